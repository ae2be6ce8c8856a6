"""What a label is about."""

import re
from dataclasses import dataclass
from typing import Protocol

from qr.errors import CodeUnfit

CODE = re.compile(r"[0-9A-Z]{9}")
GROUPS = re.compile(r"[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}")
GROUP = 3


class Label(Protocol):
    """Whatever has these attributes can be printed; each but the code may be empty.

    Templates ask for more, which a label may have besides or not: kind (space or asset, for rows that are meant for
    one of them), designation, type, system, category, room, storey, and what else the reader of layouts names. All
    are texts, empty where nothing is known.

    The texts are untrusted: they may come from a model. They are drawn as they are, without markup.
    """

    @property
    def code(self) -> str:
        """Nine digits and letters, in any case."""

    @property
    def number(self) -> str:
        """What people call it in short: a room number, a plant tag."""

    @property
    def name(self) -> str:
        """What it is."""

    @property
    def building(self) -> str:
        """The building that it is in."""

    @property
    def place(self) -> str:
        """Where in the building: storey, room."""


@dataclass(frozen=True, slots=True)
class CodeOnly:
    """A label that says nothing but its code."""

    code: str
    number: str = ""
    name: str = ""
    building: str = ""
    place: str = ""


def printable_code(code: str) -> str:
    """Return a code as it stands in the symbol: upper case, without spaces and hyphens.

    Raises CodeUnfit unless nine digits and letters remain.
    """
    plain = re.sub(r"[\s-]", "", code).upper()
    if not (code.isascii() and CODE.fullmatch(plain)):
        raise CodeUnfit(f"{code!r} is not a code: hand over nine digits and letters from A to Z.")
    return plain


def in_groups(code: str) -> str:
    """Return a code as people read and type it: `7K3M9QX2R` as `7K3-M9Q-X2R`."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))
