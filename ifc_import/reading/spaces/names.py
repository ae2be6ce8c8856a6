"""The number of a space, as on its door sign, and its name: Name and LongName, if used as intended.

Some programs write them the other way round, and some write both into one of them. The use in a model is decided over
all of its spaces: a single `2 Bedroom` is a name.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ifc_import import rules
from registry.snapshot import Finding

_NUMBER = re.compile(r"(?=.*\d)(?!.*[^\W\d_]{4})[\w .,:/\\+\-]{1,15}")
"""The form of a room number: short, with a digit, and without a word of four letters."""

_NUMBER_AND_NAME = re.compile(
    r"(?P<number>[^\W\d_]{0,3}[.\-]?\d+(?:[.\-/]\w{1,4})*[^\W\d_]?)\s*[ :–—-]\s*(?P<name>[^\W\d_][^\W\d_].*)"
)

FEW = 3
"""The least number of spaces to decide that numbers and names are exchanged."""

MOST = 0.8
"""The share of the spaces that decides for the whole model."""


@dataclass(frozen=True, slots=True)
class SpaceName:
    """Number and name of a space."""

    number: str
    name: str


def read_names(stated: Sequence[SpaceName]) -> tuple[list[SpaceName], list[Finding]]:
    """Number and name of each space; `stated` has Name and LongName of all spaces of a model, in their order."""
    if _is_reversed(stated):
        turned = [
            SpaceName(space_name.name, space_name.number) if space_name.name else space_name for space_name in stated
        ]
        return turned, [rules.REVERSED_NAMES.finding(count=sum(bool(space_name.name) for space_name in stated))]
    parted = [_parted(space_name) for space_name in stated]
    changed = [before for before, after in zip(stated, parted, strict=True) if before != after]
    if len(changed) < max(1, MOST * sum(_is_one_text(space_name) for space_name in stated)):
        return list(stated), []
    return parted, [rules.NUMBER_IN_NAME.finding(count=len(changed), example=changed[0].name or changed[0].number)]


def repeated_numbers(numbers: Sequence[str]) -> list[str]:
    """The repeated numbers, in their order; blank ones are ignored."""
    return [number for number, count in Counter(numbers).items() if count > 1 and number]


def _is_reversed(stated: Sequence[SpaceName]) -> bool:
    both = [space_name for space_name in stated if space_name.number and space_name.name]
    wrong = sum(_is_number(space_name.name) and not _is_number(space_name.number) for space_name in both)
    right = sum(_is_number(space_name.number) and not _is_number(space_name.name) for space_name in both)
    return wrong >= FEW and wrong >= MOST * len(both) and not right


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def _is_one_text(stated: SpaceName) -> bool:
    return stated.name in ("", stated.number) or stated.name.startswith(f"{stated.number} ")


def _parted(stated: SpaceName) -> SpaceName:
    """Number and name separated from one text that has both, otherwise as stated."""
    if not _is_one_text(stated):
        return stated
    if stated.name.startswith(f"{stated.number} ") and _is_number(stated.number):
        return replace(stated, name=stated.name.removeprefix(stated.number).lstrip(" :–—-") or stated.name)
    found = _NUMBER_AND_NAME.fullmatch(stated.number)
    return SpaceName(found["number"], found["name"]) if found else stated
