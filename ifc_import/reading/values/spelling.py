"""Recognition of misspelt names: a letter doubled, dropped, added, mistaken, or swapped with its neighbour.

The standard itself writes `Pset_ManufacturerOccurence` in one edition and `Pset_ManufacturerOccurrence` in the next.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from ifc_import.vocabulary.folding import folded

LEAST_LETTERS = 8
"""Shorter names have to be spelt right: of 4,582 names in the standard's sets and in the sample models none is mistaken
for another down to 5 letters, but with 4 a `Mode` would be a model, and with 7 a `Modelled` a modèle.
"""
MOST_LETTERS = 60
"""Longer names are not checked for misspelling."""


def without_doubles(name: str) -> str:
    """A folded name with doubled letters written once; digits stay, since 11 is not 1."""
    return re.sub(r"([^\W\d])\1+", r"\1", name)


def is_a_slip(first: str, second: str) -> bool:
    """Whether two folded names differ in one letter or two neighbours, and that neither in the first nor in a digit."""
    start = _shared(first, second)
    left, right = first[start:], second[start:]
    end = _shared(left[::-1], right[::-1])
    left, right = left[: len(left) - end], right[: len(right) - end]
    if not start or any(letter.isdigit() for letter in left + right):
        return False
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left == right[::-1])


def _shared(first: str, second: str) -> int:
    """How many letters two names begin with alike."""
    return next(
        (at for at, (left, right) in enumerate(zip(first, second, strict=False)) if left != right),
        min(len(first), len(second)),
    )


class Spellings:
    """A set of folded names that can be found by a misspelling."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = {without_doubles(folded(name)): folded(name) for name in names}
        self._near: dict[str, set[str]] = defaultdict(set)
        for single, name in self._names.items():
            for shortened in (*_shortened(single), *_shortened(name)):
                self._near[shortened].add(single)

    def meant(self, name: str) -> str | None:
        """The only name of the set that the folded `name` is or misspells; None where there is none, or several."""
        single = without_doubles(name)
        if single in self._names:
            return self._names[single]
        if not LEAST_LETTERS <= len(single) <= MOST_LETTERS:
            return None
        shortened = (*_shortened(single), *_shortened(name))
        close = {known for shortening in shortened for known in self._near.get(shortening, ())}
        slips = [known for known in close if is_a_slip(single, known) or is_a_slip(name, self._names[known])]
        return self._names[slips[0]] if len(slips) == 1 else None


def _shortened(name: str) -> Iterator[str]:
    """A name, and what is left of it without any one letter: two names with a slip between them share one of these."""
    yield name
    for index in range(len(name)):
        yield name[:index] + name[index + 1 :]
