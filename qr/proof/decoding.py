"""The symbols and codes of a finished PDF, read by programs that did not make it."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import closing
from functools import partial
from pathlib import Path

from qr.errors import NoSymbolFound
from qr.files.pool import in_order
from qr.proof.reading import Decoded, Pages, opened, read

PAGES_A_JOB = 4
"""Pages that a process reads at a time, about half a second's work."""


def decode(
    pdf: Path, dpi: int = 300, progress: Callable[[int], None] | None = None, executor: Executor | None = None
) -> Iterator[Decoded]:
    """Read all symbols of a PDF and the codes in clear text beside them, page by page and row by row.

    dpi: the resolution at which pages are rendered, which should be that of the printer.
    progress: called from time to time with the number of pages done.
    executor: reads the pages, see `qr.files.pool`; without one, this process reads them.

    Raises PdfUnreadable and PdfLocked at once, NoSymbolFound at the end.
    """
    return _decoded(pdf, pages(pdf), dpi, progress, executor)


def pages(pdf: Path) -> int:
    """Return the number of pages of a PDF. Raises PdfUnreadable and PdfLocked."""
    with opened(pdf) as document:
        return len(document)


def _decoded(
    pdf: Path, count: int, dpi: int, progress: Callable[[int], None] | None, executor: Executor | None
) -> Iterator[Decoded]:
    found, done = False, 0
    jobs = (Pages(pdf, first, min(first + PAGES_A_JOB - 1, count)) for first in range(1, count + 1, PAGES_A_JOB))
    with closing(in_order(executor, partial(read, dpi), jobs)) as results:
        for read_pages in results:
            for page in read_pages:
                found = found or any(label.text for label in page)
                yield from page
            done += len(read_pages)
            if progress:
                progress(done)
    if not found:
        raise NoSymbolFound(
            f"{pdf} has no QR symbol that can be read at {dpi} dpi: check that it is a sheet of labels."
        )
