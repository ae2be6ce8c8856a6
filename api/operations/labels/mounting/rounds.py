"""What a round has found in each room whose label was scanned, and what is missing there."""

from collections.abc import Iterable, Mapping, Sequence

from sqlmodel import Session

from api.operations.errors import NothingToDo
from api.operations.labels.choice.choosing import labels_for
from api.operations.labels.mounting.places import seen_place
from api.operations.labels.mounting.sightings import Sighting
from api.operations.labels.mounting.views import MissingLabel, RoomRound
from api.operations.labels.order import Choice
from api.settings.labels import LabelSettings
from registry.labels.mounting import HomeLabel, labels_at_home
from registry.ordering import natural


def rounds(session: Session, sightings: Sequence[Sighting], settings: LabelSettings) -> list[RoomRound]:
    """The rooms whose own label was scanned there, in the order of the round.

    A label is missing that the registry has in the room and that usually gets mounted, or was mounted before, and was
    not scanned in a room where it may hang.
    """
    rooms = list(dict.fromkeys(one.element.id for one in sightings if one.space_id == one.element.id))
    if not rooms:
        return []
    seen = {one.code.code: one.space_id for one in sightings}
    usual = usually_labelled(session, {one.space.building for one in sightings if one.space}, settings)
    return [_round(session, room, labels_at_home(session, room), seen, usual) for room in rooms]


def usually_labelled(session: Session, buildings: Iterable[str | None], settings: LabelSettings) -> set[str]:
    """The codes of what gets a label by the owner's rules, in some buildings; None stands for all of them."""
    codes: set[str] = set()
    for building in buildings:
        try:
            codes |= {one.code for one in labels_for(session, Choice(building=building), settings)}
        except NothingToDo:
            continue
    return codes


def _round(
    session: Session, room: int, labels: Sequence[HomeLabel], seen: Mapping[str, int | None], usual: set[str]
) -> RoomRound:
    missing = [one for one in labels if _is_missing(one, room, seen, usual)]
    return RoomRound(
        room=seen_place(session, room),
        found=sum(seen.get(one.code) == room for one in labels),
        missing=[_missing(session, one, seen) for one in sorted(missing, key=_by_name)],
    )


def _is_missing(label: HomeLabel, room: int, seen: Mapping[str, int | None], usual: set[str]) -> bool:
    """Whether a label should have been seen in a room: of a door that is mounted nowhere, in the first of its rooms."""
    hangs_in = label.belongs[0] if label.mounted_space_id is None else label.mounted_space_id
    is_expected = label.code in usual or label.mounted_space_id is not None
    return is_expected and hangs_in == room and seen.get(label.code) not in label.belongs


def _missing(session: Session, label: HomeLabel, seen: Mapping[str, int | None]) -> MissingLabel:
    elsewhere = seen.get(label.code)
    return MissingLabel(
        code=label.code,
        ifc_class=label.ifc_class,
        name=label.name,
        designation=label.designation,
        mounted_at=label.mounted_at,
        seen_in=None if elsewhere is None else seen_place(session, elsewhere),
    )


def _by_name(label: HomeLabel) -> tuple[object, ...]:
    return natural(label.designation or label.name), label.code
