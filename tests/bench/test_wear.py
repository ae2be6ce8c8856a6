"""Worn symbols: what is done to them is what it says, and what is counted is what was read."""

import json

import numpy as np
import pytest
from typer import Typer
from typer.testing import CliRunner

from bench import wear as program
from bench.wear import Cell, Share, advice, decoders, kinds, measured, the_texts
from bench.worn import (
    BLUR,
    CORNER,
    DARK,
    DIRT,
    DIRT_BETWEEN,
    FINE,
    SCRATCHES,
    SCRATCHES_BETWEEN,
    TILT,
    WEARS,
    Printed,
    Wear,
    damaged,
    drawn,
    seen,
)

[TEXT] = the_texts(1, seed=1)
EDGE = (len(drawn(Printed(TEXT, "Q", 0.4))) // FINE - 25) // 2 * FINE
"""Dots of paper from its edge to the symbol, which has 25 modules."""
MARKS = (SCRATCHES, SCRATCHES_BETWEEN, DIRT, DIRT_BETWEEN)


def named(wears: tuple[Wear, ...]) -> list[object]:
    return [pytest.param(one, id=one.name) for one in wears]


def marked(wear: Wear, share: float, module_mm: float = 0.4) -> "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]":
    """Where marks lie on the square of a symbol, whose every dot they change as they are drawn on grey."""
    printed = Printed(TEXT, "Q", module_mm)
    grey = np.full_like(drawn(printed), 0.5)
    after = damaged(grey, printed, wear, share, np.random.default_rng(7))
    inside: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = (after != grey)[EDGE:-EDGE, EDGE:-EDGE]
    return inside


@pytest.mark.parametrize("wear", named(MARKS))
@pytest.mark.parametrize("share", [0.05, 0.2])
def test_marks_cover_the_share_that_is_said(wear: Wear, share: float) -> None:
    assert share <= marked(wear, share).mean() < share + 0.06


@pytest.mark.parametrize("wear", named((SCRATCHES_BETWEEN, DIRT_BETWEEN)))
def test_corners_that_are_spared_have_no_mark(wear: Wear) -> None:
    found = marked(wear, 0.2)
    corner = CORNER * FINE
    assert not found[:corner, :corner].any()
    assert not found[:corner, -corner:].any()
    assert not found[-corner:, :corner].any()
    assert found[-corner:, -corner:].any()


def test_scratches_are_light_and_dirt_is_dark() -> None:
    printed = Printed(TEXT, "Q", 0.4)
    paper = drawn(printed)
    light, dark = (damaged(paper, printed, wear, 0.1, np.random.default_rng(7)) for wear in (SCRATCHES, DIRT))
    assert (light >= paper).all()
    assert (dark <= paper).all()


@pytest.mark.parametrize("level", ["L", "M", "Q", "H"])
@pytest.mark.parametrize("wear", named((BLUR, TILT, DARK)))
def test_a_symbol_that_hardly_suffers_is_read(wear: Wear, level: str) -> None:
    picture = seen(Printed(TEXT, level, 0.5), wear, wear.steps[0] / 4, np.random.default_rng(1))
    assert decoders()["zxing-cpp"](picture) == TEXT


@pytest.mark.parametrize("wear", named(WEARS))
def test_a_symbol_that_suffers_beyond_measure_is_not(wear: Wear) -> None:
    beyond = {"px": 6.0, "°": 86.0, "% noise": 40.0, "% of it": 60.0}[wear.unit]
    picture = seen(Printed(TEXT, "H", 0.4), wear, beyond, np.random.default_rng(1))
    assert decoders()["zxing-cpp"](picture) is None


def test_the_same_chance_gives_the_same_picture() -> None:
    first, second, other = (
        seen(Printed(TEXT, "Q", 0.4), DIRT, 5, np.random.default_rng(number)) for number in (3, 3, 4)
    )
    assert np.array_equal(first, second)
    assert not np.array_equal(first, other)


def test_level_h_is_also_measured_in_the_room_of_q() -> None:
    boxes = {(one.name, one.room): (one.level, round(one.box_mm, 1)) for one in kinds(TEXT)}
    assert boxes["Q", 0.4] == ("Q", 13.2)
    assert boxes["H", 0.4] == ("H", 14.8)
    assert boxes["H in Q's room", 0.4] == ("H", 13.2)


def test_a_share_is_what_is_read_of_a_cell() -> None:
    kind = next(one for one in kinds(TEXT) if (one.name, one.room) == ("Q", 0.5))
    assert measured(Cell(kind, BLUR, 0.1, count=3, seed=1)).read["zxing-cpp"] == 1.0
    assert measured(Cell(kind, BLUR, 9.0, count=3, seed=1)).read["zxing-cpp"] == 0.0


def test_advice_compares_only_what_takes_the_same_room() -> None:
    read = {"L": 0.2, "M": 0.3, "Q": 0.5, "H": 0.9, "H in Q's room": 0.6}
    shares = [
        Share(one.name, one.module_mm, one.room, one.box_mm, "dirt", 5, "%", {"a reader": read[one.name]})
        for one in kinds(TEXT)
    ]
    assert list(advice(shares, "a reader")) == [
        f"in {side} mm: H in Q's room is read most, 60.0 % of all; Q 50.0 %" for side in (9.9, 13.2, 16.5)
    ]


def test_the_program_counts_every_kind_wear_and_step() -> None:
    app = Typer()
    app.command()(program.main)
    ended = CliRunner().invoke(app, ["--count", "1", "--workers", "1", "--json"])
    shares = json.loads(ended.stdout)["shares"]
    assert len(shares) == 15 * sum(len(wear.steps) for wear in WEARS)
    assert {one["read"]["zxing-cpp"] for one in shares} == {0.0, 1.0}
