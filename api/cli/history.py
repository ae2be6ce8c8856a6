"""`skylt history` and `global-ids`: the past of an element, and its GlobalIds in the models."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options.groups import spread
from api.cli.options.listing import AsList
from api.cli.options.shared import (
    AsOfRevision,
    Database,
    InBuilding,
    InRoom,
    MeantBuilding,
    MeantStorey,
    OfClass,
    engine_for,
)
from api.cli.terminal.lists import print_list
from api.cli.terminal.output import print_json, say
from registry.wording import numbered_name

if TYPE_CHECKING:
    from api.operations.history.views import ElementHistory, HistoryEntry


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(history)
    app.command("global-ids")(global_ids)


@spread
def history(
    context: typer.Context,
    which: Annotated[
        str,
        typer.Argument(
            metavar="ELEMENT", help="The element: its code, GlobalId, room number, tag, serial number or key."
        ),
    ],
    building: MeantBuilding = None,
    storey: MeantStorey = None,
    database: Database = None,
    listing: AsList = AsList(),
) -> None:
    """Show the full history of an element.

    Every change, by imports and by people.

    skylt history 7K3-M9Q-X2R
    """
    from api.operations.elements.meant import Within
    from api.operations.history.element import history_of
    from registry.database.engine import reading

    with reading(engine_for(context, database)) as session:
        found = history_of(session, which, Within(building, storey))
    if listing.as_json:
        print_json(found)
    else:
        _print_history(found, listing)


@spread
def global_ids(
    context: typer.Context,
    building: InBuilding = None,
    room: InRoom = None,
    ifc_class: OfClass = None,
    as_of: AsOfRevision = None,
    database: Database = None,
    listing: AsList = AsList(),
) -> None:
    """List the GlobalIds of each element by source model.

    skylt global-ids --building Station --as-of architecture:1
    """
    from api.operations.history.as_of import bindings_then
    from registry.codes.text import grouped
    from registry.database.engine import reading

    with reading(engine_for(context, database)) as session:
        views = bindings_then(session, building, as_of, room=room, ifc_class=ifc_class)
    print_list(
        views,
        [
            ("Code", lambda row: row.code and grouped(row.code)),
            ("Building", lambda row: row.building),
            ("Source model", lambda row: row.source_model),
            ("since", lambda row: row.since),
            ("by", lambda row: row.rule),
            ("GlobalId", lambda row: row.global_id),
            ("Class", lambda row: row.ifc_class),
            ("Name", lambda row: numbered_name(row.number, row.name)),
        ],
        listing,
    )


def _print_history(found: "ElementHistory", listing: AsList) -> None:
    from registry.codes.text import grouped

    names = numbered_name(found.number, found.name)
    code = found.code and grouped(found.code)
    where = "" if found.building is None else f", {found.building}"
    state = "" if found.retired_at is None else f", removed on {found.retired_at:%Y-%m-%d}"
    if listing.file is None:
        say(f"{code or found.id}  {found.kind} {names}{where}{state}")
    print_list(
        found.entries,
        [
            ("When", lambda row: f"{row.at:%Y-%m-%d %H:%M}"),
            ("What", lambda row: row.event),
            ("By", _by),
            ("Changed", _changed),
        ],
        listing,
    )


def _by(entry: "HistoryEntry") -> str:
    """Return the import with its rule, or the person with the reason."""
    ref = entry.revision
    if ref is None:
        return f"{entry.who}: {entry.why}" if entry.why else entry.who
    undone = "" if ref.undone_at is None else ", taken back"
    rule = f" by {entry.rule}" if entry.rule and entry.rule != "new" else ""
    return f"{ref.source_model}:{ref.revision} {ref.file}{undone}{rule}"


def _changed(entry: "HistoryEntry") -> str:
    from api.operations.history.views import changes_in_words

    return changes_in_words(entry.changes)
