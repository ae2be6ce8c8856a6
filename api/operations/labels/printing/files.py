"""Labels as files of one format, all in one or one for each building or storey."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from api.files.whole import whole_file
from api.operations.labels.order import CsvFor
from api.operations.labels.printing.tables import write_csv, write_xlsx
from api.operations.labels.words import ElementLabel
from qr.files.archive import Archive, archive_to, safe_name
from qr.output.formats import FORMATS, TABLES, kind_of
from qr.output.sheet import SheetSummary, Work, write_sheet
from qr.output.single_files import add_files, write_zpl
from qr.pdf.page import Form
from qr.stock.grid import Stock, places
from qr.symbol.address import code_host

Group = tuple[str, Sequence[ElementLabel]]
"""What its file is called, and the labels in it."""
Part = tuple[int, SheetSummary | None]
"""How many labels one file has, and what was printed; None for tables."""
Write = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Files:
    """What is written: the format, one file or one for each building or storey, how fine, and how it is drawn.

    form: None for tables.
    """

    format: str
    split: str | None
    dpi: int
    host: str
    form: Form | None
    work: Work
    csv_for: CsvFor = "merge"


@dataclass(frozen=True, slots=True)
class WrittenFiles:
    """What came of it; `sheet` is None for tables."""

    files: int
    labels: int
    sheet: SheetSummary | None


def write_files(labels: Sequence[ElementLabel], wanted: Files, target: Path) -> WrittenFiles:
    """Write labels into `target`, whole or not at all. Raises QrError and FileError."""
    with whole_file(target, kind_of(wanted.format, wanted.split)) as write:
        if wanted.split is None and wanted.format not in ("svg", "png"):
            return _together([_written(write, labels, wanted)], wanted)
        with archive_to(write) as archive:
            written = [_added(archive, name, some, one) for name, some, one in _parts(labels, wanted)]
    return _together(written, wanted)


def _parts(labels: Sequence[ElementLabel], wanted: Files) -> Iterator[tuple[str, Sequence[ElementLabel], Files]]:
    """Yield what each part of a zip is called, its labels, and how it is written.

    Part-used sheets are used up one after the other, and progress counts on from part to part.
    """
    done, starts = 0, wanted.work.starts
    for name, some in groups(labels, wanted.split):
        work = replace(wanted.work, starts=starts, progress=_from(done, wanted.work))
        yield name, some, replace(wanted, work=work)
        count = len(some) * wanted.work.copies
        done += count
        if wanted.form is not None:
            starts = starts_after(wanted.form.stock, count, starts)


def starts_after(stock: Stock, count: int, starts: tuple[int, ...]) -> tuple[int, ...]:
    """The part-used sheets that are left after so many labels."""
    return starts[last_page(stock, count, starts) :] or (1,)


def last_page(stock: Stock, count: int, starts: tuple[int, ...]) -> int:
    """The number of sheets that so many labels take, from 1."""
    page, _ = next(islice(places(stock, starts), max(count - 1, 0), None))
    return page


def _from(done: int, work: Work) -> Callable[[int], None] | None:
    tell = work.progress
    return None if tell is None else lambda more: tell(done + more)


def _added(archive: Archive, name: str, labels: Sequence[ElementLabel], wanted: Files) -> Part:
    if wanted.format in ("svg", "png"):
        dpi = wanted.dpi if wanted.format == "png" else None
        summary = add_files(archive, f"{name}/" if name else "", _form(wanted), labels, wanted.work, dpi)
        return summary.labels, summary
    with archive.open(f"{name}{FORMATS[wanted.format].endings[0]}") as write:
        return _written(write, labels, wanted)


def groups(labels: Sequence[ElementLabel], split: str | None) -> Iterator[Group]:
    """Yield labels of one building or storey together, in the order in which these come first; their names differ."""
    if split is None:
        yield "", labels
        return
    groups: dict[tuple[str, ...], list[ElementLabel]] = {}
    for one in labels:
        key: tuple[str, ...] = (one.building,)
        if split == "storey":
            key += (one.storey,)
        groups.setdefault(key, []).append(one)
    digits = len(str(len(groups)))
    for number, (key, some) in enumerate(groups.items(), start=1):
        yield f"{number:0{digits}} {safe_name(' - '.join(filter(None, key)) or 'elsewhere')}", some


def _written(write: Write, labels: Sequence[ElementLabel], wanted: Files) -> Part:
    if wanted.format in TABLES:
        host = code_host(wanted.host)
        is_csv = wanted.format == "csv"
        count = write_csv(write, labels, host, wanted.csv_for) if is_csv else write_xlsx(write, labels, host)
        return count, None
    form = _form(wanted)
    if wanted.format == "zpl":
        summary = write_zpl(write, form, labels, wanted.work, wanted.dpi)
    else:
        summary = write_sheet(write, form, labels, wanted.work)
    return summary.labels, summary


def _form(wanted: Files) -> Form:
    if wanted.form is None:
        raise ValueError("labels that are drawn need a form")
    return wanted.form


def _together(written: Sequence[Part], wanted: Files) -> WrittenFiles:
    labels = sum(count for count, _ in written)
    sheets = [summary for _, summary in written if summary is not None]
    files = labels if wanted.format in ("svg", "png") else len(written)
    if not sheets:
        return WrittenFiles(files, labels, None)
    missing = sorted({sign for one in sheets for sign in one.missing_glyphs})
    whole = replace(
        sheets[0],
        pages=sum(one.pages for one in sheets),
        labels=labels,
        shortened=tuple(code for one in sheets for code in one.shortened),
        missing_glyphs=tuple(missing),
    )
    return WrittenFiles(files, labels, whole)
