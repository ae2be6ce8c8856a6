"""What people say and models do not: findings for the receipt of an import, each with how to take it back."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlmodel import Session

from ifc_import import rules
from registry.asset_lists.rooms import current_rows
from registry.asset_lists.twins import ListedTwin, listed_twins
from registry.codes.text import grouped
from registry.fields import Field
from registry.locations.confirmations import Confirmation, confirmations
from registry.rows.beside_models import ModelComparison, model_comparisons
from registry.rows.of_models import keys_of
from registry.snapshot import Finding
from registry.tables import OwnerRow

EXAMPLES = 3


def differences(session: Session, building_id: int, source_model_id: int) -> list[Finding]:
    """The findings after an import of that source model.

    That the owner's table numbers rooms otherwise is what it is for: those rooms are counted, and only where a model
    has changed since is each of them told.
    """
    spoken = model_comparisons(session, building_id, source_model_id)
    confirmed = confirmations(session, building_id)
    found = keys_of(session, building_id) if confirmed else {}
    keys = {element: key for (model, key), element in found.items() if model == source_model_id}
    return [
        *(_difference(one) for one in spoken if not one.agrees and not _is_meant(one)),
        *_agreements([one for one in spoken if one.agrees]),
        *_owners([one for one in spoken if _is_meant(one) and not one.agrees]),
        *_places(confirmed, keys),
        *_waiting([one for one in current_rows(session, building_id) if one.element_id is None]),
        *map(_twin, listed_twins(session, source_model_id)),
    ]


def _is_meant(one: ModelComparison) -> bool:
    """Whether the owner's table says it, and the model says what it said then."""
    return one.by_table and one.stated == one.stated_then


def _difference(one: ModelComparison) -> Finding:
    return rules.MODEL_DIFFERS.finding(
        one.global_id,
        one.key,
        field=one.field.word.lower(),
        stated=_quoted(one.field, one.stated),
        said=_quoted(one.field, one.corrected),
        who=one.who,
    )


def _agreements(agreed: list[ModelComparison]) -> Iterator[Finding]:
    if agreed:
        examples = _some(f"{one.field.word.lower()} {_quoted(one.field, one.corrected)}" for one in agreed)
        yield rules.MODEL_AGREES.finding(count=len(agreed), examples=examples)


def _owners(meant: list[ModelComparison]) -> Iterator[Finding]:
    if meant:
        examples = _some(f"{_quoted(one.field, one.stated)} is {_quoted(one.field, one.corrected)}" for one in meant)
        yield rules.OWNERS_NUMBERS.finding(count=len({one.key for one in meant}), examples=examples)


def _waiting(rows: list[OwnerRow]) -> Iterator[Finding]:
    if rows:
        examples = _some(repr(one.key) + (f" on {one.storey}" if one.storey else "") for one in rows)
        yield rules.TABLE_WAITS.finding(count=len(rows), examples=examples)


def _twin(one: ListedTwin) -> Finding:
    return rules.IN_A_LIST.finding(
        one.global_id,
        one.key,
        name=one.name,
        field=one.field.replace("_", " "),
        value=one.value,
        listed=one.listed,
        list_name=one.list_name,
        code=grouped(one.code),
    )


def _places(confirmed: Iterable[Confirmation], keys: Mapping[int, str]) -> Iterator[Finding]:
    """Those of assets that the source model has."""
    for one in confirmed:
        key = keys.get(one.asset_id)
        if key is None:
            continue
        if one.space_is_gone:
            yield rules.PLACE_GONE.finding(
                one.global_id, key, name=one.name, said=one.space, who=one.who, method=one.method
            )
        elif one.runner_up is not None:
            yield rules.PLACE_DIFFERS.finding(
                one.global_id, key, name=one.name, said=one.space, who=one.who, stated=one.runner_up
            )


def _quoted(field: Field, value: Any) -> str:
    if value in (None, ""):
        return "empty"
    return field.written(value) if field.form == "number" else repr(value)


def _some(examples: Iterable[str]) -> str:
    some = list(dict.fromkeys(examples))
    return ", ".join(some[:EXAMPLES]) + (", …" if len(some) > EXAMPLES else "")
