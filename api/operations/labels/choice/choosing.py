"""Chooses the labels to print, in order, and counts the elements that rules leave out."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlmodel import Session

from api.operations.elements.listing import list_assets, list_spaces
from api.operations.elements.views import SpaceView
from api.operations.errors import BadValue, NoLabels, NothingToDo
from api.operations.labels.choice.filters import Asked, Element, Place, asked_of, place_of
from api.operations.labels.choice.print_list import look_up_list
from api.operations.labels.choice.sequence import in_order
from api.operations.labels.order import Choice
from api.operations.labels.renewal import codes_to_print, sign_changes
from api.operations.labels.rule import BY_CODE, Verdict, class_of, judge
from api.operations.labels.words import ElementLabel, asset_label, space_label
from api.operations.view import View
from api.settings.label_rules import LabelOrdering
from api.settings.labels import LabelSettings
from registry.codes.text import read_code
from registry.database.bulk import without_collector
from registry.elements.buildings import building_names
from registry.elements.groups import system_by_element
from registry.elements.listing import Wanted
from registry.errors import NotFound
from registry.ordering import natural
from registry.wording import counted


class LabelCount(View):
    """The number of elements of a class that get a label, or none, by a rule."""

    ifc_class: str
    labelled: bool
    elements: int
    because: str
    """the number of the owner's rule, or the name of a default rule"""


class LabelledElement(View):
    """An element that gets a label."""

    position: int
    """position in printing order, from 1"""
    code: str
    kind: Literal["space", "asset"]
    ifc_class: str
    number: str
    name: str
    building: str | None
    storey: str | None
    room: str | None
    """the number of the room of an asset"""
    because: str


class LabelChoiceView(View):
    """The labels that would be printed, in order, and the elements left out."""

    order: str
    labels: int
    left_out: int
    counts: list[LabelCount]
    elements: list[LabelledElement]


EVERYTHING_USUAL = Choice()
USUAL = LabelSettings()
BY_BUILDING: tuple[LabelOrdering, ...] = ("walk", "place")
"""Orders that finish a building before the next one."""
NOTHING = (
    "there is nothing to print a label for: nothing fits all that was asked for; ask for less, or import a model first"
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The chosen elements that get a label, in printing order, with the rule for each."""

    elements: Sequence[Element]
    verdicts: Sequence[tuple[Element, Verdict]]
    """of all chosen elements, labelled or not"""
    order: LabelOrdering


def labels_for(
    session: Session, choice: Choice = EVERYTHING_USUAL, settings: LabelSettings = USUAL
) -> list[ElementLabel]:
    """The labels of the chosen spaces and assets that get one, in the requested order.

    Raises NothingToDo where none is left, and what `label_filters` raises.
    """
    systems = system_by_element(session)
    labels: list[ElementLabel] = []
    meant = 0
    for chosen in _in_parts(session, choice, settings):
        labels += [label for one in chosen.elements if (label := _label(one, systems)) is not None]
        meant += len(chosen.verdicts)
    if not labels:
        if meant:
            raise NoLabels(f"{counted(meant, 'element')} selected, and none gets a label")
        raise NothingToDo(NOTHING)
    return labels


@without_collector()
def choose(session: Session, choice: Choice, settings: LabelSettings = USUAL) -> Chosen:
    """Choose the elements, and say of each whether it gets a label. Raises NotFound, NotACode and BadValue."""
    choice = look_up_list(session, choice)
    place = place_of(session, choice)
    there = _there(session, place, Wanted(building=place.building))
    return _chooser(session, choice, settings, place, asked_of(session, choice, there))(there)


def _in_parts(session: Session, choice: Choice, settings: LabelSettings) -> Iterator[Chosen]:
    """Choose building by building where the result is the same, since all elements at once take much memory.

    It does unless names have to be made out among all of them, or the order goes across buildings.
    """
    place = place_of(session, choice)
    made_out = choice.rooms or choice.types or choice.systems or choice.categories
    if made_out or ordering(choice, settings) not in BY_BUILDING:
        yield choose(session, choice, settings)
        return
    choose_among = _chooser(session, choice, settings, place, asked_of(session, choice, ()))
    for name in sorted(building_names(session) if place.buildings is None else place.buildings, key=natural):
        yield choose_among(_there(session, place, Wanted(building=name)))
    if place.buildings is None:
        yield choose_among(_there(session, place, Wanted(in_no_building=True)))


def _chooser(
    session: Session, choice: Choice, settings: LabelSettings, place: Place, asked: Asked
) -> Callable[[Sequence[Element]], Chosen]:
    """What chooses among any elements."""
    changed = _changed(session, choice, place, settings)
    everything = BY_CODE if choice.given else choice.everything
    verdict = judge(session, settings.rule, everything=everything, copies=bool(choice.rooms))
    given = list(map(read_code, choice.given))
    order = ordering(choice, settings)

    def choose_among(there: Sequence[Element]) -> Chosen:
        meant = (one for one in there if one.code is not None and asked.fits(one))
        verdicts = [(one, verdict(one)) for one in meant if changed is None or one.code in changed]
        labelled = [one for one, said in verdicts if said.labelled]
        return Chosen(in_order(session, labelled, order, given), verdicts, order)

    return choose_among


def ordering(choice: Choice, settings: LabelSettings) -> LabelOrdering:
    """In which order labels are printed. Raises BadValue for the order of a list where there is none."""
    if choice.order == "given" and not choice.given:
        raise BadValue("there is no order that was given: hand over a list of codes, or choose another order")
    order = choice.order or ("given" if choice.listed else settings.order)
    return "walk" if order == "given" and not choice.given else order


def choice_view(chosen: Chosen) -> LabelChoiceView:
    """The view of a choice: labels, and counts by class and rule."""
    counts = Counter((class_of(one), said.labelled, said.because) for one, said in chosen.verdicts)
    because = {one.id: said.because for one, said in chosen.verdicts}
    return LabelChoiceView(
        order=chosen.order,
        labels=len(chosen.elements),
        left_out=len(chosen.verdicts) - len(chosen.elements),
        counts=[
            LabelCount(ifc_class=name, labelled=labelled, elements=count, because=why)
            for (name, labelled, why), count in sorted(counts.items(), key=lambda one: (not one[0][1], one[0]))
        ],
        elements=[_listed(position, one, because[one.id]) for position, one in enumerate(chosen.elements, 1)],
    )


def _there(session: Session, place: Place, wanted: Wanted) -> list[Element]:
    """The elements of a building or storey, spaces first, by building, storey and number."""
    listed: list[Element] = [*list_spaces(session, wanted), *list_assets(session, wanted)]
    return [one for one in listed if place.has(one)]


def _changed(session: Session, choice: Choice, place: Place, settings: LabelSettings) -> set[str] | None:
    """The codes whose label is new or has changed since the revision of a choice; None without a revision."""
    if choice.changes_since is None:
        return None
    changes = sign_changes(
        session, choice.changes_since, place.building, settings.rule, everything=choice.everything or bool(choice.given)
    )
    return codes_to_print(changes)


def label_with(session: Session, element_id: int, code: str) -> ElementLabel:
    """The label of a space or an asset as it will be once its element has that code. Raises NotFound."""
    wanted = Wanted(element_id=element_id)
    listed: list[Element] = [*list_spaces(session, wanted), *list_assets(session, wanted)]
    for one in listed:
        label = _label(one.model_copy(update={"code": code}), system_by_element(session))
        if label is not None:
            return label
    raise NotFound(f"there is no space or asset {element_id} that gets a label")


def _label(one: Element, systems: Mapping[int, str]) -> ElementLabel | None:
    return space_label(one) if isinstance(one, SpaceView) else asset_label(one, systems.get(one.id, ""))


def _listed(position: int, one: Element, because: str) -> LabelledElement:
    is_space = isinstance(one, SpaceView)
    return LabelledElement(
        position=position,
        code=one.code or "",
        kind="space" if is_space else "asset",
        ifc_class=class_of(one),
        number=one.number if isinstance(one, SpaceView) else "",
        name=one.name,
        building=one.building,
        storey=one.storey,
        room=None if isinstance(one, SpaceView) or one.space is None else one.space.number,
        because=because,
    )
