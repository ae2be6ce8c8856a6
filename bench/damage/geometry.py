"""Damage to numbers and shapes: sizes that no building has, outlines that cross themselves."""

import re
from collections.abc import Callable
from random import Random

from bench.damage.step import NothingToDamageError, Statement, StepText, listed, split

ODD_NUMBERS = (
    "1.E300",
    "-1.E300",
    "1.E400",
    "-1.E400",
    "1.E-320",
    "0.",
    "-1.",
    "1.E9",
    "-0.",
    "123456789012345678901234567890.",
)
_REAL = re.compile(r"-?\d+\.\d*(?:E[+-]?\d+)?")
_MEASURES = ("IFCQUANTITYAREA", "IFCQUANTITYLENGTH", "IFCQUANTITYVOLUME")
_SHAPES = (
    "IFCEXTRUDEDAREASOLID", "IFCRECTANGLEPROFILEDEF", "IFCCIRCLEPROFILEDEF", "IFCCARTESIANPOINT", "IFCDIRECTION",
    "IFCCARTESIANPOINTLIST2D", "IFCCARTESIANPOINTLIST3D", "IFCBUILDINGSTOREY", "IFCTRIMMEDCURVE", "IFCCIRCLE",
    "IFCCARTESIANTRANSFORMATIONOPERATOR3D", "IFCBOUNDINGBOX", "IFCPLANE", "IFCELLIPSE",
)  # fmt: skip


def odd_number(model: StepText, chance: Random) -> None:
    """Write a number that no building has, anywhere in a shape."""
    _change_number(model.any(chance, *_SHAPES), chance, chance.choice(ODD_NUMBERS))


def odd_numbers(model: StepText, chance: Random) -> None:
    """Write such a number into everything of one class."""
    kind, number = model.any(chance, *_SHAPES).kind, chance.choice(ODD_NUMBERS)
    for one in model.all(kind):
        if _REAL.search(",".join(one.arguments)):
            _change_number(one, chance, number)


def odd_extrusion(model: StepText, chance: Random) -> None:
    """Extrude by nothing, downwards, without end, or along no direction."""
    solid = model.any(chance, "IFCEXTRUDEDAREASOLID")
    if chance.random() < 0.3:
        direction = model.add("IFCDIRECTION", chance.choice(["(0.,0.,0.)", "(1.,0.,0.)", "(0.,0.)", "(1.E300,0.,1.)"]))
        solid.arguments[2] = f"#{direction.number}"
    else:
        solid.arguments[3] = chance.choice(ODD_NUMBERS)


def cross_outline(model: StepText, chance: Random) -> None:
    """Let the points of outlines change places, or stand twice."""
    outline = model.any(chance, "IFCPOLYLINE", "IFCPOLYLOOP", "IFCCARTESIANPOINTLIST2D", "IFCCARTESIANPOINTLIST3D")
    points = split(outline.arguments[0].strip()[1:-1])
    one, other = chance.randrange(len(points)), chance.randrange(len(points))
    points[one], points[other] = points[other], points[one if chance.random() < 0.7 else other]
    outline.arguments[0] = listed(points)


def shorten_outline(model: StepText, chance: Random) -> None:
    """Leave an outline fewer points than an area needs."""
    outline = model.any(chance, "IFCPOLYLINE", "IFCPOLYLOOP", "IFCCARTESIANPOINTLIST2D", "IFCCARTESIANPOINTLIST3D")
    points = split(outline.arguments[0].strip()[1:-1])
    outline.arguments[0] = listed(points[: chance.randrange(3)])


def huge_room(model: StepText, chance: Random) -> None:
    """Declare or draw a room of 10⁹ m²."""
    if chance.random() < 0.5:
        quantity = model.any(chance, *_MEASURES)
        quantity.arguments[3] = chance.choice(["1000000000.", "1.E300", "1.E400", "-1000000000.", "$"])
        return
    for outline in model.all("IFCPOLYLINE"):
        if chance.random() < 0.2:
            corners = [
                model.add("IFCCARTESIANPOINT", listed(xy)) for xy in _corners(chance.choice([3.2e4, 1e8, 1e160]))
            ]
            outline.arguments = [listed([f"#{one.number}" for one in (*corners, corners[0])])]


def _corners(half: float) -> list[tuple[float, float]]:
    return [(-half, -half), (half, -half), (half, half), (-half, half)]


def _change_number(statement: Statement, chance: Random, number: str) -> None:
    places = list(_REAL.finditer(",".join(statement.arguments)))
    if not places:
        raise NothingToDamageError("a number")
    place, text = chance.choice(places), ",".join(statement.arguments)
    statement.arguments = split(text[: place.start()] + number + text[place.end() :])


GEOMETRY: dict[str, Callable[[StepText, Random], None]] = {
    "odd number": odd_number,
    "odd numbers": odd_numbers,
    "odd extrusion": odd_extrusion,
    "outline crossed": cross_outline,
    "outline shortened": shorten_outline,
    "huge room": huge_room,
}
