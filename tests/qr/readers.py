"""Labels read back from formats other than PDF, by independent programs or by small readers for the tests."""

import re
import zlib
from base64 import b64decode
from binascii import crc_hqx
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import numpy.typing as npt
import zxingcpp
from PIL import Image, ImageDraw

Picture = npt.NDArray[np.uint8]
SVG = "{http://www.w3.org/2000/svg}"
GRAPHIC = re.compile(rb"\^FO(\d+),(\d+)\^GFA,(\d+),(\d+),(\d+),:Z64:([A-Za-z0-9+/=]+):([0-9A-F]{4})\^FS")


@dataclass(frozen=True)
class ZplLabel:
    """A label printed from the commands between ^XA and ^XZ: dots, 0 for dark, and the number of copies."""

    dots: Picture
    copies: int


def zpl_labels(data: bytes) -> list[ZplLabel]:
    """Read ZPL as a printer does: a label's size, one graphic in Z64 with its checksum, and the quantity."""
    return [_zpl_label(body) for body in re.findall(rb"\^XA(.*?)\^XZ", data, re.DOTALL)]


def _zpl_label(body: bytes) -> ZplLabel:
    width, height, copies = (int(re.findall(rb"\^%s(\d+)" % name, body)[0]) for name in (b"PW", b"LL", b"PQ"))
    [(x, y, sent, total, a_row, text, check)] = GRAPHIC.findall(body)
    assert crc_hqx(text, 0) == int(check, 16)
    raw = zlib.decompress(b64decode(text))
    assert len(raw) == int(total) == int(sent)
    dark = np.unpackbits(np.frombuffer(raw, dtype=np.uint8).reshape(-1, int(a_row)), axis=1)
    dots = np.full((height, width), 255, dtype=np.uint8)
    left, top = int(x), int(y)
    shown = dark[: height - top, : width - left]
    dots[top : top + shown.shape[0], left : left + shown.shape[1]][shown == 1] = 0
    return ZplLabel(dots, copies)


def symbols(picture: Picture) -> list[str]:
    """Return the texts of the symbols of a picture."""
    return [one.text for one in zxingcpp.read_barcodes(np.ascontiguousarray(picture))]


def png_picture(data: bytes) -> Picture:
    """Read a PNG in grey."""
    return np.asarray(Image.open(BytesIO(data)).convert("L"))


def svg_symbol(data: bytes, dots_a_mm: float = 10.0) -> Picture:
    """Draw the symbol of an SVG file: the one path with sharp edges, whose runs are rectangles."""
    root = ET.fromstring(data)  # noqa: S314  (of our own making)
    width_mm, height_mm = (float(value) for value in root.attrib["viewBox"].split()[2:])
    image = Image.new("L", (round(width_mm * dots_a_mm), round(height_mm * dots_a_mm)), 255)
    [group] = root.findall(f"{SVG}g")
    [path] = [one for one in group.iter(f"{SVG}path") if one.get("shape-rendering") == "crispEdges"]
    inner, outer = (_numbers(one.attrib["transform"]) for one in (path, group))
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", path.attrib["d"]):
        left, top, right, low = (
            (at * inner[2] + inner[axis] + outer[axis]) * dots_a_mm
            for at, axis in ((int(x), 0), (int(y), 1), (int(x) + int(width), 0), (int(y) + 1, 1))
        )
        ImageDraw.Draw(image).rectangle((round(left), round(top), round(right) - 1, round(low) - 1), fill=0)
    return np.asarray(image)


def svg_elements(data: bytes) -> set[str]:
    """Return the names of all elements of an SVG file."""
    return {one.tag.removeprefix(SVG) for one in ET.fromstring(data).iter()}  # noqa: S314  (of our own making)


def svg_text(data: bytes, name: str) -> str:
    """Return the text of an element at the top of an SVG file."""
    found: Any = ET.fromstring(data).find(f"{SVG}{name}")  # noqa: S314  (of our own making)
    return str(found.text)


def _numbers(transform: str) -> list[float]:
    return [float(value) for value in re.findall(r"-?[\d.]+", transform)]
