"""The table of fields, and what stays beside it: names of properties, headings, what every label has."""

import pytest

from api.operations.asset_lists.headings import HEADINGS, KEYS
from ifc_import.reading.handover.facts import OTHERS, STANDARD
from qr.layout import template
from registry import fields
from registry.fields import ASSET, PLAIN, SPACE, Field
from registry.tables import Asset

READ_FOR_OTHERS = {"warranty_duration", "warranty_unit"}
"""Facts that no field holds: the end of a warranty is worked out from them."""


def names(of: tuple[Field, ...]) -> list[str]:
    return [field.name for field in of]


@pytest.mark.parametrize("table", [ASSET, SPACE], ids=["asset", "space"])
def test_a_field_is_in_the_table_once(table: tuple[Field, ...]) -> None:
    assert len(set(names(table))) == len(table)


def test_properties_of_models_are_read_for_fields_of_the_table() -> None:
    assert (STANDARD.keys() | OTHERS.keys()) - READ_FOR_OTHERS <= set(names(ASSET))


def test_plain_fields_are_read_from_properties() -> None:
    assert [name for name in names(PLAIN) if name not in STANDARD] == []


def test_headings_of_lists_are_those_of_fields_that_a_list_may_have() -> None:
    assert {*HEADINGS, *KEYS} <= set(names(fields.LISTED))


def test_plain_fields_are_texts_or_dates_that_models_state() -> None:
    assert [field.name for field in PLAIN if field.form not in ("text", "date") or not field.stated] == []


def test_plain_fields_stand_together() -> None:
    first = names(ASSET).index(PLAIN[0].name)
    assert ASSET[first : first + len(PLAIN)] == PLAIN


def test_what_models_state_of_an_asset_is_a_column_of_its_row() -> None:
    assert set(fields.ASSET_TEXTS) <= Asset.model_fields.keys()


def test_layouts_may_show_what_the_table_says_that_labels_have() -> None:
    labelled = {field.name for field in (*ASSET, *SPACE) if field.labelled}
    assert labelled <= {*template.FIELDS, *fields.PRINTED}


def test_a_field_with_a_unit_has_it_in_its_name() -> None:
    assert [(field.name, field.unit) for field in (*ASSET, *SPACE) if field.unit or field.name.endswith("_m2")] == [
        ("area_m2", "m²")
    ]
