"""`skylt import`: models in, receipts out."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.imports.runs import import_files, import_planned
from api.cli.options.shared import AsJson, Database, SettingsFile, engine_for
from api.cli.receipts.printing import print_receipts
from api.cli.terminal.output import print_json, talk

if TYPE_CHECKING:
    from api.operations.receipts.views import Receipt


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("import")(import_)


def import_(
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="IFC models: .ifc or .ifczip; FILE::MEMBER for one of several in a zip.", metavar="FILE"),
    ] = None,
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
    manifest: Annotated[
        Path | None,
        typer.Option(
            "--manifest", metavar="FILE", help="Import all files of a table: columns file, building, discipline, order."
        ),
    ] = None,
    settings: SettingsFile = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the plan: what would change, and write nothing.")
    ] = False,
    whole: Annotated[bool, typer.Option("--all", help="With --dry-run: show every row of the plan.")] = False,
    xlsx: Annotated[
        Path | None, typer.Option("--xlsx", metavar="FILE", help="With --dry-run: write the plan to a spreadsheet.")
    ] = None,
    keep: Annotated[
        Path | None, typer.Option("--keep", metavar="PLAN", help="With --dry-run: keep the plan, for --plan later.")
    ] = None,
    plan: Annotated[
        Path | None,
        typer.Option("--plan", metavar="PLAN", help="Do what a kept plan says, if nothing has changed since."),
    ] = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Read building models into the registry; each file is one transaction.

    The registry is created if there is none, and the same file twice changes nothing.

    A file with several buildings is divided, unless --building names the one that all of it belongs to.

    skylt import arc.ifc hvac.ifc --building Station

    skylt import arc-rev2.ifc --building Station --dry-run --xlsx plan.xlsx

    skylt import arc-rev2.ifc --dry-run --keep plan.json, and once all agree: skylt import --plan plan.json

    skylt import --manifest buildings.csv; a second time it goes on where it stopped
    """
    said = {
        "building": building,
        "discipline": discipline,
        "revision_of": revision_of,
        "new_source_model": new_source_model,
        "accept_losses": accept_losses,
        "accept_class_changes": accept_class_changes,
        "accept_older": accept_older,
        "accept_copied_ids": accept_copied_ids,
        "accept_incomplete": accept_incomplete,
    }
    _check_sources(files or [], said, {"--plan": plan, "--manifest": manifest}, dry_run=dry_run)
    _check_views(files or [], {"--all": whole, "--xlsx": xlsx, "--keep": keep}, dry_run=dry_run)
    found = partial(engine_for, context, database, must_exist=False)
    if manifest is not None:
        from api.cli.imports.portfolios import import_manifest

        answers = {name: value for name, value in said.items() if isinstance(value, bool)}
        import_manifest(manifest, answers | {"dry_run": dry_run}, settings, found, as_json=as_json)
        return
    if plan is not None:
        receipts, refused = import_planned(plan, settings, found), False
    else:
        receipts, refused = import_files(files or [], said | {"dry_run": dry_run}, settings, found, keep)
    _show(receipts, as_json=as_json, whole=whole, xlsx=xlsx)
    if refused:
        from api.cli.terminal.exits import REFUSED

        raise typer.Exit(REFUSED)


def _check_sources(files: list[Path], said: dict[str, Any], others: dict[str, Path | None], *, dry_run: bool) -> None:
    """Files, a plan or a manifest: one of them, with what fits it. Raises BadParameter."""
    named = [name for name, value in others.items() if value is not None]
    if len(named) + bool(files) != 1:
        missing = "" if named else "Missing argument 'FILE…': "
        raise typer.BadParameter(f"{missing}name either FILE…, {' or '.join(others)}")
    if "--plan" in named and (dry_run or any(said.values())):
        raise typer.BadParameter("--plan does what the plan says: leave out --dry-run, names and answers")
    if "--manifest" in named and any(said[name] for name in ("building", "discipline", "revision_of")):
        raise typer.BadParameter("the manifest says which building and discipline: leave out the options")


def _check_views(files: list[Path], views: dict[str, Any], *, dry_run: bool) -> None:
    """Options that say what to do with a plan: they stand and fall with `--dry-run`. Raises BadParameter."""
    named = [name for name, value in views.items() if value]
    if named and not dry_run:
        raise typer.BadParameter(f"{', '.join(named)} needs --dry-run: without it nothing is only planned")
    if named and not files:
        raise typer.BadParameter(f"{', '.join(named)} is for the plan of FILE…, not of a manifest")
    if "--keep" in named and len(files) > 1:
        raise typer.BadParameter("--keep keeps the plan of one FILE: each is planned against the registry as it is")


def _show(receipts: "list[Receipt]", *, as_json: bool, whole: bool, xlsx: Path | None) -> None:
    """Print what was done, or would be, and write it to a spreadsheet."""
    if xlsx is not None:
        from api.operations.receipts.plan_sheets import write_plans

        count = write_plans(receipts, xlsx)
        talk(f"{count} rows in {xlsx}")
    if as_json:
        print_json(receipts)
    else:
        print_receipts(receipts, whole=whole)
