"""Surveys of source models, from the elements of a file or of the registry, both in the form of `registry.plan`."""

from collections.abc import Iterable
from dataclasses import replace

import shapely

from ifc_import.aligning.survey import Survey, SurveyedRoom, SurveyedStorey
from registry.plan import Known, Stated
from registry.snapshot import Box, Frame, Georeference, Snapshot


def survey(
    name: str,
    discipline: str,
    georeference: Georeference,
    elements: Iterable[Stated | Known],
    by_hand: Frame | None = None,
) -> Survey:
    """The survey of a source model, from its elements and its georeference."""
    rooms: list[SurveyedRoom] = []
    storeys: list[SurveyedStorey] = []
    boxes: dict[str, Box] = {}
    names: dict[str, tuple[str, str]] = {}
    on_storey: dict[str, str] = {}
    elevations_m: dict[str, float] = {}
    for element in elements:
        facts = element.facts
        if element.kind == "space" and facts["footprint"] is not None:
            shape = shapely.make_valid(shapely.from_wkb(facts["footprint"]))
            rooms.append(SurveyedRoom(facts["number"], shape, facts["z_min_m"], facts["z_max_m"]))
        elif element.kind == "storey" and facts["elevation_m"] is not None:
            storeys.append(SurveyedStorey(facts["name"], facts["elevation_m"], facts["height_m"]))
            elevations_m[element.key] = facts["elevation_m"]
        elif element.kind == "asset" and facts["box"] is not None:
            identity = element.global_id or element.key
            boxes[identity] = tuple(facts["box"])
            names[identity] = (facts.get("tag") or "", facts["name"])
            on_storey[identity] = facts["storey_key"] or ""
    storey_of = {global_id: elevations_m[key] for global_id, key in on_storey.items() if key in elevations_m}
    return Survey(name, georeference, rooms, storeys, boxes, names, storey_of, discipline, by_hand)


def georeference_of(snapshot: Snapshot) -> Georeference:
    """The georeference of a file imported as one building, with the frame of its first building."""
    building = next((building.frame for building in snapshot.buildings), Frame())
    return replace(snapshot.georeference, building=building)
