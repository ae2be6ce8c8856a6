"""Detection of the encoding of raw bytes, by the alphabet of their letters.

Statistics of whole texts fail on the few short names in a model. (charset-normalizer 3.5 read three Swedish names
rightly in 1 of 8 draws, Turkish ones in none.) Here each candidate decodes the names, and the one with most letters in
their usual places in one language wins; of equals the first listed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

FALLBACK = "cp1252"
"""The encoding assumed for names without a letter beyond ASCII, such as ``m²``."""

_LATIN = (
    ("cp1252", "åäöéüæøßèëêáóíÅÄÖÉÜÆØ"),  # Swedish, Danish, Norwegian, Finnish, German, Dutch
    ("cp1252", "éèêëàâçîïôûùüœÉÈÊÀÂÇÎÔŒ"),  # French
    ("cp1252", "áéíóúñüàèçïòÁÉÍÓÚÑÜºª"),  # Spanish, Catalan
    ("cp1252", "áâãàçéêíóôõúÁÂÃÀÇÉÊÍÓÔÕÚºª"),  # Portuguese
    ("cp1252", "àèéìòùÀÈÉÌÒÙ"),  # Italian
    ("cp1250", "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"),  # Polish
    ("cp1250", "áčďéěíňóřšťúůýžľĺŕäôÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"),  # Czech, Slovak
    ("cp1250", "čćžšđČĆŽŠĐ"),  # Croatian, Slovenian
    ("cp1250", "áéíóöőúüűÁÉÍÓÖŐÚÜŰ"),  # Hungarian
    ("cp1250", "ăâîşţĂÂÎŞŢ"),  # Romanian
    ("cp1254", "çğıöşüâîÇĞİÖŞÜ"),  # Turkish
    ("cp1252", "áéíóúýþæðöÁÉÍÓÚÝÞÆÐÖ"),  # Icelandic
    ("cp1257", "āčēģīķļņšūžąęėįųõäöüĀČĒĢĪĶĻŅŠŪŽĄĘĖĮŲÕÄÖÜ"),  # Latvian, Lithuanian, Estonian
)
"""Encoding, and the letters beyond ASCII of languages that are written in it. Source: Unicode CLDR exemplar sets."""

_WEST = "".join(letters for encoding, letters in _LATIN if encoding == "cp1252")

_OTHER_ALPHABETS = (
    ("cp1251", "бвгджзйклмнпрстфхцчшщъьґ", "аеёиоуыэюяіїє"),
    ("cp1253", "βγδζθκλμνξπρστφχψς", "αεηιουωάέήίόύώϊϋ"),
)
"""Encoding, consonants and vowels of languages that mix with no Latin letters."""

_TWO_BYTE = (
    ("cp932", ((0x81, 0x84), (0x88, 0x97), (0xA1, 0xDF))),  # signs, kana, kanji of level 1; half-width kana
    ("cp949", ((0xA1, 0xA8), (0xB0, 0xC8))),  # signs, hangul of KS X 1001
    ("gb18030", ((0xA1, 0xA3), (0xB0, 0xD7))),  # signs, hanzi of GB 2312 level 1
    ("big5", ((0xA1, 0xC6),)),  # signs, hanzi of level 1
)
"""Encoding, and the first bytes of its usual characters. Source: JIS X 0208, KS X 1001, GB 2312, Big5."""

_OLD_LATIN = ("cp850", "mac_roman")

_SIGNS = frozenset("°²³½¼¾µ×±§–—’‘“”…•€™®©«»·º")
"""Signs that any language uses in names: not significant, except ³ or ½ before a letter."""

_SIGNS_BEFORE_LETTERS = frozenset("°–—’‘“”…«»·§µ")
_SIGNS_OUTSIDE_WORDS = frozenset("—“”…«»§")
"""Of these, the signs that no word has between two small letters."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    encoding: str
    is_usual: Callable[[str, str, str], bool]
    """whether a character, with its neighbours, is usual in its languages"""


def guess_encoding(names: Iterable[bytes]) -> str:
    """The encoding, as Python calls it, in which most letters beyond ASCII of `names` are those of one language."""
    joined = b"\n".join(names)
    if not any(_telling(joined.decode(FALLBACK, "replace"))):
        return FALLBACK
    shares = [(_usual_share(joined, candidate), candidate.encoding) for candidate in _CANDIDATES]
    best = max(share for share, _encoding in shares)
    return next(encoding for share, encoding in shares if share == best) if best > 0.0 else FALLBACK


def guess_table(names: Sequence[bytes], others: Sequence[bytes]) -> str:
    """As `guess_encoding`, of the encodings with one byte a character; of equals the one that fits `others` best."""
    joined, all_joined = b"\n".join(names), b"\n".join((*names, *others))
    if not any(_telling(all_joined.decode(FALLBACK, "replace"))):
        return FALLBACK
    best = max(_TABLES, key=lambda candidate: (_usual_share(joined, candidate), _usual_share(all_joined, candidate)))
    return best.encoding if _usual_share(joined, best) > 0.0 else FALLBACK


def share_of_usual(names: Sequence[bytes], encoding: str) -> float:
    """The share (0 to 1) of letters beyond ASCII that are usual in the languages of a one-byte encoding; −1 where the
    bytes can't be decoded.
    """
    return max(_usual_share(b"\n".join(names), candidate) for candidate in _of(encoding))


def unusual_letters(name: bytes, encoding: str) -> int:
    """How many letters of a name are unusual in the languages of a one-byte encoding."""
    telling = list(_telling(name.decode(encoding, "replace")))
    return min(sum(not candidate.is_usual(*sample) for sample in telling) for candidate in _of(encoding))


def telling_letters(names: Sequence[bytes]) -> list[str]:
    """The characters of `names` that show their encoding, if it is ISO 8859-1."""
    return [character for _, character, _ in _telling(b"\n".join(names).decode("latin-1"))]


def _of(encoding: str) -> "Iterator[_Candidate]":
    return (candidate for candidate in _TABLES if candidate.encoding == encoding)


def _usual_share(joined: bytes, candidate: _Candidate) -> float:
    """The share of characters beyond ASCII that are usual; −1 where the bytes can't be decoded."""
    try:
        text = joined.decode(candidate.encoding)
    except UnicodeDecodeError:
        return -1.0
    usual = [candidate.is_usual(*sample) for sample in _telling(text)]
    return sum(usual) / len(usual) if usual else 0.0


def _telling(text: str) -> Iterator[tuple[str, str, str]]:
    """The characters significant for the language, each with its neighbours."""
    triples = zip(f"\n{text}", text, f"{text[1:]}\n", strict=False)
    return (triple for triple in triples if _tells(*triple))


def _tells(before: str, character: str, after: str) -> bool:
    """Whether a character is significant for the language."""
    if character.isascii():
        return False
    if character in _SIGNS_OUTSIDE_WORDS:
        return before.islower() and after.islower()
    return character not in _SIGNS or (after.isalpha() and character not in _SIGNS_BEFORE_LETTERS)


def _in_latin(letters: frozenset[str], before: str, character: str, after: str) -> bool:
    """A letter of the language; a capital is not behind a small letter, nor behind any before a small one."""
    inside = before.islower() or (before.isalpha() and after.islower())
    return character in letters and not (character.isupper() and inside)


def _in_other_alphabet(
    consonants: frozenset[str], vowels: frozenset[str], before: str, character: str, after: str
) -> bool:
    """In a word of one alphabet, capitals first, with no more than one consonant before or after a vowel."""
    small = character.lower()
    around = {neighbour.lower() for neighbour in (before, after) if neighbour.isalpha()}
    if any(neighbour.isascii() for neighbour in around) or (character.isupper() and before.islower()):
        return False
    if character == "ς" and after.isalpha():
        return False
    return small in vowels or (small in consonants and (not around or bool(around & vowels)))


def _in_two_bytes(
    encoding: str, first_bytes: Sequence[tuple[int, int]], before: str, character: str, after: str
) -> bool:
    if any(neighbour.isascii() and neighbour.isalpha() and neighbour.islower() for neighbour in (before, after)):
        return False
    first = character.encode(encoding)[0]
    return any(low <= first <= high for low, high in first_bytes)


def _latin(encoding: str, letters: str) -> _Candidate:
    return _Candidate(encoding, partial(_in_latin, frozenset(letters)))


_CANDIDATES = (
    *(_latin(encoding, letters) for encoding, letters in _LATIN),
    *(
        _Candidate(encoding, partial(_in_other_alphabet, frozenset(consonants), frozenset(vowels)))
        for encoding, consonants, vowels in _OTHER_ALPHABETS
    ),
    *(_Candidate(encoding, partial(_in_two_bytes, encoding, ranges)) for encoding, ranges in _TWO_BYTE),
    *(_latin(encoding, _WEST) for encoding in _OLD_LATIN),
)

_TABLES = (
    *(_latin(encoding, letters) for encoding, letters in _LATIN if encoding == FALLBACK),
    *(_latin(encoding, _WEST) for encoding in reversed(_OLD_LATIN)),
    *(_latin(encoding, letters) for encoding, letters in _LATIN if encoding != FALLBACK),
    *(candidate for candidate in _CANDIDATES if candidate.encoding in {name for name, _, _ in _OTHER_ALPHABETS}),
)
"""The encodings of one byte a character. Programs for the Mac are known to write theirs into escapes, so that comes
before those of other languages."""
