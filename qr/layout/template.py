"""A layout as data: the words on a label, their sizes, and the place of the symbol.

Owners write layouts in ``skylt.toml`` or in a file of their own, which `qr.layout.layouts` reads. An invalid setting
raises a ValueError, to which the readers of settings add its place in the file.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

import msgspec

from qr.layout.phrases import LANGUAGES, PHRASES
from qr.words import counted

Kind = Literal["space", "asset"]
FIELDS = (
    "number", "name", "designation", "type", "system", "category", "room", "storey", "place", "building", "code",
    "host",
)  # fmt: skip
"""The fields that every layout may show; callers that read layouts may allow more."""
KINDS: tuple[Kind, ...] = ("space", "asset")
LEAST_SIZE, MOST_SIZE = 0.2, 6.0
LEAST_SHARE, MOST_SHARE = 0.1, 0.8
MOST_ROWS = 20


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text on a label, on as many lines as it needs.

    It has one of: fields of the element (`show`), a phrase that Skylt has in several languages (`say`), or the owner's
    own words (`words`), for all languages or by language.
    """

    show: str | tuple[str, ...] = ()
    say: str = ""
    words: str | dict[str, str] = ""
    label: bool = False
    """puts the name of the field in front: Room 2.14"""
    size: float = 0.7
    bold: bool = False
    firm: bool = False
    """keeps to one line if possible, and does not shrink with the other rows"""
    at: Literal["top", "foot"] = "top"
    kinds: tuple[Kind, ...] = msgspec.field(default=KINDS, name="for")

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the element that the row shows, in this order."""
        return (self.show,) if isinstance(self.show, str) else self.show

    def __post_init__(self) -> None:
        complaint = _wrong_in(self)
        if complaint:
            raise ValueError(complaint)


class Template(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The layout of labels: their rows of text, the symbol, the logo and the colour bar."""

    name: str
    rows: tuple[Row, ...]
    about: str = ""
    kinds: tuple[Kind, ...] = msgspec.field(default=KINDS, name="for")
    """the kinds of elements for which it may be chosen automatically"""
    from_mm: tuple[float, float] | None = None
    """width and height of the smallest label for which it may be chosen automatically; without it, only by name"""
    upright: bool = False
    """whether it is for labels that are higher than wide; other layouts are for all other labels"""
    symbol: Literal["left", "right", "above"] = "left"
    symbol_share: float = 0.45
    """the share of a label's width that the symbol may grow to; of its height if it is above the words"""
    align: Literal["", "left", "centre"] = ""
    """of the words; by default they are centred below a symbol and left-aligned beside one"""
    logo: Literal["foot", "top", "none"] = "foot"
    bar: Literal["right", "bottom", "none"] = "none"
    """the place of the system's colour, if the owner has colours"""
    frame: bool = False

    @property
    def centred(self) -> bool:
        """Whether lines are centred."""
        return self.align == "centre" or (not self.align and self.symbol == "above")

    def __post_init__(self) -> None:
        complaint = _complaint(self)
        if complaint:
            raise ValueError(complaint)


def require_fields(templates: Iterable[Template], more: Iterable[str] = ()) -> None:
    """Raise ValueError for a layout that shows a field which is neither one of FIELDS nor of `more`."""
    known = (*FIELDS, *more)
    for template in templates:
        unknown = next((name for row in template.rows for name in row.fields if name not in known), None)
        if unknown is not None:
            raise ValueError(
                f"the layout {template.name!r} shows {unknown!r}, which is not a field of labels; "
                f"the fields are {', '.join(known)}"
            )


def _complaint(template: Template) -> str | None:
    """The first error in a template, with the valid values; None where it has none."""
    if not template.name.strip():
        return "a layout needs a name"
    if not 0 < len(template.rows) <= MOST_ROWS:
        return f"a layout needs 1 to {MOST_ROWS} rows"
    if not LEAST_SHARE <= template.symbol_share <= MOST_SHARE:
        return f"symbol_share is {template.symbol_share:g}, and must be {LEAST_SHARE} to {MOST_SHARE}"
    return next(filter(None, (_about_code(template, kind) for kind in KINDS)), None)


def _wrong_in(row: Row) -> str | None:
    contents = [name for name, value in (("show", row.fields), ("say", row.say), ("words", row.words)) if value]
    if len(contents) != 1:
        return "a row needs exactly one of show (fields of the element), say (a phrase) and words (your own)"
    if row.say and row.say not in PHRASES:
        return f"say is {row.say!r}, which is not a phrase; the phrases are {', '.join(PHRASES)}"
    if not LEAST_SIZE <= row.size <= MOST_SIZE:
        return f"size is {row.size:g}, and must be {LEAST_SIZE:g} to {MOST_SIZE:g}"
    if {"code", "host"} & set(row.fields) and (len(row.fields) > 1 or row.label or row.at != "foot"):
        return 'code and host each need a row of their own, at = "foot", so that they can be read and checked'
    languages = set(row.words) - set(LANGUAGES) if isinstance(row.words, dict) else ()
    if languages:
        return f"no language is called {min(languages)!r}; the languages are {', '.join(LANGUAGES)}"
    return None


def _about_code(template: Template, kind: Kind) -> str | None:
    count = Counter(field for row in template.rows if kind in row.kinds for field in row.fields)
    if count["code"] != 1:
        shown = ", ".join(count) or "nothing of the element"
        times = f"the code appears {counted(count['code'], 'time')} on labels of {kind}s"
        return f"{times}, which show {shown}; show it in exactly one row"
    if count["host"] > 1:
        return f"the host appears {counted(count['host'], 'time')} on labels of {kind}s; show it in one row at most"
    return None
