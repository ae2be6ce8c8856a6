"""Importing one file: all of it or none of it, the same twice for nothing, questions where a person has to decide."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from api.operations.errors import NeedsAnswer
from api.operations.receipts.views import Receipt
from ifc_import.errors import FileRefused, ReadingFailed
from ifc_import.profile import Limits, OwnerSettings
from registry.database.engine import open_engine
from tests.api.operations.registered import SAMPLES, importing, registered, true_area, truth, without
from tests.ifc_import.reading.factories import House

ARCHITECTURE, SERVICES = SAMPLES / "station-architecture-1.ifc", SAMPLES / "station-services-1.ifc"
SECOND = SAMPLES / "station-architecture-2.ifc"
IN_FEET = SAMPLES / "station-architecture-ifc2x3-feet.ifc"
ANNEX = SAMPLES / "annex-ifc4x3.ifc"


def as_real(receipt: Receipt) -> Receipt:
    """The receipt without what only an import gives: its number, and codes of new rooms."""
    areas = receipt.areas
    if areas is not None:
        areas = areas.model_copy(update={"rooms": [room.model_copy(update={"code": None}) for room in areas.rooms]})
    return receipt.model_copy(update={"dry_run": False, "id": None, "plan": None, "areas": areas})


def test_a_file_that_is_imported_again_changes_nothing(engine: Engine) -> None:
    first = importing(engine, ARCHITECTURE)
    before = registered(engine).tables
    again = importing(engine, ARCHITECTURE)
    assert registered(engine).tables == before
    total = first.counts.storeys + first.counts.spaces + first.counts.assets
    assert again.changes.model_dump() == dict.fromkeys(again.changes.model_dump(), 0) | {"unchanged": total}
    assert again.model_copy(update={"changes": first.changes}) == first


def test_a_copy_under_another_name_changes_nothing(engine: Engine, tmp_path: Path) -> None:
    importing(engine, ARCHITECTURE)
    before = registered(engine).tables
    copy = tmp_path / "another name.ifc"
    copy.write_bytes(ARCHITECTURE.read_bytes())
    importing(engine, copy)
    assert registered(engine).tables == before


def test_a_file_that_only_its_header_tells_from_the_last_changes_no_element(engine: Engine, tmp_path: Path) -> None:
    importing(engine, ARCHITECTURE)
    before = registered(engine).tables
    copy = tmp_path / "exported again.ifc"
    copy.write_bytes(ARCHITECTURE.read_bytes().replace(b"2021-03-01T08:00:00", b"2021-03-02T08:00:00"))
    changes = importing(engine, copy).changes
    assert (changes.added, changes.changed, changes.retired, changes.rematched) == (0, 0, 0, 0)
    after = registered(engine).tables
    assert len(after["revision"]) == len(before["revision"]) + 1
    for table in ("element", "building", "storey", "space", "asset", "asset_type", "code", "code_event", "binding"):
        assert after[table] == before[table]


def test_a_dry_run_of_a_first_revision_writes_nothing_and_foretells_the_receipt(engine: Engine) -> None:
    before = registered(engine).tables
    foretold = importing(engine, ARCHITECTURE, dry_run=True)
    assert foretold.dry_run
    assert registered(engine).tables == before
    assert as_real(importing(engine, ARCHITECTURE)) == as_real(foretold)


def test_a_dry_run_of_a_second_revision_writes_nothing_and_foretells_the_receipt(engine: Engine) -> None:
    importing(engine, ARCHITECTURE)
    before = registered(engine).tables
    foretold = importing(engine, SECOND, dry_run=True)
    assert registered(engine).tables == before
    assert as_real(importing(engine, SECOND)) == as_real(foretold)


def test_a_dry_run_does_not_create_a_registry(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'none.db'}")
    assert importing(engine, ANNEX, dry_run=True).counts.assets == 18
    engine.dispose()
    assert list(tmp_path.iterdir()) == []


def test_an_import_creates_the_registry_where_there_is_none(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'new.db'}")
    importing(engine, ANNEX)
    assert len(registered(engine).assets) == 18
    engine.dispose()


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda content: content[: len(content) * 6 // 10], id="cut off at 60 %"),
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda _: b"%PDF-1.7", id="a PDF"),
        pytest.param(lambda content: content.replace(b"'IFC4'", b"'IFC5'"), id="an unknown schema"),
        pytest.param(lambda content: content.replace(b"IFCBUILDING('", b"IFCBUILDING(''", 1), id="a syntax error"),
    ],
)
def test_a_refused_file_leaves_the_registry_as_it_was(
    engine: Engine, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    importing(engine, ARCHITECTURE)
    before = registered(engine).tables
    path = tmp_path / "station-architecture-2.ifc"
    path.write_bytes(spoil(SECOND.read_bytes()))
    with pytest.raises(FileRefused):
        importing(engine, path)
    assert registered(engine).tables == before


def test_a_file_that_can_not_be_read_leaves_the_registry_as_it_was(engine: Engine) -> None:
    importing(engine, ARCHITECTURE)
    before = registered(engine).tables
    with pytest.raises(ReadingFailed):
        importing(engine, SECOND, owner=OwnerSettings(limits=Limits(memory_mb=16)))
    assert registered(engine).tables == before


def test_a_file_that_is_not_there_is_refused(embedded: Engine, tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"none\.ifc does not exist; check the name"):
        importing(embedded, tmp_path / "none.ifc")


@pytest.fixture(scope="session")
def unfurnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The architecture without its furniture."""
    return without(ARCHITECTURE, tmp_path_factory.mktemp("unfurnished"), "IfcFurniture")


@pytest.fixture(scope="session")
def without_lift(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The architecture without its lift."""
    return without(ARCHITECTURE, tmp_path_factory.mktemp("without_lift"), "IfcTransportElement")


def test_many_losses_are_a_question_that_changes_nothing(engine: Engine, unfurnished: Path) -> None:
    importing(engine, ARCHITECTURE)
    before = registered(engine).tables
    with pytest.raises(NeedsAnswer, match=r"lacks 77 of the 194 spaces and assets"):
        importing(engine, unfurnished)
    assert registered(engine).tables == before


def test_a_person_may_accept_many_losses(engine: Engine, unfurnished: Path) -> None:
    importing(engine, ARCHITECTURE)
    receipt = importing(engine, unfurnished, accept_losses=True)
    assert (receipt.source_model, receipt.revision, receipt.changes.retired) == ("architecture", 2, 77)
    now = registered(engine)
    assert {one["ifc_class"] for one in now.tables["asset"] if one["id"] in now.retired} == {"IfcFurniture"}
    assert {now.status[now.code_of[one]] for one in now.retired} == {"removed"}


def test_a_few_losses_are_no_question(embedded: Engine, tmp_path: Path) -> None:
    importing(embedded, ARCHITECTURE)
    receipt = importing(embedded, without(ARCHITECTURE, tmp_path, "IfcFurniture", lambda index: index >= 38))
    assert receipt.changes.retired == 38


def test_what_comes_back_has_its_old_code_again(engine: Engine, without_lift: Path) -> None:
    importing(engine, ARCHITECTURE)
    before = registered(engine)
    importing(engine, without_lift)
    assert len(registered(engine).retired) == 1
    importing(engine, ARCHITECTURE, discipline="architecture")
    after = registered(engine)
    assert (after.code_of, after.retired, set(after.status.values())) == (before.code_of, set(), {"live"})


def test_areas_do_not_depend_on_units_and_schema(embedded: Engine) -> None:
    importing(embedded, IN_FEET)
    now = registered(embedded)
    for expected in truth("station-1.json")["spaces"]:
        actual = now.spaces[expected["global_id"]]
        assert actual["computed_m2"] == true_area(expected), expected["number"]
        declared = {(one["name"], one["kind"]): one["value_m2"] for one in actual["declared"]}
        true = {(one["name"], one["kind"]): one["value_m2"] for one in expected["declared"] if one["value_m2"] > 0}
        assert declared == pytest.approx(true, abs=1e-5), expected["number"]


def test_the_annex_is_read_as_the_truth_says(embedded: Engine) -> None:
    receipt = importing(embedded, ANNEX)
    expected = truth("annex.json")
    counts = expected["files"]["annex-ifc4x3.ifc"]["counts"]
    assert receipt.counts.model_dump() == {name: counts[name] for name in receipt.counts.model_dump()}
    assert (receipt.building, receipt.ifc_schema) == (expected["building"], "IFC4X3_ADD2")
    areas = {one["number"]: one["computed_m2"] for one in registered(embedded).spaces.values()}
    assert areas == pytest.approx({one["number"]: one["area_m2"] for one in expected["spaces"]}, rel=1e-3)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(IN_FEET, ARCHITECTURE, id="IFC2X3 to IFC4"),
        pytest.param(ARCHITECTURE, IN_FEET, id="IFC4 to IFC2X3"),
    ],
)
def test_the_same_model_in_another_schema_keeps_every_code(embedded: Engine, before: Path, after: Path) -> None:
    importing(embedded, before)
    codes = registered(embedded).code_of
    importing(embedded, after, accept_losses=True)
    assert (registered(embedded).code_of, registered(embedded).retired) == (codes, set())


@pytest.mark.parametrize(
    ("named", "options", "building"),
    [
        pytest.param("Stationen", {"building": "Ängö"}, "Ängö", id="as a person says"),
        pytest.param("Stationen", {}, "Stationen", id="else as the model says"),
        pytest.param(None, {}, "huset", id="else as the file is called"),
    ],
)
def test_a_building_is_called(
    embedded: Engine, tmp_path: Path, named: str | None, options: dict[str, str], building: str
) -> None:
    house = House()
    house.building.Name = named
    assert importing(embedded, house.write(tmp_path, "huset.ifc"), **options).building == building


def test_a_revision_of_a_building_without_a_name_is_of_the_same_building(embedded: Engine, tmp_path: Path) -> None:
    house = House()
    house.building.Name = None
    importing(embedded, house.write(tmp_path, "huset 2021.ifc"))
    house.stand(Name="stol")
    receipt = importing(embedded, house.write(tmp_path, "huset 2022.ifc"))
    assert (receipt.building, receipt.revision) == ("huset 2021", 2)


def test_a_source_model_that_a_person_names_is_taken(embedded: Engine) -> None:
    receipt = importing(embedded, ANNEX, discipline="arkitekt")
    assert (receipt.source_model, receipt.revision) == ("arkitekt", 1)


def test_a_revision_of_a_source_model_that_is_not_there_is_a_question(engine: Engine) -> None:
    before = registered(engine).tables
    with pytest.raises(NeedsAnswer, match=r"no source model 'el' \(it has: none yet\)"):
        importing(engine, ANNEX, revision_of="el")
    assert registered(engine).tables == before
