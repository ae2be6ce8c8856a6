"""A label in ZPL II, the language of Zebra's printers, as a single bitmap.

Source: Zebra, Programming Guide: ^XA, ^PW, ^LL, ^FO, ^GF, ^PQ, ^XZ, and "Alternative data compression scheme for ~DG
and ~DB graphics", :Z64:. The commands contain no words of the label, so nothing has to be escaped.
"""

import zlib
from base64 import b64encode
from binascii import crc_hqx

import numpy as np

from qr.layout.label import in_groups
from qr.output.bitmap import Dots

DARK_BELOW = 128


def label(code: str, dots: Dots, copies: int = 1) -> bytes:
    """Return the commands that print a label.

    dots: a bitmap in grey.
    copies: the number of copies.
    """
    height, width = dots.shape[:2]
    dark = np.packbits(dots.reshape(height, width) < DARK_BELOW, axis=1)
    commands = (
        f"^XA^FX {in_groups(code)}^FS",
        f"^PW{width}^LL{height}^LH0,0",
        f"^FO0,0{_graphic(dark.tobytes(), dark.shape[1])}^FS",
        f"^PQ{copies}^XZ\n",
    )
    return "\n".join(commands).encode()


def _graphic(data: bytes, bytes_a_row: int) -> str:
    """The command for a bitmap; its checksum is CRC-16 of CCITT with initial value 0, over the text in base 64."""
    text = b64encode(zlib.compress(data, 9))
    return f"^GFA,{len(data)},{len(data)},{bytes_a_row},:Z64:{text.decode()}:{crc_hqx(text, 0):04X}"
