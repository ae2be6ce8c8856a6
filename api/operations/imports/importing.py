"""Imports one model: read it in its own process, plan, and write everything in one transaction or nothing at all.

The reading starts first. The registry's libraries, which take half a second to load, come while it reads, and those
that plan only where there is something to plan.
"""

import hashlib
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from api.operations.imports.options import ImportOptions
from ifc_import.errors import FileRefused
from ifc_import.reading.file.envelope import require_model
from ifc_import.reading.isolation.interpreter import Interpreter
from ifc_import.reading.isolation.process import Progress, ReadingProcess
from ifc_import.reading.isolation.request import MEMBER_MARK, shown_name, split_member
from ifc_import.reading.isolation.status import is_file

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from api.operations.receipts.views import Receipt

__all__ = ["Clock", "ImportOptions", "file_hash", "import_model", "named_file_hash", "start_reading"]

Clock = Callable[[], datetime]


def start_reading(path: Path, options: ImportOptions, interpreter: Interpreter | None = None) -> ReadingProcess:
    """Start reading the model at `path`, or in it (``FILE::member`` of a zip), by an interpreter that waits for it."""
    file, member = split_member(path)
    return ReadingProcess(
        file,
        member=member,
        accept_incomplete=options.accept_incomplete,
        profile=options.owner.reading,
        limits=options.owner.limits,
        interpreter=interpreter,
    )


def import_model(
    engine: "Engine",
    path: Path,
    options: ImportOptions,
    clock: Clock,
    progress: Progress = lambda *_: None,
    started: ReadingProcess | None = None,
) -> "list[Receipt]":
    """Import the model at `path`, or in it (``FILE::member`` of a zip); the registry is created if there is none.

    Returns a receipt for each building of the file, all of them imported or none: by itself a file is divided by its
    buildings, with a name for the building it is read as that one. `started` is the reading of the same file with the
    same options where it is under way already; it is over afterwards.

    Raises FileRefused or ReadingFailed where it can't be read, NeedsAnswer where a person has to decide. The
    registry is then as it was.
    """
    with started or start_reading(path, options) as process:
        from api.operations.imports.known_files import receipts_of_same_file  # noqa: PLC0415  (while the file is read)

        digest = named_file_hash(path)
        known = receipts_of_same_file(engine, digest, options)
        if known:
            return known
        from api.operations.imports.taking_in import take_in, writable  # noqa: PLC0415  (while the file is read)
        from registry.database.migrating import unmade_where_it_fails  # noqa: PLC0415

        with unmade_where_it_fails(engine), writable(engine, dry_run=options.dry_run) as registry:
            snapshot = process.result(progress)
            progress("registry", 0, 1)
            receipts = take_in(registry, snapshot, digest, options, clock)
    progress("registry", 1, 1)
    return receipts


def named_file_hash(path: Path) -> str:
    """The hash of the file that a person named; empty where there is none, which the reading process explains.

    Raises FileRefused before a byte more than the first ones is read where it is no model.
    """
    file, member = split_member(path)
    if not (is_file(file) and os.access(file, os.R_OK)):
        return ""
    require_model(file)
    try:
        return file_hash(file, member)
    except OSError as error:
        raise FileRefused(f"{shown_name(file)} can't be read: {error.strerror}; check its rights and disk") from error


def file_hash(path: Path, member: str | None = None) -> str:
    """The SHA-256 of a file, in hexadecimal; of one model in a zip that of the zip's and the model's name."""
    with path.open("rb") as file:
        whole = hashlib.file_digest(file, "sha256").hexdigest()
    return (
        whole
        if member is None
        else hashlib.sha256(f"{whole}{MEMBER_MARK}{member}".encode("utf-8", "surrogateescape")).hexdigest()
    )
