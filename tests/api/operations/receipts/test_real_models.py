"""Receipts of real models: readable pages of a size that can be mailed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from api.operations.receipts.page import receipt_page
from tests.api.operations.receipts.reading_pages import read_page
from tests.api.operations.registered import importing

PROGRAMS = {
    "institute-archicad.ifczip": "ArchiCAD 11.0",
    "duplex-arc-2011-09-07.ifc": "Autodesk Revit Architecture 2011",
}


@pytest.mark.parametrize(("name", "program"), PROGRAMS.items(), ids=PROGRAMS.keys())
def test_the_page_of_a_real_model_is_small_and_says_what_was_read(
    embedded: Engine, real_model: Callable[[str], Path], name: str, program: str
) -> None:
    receipt = importing(embedded, real_model(name))
    html = receipt_page(receipt)
    head, summary = (read_page(html).all(tag)[0].text for tag in ("header", "section"))
    assert len(html.encode()) < 1_000_000
    assert program in head
    assert f"{receipt.counts.spaces} spaces on {receipt.counts.storeys} storeys" in summary
    assert sum(receipt.assets.values()) == receipt.counts.assets
    assert sum(one.count for one in receipt.rules) == len(receipt.findings)
