"""What a finished PDF really says, read by programs that did not make it."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import closing
from functools import partial
from pathlib import Path

from qr.errors import NoSymbolFound
from qr.files.pool import in_order
from qr.proof.reading import Decoded, Pages, opened, read

PAGES_A_JOB = 4
"""Read at a time by one process, half a second's work."""


def decode(
    pdf: Path, dpi: int = 300, progress: Callable[[int], None] | None = None, executor: Executor | None = None
) -> Iterator[Decoded]:
    """Read every symbol of a PDF, page by page, each page row by row, and the clear text codes beside them.

    dpi: how finely pages are rendered; a symbol should be read at the resolution of the printer.
    progress: is told after some pages how many pages are done.
    executor: reads the pages; this process does where there is none. See `qr.files.pool`.

    Raises PdfUnreadable and PdfLocked at once, NoSymbolFound at the end.
    """
    return _decoded(pdf, pages(pdf), dpi, progress, executor)


def pages(pdf: Path) -> int:
    """Return how many pages a PDF has. Raises PdfUnreadable and PdfLocked."""
    with opened(pdf) as document:
        return len(document)


def _decoded(
    pdf: Path, count: int, dpi: int, progress: Callable[[int], None] | None, executor: Executor | None
) -> Iterator[Decoded]:
    found, done = False, 0
    jobs = (Pages(pdf, first, min(first + PAGES_A_JOB - 1, count)) for first in range(1, count + 1, PAGES_A_JOB))
    with closing(in_order(executor, partial(read, dpi), jobs)) as results:
        for some in results:
            for page in some:
                found = found or any(one.text for one in page)
                yield from page
            done += len(some)
            if progress:
                progress(done)
    if not found:
        raise NoSymbolFound(f"{pdf} has no QR symbol that can be read at {dpi} dpi: is it a sheet of labels?")
