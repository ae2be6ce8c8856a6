"""`skylt correct` and `owner-table`: corrections by people, which override the models."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options.groups import spread
from api.cli.options.listing import AsList
from api.cli.options.saying import By, Why, saying_of
from api.cli.options.shared import AsJson, Database, MeantBuilding, MeantStorey, SettingsFile, engine_for, owner_for
from api.cli.terminal.lists import print_list
from api.cli.terminal.output import print_json, print_table, say
from registry.wording import counted

if TYPE_CHECKING:
    from api.operations.corrections.views import CorrectedView, ElementCorrectionsView, OwnerTableView

DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(correct)
    app.command("owner-table")(owner_table)


@spread
def correct(
    context: typer.Context,
    which: Annotated[
        str, typer.Argument(metavar="ELEMENT", help="Its code, GlobalId, room number, tag, serial number or key.")
    ],
    values: Annotated[
        list[str] | None, typer.Argument(metavar="FIELD=VALUE…", help="Such as number=101 or serial_number=A-2231.")
    ] = None,
    take_back: Annotated[
        list[str] | None,
        typer.Option("--take-back", metavar="FIELD", help="Go back to the model's value; repeatable."),
    ] = None,
    building: MeantBuilding = None,
    storey: MeantStorey = None,
    by: By = None,
    why: Why = "",
    settings: SettingsFile = None,
    dry_run: DryRun = False,
    database: Database = None,
    listing: AsList = AsList(),
) -> None:
    """Correct fields of a space, asset, storey or building.

    Corrections override the models and survive imports. Without a field, all corrections of the element are listed.

    skylt correct 7K3-M9Q-X2R number=101 name=Reception --why "as on the door"

    skylt correct 7K3-M9Q-X2R --take-back name
    """
    from api.operations.corrections.correcting import correct as correct_element
    from api.operations.corrections.correcting import corrections_of
    from api.operations.elements.meant import Within
    from registry.database.engine import reading, writing

    within = Within(building, storey)
    said = dict(_split(value, "FIELD=VALUE, such as number=101") for value in values or ())
    if listing.file is not None and (said or take_back):
        raise typer.BadParameter("--xlsx and --csv write the list of corrections: leave out what is to be corrected")
    if not said and not take_back:
        with reading(engine_for(context, database)) as session:
            found = corrections_of(session, which, within)
        print_json(found) if listing.as_json else _print_corrections(found, listing)
        return
    owner, saying = owner_for(settings), saying_of(by, why)
    with writing(engine_for(context, database), keep=not dry_run) as session:
        view = correct_element(session, which, said, saying, take_back=take_back or (), owner=owner, within=within)
    view = view.model_copy(update={"dry_run": dry_run})
    print_json(view) if listing.as_json else _print_corrected(view)


def owner_table(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The table: .csv or .xlsx.")],
    building: Annotated[str, typer.Option("--building", metavar="NAME", help="The building of the rooms.")],
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="ROLE=HEADING",
            help="Which column holds number (in the models), global-id, code, storey; owner-number, name, category or "
            "area; repeatable.",
            hidden=True,
        ),
    ] = None,
    accept_unmatched: Annotated[
        bool, typer.Option("--accept-unmatched", help="Accept rows whose room is in no model yet.")
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Drop rows of earlier tables missing here.")] = False,
    by: By = None,
    why: Why = "",
    settings: SettingsFile = None,
    dry_run: DryRun = False,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Set the owner's room numbers and names from a table.

    Rows identify a room by its number in the models, GlobalId or code. Either all rows are applied or none.

    skylt owner-table rooms.xlsx --building Station

    skylt owner-table rooms.csv --building Station --column number="Rit nr"
    """
    from api.operations.corrections.owner_table import TableOptions, take_owner_table
    from api.operations.corrections.owner_table_file import read_owner_table
    from registry.database.engine import writing

    named = dict(_split(column, "ROLE=HEADING, such as number=Rumsnr") for column in columns or ())
    rows = read_owner_table(file, named)
    options = TableOptions(building, file.name, accept_unmatched, replace)
    owner, saying = owner_for(settings), saying_of(by, why)
    with writing(engine_for(context, database), keep=not dry_run) as session:
        view = take_owner_table(session, rows, options, saying, owner)
    view = view.model_copy(update={"dry_run": dry_run})
    print_json(view) if as_json else _print_table(view)
    if not view.applied:
        from api.cli.terminal.exits import REFUSED

        raise typer.Exit(REFUSED)


def _split(text: str, form: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator or not name.strip():
        raise typer.BadParameter(f"{text!r} is not of the form {form}")
    return name.strip(), value


def _print_corrected(view: "CorrectedView") -> None:
    _print_element(view)
    print_table(
        view.changes,
        [
            ("Field", lambda row: row.field),
            ("before", lambda row: row.before),
            ("now", lambda row: row.after),
            ("the model says", lambda row: row.model_value),
        ],
    )
    if view.dry_run:
        say("dry run: nothing was written")


def _print_corrections(view: "ElementCorrectionsView", listing: AsList) -> None:
    if listing.file is None:
        _print_element(view)
    if not view.corrections and listing.file is None:
        say("no corrections: FIELD=VALUE makes one, such as name=Reception")
        return
    print_list(
        view.corrections,
        [
            ("Field", lambda row: row.field),
            ("said", lambda row: row.value),
            ("the model says", lambda row: row.model_value),
            ("by", lambda row: row.who),
            ("as", lambda row: row.source),
            ("on", lambda row: f"{row.at:%Y-%m-%d %H:%M}"),
            ("why", lambda row: row.why),
            ("until", lambda row: row.ended_at and f"{row.ended_at:%Y-%m-%d %H:%M}, {row.ended_by}"),
        ],
        listing,
    )


def _print_element(view: "CorrectedView | ElementCorrectionsView") -> None:
    from registry.codes.text import grouped

    element = view.element
    code = None if element.code is None else grouped(element.code)
    say("  ".join(filter(None, (code, element.kind, element.number, element.name, element.building))))


def _print_table(view: "OwnerTableView") -> None:
    for problem in view.problems:
        say(problem.message, err=not view.applied)
    if not view.applied:
        unmatched = any(problem.kind in ("unknown", "ambiguous") for problem in view.problems)
        hint = "; --accept-unmatched accepts rows whose room is in no model yet" if unmatched else ""
        say(
            f"skylt: {view.file}: nothing was changed; {counted(len(view.problems), 'row')} can't be applied{hint}",
            err=True,
        )
        return
    say(
        f"{view.file} → {view.building}: {counted(view.rows, 'row')}, {view.met} matched, "
        f"{view.waiting} waiting for their room"
    )
    say(
        f"  {counted(view.rows_changed, 'row')} new or changed, {view.rows_ended} ended; "
        f"{counted(view.rooms_changed, 'room')} changed, "
        f"{counted(view.outranked, 'field')} kept as corrected by a person"
    )
    if view.dry_run:
        say("dry run: nothing was written")
