"""Names as people write them: case and accents are ignored, `*` stands for any characters and `?` for one.

Punctuation is not ignored, unlike in the rules of the settings: room 1.01 is not room 101.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from functools import cache
from typing import NoReturn, TypeVar

from sqlmodel import Session

from ifc_import.vocabulary.element_classes import class_names
from registry.elements.buildings import (
    building_named,
    building_names,
    list_names,
    source_model_names,
    storey_names_of,
)
from registry.elements.listing import Wanted
from registry.errors import NotFound

Item = TypeVar("Item")

MOST_SHOWN = 3
NEAR = 0.5
"""The least similarity of suggested names, as a ratio of difflib."""


def require_named(session: Session, wanted: Wanted, *, source_model: str | None = None) -> None:
    """Raise NotFound, with similar names, for the unknown name of a building, storey, list or source model."""
    if wanted.building is not None:
        _require(wanted.building, building_names(session), "building")
    if wanted.storey is not None:
        require_storey(session, wanted.storey, wanted.building)
    if wanted.listed_in is not None:
        _require(wanted.listed_in, list_names(session), "list")
    if source_model is not None:
        _require(source_model, source_model_names(session, wanted.building), "source model")


def require_building(session: Session, name: str) -> int:
    """The id of the building with that name, here or in models. Raises NotFound, with similar names."""
    building_id = building_named(session, name)
    if building_id is None:
        refuse(name, building_names(session), "building")
    return building_id


def require_storey(session: Session, name: str, building: str | None, besides: Iterable[str] = ()) -> None:
    """Raise NotFound, with similar names, where no storey of the building, or of any building, has that name."""
    _require(name, sorted({*storey_names_of(session, building), *besides}), "storey")


def classes_meant(wanted: Sequence[str], registered: Iterable[str]) -> frozenset[str] | None:
    """The classes that a person means, among all of the IFC schemas and the `registered` ones; None where `wanted` is
    empty. Raises NotFound, with similar names.
    """
    return meant(wanted, (*class_names(), *registered), "class")


def _require(name: str, known: Sequence[str], kind: str) -> None:
    if name not in known:
        refuse(name, known, kind)


def refuse(name: str, known: Sequence[str], kind: str) -> NoReturn:
    """Raise NotFound for an unknown name of a `kind`, with similar names of `known`."""
    folded = {known_name.casefold(): known_name for known_name in reversed(known)}
    near = [folded[match] for match in get_close_matches(name.casefold(), folded, MOST_SHOWN, NEAR)]
    shown = " or ".join(map(repr, near)) if near else ", ".join(map(repr, known[:MOST_SHOWN])) or "none yet"
    raise NotFound(f"there is no {kind} {name!r}; {'perhaps' if near else 'there are'} {shown}")


@cache
def plain(text: str) -> str:
    """`text` in lower case, without accents, and with single spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


def named_so(wanted: str, known: Iterable[str]) -> frozenset[str]:
    """The `known` names that a person means: the exact name, else those that differ only in case and accents, else
    those that match `wanted` as a pattern.
    """
    names = frozenset(known)
    if wanted in names:
        return frozenset({wanted})
    alike = frozenset(name for name in names if plain(name) == plain(wanted))
    if alike or not {"*", "?"} & set(wanted):
        return alike
    fits = _pattern(wanted)
    return frozenset(name for name in names if fits.fullmatch(plain(name)))


def meant(wanted: Sequence[str], known: Iterable[str], kind: str) -> frozenset[str] | None:
    """The `known` names that a person means by any of `wanted`; None where `wanted` is empty. Raises NotFound, with
    similar names, for a name without a match; `kind` is the noun for the message.
    """
    if not wanted:
        return None
    names = frozenset(known)
    found: set[str] = set()
    for name in wanted:
        fitting = named_so(name, names)
        if not fitting:
            refuse(name, sorted(names), kind)
        found |= fitting
    return frozenset(found)


def fitting(
    views: Sequence[Item], wanted: str | None, names_of: Callable[[Item], Iterable[str | None]], kind: str
) -> list[Item]:
    """Those of the views of which a name is meant by `wanted`; all where that is None.

    Raises NotFound, with names that are near, where none has such a name; `kind` says what it would be.
    """
    if wanted is None:
        return list(views)
    named = [frozenset(filter(None, names_of(view))) for view in views]
    found = meant((wanted,), frozenset[str]().union(*named), kind) or frozenset()
    return [view for view, names in zip(views, named, strict=True) if not names.isdisjoint(found)]


def has_words(query: str, texts: Iterable[str | None]) -> bool:
    """Whether each word of `query` occurs in one of the texts, also as part of a longer word."""
    within = " \n ".join(plain(text) for text in texts if text)
    return all(word in within for word in plain(query).split())


@cache
def _pattern(text: str) -> re.Pattern[str]:
    parts = re.split(r"([*?])", text)
    return re.compile("".join({"*": ".*", "?": "."}.get(part, re.escape(plain(part))) for part in parts), re.DOTALL)
