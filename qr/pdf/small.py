"""A small PDF of a few pages, made in memory."""

import zlib

from qr.layout.face import Picture
from qr.pdf.embedding import put_resources
from qr.pdf.file import Entries, PdfFile, words
from qr.pdf.lettering import Lettering

AS_IT_IS = {"ViewerPreferences": b"<</PrintScaling /None>>"}
"""Makes print dialogs default to actual size instead of fitting pages to the paper."""


def about(title: str) -> Entries:
    """Return the document information of a file."""
    return {"Title": words(title), "Creator": b"(Skylt)"}


class Pdf(Lettering):
    """A PDF of a few pages, in memory."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._written: list[bytes] = []
        self._file = PdfFile(self._written.append)

    def add_page(self, width_pt: float, height_pt: float, operators: bytes) -> None:
        """Append a page with drawing operators and its size in points."""
        self._file.put_page(zlib.compress(operators), (width_pt, height_pt))

    def to_bytes(self, logo: Picture | None = None) -> bytes:
        """Return the finished file, to which no pages can be added afterwards. Raises FontUnfit for a damaged font."""
        put_resources(self._file, self.used, logo)
        self._file.finish(AS_IT_IS, about(self._title))
        return b"".join(self._written)
