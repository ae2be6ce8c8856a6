"""The filters of a choice of labels."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sqlmodel import Session

from api.operations.elements.names import classes_meant, has_words, meant
from api.operations.elements.views import AssetView, SpaceView
from api.operations.errors import BadValue
from api.operations.labels.order import Choice
from api.operations.labels.rule import Groupings, class_of, read_groupings
from ifc_import.vocabulary.element_classes import is_kind_of
from registry.codes.issued import live_codes
from registry.codes.text import grouped, read_code
from registry.elements.buildings import asset_classes, building_names, storey_names_of
from registry.errors import DeadCodes
from registry.fields import SEARCHED, SEARCHED_OF_SPACE
from registry.labels.batches import printed_codes
from registry.wording import counted

Element: TypeAlias = SpaceView | AssetView
Names: TypeAlias = frozenset[str] | None
"""The names that are chosen; None for all."""

MOST_TOLD = 3
"""The largest number of dead codes that are named in a message."""


@dataclass(frozen=True, slots=True)
class Place:
    """The buildings and storeys of a choice."""

    buildings: Names
    storeys: Names

    @property
    def building(self) -> str | None:
        """The only building of the choice; None where there may be several."""
        return next(iter(self.buildings)) if self.buildings is not None and len(self.buildings) == 1 else None

    def has(self, one: Element) -> bool:
        """Whether an element is in one of them."""
        return (self.buildings is None or one.building in self.buildings) and (
            self.storeys is None or one.storey in self.storeys
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """The other conditions of a choice, with names resolved."""

    rooms: Names
    types: Names
    systems: Names
    categories: Names
    classes: Names
    codes: Names
    printed: Collection[str]
    """codes that were already printed, if these are left out"""
    query: str | None
    groupings: Groupings

    def fits(self, one: Element) -> bool:
        """Whether an element matches all conditions."""
        of_one = self.groupings.of(one)
        return (
            (self.codes is None or one.code in self.codes)
            and one.code not in self.printed
            and (self.rooms is None or _room(one) in self.rooms)
            and (self.types is None or _type(one) in self.types)
            and (self.systems is None or not self.systems.isdisjoint(of_one.systems))
            and (self.categories is None or of_one.category in self.categories)
            and (self.classes is None or any(is_kind_of(class_of(one), above) for above in self.classes))
            and (self.query is None or has_words(self.query, _texts(one, of_one.systems)))
        )


def place_of(session: Session, choice: Choice) -> Place:
    """The buildings and storeys of a choice. Raises NotFound, with similar names."""
    buildings = meant(_given(choice.building), building_names(session), "building")
    within: Iterable[str | None] = [None] if buildings is None else sorted(buildings)
    names = (name for building in within for name in storey_names_of(session, building))
    return Place(buildings, meant(_given(choice.storey), names, "storey"))


def asked_of(session: Session, choice: Choice, there: Sequence[Element]) -> Asked:
    """Resolve the names of a choice among the elements `there`. Raises NotFound, NotACode and BadValue."""
    if choice.query is not None and not choice.query.split():
        raise BadValue("the query has no word in it; give some of what stands on the labels, or leave it out")
    groupings = read_groupings(
        session,
        systems=bool(choice.systems or choice.query),
        categories=bool(choice.categories),
    )
    named = [groupings.of(one) for one in there]
    return Asked(
        rooms=meant(choice.rooms, filter(None, map(_room, there)), "room"),
        types=meant(choice.types, filter(None, map(_type, there)), "type"),
        systems=meant(choice.systems, (name for one in named for name in one.systems), "system or zone"),
        categories=meant(choice.categories, (one.category for one in named if one.category), "category"),
        classes=classes_meant(choice.classes, asset_classes(session) if choice.classes else ()),
        codes=_codes(session, choice.given),
        printed=printed_codes(session) if choice.not_printed else (),
        query=choice.query,
        groupings=groupings,
    )


def _codes(session: Session, written: Sequence[str]) -> Names:
    if not written:
        return None
    codes = frozenset(map(read_code, written))
    dead = sorted(codes - live_codes(session, codes))
    if dead:
        told = ", ".join(map(grouped, dead[:MOST_TOLD])) + (" …" if len(dead) > MOST_TOLD else "")
        raise DeadCodes(f"{len(dead)} of {counted(len(codes), 'code')} without a present element: {told}")
    return codes


def _given(name: str | None) -> tuple[str, ...]:
    return () if name is None else (name,)


def _room(one: Element) -> str:
    """The number of a room or of an asset's room; for rooms without a number, the name."""
    if isinstance(one, SpaceView):
        return one.number or one.name
    return "" if one.space is None else one.space.number


def _type(one: Element) -> str:
    return (one.type or "") if isinstance(one, AssetView) else ""


def _texts(one: Element, systems: Sequence[str]) -> tuple[str | None, ...]:
    """The texts that a query searches."""
    if isinstance(one, SpaceView):
        return *(field.written(getattr(one, field.name)) for field in SEARCHED_OF_SPACE), *systems
    room = None if one.space is None else one.space.number
    return *(field.written(getattr(one, field.name)) for field in SEARCHED), room, *systems
