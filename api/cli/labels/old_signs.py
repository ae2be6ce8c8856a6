"""`skylt labels adopt` and `adopted`: existing signs, mounted before Skylt."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.labels.mounting import DryRun, headings, tell_dry_run
from api.cli.options.groups import spread
from api.cli.options.listing import AsList
from api.cli.options.saying import By, Why, saying_of
from api.cli.options.shared import AsJson, Database, InBuilding, engine_for
from api.cli.terminal.lists import print_list
from api.cli.terminal.output import print_json, say, talk
from registry.wording import counted, numbered_name

if TYPE_CHECKING:
    from api.operations.labels.old_signs.views import AdoptedView


def register(labels: typer.Typer) -> None:
    """Add the commands of this module."""
    labels.command()(adopt)
    labels.command()(adopted)


def adopt(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The table: .csv or .xlsx.")],
    column_text: Annotated[
        str | None, typer.Option("--column-text", metavar="HEADING", help="The column with the text on the signs.")
    ] = None,
    column_element: Annotated[
        str | None, typer.Option("--column-element", metavar="HEADING", help="The column that identifies the element.")
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="ROLE=HEADING",
            help="Which column holds text, element (any of the following), code, global-id, room, designation, tag, "
            "serial-number, asset-identifier, bar-code, key (in an asset list), building or storey; repeatable.",
            hidden=True,
        ),
    ] = None,
    building: Annotated[
        str | None, typer.Option("--building", metavar="NAME", help="The building of rows that name none.")
    ] = None,
    accept_unmatched: Annotated[
        bool, typer.Option("--accept-unmatched", help="Skip rows that can't be adopted.")
    ] = False,
    xlsx: Annotated[
        Path | None, typer.Option("--xlsx", metavar="FILE", help="Write the skipped rows to a spreadsheet.")
    ] = None,
    by: By = None,
    why: Why = "",
    dry_run: DryRun = False,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Adopt existing signs, so that their text finds the element.

    skylt labels adopt signs.xlsx --building Station --dry-run

    skylt labels adopt old.csv --column-text "Gamla koden" --column-element "Beteckning"
    """
    from api.operations.labels.old_signs.adopting import AdoptOptions
    from api.operations.labels.old_signs.adopting import adopt as adopt_signs
    from api.operations.labels.old_signs.table import read_sign_table
    from registry.database.engine import writing

    said = {"text": column_text, "element": column_element}
    named = headings(columns) | {role: heading for role, heading in said.items() if heading}
    rows = read_sign_table(file, named)
    options = AdoptOptions(file.name, building, accept_unmatched)
    with writing(engine_for(context, database), keep=not dry_run) as session:
        view = adopt_signs(session, rows, options, saying_of(by, why)).model_copy(update={"dry_run": dry_run})
    if xlsx is not None:
        from api.operations.labels.old_signs.adopting import write_problems

        write_problems(view, xlsx)
        talk(f"{counted(len(view.problems), 'row')} in {xlsx}")
    print_json(view) if as_json else _print_adopted(view)
    if not view.applied:
        from api.cli.terminal.exits import REFUSED

        raise typer.Exit(REFUSED)


@spread
def adopted(
    context: typer.Context,
    building: InBuilding = None,
    forget: Annotated[
        list[str] | None, typer.Option("--forget", metavar="TEXT", help="Remove the sign with this text; repeatable.")
    ] = None,
    by: By = None,
    why: Why = "",
    dry_run: DryRun = False,
    database: Database = None,
    listing: AsList = AsList(),
) -> None:
    """List the adopted signs, or remove some of them.

    skylt labels adopted --building Station

    skylt labels adopted --forget "PUMP 04/2"
    """
    from api.operations.labels.old_signs import adopting
    from registry.codes.text import grouped
    from registry.database.engine import reading, writing

    engine = engine_for(context, database)
    if forget:
        with writing(engine, keep=not dry_run) as session:
            gone = [adopting.forget(session, text, saying_of(by, why)) for text in forget]
        views = [sign.model_copy(update={"dry_run": dry_run}) for sign in gone]
        print_json(views) if listing.as_json else say(f"{counted(len(gone), 'sign')} removed")
        tell_dry_run(dry_run and not listing.as_json)
        return
    with reading(engine) as session:
        signs = adopting.list_signs(session, building)
    print_list(
        signs,
        [
            ("Sign", lambda row: row.text),
            ("leads to", lambda row: numbered_name(row.number, row.name)),
            ("Code", lambda row: row.code and grouped(row.code)),
            ("Building", lambda row: row.building),
            ("removed", lambda row: row.retired_at and f"{row.retired_at:%Y-%m-%d}"),
            ("from", lambda row: row.file),
            ("by", lambda row: row.who),
        ],
        listing,
        least=("by", "from", "removed"),
    )


def _print_adopted(view: "AdoptedView") -> None:
    for problem in view.problems:
        say(problem.message, err=not view.applied)
    if not view.applied:
        talk(
            f"skylt: {view.file}: nothing was changed; {counted(len(view.problems), 'row')} can't be adopted. "
            "--accept-unmatched skips them, --xlsx FILE writes them to a spreadsheet"
        )
        return
    say(
        f"{view.file}: {counted(view.rows, 'sign')}, {view.met} matched; {view.added} new, {view.changed} changed, "
        f"{len(view.problems)} not adopted"
    )
    tell_dry_run(view.dry_run)
