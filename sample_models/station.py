"""The police station's models: two disciplines in two revisions, and the architecture again in feet."""

from dataclasses import replace

from sample_models import station_equipment, station_fabric, station_furnishing, station_revision
from sample_models.identity import TWIN
from sample_models.parts import Frame, Model, Thing
from sample_models.station_devices import FAMILIES as DEVICE_FAMILIES
from sample_models.station_rooms import ARCHITECT_STOREYS, ROOMS, SERVICES_STOREYS

BUILDING = "Polisstation Ängö"
WHERE_M, TURN_DEG = (120.0, 45.0, 12.5), 17.0
ARCHITECT_FRAME = Frame(building_m=WHERE_M, building_turn_deg=TURN_DEG)
SERVICES_FRAME = Frame(site_m=WHERE_M, site_turn_deg=TURN_DEG)
"""The same place in the world; one discipline turned the building, the other one the site."""

CASE_TWINS = {"204-chair-2": "203-chair-2"}
"""A chair whose GlobalId is another one's in a different case."""


def architecture_1() -> Model:
    """Return the architect's first revision."""
    return Model(
        file_name="station-architecture-1.ifc", schema="IFC4", length_unit="MILLIMETRE", discipline="architecture",
        building=BUILDING, written_at="2021-03-01T08:00:00", author_tool="Skylt sample models, architecture",
        frame=ARCHITECT_FRAME, storeys=ARCHITECT_STOREYS, rooms=ROOMS, families=station_furnishing.FAMILIES,
        things=tuple(_twinned(thing) for thing in station_furnishing.things()),
        masses=(*station_fabric.walls(), *station_fabric.SLABS, *station_fabric.BUILT),
        groups=station_furnishing.zones(),
    )  # fmt: skip


def _twinned(thing: Thing) -> Thing:
    other = CASE_TWINS.get(thing.key)
    return replace(thing, identity=TWIN + other) if other else thing


def services_1() -> Model:
    """Return the services engineer's first revision."""
    things = station_equipment.things()
    return Model(
        file_name="station-services-1.ifc", schema="IFC4", length_unit="METRE", discipline="services",
        building=BUILDING, written_at="2021-03-08T13:30:00", author_tool="Skylt sample models, services",
        frame=SERVICES_FRAME, storeys=SERVICES_STOREYS, families=DEVICE_FAMILIES, things=things,
        masses=station_equipment.segments(), groups=station_equipment.systems(things),
    )  # fmt: skip


def architecture_in_feet() -> Model:
    """Return the architect's first revision once more: IFC2X3, feet and square feet."""
    return replace(
        architecture_1(), file_name="station-architecture-ifc2x3-feet.ifc", schema="IFC2X3", length_unit="FOOT"
    )


def architecture_2() -> Model:
    """Return the architect's second revision."""
    return station_revision.revised_architecture(architecture_1())


def services_2() -> Model:
    """Return the services engineer's second revision."""
    return station_revision.revised_services(services_1())
