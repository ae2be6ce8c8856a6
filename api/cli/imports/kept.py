"""`skylt revisions`: the imported revisions, what each changed, how stable their ids are, and undoing the last one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options.groups import spread
from api.cli.options.listing import AsList
from api.cli.options.shared import AsJson, Database, InBuilding, SettingsFile, engine_for, one_of, owner_for
from api.cli.receipts.printing import print_changes
from api.cli.terminal.lists import print_list
from api.cli.terminal.output import print_json, say, talk
from registry.wording import LARGEST_ID, counted

if TYPE_CHECKING:
    from api.operations.history.views import StabilityView, UndoneView

revisions = typer.Typer(
    help="List imported revisions, show what changed, undo the last.\n\nskylt revisions list",
    no_args_is_help=True,
)

imports = typer.Typer(help="Show what an import changed.\n\nskylt imports show 4", no_args_is_help=True)
"""Another name for `revisions show`, for who asks by the number of the import."""

OfModel = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="Only this source model, such as architecture.")
]
RevisionStatus = Annotated[
    str | None, typer.Option("--status", metavar="APPLIED|UNDONE", help="Only imports of this status.")
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(revisions, name="revisions")
    app.add_typer(imports, name="imports", hidden=True)


@revisions.command("list")
@spread
def list_(
    context: typer.Context,
    building: InBuilding = None,
    model: OfModel = None,
    status: RevisionStatus = None,
    database: Database = None,
    listing: AsList = AsList(),
) -> None:
    """List the imported revisions, newest first.

    Their receipts have the same numbers.

    skylt revisions list --building Station
    """
    from api.operations.receipts.kept import STATUSES, list_revisions
    from registry.database.engine import reading

    wanted = one_of(status, STATUSES, "--status")
    with reading(engine_for(context, database)) as session:
        views = list_revisions(session, building, model, wanted)
    print_list(
        views,
        [
            ("Import", lambda row: row.id),
            ("Read on", lambda row: f"{row.imported_at:%Y-%m-%d %H:%M}"),
            ("Building", lambda row: row.building),
            ("Revision", lambda row: f"{row.source_model}:{row.revision}"),
            ("File", lambda row: row.file),
            ("Undone on", lambda row: row.undone_at and f"{row.undone_at:%Y-%m-%d %H:%M}"),
        ],
        listing,
    )


@imports.command("show")
@revisions.command("show")
def show(
    context: typer.Context,
    number: Annotated[
        int, typer.Argument(metavar="IMPORT", min=1, max=LARGEST_ID, help="Its number, from skylt revisions list.")
    ],
    xlsx: Annotated[Path | None, typer.Option("--xlsx", metavar="FILE", help="Write a spreadsheet.")] = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Show what an import changed, element by element.

    What matters to labels comes first, then rooms and floor areas.

    skylt revisions show 4

    skylt revisions show 4 --xlsx changes.xlsx
    """
    from api.operations.receipts.kept import receipt_with_plan
    from registry.database.engine import reading

    with reading(engine_for(context, database)) as session:
        receipt = receipt_with_plan(session, number)
    if xlsx is not None:
        from api.operations.receipts.import_plan_sheets import write_plans

        count = write_plans([receipt], xlsx)
        talk(f"{counted(count, 'row')} in {xlsx}")
    if as_json:
        print_json(receipt)
    else:
        print_changes(receipt)


@revisions.command("undo")
def undo(
    context: typer.Context,
    number: Annotated[
        int | None, typer.Argument(metavar="IMPORT", help="Its number, from skylt revisions list.")
    ] = None,
    last: Annotated[bool, typer.Option("--last", help="The last import of --building and --model.")] = False,
    building: InBuilding = None,
    model: OfModel = None,
    yes: Annotated[bool, typer.Option("--yes", help="Undo even if labels of its elements may be mounted.")] = False,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who decided it, if not the current system user.", hidden=True)
    ] = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept in the history.")] = "",
    settings: SettingsFile = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")] = False,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Undo the last import of a source model.

    Elements it added are retired and keep their codes; importing the same file again restores them.

    skylt revisions undo --last --building Station --model architecture --dry-run

    skylt revisions undo 4 --yes --why "the wrong file"
    """
    from datetime import UTC, datetime
    from getpass import getuser

    from api.operations.imports.undoing import UndoOptions, undo_import

    if (number is None) != last:
        raise typer.BadParameter("name the import by its number, or by --last with --building and --model")
    if number is not None and (building, model) != (None, None):
        raise typer.BadParameter("the number identifies the import: leave out --building and --model")
    options = UndoOptions(number, building, model, yes, dry_run, owner_for(settings))
    engine = engine_for(context, database)
    undone = undo_import(engine, options, lambda: datetime.now(UTC), by or getuser(), why)
    if as_json:
        print_json(undone)
    else:
        say(_told(undone))


@revisions.command("scorecard")
@spread
def scorecard(
    context: typer.Context,
    building: Annotated[str, typer.Option(metavar="NAME", help="The building.")],
    model: OfModel = None,
    database: Database = None,
    listing: AsList = AsList(),
) -> None:
    """Show how stable ids, tags and names are across revisions.

    skylt revisions scorecard --building Station
    """
    from api.operations.history.scorecards import scorecard as card_of
    from registry.database.engine import reading

    with reading(engine_for(context, database)) as session:
        card = card_of(session, building, model)
    if listing.as_json:
        print_json(card)
        return
    print_list(
        card.pairs,
        [
            ("Source model", lambda row: row.source_model),
            ("Revisions", lambda row: f"{row.from_revision} → {row.to_revision}"),
            ("Elements", lambda row: row.before),
            ("same GlobalId", lambda row: _share(row.same_global_id, row.global_id_share)),
            ("same tag", lambda row: _share(row.same_tag, row.tag_share)),
            ("same name", lambda row: _share(row.same_name, row.name_share)),
            ("another GlobalId", _recognised),
            ("gone", lambda row: row.gone),
            ("returned", lambda row: row.returned),
            ("new", lambda row: row.added),
        ],
        listing,
    )


def _told(undone: "UndoneView") -> str:
    done = "would be undone (dry run: nothing was written)" if undone.dry_run else "undone"
    return (
        f"import {undone.id}, {undone.file} → {undone.building}, {undone.source_model} revision {undone.revision}, "
        f"{done}: {counted(undone.removed, 'element')} removed, {undone.returned} restored, {undone.unmatched} with "
        f"their previous GlobalId, {undone.restated} with their previous values"
    )


def _share(count: int, share: float | None) -> str:
    return "" if share is None else f"{count} ({share:.1%})"


def _recognised(pair: "StabilityView") -> str:
    return ", ".join(f"{count} by {rule}" for rule, count in pair.new_global_ids.items())
