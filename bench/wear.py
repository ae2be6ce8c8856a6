"""Which error level and module size labels should have, by what is read of worn ones: ``python -m bench.wear``.

Symbols are drawn, worn and seen as a camera would (`worn.py`), and handed to programs that decode. Levels and sizes
suffer the same: each number of a sample has the same marks, turn and noise for all of them.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from statistics import mean
from typing import Annotated, Any

import numpy as np
import segno
import typer
import zxingcpp
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bench.worn import QUIET, WEARS, Picture, Printed, Wear, seen
from qr.files.pool import in_order, pool
from qr.symbol.address import code_host
from registry.codes.text import ALPHABET, check_character

HOST = "q.firm.dk"
MODULES_MM = (0.3, 0.4, 0.5)
LEVELS = "LMQH"
IN_ROOM_OF = "Q"
"""Level H takes a larger version: besides at modules of the same size it is measured in the room of this one."""
EQUAL_MM = 0.01
A_LINE = 30
"""Cells after which it is told how far the program is."""
QR_ONLY = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


@dataclass(frozen=True, slots=True)
class Kind:
    """What is compared: an error level, with modules of a size, in a symbol of so many mm with its quiet zone."""

    name: str
    level: str
    room: float
    """the module size at which others have the same room"""
    module_mm: float
    box_mm: float


@dataclass(frozen=True, slots=True)
class Cell:
    """Some samples of one kind that suffered one step of one wear."""

    kind: Kind
    wear: Wear
    step: float
    count: int
    seed: int


@dataclass(frozen=True, slots=True)
class Share:
    """How many of them each decoder reads."""

    kind: str
    module_mm: float
    room: float
    box_mm: float
    wear: str
    step: float
    unit: str
    read: dict[str, float]


def main(
    count: Annotated[int, typer.Option(min=1, help="Symbols of each kind and step of wear.")] = 50,
    seed: Annotated[int, typer.Option(help="Makes the same symbols and marks again.")] = 1,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; as many as cores.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print all shares as JSON.")] = False,
) -> None:
    """Wear COUNT symbols of each level and size in each way and print which are read."""
    cells = [
        Cell(kind, wear, step, count, seed)
        for kind in kinds(the_texts(1, seed)[0])
        for wear in WEARS
        for step in wear.steps
    ]
    shares = []
    with pool(workers, loading="bench.wear") as executor:
        for number, share in enumerate(in_order(executor, measured, cells), 1):
            shares.append(share)
            if number % A_LINE == 0:
                sys.stderr.write(f"{number} of {len(cells)}\n")
    if as_json:
        about = {"count": count, "seed": seed, "decoders": list(decoders())}
        typer.echo(json.dumps({**about, "shares": [asdict(one) for one in shares]}, indent=1))
    else:
        _print(shares, count)


def kinds(text: str) -> Iterator[Kind]:
    """Yield each level at each size, and H in the room of Q."""
    modules = {level: _modules(text, level) + 2 * QUIET for level in LEVELS}
    for module_mm in MODULES_MM:
        for level in LEVELS:
            yield Kind(level, level, module_mm, module_mm, modules[level] * module_mm)
        box_mm = modules[IN_ROOM_OF] * module_mm
        yield Kind(f"H in {IN_ROOM_OF}'s room", "H", module_mm, box_mm / modules["H"], box_mm)


def the_texts(count: int, seed: int) -> list[str]:
    """Return what so many symbols say: addresses with codes as ours are."""
    draw = np.random.default_rng(seed)
    bodies = ("".join(draw.choice(list(ALPHABET), 8)) for _ in range(count))
    return [code_host(HOST).url(body + check_character(body)) for body in bodies]


def measured(cell: Cell) -> Share:
    """Wear symbols and count which are read."""
    read: dict[str, list[bool]] = {name: [] for name in decoders()}
    for number, text in enumerate(the_texts(cell.count, cell.seed)):
        chance = np.random.default_rng((cell.seed, number, WEARS.index(cell.wear), round(cell.step * 10)))
        picture = seen(Printed(text, cell.kind.level, cell.kind.module_mm), cell.wear, cell.step, chance)
        for name, decode in decoders().items():
            read[name].append(decode(picture) == text)
    kind = cell.kind
    shares = {name: mean(found) for name, found in read.items()}
    return Share(kind.name, kind.module_mm, kind.room, kind.box_mm, cell.wear.name, cell.step, cell.wear.unit, shares)


def decoders() -> dict[str, Callable[[Picture], str | None]]:
    """Return the programs that read: zxing-cpp, and OpenCV where it is installed."""
    found: dict[str, Callable[[Picture], str | None]] = {"zxing-cpp": _zxing}
    if find_spec("cv2"):
        found["OpenCV"] = partial(_opencv, import_module("cv2").QRCodeDetector())
    return found


def _zxing(picture: Picture) -> str | None:
    found = zxingcpp.read_barcodes(picture, formats=QR_ONLY)
    return found[0].text if found else None


def _opencv(detector: Any, picture: Picture) -> str | None:
    text = detector.detectAndDecode(picture)[0]
    return str(text) if text else None


def _modules(text: str, level: str) -> int:
    return len(segno.make_qr(text, error=level, mode="alphanumeric", boost_error=False).matrix)


def _print(shares: Sequence[Share], count: int) -> None:
    """Print, for each decoder, what is read by wear and step at the middle size, by size, and what that advises."""
    names = list(dict.fromkeys(one.kind for one in shares))
    wears = list(dict.fromkeys(one.wear for one in shares))
    middle = MODULES_MM[len(MODULES_MM) // 2]
    for decoder in shares[0].read:

        def row(decoder: str = decoder, **which: object) -> list[str]:
            return [f"{100 * _read(shares, decoder, kind=name, **which):.0f}" for name in names]

        steps = dict.fromkeys((one.wear, one.step, one.unit) for one in shares)
        by_step = [[wear, f"{at:g} {unit}", *row(room=middle, wear=wear, step=at)] for wear, at, unit in steps]
        by_size = [[wear, f"{room}", *row(room=room, wear=wear)] for wear in wears for room in MODULES_MM]
        over_all = [["all", f"{room}", *row(room=room)] for room in MODULES_MM]
        _table(f"{decoder} reads of {count}, in %; modules of {middle} mm", ["wear", "", *names], by_step)
        _table(f"{decoder}, over all steps, by size of modules in mm", ["wear", "mm", *names], [*by_size, *over_all])
        for line in advice(shares, decoder):
            typer.echo(line)


def advice(shares: Sequence[Share], decoder: str) -> Iterator[str]:
    """Yield for each size which level is read most, of those that take the same room, and how far Q is behind it."""
    for room in MODULES_MM:
        some = [one for one in shares if one.room == room]
        side_mm = next(one.box_mm for one in some if one.kind == IN_ROOM_OF)
        rivals = list(dict.fromkeys(one.kind for one in some if abs(one.box_mm - side_mm) < EQUAL_MM))
        read = {name: 100 * _read(some, decoder, kind=name) for name in rivals}
        best = max(rivals, key=lambda name: read[name])
        yield (
            f"in {side_mm:.1f} mm: {best} is read most, {read[best]:.1f} % of all; "
            f"{IN_ROOM_OF} {read[IN_ROOM_OF]:.1f} %"
        )


def _read(shares: Sequence[Share], decoder: str, **which: object) -> float:
    some = [one.read[decoder] for one in shares if all(getattr(one, name) == value for name, value in which.items())]
    return mean(some)


def _table(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD)
    for number, heading in enumerate(headings):
        table.add_column(heading, justify="right" if number else "left")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    typer.run(main)
