"""One label of a finished sheet is changed, as somebody would who has the file: by an update at its end.

ISO 32000-1, 7.5.6: an object that stands again behind the file's end takes the place of the one before.
"""

import re
import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from qr.layout.label import Label, in_groups
from qr.pdf.lettering import Lettering
from qr.pdf.page import Form
from qr.symbol.drawing import operators

Part = Literal["symbol", "text"]
PAGE = re.compile(rb"<</Type /Page/Parent \d+ 0 R/Contents (\d+) 0 R")
TRAILER = re.compile(rb"trailer\n<<(.*)>>\nstartxref\n(\d+)\n%%EOF\n\Z")


def tampered(pdf: bytes, form: Form, labels: Sequence[Label], at: int, other: int, part: Part) -> bytes:
    """Return the PDF of `labels` in which one label has the symbol, or the clear text, of another one.

    at, other: which label, and whose it gets, counted from 0. Raises ValueError where the label is not as it should be.
    """
    page = at // form.stock.labels
    content = _contents(pdf, page)
    old, new = (_drawn(form, labels[which], part) for which in (at, other))
    before = zlib.decompress(_stream(pdf, content))
    if before.count(old) != 1:
        raise ValueError(f"the {part} of {labels[at].code} stands {before.count(old)} times on page {page + 1}")
    return _updated(pdf, content, zlib.compress(before.replace(old, new)))


def _drawn(form: Form, label: Label, part: Part) -> bytes:
    """The operators of a label's symbol, or of the code in clear text."""
    if part == "symbol":
        return operators(form.host.url(label.code), form.face.symbol).encode()
    [line] = [one.line for one in form.face.write(label).lines if one.line.words == in_groups(label.code)]
    widest = replace(line, size_pt=1.0)
    return Lettering().shown(widest).partition(b"(")[2]


def _contents(pdf: bytes, page: int) -> int:
    return int(PAGE.findall(pdf)[page])


def _stream(pdf: bytes, number: int) -> bytes:
    [found] = re.finditer(rb"\n%d 0 obj\n<<[^>]*/Length (\d+)>>\nstream\n" % number, pdf)
    return pdf[found.end() : found.end() + int(found[1])]


def _updated(pdf: bytes, number: int, data: bytes) -> bytes:
    trailer = TRAILER.search(pdf)
    if trailer is None:
        raise ValueError("the file does not end as a PDF of ours")
    head = b"%d 0 obj\n<</Filter /FlateDecode/Length %d>>\nstream\n" % (number, len(data))
    object_at = len(pdf)
    written = pdf + head + data + b"\nendstream\nendobj\n"
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, object_at)
    after = b"trailer\n<<%s/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (trailer[1], trailer[2], len(written))
    return written + table + after
