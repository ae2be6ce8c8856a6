"""The symbols of labels that are no PDF, read by a program that did not make them: PNG, SVG, and commands for Zebra.

A picture has no letters to read: the code in clear text is the one that the file, or a comment beside the commands, is
named by.
"""

import re
import zlib
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeAlias
from zipfile import BadZipFile, ZipFile

import numpy as np
import numpy.typing as npt
import zxingcpp
from PIL import Image, UnidentifiedImageError

from qr.errors import LabelsUnreadable
from qr.layout.label import GROUPS
from qr.proof.reading import QR_ONLY, Decoded
from qr.stock.finding import Box

Dots: TypeAlias = npt.NDArray[np.uint8]
"""Rows of grey values, from 0 for dark to 255."""

NOWHERE = Box(0.0, 0.0, 0.0, 0.0)
QUIET_MODULES, DOTS_A_MODULE = 4, 6
MOST_DOTS, MOST_BYTES = 100_000_000, 50_000_000
"""More of one label is damaged, or made to harm."""
PICTURES = (".png", ".svg", ".zpl")
ENDINGS = (*PICTURES, ".zip")

_LABEL = re.compile(rb"\^XA.*?\^XZ\n?", re.DOTALL)
_GRAPHIC = re.compile(rb"\^FO(\d+),(\d+)\^GFA,\d+,(\d+),(\d+),:Z64:([A-Za-z0-9+/=]+):[0-9A-F]{4}\^FS")
_SVG_SYMBOL = re.compile(rb'<path shape-rendering="crispEdges"[^>]* d="([^"]*)"')
_BAR = re.compile(rb"M(\d+) (\d+)h(\d+)v1h-\d+z")


@dataclass(frozen=True, slots=True)
class Picture:
    """A label as it was written: its place in the file, the name that it has there, its kind, and its bytes."""

    place: int
    name: str
    ending: str
    data: bytes

    @property
    def code(self) -> str:
        """The code that it is named by, without hyphens; empty where its name has none."""
        found = GROUPS.search(self.name)
        return found[0].replace("-", "") if found else ""


def pictures(file: Path) -> Iterator[Picture]:
    """The labels of a PNG, SVG or ZPL file, or of a zip of these, in their order. Raises LabelsUnreadable."""
    found = (Picture(place, *one) for place, one in enumerate(_files(file), start=1))
    try:
        yield from found
    except (OSError, BadZipFile, zlib.error, RuntimeError, NotImplementedError) as error:
        raise LabelsUnreadable(f"{file} can't be read as labels: use the file that was printed.") from error


def read_picture(picture: Picture) -> Decoded:
    """The text of a label's symbol, empty where none can be read, and the code that the label is named by."""
    try:
        dots = _READERS[picture.ending](picture.data)
    except (ValueError, OSError, zlib.error, NotBase64, UnidentifiedImageError, Image.DecompressionBombError):
        return Decoded(picture.place, "", picture.code, NOWHERE)
    found = zxingcpp.read_barcodes(np.ascontiguousarray(dots), formats=QR_ONLY)
    return Decoded(picture.place, found[0].text if found else "", picture.code, NOWHERE)


def _files(file: Path) -> Iterator[tuple[str, str, bytes]]:
    """Name, ending and content of each label."""
    if file.suffix.lower() != ".zip":
        yield from _labels(file.name, file.suffix.lower(), file.read_bytes())
        return
    with ZipFile(file) as opened:
        for entry in opened.infolist():
            ending = Path(entry.filename).suffix.lower()
            if ending in PICTURES and entry.file_size <= MOST_BYTES:
                yield from _labels(entry.filename, ending, opened.read(entry))


def _labels(name: str, ending: str, data: bytes) -> Iterator[tuple[str, str, bytes]]:
    if ending != ".zpl":
        yield name, ending, data
        return
    for commands in _LABEL.findall(data):
        yield commands[:40].decode("ascii", "replace"), ending, commands


def _png(data: bytes) -> Dots:
    with Image.open(BytesIO(data)) as image:
        return np.asarray(image.convert("L"))


def _zpl(data: bytes) -> Dots:
    """The dots of a label as the printer sets them. Raises ValueError where there is no graphic."""
    found = _GRAPHIC.search(data)
    if found is None:
        raise ValueError("no graphic")
    total, a_row = int(found[3]), int(found[4])
    if not 0 < total * 8 <= MOST_DOTS or not a_row:
        raise ValueError("no size")
    unpacked = zlib.decompressobj().decompress(b64decode(found[5], validate=True), total)
    rows = np.frombuffer(unpacked, dtype=np.uint8).reshape(-1, a_row)
    return (255 * (1 - np.unpackbits(rows, axis=1))).astype(np.uint8)


def _svg(data: bytes) -> Dots:
    """The symbol of a label, a path of bars one module high. Raises ValueError where there is none."""
    found = _SVG_SYMBOL.search(data)
    bars = [tuple(map(int, bar)) for bar in _BAR.findall(found[1])] if found else []
    if not bars:
        raise ValueError("no symbol")
    side = max(max(x + width, y + 1) for x, y, width in bars) + 2 * QUIET_MODULES
    if (side * DOTS_A_MODULE) ** 2 > MOST_DOTS:
        raise ValueError("no size")
    modules = np.full((side, side), 255, dtype=np.uint8)
    for x, y, width in bars:
        modules[y + QUIET_MODULES, x + QUIET_MODULES : x + QUIET_MODULES + width] = 0
    return np.kron(modules, np.ones((DOTS_A_MODULE, DOTS_A_MODULE), dtype=np.uint8))


_READERS = {".png": _png, ".svg": _svg, ".zpl": _zpl}
