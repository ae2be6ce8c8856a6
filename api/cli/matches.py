"""`skylt matches`: new elements that may replace missing ones, for a person to confirm or reject."""

from typing import TYPE_CHECKING, Annotated, TypeAlias, get_args

import typer

from api.cli.options.groups import spread
from api.cli.options.listing import AsList
from api.cli.options.shared import (
    AsJson,
    Database,
    InBuilding,
    InRoom,
    OfClass,
    SettingsFile,
    engine_for,
    one_of,
    owner_for,
)
from api.cli.terminal.lists import print_list
from registry.wording import LARGEST_ID, numbered_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlmodel import Session

    from api.operations.matches import MatchSide, MatchView
    from registry.imports.proposals import Decision

matches = typer.Typer(
    help="Decide whether new elements replace missing ones.\n\nskylt matches list", no_args_is_help=True
)

By: TypeAlias = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who decided it, if not the current system user.", hidden=True),
]
Why: TypeAlias = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept in the history.")]
Numbers: TypeAlias = Annotated[
    list[int] | None, typer.Argument(metavar="ID…", min=1, max=LARGEST_ID, help="Numbers from skylt matches list.")
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(matches, name="matches")


@matches.command("list")
@spread
def list_(
    context: typer.Context,
    building: InBuilding = None,
    room: InRoom = None,
    ifc_class: OfClass = None,
    status: Annotated[
        str | None,
        typer.Option(metavar="OPEN|CONFIRMED|REJECTED|SETTLED", help="Only matches of this status."),
    ] = None,
    decided: Annotated[bool, typer.Option("--decided", help="Include decided matches.")] = False,
    database: Database = None,
    listing: AsList = AsList(),
) -> None:
    """List new elements that may replace missing ones.

    The likeliest come first.

    skylt matches list --building Station
    """
    from api.operations.matches import MatchesWanted, MatchState, list_matches
    from registry.database.engine import reading

    wanted = MatchesWanted(building, room, ifc_class, one_of(status, get_args(MatchState), "--status"), decided)
    with reading(engine_for(context, database)) as session:
        views = list_matches(session, wanted)
    _show(views, listing)


@matches.command("confirm")
def confirm(
    context: typer.Context,
    ids: Numbers = None,
    all_above: Annotated[
        float | None,
        typer.Option(metavar="SHARE", min=0.0, max=1.0, help="All at least this certain: 0.9."),
    ] = None,
    by: By = None,
    why: Why = "",
    settings: SettingsFile = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Confirm that old and new are the same element.

    The element keeps its old code; the code of the new one is replaced.

    skylt matches confirm 12 13 --why "looked at it on site"

    skylt matches confirm --all-above 0.9
    """
    from api.operations.matches import confirm_matches

    counting = owner_for(settings).counting
    views = _decided(
        context, database, by, why, lambda session, made: confirm_matches(session, ids or (), made, counting, all_above)
    )
    _show(views, AsList(as_json=as_json))


@matches.command("reject")
def reject(
    context: typer.Context,
    ids: Numbers = None,
    by: By = None,
    why: Why = "",
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """Reject a match: old and new are different elements.

    It is not proposed again.

    skylt matches reject 14
    """
    from api.operations.matches import reject_matches

    views = _decided(context, database, by, why, lambda session, made: reject_matches(session, ids or (), made))
    _show(views, AsList(as_json=as_json))


def _decided(
    context: typer.Context,
    database: str | None,
    by: str | None,
    why: str,
    decide: "Callable[[Session, Decision], list[MatchView]]",
) -> "list[MatchView]":
    """Carry out a person's decision in one transaction."""
    from datetime import UTC, datetime
    from getpass import getuser

    from registry.database.engine import writing
    from registry.imports.proposals import Decision

    with writing(engine_for(context, database)) as session:
        return decide(session, Decision(by or getuser(), datetime.now(UTC), why))


def _show(views: "Sequence[MatchView]", listing: AsList) -> None:
    print_list(
        views,
        [
            ("No.", lambda row: row.id),
            ("how sure", lambda row: row.confidence),
            ("by", lambda row: row.rule),
            ("m apart", lambda row: row.distance_m),
            ("building", lambda row: row.building),
            ("was", lambda row: _side(row.old)),
            ("code", lambda row: row.old.code),
            ("is", lambda row: _side(row.new)),
            ("room", lambda row: row.new.space),
            ("answer", lambda row: row.state),
        ],
        listing,
    )


def _side(side: "MatchSide") -> str:
    return numbered_name(side.number, side.name)
