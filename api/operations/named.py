"""Refuses the name of a building, storey or list that is not there: an empty list would pass for an answer."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import NoReturn

from sqlmodel import Session

from registry.elements.buildings import building_names, list_names, storey_names_of
from registry.elements.listing import Wanted
from registry.errors import NotFound

MOST_SHOWN = 3
NEAR = 0.5
"""How alike names have to be, as difflib counts."""


def require_named(session: Session, wanted: Wanted) -> None:
    """Raise NotFound, with names that are near, where no building, storey or list is called as is wanted."""
    if wanted.building is not None:
        _require(wanted.building, building_names(session), "building")
    if wanted.storey is not None:
        _require(wanted.storey, storey_names_of(session, wanted.building), "storey")

    if wanted.listed_in is not None:
        _require(wanted.listed_in, list_names(session), "list")


def _require(name: str, known: Sequence[str], kind: str) -> None:
    if name not in known:
        refuse(name, known, kind)


def refuse(name: str, known: Sequence[str], kind: str) -> NoReturn:
    """Raise NotFound for a name that nothing has, with those of `known` that are near."""
    folded = {one.casefold(): one for one in reversed(known)}
    near = [folded[one] for one in get_close_matches(name.casefold(), folded, MOST_SHOWN, NEAR)]
    shown = " or ".join(map(repr, near)) if near else ", ".join(map(repr, known[:MOST_SHOWN])) or "none yet"
    raise NotFound(f"there is no {kind} {name!r}; {'perhaps' if near else 'there are'} {shown}")
