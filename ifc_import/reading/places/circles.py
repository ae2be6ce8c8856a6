"""Things that are inside themselves, by way of others: circles in what is a part of what."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TypeVar

_T = TypeVar("_T", bound=Hashable)


def circles(above: Mapping[_T, Collection[_T]]) -> list[list[_T]]:
    """The members of each circle in `above` (a thing → what it is in), in the order of `above`.

    Circles that are tied to one another count as one.
    """
    inside = {one: set(places) for one, places in above.items() if places}
    inside = _without_ends(inside)
    turned = _without_ends(_turned(inside))
    left = {one: inside[one] & turned.keys() for one in inside if one in turned}
    return _joined(left)


def _without_ends(graph: Mapping[_T, set[_T]]) -> dict[_T, set[_T]]:
    """The graph without what leads to an end only: time and again without everything that leads nowhere."""
    back = _turned(graph)
    left = {one: set(others) for one, others in graph.items()}
    ends = [one for one in back if one not in left]
    while ends:
        end = ends.pop()
        for one in back.get(end, ()):
            left[one].discard(end)
            if not left[one]:
                del left[one]
                ends.append(one)
    return left


def _turned(graph: Mapping[_T, Iterable[_T]]) -> dict[_T, set[_T]]:
    turned: dict[_T, set[_T]] = {}
    for one, others in graph.items():
        for other in others:
            turned.setdefault(other, set()).add(one)
    return turned


def _joined(graph: Mapping[_T, set[_T]]) -> list[list[_T]]:
    """The parts of a graph that hang together, each in the graph's order."""
    back = _turned(graph)
    group_of: dict[_T, int] = {}
    for number, start in enumerate(graph):
        left = [start]
        while left:
            one = left.pop()
            if one not in group_of:
                group_of[one] = number
                left.extend((*graph.get(one, ()), *back.get(one, ())))
    groups: dict[int, list[_T]] = {}
    for one in graph:
        groups.setdefault(group_of[one], []).append(one)
    return list(groups.values())
