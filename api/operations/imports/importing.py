"""Imports one model: reads it in a separate process, plans the changes, and writes all of them in one transaction.

Reading starts first. The libraries of the registry, which take half a second to load, are imported in the meantime, and
those for planning only if there is something to plan.
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
    """Start reading the model at `path`, or in a zip (``FILE::member``), in `interpreter` if one is waiting."""
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
    """Import the model at `path`, or in a zip (``FILE::member``); the registry is created if there is none.

    Returns a receipt for each building of the file; either all of them are imported or none. A file is divided by its
    buildings, unless the options name a building: then all of it is that building. `started` is the reading of the same
    file with the same options, if it is already running; it has ended on return.

    Raises FileRefused or ReadingFailed where the file cannot be read, NeedsAnswer where a person has to decide. The
    registry is unchanged in both cases.
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
    """The hash of a file named by a person; empty where it is missing, which the reading process then reports.

    Raises FileRefused where the first bytes are not those of a model; the rest is then not read.
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
    """The SHA-256 of a file, in hexadecimal; for a model in a zip it covers the zip and the name of the model."""
    with path.open("rb") as file:
        whole = hashlib.file_digest(file, "sha256").hexdigest()
    return (
        whole
        if member is None
        else hashlib.sha256(f"{whole}{MEMBER_MARK}{member}".encode("utf-8", "surrogateescape")).hexdigest()
    )
