"""The meaning of area names: by the owner's settings first, then the table of names, then the words in the name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ifc_import.profile import AreaName
from ifc_import.reading.spaces.area_names import KNOWN_NAMES, STANDARD_SETS, KnownNames, Meaning
from ifc_import.reading.spaces.area_words import by_words, speaks_of_area
from ifc_import.vocabulary.folding import folded, pattern
from ifc_import.vocabulary.units import AREA_WORDS_M2, AREAS

OWNERS, STANDARD, KNOWN, BY_WORDS = range(4)
"""Ranks of names: of two areas of the same kind, the one with the lower rank counts."""


def _written(word: str) -> str:
    """The expression for a word as names have it: `m2` also as `m ²` and `m^2`, `sqft` also as `sq. ft`."""
    square = re.sub(r"^sq(?=[a-z]{1,2}$)", r"sq\\.?\\s?", re.escape(word))
    return re.sub(r"[2²]$", r"\\s?\\^?[2²]", square)


_UNIT_IN_NAME = re.compile(
    rf"(?<![^\W\d_])[\[(\s,]*(?P<word>{'|'.join(map(_written, AREA_WORDS_M2))})[\])\s]*$", re.IGNORECASE
)
"""A unit at the end of a name, such as `Area [m²]`."""


@dataclass(frozen=True, slots=True)
class NameMeaning:
    """The meaning of an area name: its kind (None where unknown), its rank, and its unit."""

    kind: Meaning | None
    rank: int = BY_WORDS
    unit_m2: float | None = None
    """the owner's unit, for all values of this name"""
    unit_in_name_m2: float | None = None
    """the unit in the name, for values without a unit in the model"""
    speaks_of_area: bool = False


class _Row:
    """A pattern of sets and one of names, and their meaning together."""

    def __init__(self, sets: str, name: str, meaning: NameMeaning) -> None:
        self._sets, self._name = pattern(sets), pattern(name)
        self.meaning = meaning

    def fits(self, in_set: str, names: Iterable[str]) -> bool:
        """Whether a folded set, and one of the folded forms of a name in it, match."""
        return self._sets.fullmatch(in_set) is not None and any(self._name.fullmatch(name) for name in names if name)


class AreaMeanings:
    """The area names in the owner's settings and in the built-in table; each name is looked up once."""

    def __init__(self, owners: Iterable[AreaName] = ()) -> None:
        self._owners = [_Row(owners_name.set, owners_name.name, _owners_meaning(owners_name)) for owners_name in owners]
        self._found: dict[tuple[str, str, bool], NameMeaning] = {}

    def of(self, set_name: str, name: str, *, is_area: bool = True) -> NameMeaning:
        """The meaning of a name in a set; None for a name without an area word whose value is not an area either."""
        key = set_name, name, is_area
        if key not in self._found:
            self._found[key] = self._look_up(set_name, name, is_area=is_area)
        return self._found[key]

    def _look_up(self, set_name: str, name: str, *, is_area: bool) -> NameMeaning:
        bare, unit_m2 = without_unit(name)
        in_set, names = folded(set_name), {folded(name), folded(bare)}
        found = _first(self._owners, in_set, names) or _known(in_set, names)
        if found is None:
            speaks = speaks_of_area(bare)
            return NameMeaning(by_words(bare) if speaks or is_area else None, BY_WORDS, None, unit_m2, speaks)
        rank = STANDARD if found.rank == KNOWN and _STANDARD.fullmatch(in_set) else found.rank
        return NameMeaning(found.kind, rank, found.unit_m2, unit_m2, speaks_of_area=True)


def without_unit(name: str) -> tuple[str, float | None]:
    """A name without the unit at its end, and that unit in m²; a name that consists of a unit only is kept."""
    found = _UNIT_IN_NAME.search(name)
    if found is None or not found.start():
        return name, None
    return name[: found.start()], AREA_WORDS_M2[re.sub(r"[\s.^]", "", found["word"].casefold())]


def _first(rows: Iterable[_Row], in_set: str, names: Iterable[str]) -> NameMeaning | None:
    return next((row.meaning for row in rows if row.fits(in_set, names)), None)


def _known(in_set: str, names: Iterable[str]) -> NameMeaning | None:
    exact = next((_EXACT[name] for name in names if name in _EXACT), None)
    return exact or _first(_PATTERNS, in_set, names)


def _owners_meaning(owners_name: AreaName) -> NameMeaning:
    return NameMeaning(owners_name.kind, OWNERS, AREAS[owners_name.unit].factor if owners_name.unit else None)


def _is_exact(row: KnownNames, name: str) -> bool:
    return row.sets == "*" and not set(name) & set("*?")


_EXACT = {
    folded(name): NameMeaning(row.kind, KNOWN)
    for row in reversed(KNOWN_NAMES)
    for name in row.names
    if _is_exact(row, name)
}
_PATTERNS = [
    _Row(row.sets, name, NameMeaning(row.kind, KNOWN))
    for row in KNOWN_NAMES
    for name in row.names
    if not _is_exact(row, name)
]
_STANDARD = re.compile("|".join(pattern(name).pattern for name in STANDARD_SETS))
