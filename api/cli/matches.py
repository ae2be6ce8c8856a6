"""`skylt matches`: new elements that may replace missing ones, for a person to confirm or reject."""

from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from api.cli.options.shared import AsJson, Database, InBuilding, SettingsFile, engine_for, owner_for
from api.cli.terminal.output import print_json, print_table
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
def list_(
    context: typer.Context,
    building: InBuilding = None,
    decided: Annotated[bool, typer.Option("--decided", help="Include decided matches.")] = False,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """List new elements that may replace missing ones.

    The likeliest come first.

    skylt matches list --building Station
    """
    from api.operations.matches import list_matches
    from registry.database.engine import reading

    with reading(engine_for(context, database)) as session:
        views = list_matches(session, building, decided=decided)
    _show(views, as_json=as_json)


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
    _show(views, as_json=as_json)


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
    _show(views, as_json=as_json)


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


def _show(views: "Sequence[MatchView]", *, as_json: bool) -> None:
    if as_json:
        print_json(views)
        return
    print_table(
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
    )


def _side(side: "MatchSide") -> str:
    return numbered_name(side.number, side.name)
