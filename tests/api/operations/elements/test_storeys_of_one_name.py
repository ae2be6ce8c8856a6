"""Two storeys of one name are two, in totals and in lists."""

from sqlalchemy import Engine

from api.operations.areas.totals import area_totals
from api.operations.elements.listing import list_spaces, list_storeys
from api.operations.locations.locating import settle_building
from ifc_import.profile import Counting
from registry.database.engine import reading, writing
from registry.elements.buildings import building_named
from registry.elements.listing import Wanted
from tests.factories import a_footprint, a_snapshot, a_space, a_storey
from tests.registry.importing import take_in


def two_storeys(engine: Engine, upper_m: float) -> None:
    """Two storeys that are both called Plan, with rooms of one number."""
    take_in(
        engine,
        a_snapshot(
            storeys=(a_storey("low", name="Plan", elevation_m=0.0), a_storey("high", name="Plan", elevation_m=upper_m)),
            spaces=(
                a_space("a", number="101", storey_key="low", footprint=a_footprint()),
                a_space("b", number="101", storey_key="high", footprint=a_footprint(z_min_m=3.0, z_max_m=5.7)),
                a_space("c", number="100", storey_key="high", footprint=a_footprint(z_min_m=9.0, z_max_m=9.7)),
            ),
        ),
    )
    with writing(engine) as session:
        settle_building(session, building_named(session, "Station") or 0, Counting())


def test_totals_of_storeys_of_one_name_are_not_added_up(engine: Engine) -> None:
    two_storeys(engine, 3.0)
    with reading(engine) as session:
        totals = [(one.storey, one.spaces, round(one.area_m2)) for one in area_totals(session, Wanted())]
    assert totals == [("Plan", 1, 20), ("Plan", 2, 40)]


def test_storeys_of_one_name_and_height_are_listed_one_after_the_other(engine: Engine) -> None:
    two_storeys(engine, 0.0)
    with reading(engine) as session:
        assert len(list_storeys(session)) == 2
        spaces = list_spaces(session)
        numbers = [one.number for one in spaces]
        storeys = [one.storey_id for one in spaces]
    assert numbers == ["101", "100", "101"]
    assert storeys[1] == storeys[2] != storeys[0]
