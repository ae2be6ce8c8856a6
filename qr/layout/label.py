"""The contents of a label, and its code."""

import re
from dataclasses import dataclass
from typing import Protocol

from qr.errors import CodeUnfit

CODE = re.compile(r"[0-9A-Z]{9}")
GROUPS = re.compile(r"[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}")
GROUP = 3


class Label(Protocol):
    """A label to print: any object with these attributes, which are texts. All but the code may be empty.

    Templates also show attributes that a label may lack: kind (space or asset, for rows that are only for one of
    them), designation, type, system, category, room, storey, and others named when layouts are read.

    The texts are untrusted, since they may come from a model. They are drawn literally, without markup.
    """

    @property
    def code(self) -> str:
        """Nine digits and letters, in any case."""

    @property
    def number(self) -> str:
        """The room number or plant tag."""

    @property
    def name(self) -> str:
        """The name of the room or asset."""

    @property
    def building(self) -> str:
        """The name of its building."""

    @property
    def place(self) -> str:
        """Its location in the building: storey, room."""


@dataclass(frozen=True, slots=True)
class CodeOnly:
    """A label with a code and no other text."""

    code: str
    number: str = ""
    name: str = ""
    building: str = ""
    place: str = ""


def printable_code(code: str) -> str:
    """Return a code as in symbols: upper case, without spaces and hyphens.

    Raises CodeUnfit unless it has nine digits and letters.
    """
    plain = re.sub(r"[\s-]", "", code).upper()
    if not (code.isascii() and CODE.fullmatch(plain)):
        raise CodeUnfit(f"{code!r} is not a code: a code has nine digits and letters from A to Z.")
    return plain


def in_groups(code: str) -> str:
    """Return a code in groups for people: `7K3M9QX2R` becomes `7K3-M9Q-X2R`."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))
