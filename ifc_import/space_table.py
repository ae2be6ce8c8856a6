"""An owner's table of spaces: numbers, and which category each has."""

from collections.abc import Iterable

from ifc_import.profile import SpaceCategory


class SpaceTable:
    """The rows that concern one building; a row for it comes before one for any."""

    def __init__(self, rows: Iterable[SpaceCategory], building: str | None = None) -> None:
        listed = list(rows)
        here = [one for one in listed if one.building and _same(one.building) == _same(building or "")]
        anywhere = [one for one in listed if not one.building]
        self._categories = {_same(one.number): one.category for one in (*anywhere, *here)}

    def category_of(self, number: str) -> str | None:
        """The category of the space with this number; None where the table has none."""
        return self._categories.get(_same(number)) if number else None


def _same(text: str) -> str:
    """Texts that people take for the same: case and blanks around do not matter."""
    return " ".join(text.split()).casefold()
