"""What a receipt says in words."""

from typing import get_args

import pytest

from api.operations.receipt_views import ChangeCounts, HeaderView
from api.operations.receipt_words import CHANGE_WORDS, METHOD_WORDS, SEVERITY_WORDS, changes, made_with
from ifc_import.placing.rooms import Method
from registry.snapshot import Severity
from tests.operations.receipts.factories import a_receipt


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
