"""Single labels without a page, as SVG, PNG and ZPL, which worker processes draw."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice

from PIL import Image

from qr.layout.face import Written
from qr.layout.label import Label
from qr.output import svg, zpl
from qr.output.bitmap import Dots, bitmaps, fineness
from qr.pdf.page import DrawnRun, Form
from qr.stock.finding import Stock


def png(dots: Dots, dpi: int) -> bytes:
    """Return a bitmap as a PNG with its resolution, in grey or in colour like the bitmap."""
    written = BytesIO()
    Image.fromarray(dots.squeeze()).save(written, "PNG", dpi=(dpi, dpi))
    return written.getvalue()


Ready = tuple[Written, str]
"""The lines of a label, and the text in its symbol."""


@dataclass(frozen=True, slots=True)
class DrawnLabels(DrawnRun):
    """A file, or the printer commands, for each label, with the labels' codes."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dotted:
    """Options for bitmaps of labels: the resolution, and the copies that a printer makes."""

    dpi: int
    copies: int = 1


def alone(stock: Stock) -> Stock:
    """Return stock with one label on a page: a roll or tape as it is, a sheet reduced to the size of its labels."""
    if stock.labels == 1:
        return stock
    page_mm = (stock.width_mm, stock.height_mm)
    return replace(stock, kind="roll", page_mm=page_mm, columns=1, rows=1, left_mm=0.0, top_mm=0.0)


def batches(labels: Iterator[Label], size: int) -> Iterator[Sequence[Label]]:
    """Divide labels into batches of at most `size`."""
    while batch := list(islice(labels, size)):
        yield batch


def draw_svg(form: Form, labels: Sequence[Label]) -> DrawnLabels:
    """Draw each label as an SVG file. Raises FontUnfit for a damaged font."""
    return _drawn(form, labels, lambda ready: [svg.label(form, *label) for label in ready])


def draw_png(form: Form, dotted: Dotted, labels: Sequence[Label]) -> DrawnLabels:
    """Draw each label as a PNG file, in grey if no label has a colour. Raises LabelTooSmall or FontUnfit."""
    fine = fineness(form, dotted.dpi)

    def drawn(ready: Sequence[Ready]) -> list[bytes]:
        in_colour = form.face.picture is not None or any(written.fills for written, _ in ready)
        dots = bitmaps(form, ready, fine, in_colour=in_colour)
        return [png(bitmap, dotted.dpi) for bitmap in dots]

    return _drawn(form, labels, drawn)


def draw_zpl(form: Form, dotted: Dotted, labels: Sequence[Label]) -> DrawnLabels:
    """Write the printer commands for each label. Raises LabelTooSmall or FontUnfit."""
    fine = fineness(form, dotted.dpi)

    def drawn(ready: Sequence[Ready]) -> list[bytes]:
        dots = bitmaps(form, ready, fine, in_colour=False)
        return [
            zpl.label(written.code, bitmap, dotted.copies) for (written, _), bitmap in zip(ready, dots, strict=True)
        ]

    return _drawn(form, labels, drawn)


def _drawn(form: Form, labels: Sequence[Label], draw: Callable[[Sequence[Ready]], list[bytes]]) -> DrawnLabels:
    written = [form.face.write(label) for label in labels]
    return DrawnLabels(
        pages=tuple(draw([(label, form.host.url(label.code)) for label in written])),
        labels=len(written),
        used={},
        shortened=tuple(label.code for label in written if label.shortened),
        missing=frozenset().union(*(label.missing for label in written)),
        codes=tuple(label.code for label in written),
    )
