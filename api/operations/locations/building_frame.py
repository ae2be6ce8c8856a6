"""Positions from source models in the frame of the building, for rows in the registry and for locating assets.

Models with matching coordinates are handled together, and each other one by itself, since its assets fit its own rooms.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry
from sqlmodel import Session

from api.operations.locations.frames import georeference, move_of
from ifc_import.aligning.moves import STILL, moved_box, moved_shape
from registry.imports.known import current_models
from registry.locations.kept import Row, StatedPlace, write_places
from registry.snapshot import Box, Frame, Point


@dataclass(frozen=True, slots=True)
class Outline:
    """A room in the building's frame, in metres."""

    shape: BaseGeometry
    z_min_m: float
    z_max_m: float


class BuildingFrame:
    """The frame of a building, and the alignment of its source models to it."""

    def __init__(self, session: Session, building_id: int) -> None:
        """Read the alignment of the models."""
        models = current_models(session, building_id)
        self.moves: dict[int, Frame | None] = {one.id or 0: move_of(one) for one in models}
        self._zeros_m = {one.id or 0: georeference(one).building.z_m for one in models}
        self.apart = [model for model, move in self.moves.items() if move is None]
        """the models whose coordinates do not match"""

    @property
    def is_plain(self) -> bool:
        """Whether all models have the building's coordinates."""
        return len(self.moves) <= 1 and all(move == STILL for move in self.moves.values()) and self._counts_from_zero

    @property
    def _counts_from_zero(self) -> bool:
        return not any(self._zeros_m.values())

    def groups(self) -> Iterator[list[int]]:
        """The groups of source models with common coordinates: the matching ones, then each other one."""
        yield [model for model, move in self.moves.items() if move is not None]
        yield from ([model] for model in self.apart)

    def outline(self, place: StatedPlace) -> Outline | None:
        """The outline of a space; in the model's own coordinates if these do not match."""
        facts, move = place.facts, self.moves[place.source_model_id] or STILL
        if facts["footprint"] is None:
            return None
        shape = moved_shape(move, shapely.from_wkb(facts["footprint"]))
        return Outline(shape, facts["z_min_m"] + move.z_m, facts["z_max_m"] + move.z_m)

    def elevation_m(self, place: StatedPlace) -> float | None:
        """The elevation of a storey; in the model's own coordinates if these do not match."""
        elevation_m = place.facts["elevation_m"]
        move = self.moves[place.source_model_id] or STILL
        return None if elevation_m is None else elevation_m + self._zeros_m[place.source_model_id] + move.z_m

    def box(self, box: Box | None, model: int) -> Box | None:
        """The box of an asset; in the model's own coordinates if these do not match."""
        move = self.moves[model] or STILL
        return box if box is None or move == STILL else moved_box(move, box)

    def point(self, point: Point | None, model: int) -> Point | None:
        """The placement of an asset; of a model that does not fit in its own coordinates."""
        moved = self.box(None if point is None else (*point, *point), model)
        return None if moved is None else moved[:3]

    def write_rows(self, session: Session, building_id: int, stated: Sequence[StatedPlace]) -> None:
        """Write the positions of spaces and storeys in the building's frame to their rows."""
        first = first_of_each(stated)
        spaces = [self.space_row(one) for one in first.values() if one.kind == "space"]
        storeys = [
            {"id": one.element_id, "elevation_m": self.row_elevation_m(one)}
            for one in first.values()
            if one.kind == "storey"
        ]
        write_places(session, building_id, "space", [one for one in spaces if one is not None])
        write_places(session, building_id, "storey", storeys)

    def space_row(self, place: StatedPlace) -> Row | None:
        """The position columns of a space; None for a space without an outline."""
        facts, move = place.facts, self.moves[place.source_model_id] or STILL
        if facts["footprint"] is None:
            return None
        row: dict[str, Any] = {"id": place.element_id, "footprint": bytes.fromhex(facts["footprint"])}
        if move == STILL:
            return row | {name: facts[name] for name in ("z_min_m", "z_max_m")}
        outline = self.outline(place)
        if outline is None:
            return None
        heights = {"z_min_m": round(outline.z_min_m, 4), "z_max_m": round(outline.z_max_m, 4)}
        return row | {"footprint": shapely.to_wkb(outline.shape)} | heights

    def row_elevation_m(self, place: StatedPlace) -> float | None:
        """An elevation above the building's zero level; as stated where that level is unknown."""
        if self.moves[place.source_model_id] is None:
            elevation_m: float | None = place.facts["elevation_m"]
            return elevation_m
        height_m = self.elevation_m(place)
        return None if height_m is None else round(height_m, 4)


def first_of_each(stated: Sequence[StatedPlace]) -> Mapping[int, StatedPlace]:
    """Element id → the position from its first source model."""
    return {one.element_id: one for one in reversed(stated)}
