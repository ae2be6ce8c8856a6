"""`skylt locate`: locate all assets again, or confirm where one is."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options.saying import By, Why, saying_of
from api.cli.options.shared import AsJson, Database, InBuilding, SettingsFile, engine_for, owner_for
from api.cli.terminal.output import print_json, print_table, say
from registry.wording import counted

if TYPE_CHECKING:
    from api.operations.elements.views import SpaceRef
    from api.operations.locations.views import ConfirmedView, RelocatedView

DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(locate)


def locate(
    context: typer.Context,
    confirm: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--confirm",
            metavar="ASSET ROOM",
            help="Confirm the room of an asset: number, code or GlobalId; for a door, the room with its sign.",
        ),
    ] = None,
    take_back: Annotated[
        str | None,
        typer.Option("--take-back", metavar="CODE", help="Remove the confirmation for this asset."),
    ] = None,
    building: InBuilding = None,
    storey: Annotated[
        str | None, typer.Option("--storey", metavar="NAME", help="The storey of ROOM, where several have its number.")
    ] = None,
    by: By = None,
    why: Why = "",
    settings: SettingsFile = None,
    dry_run: DryRun = False,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Locate all assets again, or confirm where one is.

    A confirmation overrides the models and survives imports.

    skylt locate --building Station

    skylt locate --confirm 2W8-HB5-0C9 1.20 --why "seen there"
    """
    from registry.database.engine import writing

    if confirm is not None and take_back is not None:
        raise typer.BadParameter("give either --confirm or --take-back")
    with writing(engine_for(context, database), keep=not dry_run) as session:
        if confirm is None and take_back is None:
            from api.operations.locations.relocating import relocate

            views = [
                view.model_copy(update={"dry_run": dry_run})
                for view in relocate(session, owner_for(settings), building, saying_of(by, why))
            ]
        else:
            from api.operations.elements.meant import Within
            from api.operations.locations.confirming import confirm_location, take_back_location

            saying, within = saying_of(by, why), Within(building, storey)
            view = (
                confirm_location(session, *confirm, saying, within)
                if confirm is not None
                else take_back_location(session, take_back or "", saying, within)
            ).model_copy(update={"dry_run": dry_run})
            print_json(view) if as_json else _print_confirmed(view)
            return
    if as_json:
        print_json(views)
    else:
        for relocated in views:
            _print_relocated(relocated)


def _print_confirmed(view: "ConfirmedView") -> None:
    from registry.codes.text import grouped

    location, code = view.location, view.element.code
    say(
        f"{code and grouped(code)} {view.element.name}: {_room(view.before)} → {_room(view.after)}, {location.method}, "
        f"{location.confidence:.2f}"
    )
    if view.dry_run:
        say("dry run: nothing was written")


def _print_relocated(view: "RelocatedView") -> None:
    from registry.codes.text import grouped

    by_method = ", ".join(f"{method} {count}" for method, count in view.located.items())
    say(f"{view.building}: {counted(view.assets, 'asset')}, {view.sure} with certainty; {len(view.moved)} moved")
    say(f"  located by {by_method or 'nothing'}")
    if view.moved:
        print_table(
            view.moved,
            [
                ("Code", lambda row: row.code and grouped(row.code)),
                ("Name", lambda row: row.name),
                ("from", lambda row: _place(row.storey_before, row.before)),
                ("to", lambda row: _place(row.storey, row.after)),
                ("known by", lambda row: row.method),
                ("surely", lambda row: row.confidence),
            ],
        )
    for lost in view.lost_confirmations:
        say(
            f"  {lost.code} {lost.name}: {lost.space}, confirmed by {lost.who}, no longer exists; now located by "
            f"{lost.method}. Confirm it again, or remove the confirmation with --take-back"
        )
    if view.dry_run:
        say("dry run: nothing was written")


def _room(space: "SpaceRef | None") -> str:
    return "no room" if space is None else space.number or str(space.id)


def _place(storey: str | None, space: "SpaceRef | None") -> str:
    return ", ".join(filter(None, (storey, space.number if space else None)))
