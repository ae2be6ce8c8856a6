"""HTTP: what apps and browsers get."""

from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.http import examples
from api.operations.areas.views import AreaTotal
from api.operations.elements import views
from api.operations.history import views as history_views
from api.operations.matches import MatchView
from api.operations.showing import ElementShown
from api.operations.view import View
from registry.codes.text import check_character
from registry.database.engine import writing
from registry.tables import Asset, Code, Element

KINDS = ("buildings", "storeys", "spaces", "assets")

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
APP = {"Accept": "application/json"}


@pytest.fixture(scope="module")
def code(client: TestClient) -> str:
    """The code of some asset."""
    return str(client.get("/api/v1/assets").json()[0]["code"])


@pytest.fixture(scope="module")
def unknown() -> str:
    """A well-formed code that nobody has."""
    return "ZZZZZZZZ" + check_character("ZZZZZZZZ")


def test_an_app_gets_the_element_behind_a_code(client: TestClient, code: str) -> None:
    answer = client.get(f"/q/{code}", headers=APP)
    asset = client.get("/api/v1/assets").json()[0]
    assert answer.status_code == 200
    assert answer.json()["status"] == "live"
    assert answer.json()["element"]["global_id"] == asset["global_id"]
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/q/{}", "/Q/{}"], ids=["as typed", "as in the symbol"])
@pytest.mark.parametrize(
    "written", [str.lower, lambda code: f"{code[:3]}-{code[3:6]}-{code[6:]}"], ids=["lower", "groups"]
)
def test_a_code_is_read_as_people_write_it(client: TestClient, code: str, path: str, written: object) -> None:
    assert callable(written)
    assert client.get(path.format(written(code)), headers=APP).json()["code"] == code


def test_a_browser_gets_a_page_that_tells_nothing_of_the_element(client: TestClient, code: str) -> None:
    answer = client.get(f"/q/{code}", headers=BROWSER)
    element = client.get(f"/q/{code}", headers=APP).json()["element"]
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert [
        value for value in element.values() if isinstance(value, str) and value in answer.text and len(value) > 3
    ] == []


def test_unknown_mistyped_revoked_replaced_and_removed_codes_show_one_page(engine: Engine, unknown: str) -> None:
    from api.http.application import create_app

    at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    with writing(engine) as session:
        session.add(Element(id=1, kind="asset", created_at=at, retired_at=at))
        session.flush()
        session.add(Asset(id=1, ifc_class="IfcPump", name="Circulation pump"))
        for body, status in (("AAAAAAAA", "live"), ("BBBBBBBB", "revoked"), ("CCCCCCCC", "replaced")):
            session.add(Code(code=body + check_character(body), element_id=1, status=status, minted_at=at))
    codes = [body + check_character(body) for body in ("AAAAAAAA", "BBBBBBBB", "CCCCCCCC")]
    with TestClient(create_app(engine)) as client:
        answers = [
            client.get(f"/q/{one}", headers=BROWSER) for one in [*codes, unknown, unknown[:-1] + "0", "<script>"]
        ]
        stated = [client.get(f"/q/{one}", headers=APP).json()["status"] for one in codes]
    assert {(one.status_code, one.text) for one in answers} == {(404, answers[0].text)}
    assert stated == ["removed", "revoked", "replaced"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        pytest.param("/api/v1/assets/999999", 404, id="no such asset"),
        pytest.param("/api/v1/spaces/999999", 404, id="no such space"),
        pytest.param("/api/v1/spaces/x", 422, id="not a number"),
        pytest.param("/api/v1/buildings/0", 422, id="no number of anything"),
        *(pytest.param(f"/api/v1/{one}/{2**31}", 422, id=f"{one}: a number too large") for one in KINDS),
        *(pytest.param(f"/api/v1/{one}/{'9' * 30}", 422, id=f"{one}: a huge number") for one in KINDS),
        *(pytest.param(f"/api/v1/spaces?{one}=a%00", 422, id=f"{one}: NUL") for one in ("building", "global_id")),
        pytest.param("/api/v1/areas?storey=%00", 422, id="storey: NUL"),
        pytest.param("/api/v1/revisions?source_model=%00", 422, id="source model: NUL"),
        pytest.param("/api/v1/spaces?bulding=Station", 422, id="a misspelt parameter"),
        pytest.param("/api/v1/buildings/1?retired=true", 422, id="a parameter that nobody reads"),
        pytest.param("/nowhere", 404, id="no such path"),
        pytest.param("/q/123", 404, id="not a code"),
    ],
)
def test_errors_are_problem_documents(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path, headers=APP)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == answer.json()["status"] == status
    assert answer.json().keys() == {"type", "title", "status", "detail"}


def test_a_misspelt_parameter_is_told_with_those_that_there_are(client: TestClient) -> None:
    answer = client.get("/api/v1/storeys", params={"bulding": "Station"})
    assert answer.json()["detail"] == "query bulding: unknown parameter; known ones are building, retired"


def test_a_scanned_code_may_have_anything_behind_it(client: TestClient, code: str) -> None:
    assert client.get(f"/q/{code}?utm_source=camera", headers=APP).status_code == 200


@pytest.mark.parametrize("path", ["/q/{}", "/Q/{}"])
def test_a_link_checker_gets_the_heads_of_the_answer(client: TestClient, code: str, path: str) -> None:
    answer = client.head(path.format(code), headers=BROWSER)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("kind", ["buildings", "storeys", "spaces", "assets"])
def test_each_of_a_list_can_be_had_alone(client: TestClient, kind: str) -> None:
    listed = client.get(f"/api/v1/{kind}").json()
    alone = client.get(f"/api/v1/{kind}/{listed[0]['id']}").json()
    assert {name: alone[name] for name in listed[0]} == listed[0]


def test_an_asset_is_found_by_its_global_id(client: TestClient) -> None:
    asset = client.get("/api/v1/assets").json()[3]
    assert client.get("/api/v1/assets", params={"global_id": asset["global_id"]}).json() == [asset]


def test_a_global_id_in_other_case_is_another_one(client: TestClient) -> None:
    asset = client.get("/api/v1/assets").json()[3]
    assert client.get("/api/v1/assets", params={"global_id": asset["global_id"].swapcase()}).json() == []


def test_the_service_says_that_it_is_well(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize(
    ("example", "view"),
    [
        (examples.BUILDING, views.BuildingView),
        (examples.STOREY, views.StoreyView),
        (examples.SPACE, views.SpaceView),
        (examples.ASSET, views.AssetView),
        (examples.CODE, views.CodeView),
        (examples.AREA_TOTAL, AreaTotal),
        (examples.MATCH, MatchView),
        (examples.BINDING, history_views.BindingView),
        (examples.ELEMENT_HISTORY, history_views.ElementHistory),
        (examples.ELEMENT_SHOWN, ElementShown),
        (examples.SIGN_CHANGES, history_views.SignChanges),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_an_example_in_the_documentation_is_what_is_answered(example: object, view: type[View]) -> None:
    assert view.model_validate(example).model_dump(mode="json") == example


def test_the_documentation_loads_and_has_examples(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    good = document["paths"]["/api/v1/assets"]["get"]["responses"]["200"]["content"]["application/json"]
    assert document["openapi"].startswith("3.")
    assert good["example"][0]["ifc_class"] == "IfcPump"
