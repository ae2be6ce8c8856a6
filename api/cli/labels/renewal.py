"""`skylt labels updates`: which labels to print, reprint or take down after imports."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options.groups import spread
from api.cli.options.listing import AsList
from api.cli.options.shared import (
    Database,
    InBuilding,
    InRoom,
    OfClass,
    SettingsFile,
    engine_for,
    label_settings_for,
)
from api.cli.terminal.lists import print_list
from api.cli.terminal.output import print_json, say, talk
from registry.wording import counted

if TYPE_CHECKING:
    from api.operations.history.views import SignChanges


def register(labels: typer.Typer) -> None:
    """Add the commands of this module."""
    labels.command()(updates)


@spread
def updates(
    context: typer.Context,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="REVISION", help="A revision, such as architecture:1, or an import number; else the last import."
        ),
    ] = None,
    building: InBuilding = None,
    room: InRoom = None,
    ifc_class: OfClass = None,
    everything: Annotated[bool, typer.Option("--all", help="Everything with a code, whatever the label rule.")] = False,
    settings: SettingsFile = None,
    database: Database = None,
    listing: AsList = AsList(),
) -> None:
    """List labels to print, reprint or take down after imports.

    Without --since, those that the last import changed.

    skylt labels updates

    skylt labels updates --building Station --since architecture:1

    skylt labels print --changes-since architecture:1 --stock L7160 -o new.pdf
    """
    from api.operations.elements.names import require_named
    from api.operations.labels.renewal import sign_changes, signs_of
    from registry.database.engine import reading
    from registry.elements.listing import Wanted

    with reading(engine_for(context, database)) as session:
        require_named(session, Wanted(building=building))
        found = sign_changes(session, since, building, label_settings_for(settings).rule, everything=everything)
        found = signs_of(session, found, room, ifc_class)
    if listing.as_json:
        print_json(found)
        return
    if listing.xlsx is not None:
        from api.operations.labels.renewal import write_sign_sheet

        write_sign_sheet(found, listing.xlsx)
        talk(f"{counted(len(found.signs), 'label')} in {listing.xlsx}")
    _print_updates(found, AsList(csv=listing.csv))


def _print_updates(found: "SignChanges", listing: AsList) -> None:
    from api.operations.history.views import changes_in_words
    from registry.codes.text import grouped

    print_list(
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
        listing,
    )
    say(
        f"{found.building} since {found.since}: {found.to_print} to print, {found.to_print_again} to reprint, "
        f"{found.to_take_down} to take down, {found.to_leave} unchanged"
    )
