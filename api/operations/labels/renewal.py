"""The labels to print, reprint, take down or leave after the imports since a revision."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Literal

from sqlmodel import Session

from api.files.spreadsheets import cell_text, new_workbook
from api.files.whole import whole_file
from api.operations.elements.listing import list_assets, list_spaces
from api.operations.elements.names import classes_meant, fitting, require_named
from api.operations.elements.views import AssetView, SpaceView
from api.operations.history.views import FieldChangeView, SignChange, SignChanges, changes_in_words
from api.operations.labels.rule import judge
from api.operations.labels.words import listed_number
from api.settings.label_rules import LabelRule
from ifc_import.vocabulary.element_classes import is_kind_of
from qr.files.kinds import SPREADSHEET
from registry.codes.text import grouped
from registry.elements.buildings import asset_classes
from registry.elements.listing import Wanted
from registry.history.listed import listed_as_of
from registry.history.past import (
    AsOf,
    before_last_import,
    corrections_as_of,
    describing,
    find_revision,
    keys_as_of,
    live_codes,
    places_as_of,
    statements,
)
from registry.labels.states import label_states
from registry.locations.moves import whereabouts

Text = Mapping[str, str]
"""The texts of a label that are compared: number, name, storey, room."""


def sign_changes(
    session: Session,
    since: str | None = None,
    building: str | None = None,
    rules: Sequence[LabelRule] = (),
    *,
    everything: bool = False,
) -> SignChanges:
    """Compare the current texts of labels with those as of a revision, or before the last import.

    Raises NotFound; Ambiguous where several buildings have the revision, or were imported last.

    Without `everything`, elements that get no label by the owner's or the default rules are left out, as they are when
    labels are printed. Labels of removed elements are always taken down, even if an import added the element after the
    revision, or if the label was printed against the rules.
    """
    require_named(session, Wanted(building=building))
    as_of = before_last_import(session, building) if since is None else find_revision(session, since, building)
    wanted = Wanted(building=as_of.building, retired=True)
    verdict = judge(session, rules, everything=everything)
    then = _texts_then(session, as_of)
    listed: list[SpaceView | AssetView] = [*list_spaces(session, wanted), *list_assets(session, wanted)]
    left = _labels_without_things(session, as_of.building_id)
    elements = [one for one in listed if one.id in left or verdict(one).labelled]
    signs = [_change(one, then.get(one.id, _text(one) if one.id in left else None)) for one in elements]
    told = [one for one in signs if isinstance(one, SignChange)]
    return SignChanges(
        building=as_of.building,
        since=f"{'before ' if since is None else ''}{as_of.source_model}:{as_of.number}",
        to_print=_count(told, "print"),
        to_print_again=_count(told, "print again"),
        to_take_down=_count(told, "take down"),
        to_leave=signs.count("leave"),
        signs=told,
    )


def signs_of(session: Session, changes: SignChanges, room: str | None, ifc_class: str | None) -> SignChanges:
    """Only the labels of a room and what is in it, or of a class and its subclasses; the counts remain those of all.

    Raises NotFound for a room or class that none of them has.
    """
    signs = fitting(changes.signs, room, lambda sign: (sign.room or sign.number,), "room")
    if ifc_class is not None:
        classes = classes_meant((ifc_class,), asset_classes(session)) or ()
        signs = [sign for sign in signs if any(is_kind_of(sign.ifc_class, above) for above in classes)]
    return changes.model_copy(update={"signs": signs})


def codes_to_print(changes: SignChanges) -> set[str]:
    """The codes of the labels that are to be printed, for the first time or again."""
    return {one.code for one in changes.signs if one.action != "take down"}


def _count(signs: list[SignChange], action: str) -> int:
    return sum(one.action == action for one in signs)


def _change(element: SpaceView | AssetView, then: Text | None) -> SignChange | Literal["leave"] | None:
    """The action for the label of an element; None where there neither was one nor should be.

    then: what its sign said before, None where it had none.
    """
    now = _text(element)
    if element.code is None or (then is None and element.retired_at is not None):
        return None
    if then is None:
        return _sign(element, "print", now, [])
    if element.retired_at is not None:
        return _sign(element, "take down", then, [])
    changes = [FieldChangeView(field=name, old=then[name], new=now[name]) for name in now if then[name] != now[name]]
    return _sign(element, "print again", now, changes) if changes else "leave"


def _sign(
    element: SpaceView | AssetView,
    action: Literal["print", "print again", "take down"],
    text: Text,
    changes: list[FieldChangeView],
) -> SignChange:
    return SignChange(
        action=action,
        code=element.code or "",
        kind="asset" if isinstance(element, AssetView) else "space",
        element_id=element.id,
        ifc_class=element.ifc_class if isinstance(element, AssetView) else "IfcSpace",
        global_id=element.global_id,
        changes=changes,
        **text,
    )


def _labels_without_things(session: Session, building_id: int) -> set[int | None]:
    """The elements that no model has any more and whose labels are mounted as far as is known."""
    return {one.element_id for one in label_states(session, building_id) if one.status == "removed" and one.hangs}


def _text(element: SpaceView | AssetView) -> Text:
    if isinstance(element, SpaceView):
        return {"number": element.number, "name": element.name, "storey": element.storey or "", "room": ""}
    room = "" if element.space is None else element.space.number
    return {"number": listed_number(element), "name": element.name, "storey": element.storey or "", "room": room}


def _texts_then(session: Session, as_of: AsOf) -> dict[int, Text]:
    """Element id → the texts of its label as of the revision."""
    stated = statements(session, as_of)
    keys, corrected = keys_as_of(stated), corrections_as_of(session, as_of)
    first = describing(stated)
    facts = {
        element_id: one.facts | {name: value for name, (value, _source) in corrected.get(element_id, {}).items()}
        for element_id, one in first.items()
    }
    places = {**whereabouts(session, as_of.building_id), **places_as_of(session, as_of)}

    def said(element_id: int | None, name: str) -> str:
        return "" if element_id is None else str(facts.get(element_id, {}).get(name) or "")

    texts: dict[int, Text] = {}
    for element_id, one in first.items():
        if one.kind == "space":
            storey_id = keys.get((one.source_model_id, one.facts["storey_key"] or ""))
            texts[element_id] = {
                "number": said(element_id, "number"),
                "name": said(element_id, "name"),
                "storey": said(storey_id, "name"),
                "room": "",
            }
        elif one.kind == "asset":
            storey_id, space_id = places[element_id]
            texts[element_id] = {
                "number": "",
                "name": said(element_id, "name"),
                "storey": said(storey_id, "name"),
                "room": said(space_id, "number"),
            }
    codes = live_codes(session, as_of.building_id)
    for element_id, listed in listed_as_of(session, as_of).items():
        storey_id, space_id = places[element_id]
        name, _source = corrected.get(element_id, {}).get("name", (listed["name"], ""))
        key = "" if listed["key"] == codes.get(element_id) else listed["key"]
        texts[element_id] = {
            "number": key,
            "name": name,
            "storey": said(storey_id, "name"),
            "room": said(space_id, "number"),
        }
    return texts


COLUMNS = (
    ("Do", 12), ("Code", 13), ("Storey", 18), ("Room", 12), ("Number", 12), ("Name", 34), ("Class", 24),
    ("What changed", 50), ("GlobalId", 25),
)  # fmt: skip
"""Heading and width in characters."""


def write_sign_sheet(changes: SignChanges, path: Path) -> None:
    """Write the list to the XLSX file `path`, atomically. Raises TargetRefused or
    TargetUnwritable."""
    with whole_file(path, SPREADSHEET) as write:
        write(sign_workbook(changes))


def sign_workbook(changes: SignChanges) -> bytes:
    """The list as an XLSX file; every cell is text."""
    content = BytesIO()
    book = new_workbook(content, "Signs")
    heading, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
    sheet = book.add_worksheet("Signs")
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(changes.signs), 1), len(COLUMNS) - 1)
    for place, (name, width) in enumerate(COLUMNS):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, name, heading)
    for row, one in enumerate(changes.signs, start=1):
        for place, value in enumerate(_cells(one)):
            sheet.write_string(row, place, cell_text(value), text)
    book.close()
    return content.getvalue()


def _cells(one: SignChange) -> tuple[str | None, ...]:
    words = changes_in_words(one.changes)
    return (
        one.action,
        grouped(one.code),
        one.storey,
        one.room,
        one.number,
        one.name,
        one.ifc_class,
        words,
        one.global_id,
    )
