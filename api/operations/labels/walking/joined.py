"""Which rooms of a storey are joined by doors."""

from collections import defaultdict
from collections.abc import Collection

from api.operations.labels.walking.building import Building


class Joined:
    """Which rooms of one storey are joined, and which have a door that is like an entrance."""

    def __init__(self, building: Building) -> None:
        storey = {one.id: one.storey for one in building.rooms}
        self.neighbours: dict[int, set[int]] = defaultdict(set)
        self.likeness: dict[int, int] = defaultdict(int)
        for one in building.doors:
            self.likeness[one.room] = max(self.likeness[one.room], one.likeness)
            pair = (one.room, one.behind)
            if pair[0] in storey and pair[1] in storey and storey[pair[0]] == storey[pair[1]]:
                self.neighbours[pair[0]].add(pair[1])
                self.neighbours[pair[1]].add(pair[0])

    def beside(self, room: int) -> Collection[int]:
        """The rooms behind the doors of a room."""
        return self.neighbours.get(room, ())

    def joined(self, room: int, among: Collection[int]) -> list[int]:
        """The rooms that one comes to from a room through others of `among` alone, itself the first."""
        found = {room: None}
        to_open = [room]
        while to_open:
            new = [one for one in sorted(self.beside(to_open.pop())) if one in among and one not in found]
            found |= dict.fromkeys(new)
            to_open += new
        return list(found)
