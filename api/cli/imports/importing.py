"""`skylt import`: read IFC models, print a receipt for each."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.imports.runs import import_files, import_planned
from api.cli.options.shared import AsJson, Database, SettingsFile, engine_for
from api.cli.receipts.printing import print_receipts
from api.cli.terminal.output import print_json, talk
from registry.wording import counted

if TYPE_CHECKING:
    from api.operations.receipts.views import Receipt


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("import")(import_)


def import_(
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="IFC models: .ifc, .ifczip; FILE::MEMBER in a zip.", metavar="FILE"),
    ] = None,
    building: Annotated[str | None, typer.Option(metavar="NAME", help="The building that the files belong to.")] = None,
    discipline: Annotated[
        str | None, typer.Option(metavar="NAME", help="The source model, such as architecture.")
    ] = None,
    revision_of: Annotated[
        str | None, typer.Option(metavar="NAME", help="It is a new revision of this source model.")
    ] = None,
    new_source_model: Annotated[bool, typer.Option("--new-source-model", help="It is a new source model.")] = False,
    accept_losses: Annotated[
        bool, typer.Option("--accept-losses", help="Elements missing from the file are really gone.")
    ] = False,
    accept_class_changes: Annotated[
        bool, typer.Option("--accept-class-changes", help="Known ids now belong to other elements.", hidden=True)
    ] = False,
    accept_older: Annotated[
        bool, typer.Option("--accept-older", help="Accept a file older than the last revision.", hidden=True)
    ] = False,
    accept_copied_ids: Annotated[
        bool, typer.Option("--accept-copied-ids", help="The file was made from another building's model.", hidden=True)
    ] = False,
    accept_contradicted_ids: Annotated[
        bool,
        typer.Option(
            "--accept-contradicted-ids",
            help="Ids were given out anew: codes follow number and place, for this and later revisions.",
            hidden=True,
        ),
    ] = False,
    accept_incomplete: Annotated[
        bool,
        typer.Option("--accept-incomplete", help="Read what is left of a damaged file.", hidden=True),
    ] = False,
    manifest: Annotated[
        Path | None,
        typer.Option(
            "--manifest", metavar="FILE", help="Import all files in a table: file, building, discipline, order."
        ),
    ] = None,
    settings: SettingsFile = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")] = False,
    whole: Annotated[bool, typer.Option("--all", help="With --dry-run: show every finding and row.")] = False,
    xlsx: Annotated[
        Path | None, typer.Option("--xlsx", metavar="FILE", help="With --dry-run: write a spreadsheet.")
    ] = None,
    keep: Annotated[Path | None, typer.Option("--keep", metavar="PLAN", help="With --dry-run: save the plan.")] = None,
    plan: Annotated[
        Path | None,
        typer.Option("--plan", metavar="PLAN", help="Carry out a saved plan."),
    ] = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Import IFC models into the registry.

    Creates the registry if needed. Importing the same file again changes nothing.

    skylt import arc.ifc hvac.ifc --building Station

    skylt import arc-rev2.ifc --building Station --dry-run

    skylt import arc-rev2.ifc --dry-run --keep plan.json

    skylt import --plan plan.json

    skylt import --manifest buildings.csv
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
        "accept_contradicted_ids": accept_contradicted_ids,
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
    """Require files, a plan or a manifest, and only options that go with it. Raises BadParameter."""
    named = [name for name, value in others.items() if value is not None]
    if len(named) + bool(files) != 1:
        missing = "" if named else "Missing argument 'FILE…': "
        raise typer.BadParameter(f"{missing}name either FILE…, {' or '.join(others)}")
    if "--plan" in named and (dry_run or any(said.values())):
        raise typer.BadParameter("--plan carries out the plan as saved: leave out --dry-run, names and answers")
    if "--manifest" in named and any(said[name] for name in ("building", "discipline", "revision_of")):
        raise typer.BadParameter("the manifest names the building and discipline: leave out these options")


def _check_views(files: list[Path], views: dict[str, Any], *, dry_run: bool) -> None:
    """Require `--dry-run` for options about the plan. Raises BadParameter."""
    named = [name for name, value in views.items() if value]
    if named and not dry_run:
        raise typer.BadParameter(f"{', '.join(named)} needs --dry-run")
    if named and not files:
        raise typer.BadParameter(f"{', '.join(named)} works with FILE…, not with a manifest")
    if "--keep" in named and len(files) > 1:
        raise typer.BadParameter("--keep takes a single FILE: each plan is made against the current registry")


def _show(receipts: "list[Receipt]", *, as_json: bool, whole: bool, xlsx: Path | None) -> None:
    """Print what was done, or would be, and write it to a spreadsheet."""
    if xlsx is not None:
        from api.operations.receipts.import_plan_sheets import write_plans

        count = write_plans(receipts, xlsx)
        talk(f"{counted(count, 'row')} in {xlsx}")
    if as_json:
        print_json(receipts)
    else:
        print_receipts(receipts, whole=whole)
