"""A room by boundaries, from the model to the list of assets, and in later revisions."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from api.operations.elements.listing import list_assets
from registry.database.engine import reading
from tests.api.operations.registered import importing
from tests.ifc_import.reading.factories import House


def a_house(*, bounded: bool) -> House:
    """A house without shapes; its outlet is in a wall of its room and of a corridor."""
    house = House()
    corridor = house.rooted("IfcSpace", GlobalId="0" * 21 + "B", Name="102")
    house.aggregate(house.storey, corridor)
    house.space.GlobalId, house.storey.GlobalId = "0" * 21 + "A", "0" * 21 + "S"
    outlet = house.rooted("IfcOutlet", GlobalId="0" * 21 + "C", Name="U1", Tag="1")
    wall = house.stand("IfcWall")
    house.fill(wall, outlet)
    for space in (house.space, corridor) if bounded else ():
        house.rooted("IfcRelSpaceBoundary", RelatingSpace=space, RelatedBuildingElement=wall)
    return house


def where(engine: Engine) -> tuple[str | None, str | None, str, float]:
    """Room, runner-up, method and confidence of the only asset."""
    with reading(engine) as session:
        [asset] = list_assets(session)
    place = asset.location
    space, other = asset.space, place.runner_up
    numbers = [None if room is None else room.number for room in (space, other)]
    return numbers[0], numbers[1], place.method, place.confidence


@pytest.mark.parametrize("revisions", [[True], [True, True], [False, True], [True, False, True]])
def test_an_outlet_is_in_a_room_of_its_wall_by_what_the_last_revision_says(
    embedded: Engine, revisions: list[bool], tmp_path: Path
) -> None:
    for number, bounded in enumerate(revisions):
        importing(embedded, a_house(bounded=bounded).write(tmp_path, f"{number}.ifc"), building="B")
    assert where(embedded) == ("101", "102", "boundary", 0.45)


def test_an_outlet_whose_boundaries_went_is_on_its_storey(embedded: Engine, tmp_path: Path) -> None:
    for bounded in (True, False):
        importing(embedded, a_house(bounded=bounded).write(tmp_path, f"{bounded}.ifc"), building="B")
    assert where(embedded) == (None, None, "storey", 0.5)
