"""The contents of a source model that help to locate its coordinates, as plain numbers and shapes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from shapely.geometry.base import BaseGeometry

from ifc_import.placing.index import Floats
from registry.snapshot import Box, Frame, Georeference


@dataclass(frozen=True, slots=True)
class SurveyedRoom:
    """A room as one model draws it, in that model's coordinates."""

    number: str
    shape: BaseGeometry
    z_min_m: float
    z_max_m: float


@dataclass(frozen=True, slots=True)
class SurveyedStorey:
    """A storey of one model; the elevation is measured from the building's zero in that model."""

    name: str
    elevation_m: float
    height_m: float | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """One source model: its stated location and its contents, in its own coordinates, metres."""

    name: str
    georeference: Georeference = field(default_factory=Georeference)
    rooms: Sequence[SurveyedRoom] = ()
    storeys: Sequence[SurveyedStorey] = ()
    boxes: Mapping[str, Box] = field(default_factory=dict)
    """bounding boxes of elements, by GlobalId"""
    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """GlobalId of an element with a box → its tag and its name"""
    storey_of: Mapping[str, float] = field(default_factory=dict)
    """GlobalId of an element → the elevation of its stated storey"""
    discipline: str = ""
    by_hand: Frame | None = None
    """the move of its world to that of the model with the building's frame, as entered by a person"""

    @property
    def zero_m(self) -> float:
        """The height in its coordinates from which its elevations are measured."""
        return self.georeference.building.z_m

    @property
    def heights_m(self) -> list[tuple[str, float]]:
        """Name and height of each storey, in its coordinates."""
        return [(storey.name, storey.elevation_m + self.zero_m) for storey in self.storeys]

    @property
    def box(self) -> Box | None:
        """The bounding box of the model; where the file has none, around the middles of its elements and rooms."""
        centres_m = self.centres_m()
        if self.georeference.box is not None or not len(centres_m):
            return self.georeference.box
        low, high = centres_m.min(axis=0).tolist(), centres_m.max(axis=0).tolist()
        return low[0], low[1], low[2], high[0], high[1], high[2]

    def centres_m(self) -> Floats:
        """The middles of elements and rooms, (n, 3)."""
        boxes = np.array(list(self.boxes.values()), dtype=np.float64).reshape(-1, 6)
        rooms = [
            (room.shape.centroid.x, room.shape.centroid.y, (room.z_min_m + room.z_max_m) / 2) for room in self.rooms
        ]
        return np.concatenate([(boxes[:, :3] + boxes[:, 3:]) / 2, np.array(rooms, dtype=np.float64).reshape(-1, 3)])
