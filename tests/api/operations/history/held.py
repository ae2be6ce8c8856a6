"""What a registry holds, but the history of how it came to be."""

from tests.api.operations.registered import Registered, Row

HISTORY = ("revision", "code_event", "move", "proposal")
"""What keeps that there was an import."""


def held(now: Registered, elements: set[int]) -> dict[str, list[Row]]:
    """All that is registered of `elements`, but the history itself, and numbers that only tell groups apart."""
    tables = {name: rows for name, rows in now.tables.items() if name not in HISTORY}
    groups = {one["id"]: (one["source_model_id"], one["key"]) for one in tables["element_group"]}
    tables["group_member"] = [one | {"group_id": groups[one["group_id"]]} for one in tables["group_member"]]
    tables["group_member"].sort(key=repr)
    tables["element_group"] = sorted((one | {"id": None} for one in tables["element_group"]), key=repr)
    standing = {one["source_model_id"] for one in now.tables["revision"] if one["undone_at"] is None}
    tables["source_model"] = [one for one in tables["source_model"] if one["id"] in standing]
    tables["binding"] = [one for one in tables["binding"] if one["first_revision_id"] != one["closed_revision_id"]]
    for name in ("element", "building", "storey", "space", "asset"):
        tables[name] = [one for one in tables[name] if one["id"] in elements]
    tables["code"] = [one for one in tables["code"] if one["element_id"] in elements]
    tables["asset_type"] = [one for one in tables["asset_type"] if one["id"] in {x["type_id"] for x in tables["asset"]}]
    return tables


def all_elements(now: Registered) -> set[int]:
    return {one["id"] for one in now.tables["element"]}
