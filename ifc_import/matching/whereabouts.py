"""The storey and room of an element in its own file, for stated and known elements alike."""

from collections.abc import Hashable, Iterable, Mapping
from functools import cached_property
from typing import Any

import shapely

from ifc_import.matching.pairing import Pairing
from registry.plan import Known, Stated


class Whereabouts:
    """Storeys and rooms identified by their matched element, so that a new name or id makes no difference.

    To be made again after storeys or spaces are matched.
    """

    def __init__(self, pairing: Pairing) -> None:
        self._pairing = pairing
        self._now: dict[tuple[str, str], Hashable] = {
            (element.kind, element.key): found[0].element_id
            if (found := pairing.found.get(index))
            else ("new", element.key)
            for index, element in enumerate(pairing.stated)
            if element.kind != "asset"
        }
        self._before: dict[tuple[str, str, str], Hashable] = {
            (element.source_model, element.kind, element.key): element.element_id
            for element in pairing.known
            if element.kind != "asset" and element.open
        }

    def storey_of(self, element: Stated | Known) -> Hashable | None:
        """The storey that an element names."""
        return self._named(element, "storey", element.facts.get("storey_key"))

    def room_of(self, element: Stated | Known) -> Hashable | None:
        """The room that an asset names, otherwise the one in the same file whose outline contains the centre of its
        box.
        """
        named = self._named(element, "space", element.facts.get("space_key"))
        box = element.facts.get("box")
        if named is not None or box is None:
            return named
        return (self._outlines_before if isinstance(element, Known) else self._outlines_now).around(box)

    def _named(self, element: Stated | Known, kind: str, key: str | None) -> Hashable | None:
        if key is None:
            return None
        if isinstance(element, Known):
            return self._before.get((element.source_model, kind, key))
        return self._now.get((kind, key))

    @cached_property
    def _outlines_now(self) -> "_Outlines":
        spaces = (space for space in self._pairing.stated if space.kind == "space")
        return _Outlines((self._now["space", space.key], space.facts) for space in spaces)

    @cached_property
    def _outlines_before(self) -> "_Outlines":
        spaces = (space for space in self._pairing.known if space.kind == "space" and space.own and space.open)
        return _Outlines((space.element_id, space.facts) for space in spaces)


class _Outlines:
    """The outlines of one file's spaces, to find the smallest around a point."""

    def __init__(self, spaces: Iterable[tuple[Hashable, Mapping[str, Any]]]) -> None:
        self._spaces = [(name, facts) for name, facts in spaces if facts["footprint"] is not None]
        self._shapes = shapely.from_wkb([facts["footprint"] for _name, facts in self._spaces])
        self._tree = shapely.STRtree(self._shapes)

    def around(self, box: list[float]) -> Hashable | None:
        x, y, z = ((low + high) / 2 for low, high in zip(box[:3], box[3:], strict=True))
        hits = self._tree.query(shapely.Point(x, y), predicate="intersects").tolist()
        inside = [hit for hit in hits if self._spaces[hit][1]["z_min_m"] <= z <= self._spaces[hit][1]["z_max_m"]]
        smallest = min(inside, key=lambda hit: float(shapely.area(self._shapes[hit])), default=None)
        return None if smallest is None else self._spaces[smallest][0]
