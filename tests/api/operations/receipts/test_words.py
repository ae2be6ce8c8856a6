"""What a receipt says in words."""

from typing import get_args

import pytest

from api.operations.receipts.views import ChangeCounts, FactCount, HeaderView
from api.operations.receipts.words import (
    CHANGE_WORDS,
    METHOD_WORDS,
    SEVERITY_WORDS,
    changes,
    made_with,
    stated,
)
from ifc_import.placing.rooms import Method
from registry.snapshot import Severity
from registry.wording import counted
from tests.api.operations.receipts.factories import a_receipt


def test_there_are_words_for_all_that_can_be_counted() -> None:
    assert set(METHOD_WORDS) == set(get_args(Method))
    assert set(CHANGE_WORDS) == set(ChangeCounts.model_fields)
    assert set(SEVERITY_WORDS) == set(get_args(Severity))


@pytest.mark.parametrize(
    ("header", "program"),
    [
        ({"application": "Archicad", "application_version": "27.1", "author_tool": "Windows System"}, "Archicad 27.1"),
        ({"application": "Revit Architecture 2012", "application_version": "2012"}, "Revit Architecture 2012"),
        ({"application": "Archicad"}, "Archicad"),
        ({"author_tool": "Pen and paper", "application_version": "1"}, "Pen and paper"),
        ({}, ""),
    ],
    ids=["name and version", "a version in the name", "a name", "only the originating system", "nothing"],
)
def test_the_program_that_wrote_a_file(header: dict[str, str], program: str) -> None:
    assert made_with(HeaderView(**header)) == program


def test_changes_that_did_not_happen_are_not_told() -> None:
    counts = ChangeCounts(added=1200, changed=0, unchanged=3, retired=1, rematched=0, proposed=0)
    assert changes(a_receipt(changes=counts)) == "1,200 new, 3 as before, 1 gone"


FACTS = {
    "what all, some and none have": (
        {"a number": 5, "a storey": 5, "a shape": 3, "a use": 0},
        "all have a number and a storey; some have a shape (3 of 5); none has a use",
    ),
    "one that none has": ({"a use": 0}, "none has a use"),
    "what none has is told with “or”": ({"a": 0, "b": 0, "c": 0}, "none has a, b or c"),
    "three of a kind": ({"a": 5, "b": 5, "c": 5}, "all have a, b and c"),
}


@pytest.mark.parametrize(("have", "told"), FACTS.values(), ids=FACTS.keys())
def test_what_is_known_is_told_of_all_at_once(have: dict[str, int], told: str) -> None:
    assert stated([FactCount(of="space", fact=fact, have=count, count=5) for fact, count in have.items()]) == told


def test_nothing_is_told_of_none() -> None:
    assert stated([FactCount(of="space", fact="a number", have=0, count=0)]) == ""
    assert stated([]) == ""


def test_one_thing_is_not_many() -> None:
    assert [counted(count, "storey") for count in (0, 1, 2)] == ["0 storeys", "1 storey", "2 storeys"]
