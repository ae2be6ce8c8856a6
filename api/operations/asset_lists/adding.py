"""Adds and retires single assets that are in no model."""

from collections.abc import Mapping

from sqlmodel import Session

from api.files.plain_text import shown
from api.operations.asset_lists.judging import Judgement, judge_one
from api.operations.asset_lists.rows import ListRow, checked_class, clean_row, usual_class
from api.operations.asset_lists.taking import list_name, settle_list
from api.operations.elements.listing import one_asset
from api.operations.elements.meant import ANYWHERE, Within, element_meant
from api.operations.elements.views import AssetDetail
from api.operations.errors import InAModel, InTheList, NotPossible
from registry.asset_lists.assets import BY_HAND, add_listed, codes_of, identity_of, list_of, listed_in, retire_listed
from registry.codes.text import grouped
from registry.errors import Ambiguous, NotFound
from registry.locations.moves import Cause
from registry.saying import Saying


def add_asset(
    session: Session,
    said: Mapping[str, str | float | None],
    saying: Saying,
    *,
    list_name_given: str = BY_HAND,
    properties: Mapping[str, str] | None = None,
    also_in_models: bool = False,
) -> AssetDetail:
    """Add an asset with its own code; `said` is field → value. Without a key, the code is its key.

    Raises BadValue, NotFound or Ambiguous for its building or room, or NeedsAnswer where an asset of a model has the
    same serial number or designation.
    """
    name = list_name(session, list_name_given)
    given = {field: value for field, value in said.items() if value is not None}
    ifc_class = checked_class(str(given.get("ifc_class") or usual_class(name)))
    row = clean_row(ListRow(0, given, properties or {}), ifc_class, needs_key=False)
    if row.key is not None:
        _refuse_known(session, name, row.key)
    judgement = judge_one(session, row)
    _refuse(judgement, also_in_models=also_in_models)
    [judged] = judgement.rows
    [element_id] = add_listed(session, name, "", [judged.entry], saying)
    place = {judged.entry.building_id} if "room" in row.said or "storey" in row.said else set()
    settle_list(session, [element_id], place, [element_id], Cause(saying.at, saying.who, None, {}))
    return one_asset(session, element_id)


def retire_asset(session: Session, which: str, saying: Saying, within: Within = ANYWHERE) -> AssetDetail:
    """Retire an asset that is in no model; its code remains, and reports that it was removed.

    Raises NotFound, Ambiguous or BadValue.
    """
    element = element_meant(session, which, within, kind="asset")
    if element.kind != "asset" or list_of(session, element.id) is None:
        raise NotPossible(
            f"the {element.words} is in no list; an asset of a model is removed by importing a model without it"
        )
    if element.is_retired:
        raise NotPossible(f"the {element.words} was already removed")
    retire_listed(session, [element.id], "", saying)
    return one_asset(session, element.id)


def _refuse_known(session: Session, name: str, key: str) -> None:
    known = listed_in(session, name).get(identity_of(key))
    if known is not None and known.is_retired:
        raise NotPossible(f"{shown(key)!r} of the list {name} was retired; importing a list that has it restores it")
    if known is not None:
        code = grouped(codes_of(session, [known.element_id]).get(known.element_id, ""))
        raise InTheList(f"{shown(key)!r} is already in the list {name}, as {code}", code)


def _refuse(judgement: Judgement, *, also_in_models: bool) -> None:
    """Raise the first problem of the single row, without its line number."""
    for problem in judgement.problems:
        message = problem.message.removeprefix("row 0: ")
        if problem.kind == "in a model":
            if not also_in_models:
                raise InAModel(message)
        elif problem.kind == "ambiguous place":
            raise Ambiguous(message)
        else:
            raise NotFound(message)
