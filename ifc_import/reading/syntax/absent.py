"""Makes the parser report references to missing entities, which it otherwise reads only on request."""

import re
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

import ifcopenshell

MOST_USERS = 2_000
"""The number of entities to read, enough for examples in a finding."""

_NUMBER = re.compile(rb"#(\d{1,18})(\s*=)?")


def provoke_complaints(model: ifcopenshell.file, absent: Collection[int], path: Path) -> None:
    """Have the parser read the entities of `model` that refer to numbers of `absent`; its text is at `path`."""
    if absent:
        for user in islice(_users(frozenset(absent), path.read_bytes()), MOST_USERS):
            _read(model, user)


def _users(absent: Collection[int], content: bytes) -> Iterator[int]:
    """The numbers of the entities whose statements refer to a number of `absent`."""
    user = 0
    for found in _NUMBER.finditer(content):
        step = int(found[1])
        if found[2] is not None:
            user = step
        elif step in absent:
            yield user


def _read(model: ifcopenshell.file, step: int) -> None:
    """Read one entity; errors in its own text are reported when it is needed."""
    try:
        model.by_id(step).get_info(recursive=False)
    except RuntimeError:
        return
