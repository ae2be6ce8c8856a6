"""A zip that is written file by file. The same files give the same bytes."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from qr.pdf.file import Write

MODE = 0o644 << 16
UNSAFE = re.compile(r"[^\w\-.,() ]+")
"""All characters but letters and digits of any script and punctuation without a meaning in file names."""
MOST_BYTES = 120
"""The most bytes in a part of a file name: archivers and file systems allow 255."""


class Archive:
    """A zip that is being written."""

    def __init__(self, write: Write) -> None:
        self._sink = _Sink(write)
        self._zip = ZipFile(self._sink, "w")

    def add(self, name: str, data: bytes, *, packed: bool = True) -> None:
        """Add a file, compressed if `packed`, which suits files that are not compressed themselves."""
        self._zip.writestr(_entry(name, packed=packed), data)

    @contextmanager
    def open(self, name: str) -> Iterator[Write]:
        """Add a file whose bytes are written in the block, piece by piece."""
        with self._zip.open(_entry(name, packed=True), "w", force_zip64=True) as file:
            yield file.write

    def close(self) -> None:
        """Write the directory of the zip; no files can be added afterwards."""
        self._zip.close()

    def give_up(self) -> None:
        """Discard all further output, since `ZipFile` writes its directory when it is garbage-collected unclosed."""
        self._sink.is_open = False


@contextmanager
def archive_to(write: Write) -> Iterator[Archive]:
    """A zip that is closed at the end of the block, or given up if the block raises an error."""
    archive = Archive(write)
    try:
        yield archive
        archive.close()
    except BaseException:
        archive.give_up()
        raise


def safe_name(words: str) -> str:
    """Return untrusted words as a safe part of a file name, without path separators."""
    clean = UNSAFE.sub("_", unicodedata.normalize("NFC", words)).strip(" .")
    while len(clean.encode()) > MOST_BYTES:
        clean = clean[:-1].rstrip(" .")
    return clean or "_"


def _entry(name: str, *, packed: bool) -> ZipInfo:
    entry = ZipInfo(name)  # dated 1980, since the time of writing would change the bytes
    entry.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
    entry.external_attr = MODE
    entry.create_system = 3  # Unix, on every system
    return entry


class _Sink:
    """The output of a zip, which is never rewound."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self.is_open = True

    def write(self, data: bytes) -> int:
        if self.is_open:
            self._write(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is buffered."""

    def close(self) -> None:
        """The owner of the file closes it."""
