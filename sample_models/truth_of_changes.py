"""What is true of the change from the police station's first revision to its second."""

from sample_models import station_revision as revision
from sample_models.ifc_elements import thing_identity
from sample_models.ifc_rooms import room_identity
from sample_models.parts import Mass, Model, Room, Thing
from sample_models.station_fabric import MOVED_WALL
from sample_models.truth import Facts, identifier


def architecture_changes(first: Model, second: Model) -> Facts:
    """Return which rooms and things the architect changed."""
    things = [*revision.DRAWN_WITH_NEW_IDS]
    return {
        "split": [_split(first, second, old, parts) for old, parts in revision.SPLIT.items()],
        "resized": [_resized(first, second, number) for number in revision.RESIZED],
        "moved_walls": [_moved_wall(first, second)],
        "new_ids": [
            *(_new_room_id(first, second, number) for number in revision.ROOMS_WITH_NEW_IDS),
            *(_new_thing_id(first, second, key) for key in things),
        ],
        "replaced": [],
        "moved": [_moved(first, second, key) for key in revision.DRAWN_MOVED],
        "gone": [_named(first, _thing(first, key)) for key in revision.DRAWN_GONE],
        "added": [_named(second, revision.ADDED_DOOR)],
    }


def services_changes(first: Model, second: Model) -> Facts:
    """Return which devices the services engineer changed."""
    anew = (*revision.DEVICES_WITH_NEW_IDS, *revision.DEVICES_KNOWN_BY_PLACE)
    return {
        "new_ids": [_new_thing_id(first, second, key) for key in anew],
        "replaced": [_replaced(first, second, item.old) for item in revision.REPLACED],
        "moved": [_moved(first, second, key) for key in revision.DEVICES_MOVED],
        "gone": [_named(first, _thing(first, key)) for key in revision.DEVICES_GONE],
        "added": [],
    }


def _thing(model: Model, key: str) -> Thing:
    return next(thing for thing in model.things if thing.key == key)


def _room(model: Model, number: str) -> Room:
    return next(room for room in model.rooms if room.number == number)


def _thing_id(model: Model, thing: Thing) -> str:
    return identifier(model, thing_identity(thing))


def _room_id(model: Model, number: str) -> str:
    return identifier(model, room_identity(_room(model, number)))


def _named(model: Model, thing: Thing) -> Facts:
    return {"key": thing.key, "global_id": _thing_id(model, thing), "tag": thing.tag, "room": thing.rooms[0]}


def _split(first: Model, second: Model, old: str, parts: tuple[str, ...]) -> Facts:
    return {
        "from": {"number": old, "global_id": _room_id(first, old)},
        "into": [{"number": part, "global_id": _room_id(second, part)} for part in parts],
    }


def _resized(first: Model, second: Model, number: str) -> Facts:
    return {
        "number": number, "global_id": _room_id(second, number),
        "from_m2": round(_room(first, number).polygon.area, 6), "to_m2": round(_room(second, number).polygon.area, 6),
    }  # fmt: skip


def _moved_wall(first: Model, second: Model) -> Facts:
    before, after = (_wall(model) for model in (first, second))
    return {
        "global_id": identifier(first, MOVED_WALL), "rooms": list(revision.RESIZED),
        "from_m": [list(point) for point in before.ring], "to_m": [list(point) for point in after.ring],
    }  # fmt: skip


def _wall(model: Model) -> Mass:
    return next(mass for mass in model.masses if mass.key == MOVED_WALL)


def _new_room_id(first: Model, second: Model, number: str) -> Facts:
    return {"what": "space", "number": number, "old": _room_id(first, number), "new": _room_id(second, number)}


def _new_thing_id(first: Model, second: Model, key: str) -> Facts:
    old, new = _thing(first, key), _thing(second, key)
    return {
        "what": "asset", "key": key, "old": _thing_id(first, old), "new": _thing_id(second, new),
        "same_tag": old.tag == new.tag,
    }  # fmt: skip


def _replaced(first: Model, second: Model, key: str) -> Facts:
    old, new = _thing(first, key), _thing(second, revision.replacement_key(key))
    return {
        "key": key, "old": _thing_id(first, old), "new": _thing_id(second, new), "old_type": _type(first, old),
        "new_type": _type(second, new), "room": new.rooms[0],
    }  # fmt: skip


def _type(model: Model, thing: Thing) -> str:
    return next(family.name for family in model.families if family.key == thing.family)


def _moved(first: Model, second: Model, key: str) -> Facts:
    old, new = _thing(first, key), _thing(second, key)
    return {
        "key": key, "global_id": _thing_id(second, new), "from": old.rooms[0], "to": new.rooms[0],
        "from_m": list(old.centre_m), "to_m": list(new.centre_m),
    }  # fmt: skip
