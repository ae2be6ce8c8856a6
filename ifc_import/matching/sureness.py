"""The confidence of each rule of the matching cascade, from 0 to 1.

An id is believed as far as number, name and place agree. A tag can be on another element after a copy, a number on
another room, and two similar devices can change places. The figures rank the rules by their evidence; they are not
measured.
"""

SURENESS: dict[str, float] = {
    "global id": 1.0,
    "global id returned": 1.0,
    "same file again": 1.0,
    "global id in another model": 1.0,
    "global id and class": 0.98,
    "owner's key: asset identifier": 0.98,
    "owner's key: bar code": 0.98,
    "owner's key: serial number": 0.98,
    "owner's key: designation": 0.95,
    "owner's key in another model: asset identifier": 0.98,
    "owner's key in another model: bar code": 0.98,
    "owner's key in another model: serial number": 0.98,
    "owner's key in another model: designation": 0.95,
    "place and tag in another model": 0.95,
    "place and name in another model": 0.9,
    "tag": 0.95,
    "name": 0.95,
    "name in another model": 0.9,
    "exact place": 0.9,
    "storey and number": 0.95,
    "outline": 0.95,
    "number and outline in another model": 0.95,
    "elevation": 0.9,
    "elevation in another model": 0.9,
    "type and position": 0.9,
    "type and room": 0.9,
}
"""Rule → confidence; a test checks that every rule of the cascade is listed."""


def sureness(rule: str) -> float:
    """The confidence of a match by `rule`."""
    return SURENESS[rule]
