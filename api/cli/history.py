"""`skylt history`, `changes` and `bindings`: what was before, and what it means for signs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options.shared import (
    AsJson,
    AsOfRevision,
    Database,
    InBuilding,
    MeantBuilding,
    MeantStorey,
    SettingsFile,
    engine_for,
    label_settings_for,
)
from api.cli.terminal.output import print_json, print_table, talk
from registry.wording import numbered_name

if TYPE_CHECKING:
    from api.operations.history.views import ElementHistory, HistoryEntry, SignChanges


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (history, changes, bindings):
        app.command()(command)


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
    as_json: AsJson = False,
) -> None:
    """Tell everything that ever happened to an element: every import's and every hand's change.

    skylt history 7K3-M9Q-X2R
    """
    from api.operations.elements.meant import Within
    from api.operations.history.element import history_of
    from registry.database.engine import reading

    with reading(engine_for(context, database)) as session:
        found = history_of(session, which, Within(building, storey))
    if as_json:
        print_json(found)
    else:
        _print_history(found)


def changes(
    context: typer.Context,
    since: Annotated[
        str,
        typer.Option(
            metavar="REVISION", help="Since when: architecture:1, or the number of an import (`skylt imports list`)."
        ),
    ],
    building: InBuilding = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Everything that has a code, also what usually gets no label.")
    ] = False,
    xlsx: Annotated[
        Path | None, typer.Option("--xlsx", metavar="FILE", help="Write the list to a spreadsheet.")
    ] = None,
    settings: SettingsFile = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """List what all imports since a revision mean for signs: print, print again, take down.

    skylt changes --building Station --since architecture:1

    skylt labels print --changes-since architecture:1 prints those labels.
    """
    from api.operations.labels.renewal import sign_changes
    from registry.database.engine import reading

    with reading(engine_for(context, database)) as session:
        found = sign_changes(session, since, building, label_settings_for(settings).rule, everything=everything)
    if xlsx is not None:
        from api.operations.labels.renewal import write_sign_sheet

        write_sign_sheet(found, xlsx)
        talk(f"{len(found.signs)} signs in {xlsx}")
    if as_json:
        print_json(found)
    else:
        _print_changes(found)


def bindings(
    context: typer.Context,
    building: InBuilding = None,
    as_of: AsOfRevision = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """List which element is which GlobalId in which source model, now or as of a revision.

    skylt bindings --building Station --as-of architecture:1
    """
    from api.operations.history.as_of import bindings_then
    from registry.codes.text import grouped
    from registry.database.engine import reading

    with reading(engine_for(context, database)) as session:
        views = bindings_then(session, building, as_of)
    if as_json:
        print_json(views)
        return
    print_table(
        views,
        [
            ("Code", lambda one: one.code and grouped(one.code)),
            ("Building", lambda one: one.building),
            ("Source model", lambda one: one.source_model),
            ("since", lambda one: one.since),
            ("by", lambda one: one.rule),
            ("GlobalId", lambda one: one.global_id),
            ("Class", lambda one: one.ifc_class),
            ("Name", lambda one: numbered_name(one.number, one.name)),
        ],
    )


def _print_history(found: "ElementHistory") -> None:
    from registry.codes.text import grouped

    names = numbered_name(found.number, found.name)
    code = found.code and grouped(found.code)
    where = "" if found.building is None else f", {found.building}"
    state = "" if found.retired_at is None else f", removed on {found.retired_at:%Y-%m-%d}"
    typer.echo(f"{code or found.id}  {found.kind} {names}{where}{state}")
    print_table(
        found.entries,
        [
            ("When", lambda one: f"{one.at:%Y-%m-%d %H:%M}"),
            ("What", lambda one: one.event),
            ("By", _by),
            ("Changed", _changed),
        ],
    )


def _by(entry: "HistoryEntry") -> str:
    """The import with its rule, or the person with the reason."""
    ref = entry.revision
    if ref is None:
        return f"{entry.who}: {entry.why}" if entry.why else entry.who
    undone = "" if ref.undone_at is None else ", taken back"
    rule = f" by {entry.rule}" if entry.rule and entry.rule != "new" else ""
    return f"{ref.source_model}:{ref.revision} {ref.file}{undone}{rule}"


def _changed(entry: "HistoryEntry") -> str:
    from api.operations.history.views import changes_in_words

    return changes_in_words(entry.changes)


def _print_changes(found: "SignChanges") -> None:
    from api.operations.history.views import changes_in_words
    from registry.codes.text import grouped

    print_table(
        found.signs,
        [
            ("Do", lambda one: one.action),
            ("Code", lambda one: grouped(one.code)),
            ("Storey", lambda one: one.storey),
            ("Room", lambda one: one.room or one.number),
            ("Name", lambda one: one.name),
            ("Class", lambda one: one.ifc_class),
            ("What changed", lambda one: changes_in_words(one.changes)),
        ],
    )
    typer.echo(
        f"{found.building} since {found.since}: {found.to_print} to print, {found.to_print_again} to print again, "
        f"{found.to_take_down} to take down, {found.to_leave} to leave"
    )
