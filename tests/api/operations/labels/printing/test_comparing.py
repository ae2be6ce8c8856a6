"""Finished labels in every format: symbol, code, name and host are compared, not the code alone."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image, ImageDraw
from sqlalchemy import Engine

import api.operations.labels.printing.batches as label_batches
from api.operations.labels.choice.choosing import labels_for
from api.operations.labels.order import Choice, LabelOrder, Output, Paper
from api.operations.labels.printing.drawing import draw_labels
from api.operations.labels.printing.verifying import verify_sheet
from api.operations.labels.printing.views import SheetProof
from api.operations.labels.words import ElementLabel
from qr.errors import LabelsUnreadable
from registry.database.engine import reading, reading_connection
from tests.api.operations.corrections.station import say, space, take_in_station
from tests.api.operations.labels.factories import HOST, printed
from tests.api.operations.labels.house import take_in_house

FORMATS = {"png": "labels.zip", "svg": "labels.zip", "zpl": "labels.zpl"}
formats = pytest.mark.parametrize("format_", FORMATS)
STOCKS = ["L7160", "L7163", "5160", "HERMA 4346", "DK-11209", "DK-11204", "Zebra 76.2x25.4", "L7165"]


def verified(engine: Engine, file: Path, host: str = HOST) -> SheetProof:
    with reading_connection(engine) as connection:
        return verify_sheet(connection, file, host)


def an_order(stock: str = "Zebra 76.2x25.4", **output: Any) -> LabelOrder:
    return LabelOrder(Choice(), Paper(stock), HOST, Output(**output))


def in_format(engine: Engine, folder: Path, format_: str) -> Path:
    """The labels of the station, printed in a format and kept as a batch."""
    take_in_station(engine)
    printed(engine, folder, order=an_order(format=format_), name=FORMATS[format_])
    return folder / FORMATS[format_]


def house_labels(engine: Engine) -> list[ElementLabel]:
    take_in_house(engine)
    with reading(engine) as session:
        return labels_for(session, Choice())


def drawn(labels: Sequence[ElementLabel], folder: Path, stock: str = "L7160") -> Path:
    draw_labels(labels, an_order(stock, format="pdf"), folder / "sheet.pdf")
    return folder / "sheet.pdf"


@pytest.mark.parametrize("stock", STOCKS)
def test_on_any_stock_what_was_printed_is_right(engine: Engine, tmp_path: Path, stock: str) -> None:
    labels = house_labels(engine)
    assert verified(engine, drawn(labels, tmp_path, stock)).problems == []


@pytest.mark.parametrize("stock", ["L7160", "5160", "DK-11209", "L7165"])
def test_a_label_with_the_name_of_another_element_is_found(engine: Engine, tmp_path: Path, stock: str) -> None:
    labels = house_labels(engine)
    one, other = labels[0], labels[2]
    labels[0], labels[2] = replace(one, name=other.name), replace(other, name=one.name)
    problems = verified(engine, drawn(labels, tmp_path, stock)).problems
    assert {problem.code: problem.message for problem in problems} == {
        one.code: f"the name {one.name!r} is not on it",
        other.code: f"the name {other.name!r} is not on it",
    }


def test_a_label_with_the_wrong_number_is_found(engine: Engine, tmp_path: Path) -> None:
    labels = house_labels(engine)
    at = next(place for place, one in enumerate(labels) if one.number == "1.10")
    labels[at] = replace(labels[at], number="9.99")
    [problem] = verified(engine, drawn(labels, tmp_path)).problems
    assert problem.message == "the number '1.10' is not on it"


def test_a_host_in_clear_text_that_the_symbol_does_not_lead_to_is_found(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels = house_labels(engine)
    from qr.layout import wording

    whole = wording.texts

    def other(label: Any, *rest: Any, **options: Any) -> Any:
        found = whole(label, *rest, **options)
        return tuple(
            replace(one, words=one.words.replace("firm", "f1rm")) if label.code == labels[3].code else one
            for one in found
        )

    monkeypatch.setattr("qr.layout.face.texts", other)
    [problem] = verified(engine, drawn(labels, tmp_path)).problems
    assert (problem.code, problem.message) == (labels[3].code, "the host 'q.firm.dk' is not on it")


def test_a_name_that_had_to_be_shortened_or_wrapped_is_right(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    say(engine, "pump", name="Circulation pump of the heating circuit for the northern and the western wing " * 3)
    with reading(engine) as session:
        labels = labels_for(session, Choice())
    assert verified(engine, drawn(labels, tmp_path)).problems == []


def test_an_element_that_was_renamed_since_is_found(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    printed(engine, tmp_path)
    say(engine, "pump", name="Fire pump")
    [problem] = verified(engine, tmp_path / "labels.pdf").problems
    assert "Fire pump" in problem.message


@formats
def test_what_was_printed_in_another_format_is_right(engine: Engine, tmp_path: Path, format_: str) -> None:
    proof = verified(engine, in_format(engine, tmp_path, format_))
    assert (proof.problems, proof.missing, proof.batch, proof.unread) == ([], [], 1, 0)
    assert proof.codes == proof.symbols == proof.labels == len(labels_now(engine))


def labels_now(engine: Engine) -> list[ElementLabel]:
    with reading(engine) as session:
        return labels_for(session, Choice())


@formats
def test_in_any_format_another_host_is_found(engine: Engine, tmp_path: Path, format_: str) -> None:
    proof = verified(engine, in_format(engine, tmp_path, format_), host="q.other.dk")
    assert len(proof.problems) == proof.labels
    assert "which does not lead to q.other.dk" in proof.problems[0].message


@formats
def test_in_any_format_an_element_that_was_renamed_since_is_found(engine: Engine, tmp_path: Path, format_: str) -> None:
    file = in_format(engine, tmp_path, format_)
    say(engine, "office", name="Archive")
    [problem] = verified(engine, file).problems
    assert (problem.code, problem.message) == (
        space(engine, "office").code,
        "it was printed with the name 'Office', and the registry has 'Archive' now",
    )


@formats
def test_in_any_format_words_that_the_batch_did_not_print_are_found(
    engine: Engine, tmp_path: Path, format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The symbol is right, and a name on the label is another one."""
    take_in_station(engine)
    office = str(space(engine, "office").code)

    def tampered(labels: Sequence[ElementLabel], *rest: Any) -> Any:
        return draw_labels([replace(one, name="Vault") if one.code == office else one for one in labels], *rest)

    monkeypatch.setattr(label_batches, "draw_labels", tampered)
    printed(engine, tmp_path, order=an_order(format=format_), name=FORMATS[format_])
    [problem] = verified(engine, tmp_path / FORMATS[format_]).problems
    assert problem.code == office
    assert "does not look as batch 1 printed it" in problem.message


@formats
def test_in_any_format_a_label_that_is_missing_is_named(engine: Engine, tmp_path: Path, format_: str) -> None:
    file = in_format(engine, tmp_path, format_)
    if format_ == "zpl":
        file.write_bytes(file.read_bytes().partition(b"^XZ\n")[2])
    else:
        with ZipFile(file) as opened:
            kept = {name: opened.read(name) for name in opened.namelist()[1:]}
        with ZipFile(file, "w") as opened:
            for name, data in kept.items():
                opened.writestr(name, data)
    assert len(verified(engine, file).missing) == 1


@formats
def test_pictures_of_no_known_batch_are_read_and_their_words_are_not(
    engine: Engine, tmp_path: Path, format_: str
) -> None:
    file = in_format(engine, tmp_path, format_)
    other = file.rename(file.with_stem("renamed"))
    proof = verified(engine, other)
    assert (proof.problems, proof.batch, proof.unread) == ([], None, proof.labels)


def test_a_picture_whose_symbol_is_another_labels_or_spoilt_is_found(engine: Engine, tmp_path: Path) -> None:
    file = in_format(engine, tmp_path, "png")
    with ZipFile(file) as opened:
        names = opened.namelist()
        data = {name: opened.read(name) for name in names}
    data[names[0]] = data[names[1]]
    with Image.open(BytesIO(data[names[2]])) as image:
        ImageDraw.Draw(image).rectangle((0, 0, image.width, image.height // 2), fill=255)
        spoilt = BytesIO()
        image.save(spoilt, "PNG")
    data[names[2]] = spoilt.getvalue()
    with ZipFile(file, "w") as opened:
        for name in names:
            opened.writestr(name, data[name])
    messages = [problem.message for problem in verified(engine, file).problems]
    assert messages[1] == "its symbol can't be read"
    assert "the text beside it" in messages[0]


@pytest.mark.parametrize("name", ["labels.png", "labels.svg", "labels.zpl", "labels.zip", "no.zip"])
def test_a_file_that_has_no_labels_is_refused(engine: Engine, tmp_path: Path, name: str) -> None:
    if name != "no.zip":
        (tmp_path / name).write_bytes(b"")
    if name in {"labels.png", "labels.svg"}:
        [problem] = verified(engine, tmp_path / name).problems
        assert problem.message == "its symbol can't be read"
        return
    with pytest.raises(LabelsUnreadable):
        verified(engine, tmp_path / name)
