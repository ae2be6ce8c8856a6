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
    "height_m": 3.4,
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
    "predefined_type": "INTERNAL",
    "category": "Detention",
    "category_source": "classification",
    "classifications": [{"system": "Uniclass 2015", "code": "SL_25_90", "name": "Detention", "edition": "v1.34"}],
    "retired_at": None,
}
SPACE_DETAIL: dict[str, Any] = {
    **SPACE,
    "groups": [{"kind": "zone", "name": "Fire compartment 2", "source_model": "architecture"}],
    "properties": {"Pset_SpaceFireSafetyRequirements": {"FireRiskFactor": "low", "AirPressurization": False}},
    "units": {},
}
ASSET: dict[str, Any] = {
    "id": 90,
    "code": "2W8HB50C9",
    "global_id": "3rZ7yXcWz5UuPqOZ0oQ5Ab",
    "ifc_class": "IfcPump",
    "predefined_type": "CIRCULATOR",
    "name": "Circulation pump",
    "tag": "304512",
    "designation": "56BVP001",
    "designation_scheme": "site",
    "type": "Pump 25-60",
    "manufacturer": None,
    "model": None,
    "serial_number": "A-2231",
    "bar_code": None,
    "asset_identifier": None,
    "installed_on": "2025-04-01",
    "warranty_from": None,
    "warranty_until": "2030-04-01",
    "entourage": None,
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
ASSET_DETAIL: dict[str, Any] = {
    **ASSET,
    "description": None,
    "classifications": [{"system": "Uniclass 2015", "code": "Pr_65_53_86", "name": "Pumps", "edition": ""}],
    "documents": [{"name": "Manual", "location": "manuals/pump-25-60.pdf", "identification": "M-17"}],
    "groups": [{"kind": "system", "name": "56 Heating", "source_model": "services"}],
    "properties": {"Pset_PumpTypeCommon": {"FlowRateRange": 2.5}},
    "units": {"Pset_PumpTypeCommon": {"FlowRateRange": "m³/h"}},
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
