"""Previews: a picture of the first sheet of labels, and a drawing of layouts on one size of label."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice
from xml.etree import ElementTree as ET

import pypdfium2  # type: ignore[import-untyped]  # publishes no types

from qr.errors import LabelTooSmall
from qr.fonts.script import plain
from qr.layout.label import Label
from qr.layout.style import Style
from qr.layout.template import Template
from qr.output import svg
from qr.output.sheet import Work, write_sheet
from qr.output.single import alone
from qr.pdf.file import Write
from qr.pdf.page import Form, form
from qr.stock.finding import Stock

LONGER_SIDE_PX = 1800
MARGIN_MM, CAPTION_MM, GAP_MM = 5.0, 5.0, 6.0
NAMESPACE = "http://www.w3.org/2000/svg"
ET.register_namespace("", NAMESPACE)
FONT = "Noto Sans, DejaVu Sans, Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class Sample:
    """A made-up label with a value for every field."""

    code: str
    kind: str
    number: str = ""
    name: str = ""
    designation: str = ""
    type: str = ""
    system: str = ""
    category: str = ""
    room: str = ""
    storey: str = ""
    place: str = ""
    building: str = ""


SAMPLES = (
    Sample(
        "7K3M9QX2R", "space", number="2.14", name="Meeting room", category="Office", storey="Plan 2", place="Plan 2",
        building="Station",
    ),
    Sample(
        "2W8HB50C9", "asset", name="Circulation pump", designation="56-P01", type="Inline pump 40-100",
        system="56 Heating", room="0.03", storey="Plan 0", place="Plan 0 · 0.03", building="Station",
    ),
)  # fmt: skip


def draw_first_page(write: Write, pages: Form, labels: Iterable[Label], start: int) -> None:
    """Write the first sheet of labels as a PNG, as it would be printed. Raises QrError."""
    on_page = list(islice(labels, pages.stock.labels - start + 1))
    written = BytesIO()
    write_sheet(written.write, pages, on_page, Work((start,)))
    with pypdfium2.PdfDocument(written.getvalue()) as document:
        picture = document[0].render(scale=LONGER_SIDE_PX / max(document[0].get_size())).to_pil()
    data = BytesIO()
    picture.save(data, "PNG", optimize=True)
    write(data.getvalue())


def draw_layouts(write: Write, layouts: Sequence[Template], stock: Stock, host: str, style: Style) -> None:
    """Write an SVG with made-up labels of a room and of a pump in each layout, at the true size of a stock.

    For layouts that are too large for the stock, the reason is shown instead. Raises QrError.
    """
    label_stock = alone(stock)
    width_mm, height_mm = label_stock.page_mm
    row_mm = CAPTION_MM + height_mm + GAP_MM
    across_mm = 2 * MARGIN_MM + len(SAMPLES) * (width_mm + GAP_MM)
    root = _drawing(across_mm, MARGIN_MM + row_mm * len(layouts))
    for index, layout in enumerate(layouts):
        y_mm = MARGIN_MM + index * row_mm
        _say(root, f"{layout.name}: {layout.about}", y_mm + 3, "3.2")
        try:
            drawn = form(label_stock, host, style=replace(style, template=layout))
        except LabelTooSmall as error:
            _say(root, str(error), y_mm + CAPTION_MM + 4, "2.6")
            continue
        for place, sample in enumerate(SAMPLES):
            root.append(_label(drawn, sample, MARGIN_MM + place * (width_mm + GAP_MM), y_mm + CAPTION_MM))
    write(ET.tostring(root))


def _drawing(width_mm: float, height_mm: float) -> ET.Element:
    size = {"width": f"{width_mm:g}mm", "height": f"{height_mm:g}mm", "viewBox": f"0 0 {width_mm:g} {height_mm:g}"}
    root = ET.Element(f"{{{NAMESPACE}}}svg", size)
    ET.SubElement(root, f"{{{NAMESPACE}}}rect", {"width": "100%", "height": "100%", "fill": "#eee"})
    return root


def _label(drawn: Form, sample: Sample, x_mm: float, y_mm: float) -> ET.Element:
    written = drawn.face.write(sample)
    label = ET.fromstring(svg.label(drawn, written, drawn.host.url(written.code)))  # noqa: S314  (our own drawing)
    label.set("x", f"{x_mm:g}")
    label.set("y", f"{y_mm:g}")
    return label


def _say(root: ET.Element, words: str, y_mm: float, size: str) -> None:
    at = {"x": f"{MARGIN_MM:g}", "y": f"{y_mm:g}", "font-size": size, "font-family": FONT}
    ET.SubElement(root, f"{{{NAMESPACE}}}text", at).text = plain(words)
