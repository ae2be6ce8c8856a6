"""A lost or damaged label is replaced and the new one printed, like the old one: both or neither."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from api.files.errors import TargetUnwritable
from api.operations.errors import BadValue, NotPossible
from api.operations.labels.mounting.code_changes import revoke
from api.operations.labels.mounting.replacing import Replaced, Replacement, replace_and_print
from api.operations.labels.printing.batches import Keeping, one_batch
from api.operations.labels.printing.verifying import verify_sheet
from api.settings.labels import LabelSettings
from qr.errors import UnknownStock
from qr.proof.decoding import decode
from registry.database.engine import reading, reading_connection, writing
from tests.api.conftest import Skylt
from tests.api.operations.corrections.station import take_in_station
from tests.api.operations.labels.factories import HOST, an_order, ann, code, code_row, events, printed

OWN = LabelSettings()


def replaced(engine: Engine, which: str, target: Path, **wanted: Any) -> Replaced:
    replacement = Replacement(which, **{"gone": False, "host": HOST, **wanted})
    return replace_and_print(engine, replacement, target, Keeping(ann(1, "torn off")), OWN)


def test_the_new_label_is_printed_like_the_old_one_on_a_used_sheet(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    printed(engine, tmp_path, order=an_order(stock="L7163", copies=2))
    old = code(engine, "pump")
    done = replaced(engine, old, tmp_path / "new.pdf", start=5)
    new = code(engine, "pump")
    [label] = decode(tmp_path / "new.pdf")
    assert (label.text, label.clear_code) == (f"HTTPS://Q.FIRM.DK/Q/{new}", new)
    assert (done.sheet.stock, done.change.other, done.change.code) == ("L7163", new, old)
    assert code_row(engine, old)["status"] == "replaced"
    assert events(engine, new) == ["minted", "printed"]
    with reading(engine) as session:
        [content] = one_batch(session, done.sheet.batch or 0).contents
    assert (content.code, content.place) == (new, 5)
    with reading_connection(engine) as connection:
        assert verify_sheet(connection, tmp_path / "new.pdf", HOST).problems == []


def test_a_stock_may_be_named_and_has_to_be_where_no_print_is_known(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    old = code(engine, "office")
    with pytest.raises(BadValue, match=r"no print of .* on label stock is kept: name the stock for the new label"):
        replaced(engine, old, tmp_path / "new.pdf")
    assert code(engine, "office") == old
    assert replaced(engine, old, tmp_path / "new.zpl", stock="Zebra 76.2x25.4").sheet.format == "zpl"
    assert code(engine, "office") != old


@pytest.mark.parametrize("failing", ["no such stock", "no such folder"])
def test_where_the_label_can_not_be_printed_nothing_is_replaced(engine: Engine, tmp_path: Path, failing: str) -> None:
    take_in_station(engine)
    old = code(engine, "pump")
    target = tmp_path / ("new.pdf" if "stock" in failing else "no/new.pdf")
    with pytest.raises((UnknownStock, TargetUnwritable)):
        replaced(engine, old, target, stock="L9999" if "stock" in failing else "L7160")
    assert (code(engine, "pump"), code_row(engine, old)["status"]) == (old, "live")


def test_a_revoked_code_is_replaced_by_a_printed_label(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    old = code(engine, "pump")
    with writing(engine) as session:
        revoke(session, old, ann())
    replaced(engine, old, tmp_path / "new.pdf", stock="L7160")
    assert [one.clear_code for one in decode(tmp_path / "new.pdf")] == [code(engine, "pump")]
    with pytest.raises(NotPossible, match="leads to its element already"):
        replaced(engine, old, tmp_path / "new.pdf", stock="L7160")


def test_the_command_replaces_and_prints(
    skylt: Skylt, own_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKYLT_CODE_HOST", HOST)
    old = next(one["code"] for one in skylt("spaces", "--json", "--database", own_url).json if one["code"])
    new = tmp_path / "new.pdf"
    common = "labels", "replace", old, "--why", "torn off", "--database", own_url
    assert skylt(*common, "--stock", "L7160").exit_code == 2
    assert skylt(*common, "--print", str(new), "--stock", "L7160", "--dry-run").exit_code == 2
    ran = skylt(*common, "--print", str(new), "--stock", "L7160", "--start", "3", "--json")
    [label] = decode(new)
    assert (ran.exit_code, ran.json["other"]) == (0, label.clear_code)
    assert "batch 1" in ran.stderr
