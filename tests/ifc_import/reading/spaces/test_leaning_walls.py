"""Rooms that are no prisms: the area is that of the floor, and leaning walls are reported."""

from ifc_import.reading.model import read_model
from ifc_import.rules import WALLS_LEAN
from registry.snapshot import Snapshot
from tests.conftest import ROOT

CASE = ROOT / "tests" / "cases" / "models" / "20-rooms-not-prismatic" / "shapes.ifc"


def the_case() -> Snapshot:
    return read_model(CASE, CASE.name, lambda *_: None)


def test_rooms_of_every_shape_have_the_area_of_their_floor() -> None:
    areas = {room.number: room.footprint and round(room.footprint.area_m2, 6) for room in the_case().spaces}
    assert areas == {"A1": 40.0, "A2": 36.0, "A3": 16.0, "A4": 60.0, "A5": 84.0, "A6": 16.0}


def test_rooms_whose_walls_lean_outwards_are_one_finding_that_names_them() -> None:
    [found] = [finding for finding in the_case().findings if finding.rule == WALLS_LEAN.number]
    assert "(1): " in found.message
    assert "A3 16.00 m² of 36.00 m²" in found.message
