"""A layout as data: which words stand on a label, how large, and where the symbol is.

Owners write the same in ``skylt.toml`` or in a file of their own; `qr.layout.layouts` reads it. What has no
meaning is refused with a ValueError, which readers of settings tell with its place.
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
"""What every layout may show; labels may have more, which whoever reads layouts names."""
KINDS: tuple[Kind, ...] = ("space", "asset")
LEAST_SIZE, MOST_SIZE = 0.2, 6.0
LEAST_SHARE, MOST_SHARE = 0.1, 0.8
MOST_ROWS = 20


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that is said on a label, on as many lines as it takes.

    Says either what is known of the element (`show`), a phrase that Skylt has in several languages (`say`), or the
    owner's own words (`words`), alike in all languages or by language.
    """

    show: str | tuple[str, ...] = ()
    say: str = ""
    words: str | dict[str, str] = ""
    label: bool = False
    """puts the word for what is shown in front: Room 2.14"""
    size: float = 0.7
    bold: bool = False
    firm: bool = False
    """stays on one line where it can, and does not shrink with the others"""
    at: Literal["top", "foot"] = "top"
    kinds: tuple[Kind, ...] = msgspec.field(default=KINDS, name="for")

    @property
    def fields(self) -> tuple[str, ...]:
        """What is shown of the element, in this order."""
        return (self.show,) if isinstance(self.show, str) else self.show

    def __post_init__(self) -> None:
        complaint = _wrong_in(self)
        if complaint:
            raise ValueError(complaint)


class Template(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands on each label of a stock, and where."""

    name: str
    rows: tuple[Row, ...]
    about: str = ""
    kinds: tuple[Kind, ...] = msgspec.field(default=KINDS, name="for")
    """what it is chosen for by itself"""
    from_mm: tuple[float, float] | None = None
    """width and height of the smallest label that it is chosen for by itself; without it, it is only taken by name"""
    upright: bool = False
    """whether it is for labels that are higher than wide; all others are for the rest"""
    symbol: Literal["left", "right", "above"] = "left"
    symbol_share: float = 0.45
    """how much of a label's width the symbol may grow to; of its height where it is above the words"""
    align: Literal["", "left", "centre"] = ""
    """of the words; without it they are centred below a symbol and begin at the left beside one"""
    logo: Literal["foot", "top", "none"] = "foot"
    bar: Literal["right", "bottom", "none"] = "none"
    """where the colour of the system stands, if the owner has colours"""
    frame: bool = False

    @property
    def centred(self) -> bool:
        """Whether lines stand in the middle of their width."""
        return self.align == "centre" or (not self.align and self.symbol == "above")

    def __post_init__(self) -> None:
        complaint = _complaint(self)
        if complaint:
            raise ValueError(complaint)


def require_fields(templates: Iterable[Template], more: Iterable[str] = ()) -> None:
    """Refuse, with a ValueError, layouts that show what is neither of FIELDS nor one of `more`."""
    known = (*FIELDS, *more)
    for template in templates:
        strange = next((name for row in template.rows for name in row.fields if name not in known), None)
        if strange is not None:
            raise ValueError(
                f"the layout {template.name!r} shows {strange!r}, which labels do not have; "
                f"what may be shown is {', '.join(known)}"
            )


def _complaint(template: Template) -> str | None:
    """What is wrong in a template, and what may stand there; None where nothing is."""
    if not template.name.strip():
        return "a layout has a name"
    if not 0 < len(template.rows) <= MOST_ROWS:
        return f"a layout has 1 to {MOST_ROWS} rows"
    if not LEAST_SHARE <= template.symbol_share <= MOST_SHARE:
        return f"symbol_share is {template.symbol_share:g}, where {LEAST_SHARE} to {MOST_SHARE} may stand"
    return next(filter(None, (_about_code(template, kind) for kind in KINDS)), None)


def _wrong_in(row: Row) -> str | None:
    said = [name for name, value in (("show", row.fields), ("say", row.say), ("words", row.words)) if value]
    if len(said) != 1:
        return "a row says one thing: show (what is known of the element), say (a phrase), or words (your own)"
    if row.say and row.say not in PHRASES:
        return f"say is {row.say!r}; the phrases are {', '.join(PHRASES)}"
    if not LEAST_SIZE <= row.size <= MOST_SIZE:
        return f"size is {row.size:g}, where {LEAST_SIZE:g} to {MOST_SIZE:g} may stand"
    if {"code", "host"} & set(row.fields) and (len(row.fields) > 1 or row.label or row.at != "foot"):
        return 'code and host stand alone in their row, at = "foot", so that they can be read and checked'
    languages = set(row.words) - set(LANGUAGES) if isinstance(row.words, dict) else ()
    if languages:
        return f"no language is called {min(languages)!r}; they are {', '.join(LANGUAGES)}"
    return None


def _about_code(template: Template, kind: Kind) -> str | None:
    count = Counter(field for row in template.rows if kind in row.kinds for field in row.fields)
    if count["code"] != 1:
        shown = ", ".join(count) or "nothing of the element"
        stands = f"the code stands {counted(count['code'], 'time')} on labels of {kind}s"
        return f"{stands}, which show {shown}; let one row show it"
    if count["host"] > 1:
        return f"the host stands {counted(count['host'], 'time')} on labels of {kind}s; one row is enough"
    return None
