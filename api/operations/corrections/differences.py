"""Findings for the receipt of an import on corrections that differ from the models."""

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
    """The findings on the corrections of a building after an import of that source model.

    Room numbers that differ in the owner's table are intended: these rooms are only counted, and a room is reported on
    its own only if the model has changed its value since.
    """
    comparisons = model_comparisons(session, building_id, source_model_id)
    confirmed = confirmations(session, building_id)
    found = keys_of(session, building_id) if confirmed else {}
    keys = {element: key for (model, key), element in found.items() if model == source_model_id}
    return [
        *(_difference(compared) for compared in comparisons if not compared.agrees and not _is_meant(compared)),
        *_agreements([compared for compared in comparisons if compared.agrees]),
        *_owners([compared for compared in comparisons if _is_meant(compared) and not compared.agrees]),
        *_places(confirmed, keys),
        *_waiting([row for row in current_rows(session, building_id) if row.element_id is None]),
        *map(_twin, listed_twins(session, source_model_id)),
    ]


def _is_meant(compared: ModelComparison) -> bool:
    """Whether the value is the owner's table's, and the model states the same value as when the table was imported."""
    return compared.by_table and compared.stated == compared.stated_then


def _difference(compared: ModelComparison) -> Finding:
    return rules.MODEL_DIFFERS.finding(
        compared.global_id,
        compared.key,
        field=compared.field.word.lower(),
        stated=_quoted(compared.field, compared.stated),
        said=_quoted(compared.field, compared.corrected),
        who=compared.who,
    )


def _agreements(agreed: list[ModelComparison]) -> Iterator[Finding]:
    if agreed:
        examples = _some(
            f"{compared.field.word.lower()} {_quoted(compared.field, compared.corrected)}" for compared in agreed
        )
        yield rules.MODEL_AGREES.finding(count=len(agreed), examples=examples)


def _owners(meant: list[ModelComparison]) -> Iterator[Finding]:
    if meant:
        examples = _some(
            f"{_quoted(compared.field, compared.stated)} is {_quoted(compared.field, compared.corrected)}"
            for compared in meant
        )
        yield rules.OWNERS_NUMBERS.finding(count=len({compared.key for compared in meant}), examples=examples)


def _waiting(rows: list[OwnerRow]) -> Iterator[Finding]:
    if rows:
        examples = _some(repr(row.key) + (f" on {row.storey}" if row.storey else "") for row in rows)
        yield rules.TABLE_WAITS.finding(count=len(rows), examples=examples)


def _twin(twin: ListedTwin) -> Finding:
    return rules.IN_A_LIST.finding(
        twin.global_id,
        twin.key,
        name=twin.name,
        field=twin.field.replace("_", " "),
        value=twin.value,
        listed=twin.listed,
        list_name=twin.list_name,
        code=grouped(twin.code),
    )


def _places(confirmed: Iterable[Confirmation], keys: Mapping[int, str]) -> Iterator[Finding]:
    """Findings on the confirmed locations of assets in the source model."""
    for confirmation in confirmed:
        key = keys.get(confirmation.asset_id)
        if key is None:
            continue
        if confirmation.space_is_gone:
            yield rules.PLACE_GONE.finding(
                confirmation.global_id,
                key,
                name=confirmation.name,
                said=confirmation.space,
                who=confirmation.who,
                method=confirmation.method,
            )
        elif confirmation.runner_up is not None:
            yield rules.PLACE_DIFFERS.finding(
                confirmation.global_id,
                key,
                name=confirmation.name,
                said=confirmation.space,
                who=confirmation.who,
                stated=confirmation.runner_up,
            )


def _quoted(field: Field, value: Any) -> str:
    if value in (None, ""):
        return "empty"
    return field.written(value) if field.form == "number" else repr(value)


def _some(examples: Iterable[str]) -> str:
    some = list(dict.fromkeys(examples))
    return ", ".join(some[:EXAMPLES]) + (", …" if len(some) > EXAMPLES else "")
