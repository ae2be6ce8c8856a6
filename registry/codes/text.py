"""The text of a code: eight random characters and a check character.

The alphabet is digits and capitals without E, I, L, O and U: no two characters are mistaken for each other, no code
reads as a number with an exponent, and all characters fit QR's alphanumeric mode. The check system of ISO/IEC 7064
over a prime number of characters detects every single wrong character and every swap of neighbours.
"""

import secrets
from collections.abc import Callable, Collection

from stdnum.iso7064 import mod_37_2

from registry.errors import NotACode

ALPHABET = "0123456789ABCDFGHJKMNPQRSTVWXYZ"
LENGTH = 9
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\u00a0": None, "\u2011": None})


def check_character(body: str) -> str:
    """The check character for the eight characters of `body`."""
    return str(mod_37_2.calc_check_digit(body, alphabet=ALPHABET))


def mint(taken: Callable[[str], bool], *, draw: Callable[[int], int] = secrets.randbelow) -> str:
    """A new code for which `taken` is false, with at least one letter, so that it does not look like a number.

    `draw` returns a random number from 0 to below its argument.
    """
    while True:
        body = _body(draw(len(ALPHABET) ** (LENGTH - 1)))
        code = body + check_character(body)
        if not code.isdecimal() and not taken(code):
            return code


def mint_many(count: int, taken: Collection[str] = ()) -> list[str]:
    """`count` different new codes, none of them in `taken`."""
    minted: dict[str, None] = {}
    while len(minted) < count:
        minted[mint(lambda code: code in minted or code in taken)] = None
    return list(minted)


def read_code(text: str) -> str:
    """The code in a typed or scanned text. Case, hyphens and spaces are ignored; o is read as 0, i and l as 1.

    Raises NotACode where the text cannot be a code.
    """
    code = text.strip().upper().translate(_MISREAD)
    if len(code) == LENGTH and code.isascii() and code.isalnum() and not set(code) <= set(ALPHABET):
        invalid = ", ".join(sorted(set(code) - set(ALPHABET)))
        message = f"{text!r} is not a code: no code contains {invalid}, so it was mistyped; compare it with the label"
        raise NotACode(message)
    if len(code) != LENGTH or any(character not in ALPHABET for character in code):
        message = (
            f"{text!r} is not a code: a code has {LENGTH} characters, as in 7K3-M9Q-X2R; compare it with the label"
        )
        raise NotACode(message)
    if check_character(code[:-1]) != code[-1]:
        message = (
            f"{text!r} is not a code: the check character does not match, so it was mistyped; compare it with the label"
        )
        raise NotACode(message)
    return code


def _body(number: int) -> str:
    """A number written with the characters of codes as digits."""
    characters = []
    for _ in range(LENGTH - 1):
        number, digit = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[digit])
    return "".join(reversed(characters))


def scanned(text: str) -> str:
    """The last part of the path if `text` is an address, as scanners return it for a symbol; else `text`."""
    address = text.strip()
    if "://" not in address and "/q/" not in address.lower():
        return text
    return address.split("?")[0].split("#")[0].rstrip("/").rpartition("/")[2]


def grouped(code: str) -> str:
    """The code as it is printed for people, in groups of three characters."""
    return "-".join(code[start : start + 3] for start in range(0, len(code), 3))
