"""Single labels, written as a stream of printer commands or as a zip of files."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from functools import partial

from qr.files.archive import Archive
from qr.files.pool import in_order
from qr.layout.label import Label, in_groups
from qr.output.sheet import LABELS_A_RUN, SheetSummary, Tally, Work
from qr.output.single import Dotted, DrawnLabels, batches, draw_png, draw_svg, draw_zpl
from qr.pdf.file import Write
from qr.pdf.page import Form

Draw = Callable[[Sequence[Label]], DrawnLabels]


def write_zpl(write: Write, form: Form, labels: Iterable[Label], work: Work, dpi: int) -> SheetSummary:
    """Write the commands for a printer with a resolution of `dpi`, which makes the copies itself.

    Raises LabelTooSmall, FontUnfit, and NothingToPrint where there are no labels.
    """
    tally = Tally(work.progress)
    for run in _drawn(partial(draw_zpl, form, Dotted(dpi, work.copies)), labels, work):
        for commands in run.pages:
            write(commands)
        tally.add(run, work.copies)
    return tally.summary(form)


def add_files(
    archive: Archive, folder: str, form: Form, labels: Iterable[Label], work: Work, dpi: int | None
) -> SheetSummary:
    """Add a file for each label to a zip, named by its code: PNG with a resolution of `dpi`, or SVG without it.

    Repeated labels are added once. Raises LabelTooSmall, FontUnfit, and NothingToPrint where there are no labels.
    """
    draw: Draw = partial(draw_svg, form) if dpi is None else partial(draw_png, form, Dotted(dpi))
    ending, packed = ("svg", True) if dpi is None else ("png", False)
    tally, added = Tally(work.progress), set[str]()
    for run in _drawn(draw, labels, work):
        for code, data in zip(run.codes, run.pages, strict=True):
            if code not in added:
                archive.add(f"{folder}{in_groups(code)}.{ending}", data, packed=packed)
                added.add(code)
        tally.add(run)
    return tally.summary(form)


def _drawn(draw: Draw, labels: Iterable[Label], work: Work) -> Iterable[DrawnLabels]:
    with closing(in_order(work.executor, draw, batches(iter(labels), LABELS_A_RUN))) as drawn:
        yield from drawn
