"""Imports files into the registry of a test, and looks at all that is registered then."""

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import ifcopenshell
import ifcopenshell.api.root
import pytest
from sqlalchemy import Engine, FromClause, Select, select

from api.operations.imports.importing import ImportOptions, import_model
from api.operations.receipts.views import Receipt
from registry import tables  # noqa: F401  (fills the metadata)
from registry.codes.issued import CodeRow, all_codes
from registry.database.engine import reading
from registry.tables.columns import Table
from tests.conftest import NOON, ROOT

SAMPLES = ROOT / "sample_models"
Row = dict[str, Any]


def importing(engine: Engine, path: Path, **options: Any) -> Receipt:
    """Import one file at noon."""
    [receipt] = import_model(engine, path, ImportOptions(**options), lambda: NOON)
    return receipt


def truth(name: str) -> Any:
    """What is true of a sample building."""
    return json.loads((SAMPLES / name).read_text(encoding="utf-8"))


def opened(path: Path) -> ifcopenshell.file:
    """The model in a file, as the parser has it."""
    model = ifcopenshell.open(path)
    assert isinstance(model, ifcopenshell.file)
    return model


def without(path: Path, folder: Path, ifc_class: str, keep: Callable[[int], bool] = lambda _: False) -> Path:
    """A copy of a file that lacks the things of a class; `keep` says which ones stay, by their place in the list."""
    model = opened(path)
    for index, one in enumerate(list(model.by_type(ifc_class))):
        if not keep(index):
            ifcopenshell.api.root.remove_product(model, product=one)
    copy = folder / path.name
    model.write(str(copy))
    return copy


def true_area(space: Row) -> Any:
    """The area of a space of the truth, to compare with; None where it has no body."""
    return None if space["area_m2"] is None else pytest.approx(space["area_m2"], rel=1e-3)


@dataclass(frozen=True)
class Registered:
    """The whole registry at one moment. GlobalIds are those of bindings that are open."""

    tables: dict[str, list[Row]]
    codes: list[CodeRow]

    @cached_property
    def bound(self) -> dict[tuple[str, str], int]:
        """Source model's name and GlobalId → element."""
        models = {one["id"]: one["name"] for one in self.tables["source_model"]}
        return {(models[one["source_model_id"]], one["global_id"]): one["element_id"] for one in self._open_bindings}

    @cached_property
    def ids(self) -> dict[str, int]:
        """GlobalId → element, where no two elements share one."""
        return {one["global_id"]: one["element_id"] for one in self._open_bindings}

    @cached_property
    def models_of(self) -> dict[int, set[str]]:
        """Element → names of the source models that have it."""
        models: dict[int, set[str]] = defaultdict(set)
        for (model, _global_id), element in self.bound.items():
            models[element].add(model)
        return models

    @cached_property
    def spaces(self) -> dict[str, Row]:
        """GlobalId → space that is not retired."""
        return self._by_global_id("space")

    @cached_property
    def assets(self) -> dict[str, Row]:
        """GlobalId → asset that is not retired."""
        return self._by_global_id("asset")

    @cached_property
    def code_of(self) -> dict[int, str]:
        """Element → its code, whatever became of it."""
        return {one["element_id"]: one["code"] for one in self.tables["code"]}

    @cached_property
    def status(self) -> dict[str, str]:
        """Code → what it answers."""
        return {one.code: one.status for one in self.codes}

    def alive(self, kind: str) -> list[Row]:
        """The rows of a kind that are not retired."""
        return [one for one in self.tables[kind] if one["id"] not in self.retired]

    @cached_property
    def retired(self) -> set[int]:
        """Elements that no model has any more."""
        return {one["id"] for one in self.tables["element"] if one["retired_at"] is not None}

    def global_id(self, element: int | None) -> str | None:
        """The GlobalId of an element that one source model has."""
        return next((global_id for global_id, one in self.ids.items() if one == element), None)

    @cached_property
    def _open_bindings(self) -> list[Row]:
        return [one for one in self.tables["binding"] if one["closed_revision_id"] is None]

    def _by_global_id(self, table: str) -> dict[str, Row]:
        rows = {one["id"]: one for one in self.tables[table]}
        return {global_id: rows[element] for global_id, element in self.ids.items() if element in rows}


def registered(engine: Engine) -> Registered:
    """All tables, and what every code answers."""
    with reading(engine) as session:
        contents = {
            table.name: [dict(row) for row in session.execute(_in_order(table)).mappings()]
            for table in Table.metadata.sorted_tables
        }
        return Registered(contents, list(all_codes(session)))


def _in_order(table: FromClause) -> Select[Any]:
    return select(table).order_by(*table.primary_key)
