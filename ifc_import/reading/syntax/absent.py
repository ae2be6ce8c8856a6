"""Has the parser complain of references that lead nowhere: it reads what stands there only when somebody asks."""

import re
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

import ifcopenshell

MOST_USERS = 2_000
"""Enough entities are read for it to be told what they are."""

_NUMBER = re.compile(rb"#(\d{1,18})(\s*=)?")


def provoke_complaints(model: ifcopenshell.file, absent: Collection[int], path: Path) -> None:
    """Have the parser read the entities of `model` that refer to numbers of `absent`; its text is at `path`."""
    if absent:
        for user in islice(_users(frozenset(absent), path.read_bytes()), MOST_USERS):
            _read(model, user)


def _users(absent: Collection[int], content: bytes) -> Iterator[int]:
    """The numbers of entities in whose statements a number of `absent` stands."""
    user = 0
    for found in _NUMBER.finditer(content):
        step = int(found[1])
        if found[2] is not None:
            user = step
        elif step in absent:
            yield user


def _read(model: ifcopenshell.file, step: int) -> None:
    """Read one entity; where its own text is broken, that shows when somebody needs it."""
    try:
        model.by_id(step).get_info(recursive=False)
    except RuntimeError:
        return
