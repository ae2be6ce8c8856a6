"""`skylt align`: how the source models of a building are positioned, and how to correct that."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options.groups import spread
from api.cli.options.listing import AsList
from api.cli.options.shared import Database, SettingsFile, engine_for, owner_for
from api.cli.terminal.lists import print_list
from api.cli.terminal.output import talk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.operations.alignment.views import AlignmentView
    from registry.snapshot import Frame


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(align)


@spread
def align(
    context: typer.Context,
    building: Annotated[str, typer.Option(metavar="NAME", help="The building.")],
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="The source model to align; if omitted, all are listed.")
    ] = None,
    shift: Annotated[str | None, typer.Option(metavar="X,Y,Z", help="Move its coordinates, in metres.")] = None,
    turn: Annotated[
        float, typer.Option(metavar="DEGREES", help="First rotate it anticlockwise.", show_default=False)
    ] = 0.0,
    reset: Annotated[bool, typer.Option("--reset", help="Remove the correction of this model.")] = False,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who decided it, if not the current system user.", hidden=True)
    ] = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept in the history.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")] = False,
    settings: SettingsFile = None,
    database: Database = None,
    listing: AsList = AsList(),
) -> None:
    """Show or set how the models of a building fit together.

    After a change, all assets are located again.

    skylt align --building Station

    skylt align --building Station --model services --shift=10,0,-3.2

    skylt align --building Station --model services --reset
    """
    from registry.database.engine import reading

    offset = None if reset else _offset(shift, turn)
    if model is None:
        if reset or offset is not None:
            raise typer.BadParameter("name the source model", param_hint="--model")
        from api.operations.alignment.setting import list_alignments

        with reading(engine_for(context, database)) as session:
            views = list_alignments(session, building)
    elif offset is None and not reset:
        raise typer.BadParameter("give the shift, or --reset", param_hint="--shift")
    else:
        views = _set(context, (building, model), offset, database, settings, (by, why, dry_run))
    _print(views, listing)
    if dry_run:
        talk("Dry run: nothing was written.")


def _set(
    context: typer.Context,
    place: tuple[str, str],
    offset: "Frame | None",
    database: str | None,
    settings: "SettingsFile",
    said: tuple[str | None, str, bool],
) -> "list[AlignmentView]":
    from datetime import UTC, datetime
    from getpass import getuser

    from api.operations.alignment.setting import set_alignment

    by, why, dry_run = said
    counting = owner_for(settings).counting
    return set_alignment(
        engine_for(context, database),
        *place,
        offset,
        counting,
        at=datetime.now(UTC),
        by=by or getuser(),
        why=why,
        dry_run=dry_run,
    )


def _offset(shift: str | None, turn: float) -> "Frame | None":
    """Return the given offset, or None. Raises BadParameter unless it is three numbers."""
    from math import isfinite

    from registry.snapshot import Frame

    if shift is None and not turn:
        return None
    try:
        numbers = [float(number) for number in (shift or "0,0,0").split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != 3 or not all(map(isfinite, (*numbers, turn))):
        raise typer.BadParameter("give three numbers in metres, such as 10,0,-3.2", param_hint="--shift")
    x, y, z = numbers
    return Frame(x, y, z, turn)


def _print(views: "Sequence[AlignmentView]", listing: AsList) -> None:
    print_list(
        views,
        [
            ("Source model", lambda row: row.source_model),
            ("Fits", lambda row: "yes" if row.trusted else "no"),
            ("By", lambda row: row.evidence),
            ("Shift m", lambda row: f"{row.offset.x_m:.3f}, {row.offset.y_m:.3f}, {row.offset.z_m:.3f}"),
            ("Turn °", lambda row: f"{row.offset.turn_deg:.3f}"),
            ("Who", lambda row: row.by),
            ("Why", lambda row: row.why),
        ],
        listing,
    )
