"""The examples of labels in the OpenAPI document: made up, and checked against the models by a test."""

from typing import Any

PUMP: dict[str, Any] = {
    "kind": "asset",
    "id": 90,
    "code": "2W8HB50C9",
    "global_id": "3rZ7yXcWz5UuPqOZ0oQ5Ab",
    "building": "Station",
    "name": "Circulation pump",
    "number": None,
}
ROOM: dict[str, Any] = {"id": 12, "number": "1.20", "name": "Plant room", "building": "Station"}
OTHER_ROOM: dict[str, Any] = {"id": 13, "number": "1.21", "name": "Store", "building": "Station"}
MOUNTED: dict[str, Any] = {
    "code": "2W8HB50C9",
    "element": PUMP,
    "outcome": "mounted",
    "at": "2026-11-25T08:15:00Z",
    "who": "N. N.",
    "seen_in": ROOM,
    "belongs_in": [ROOM],
    "swapped_with": [],
    "message": "2W8-HB5-0C9, Circulation pump, is mounted in 1.20 Plant room",
    "dry_run": False,
}
REPLACED: dict[str, Any] = {
    "code": "2W8HB50C9",
    "event": "replaced",
    "status": "replaced",
    "element": {**PUMP, "code": "9T4W2MZ85"},
    "other": "9T4W2MZ85",
    "message": "9T4-W2M-Z85 leads there now: print its label",
    "dry_run": False,
}
REVOKED: dict[str, Any] = {
    "code": "2W8HB50C9",
    "event": "revoked",
    "status": "revoked",
    "element": {**PUMP, "code": None},
    "other": None,
    "message": "It leads nowhere; take the label 2W8-HB5-0C9 down where it hangs",
    "dry_run": False,
}
CLAIMED: dict[str, Any] = {
    "code": "9T4W2MZ85",
    "event": "claimed",
    "status": "live",
    "element": {**PUMP, "code": "9T4W2MZ85"},
    "other": "2W8HB50C9",
    "message": "It leads there from now on; 2W8-HB5-0C9 is replaced by it",
    "dry_run": False,
}
SWAPPED: dict[str, Any] = {
    "codes": [
        {
            **CLAIMED,
            "event": "swapped",
            "message": "9T4-W2M-Z85 leads to Circulation pump now and is mounted",
        },
    ],
    "message": "The words on the labels are each other's now: print both again",
    "dry_run": False,
}
SIDE: dict[str, Any] = {
    "code": "2W8HB50C9",
    "kind": "asset",
    "ifc_class": "IfcPump",
    "number": "",
    "name": "Circulation pump",
    "building": "Station",
    "hangs_in": OTHER_ROOM,
    "belongs_in": [ROOM],
    "at": "2026-11-25T08:15:00Z",
    "who": "N. N.",
}
CHECK: dict[str, Any] = {
    "swapped": [
        {"one": SIDE, "other": {**SIDE, "code": "9T4W2MZ85", "hangs_in": ROOM, "belongs_in": [OTHER_ROOM]}},
    ],
    "elsewhere": [],
}
HOST: dict[str, Any] = {
    "host": "q.firm.dk",
    "is_present": True,
    "printed": 241,
    "mounted": 198,
    "batches": 3,
    "first_at": "2026-11-23T12:00:00Z",
    "last_at": "2026-11-25T08:00:00Z",
}
STATUS: dict[str, Any] = {
    "buildings": [
        {
            "building": "Station",
            "live": 253,
            "printed": 241,
            "mounted": 198,
            "not_printed": 2,
            "printed_not_mounted": 43,
            "to_take_down": 1,
        }
    ],
    "blank": 20,
    "hosts": [HOST],
    "entries": [
        {
            "do": "take down",
            "code": "7K3M9QX21",
            "status": "removed",
            "building": "Station",
            "storey": "Plan 1",
            "room": "1.20",
            "number": "",
            "name": "Smoke detector",
            "ifc_class": "IfcSensor",
            "mounted_at": "2026-11-24T09:30:00Z",
            "mounted_by": "N. N.",
        }
    ],
}
BATCH: dict[str, Any] = {
    "id": 12,
    "at": "2026-11-25T08:00:00Z",
    "who": "N. N.",
    "host": "q.firm.dk",
    "is_trial": False,
    "stock": "L7160",
    "labels": 1,
    "copies": 1,
    "file": "labels.pdf",
    "again_of": None,
}
WORDS: dict[str, Any] = {
    "code": "2W8HB50C9",
    "number": "",
    "name": "Circulation pump",
    "building": "Station",
    "place": "Plan 1 · 1.20",
}
BATCH_DETAIL: dict[str, Any] = {
    **BATCH,
    "geometry": {"name": "L7160", "columns": 3, "rows": 7, "width_mm": 63.5, "height_mm": 38.1},
    "look": {},
    "options": {"paper": {"stock": "L7160", "start": 1, "copies": 1}},
    "contents": [{"position": 1, "code": "2W8HB50C9", "page": 1, "place": 1, "words": WORDS}],
    "since": {
        "changed": [{"code": "2W8HB50C9", "printed": {"place": "Plan 1 · 1.20"}, "now": {"place": "Plan 1 · 1.21"}}],
        "not_live": [],
    },
}
SIGN: dict[str, Any] = {
    "text": "PUMP 04/2",
    "element_id": 90,
    "kind": "asset",
    "building": "Station",
    "number": None,
    "name": "Circulation pump",
    "code": "2W8HB50C9",
    "retired_at": None,
    "file": "signs.xlsx",
    "at": "2026-11-25T08:00:00Z",
    "who": "N. N.",
    "why": "",
}
LABEL_CHOICE: dict[str, Any] = {
    "order": "walk",
    "labels": 1,
    "left_out": 2,
    "counts": [
        {"ifc_class": "IfcPump", "labelled": True, "elements": 1, "because": "as usual"},
        {"ifc_class": "IfcWindow", "labelled": False, "elements": 2, "because": "a part of the building"},
    ],
    "elements": [
        {
            "position": 1,
            "code": "2W8HB50C9",
            "kind": "asset",
            "ifc_class": "IfcPump",
            "number": "",
            "name": "Circulation pump",
            "building": "Station",
            "storey": "Plan 1",
            "room": "1.20",
            "because": "as usual",
        }
    ],
}
PREFLIGHT: dict[str, Any] = {
    "ready": True,
    "problems": [],
    "stock": "L7160",
    "label_mm": [63.5, 38.1],
    "layout": "standard",
    "language": "en",
    "labels": 36,
    "sheets": 2,
    "host": "q.example.org",
    "is_trial": False,
    "symbol": {
        "version": 2,
        "error_level": "Q",
        "modules": 25,
        "module_mm": 0.847,
        "side_mm": 21.167,
        "quiet_mm": 3.6,
        "quiet_modules": 4.25,
        "dots": [{"dpi": 300, "dots": 10.0, "whole": True, "enough": True}],
    },
    "cut": [{"code": "2W8HB50C9", "lines": ["Circulation pump of the heating …"]}],
    "missing": [],
    "twice": [],
    "logo_left_out": False,
}
