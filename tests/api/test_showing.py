"""`skylt show` and its route give everything that is known of one element; the owner's own columns can be corrected."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.http.application import create_app
from registry.codes.text import grouped
from registry.database.engine import open_engine
from tests.api.conftest import Skylt

FLEET = "Reg. no;Model;Fuel;Department;Next inspection\nABC 123;V60;Diesel;Fleet;2027-01-02\n"


@pytest.fixture
def own(own_url: str) -> Iterator[TestClient]:
    """HTTP over a registry that the test may change."""
    engine = open_engine(own_url)
    with TestClient(create_app(engine)) as client:
        yield client
    engine.dispose()


@pytest.fixture
def fleet(own: TestClient, own_url: str, skylt: Skylt, tmp_path: Path) -> TestClient:
    """The same with a vehicle, whose list has columns that are no fields of assets."""
    (tmp_path / "fleet.csv").write_text(FLEET, encoding="utf-8")
    ran = skylt("assets", "import", "fleet.csv", "--list", "vehicles", "--column", "name=Model", "--database", own_url)
    assert ran.exit_code == 0, ran.stderr
    return own


def properties(client: TestClient) -> Any:
    return client.get("/api/v1/elements/ABC 123").json()["element"]["properties"]


def test_everything_is_shown_alike_on_both_faces(station_url: str, client: TestClient, skylt: Skylt) -> None:
    rows = [client.get(f"/api/v1/{kind}").json()[0] for kind in ("spaces", "assets")]
    for row in rows:
        shown = client.get(f"/api/v1/elements/{row['code']}").json()
        kind = shown["kind"]
        assert shown["element"] == client.get(f"/api/v1/{kind}s/{row['id']}").json()
        assert [one["global_id"] for one in shown["models"]] == [row["global_id"]]
        assert [(one["code"], one["status"]) for one in shown["labels"]] == [(row["code"], "live")]
        history = client.get(f"/api/v1/elements/{row['code']}/history").json()["entries"]
        assert (shown["entries"], shown["recent"]) == (len(history), history[::-1][:10])
        assert skylt("show", row["code"], "--json", "--database", station_url).json == shown


@pytest.mark.parametrize("which", ["Polisstation Ängö", "Entréplan"])
def test_buildings_and_storeys_are_shown_by_name(
    which: str, station_url: str, client: TestClient, skylt: Skylt
) -> None:
    shown = client.get(f"/api/v1/elements/{which}").json()
    assert shown["element"]["name"] == which
    ran = skylt("show", which, "--database", station_url)
    assert (ran.exit_code, which in ran.stdout) == (0, True)


def test_a_room_is_shown_for_people_with_all_that_its_json_has(
    station_url: str, client: TestClient, skylt: Skylt
) -> None:
    room = client.get("/api/v1/spaces").json()[0]
    detail = client.get(f"/api/v1/spaces/{room['id']}").json()
    text = skylt("show", room["code"], "--database", station_url).stdout
    told = [grouped(room["code"]), room["name"], room["number"], room["building"], room["global_id"]]
    told += [group["name"] for group in detail["groups"]]
    told += [name for values in detail["properties"].values() for name in values]
    told += [f"{area['value_m2']:.2f} m² {area['kind']}" for area in room["declared"]]
    assert [one for one in told if one not in text] == []


def test_the_owners_columns_are_shown_and_corrected_like_fields(fleet: TestClient, own_url: str, skylt: Skylt) -> None:
    columns = {"Fuel": "Diesel", "Department": "Fleet", "Next inspection": "2027-01-02"}
    assert properties(fleet) == {"vehicles": columns}
    ran = skylt("correct", "ABC 123", "Fuel=Electric", "--by", "Bo", "--json", "--database", own_url)
    assert [(one["field"], one["before"], one["after"]) for one in ran.json["changes"]] == [
        ("properties.Fuel", "Diesel", "Electric")
    ]
    said = {"fields": {"Next inspection": "2028-01-02"}, "by": "Ann"}
    assert fleet.patch("/api/v1/elements/ABC 123", json=said).status_code == 200
    corrected = columns | {"Fuel": "Electric", "Next inspection": "2028-01-02"}
    assert properties(fleet) == {"vehicles": corrected}
    text = skylt("show", "ABC 123", "--database", own_url).stdout
    assert "properties.Fuel: Electric, in place of Diesel, by Bo" in text
    history = fleet.get("/api/v1/elements/ABC 123/history").json()["entries"]
    assert [one["changes"][0]["field"] for one in history if one["event"] == "corrected"] == [
        "properties.Fuel",
        "properties.Next inspection",
    ]


def test_a_correction_of_a_column_outlives_the_next_import_and_is_taken_back(
    fleet: TestClient, own_url: str, skylt: Skylt, tmp_path: Path
) -> None:
    fleet.patch("/api/v1/elements/ABC 123", json={"fields": {"Fuel": "Electric"}, "by": "Ann"})
    (tmp_path / "fleet.csv").write_text(FLEET.replace("Diesel", "Petrol"), encoding="utf-8")
    assert skylt("assets", "import", "fleet.csv", "--list", "vehicles", "--database", own_url).exit_code == 0
    assert properties(fleet)["vehicles"]["Fuel"] == "Electric"
    assert skylt("correct", "ABC 123", "--take-back", "Fuel", "--database", own_url).exit_code == 0
    assert properties(fleet)["vehicles"]["Fuel"] == "Petrol"


def test_what_is_neither_a_field_nor_a_column_is_refused_with_both(fleet: TestClient) -> None:
    answer = fleet.patch("/api/v1/elements/ABC 123", json={"fields": {"Feul": "Electric"}, "by": "Ann"})
    assert answer.status_code == 422
    assert "fields that can are Fuel, Department, Next inspection, name, tag" in answer.json()["detail"]
