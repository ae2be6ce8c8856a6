"""Circular containment: elements inside themselves by way of others."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TypeVar

_T = TypeVar("_T", bound=Hashable)


def circles(above: Mapping[_T, Collection[_T]]) -> list[list[_T]]:
    """The members of each circle in `above` (an element → what contains it), in the order of `above`.

    Connected circles count as one.
    """
    inside = {node: set(places) for node, places in above.items() if places}
    inside = _without_ends(inside)
    turned = _without_ends(_turned(inside))
    left = {node: inside[node] & turned.keys() for node in inside if node in turned}
    return _joined(left)


def _without_ends(graph: Mapping[_T, set[_T]]) -> dict[_T, set[_T]]:
    """The graph without dead ends, removed repeatedly until none is left."""
    back = _turned(graph)
    left = {node: set(neighbours) for node, neighbours in graph.items()}
    ends = [node for node in back if node not in left]
    while ends:
        end = ends.pop()
        for node in back.get(end, ()):
            left[node].discard(end)
            if not left[node]:
                del left[node]
                ends.append(node)
    return left


def _turned(graph: Mapping[_T, Iterable[_T]]) -> dict[_T, set[_T]]:
    turned: dict[_T, set[_T]] = {}
    for node, neighbours in graph.items():
        for other in neighbours:
            turned.setdefault(other, set()).add(node)
    return turned


def _joined(graph: Mapping[_T, set[_T]]) -> list[list[_T]]:
    """The connected parts of a graph, each in the graph's order."""
    back = _turned(graph)
    group_of: dict[_T, int] = {}
    for number, start in enumerate(graph):
        left = [start]
        while left:
            node = left.pop()
            if node not in group_of:
                group_of[node] = number
                left.extend((*graph.get(node, ()), *back.get(node, ())))
    groups: dict[int, list[_T]] = {}
    for node in graph:
        groups.setdefault(group_of[node], []).append(node)
    return list(groups.values())
