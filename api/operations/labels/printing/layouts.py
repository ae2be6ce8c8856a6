"""Lists the layouts, and draws examples of labels in each."""

from pathlib import Path

from api.files.whole import whole_file
from api.operations.labels.order import Look
from api.operations.labels.printing.looks import layouts_of, style_of, with_settings
from api.operations.view import View
from api.settings.labels import LabelSettings
from qr.files.kinds import SVG
from qr.layout.layouts import ready_made
from qr.layout.tape import piece_for_layout
from qr.output.preview import draw_layouts
from qr.stock.finding import find


class LayoutView(View):
    """A layout in the list."""

    name: str
    about: str
    kinds: list[str]
    """the kinds of labels that it is the default for"""
    from_mm: tuple[float, float] | None
    """the smallest label that it is chosen for by default; None if it is only used by name"""
    upright: bool
    own: bool
    """the owner's"""


def list_layouts(settings: LabelSettings, file: str | None = None) -> list[LayoutView]:
    """All layouts: those of a file, the owner's, and the built-in ones. Raises LayoutUnfit."""
    return [
        LayoutView(
            name=one.name, about=one.about, kinds=list(one.kinds), from_mm=one.from_mm, upright=one.upright,
            own=one not in ready_made(),
        )
        for one in layouts_of(settings, file)
    ]  # fmt: skip


def show_layouts(settings: LabelSettings, stock: str, host: str, target: Path, file: str | None = None) -> None:
    """Draw all layouts on a stock into an SVG, with the owner's language, fonts, colours and logo.

    Raises QrError and FileError.
    """
    look = with_settings(Look(), settings)
    on = piece_for_layout(find(stock, settings.stocks))
    with whole_file(target, SVG) as write:
        draw_layouts(write, layouts_of(settings, file), on, host, style_of(look))
