"""Positions of assets in the frame of their source model, and which similar assets are near one another."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import dist, floor
from typing import TypeAlias

from ifc_import.matching.identities import are_two_things, likeness
from ifc_import.matching.pairing import Pairing
from registry.plan import Known, Stated

CROWD = 50
"""With more similar devices than this around it, a position does not identify a device."""

NOW = ""
"""In the place of a source model's name: the file that is imported."""

Like: TypeAlias = Callable[[Stated | Known], Hashable]

Position: TypeAlias = tuple[str, tuple[float, ...]]
"""The kind of position, box or origin, which are not compared with each other; and x, y, z in metres."""


@dataclass(frozen=True, slots=True)
class Near:
    """A stated asset, by its index, and a similar known asset nearby."""

    index: int
    known: Known
    distance_m: float


class Positions:
    """The positions of all stated and known assets.

    A placement that several assets share, or that is the model's origin, is a default and not an asset's position.
    """

    def __init__(self, pairing: Pairing) -> None:
        self._shared = {NOW: _shared_origins(asset for asset in pairing.stated if asset.kind == "asset")}
        of_model: dict[str, list[Known]] = defaultdict(list)
        for asset in pairing.known:
            if asset.open and asset.kind == "asset":
                of_model[asset.source_model].append(asset)
        self._shared |= {model: _shared_origins(assets) for model, assets in of_model.items()}

    def of(self, asset: Stated | Known) -> Position | None:
        """The centre of an asset's box, or its placement; None where neither is known."""
        box, origin = asset.facts.get("box"), asset.facts.get("origin")
        if box is not None:
            return "box", tuple((low + high) / 2 for low, high in zip(box[:3], box[3:], strict=True))
        shared = self._shared.get(asset.source_model if isinstance(asset, Known) else NOW, set())
        return None if origin is None or tuple(origin) in shared else ("origin", tuple(origin))

    def near(self, pairing: Pairing, within_m: float, *, like: Like = likeness, others: bool = False) -> Iterator[Near]:
        """All pairs of unmatched similar assets at most `within_m` apart, unless their numbers differ.

        like: what makes assets similar.
        others: pairs with assets of other source models, instead of the same one's.
        """
        known = pairing.others("asset") if others else pairing.own("asset")
        buckets = self._buckets(known, within_m, like)
        for index in pairing.left("asset") if buckets else ():
            stated = pairing.stated[index]
            position = self.of(stated)
            if position is None:
                continue
            around = _around(buckets, (like(stated), position[0]), position[1], within_m)
            for candidate, known_position in around if len(around) <= CROWD else ():
                distance_m = dist(position[1], known_position)
                if distance_m <= within_m and not are_two_things(stated, candidate):
                    yield Near(index, candidate, distance_m)

    def distance_m(self, new: Stated, old: Known) -> float | None:
        """The distance between two assets, in metres; None where it is unknown."""
        new_position, old_position = self.of(new), self.of(old)
        return (
            dist(new_position[1], old_position[1])
            if new_position and old_position and new_position[0] == old_position[0]
            else None
        )

    def _buckets(self, known: Iterable[Known], size_m: float, like: Like) -> "_Buckets":
        buckets: _Buckets = defaultdict(list)
        for asset in known:
            position = self.of(asset)
            if position is not None:
                buckets[(like(asset), position[0]), _cell(position[1], size_m)].append((asset, position[1]))
        return buckets


_Cell: TypeAlias = tuple[int, ...]
_Buckets: TypeAlias = dict[tuple[Hashable, _Cell], list[tuple[Known, tuple[float, ...]]]]
_NEIGHBOURS = list(product((-1, 0, 1), repeat=3))


def _cell(position: Sequence[float], size_m: float) -> _Cell:
    return tuple(floor(value / size_m) for value in position)


def _around(
    buckets: _Buckets, of_kind: Hashable, position: Sequence[float], size_m: float
) -> list[tuple[Known, tuple[float, ...]]]:
    x, y, z = _cell(position, size_m)
    cells = ((x + dx, y + dy, z + dz) for dx, dy, dz in _NEIGHBOURS)
    return [neighbour for cell in cells for neighbour in buckets.get((of_kind, cell), ())]


def _shared_origins(assets: Iterable[Stated | Known]) -> set[tuple[float, ...]]:
    origins = Counter(tuple(asset.facts["origin"]) for asset in assets if asset.facts.get("origin") is not None)
    return {(0.0, 0.0, 0.0), *(origin for origin, times in origins.items() if times > 1)}
