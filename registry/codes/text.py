"""The text of a code: eight random characters and one that checks them.

The alphabet is digits and capitals without E, I, L, O and U: nothing in it is mistaken for something else, no code
reads as a number in exponent form, and all of it fits QR's alphanumeric mode. ISO/IEC 7064's hybrid system over a
prime number of characters finds every single wrong character and every swap of neighbours.
"""

import secrets
from collections.abc import Callable, Collection

from stdnum.iso7064 import mod_37_2

from registry.errors import NotACode

ALPHABET = "0123456789ABCDFGHJKMNPQRSTVWXYZ"
LENGTH = 9
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\u00a0": None, "\u2011": None})


def check_character(body: str) -> str:
    """The ninth character for the eight of `body`."""
    return str(mod_37_2.calc_check_digit(body, alphabet=ALPHABET))


def mint(taken: Callable[[str], bool], *, draw: Callable[[int], int] = secrets.randbelow) -> str:
    """A new code that `taken` does not know, with at least one letter, so that no code looks like a number.

    `draw` gives a random number below another one.
    """
    while True:
        body = _body(draw(len(ALPHABET) ** (LENGTH - 1)))
        code = body + check_character(body)
        if not code.isdecimal() and not taken(code):
            return code


def mint_many(count: int, taken: Collection[str] = ()) -> list[str]:
    """`count` new codes, all different, none of them in `taken`."""
    minted: dict[str, None] = {}
    while len(minted) < count:
        minted[mint(lambda code: code in minted or code in taken)] = None
    return list(minted)


def read_code(text: str) -> str:
    """The code that a person typed or a reader gave: case, hyphens and spaces are ignored, o reads as 0, i and l as 1.

    Raises NotACode where it cannot be one.
    """
    code = text.strip().upper().translate(_MISREAD)
    if len(code) == LENGTH and code.isascii() and code.isalnum() and not set(code) <= set(ALPHABET):
        never = ", ".join(sorted(set(code) - set(ALPHABET)))
        message = f"{text!r} is not a code: no code has {never} in it, so one was mistyped; compare with the label"
        raise NotACode(message)
    if len(code) != LENGTH or any(character not in ALPHABET for character in code):
        message = f"{text!r} is not a code: a code has {LENGTH} characters, as 7K3-M9Q-X2R; look at the label again"
        raise NotACode(message)
    if check_character(code[:-1]) != code[-1]:
        message = (
            f"{text!r} is not a code: the check character does not fit, so one was mistyped; compare with the label"
        )
        raise NotACode(message)
    return code


def _body(number: int) -> str:
    """A number in the system whose digits are the characters of a code."""
    characters = []
    for _ in range(LENGTH - 1):
        number, digit = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[digit])
    return "".join(reversed(characters))


def scanned(text: str) -> str:
    """What stands behind the last slash of an address, as a reader gives it that was held at a symbol; else `text`."""
    address = text.strip()
    if "://" not in address and "/q/" not in address.lower():
        return text
    return address.split("?")[0].split("#")[0].rstrip("/").rpartition("/")[2]


def grouped(code: str) -> str:
    """The code as it is printed for people: in groups of three."""
    return "-".join(code[start : start + 3] for start in range(0, len(code), 3))
