"""Location of parts by their whole (host), unless the part's own location is surer."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ifc_import.placing import bands
from ifc_import.placing.rooms import Location, Method, Thing

RELATED: frozenset[Method] = frozenset(("confirmed", "contained", "host"))
"""Methods that rest on a person's confirmation or a relation in a model, not on shapes or texts."""


def with_hosts(things: Sequence[Thing], own: Mapping[int, Location | None]) -> dict[int, Location | None]:
    """Return the location of each element by its id, with those of parts taken from their hosts where that is surer.

    A relation of the part outranks its host's location, and a relation of the host outranks the part's room number and
    shape. Hosts that are not among `things`, and circular hosts, are ignored.
    """
    host_of = {thing.id: thing.host_id for thing in things if thing.host_id in own}
    result: dict[int, Location | None] = {}
    for thing in things:
        for part in reversed(_unsettled_chain(thing.id, host_of, result)):
            host = host_of.get(part)
            result[part] = _surer(part, own[part], result.get(host) if host is not None else None)
    return result


def _unsettled_chain(thing_id: int, host_of: Mapping[int, int | None], settled: Mapping[int, object]) -> list[int]:
    """Return the ids of an element, its host, the host's host … up to the first that is settled, has no host, or is
    repeated.
    """
    chain: dict[int, None] = {}
    step: int | None = thing_id
    while step is not None and step not in settled and step not in chain:
        chain[step] = None
        step = host_of.get(step)
    return list(chain)


def _surer(part_id: int, own: Location | None, host: Location | None) -> Location | None:
    if host is None or (own is not None and own.method in RELATED):
        return own
    related = host.method in RELATED
    confidence = min(host.confidence, (bands.HOST if related else bands.PART_OF).confidence)
    if own is not None and not related and own.confidence >= confidence:
        return own
    return replace(host, thing_id=part_id, method="host", confidence=confidence, other_side_id=None)
