"""`skylt buildings` and `storeys`: listed, and buildings renamed."""

from typing import Annotated, get_args

import typer

from api.cli.options.groups import spread
from api.cli.options.listing import AsList
from api.cli.options.saying import By, Why, saying_of
from api.cli.options.shared import (
    AsJson,
    Database,
    ElementStatus,
    InBuilding,
    Retired,
    SettingsFile,
    engine_for,
    one_of,
    owner_for,
)
from api.cli.terminal.lists import print_list
from api.cli.terminal.output import print_json, say


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(invoke_without_command=True)
    group.callback()(buildings)
    group.command()(rename)
    app.add_typer(group, name="buildings")
    app.command()(storeys)


@spread
def buildings(context: typer.Context, database: Database = None, listing: AsList = AsList()) -> None:
    """List the buildings with what is in each, or rename one.

    skylt buildings

    skylt buildings rename "Gebäude 1" "Station"
    """
    if context.invoked_subcommand is not None:
        if database is not None:
            context.find_root().obj["database"] = database
        return
    from api.operations.elements.listing import list_buildings
    from registry.database.engine import reading

    with reading(engine_for(context, database)) as session:
        views = list_buildings(session)
    print_list(
        views,
        [
            ("Building", lambda row: row.name),
            ("Spaces", lambda row: row.spaces),
            ("Assets", lambda row: row.assets),
            ("m²", lambda row: row.area_m2),
            ("GlobalId", lambda row: row.global_id),
        ],
        listing,
        least=("GlobalId",),
    )


def rename(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The building, as it is called now.")],
    new_name: Annotated[str, typer.Argument(metavar="NEW_NAME", help="What it is called from now on.")],
    by: By = None,
    why: Why = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")] = False,
    settings: SettingsFile = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Rename a building; its models keep finding it.

    To undo it: skylt correct "Station" --take-back name

    skylt buildings rename "Gebäude 1" "Station"
    """
    from api.operations.corrections.correcting import rename as rename_building
    from registry.database.engine import writing

    owner, saying = owner_for(settings), saying_of(by, why)
    with writing(engine_for(context, database), keep=not dry_run) as session:
        view = rename_building(session, name, new_name, saying, owner).model_copy(update={"dry_run": dry_run})
    if as_json:
        print_json(view)
        return
    say(f"{view.changes[0].before} is called {view.changes[0].after} from now on")
    if dry_run:
        say("dry run: nothing was written")


@spread
def storeys(
    context: typer.Context,
    building: InBuilding = None,
    status: ElementStatus = None,
    retired: Retired = False,
    database: Database = None,
    listing: AsList = AsList(),
) -> None:
    """List the storeys, from the bottom up.

    skylt storeys --building Station
    """
    from api.operations.elements.listing import list_storeys
    from registry.database.engine import reading
    from registry.elements.listing import Status, Wanted

    wanted = Wanted(building=building, retired=retired, status=one_of(status, get_args(Status), "--status"))
    with reading(engine_for(context, database)) as session:
        views = list_storeys(session, wanted)
    print_list(
        views,
        [
            ("Building", lambda row: row.building),
            ("Storey", lambda row: row.name),
            ("elevation m", lambda row: row.elevation_m),
            ("height m", lambda row: row.height_m),
            ("removed", lambda row: row.retired_at and f"{row.retired_at:%Y-%m-%d}"),
            ("GlobalId", lambda row: row.global_id),
        ],
        listing,
        least=("GlobalId", "removed"),
    )
