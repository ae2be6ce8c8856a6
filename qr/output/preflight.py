"""Checks of labels before anything is drawn: symbol size, shortened words, missing characters, repeated codes."""

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
"""The resolutions of label printers and office printers, in dots per inch."""
LEAST_DOTS = 4
"""Modules with fewer dots are printed unevenly."""
MM_PER_INCH = 25.4
WHOLE = 0.02
"""The tolerance of a whole number of dots in a module, as a fraction of a dot."""
PROGRESS_EVERY = 100
NAMED = 12
"""The most codes or characters listed in a message."""


@dataclass(frozen=True, slots=True)
class Dots:
    """The size of a module at a resolution, in dots, and whether it is a whole number of dots and large enough."""

    dpi: int
    dots: float
    whole: bool
    enough: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """A label with shortened words, and the lines that end in an ellipsis."""

    code: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A character that cannot be drawn, the reason, and the codes of the labels that have it."""

    character: str
    name: str
    needs_shaping: bool
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RepeatedCode:
    """A code of several labels, and whether these have the same words."""

    code: str
    times: int
    alike: bool


@dataclass(frozen=True, slots=True)
class Preflight:
    """The result of checking labels."""

    layout: str
    labels: int
    dots: tuple[Dots, ...]
    cut: tuple[Cut, ...]
    missing: tuple[Missing, ...]
    twice: tuple[RepeatedCode, ...]
    logo_left_out: bool

    def require(self, *, replace_missing: bool = False) -> None:
        """Raise CodeTwice or GlyphsMissing where labels would be printed wrong.

        replace_missing: whether characters that cannot be drawn may be replaced by the replacement character.
        """
        wrong = [in_groups(repeated.code) for repeated in self.twice if not repeated.alike]
        if wrong:
            raise CodeTwice(
                f"{_few(wrong)}: several labels with the same code have different words; print each code once."
            )
        if self.missing and not replace_missing:
            raise GlyphsMissing(_about_missing(self.missing))


def check(labels: Iterable[Label], form: Form, progress: Callable[[int], None] = lambda _: None) -> Preflight:
    """Return the result of checking labels of a form, without drawing them.

    progress: called from time to time with the number of labels checked.
    """
    layout, tally = form.face, _Tally()
    for label in labels:
        tally.add(layout.write(label))
        if not tally.labels % PROGRESS_EVERY:
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
    """Raise CodeTwice or GlyphsMissing where some of the labels would be printed wrong.

    Only labels with a repeated code or with characters that fonts may lack are laid out.

    replace_missing: whether characters that cannot be drawn may be replaced by the replacement character.
    """
    style = form.face.style
    doubtful = {id(label): label for label in (*_sharing_codes(labels), *with_doubtful_characters(labels, style))}
    if doubtful:
        check(doubtful.values(), form).require(replace_missing=replace_missing)


def with_doubtful_characters(labels: Sequence[Label], style: Style) -> Iterator[Label]:
    """Yield the labels with a character that the fonts may lack, even in fields that would not be drawn."""
    shown = sorted({field for row in style.template.rows for field in row.fields} - {"code", "host"})
    regular, _bold = weights(style.fonts)

    def text(label: Label) -> str:
        return "".join(getattr(label, name, "") for name in shown)

    characters = set(chain.from_iterable(map(text, labels)))
    doubtful = {character for character in characters if joins(character) or unknown_in(plain(character), regular)}
    return (label for label in labels if not doubtful.isdisjoint(text(label)))


def _sharing_codes(labels: Sequence[Label]) -> Iterator[Label]:
    times = Counter(label.code for label in labels)
    return (label for label in labels if times[label.code] > 1)


def quiet_mm(layout: Face, width_mm: float, height_mm: float) -> float:
    """Return the smallest distance of a symbol from the edges of its label, in mm."""
    right_mm = width_mm - layout.symbol_x_mm - layout.symbol.side_mm
    lower_mm = height_mm - layout.symbol_y_mm - layout.symbol.side_mm
    return min(layout.symbol_x_mm, layout.symbol_y_mm, right_mm, lower_mm)


def _dots(module_mm: float, dpi: int) -> Dots:
    dots = module_mm * dpi / MM_PER_INCH
    return Dots(dpi, round(dots, 2), abs(dots - round(dots)) <= WHOLE, dots >= LEAST_DOTS - WHOLE)


@dataclass(slots=True)
class _Tally:
    """The findings of the labels checked so far, without the labels themselves, since there may be many."""

    labels: int = 0
    cut: list[Cut] = field(default_factory=list)
    where: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    words: dict[str, int] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)
    unlike: set[str] = field(default_factory=set)

    def add(self, written: Written) -> None:
        self.labels += 1
        for character in written.missing:
            self.where[character][written.code] = None
        if written.shortened:
            lines = (placed.line.words for placed in written.lines)
            self.cut.append(Cut(written.code, tuple(words for words in lines if words.endswith(ELLIPSIS))))
        words = hash(tuple(placed.line.words for placed in written.lines))
        if written.code in self.words:
            self.times[written.code] = self.times.get(written.code, 1) + 1
        if self.words.setdefault(written.code, words) != words:
            self.unlike.add(written.code)

    def missing(self) -> tuple[Missing, ...]:
        return tuple(
            Missing(
                character,
                unicodedata.name(character, f"U+{ord(character):04X}"),
                needs_shaping(character),
                tuple(self.where[character]),
            )
            for character in sorted(self.where)
        )

    def twice(self) -> tuple[RepeatedCode, ...]:
        return tuple(RepeatedCode(code, times, code not in self.unlike) for code, times in self.times.items())


def _about_missing(missing: Sequence[Missing]) -> str:
    codes = {code for character in missing for code in character.codes}
    characters = _few([character.character for character in missing], " ")
    problem = f"{counted(len(codes), 'label')} with characters that no font here draws: {characters}"
    why = " (Hebrew, Arabic and Indic letters have to be joined, which is not done)" if _shaped(missing) else ""
    return f"{problem}{why}; a TrueType font that has them is needed"


def _shaped(missing: Sequence[Missing]) -> bool:
    return any(character.needs_shaping for character in missing)


def _few(names: Sequence[str], between: str = ", ") -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return between.join(names[:NAMED]) + more
