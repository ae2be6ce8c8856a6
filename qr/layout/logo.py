"""An owner's logo, read as an untrusted picture, reduced in size, on white."""

import warnings
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from qr.errors import LogoUnfit

MOST_BYTES = 20_000_000
MOST_PIXELS = 25_000_000
"""5000 × 5000, a limit against decompression bombs."""
KEPT_PIXELS = 800
"""The longer side after reducing: 600 dpi on 34 mm."""
FORMATS = ("PNG", "JPEG")


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture in RGB on white, as a PNG, and its size in pixels."""

    png: bytes
    width_px: int
    height_px: int

    @property
    def ratio(self) -> float:
        """Its width divided by its height."""
        return self.width_px / self.height_px


@cache
def read_logo(path: Path) -> Logo:
    """Return the picture of a PNG or JPEG file. Raises LogoUnfit with the reason and the remedy."""
    data = _bytes(path)
    if data.lstrip()[:5].lower() in (b"<?xml", b"<svg ") or path.suffix.lower() in (".svg", ".svgz"):
        raise LogoUnfit(f"{path} is an SVG, which can't be printed: save it as a PNG of 800 pixels or more.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _on_white(Image.open(BytesIO(data), formats=FORMATS), path)
    except UnidentifiedImageError as error:
        raise LogoUnfit(f"{path} is not a readable picture: use a PNG or a JPEG.") from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise LogoUnfit(f"{path} is damaged or much too large: save it as a PNG of 800 pixels or more.") from error


def _on_white(picture: Image.Image, path: Path) -> Logo:
    width, height = picture.size
    if not width or not height or width * height > MOST_PIXELS:
        raise LogoUnfit(f"{path} has {width} × {height} pixels: save it with {KEPT_PIXELS} on its longer side.")
    picture.draft("RGB", (KEPT_PIXELS, KEPT_PIXELS))
    coloured = picture.convert("RGBA")
    white = Image.new("RGBA", coloured.size, "white")
    flat = Image.alpha_composite(white, coloured).convert("RGB")
    flat.thumbnail((KEPT_PIXELS, KEPT_PIXELS))
    kept = BytesIO()
    flat.save(kept, "PNG", optimize=True)
    return Logo(kept.getvalue(), *flat.size)


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise LogoUnfit(f"{path} can't be read as a picture: there is no such file.")
        if path.stat().st_size > MOST_BYTES:
            raise LogoUnfit(f"{path} is larger than {MOST_BYTES:,} bytes: save it with {KEPT_PIXELS} pixels.")
        return path.read_bytes()
    except OSError as error:
        raise LogoUnfit(f"{path} can't be read ({(error.strerror or 'unknown reason').lower()}).") from error
