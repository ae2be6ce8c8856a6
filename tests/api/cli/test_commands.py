"""The command line, run as a person would."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from tests.api.conftest import STATION, Skylt
from tests.conftest import ROOT

ANNEX = ROOT / "sample_models" / "annex-ifc4x3.ifc"

RECEIPT_KEYS = {
    "file", "sha256", "schema", "building", "source_model", "revision", "counts", "area_m2", "changes", "located",
    "findings",
}  # fmt: skip


def test_an_import_creates_the_registry_and_prints_a_receipt(skylt: Skylt, tmp_path: Path) -> None:
    ran = skylt("import", ANNEX, "--json")
    assert ran.exit_code == 0
    assert ran.json[0].keys() >= RECEIPT_KEYS
    assert ran.json[0]["schema"] == "IFC4X3_ADD2"
    assert ran.json[0]["counts"] == {"storeys": 2, "spaces": 5, "assets": 18, "types": 8, "systems": 1, "zones": 1}
    assert (tmp_path / "skylt.db").exists()


def test_the_same_file_again_changes_nothing(skylt: Skylt) -> None:
    first, again = skylt("import", ANNEX, "--json"), skylt("import", ANNEX, "--json")
    changes = again.json[0]["changes"]
    assert {name for name, count in changes.items() if count} == {"unchanged"}
    assert changes["unchanged"] == first.json[0]["changes"]["added"]


def test_a_dry_run_leaves_no_registry(skylt: Skylt, tmp_path: Path) -> None:
    ran = skylt("import", ANNEX, "--dry-run")
    assert ran.exit_code == 0
    assert "nothing was written" in ran.stdout
    assert list(tmp_path.iterdir()) == []


BAD_FILES = {
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "an empty file": b"",
    "a web page": b"<!doctype html><title>Log in</title>",
    "a cut-off model": ANNEX.read_bytes()[:20_000],
    "another schema": ANNEX.read_bytes().replace(b"IFC4X3_ADD2", b"IFC2X2_FINAL"),
    "a syntax error": ANNEX.read_bytes().replace(b"IFCBUILDING('", b"IFCBUILDING(''", 1),
    "a zip without a model": b"PK\x05\x06" + bytes(18),
}


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_is_refused_in_one_line_and_changes_nothing(skylt: Skylt, tmp_path: Path, content: bytes) -> None:
    skylt("import", ANNEX)
    before = skylt("codes", "export").stdout
    bad = tmp_path / "bad.ifc"
    bad.write_bytes(content)
    ran = skylt("import", bad)
    assert (ran.exit_code, ran.stdout) == (3, "")
    assert ran.stderr.startswith("skylt: bad.ifc ")
    assert ran.stderr.count("\n") == 1
    assert skylt("codes", "export").stdout == before


def test_one_refused_file_of_several_is_told_and_the_others_are_imported(skylt: Skylt, tmp_path: Path) -> None:
    (tmp_path / "bad.ifc").write_bytes(b"")
    ran = skylt("import", tmp_path / "bad.ifc", ANNEX, "--json")
    assert ran.exit_code == 3
    assert [receipt["file"] for receipt in ran.json] == [ANNEX.name]


@pytest.mark.parametrize(
    ("arguments", "exit_code", "line"),
    [
        pytest.param(["spaces"], 1, "there is no registry", id="no registry"),
        pytest.param(["spaces", "--database", "nonsense"], 1, "is no database address", id="no address"),
        pytest.param(["spaces", "--database", "postgresql://x@127.0.0.1:1/x"], 1, "can't be used", id="no server"),
        pytest.param(["import", "none.ifc"], 3, "none.ifc does not exist", id="no file"),
        pytest.param(["receipt", "99999999999999999999999"], 2, "Invalid value for", id="a huge number"),
        pytest.param(["import", "x" * 5000], 3, "File name too long", id="a name too long"),
        pytest.param(["spaces", "--database", "sqlite:///x?mode=foo"], 1, "is no database", id="an option"),
        pytest.param(["import", ANNEX, "--database", "sqlite://"], 1, "in-memory registry is lost", id="in memory"),
        pytest.param(["import"], 2, "Missing argument", id="nothing named"),
        pytest.param(["fly"], 2, "No such command", id="no command"),
    ],
)
def test_a_mistake_is_told_in_a_line(skylt: Skylt, arguments: list[object], exit_code: int, line: str) -> None:
    ran = skylt(*arguments)
    assert ran.exit_code == exit_code
    assert line in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("command", ["spaces", "assets", "areas"])
def test_a_misspelt_building_is_told_with_the_one_that_is_near(skylt: Skylt, station_url: str, command: str) -> None:
    ran = skylt(command, "--building", "Polisstation Ango", "--database", station_url)
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert ran.stderr == "skylt: there is no building 'Polisstation Ango'; perhaps 'Polisstation Ängö'\n"


@pytest.mark.parametrize("kind", ["spaces", "assets"])
def test_json_is_what_http_answers(skylt: Skylt, client: TestClient, station_url: str, kind: str) -> None:
    assert skylt(kind, "--json", "--database", station_url).json == client.get(f"/api/v1/{kind}").json()


def test_a_lookup_is_what_http_answers(skylt: Skylt, client: TestClient, station_url: str) -> None:
    code = client.get("/api/v1/spaces").json()[0]["code"]
    looked_up = skylt("lookup", code.lower(), "--json", SKYLT_DATABASE_URL=station_url)
    assert looked_up.json == client.get(f"/q/{code}", headers={"Accept": "application/json"}).json()


def test_the_table_of_assets_has_the_columns_that_say_something(skylt: Skylt, station_url: str) -> None:
    heading = skylt("assets", "--database", station_url).stdout.splitlines()[1]
    assert [name for name in ("Type", "Serial number", "Entourage") if name not in heading] == []


@pytest.mark.parametrize("code", ["7K3-M9Q", "7K3M9QX2E", "ZZZZZZZZZ"], ids=["short", "wrong character", "mistyped"])
def test_a_code_that_is_none_is_told(skylt: Skylt, station_url: str, code: str) -> None:
    ran = skylt("lookup", code, "--database", station_url)
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert "is not a code" in ran.stderr


def test_areas_add_up_to_the_areas_of_the_spaces_that_count(skylt: Skylt, station_url: str) -> None:
    spaces = skylt("spaces", "--json", "--database", station_url).json
    totals = skylt("areas", "--json", "--database", station_url).json
    counted = sum(one["area_m2"] for one in spaces if one["counted"])
    assert sum(one["area_m2"] for one in totals) == pytest.approx(counted)
    assert all(one["not_counted_because"] for one in spaces if not one["counted"])


@pytest.mark.parametrize("by", ["building", "storey", "category"])
def test_areas_by_anything_are_what_http_answers(skylt: Skylt, client: TestClient, station_url: str, by: str) -> None:
    told = skylt("areas", "--by", by, "--json", "--database", station_url).json
    assert told == client.get("/api/v1/areas", params={"by": by}).json()
    assert sum(one["spaces"] + one["not_counted"] for one in told) == 45


def test_what_is_left_out_of_areas_is_told_with_its_reason(skylt: Skylt, station_url: str) -> None:
    lines = skylt("areas", "--database", station_url).stdout.splitlines()
    assert "left out: 1 (559.36 m²), since it is a gross floor area, not a room" in lines
    assert lines[-1] == "1,194.27 m² in all"


def test_the_list_of_areas_adds_up_to_what_is_told(skylt: Skylt, station_url: str, tmp_path: Path) -> None:
    totals = skylt("areas", "--json", "--database", station_url).json
    ran = skylt("areas", "--xlsx", "areas.xlsx", "--database", station_url)
    assert ran.stderr == "45 spaces in areas.xlsx\n"
    headings, *spaces = load_workbook(tmp_path / "areas.xlsx", data_only=True)["Spaces"].iter_rows(values_only=True)
    area, counts = headings.index("Area"), headings.index("Counts")
    listed = sum(row[area] for row in spaces if row[counts] == "yes")
    assert listed == pytest.approx(sum(one["area_m2"] for one in totals))


def test_a_list_of_areas_that_can_not_be_written_leaves_nothing(skylt: Skylt, station_url: str, tmp_path: Path) -> None:
    ran = skylt("areas", "--xlsx", "no/areas.xlsx", "--database", station_url)
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert "can't be written" in ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_owners_table_gives_rooms_their_category(skylt: Skylt, tmp_path: Path) -> None:
    (tmp_path / "rooms.csv").write_text("number;category\nA01;Städklass 2\n", "utf-8")
    (tmp_path / "skylt.toml").write_text('[counting]\ncategory_table = "rooms.csv"\n', "utf-8")
    skylt("import", ANNEX)
    told = {one["category"]: one["spaces"] for one in skylt("areas", "--by", "category", "--json").json}
    assert told["Städklass 2"] == 1


def test_the_exported_codes_are_those_of_all_spaces_and_assets(skylt: Skylt, station_url: str, tmp_path: Path) -> None:
    skylt("codes", "export", "-o", "codes.csv", "--database", station_url)
    lines = (tmp_path / "codes.csv").read_text(encoding="utf-8").splitlines()
    listed = [one for kind in ("spaces", "assets") for one in skylt(kind, "--json", "--database", station_url).json]
    assert sorted(line.split(",")[0] for line in lines[1:]) == sorted(one["code"] for one in listed)


def test_an_unwritable_target_is_told(skylt: Skylt, station_url: str) -> None:
    ran = skylt("codes", "export", "-o", "no/such/folder/codes.csv", "--database", station_url)
    assert ran.exit_code == 1
    assert "can't be written" in ran.stderr


def test_what_names_hold_is_only_text(skylt: Skylt, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.ifc"
    name = b"[red]<script>alert(1)</script>=1+1"
    hostile.write_bytes(ANNEX.read_bytes().replace(b"'A01'", b"'" + name + b"'"))
    skylt("import", hostile)
    assert name.decode() in skylt("spaces").stdout
    assert name.decode() in [one["number"] for one in json.loads(skylt("spaces", "--json").stdout)]


def test_both_models_of_the_station_are_one_building(skylt: Skylt) -> None:
    receipts = skylt("import", *STATION, "--json").json
    assert [one["source_model"] for one in receipts] == ["architecture", "services"]
    assert len({one["building"] for one in receipts}) == 1
