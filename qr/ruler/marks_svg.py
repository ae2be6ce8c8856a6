"""Marks (lines, boxes and words) as SVG, in mm."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from qr.layout.face import PT_PER_MM
from qr.ruler.marks import Frame, Mark, Rule, Words

GAP_MM = 10.0
"""The distance between pages, which are below each other."""
FONT = "Noto Sans, DejaVu Sans, Arial, sans-serif"
ANCHORS = {"left": "start", "middle": "middle", "right": "end"}

Page = tuple[tuple[float, float], Sequence[Mark]]
"""Width and height in mm, and the marks of the page."""


def svg(pages: Sequence[Page]) -> bytes:
    """Return an SVG in true size with the pages one below the other; texts are escaped."""
    width_mm = max(width for (width, _), _ in pages)
    height_mm = sum(height for (_, height), _ in pages) + GAP_MM * (len(pages) - 1)
    root = Element(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        width=f"{width_mm:g}mm",
        height=f"{height_mm:g}mm",
        viewBox=f"0 0 {width_mm:g} {height_mm:g}",
    )
    y_mm = 0.0
    for (width, height), marks in pages:
        group = SubElement(root, "g", transform=f"translate(0 {_mm(y_mm)})")
        SubElement(group, "rect", width=_mm(width), height=_mm(height), fill="white", stroke="#ccc").set(
            "stroke-width", "0.1"
        )
        for mark in marks:
            _add(group, mark)
        y_mm += height + GAP_MM
    return tostring(root)


def _add(group: Element, mark: Mark) -> None:
    if isinstance(mark, Rule):
        ends = {"x1": mark.x1_mm, "y1": mark.y1_mm, "x2": mark.x2_mm, "y2": mark.y2_mm}
        line = SubElement(group, "line", {name: _mm(value) for name, value in ends.items()}, stroke=_gray(mark.light))
        line.set("stroke-width", _mm(mark.width_mm))
    elif isinstance(mark, Frame):
        box = {"x": mark.box.x_mm, "y": mark.box.y_mm, "width": mark.box.width_mm, "height": mark.box.height_mm}
        rect = SubElement(group, "rect", {name: _mm(value) for name, value in box.items()}, stroke=_gray(mark.light))
        rect.set("stroke-width", _mm(mark.width_mm))
        rect.set("fill", "none" if mark.filled is None else _gray(mark.filled))
    else:
        _add_words(group, mark)


def _add_words(group: Element, words: Words) -> None:
    text = SubElement(group, "text", x=_mm(words.x_mm), y=_mm(words.y_mm), fill=_gray(words.light))
    text.set("font-family", FONT)
    text.set("font-size", _mm(words.size_pt / PT_PER_MM))
    text.set("text-anchor", ANCHORS[words.end])
    if words.bold:
        text.set("font-weight", "bold")
    text.text = words.clean


def _gray(light: float) -> str:
    return f"#{round(light * 255):02x}" + f"{round(light * 255):02x}" * 2


def _mm(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
