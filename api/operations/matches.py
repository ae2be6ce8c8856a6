"""Proposals that two elements are the same one: listed, confirmed and rejected."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

from sqlalchemy import RowMapping
from sqlmodel import Session

from api.operations.elements.names import classes_meant, fitting, require_named
from api.operations.errors import NoneNamed, NoneSure
from api.operations.locations.locating import settle_building
from api.operations.view import View
from ifc_import.profile import Counting
from ifc_import.vocabulary.element_classes import is_kind_of
from registry.elements.buildings import asset_classes
from registry.elements.listing import Wanted
from registry.imports.proposals import Decision, confirm_proposal, proposals, proposed_elements, reject_proposal
from registry.locations.moves import Cause, whereabouts
from registry.plan import CLASS_OF_KIND
from registry.wording import numbered_name

MatchState: TypeAlias = Literal["open", "confirmed", "rejected", "settled"]


@dataclass(frozen=True, slots=True)
class MatchesWanted:
    """Filters of the list of proposals; None is no filter."""

    building: str | None = None
    room: str | None = None
    """only rooms of that number, and assets in them, before or now; `*` and `?` stand for characters"""
    ifc_class: str | None = None
    """only that class and its subclasses"""
    status: MatchState | None = None
    """only those in that state, whatever `decided` is"""
    decided: bool = False
    """also those that were answered"""


class MatchSide(View):
    """One of the two elements of a proposal, with its last known values."""

    id: int
    code: str | None
    global_id: str | None
    number: str | None
    name: str
    ifc_class: str
    space: str | None
    """the room of an asset"""


class MatchView(View):
    """A new element that may be a removed one: the rule, its confidence (0 to 1), and the decision, if there is one."""

    id: int
    state: MatchState
    building: str
    source_model: str
    revision: int
    kind: Literal["storey", "space", "asset"]
    rule: str
    confidence: float
    distance_m: float | None
    new: MatchSide
    old: MatchSide
    decided_at: datetime | None
    decided_by: str | None


def list_matches(session: Session, wanted: MatchesWanted = MatchesWanted()) -> list[MatchView]:
    """The open proposals, or those that are wanted, the likeliest first.

    Raises NotFound where there is no such building, room or class.
    """
    require_named(session, Wanted(building=wanted.building))
    rows = proposals(session, wanted.building, decided=wanted.decided or wanted.status is not None)
    elements = proposed_elements(session, [row[side] for row in rows for side in ("element_id", "candidate_id")])
    views = [_view(row, elements) for row in rows]
    return _narrowed(session, wanted, [view for view in views if wanted.status in (None, view.state)])


def _narrowed(session: Session, wanted: MatchesWanted, views: Sequence[MatchView]) -> list[MatchView]:
    found = fitting(views, wanted.room, lambda view: (_room_of(view.old), _room_of(view.new)), "room")
    if wanted.ifc_class is None:
        return found
    classes = classes_meant((wanted.ifc_class,), asset_classes(session)) or ()
    return [view for view in found if any(is_kind_of(view.new.ifc_class, above) for above in classes)]


def _room_of(side: MatchSide) -> str | None:
    """The number of a room; of an asset, number and name of its room."""
    return side.number if side.space is None else side.space


def confirm_matches(
    session: Session, ids: Sequence[int], decision: Decision, counting: Counting, all_above: float | None = None
) -> list[MatchView]:
    """Confirm that each of these proposals is one element, and all others with a confidence of at least `all_above`.

    The removed element returns and keeps its code, which replaces that of the new one. Assets of the
    building are located again. Raises NoneNamed, NoneSure, NotFound or AlreadyDecided; nothing is then changed,
    provided the caller rolls back.
    """
    sure = [] if all_above is None else [match.id for match in list_matches(session) if match.confidence >= all_above]
    wanted = list(dict.fromkeys((*ids, *sure)))
    if not wanted:
        if all_above is not None:
            raise NoneSure("no proposal is that sure")
        raise NoneNamed("no proposal to confirm was named")
    cause = Cause(decision.at, decision.who, None, whereabouts(session))
    buildings = {confirm_proposal(session, proposal_id, decision) for proposal_id in wanted}
    for building_id in sorted(buildings):
        settle_building(session, building_id, counting, cause)
    return _decided(session, wanted)


def reject_matches(session: Session, ids: Sequence[int], decision: Decision) -> list[MatchView]:
    """Reject these proposals, which are not made again. Raises NoneNamed, NotFound or AlreadyDecided."""
    if not ids:
        raise NoneNamed("no proposal to reject was named")
    wanted = list(dict.fromkeys(ids))
    for proposal_id in wanted:
        reject_proposal(session, proposal_id, decision)
    return _decided(session, wanted)


def _decided(session: Session, ids: Iterable[int]) -> list[MatchView]:
    by_id = {match.id: match for match in list_matches(session, MatchesWanted(decided=True))}
    return [by_id[proposal_id] for proposal_id in ids]


def _view(row: RowMapping, elements: Mapping[int, Mapping[str, Any]]) -> MatchView:
    names = ("id", "state", "building", "source_model", "revision", "kind", "rule", "confidence", "distance_m")
    return MatchView(
        **{name: row[name] for name in (*names, "decided_at", "decided_by")},
        new=_side(elements[row["element_id"]], row["kind"]),
        old=_side(elements[row["candidate_id"]], row["kind"]),
    )


def _side(row: Mapping[str, Any], kind: str) -> MatchSide:
    room = numbered_name(row["room_number"], row["room_name"])
    return MatchSide(
        id=row["id"],
        code=row["code"],
        global_id=row["global_id"],
        number=row["number"],
        name=row["asset_name"] or row["space_name"] or "",
        ifc_class=row["ifc_class"] or CLASS_OF_KIND[kind],
        space=room or None,
    )
