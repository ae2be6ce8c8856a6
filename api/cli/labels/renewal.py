"""`skylt labels updates`: which labels to print, reprint or take down after imports."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options.shared import AsJson, Database, InBuilding, SettingsFile, engine_for, label_settings_for
from api.cli.terminal.output import print_json, print_table, say, talk
from registry.wording import counted

if TYPE_CHECKING:
    from api.operations.history.views import SignChanges


def register(labels: typer.Typer) -> None:
    """Add the commands of this module."""
    labels.command()(updates)


def updates(
    context: typer.Context,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="REVISION", help="A revision, such as architecture:1, or an import number; else the last import."
        ),
    ] = None,
    building: InBuilding = None,
    everything: Annotated[bool, typer.Option("--all", help="Everything with a code, whatever the label rule.")] = False,
    xlsx: Annotated[
        Path | None, typer.Option("--xlsx", metavar="FILE", help="Write the list to a spreadsheet.")
    ] = None,
    settings: SettingsFile = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """List labels to print, reprint or take down after imports.

    Without --since, those that the last import changed.

    skylt labels updates

    skylt labels updates --building Station --since architecture:1

    skylt labels print --changes-since architecture:1 --stock L7160 -o new.pdf
    """
    from api.operations.elements.names import require_named
    from api.operations.labels.renewal import sign_changes
    from registry.database.engine import reading
    from registry.elements.listing import Wanted

    with reading(engine_for(context, database)) as session:
        require_named(session, Wanted(building=building))
        found = sign_changes(session, since, building, label_settings_for(settings).rule, everything=everything)
    if xlsx is not None:
        from api.operations.labels.renewal import write_sign_sheet

        write_sign_sheet(found, xlsx)
        talk(f"{counted(len(found.signs), 'label')} in {xlsx}")
    if as_json:
        print_json(found)
    else:
        _print_updates(found)


def _print_updates(found: "SignChanges") -> None:
    from api.operations.history.views import changes_in_words
    from registry.codes.text import grouped

    print_table(
        found.signs,
        [
            ("Do", lambda row: row.action),
            ("Code", lambda row: grouped(row.code)),
            ("Storey", lambda row: row.storey),
            ("Room", lambda row: row.room or row.number),
            ("Name", lambda row: row.name),
            ("Class", lambda row: row.ifc_class),
            ("What changed", lambda row: changes_in_words(row.changes)),
        ],
    )
    say(
        f"{found.building} since {found.since}: {found.to_print} to print, {found.to_print_again} to reprint, "
        f"{found.to_take_down} to take down, {found.to_leave} unchanged"
    )
