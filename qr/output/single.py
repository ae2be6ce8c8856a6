"""Labels one by one, without a page around them: SVG, PNG and ZPL. The work that is spread over processes."""

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
    """Return dots as a PNG that says how large it is on paper; in as many values a dot as they have."""
    written = BytesIO()
    Image.fromarray(dots.squeeze()).save(written, "PNG", dpi=(dpi, dpi))
    return written.getvalue()


Ready = tuple[Written, str]
"""What is written on a label, and the text in its symbol."""


@dataclass(frozen=True, slots=True)
class DrawnLabels(DrawnRun):
    """A file, or the commands, for each label; and the labels' codes."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dotted:
    """How labels become dots."""

    dpi: int
    copies: int = 1


def alone(stock: Stock) -> Stock:
    """Return stock with one label a page: a roll or tape as it is, of a sheet one label without what is around it."""
    if stock.labels == 1:
        return stock
    page_mm = (stock.width_mm, stock.height_mm)
    return replace(stock, kind="roll", page_mm=page_mm, columns=1, rows=1, left_mm=0.0, top_mm=0.0)


def batches(labels: Iterator[Label], size: int) -> Iterator[Sequence[Label]]:
    """Divide labels into batches."""
    while batch := list(islice(labels, size)):
        yield batch


def draw_svg(form: Form, labels: Sequence[Label]) -> DrawnLabels:
    """Draw each label as an SVG file."""
    return _drawn(form, labels, lambda ready: [svg.label(form, *one) for one in ready])


def draw_png(form: Form, dotted: Dotted, labels: Sequence[Label]) -> DrawnLabels:
    """Draw each label as a PNG file, in grey where it has no colour. Raises LabelTooSmall."""
    fine = fineness(form, dotted.dpi)

    def drawn(ready: Sequence[Ready]) -> list[bytes]:
        in_colour = form.face.picture is not None or any(written.fills for written, _ in ready)
        dots = bitmaps(form, ready, fine, in_colour=in_colour)
        return [png(one, dotted.dpi) for one in dots]

    return _drawn(form, labels, drawn)


def draw_zpl(form: Form, dotted: Dotted, labels: Sequence[Label]) -> DrawnLabels:
    """Write the commands that print each label. Raises LabelTooSmall."""
    fine = fineness(form, dotted.dpi)

    def drawn(ready: Sequence[Ready]) -> list[bytes]:
        dots = bitmaps(form, ready, fine, in_colour=False)
        return [zpl.label(written.code, one, dotted.copies) for (written, _), one in zip(ready, dots, strict=True)]

    return _drawn(form, labels, drawn)


def _drawn(form: Form, labels: Sequence[Label], draw: Callable[[Sequence[Ready]], list[bytes]]) -> DrawnLabels:
    written = [form.face.write(one) for one in labels]
    return DrawnLabels(
        pages=tuple(draw([(one, form.host.url(one.code)) for one in written])),
        labels=len(written),
        used={},
        shortened=tuple(one.code for one in written if one.shortened),
        missing=frozenset().union(*(one.missing for one in written)),
        codes=tuple(one.code for one in written),
    )
