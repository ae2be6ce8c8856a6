"""Completes registries that were made while an older version was still being written, and the facts of older ones.

Versions 0002 to 0004 were extended after their first commit: a registry may say that it has one of them and lack what
was added to it later. Facts that an older program did not keep are added as unknown.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

BATCH = 500

NO_STOREY_FACTS: dict[str, Any] = {"height_m": None}
NO_SPACE_FACTS: dict[str, Any] = {"categories": [], "classifications": [], "units": {}}
NO_ASSET_FACTS: dict[str, Any] = {
    **dict.fromkeys(
        ("asset_identifier", "bar_code", "designation", "designation_scheme", "entourage", "installed_on", "origin")
    ),
    **dict.fromkeys(("predefined_type", "serial_number", "warranty_from", "warranty_until")),
    "classifications": [],
    "documents": [],
    "units": {},
}
UNKNOWN = {"storey": NO_STOREY_FACTS, "space": NO_SPACE_FACTS, "asset": NO_ASSET_FACTS}
"""The facts that later versions keep, by the kind of element, as they are where a model does not state them."""


def upgrade() -> None:
    """Bring the tables from the version before to this one."""
    inspector = sa.inspect(op.get_bind())
    present = {column["name"] for column in inspector.get_columns("revision")}
    for column in _columns_of_revision():
        if column.name not in present:
            op.add_column("revision", column)
    for table in _tables():
        table.create(op.get_bind(), checkfirst=True)
    _types_of_no_building(inspector)
    _complete_facts("binding", "id")
    _complete_facts("binding_past", "binding_id")


def _columns_of_revision() -> list[sa.Column[Any]]:
    return [
        sa.Column("parts", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.Column("undone_why", sa.String(), nullable=False, server_default=""),
        sa.Column("before", sa.JSON(), nullable=False, server_default="{}"),
    ]


def _tables() -> list[sa.Table]:
    """The tables that a registry was to have by its version, with those that they refer to as far as is needed."""
    metadata = sa.MetaData()
    for name in ("building", "element"):
        sa.Table(name, metadata, sa.Column("id", sa.Integer(), primary_key=True))
    owner_row = sa.Table(
        "owner_row",
        metadata,
        sa.Column("id", sa.Integer(), primary_key=True),
        _reference("building_id", "building"),
        _text("by"),
        _text("key"),
        _text("storey"),
        sa.Column("said", sa.JSON(), nullable=False),
        _reference("element_id", "element", nullable=True),
        *_origin(),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=True),
    )
    asset_list = sa.Table(
        "asset_list",
        metadata,
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("columns", sa.JSON(), nullable=False),
        _text("ifc_class"),
        *_origin(why=False),
    )
    listed_change = sa.Table(
        "listed_change",
        metadata,
        sa.Column("id", sa.Integer(), primary_key=True),
        _reference("element_id", "element"),
        _text("event"),
        sa.Column("changes", sa.JSON(), nullable=False),
        *_origin(),
    )
    return [owner_row, asset_list, listed_change]


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _reference(name: str, table: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), sa.ForeignKey(f"{table}.id"), nullable=nullable, index=True)


def _origin(*, why: bool = True) -> Iterator[sa.Column[Any]]:
    """The columns for who said it, when, and in which file."""
    yield _text("file")
    yield sa.Column("at", sa.DateTime(timezone=True), nullable=False)
    yield from (_text(name) for name in ("who", "why") if why or name == "who")


def _types_of_no_building(inspector: sa.Inspector) -> None:
    """Let a type belong to no building, as those of an owner's list do."""
    [column] = [column for column in inspector.get_columns("asset_type") if column["name"] == "building_id"]
    if not column["nullable"]:
        with op.batch_alter_table("asset_type") as asset_type:
            asset_type.alter_column("building_id", existing_type=sa.Integer(), nullable=True)


def _complete_facts(table: str, binding_id: str) -> None:
    """Add what a binding's facts lack, in a table in which `binding_id` is the column with the binding's id."""
    stated = sa.table(table, sa.column("id"), sa.column(binding_id), sa.column("facts", sa.JSON))
    binding = sa.table("binding", sa.column("id"), sa.column("element_id")).alias("of_element")
    element = sa.table("element", sa.column("id"), sa.column("kind"))
    of_elements = stated.join(binding, binding.c.id == stated.c[binding_id]).join(
        element, element.c.id == binding.c.element_id
    )
    rows = op.get_bind().execute(
        sa.select(stated.c.id, element.c.kind, stated.c.facts)
        .select_from(of_elements)
        .where(element.c.kind.in_(list(UNKNOWN)))
    )
    lacking = [
        {"row": row_id, "facts": UNKNOWN[kind] | facts} for row_id, kind, facts in rows if UNKNOWN[kind].keys() - facts
    ]
    change = sa.update(stated).where(stated.c.id == sa.bindparam("row"))
    for start in range(0, len(lacking), BATCH):
        op.get_bind().execute(change, lacking[start : start + BATCH])
