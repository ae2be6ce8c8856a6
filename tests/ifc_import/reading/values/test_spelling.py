"""Misspelt names are found, and no other name is mistaken for one."""

import json
import string
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ifc_import.reading.handover.property_codes import OTHER_PLACES
from ifc_import.reading.handover.property_names import OF_ASSETS, OTHERS, STANDARD, STANDARD_SETS
from ifc_import.reading.values.spelling import LEAST_LETTERS, Spellings, is_a_slip, without_doubles
from ifc_import.vocabulary.folding import folded

NAMES = [name for names in STANDARD.values() for name in names]
LONG = [folded(name) for name in NAMES if len(without_doubles(folded(name))) > LEAST_LETTERS]
KNOWN = {folded(name) for names in (*STANDARD.values(), *OTHERS.values()) for name in names}


def standard_names() -> set[str]:
    """The names of all properties of the standard's sets, from IFC2X3 to IFC4X3."""
    folder = files("ifcopenshell.util").joinpath("schema")
    names = set()
    for schema in ("ifc2x3", "ifc4", "ifc4x3"):
        sets = json.loads(folder.joinpath(f"{schema}_properties.json").read_text("utf-8"))
        names |= {name for one in sets.values() for name in one.get("properties", {})}
    return names


def test_no_other_name_of_the_standard_is_mistaken_for_one_that_is_looked_for() -> None:
    names = standard_names()
    assert len(names) > 1500
    mistaken = {name for name in names if OF_ASSETS.meaning_of(name) is not None and folded(name) not in KNOWN}
    assert mistaken == set()
    assert {name for name in names if folded(name) in OTHER_PLACES} <= {"Classification"}


@pytest.mark.parametrize(
    ("misspelt", "name"),
    [
        ("Pset_ManufacturerOccurence", "Pset_ManufacturerOccurrence"),
        ("PSet_ManufacturerOccurrance", "Pset_ManufacturerOccurrence"),
        ("Pset_ManufacturersOccurence", "Pset_ManufacturerOccurrence"),
        ("Pset_ConstructionOccurence", "Pset_ConstructionOccurrence"),
        ("Pset_Waranty", "Pset_Warranty"),
        ("COBie Component", "COBie_Component"),
    ],
)
def test_standard_sets_are_found_under_their_misspelt_names(misspelt: str, name: str) -> None:
    assert Spellings(STANDARD_SETS).meant(folded(misspelt)) == folded(name)


@given(st.sampled_from(LONG), st.data())
@settings(max_examples=60)
def test_a_long_name_with_one_slip_in_it_is_found(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(name) - 1))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    before, at, after = name[:place], name[place], name[place + 1 :]
    wrong = data.draw(
        st.sampled_from(
            [before + after, before + letter + after, before + letter + at + after, before + after[:1] + at + after[1:]]
        )
    )
    assert Spellings(NAMES).meant(wrong) == name


@given(st.sampled_from(LONG), st.lists(st.integers(0, 40), max_size=4))
@settings(max_examples=40)
def test_doubled_letters_do_not_matter(name: str, places: list[int]) -> None:
    doubled = "".join(letter * (2 if index in places else 1) for index, letter in enumerate(name))
    assert Spellings(NAMES).meant(doubled) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("articlenumber", "particlenumber", id="another first letter"),
        pytest.param("section11", "section12", id="another digit"),
        pytest.param("warrantystartdate", "warrantyenddate", id="several letters"),
        pytest.param("serialnumber", "serialnumbers1", id="a letter and a digit"),
    ],
)
def test_names_that_differ_in_more_than_a_slip_are_two(one: str, other: str) -> None:
    assert not is_a_slip(one, other)
    assert Spellings([one]).meant(other) is None


@pytest.mark.parametrize("name", ["Mode", "Models", "Modelled", "Tag Numbers 2", "Barcod", "x" * 5000])
def test_short_and_endless_names_have_to_be_spelt_right(name: str) -> None:
    assert Spellings(NAMES).meant(folded(name)) is None


def test_a_name_that_is_as_near_to_two_is_neither() -> None:
    assert Spellings(["leftfield1x", "leftfield1z"]).meant("leftfield1y") is None
