"""How labels look: from a wish and the owner's settings to a layout, fonts, colours and logo that can be drawn."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import file_digest
from pathlib import Path

from api.operations.labels.order import Look, Paper
from api.operations.labels.words import ElementLabel
from api.settings.labels import LabelSettings
from qr.errors import FontUnfit, LayoutUnfit, LogoUnfit
from qr.fonts.font import font_of
from qr.layout.layouts import fitting, named, read_layouts, ready_made
from qr.layout.logo import read_logo
from qr.layout.style import Style
from qr.layout.tape import piece_for_layout
from qr.layout.template import KINDS, Kind, Template
from qr.stock.grid import Stock
from registry.fields import PRINTED
from registry.wording import counted


def with_settings(wish: Look, settings: LabelSettings) -> Look:
    """The wish with what the owner's settings say where it says nothing. Raises LookUnfit."""
    look = replace(
        wish,
        usual_layout=settings.usual_layout,
        usual_language=settings.language,
        own=settings.layout,
        fonts=wish.fonts or settings.font,
        logo=wish.logo or settings.logo,
        colours=settings.rgb,
    )
    if wish.layout:
        named(wish.layout, (*look.own, *ready_made()))
    return look


def settled(look: Look, labels: Sequence[ElementLabel], stock: Stock, paper: Paper) -> Look:
    """The look with the layout that labels on a stock have, and with digests of its files. Raises LookUnfit.

    stock: as it is sold, before tape is cut.
    """
    template = _template(look, _kinds(labels), piece_for_layout(stock, paper.length_mm))
    return replace(look, template=template, own=(), digests=tuple((one, _digest(one)) for one in _files(look)))


def style_of(look: Look) -> Style:
    """The style of a settled look.

    Raises FontUnfit and LogoUnfit for files that can't be used, or are others than when the look was settled.
    """
    for path, digest in look.digests:
        if _digest(path) != digest:
            kind = LogoUnfit if path == look.logo else FontUnfit
            raise kind(f"{path} is another file than when these labels were printed: put that back, or print anew.")
    for path in look.fonts:
        font_of(path)
    return Style(
        **({} if look.template is None else {"template": look.template}),
        language=look.language or look.usual_language,
        fonts=look.fonts,
        colours=look.colours,
        logo=None if look.logo is None else read_logo(Path(look.logo)),
        words=tuple((name, field.word) for name, field in PRINTED.items()),
    )


def on_other_stock(look: Look, style: Style, labels: Sequence[ElementLabel], stock: Stock) -> Style:
    """The style that the same labels would have on another stock: another layout, where nobody named one."""
    return replace(style, template=_template(look, _kinds(labels), stock))


def layouts_of(settings: LabelSettings, file: str | None = None) -> tuple[Template, ...]:
    """All layouts that can be named: those in a file, the owner's, and those of Skylt. Raises LayoutUnfit."""
    return (*(read_layouts(Path(file), PRINTED) if file else ()), *settings.layout, *ready_made())


def _template(look: Look, kinds: Sequence[Kind], stock: Stock) -> Template:
    if look.layout_file is not None:
        return _of_file(look.layout_file, kinds, stock)
    name = look.layout or look.usual_layout
    if name is None:
        return fitting(stock.width_mm, stock.height_mm, kinds, look.own)
    return named(name, (*look.own, *ready_made()))


def _of_file(path: str, kinds: Sequence[Kind], stock: Stock) -> Template:
    """The only layout of a file, or the first that is meant for such labels. Raises LayoutUnfit."""
    listed = read_layouts(Path(path), PRINTED)
    if len(listed) == 1:
        return listed[0]
    found = fitting(stock.width_mm, stock.height_mm, kinds, listed)
    if found not in listed:
        raise LayoutUnfit(
            f"{path} has {counted(len(listed), 'layout')}, none of them meant for labels of {stock.width_mm:g} × "
            f"{stock.height_mm:g} mm: give one from_mm, or leave one in the file."
        )
    return found


def _kinds(labels: Sequence[ElementLabel]) -> tuple[Kind, ...]:
    """What the labels are of; blank ones are of both."""
    there = {one.kind for one in labels}
    return KINDS if there - set(KINDS) else tuple(kind for kind in KINDS if kind in there)


def _files(look: Look) -> tuple[str, ...]:
    return (*look.fonts, *((look.logo,) if look.logo else ()))


def _digest(path: str) -> str:
    """The SHA-256 of a file; nothing for one that can't be read, of which its reader tells why."""
    if not Path(path).is_file():  # a pipe would be waited for
        return ""
    try:
        with Path(path).open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
