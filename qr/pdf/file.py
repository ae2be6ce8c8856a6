"""A PDF that is written object by object; only the offsets of its objects are kept in memory.

The syntax is that of ISO 32000-1: objects in 7.3, the file's structure in 7.5, pages in 7.7.
"""

from collections.abc import Callable

HEADER = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
PAGES_A_NODE = 256
"""The most pages below a node. Viewers find a page by descending the tree; below a single node they would count."""

Write = Callable[[bytes], object]
Entries = dict[str, bytes]
"""The entries of a PDF dictionary: keys without their slash, values as they are written."""


class PdfFile:
    """A file whose pages share one set of resources, and one size unless a page has its own."""

    def __init__(self, write: Write, page_pt: tuple[float, float] = (595.28, 841.89)) -> None:
        self._write = write
        self._at = 0
        self._places: list[int] = []
        self._page_pt = page_pt
        self._root = self.reserve()
        self.resources = self.reserve()
        """The number of the object with the fonts and pictures of all pages, which is written last."""
        self._nodes: list[int] = []
        self._kids: list[int] = []
        self.pages = 0
        self._put(HEADER)

    def reserve(self) -> int:
        """Return the number for an object that is written later."""
        self._places.append(0)
        return len(self._places)

    def put(self, body: bytes, number: int | None = None) -> int:
        """Write an object and return its number."""
        number = number or self.reserve()
        self._places[number - 1] = self._at
        self._put(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        return number

    def put_stream(self, data: bytes, entries: Entries) -> int:
        """Write a stream object, and return its number."""
        about = dictionary({**entries, "Length": b"%d" % len(data)})
        return self.put(b"%s\nstream\n%s\nendstream" % (about, data))

    def put_page(self, packed: bytes, page_pt: tuple[float, float] | None = None) -> None:
        """Append a page with its operators, compressed by zlib; `page_pt` is its size if it differs from the file's."""
        if not self._kids:
            self._nodes.append(self.reserve())
        content = self.put_stream(packed, {"Filter": b"/FlateDecode"})
        page = {"Type": b"/Page", "Parent": reference(self._nodes[-1]), "Contents": reference(content)}
        if page_pt is not None:
            page["MediaBox"] = _box(page_pt)
        self._kids.append(self.put(dictionary(page)))
        self.pages += 1
        if len(self._kids) == PAGES_A_NODE:
            self._put_node()

    def finish(self, catalog: Entries, info: Entries) -> None:
        """Write the end of the file, after which no objects can be added."""
        if self._kids:
            self._put_node()
        self.put(self._tree(), self._root)
        root = self.put(dictionary({"Type": b"/Catalog", "Pages": reference(self._root), **catalog}))
        about = self.put(dictionary(info))
        table, count = self._at, len(self._places) + 1
        trailer = dictionary({"Size": b"%d" % count, "Root": reference(root), "Info": reference(about)})
        self._put(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        self._put(b"".join(b"%010d 00000 n \n" % place for place in self._places))
        self._put(b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, table))

    def _put_node(self) -> None:
        kids = {"Kids": references(self._kids), "Count": b"%d" % len(self._kids)}
        self.put(dictionary({"Type": b"/Pages", "Parent": reference(self._root), **kids}), self._nodes[-1])
        self._kids = []

    def _tree(self) -> bytes:
        """The root of all pages, which inherit from it."""
        kids = {"Kids": references(self._nodes), "Count": b"%d" % self.pages}
        return dictionary(
            {"Type": b"/Pages", **kids, "MediaBox": _box(self._page_pt), "Resources": reference(self.resources)}
        )

    def _put(self, data: bytes) -> None:
        self._write(data)
        self._at += len(data)


def number(value: float) -> bytes:
    """Return a number as PDF writes it, to a hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".").encode()


def name(text: str) -> bytes:
    """Return a PDF name, with characters other than letters, digits and hyphens escaped."""
    return b"/" + b"".join(bytes([byte]) if _is_plain(byte) else b"#%02X" % byte for byte in text.encode())


def words(text: str) -> bytes:
    """Return a PDF text string, in UTF-16 with a byte order mark."""
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode()


def dictionary(entries: Entries) -> bytes:
    """Return a PDF dictionary."""
    return b"<<%s>>" % b"".join(b"/%s %s" % (key.encode(), value) for key, value in entries.items())


def reference(to: int) -> bytes:
    """Return a reference to another object."""
    return b"%d 0 R" % to


def references(to: list[int]) -> bytes:
    """Return an array of references to other objects."""
    return b"[%s]" % b" ".join(map(reference, to))


def _box(page_pt: tuple[float, float]) -> bytes:
    return b"[0 0 %s %s]" % (number(page_pt[0]), number(page_pt[1]))


def _is_plain(byte: int) -> bool:
    return chr(byte).isascii() and (chr(byte).isalnum() or byte == ord("-"))
