"""The status of labels: printed, mounted, still to be done, and to be taken down."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from sqlmodel import Session

from api.operations.elements.names import require_building, require_named
from api.operations.labels.mounting.rounds import usually_labelled
from api.operations.labels.mounting.views import BuildingLabels, LabelEntry, LabelStatus
from api.operations.labels.printing.hosts import list_hosts
from api.settings.labels import LabelSettings
from registry.elements.listing import Wanted
from registry.labels.states import LabelState, label_states
from registry.ordering import natural

Which: TypeAlias = Literal["not-printed", "not-mounted", "mounted", "take-down", "blank", "all"]
"""The statuses by which labels can be listed."""

DO: dict[str, Literal["print", "mount", "take down", "nothing", "claim"]] = {
    "not-printed": "print", "not-mounted": "mount", "take-down": "take down", "mounted": "nothing", "blank": "claim",
}  # fmt: skip


def label_status(session: Session, building: str | None = None, which: Which | None = None) -> LabelStatus:
    """The status of labels by building, for one building or all; with a list of the labels with status `which`.

    Raises NotFound where there is no such building.
    """
    require_named(session, Wanted(building=building))
    building_id = None if building is None else require_building(session, building)
    states = list(label_states(session, building_id))
    usual = usually_labelled(session, [building], LabelSettings())
    of_building: dict[str, list[LabelState]] = defaultdict(list)
    for one in states:
        of_building[one.building].append(one)
    blanks = sum(one.status == "blank" for one in states)
    told = [name for name in sorted(of_building, key=natural) if name or any(map(_is_told, of_building[name]))]
    return LabelStatus(
        buildings=[_counted(name, of_building[name], usual) for name in told],
        blank=blanks,
        hosts=list_hosts(session),
        entries=_entries(states, which, usual) if which is not None else [],
    )


def _is_told(state: LabelState) -> bool:
    return state.status != "blank"


def _kinds(state: LabelState, usual: set[str]) -> Iterable[str]:
    """The statuses under which a label is counted and listed; possibly none."""
    if state.status == "live":
        if state.mounted_at is not None:
            yield "mounted"
        elif state.is_printed:
            yield "not-mounted"
        if not state.is_printed and (state.code in usual or state.was_printed):
            yield "not-printed"
    elif state.status == "blank":
        yield "blank"
    elif state.hangs:
        yield "take-down"


def _counted(building: str, states: Sequence[LabelState], usual: set[str]) -> BuildingLabels:
    kinds = [kind for one in states for kind in _kinds(one, usual)]
    return BuildingLabels(
        building=building,
        live=sum(one.status == "live" for one in states),
        printed=sum(one.status == "live" and one.is_printed for one in states),
        mounted=kinds.count("mounted"),
        not_printed=kinds.count("not-printed"),
        printed_not_mounted=kinds.count("not-mounted"),
        to_take_down=kinds.count("take-down"),
    )


def _entries(states: Sequence[LabelState], which: Which, usual: set[str]) -> list[LabelEntry]:
    wanted = [(one, kind) for one in states for kind in _kinds(one, usual) if which in (kind, "all")]
    wanted.sort(key=lambda pair: _place(pair[0]))
    return [_entry(one, kind) for one, kind in wanted]


def _place(one: LabelState) -> tuple[object, ...]:
    return natural(one.building), natural(one.storey), natural(one.room or one.number), natural(one.name), one.code


def _entry(one: LabelState, kind: str) -> LabelEntry:
    names = (
        "code", "status", "building", "storey", "room", "number", "name", "ifc_class", "mounted_at", "mounted_by",
    )  # fmt: skip
    return LabelEntry(do=DO[kind], **{name: getattr(one, name) for name in names})
