"""The main job, end to end: models → registry → label sheet → every symbol scanned, on both engines."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.http.application import create_app
from api.operations.elements.listing import list_assets, list_spaces
from api.operations.imports.importing import ImportOptions, import_model
from api.operations.labels.choice.choosing import labels_for
from api.operations.labels.order import Choice, LabelOrder, Paper
from api.operations.labels.printing.drawing import draw_labels
from qr.proof.decoding import decode
from registry.database.engine import reading
from tests.api.conftest import STATION

HOST = "Q.STATION.EXAMPLE"
APP = {"Accept": "application/json"}


def global_ids_by_code(engine: Engine) -> dict[str | None, str | None]:
    with reading(engine) as session:
        spaces = {one.code: one.global_id for one in list_spaces(session)}
        return spaces | {one.code: one.global_id for one in list_assets(session)}


def scanned(engine: Engine, sheet: Path) -> dict[str | None, str | None]:
    """Code → GlobalId that its symbol leads to, for every symbol of a sheet."""
    with TestClient(create_app(engine)) as client:
        addresses = [one.text.removeprefix(f"HTTPS://{HOST}") for one in decode(sheet)]
        answers = [client.get(address, headers=APP).json() for address in addresses]
    return {one["code"]: one["element"]["global_id"] for one in answers}


def import_all(engine: Engine, *paths: Path, building: str | None = None) -> None:
    for path in paths:
        import_model(engine, path, ImportOptions(building=building), lambda: datetime.now(UTC))


def print_all(engine: Engine, stock: str, target: Path) -> None:
    with reading(engine) as session:
        labels = labels_for(session, Choice(everything=True))
    draw_labels(labels, LabelOrder(Choice(), Paper(stock), HOST), target)


def test_every_label_of_the_station_leads_to_its_element(engine: Engine, tmp_path: Path) -> None:
    import_all(engine, *STATION)
    print_all(engine, "HERMA 4346", tmp_path / "labels.pdf")
    assert scanned(engine, tmp_path / "labels.pdf") == global_ids_by_code(engine)


def test_every_label_of_two_real_models_leads_to_its_element(
    engine: Engine, tmp_path: Path, real_model: Callable[[str], Path]
) -> None:
    paths = (real_model("duplex-arc-2011-09-07.ifc"), real_model("duplex-electrical-feet.ifc"))
    import_all(engine, *paths, building="Duplex")
    print_all(engine, "L7160", tmp_path / "labels.pdf")
    expected = global_ids_by_code(engine)
    assert scanned(engine, tmp_path / "labels.pdf") == expected
    assert len(expected) == 21 + 99 + 103
