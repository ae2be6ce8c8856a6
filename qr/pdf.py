"""A PDF page by page: operators in, bytes out. The only place that knows how reportlab writes files."""

import re
import zlib
from io import BytesIO

from PIL import Image
from reportlab.pdfbase import pdfdoc  # type: ignore[import-untyped]  # publishes no types

from qr.fitting import Line

SPECIAL = re.compile(rb"[()\\\r]")
LOGO = b"Logo"
"""What operators call the picture of the document."""
ESCAPED = {b"(": rb"\(", b")": rb"\)", b"\\": rb"\\", b"\r": rb"\r"}


class Pdf:
    """A document whose pages are compressed as they come, so that a long one stays small in memory."""

    def __init__(self, title: str) -> None:
        self._doc = pdfdoc.PDFDocument(compression=1, invariant=1)
        self._doc.info.title = title
        self._doc.info.author = self._doc.info.subject = ""
        self._doc.info.creator = "Skylt"
        scaling = pdfdoc.ViewerPreferencesPDFDictionary()
        scaling["PrintScaling"] = "None"
        self._doc.Catalog.ViewerPreferences = scaling
        self._resources = pdfdoc.PDFResourceDictionary()
        self._resources.basicFonts()

    def shown(self, line: Line) -> bytes:
        """Return the operators that show a line where the text matrix stands; its characters are embedded."""
        parts = (
            b"%s %s Tf (%s) Tj"
            % (font.getSubsetInternalName(subset, self._doc).encode(), number(line.size_pt), _escaped(raw))
            for font, run in line.face.runs(line.words)
            for subset, raw in font.splitString(run, self._doc)
        )
        return b" ".join(parts)

    def add_logo(self, png: bytes) -> None:
        """Embed the one picture of the document once; operators draw it as `/Logo Do`.

        png: a picture in RGB.
        """
        picture = Image.open(BytesIO(png), formats=("PNG",)).convert("RGB")
        about = {
            "Type": pdfdoc.PDFName("XObject"),
            "Subtype": pdfdoc.PDFName("Image"),
            "Width": picture.width,
            "Height": picture.height,
            "ColorSpace": pdfdoc.PDFName("DeviceRGB"),
            "BitsPerComponent": 8,
            "Interpolate": "true",
            "Filter": pdfdoc.PDFName("FlateDecode"),
        }
        stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(about), zlib.compress(picture.tobytes(), 9))
        self._resources.XObject = pdfdoc.PDFDictionary({LOGO.decode(): self._doc.Reference(stream, "logo")})

    def add_page(self, width_pt: float, height_pt: float, operators: bytes) -> None:
        """Append a page of that size in points."""
        page = pdfdoc.PDFPage()
        page.pagewidth, page.pageheight = width_pt, height_pt
        packed = {"Filter": pdfdoc.PDFName("FlateDecode")}
        page.Contents = pdfdoc.PDFStream(pdfdoc.PDFDictionary(packed), zlib.compress(operators, 6))
        page.Resources = self._resources
        self._doc.addPage(page)

    def to_bytes(self) -> bytes:
        """Return the finished file; nothing can be added afterwards."""
        data: bytes = self._doc.GetPDFData(None)
        return data


def number(value: float) -> bytes:
    """Return a number as PDF writes it, to a hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".").encode()


def _escaped(raw: bytes) -> bytes:
    return SPECIAL.sub(lambda found: ESCAPED[found[0]], raw)
