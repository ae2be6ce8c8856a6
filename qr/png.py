"""Dots as a PNG file."""

from io import BytesIO

from PIL import Image

from qr.output.bitmap import Dots


def png(dots: Dots, dpi: int) -> bytes:
    """Return dots as a PNG that says how large it is on paper; in as many values a dot as they have."""
    written = BytesIO()
    Image.fromarray(dots.squeeze()).save(written, "PNG", dpi=(dpi, dpi))
    return written.getvalue()
