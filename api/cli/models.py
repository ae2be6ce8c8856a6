"""`skylt import`: models in, receipts out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import AsJson, Database, SettingsFile, engine_for, owner_for
from api.cli.output import print_json, progress_bar, talk
from api.cli.receipts import print_receipts

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from api.operations.importing import ImportOptions
    from api.operations.receipt_views import Receipt
    from ifc_import.reading.isolation.process import ReadingProcess


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("import")(import_)


def import_(  # noqa: PLR0913, PLR0917  (one parameter an option)
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(help="IFC models: .ifc or .ifczip; FILE::MEMBER for one of several in a zip.", metavar="FILE"),
    ],
    building: Annotated[
        str | None, typer.Option(metavar="NAME", help="The building that all of it belongs to.")
    ] = None,
    discipline: Annotated[
        str | None, typer.Option(metavar="NAME", help="The source model they belong to, as architecture or electrical.")
    ] = None,
    revision_of: Annotated[
        str | None, typer.Option(metavar="NAME", help="Answer: it is a new revision of this source model.")
    ] = None,
    new_source_model: Annotated[
        bool, typer.Option("--new-source-model", help="Answer: it is another model than those that are there.")
    ] = False,
    accept_losses: Annotated[
        bool, typer.Option("--accept-losses", help="Answer: what the file lacks is really gone.")
    ] = False,
    accept_class_changes: Annotated[
        bool, typer.Option("--accept-class-changes", help="Answer: known ids are other things now.")
    ] = False,
    accept_older: Annotated[
        bool, typer.Option("--accept-older", help="Answer: it counts, though written before the last revision.")
    ] = False,
    accept_copied_ids: Annotated[
        bool, typer.Option("--accept-copied-ids", help="Answer: it was made from another building's model.")
    ] = False,
    accept_incomplete: Annotated[
        bool,
        typer.Option("--accept-incomplete", help="Read a file that is cut off or damaged as far as it goes."),
    ] = False,
    settings: SettingsFile = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change and write nothing.")] = False,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Read building models into the registry; each file is one transaction.

    The registry is created if there is none, and the same file twice changes nothing.

    A file with several buildings is divided, unless --building names the one that all of it belongs to.

    skylt import arc.ifc hvac.ifc --building Station

    skylt import arc-rev2.ifc --building Station --dry-run
    """
    from ifc_import.reading.isolation.interpreter import Interpreter  # noqa: PLC0415  (a command imports only what it needs)

    with Interpreter() as waiting:  # it gets ready while the settings are read, and reads while all else is loaded
        from api.operations.importing import ImportOptions, start_reading  # noqa: PLC0415

        options = ImportOptions(
            building=building,
            discipline=discipline,
            revision_of=revision_of,
            new_source_model=new_source_model,
            accept_losses=accept_losses,
            accept_class_changes=accept_class_changes,
            accept_older=accept_older,
            accept_copied_ids=accept_copied_ids,
            accept_incomplete=accept_incomplete,
            dry_run=dry_run,
            owner=owner_for(settings),
        )
        with start_reading(files[0], options, waiting) as first:
            engine = engine_for(context, database, must_exist=False)
            receipts, refused = _import_all(engine, files, options, first)
    if as_json:
        print_json(receipts)
    else:
        print_receipts(receipts)
    if refused:
        from api.cli.exits import REFUSED  # noqa: PLC0415

        raise typer.Exit(REFUSED)


def _import_all(
    engine: "Engine", files: list[Path], options: "ImportOptions", first: "ReadingProcess"
) -> "tuple[list[Receipt], bool]":
    """The receipts of `files`, of which `first` reads the first one, and whether any of them was refused."""
    from datetime import UTC, datetime  # noqa: PLC0415  (a command imports only what it needs)

    from api.operations.errors import NeedsAnswer  # noqa: PLC0415
    from api.operations.importing import import_model, start_reading  # noqa: PLC0415
    from ifc_import.errors import ImportFailure  # noqa: PLC0415

    receipts: list[Receipt] = []
    refused = False
    for number, file in enumerate(files):
        started = start_reading(file, options) if number else first
        try:
            with progress_bar(file.name) as progress:
                receipts.extend(import_model(engine, file, options, lambda: datetime.now(UTC), progress, started))
        except (ImportFailure, NeedsAnswer) as error:
            talk(f"skylt: {error}")
            refused = True
    return receipts, refused
