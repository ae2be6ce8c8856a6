"""`skylt spaces`, `assets` and `lookup`: what is in the registry."""

from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from api.cli import asset_lists
from api.cli.options.groups import spread
from api.cli.options.listing import AsList
from api.cli.options.shared import (
    AsJson,
    AsOfRevision,
    Database,
    ElementStatus,
    InBuilding,
    InRoom,
    OfClass,
    OfSystem,
    OfType,
    OnStorey,
    Retired,
    SettingsFile,
    engine_for,
    one_of,
    owner_for,
)
from api.cli.terminal.lists import print_list
from api.cli.terminal.output import Column, print_json, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.operations.elements.views import AssetView, CodeView


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(spaces)
    group = typer.Typer(invoke_without_command=True)
    group.callback()(assets)
    asset_lists.register(group)
    app.add_typer(group, name="assets")
    app.command()(lookup)


@spread
def spaces(
    context: typer.Context,
    building: InBuilding = None,
    storey: OnStorey = None,
    room: InRoom = None,
    system: OfSystem = None,
    of_type: OfType = None,
    status: ElementStatus = None,
    retired: Retired = False,
    as_of: AsOfRevision = None,
    settings: SettingsFile = None,
    database: Database = None,
    listing: AsList = AsList(),
) -> None:
    """List the spaces with their areas.

    Shows the area that counts, the computed area, and why a space is left out.

    skylt spaces --building Station --json

    skylt spaces --building Station --as-of architecture:1
    """
    from api.operations.history.as_of import spaces_as_wanted
    from registry.codes.text import grouped
    from registry.database.engine import reading
    from registry.elements.listing import Status, Wanted

    wanted = Wanted(
        building=building,
        storey=storey,
        room=room,
        system=system,
        type=of_type,
        status=one_of(status, get_args(Status), "--status"),
        retired=retired,
    )
    with reading(engine_for(context, database)) as session:
        views = spaces_as_wanted(session, wanted, owner_for(settings).counting, as_of)
    columns = ("building", "storey", "number", "name")
    print_list(
        views,
        [
            ("Code", lambda row: row.code and grouped(row.code)),
            *((name.capitalize(), lambda one, name=name: getattr(one, name)) for name in columns),
            ("m²", lambda row: row.area_m2),
            ("from", lambda row: row.area_source),
            ("computed m²", lambda row: row.computed_m2),
            ("not counted", lambda row: row.not_counted_because),
        ],
        listing,
        least=("from", "computed m²", "not counted"),
    )


@spread
def assets(
    context: typer.Context,
    building: InBuilding = None,
    storey: OnStorey = None,
    room: InRoom = None,
    system: OfSystem = None,
    of_type: OfType = None,
    ifc_class: OfClass = None,
    status: ElementStatus = None,
    retired: Retired = False,
    listed_in: Annotated[
        str | None, typer.Option("--list", metavar="NAME", help="Only this asset list, such as vehicles.")
    ] = None,
    unsure: Annotated[
        bool, typer.Option("--least-sure", help="Only assets whose room is uncertain, the least certain first.")
    ] = False,
    first: Annotated[
        int | None, typer.Option("--first", metavar="N", min=1, help="At most N of the least certain.")
    ] = None,
    database: Database = None,
    listing: AsList = AsList(),
) -> None:
    """List the assets with their rooms; add or import assets.

    skylt assets --building Station --storey "Plan 2"

    skylt assets --least-sure --first 50

    skylt assets --list vehicles
    """
    if context.invoked_subcommand is not None:
        _pass_on(context, database)
        return
    from api.operations.elements.listing import least_sure, list_assets
    from registry.codes.text import grouped
    from registry.database.engine import reading
    from registry.elements.listing import Status, Wanted

    wanted = Wanted(
        building=building,
        storey=storey,
        room=room,
        system=system,
        type=of_type,
        ifc_class=ifc_class,
        status=one_of(status, get_args(Status), "--status"),
        retired=retired,
        listed_in=listed_in,
    )
    with reading(engine_for(context, database)) as session:
        views = least_sure(session, wanted, first) if unsure or first else list_assets(session, wanted)
    print_list(
        views,
        [
            ("Code", lambda row: row.code and grouped(row.code)),
            ("Class", lambda row: row.ifc_class),
            ("Name", lambda row: row.name),
            *_filled(views, "listed_in", "key", "type", "designation", "serial_number", "entourage"),
            ("Building", lambda row: row.building),
            ("Storey", lambda row: row.storey),
            ("Room", lambda row: row.space and row.space.number),
            ("known by", lambda row: row.location.method),
            ("surely", lambda row: row.location.confidence),
            *_doubts(shown=unsure or first is not None),
        ],
        listing,
        least=("Entourage", "Serial number", "Type", "known by", "surely", "Designation", "Class"),
    )


def lookup(
    context: typer.Context,
    code: Annotated[
        str,
        typer.Argument(
            metavar="CODE",
            help="The code on a label, or the text on an adopted sign.",
        ),
    ],
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Show the element that a code leads to.

    Case, hyphens and blanks do not matter. Codes are random: take one from a label or from `skylt spaces`.

    skylt lookup 7K3-M9Q-X2R

    skylt lookup "PUMP 04/2"
    """
    from api.operations.elements.looking_up import answer
    from registry.codes.text import grouped
    from registry.database.engine import reading_connection

    with reading_connection(engine_for(context, database)) as connection:
        view = answer(connection, code)
    if as_json:
        print_json(view)
        return
    say("  ".join(filter(None, (view.sign, view.code and grouped(view.code), _status(view)))))
    for name, value in (view.element.model_dump() if view.element else {}).items():
        if value is not None:
            say(
                f"  {name.replace('_', ' '):13} {value:.2f}"
                if isinstance(value, float)
                else f"  {name.replace('_', ' '):13} {value}"
            )


def _status(view: "CodeView") -> str:
    from registry.codes.text import grouped

    return view.status if view.replaced_by is None else f"{view.status} by {grouped(view.replaced_by)}"


def _pass_on(context: typer.Context, database: str | None) -> None:
    """Refuse options of the list before a subcommand; only the database is passed on."""
    asked = [name for name, value in context.params.items() if value not in (None, False) and name != "database"]
    if asked:
        raise typer.BadParameter(f"these are options of the list: put options of {context.invoked_subcommand} after it")
    if database is not None:
        context.find_root().obj["database"] = database


def _doubts(*, shown: bool) -> list[Column]:
    """Columns that help to settle where an asset is."""
    columns: list[Column] = [
        ("or in", lambda row: row.location.runner_up and row.location.runner_up.number),
        ("m off", lambda row: row.location.distance_m),
    ]
    return columns if shown else []


def _filled(views: "Sequence[AssetView]", *names: str) -> list[Column]:
    """Columns for the fields that are filled in any row."""
    said = [name for name in names if any(getattr(view, name) is not None for view in views)]
    return [(name.replace("_", " ").capitalize(), attrgetter(name)) for name in said]
