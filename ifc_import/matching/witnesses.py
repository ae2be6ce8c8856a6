"""What number, name and place say of two elements with the same GlobalId. Docs: decision 48.

A fact counts only where it distinguishes an element from similar ones, in its own file: two rooms called Office are not
told apart by that name. Places are compared after the move that numbered rooms or tagged assets show between the two
revisions; see `frames`.
"""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from ifc_import.matching.identities import OWNERS_KEYS, are_two_things, called
from ifc_import.matching.overlaps import MOST, overlap
from ifc_import.matching.pairing import Pairing
from ifc_import.matching.positions import Positions
from ifc_import.matching.whereabouts import Whereabouts
from registry.plan import ElementKind, Known, Stated

NEAR_M = 0.5
"""An asset within this distance of its old place is there still."""
AWAY_M = 2.0
"""An asset farther than this from its old place is elsewhere; in between, its place says nothing."""


class Word(Enum):
    """What one fact says of two elements: that they are the same, that they are not, or nothing."""

    AGREES = "+"
    SILENT = "0"
    CONTRADICTS = "-"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What number (also tag or owner's key), name and place say of two elements."""

    number: Word
    name: Word
    place: Word

    @property
    def agrees(self) -> bool:
        """Whether any of them says that both are the same."""
        return Word.AGREES in (self.number, self.name, self.place)

    @property
    def contradicts(self) -> bool:
        """Whether number and place both say that they are two."""
        return self.number is self.place is Word.CONTRADICTS


class Witnesses:
    """Compares the stated with the known elements of a kind; made after storeys are matched."""

    def __init__(self, pairing: Pairing, kind: ElementKind) -> None:
        self._pairing = pairing
        self._kind = kind
        self._places = Whereabouts(pairing)
        self._times: dict[str, Counter[Hashable]] = {}

    def of(self, new: Stated, old: Known) -> Evidence:
        """The evidence that `new` and `old` are the same element, apart from their ids."""
        return Evidence(self._number(new, old), self._name(new, old), self.place(new, old))

    def place(self, new: Stated, old: Known) -> Word:
        """What the places of two elements say; nothing where one is unknown, or rests on shared ids alone."""
        if not old.placed_independently:
            return Word.SILENT
        if self._kind == "space":
            shared = overlap(new, old)
            return Word.SILENT if shared is None else _word(shared.of_old > MOST)
        distance_m = self._positions.distance_m(new, old)
        if distance_m is None or NEAR_M < distance_m <= AWAY_M:
            return Word.SILENT
        return _word(distance_m <= NEAR_M)

    def is_own(self, element: Stated | Known, fact: str) -> bool:
        """Whether the element alone has its value of `fact` in its file: a number, a name, a key."""
        identity = self._identity(element, fact)
        return identity is not None and self._counted(element)[fact, identity] <= 1

    def _number(self, new: Stated, old: Known) -> Word:
        if self._kind == "space":
            return self._room_number(new, old)
        if are_two_things(new, old):
            return Word.CONTRADICTS
        words = [self._compared(new, old, name) for name in (*OWNERS_KEYS, "tag")]
        return next((word for word in (Word.AGREES, Word.CONTRADICTS) if word in words), Word.SILENT)

    def _room_number(self, new: Stated, old: Known) -> Word:
        """Numbers speak where they are unique in the file, or otherwise on their storey."""
        if not (called(new, "number") and called(old, "number")):
            return Word.SILENT
        word = self._compared(new, old, "number")
        if word is not Word.SILENT:
            return word
        if not (self.is_own(new, "number on storey") and self.is_own(old, "number on storey")):
            return Word.SILENT
        if called(new, "number") != called(old, "number"):
            return Word.CONTRADICTS
        return Word.AGREES if self._places.storey_of(new) == self._places.storey_of(old) else Word.SILENT

    def _name(self, new: Stated, old: Known) -> Word:
        return self._compared(new, old, "name")

    def _compared(self, new: Stated, old: Known, fact: str) -> Word:
        if not (self.is_own(new, fact) and self.is_own(old, fact)):
            return Word.SILENT
        return _word(called(new, fact) == called(old, fact))

    def _identity(self, element: Stated | Known, fact: str) -> Hashable | None:
        if fact == "number on storey":
            number = called(element, "number")
            return (self._places.storey_of(element), number) if number else None
        value = called(element, fact)
        if not value:
            return None
        return (element.ifc_class, value) if self._kind == "asset" and fact in ("name", "tag") else value

    def _counted(self, element: Stated | Known) -> Counter[Hashable]:
        """How often each value of each fact occurs in the file of `element`."""
        source = element.source_model if isinstance(element, Known) else ""
        if source not in self._times:
            self._times[source] = Counter(
                (fact, identity)
                for of_file in self._of_file(source)
                for fact in ("number", "number on storey", "name", "tag", *OWNERS_KEYS)
                if (identity := self._identity(of_file, fact)) is not None
            )
        return self._times[source]

    def _of_file(self, source: str) -> Iterable[Stated | Known]:
        if not source:
            return (element for element in self._pairing.stated if element.kind == self._kind)
        return (
            element
            for element in self._pairing.known
            if element.kind == self._kind and element.open and element.source_model == source
        )

    @cached_property
    def _positions(self) -> Positions:
        return Positions(self._pairing)


def _word(agrees: bool) -> Word:
    return Word.AGREES if agrees else Word.CONTRADICTS
