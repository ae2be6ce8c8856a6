"""A PDF that is written object by object as its pages come: nothing but the places of its objects stays in memory.

The syntax is that of ISO 32000-1: objects in 7.3, the file's structure in 7.5, pages in 7.7.
"""

from collections.abc import Callable

HEADER = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
PAGES_A_NODE = 256
"""Viewers find a page by going down the tree: with all pages below one node they count them one by one."""

Write = Callable[[bytes], object]
Entries = dict[str, bytes]
"""A dictionary's keys without their slash, and their values as they are written."""


class PdfFile:
    """A file whose pages share one set of resources, and one size but for those that have their own."""

    def __init__(self, write: Write, page_pt: tuple[float, float] = (595.28, 841.89)) -> None:
        self._write = write
        self._at = 0
        self._places: list[int] = []
        self._page_pt = page_pt
        self._root = self.reserve()
        self.resources = self.reserve()
        """The number of the object that says which fonts and pictures pages use; it is put last."""
        self._nodes: list[int] = []
        self._kids: list[int] = []
        self.pages = 0
        self._put(HEADER)

    def reserve(self) -> int:
        """Return the number of an object that will be put later."""
        self._places.append(0)
        return len(self._places)

    def put(self, body: bytes, number: int | None = None) -> int:
        """Write an object and return its number."""
        number = number or self.reserve()
        self._places[number - 1] = self._at
        self._put(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        return number

    def put_stream(self, data: bytes, entries: Entries) -> int:
        """Write an object that holds bytes, and return its number."""
        said = dictionary({**entries, "Length": b"%d" % len(data)})
        return self.put(b"%s\nstream\n%s\nendstream" % (said, data))

    def put_page(self, packed: bytes, page_pt: tuple[float, float] | None = None) -> None:
        """Append a page with its operators, compressed by zlib; `page_pt` is its size where that is its own."""
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
        """Write what comes after all pages; nothing can be put afterwards."""
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
    """Return a name, with all but letters, digits and hyphens written as their numbers."""
    return b"/" + b"".join(bytes([byte]) if _is_plain(byte) else b"#%02X" % byte for byte in text.encode())


def words(text: str) -> bytes:
    """Return a text string, in UTF-16 with the mark that says so."""
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode()


def dictionary(entries: Entries) -> bytes:
    """Return a dictionary."""
    return b"<<%s>>" % b"".join(b"/%s %s" % (key.encode(), value) for key, value in entries.items())


def reference(to: int) -> bytes:
    """Return what stands for another object."""
    return b"%d 0 R" % to


def references(to: list[int]) -> bytes:
    """Return an array of what stands for other objects."""
    return b"[%s]" % b" ".join(map(reference, to))


def _box(page_pt: tuple[float, float]) -> bytes:
    return b"[0 0 %s %s]" % (number(page_pt[0]), number(page_pt[1]))


def _is_plain(byte: int) -> bool:
    return chr(byte).isascii() and (chr(byte).isalnum() or byte == ord("-"))
