"""What would come out, looked at before anything is drawn: the symbol, words that are cut, missing characters."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from qr.errors import CodeTwice, GlyphsMissing
from qr.fonts.script import joins, needs_shaping, plain
from qr.fonts.typeface import unknown_in, weights
from qr.layout.face import Face, Written
from qr.layout.fitting import ELLIPSIS
from qr.layout.label import Label, in_groups
from qr.layout.style import Style
from qr.pdf.page import Form
from qr.words import counted

RESOLUTIONS = (203, 300, 600)
"""Dots an inch of label printers and office printers."""
LEAST_DOTS = 4
"""Fewer dots a module are not printed alike."""
MM_PER_INCH = 25.4
WHOLE = 0.02
"""How far from a whole number of dots a module may be, as a part of a dot."""
TOLD_EVERY = 100
NAMED = 12
"""How many codes or characters are told in one line."""


@dataclass(frozen=True, slots=True)
class Dots:
    """How large a module is on a printer: in dots, and whether these are whole and enough."""

    dpi: int
    dots: float
    whole: bool
    enough: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """A label whose words did not fit: the lines that end too early."""

    code: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A character that can't be drawn, why, and on which labels it stands."""

    character: str
    name: str
    needs_shaping: bool
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Twice:
    """A code that stands on several labels, and whether these say the same."""

    code: str
    times: int
    alike: bool


@dataclass(frozen=True, slots=True)
class Preflight:
    """What would come out."""

    layout: str
    labels: int
    dots: tuple[Dots, ...]
    cut: tuple[Cut, ...]
    missing: tuple[Missing, ...]
    twice: tuple[Twice, ...]
    logo_left_out: bool

    def require(self, *, replace_missing: bool = False) -> None:
        """Raise CodeTwice or GlyphsMissing where what comes out would be wrong.

        replace_missing: whether a sign for unknown may stand for characters that can't be drawn.
        """
        wrong = [in_groups(one.code) for one in self.twice if not one.alike]
        if wrong:
            raise CodeTwice(f"{_few(wrong)}: labels with one code say different things; print each code once.")
        if self.missing and not replace_missing:
            raise GlyphsMissing(_about_missing(self.missing))


def check(labels: Iterable[Label], form: Form, progress: Callable[[int], None] = lambda _: None) -> Preflight:
    """Return what labels of a form would be like, without drawing any.

    progress: is told now and then how many labels were looked at.
    """
    layout, tally = form.face, _Tally()
    for label in labels:
        tally.add(layout.write(label))
        if not tally.labels % TOLD_EVERY:
            progress(tally.labels)
    return Preflight(
        layout=layout.style.template.name,
        labels=tally.labels,
        dots=tuple(_dots(layout.symbol.module_mm, dpi) for dpi in RESOLUTIONS),
        cut=tuple(tally.cut),
        missing=tally.missing(),
        twice=tally.twice(),
        logo_left_out=layout.style.logo is not None and layout.picture is None,
    )


def require_ready(labels: Sequence[Label], form: Form, *, replace_missing: bool = False) -> None:
    """Raise CodeTwice or GlyphsMissing where some of the labels would come out wrong.

    Only those are laid out in which it can be: characters that no font has, or a code that others have, too.

    replace_missing: whether a sign for unknown may stand for characters that can't be drawn.
    """
    style = form.face.style
    doubtful = {id(one): one for one in (*_sharing_codes(labels), *with_doubtful_characters(labels, style))}
    if doubtful:
        check(doubtful.values(), form).require(replace_missing=replace_missing)


def with_doubtful_characters(labels: Sequence[Label], style: Style) -> Iterator[Label]:
    """Yield the labels in whose words a character is that no font may have, whether or not it would be drawn."""
    shown = sorted({field for row in style.template.rows for field in row.fields} - {"code", "host"})
    regular, _bold = weights(style.fonts)

    def text(one: Label) -> str:
        return "".join(getattr(one, name, "") for name in shown)

    characters = set(chain.from_iterable(map(text, labels)))
    doubtful = {one for one in characters if joins(one) or unknown_in(plain(one), regular)}
    return (one for one in labels if not doubtful.isdisjoint(text(one)))


def _sharing_codes(labels: Sequence[Label]) -> Iterator[Label]:
    times = Counter(one.code for one in labels)
    return (one for one in labels if times[one.code] > 1)


def quiet_mm(layout: Face, width_mm: float, height_mm: float) -> float:
    """Return the least white around a symbol on its label, in mm: up to the edge, or to what stands beside it."""
    right_mm = width_mm - layout.symbol_x_mm - layout.symbol.side_mm
    lower_mm = height_mm - layout.symbol_y_mm - layout.symbol.side_mm
    return min(layout.symbol_x_mm, layout.symbol_y_mm, right_mm, lower_mm)


def _dots(module_mm: float, dpi: int) -> Dots:
    dots = module_mm * dpi / MM_PER_INCH
    return Dots(dpi, round(dots, 2), abs(dots - round(dots)) <= WHOLE, dots >= LEAST_DOTS - WHOLE)


@dataclass(slots=True)
class _Tally:
    """What is kept of each label: little, since there may be many."""

    labels: int = 0
    cut: list[Cut] = field(default_factory=list)
    where: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    said: dict[str, int] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)
    unlike: set[str] = field(default_factory=set)

    def add(self, one: Written) -> None:
        self.labels += 1
        for character in one.missing:
            self.where[character][one.code] = None
        if one.shortened:
            lines = (placed.line.words for placed in one.lines)
            self.cut.append(Cut(one.code, tuple(words for words in lines if words.endswith(ELLIPSIS))))
        words = hash(tuple(placed.line.words for placed in one.lines))
        if one.code in self.said:
            self.times[one.code] = self.times.get(one.code, 1) + 1
        if self.said.setdefault(one.code, words) != words:
            self.unlike.add(one.code)

    def missing(self) -> tuple[Missing, ...]:
        return tuple(
            Missing(one, unicodedata.name(one, f"U+{ord(one):04X}"), needs_shaping(one), tuple(self.where[one]))
            for one in sorted(self.where)
        )

    def twice(self) -> tuple[Twice, ...]:
        return tuple(Twice(code, times, code not in self.unlike) for code, times in self.times.items())


def _about_missing(missing: Sequence[Missing]) -> str:
    codes = {code for one in missing for code in one.codes}
    characters = _few([one.character for one in missing], " ")
    said = f"{counted(len(codes), 'label')} with characters that no font here draws: {characters}"
    why = " (Hebrew, Arabic and Indic letters have to be joined, which is not done)" if _shaped(missing) else ""
    return f"{said}{why}; a TrueType font that has them is needed"


def _shaped(missing: Sequence[Missing]) -> bool:
    return any(one.needs_shaping for one in missing)


def _few(names: Sequence[str], between: str = ", ") -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return between.join(names[:NAMED]) + more
