"""Every route that takes a body refuses keys that it does not know, and says which may have been meant."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.http.application import create_app
from registry.database.engine import open_engine

DOCUMENT = create_app(open_engine("sqlite://")).openapi()
PLACES = {"{which}": "101", "{code}": "7K3M9QX21", "{match_id}": "1", "{batch_id}": "1", "{list_name}": "vehicles"}
"""Parts of paths that are filled in; none of them has to exist."""


def bodies() -> Iterator[Any]:
    """Every route with a body of JSON: method, path, and the schema of the body."""
    for path, methods in DOCUMENT["paths"].items():
        for method, route in methods.items():
            schema = route.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
            if schema is not None:
                yield pytest.param(method, path, schema, id=f"{method} {path}")


every_body = pytest.mark.parametrize(("method", "path", "schema"), list(bodies()))


def resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a schema refers to."""
    reference = schema.get("$ref") or next((part["$ref"] for part in schema.get("allOf", []) if "$ref" in part), None)
    return schema if reference is None else DOCUMENT["components"]["schemas"][reference.rpartition("/")[2]]


def sent(client: TestClient, method: str, path: str, body: object) -> tuple[int, str]:
    """The status and the detail of an answer."""
    for place, text in PLACES.items():
        path = path.replace(place, text)
    answer = client.request(method, path.replace("{", "").replace("}", ""), json=body)
    return answer.status_code, answer.json()["detail"]


@every_body
def test_a_key_that_is_not_known_is_refused_with_the_key(
    method: str, path: str, schema: dict[str, Any], client: TestClient
) -> None:
    status, detail = sent(client, method, path, {"zzz": 1})
    assert status == 422
    assert "unknown key 'zzz'; known are " in detail


@every_body
def test_a_misspelt_key_is_refused_with_the_one_that_was_meant(
    method: str, path: str, schema: dict[str, Any], client: TestClient
) -> None:
    for name in resolved(schema)["properties"]:
        status, detail = sent(client, method, path, {f"{name}s" if len(name) > 2 else f"{name}x": 1})
        assert status == 422
        assert f"unknown key '{name}" in detail
        assert name in detail.partition("perhaps ")[2]


def nested(schema: Mapping[str, Any], body: Any = None) -> Iterator[Any]:
    """Bodies with an unknown key in an object within, at any depth."""
    for name, part in resolved(schema).get("properties", {}).items():
        inner = resolved(part)
        if "properties" in inner:
            yield {name: {"zzz": 1}}
        elif inner.get("type") == "array" and "properties" in resolved(inner["items"]):
            yield {name: [{"zzz": 1}]}


@every_body
def test_objects_within_a_body_refuse_unknown_keys_too(
    method: str, path: str, schema: dict[str, Any], client: TestClient
) -> None:
    for body in nested(schema):
        status, detail = sent(client, method, path, body)
        assert (status, "unknown key 'zzz'" in detail) == (422, True)


def test_every_object_of_a_body_is_closed_in_the_document() -> None:
    """Nobody forgets it in a body that is added: a new one that is open fails here."""
    for param in bodies():
        *_, schema = param.values
        assert resolved(schema)["additionalProperties"] is False, param.id


LONG = "x" * 1_000_000


@every_body
def test_a_text_of_a_megabyte_is_refused(method: str, path: str, schema: dict[str, Any], client: TestClient) -> None:
    for name, part in resolved(schema)["properties"].items():
        if {"string"} & {part.get("type"), *(choice.get("type") for choice in part.get("anyOf", []))}:
            status, detail = sent(client, method, path, {name: LONG})
            assert status == 422, name
            assert len(detail) < 1_000


def test_no_number_of_a_body_is_endless(client: TestClient) -> None:
    body = '{"building": "x", "rows": [{"number": "1", "area_m2": NaN}], "by": "Ann"}'
    answer = client.put("/api/v1/owner-table", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert "area_m2" in answer.json()["detail"]
