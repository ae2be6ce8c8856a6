"""The examples in the OpenAPI document: made up, and checked against the models by a test."""

from typing import Any

BUILDING: dict[str, Any] = {
    "id": 1,
    "global_id": "0rZ7yXcWz5UuPqOZ0oQ5Ab",
    "name": "Station",
    "spaces": 41,
    "assets": 212,
    "area_m2": 1480.5,
}
STOREY: dict[str, Any] = {
    "id": 2,
    "global_id": "1rZ7yXcWz5UuPqOZ0oQ5Ab",
    "name": "Plan 1",
    "building": "Station",
    "elevation_m": 0.0,
    "retired_at": None,
}
SPACE: dict[str, Any] = {
    "id": 7,
    "code": "7K3M9QX21",
    "global_id": "2rZ7yXcWz5UuPqOZ0oQ5Ab",
    "number": "1.04",
    "name": "Cell",
    "building": "Station",
    "storey": "Plan 1",
    "area_m2": 7.52,
    "area_source": "declared",
    "area_kind": "net",
    "declared": [{"set": "Qto_SpaceBaseQuantities", "name": "NetFloorArea", "kind": "net", "value_m2": 7.52}],
    "computed_m2": 7.55,
    "computed_method": "extrusion",
    "level": True,
    "counted": True,
    "not_counted_because": None,
    "retired_at": None,
}
ASSET: dict[str, Any] = {
    "id": 90,
    "code": "2W8HB50C9",
    "global_id": "3rZ7yXcWz5UuPqOZ0oQ5Ab",
    "ifc_class": "IfcPump",
    "name": "Circulation pump",
    "tag": "304512",
    "type": "Pump 25-60",
    "manufacturer": None,
    "model": None,
    "building": "Station",
    "storey": "Plan 1",
    "space": {"id": 12, "number": "1.20", "global_id": "0sZ7yXcWz5UuPqOZ0oQ5Ab"},
    "location": {
        "method": "centre",
        "confidence": 0.97,
        "distance_m": 0.0,
        "runner_up_id": None,
        "other_space_id": None,
    },
    "retired_at": None,
}
CODE: dict[str, Any] = {
    "code": "2W8HB50C9",
    "status": "live",
    "element": {
        "kind": "asset",
        "id": 90,
        "name": "Circulation pump",
        "number": None,
        "ifc_class": "IfcPump",
        "global_id": "3rZ7yXcWz5UuPqOZ0oQ5Ab",
        "source_model": "services",
        "building": "Station",
        "storey": "Plan 1",
        "space": "1.20 Plant room",
        "area_m2": None,
    },
    "removed_at": None,
}


def example(content: object) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route whose good answer looks like `content`."""
    return {200: {"content": {"application/json": {"example": content}}}}
