"""How `skylt import` runs: one file after the other, or a saved plan."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.cli.options.shared import owner_for
from api.cli.terminal.advice import error_line
from api.cli.terminal.output import progress_bar, talk

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from api.operations.imports.importing import ImportOptions
    from api.operations.receipts.views import Receipt
    from ifc_import.reading.isolation.process import ReadingProcess


def import_planned(plan: Path, settings: Path | None, engine: "Callable[[], Engine]") -> "list[Receipt]":
    """Carry out a saved plan and return its receipts."""
    from datetime import UTC, datetime

    from api.operations.imports.kept_plans import apply_plan_file

    with progress_bar(plan.name) as progress:
        return apply_plan_file(engine(), plan, owner_for(settings), lambda: datetime.now(UTC), progress)


def import_files(
    files: list[Path], said: dict[str, Any], settings: Path | None, engine: "Callable[[], Engine]", keep: Path | None
) -> "tuple[list[Receipt], bool]":
    """Import `files`; return the receipts, and whether any file was refused."""
    from ifc_import.reading.isolation.interpreter import Interpreter

    with Interpreter() as waiting:  # it gets ready while the settings are read, and reads while all else is loaded
        from api.operations.imports.importing import ImportOptions, start_reading

        options = ImportOptions(**said, owner=owner_for(settings))
        with start_reading(files[0], options, waiting) as first:
            if keep is not None:
                return _plan_and_keep(engine(), files[0], options, first, keep), False
            return _import_all(engine(), files, options, first)


def _plan_and_keep(
    engine: "Engine", file: Path, options: "ImportOptions", started: "ReadingProcess", keep: Path
) -> "list[Receipt]":
    """Plan the import of a file, save the plan, and return the receipts."""
    from datetime import UTC, datetime

    from api.operations.imports.kept_plans import plan_and_keep

    with progress_bar(file.name) as progress:
        receipts = plan_and_keep(engine, file, options, lambda: datetime.now(UTC), keep, progress, started)
    talk(f"Plan saved. To carry it out: skylt import --plan {keep}")
    return receipts


def _import_all(
    engine: "Engine", files: list[Path], options: "ImportOptions", first: "ReadingProcess"
) -> "tuple[list[Receipt], bool]":
    """Import `files`, the first of which `first` is already reading; return receipts and whether any was refused."""
    from datetime import UTC, datetime

    from api.operations.errors import NeedsAnswer
    from api.operations.imports.importing import import_model, start_reading
    from ifc_import.errors import ImportFailure

    receipts: list[Receipt] = []
    refused = False
    for number, file in enumerate(files):
        started = start_reading(file, options) if number else first
        try:
            with progress_bar(file.name) as progress:
                receipts.extend(import_model(engine, file, options, lambda: datetime.now(UTC), progress, started))
        except (ImportFailure, NeedsAnswer) as error:
            talk(f"skylt: {error_line(error)}")
            refused = True
    return receipts, refused
