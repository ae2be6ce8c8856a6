"""A zip that is written file by file as they come. The same files give the same bytes."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from qr.pdf.file import Write

MODE = 0o644 << 16
UNSAFE = re.compile(r"[^\w\-.,() ]+")
"""Everything but letters and digits of any script, and signs that no system gives a meaning in names."""
MOST_BYTES = 120
"""Of one part of a name: archivers and file systems take 255."""


class Archive:
    """A zip in the making."""

    def __init__(self, write: Write) -> None:
        self._sink = _Sink(write)
        self._zip = ZipFile(self._sink, "w")

    def add(self, name: str, data: bytes, *, packed: bool = True) -> None:
        """Add a file; `packed` is for what is not compressed itself."""
        self._zip.writestr(_entry(name, packed=packed), data)

    @contextmanager
    def open(self, name: str) -> Iterator[Write]:
        """Add a file that is written bit by bit in the block."""
        with self._zip.open(_entry(name, packed=True), "w", force_zip64=True) as file:
            yield file.write

    def close(self) -> None:
        """Write the list of contents; nothing can be added afterwards."""
        self._zip.close()

    def give_up(self) -> None:
        """Let what follows be written nowhere: a zip that was not closed writes its list when it is forgotten."""
        self._sink.is_open = False


@contextmanager
def archive_to(write: Write) -> Iterator[Archive]:
    """A zip that is closed at the end of the block, and given up where that ends with an error."""
    made = Archive(write)
    try:
        yield made
        made.close()
    except BaseException:
        made.give_up()
        raise


def safe_name(words: str) -> str:
    """Return words as a part of a file name that leads nowhere else, whoever chose them."""
    clean = UNSAFE.sub("_", unicodedata.normalize("NFC", words)).strip(" .")
    while len(clean.encode()) > MOST_BYTES:
        clean = clean[:-1].rstrip(" .")
    return clean or "_"


def _entry(name: str, *, packed: bool) -> ZipInfo:
    entry = ZipInfo(name)  # of 1980: when it was made does not matter, and would change the bytes
    entry.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
    entry.external_attr = MODE
    entry.create_system = 3  # the same wherever it is made
    return entry


class _Sink:
    """What a zip is written to, which never goes back."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self.is_open = True

    def write(self, data: bytes) -> int:
        if self.is_open:
            self._write(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def close(self) -> None:
        """Whoever opened the file closes it."""
