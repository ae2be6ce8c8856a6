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
    "storey_id": 2,
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
        "runner_up": None,
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
AREA_TOTAL: dict[str, Any] = {
    "building": "Station",
    "storey": "Plan 1",
    "storey_id": 2,
    "category": None,
    "spaces": 19,
    "area_m2": 487.63,
    "not_counted": 1,
    "not_counted_m2": 559.36,
    "declared_m2": 487.63,
    "computed_m2": 489.1,
    "difference": -0.003,
    "left_out": [{"reason": "it is a gross floor area, not a room", "spaces": 1, "area_m2": 559.36}],
}
CORRECTION: dict[str, Any] = {
    "field": "number",
    "value": "101",
    "model_value": "1.04",
    "source": "person",
    "who": "N. N.",
    "why": "as on the door",
    "at": "2026-11-23T12:00:00Z",
    "ended_at": None,
    "ended_by": None,
}
NAMED: dict[str, Any] = {
    "kind": "space",
    "id": 7,
    "code": "7K3M9QX21",
    "global_id": "2rZ7yXcWz5UuPqOZ0oQ5Ab",
    "building": "Station",
    "name": "Cell",
    "number": "101",
}
CORRECTIONS: dict[str, Any] = {"element": NAMED, "corrections": [CORRECTION]}
CORRECTED: dict[str, Any] = {
    "element": NAMED,
    "changes": [{"field": "number", "before": "1.04", "after": "101", "model_value": "1.04"}],
    "corrections": [CORRECTION],
    "dry_run": False,
}
CONFIRMED: dict[str, Any] = {
    "element": {**NAMED, "kind": "asset", "id": 90, "code": "2W8HB50C9", "name": "Circulation pump", "number": None},
    "before": {"id": 12, "number": "1.20", "global_id": "0sZ7yXcWz5UuPqOZ0oQ5Ab"},
    "after": {"id": 13, "number": "1.21", "global_id": "1sZ7yXcWz5UuPqOZ0oQ5Ab"},
    "location": {
        "method": "confirmed",
        "confidence": 1.0,
        "distance_m": None,
        "runner_up_id": 12,
        "runner_up": {"id": 12, "number": "1.20", "global_id": "0sZ7yXcWz5UuPqOZ0oQ5Ab"},
        "other_space_id": None,
    },
    "dry_run": False,
}
CODE: dict[str, Any] = {
    "code": "2W8HB50C9",
    "status": "live",
    "element": {
        "kind": "asset",
        "id": 90,
        "name": "Circulation pump",
        "number": None,
        "designation": "56BVP001",
        "serial_number": "A-2231",
        "ifc_class": "IfcPump",
        "global_id": "3rZ7yXcWz5UuPqOZ0oQ5Ab",
        "source_model": "services",
        "building": "Station",
        "storey": "Plan 1",
        "space": "1.20 Plant room",
        "area_m2": None,
    },
    "removed_at": None,
    "sign": None,
}
REVISION: dict[str, Any] = {
    "id": 3,
    "building": "Station",
    "source_model": "architecture",
    "revision": 2,
    "file": "station-arc-rev2.ifc",
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "schema": "IFC4",
    "imported_at": "2026-11-23T12:00:00Z",
    "undone_at": None,
    "severities": {"error": 0, "warning": 1, "info": 0},
}
RECEIPT: dict[str, Any] = {
    "id": 3,
    "version": 2,
    "file": "station-arc-rev2.ifc",
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "size_bytes": 240912,
    "schema": "IFC4",
    "complete": True,
    "building": "Station",
    "source_model": "architecture",
    "revision": 2,
    "imported_at": "2026-11-23T12:00:00Z",
    "dry_run": False,
    "header": {
        "author": "A. Lind",
        "organisation": "Lind Arkitekter",
        "author_tool": "Archicad 27",
        "preprocessor": "IFC exporter 27.1",
        "application": "Archicad",
        "application_version": "27.1.0",
        "written_at": "2026-11-20T08:14:00",
        "view_definition": "ReferenceView",
        "encoding": "utf-8",
    },
    "counts": {"storeys": 1, "spaces": 2, "assets": 1, "types": 1, "systems": 0, "zones": 0},
    "area_m2": {"declared": 20.0, "computed": 20.0, "counted": 20.0},
    "assets": {"IfcDoor": 1},
    "elements": {"IfcWall": 8, "IfcDoor": 1},
    "stated": [{"of": "space", "fact": "a number", "have": 2, "count": 2}],
    "left_out": [{"ifc_class": "IfcWall", "count": 8, "reason": "it is not maintained"}],
    "spaces_left_out": [
        {
            "global_id": "0sZ7yXcWz5UuPqOZ0oQ5Ab",
            "storey": "Plan 1",
            "number": "1.98",
            "name": "Shaft",
            "area_m2": None,
            "reason": "no area is known",
        }
    ],
    "unmatched_areas": [{"set": "Ytor", "name": "Städyta", "spaces": 2, "example": 18.5}],
    "changes": {
        "added": 0,
        "changed": 1,
        "unchanged": 3,
        "retired": 0,
        "rematched": 0,
        "proposed": 0,
        "bound": 0,
    },
    "located": {"door side": 1},
    "severities": {"error": 0, "warning": 1, "info": 0},
    "rules": [
        {
            "rule": "SPC-01",
            "severity": "warning",
            "title": "Spaces without a body",
            "count": 1,
            "remedy": "Export spaces together with their geometry.",
        }
    ],
    "findings": [
        {
            "rule": "SPC-01",
            "severity": "warning",
            "global_id": "0sZ7yXcWz5UuPqOZ0oQ5Ab",
            "message": "Space 1.98 has no body, so its area can't be computed.",
            "remedy": "Export spaces together with their geometry.",
            "about": {
                "kind": "space",
                "ifc_class": "IfcSpace",
                "name": "Shaft",
                "storey": "Plan 1",
                "room_number": "1.98",
                "room_name": "Shaft",
            },
            "place": None,
        }
    ],
    "plans": [
        {
            "storey": "Plan 1",
            "rooms": [
                {"number": "1.04", "name": "Cell", "rings_cm": [[[0, 0], [500, 0], [500, 400], [0, 400]]]},
            ],
        }
    ],
    "plan": None,
}
BINDING: dict[str, Any] = {
    "building": "Station",
    "source_model": "services",
    "since": 2,
    "rule": "tag",
    "element_id": 90,
    "kind": "asset",
    "ifc_class": "IfcPump",
    "number": None,
    "name": "Circulation pump",
    "global_id": "3rZ7yXcWz5UuPqOZ0oQ5Ab",
    "key": "3rZ7yXcWz5UuPqOZ0oQ5Ab",
    "code": "2W8HB50C9",
}
ELEMENT_HISTORY: dict[str, Any] = {
    "id": 90,
    "kind": "asset",
    "building": "Station",
    "code": "2W8HB50C9",
    "number": None,
    "name": "Circulation pump",
    "retired_at": None,
    "entries": [
        {
            "at": "2026-11-23T12:00:00Z",
            "event": "moved",
            "who": "import of station-services-2.ifc, services revision 2",
            "why": "",
            "code": None,
            "revision": {
                "id": 4,
                "source_model": "services",
                "revision": 2,
                "file": "station-services-2.ifc",
                "undone_at": None,
            },
            "rule": "centre",
            "global_id": None,
            "changes": [{"field": "space", "old": "1.20 Plant room", "new": "1.21 Store"}],
        }
    ],
}
SIGN_CHANGES: dict[str, Any] = {
    "building": "Station",
    "since": "services:1",
    "to_print": 0,
    "to_print_again": 1,
    "to_take_down": 0,
    "to_leave": 211,
    "signs": [
        {
            "action": "print again",
            "code": "2W8HB50C9",
            "kind": "asset",
            "element_id": 90,
            "ifc_class": "IfcPump",
            "number": "",
            "name": "Circulation pump",
            "storey": "Plan 1",
            "room": "1.21",
            "global_id": "3rZ7yXcWz5UuPqOZ0oQ5Ab",
            "changes": [{"field": "room", "old": "1.20", "new": "1.21"}],
        }
    ],
}


MATCH: dict[str, Any] = {
    "id": 12,
    "state": "open",
    "building": "Station",
    "source_model": "services",
    "revision": 2,
    "kind": "asset",
    "rule": "type within 2 m",
    "confidence": 0.81,
    "distance_m": 0.7,
    "new": {
        "id": 312,
        "code": "9T4W2MZ85",
        "global_id": "3rZ7yXcWz5UuPqOZ0oQ5Ab",
        "number": None,
        "name": "Smoke detector",
        "ifc_class": "IfcSensor",
        "space": "1.04 Cell",
    },
    "old": {
        "id": 42,
        "code": "7K3M9QX21",
        "global_id": "2OBrcmyk58NupXoVOHUvR4",
        "number": None,
        "name": "Smoke detector",
        "ifc_class": "IfcSensor",
        "space": "1.04 Cell",
    },
    "decided_at": None,
    "decided_by": None,
}


def example(content: object) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route whose good answer looks like `content`."""
    return {200: {"content": {"application/json": {"example": content}}}}
