"""A finished sheet, compared with what was meant: what is right passes, one tampered label is found."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

import qr.pdf.page
from api.operations.labels.choice.choosing import labels_for
from api.operations.labels.order import Choice, LabelOrder, Paper
from api.operations.labels.printing.drawing import draw_labels, drawing_pool
from api.operations.labels.printing.verifying import reading_pool, verify_sheet
from api.operations.labels.printing.views import SheetProof
from api.operations.labels.words import ElementLabel
from qr.layout.label import in_groups
from qr.symbol.drawing import operators
from registry.codes.text import mint_many
from registry.database.engine import reading, reading_connection
from registry.tables import Code
from tests.api.operations.registered import importing
from tests.conftest import NOON, ROOT

HOST = "q.firm.dk"
ANNEX = ROOT / "sample_models" / "annex-ifc4x3.ifc"
ORDER = LabelOrder(Choice(), Paper("L7160"), HOST)


@pytest.fixture
def labels(engine: Engine) -> list[ElementLabel]:
    """The annex's labels."""
    importing(engine, ANNEX)
    with reading(engine) as session:
        return labels_for(session, Choice(everything=True))


def proof_of(engine: Engine, sheet: Path, host: str = HOST) -> SheetProof:
    with reading_connection(engine) as connection, reading_pool(sheet) as executor:
        return verify_sheet(connection, sheet, host, executor=executor)


def proved(engine: Engine, labels: Sequence[ElementLabel], sheet: Path, **paper: Any) -> SheetProof:
    draw_labels(labels, replace(ORDER, paper=replace(ORDER.paper, **paper)), sheet)
    return proof_of(engine, sheet)


@pytest.mark.parametrize("paper", [{}, {"start": 20}, {"copies": 3}], ids=["as it is", "a used sheet", "copies"])
def test_what_was_printed_is_proved(
    engine: Engine, labels: list[ElementLabel], tmp_path: Path, paper: dict[str, int]
) -> None:
    proof = proved(engine, labels, tmp_path / "sheet.pdf", **paper)
    assert (proof.problems, proof.codes) == ([], len(labels))
    assert proof.symbols == len(labels) * paper.get("copies", 1)


def test_many_pages_are_read_by_several_processes_with_the_same_answer(
    engine: Engine, labels: list[ElementLabel], tmp_path: Path
) -> None:
    many = labels * 20
    with drawing_pool(len(many), workers=2) as executor:
        draw_labels(many, ORDER, tmp_path / "sheet.pdf", executor=executor)
    told: list[tuple[str, int, int]] = []
    with (
        reading_connection(engine) as connection,
        reading_pool(tmp_path / "sheet.pdf", workers=2) as executor,
    ):
        sheet = tmp_path / "sheet.pdf"
        proof = verify_sheet(connection, sheet, HOST, lambda *step: told.append(step), executor)
    assert (proof.problems, proof.symbols, proof.codes) == ([], len(many), len(labels))
    assert told[-1] == ("pages read", proof.pages, proof.pages)
    assert proof == proof_of(engine, sheet)


def test_a_symbol_that_is_another_labels_is_found(
    engine: Engine, labels: list[ElementLabel], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong, other = labels[7].code, labels[12].code
    monkeypatch.setattr(qr.pdf.page, "operators", lambda text, plan: operators(text.replace(wrong, other), plan))
    [problem] = proved(engine, labels, tmp_path / "sheet.pdf").problems
    assert problem.message == f"its symbol says {in_groups(other)}, the text beside it {in_groups(wrong)}"


def test_two_labels_with_exchanged_symbols_are_both_found(
    engine: Engine, labels: list[ElementLabel], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = labels[7].code, labels[8].code
    exchanged = {one: other, other: one}
    monkeypatch.setattr(
        qr.pdf.page, "operators", lambda text, plan: operators(text[:-9] + exchanged.get(text[-9:], text[-9:]), plan)
    )
    assert {problem.code for problem in proved(engine, labels, tmp_path / "sheet.pdf").problems} == {one, other}


def test_a_label_whose_symbol_and_text_are_anothers_is_found(
    engine: Engine, labels: list[ElementLabel], tmp_path: Path
) -> None:
    labels[7] = labels[12]
    [problem] = proved(engine, labels, tmp_path / "sheet.pdf").problems
    assert problem.message == "its code is on 2 labels, other codes on 1: one of them is wrong"


def test_a_symbol_that_leads_to_another_host_is_found(
    engine: Engine, labels: list[ElementLabel], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = labels[7].code

    def elsewhere(text: str, plan: Any) -> str:
        return operators(text.replace("FIRM", "F1RM") if text.endswith(wrong) else text, plan)

    monkeypatch.setattr(qr.pdf.page, "operators", elsewhere)
    [problem] = proved(engine, labels, tmp_path / "sheet.pdf").problems
    assert "which does not lead to q.firm.dk" in problem.message


@pytest.mark.parametrize(
    ("code", "message"),
    [
        pytest.param("7K3M9QX2R", "is not a code", id="mistyped"),
        pytest.param(mint_many(1)[0], "was not given out by this registry", id="unknown"),
    ],
)
def test_a_code_that_leads_nowhere_is_found(
    engine: Engine, labels: list[ElementLabel], tmp_path: Path, code: str, message: str
) -> None:
    labels[7] = replace(labels[7], code=code)
    [problem] = proved(engine, labels, tmp_path / "sheet.pdf").problems
    assert message in problem.message
    assert (problem.page, problem.code) == (1, code)


@pytest.mark.parametrize("status", ["revoked", "replaced"])
def test_a_code_that_is_not_live_any_more_is_found(
    engine: Engine, labels: list[ElementLabel], tmp_path: Path, status: str
) -> None:
    with Session(engine) as session:
        row = session.get_one(Code, labels[7].code)
        row.status = status
        session.commit()
    [problem] = proved(engine, labels, tmp_path / "sheet.pdf").problems
    assert problem.message == f"its code is {status}"


def test_codes_to_be_claimed_later_are_sound(engine: Engine, labels: list[ElementLabel], tmp_path: Path) -> None:
    blank = mint_many(2)
    with Session(engine) as session:
        session.add_all([Code(code=code, element_id=None, status="blank", minted_at=NOON) for code in blank])
        session.commit()
    bare = [replace(labels[0], code=code) for code in blank]
    proof = proved(engine, [*labels, *bare], tmp_path / "sheet.pdf")
    assert (proof.problems, proof.blank, proof.codes) == ([], 2, len(labels) + 2)
