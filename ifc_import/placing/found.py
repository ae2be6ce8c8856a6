"""Rooms found for things by their shapes, as columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from ifc_import.placing.index import Flags, Floats, Indices, Plan, Shapes
from ifc_import.placing.rooms import Location, Thing


@dataclass(frozen=True, slots=True)
class Found:
    """For each box that was found: its row number, its room, the next room (-1: none), and how it is known."""

    box: Indices
    room: Indices
    runner_up: Indices
    method: Shapes
    confidence: Floats
    distance_m: Floats

    def where(self, keep: Flags) -> "Found":
        """Return the rows that `keep` marks."""
        return Found(
            self.box[keep],
            self.room[keep],
            self.runner_up[keep],
            self.method[keep],
            self.confidence[keep],
            self.distance_m[keep],
        )

    def locations(self, plan: Plan, things: Sequence[Thing]) -> dict[int, Location]:
        """Return the location of each thing that was found, by the thing's id. Row numbers are those of `things`."""
        columns = (self.box, self.room, self.runner_up, self.method, self.confidence, self.distance_m)
        rows = zip(*(column.tolist() for column in columns), strict=True)
        return {
            things[box].id: Location(
                thing_id=things[box].id,
                space_id=plan.rooms[room].id,
                method=method,
                confidence=confidence,
                distance_m=distance,
                storey_id=plan.rooms[room].storey_id,
                runner_up_id=plan.rooms[runner_up].id if runner_up >= 0 else None,
            )
            for box, room, runner_up, method, confidence, distance in rows
        }
