"""Symbols and labels in a process of their own: ``python -m bench.label_works WORK LABELS FILE``.

WORK is segno, drawing or reportlab; LABELS are kept labels (`keep`), which are loaded before the clock runs. Prints
the seconds as JSON.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import msgspec
import psutil

from api.files.whole import whole_file
from api.operations.labels.words import ElementLabel
from qr.files.kinds import PDF
from qr.files.pool import pool
from qr.output.sheet import Work, write_sheet
from qr.pdf.page import Form, form
from qr.stock.finding import find
from qr.symbol.drawing import matrix

HOST = "q.firm.dk"
STOCK = "L7160"


@dataclass(frozen=True, slots=True)
class Kept:
    """Labels that are to be drawn, and by how many processes."""

    labels: list[ElementLabel]
    workers: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What a piece of work took; `cpu_s` of all processes that did it."""

    wall_s: float
    cpu_s: float


def keep(file: Path, labels: Sequence[ElementLabel], workers: int) -> None:
    """Write labels for these works."""
    file.write_bytes(msgspec.msgpack.encode(Kept(list(labels), workers)))


def the_form() -> Form:
    """What all pages have in common."""
    return form(find(STOCK), HOST)


def segno(kept: Kept, _file: Path) -> Taken:
    """Only the symbols, as Skylt asks segno for them, one after the other."""
    pages = the_form()

    def work() -> None:
        for one in kept.labels:
            matrix(pages.host.url(one.code), pages.face.symbol)

    return _taken(work)


def drawing(kept: Kept, file: Path) -> Taken:
    """All of the labels to one PDF; processes start and end within the time."""
    cpu_s = 0.0

    def work() -> None:
        nonlocal cpu_s
        with pool(kept.workers, loading="qr.pdf.page") as executor:
            with whole_file(file, PDF) as write:
                write_sheet(write, the_form(), kept.labels, Work(executor=executor))
            cpu_s = sum(map(_cpu_s, psutil.Process().children(recursive=True)))

    taken = _taken(work)
    return Taken(taken.wall_s, taken.cpu_s + cpu_s)


def reportlab(kept: Kept, file: Path) -> Taken:
    """The same symbols at the same places by reportlab's own widget, and nothing beside them."""
    from reportlab.graphics import renderPDF  # type: ignore[import-untyped]  # noqa: PLC0415  (publishes no types)
    from reportlab.graphics.barcode.qr import QrCodeWidget  # type: ignore[import-untyped]  # noqa: PLC0415
    from reportlab.graphics.shapes import Drawing  # type: ignore[import-untyped]  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # noqa: PLC0415

    pages = the_form()
    a_mm, symbol, stock = 72 / 25.4, pages.face.symbol, pages.stock

    def work() -> None:
        canvas = Canvas(str(file), pagesize=pages.page_pt, pageCompression=1)
        side_pt = symbol.side_mm * a_mm
        for at, one in enumerate(kept.labels):
            place = at % stock.labels
            if at and not place:
                canvas.showPage()
            x_mm = stock.left_mm + place % stock.columns * stock.pitch_x_mm + pages.face.symbol_x_mm
            y_mm = stock.top_mm + place // stock.columns * stock.pitch_y_mm + pages.face.symbol_y_mm
            drawn: Any = Drawing(side_pt, side_pt)
            drawn.add(
                QrCodeWidget(
                    pages.host.url(one.code),
                    barLevel=symbol.error_level,
                    barBorder=0,
                    barWidth=side_pt,
                    barHeight=side_pt,
                )
            )
            renderPDF.draw(drawn, canvas, x_mm * a_mm, pages.page_pt[1] - y_mm * a_mm - side_pt)
        canvas.save()

    return _taken(work)


def _taken(work: Callable[[], None]) -> Taken:
    wall_s, cpu_s = time.perf_counter(), time.process_time()
    work()
    return Taken(time.perf_counter() - wall_s, time.process_time() - cpu_s)


def _cpu_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


WORKS = {"segno": segno, "drawing": drawing, "reportlab": reportlab}

if __name__ == "__main__":
    kept = msgspec.msgpack.decode(Path(sys.argv[2]).read_bytes(), type=Kept)
    sys.stdout.write(json.dumps(asdict(WORKS[sys.argv[1]](kept, Path(sys.argv[3])))))
