"""The table of fields, and what stays beside it: names of properties, headings, what every label has."""

import pytest

from api.operations.asset_lists.headings import HEADINGS, KEYS
from ifc_import.reading.handover.property_names import OTHERS, STANDARD
from ifc_import.reading.spaces import property_names
from ifc_import.vocabulary.units import scale_of
from qr.layout import template
from registry import fields
from registry.fields import ASSET, PLAIN, PLAIN_OF_SPACE, SPACE, Field
from registry.tables import Asset, Space

READ_FOR_OTHERS = {"warranty_duration", "warranty_unit"}
"""Facts that no field holds: the end of a warranty is worked out from them."""


def names(of: tuple[Field, ...]) -> list[str]:
    return [field.name for field in of]


@pytest.mark.parametrize("table", [ASSET, SPACE], ids=["asset", "space"])
def test_a_field_is_in_the_table_once(table: tuple[Field, ...]) -> None:
    assert len(set(names(table))) == len(table)


def test_properties_of_models_are_read_for_fields_of_the_table() -> None:
    assert (STANDARD.keys() | OTHERS.keys()) - READ_FOR_OTHERS <= set(names(ASSET))
    assert property_names.STANDARD.keys() | property_names.OTHERS.keys() <= set(names(SPACE))


def test_plain_fields_are_read_from_properties() -> None:
    assert [name for name in names(PLAIN) if name not in STANDARD] == []
    assert [name for name in names(PLAIN_OF_SPACE) if name not in property_names.STANDARD] == []


def test_headings_of_lists_are_those_of_fields_that_a_list_may_have() -> None:
    assert {*HEADINGS, *KEYS} <= set(names(fields.LISTED))


def test_plain_fields_are_texts_dates_or_numbers_that_models_state() -> None:
    plain = (*PLAIN, *PLAIN_OF_SPACE)
    assert [field.name for field in plain if field.form not in ("text", "date", "number") or not field.stated] == []


@pytest.mark.parametrize(("table", "plain"), [(ASSET, PLAIN), (SPACE, PLAIN_OF_SPACE)], ids=["asset", "space"])
def test_plain_fields_stand_together(table: tuple[Field, ...], plain: tuple[Field, ...]) -> None:
    places = [at for at, field in enumerate(table) if field in plain]
    assert places == list(range(places[0], places[0] + len(plain)) if plain else ())


def test_what_models_state_is_a_column_of_the_row() -> None:
    assert set(fields.STATED) <= Asset.model_fields.keys()
    assert set(fields.STATED_OF_SPACE) <= Space.model_fields.keys()


def test_elements_are_not_found_by_a_number() -> None:
    assert [field.name for field in (*ASSET, *SPACE) if field.called and field.form == "number"] == []


def test_a_plain_field_of_assets_and_spaces_alike_is_the_same_for_both() -> None:
    of_spaces = {field.name: field for field in PLAIN_OF_SPACE}
    assert [
        field.name
        for field in PLAIN
        if field.name in of_spaces
        and (field.form, field.unit) != (of_spaces[field.name].form, of_spaces[field.name].unit)
    ] == []


def test_layouts_may_show_what_the_table_says_that_labels_have() -> None:
    labelled = {field.name for field in (*ASSET, *SPACE) if field.labelled}
    assert labelled <= {*template.FIELDS, *fields.PRINTED}


@pytest.mark.parametrize("field", [field for field in (*ASSET, *SPACE) if field.unit], ids=lambda field: field.name)
def test_a_field_with_a_unit_has_it_in_its_name_and_the_table_of_units_knows_it(field: Field) -> None:
    assert field.name.endswith(field.suffix)
    assert scale_of(field.unit) is not None


@pytest.mark.parametrize(
    ("name", "unit", "heading", "value", "written"),
    [
        ("power_w", "W", "Power (W)", 1500.0, "1500 W"),
        ("ceiling_height_m", "m", "Ceiling height (m)", 2.7, "2.7 m"),
        ("usable_area_m2", "m²", "Usable area (m²)", 12.5, "12.5 m²"),
        ("air_flow_m3_h", "m³/h", "Air flow (m³/h)", 36.0, "36 m³/h"),
        ("design_temperature_c", "°C", "Design temperature (°C)", -2.5, "-2.5 °C"),
        ("efficiency_percent", "%", "Efficiency (%)", 0.0, "0 %"),
        ("occupants", "", "Occupants", 12.0, "12"),
        ("power_w", "W", "Power (W)", None, ""),
    ],
)
def test_a_number_is_shown_with_its_unit(name: str, unit: str, heading: str, value: float | None, written: str) -> None:
    field = Field(name=name, form="number", unit=unit)
    assert (field.heading, field.written(value)) == (heading, written)
    assert field.name.endswith(field.suffix)
