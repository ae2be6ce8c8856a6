"""What was before and what people say: former statements, moves, corrections, proposals; how source models lie."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables from the version before to this one."""
    op.add_column("revision", sa.Column("written_at", sa.String(), nullable=False, server_default=""))
    op.add_column("revision", sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("revision", sa.Column("undone_by", sa.String(), nullable=True))
    op.add_column("revision", sa.Column("undone_why", sa.String(), nullable=False, server_default=""))
    op.add_column("revision", sa.Column("before", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("source_model", sa.Column("georeference", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("source_model", sa.Column("alignment", sa.JSON(), nullable=False, server_default="{}"))
    _binding_past()
    _move()
    _correction()
    _owner_row()
    _proposal()


def _binding_past() -> None:
    op.create_table(
        "binding_past",
        _id(),
        _reference("binding_id", "binding"),
        _reference("until_revision_id", "revision"),
        _text("global_id"),
        _text("digest"),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("properties", sa.JSON(), nullable=False),
    )
    op.create_index("ix_binding_past_binding_id", "binding_past", ["binding_id"])
    op.create_index("ix_binding_past_until_revision_id", "binding_past", ["until_revision_id"])


def _move() -> None:
    op.create_table(
        "move",
        _id(),
        _reference("element_id", "element"),
        _time("at"),
        _reference("revision_id", "revision", nullable=True),
        _text("who"),
        _reference("from_space_id", "space", nullable=True),
        _reference("to_space_id", "space", nullable=True),
        _reference("from_storey_id", "storey", nullable=True),
        _reference("to_storey_id", "storey", nullable=True),
        _text("method"),
    )
    op.create_index("ix_move_element_id", "move", ["element_id"])
    op.create_index("ix_move_revision_id", "move", ["revision_id"])


def _correction() -> None:
    op.create_table(
        "correction",
        _id(),
        _reference("element_id", "element"),
        _text("field"),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("model_value", sa.JSON(), nullable=False),
        _text("source"),
        _time("at"),
        _text("who"),
        _text("why"),
        _time("ended_at", nullable=True),
        _text("ended_by", nullable=True),
    )
    op.create_index("ix_correction_element_id", "correction", ["element_id"])
    standing = sa.text("ended_at IS NULL")
    op.create_index(
        "uq_correction_standing",
        "correction",
        ["element_id", "field"],
        unique=True,
        sqlite_where=standing,
        postgresql_where=standing,
    )


def _owner_row() -> None:
    op.create_table(
        "owner_row",
        _id(),
        _reference("building_id", "building"),
        _text("by"),
        _text("key"),
        _text("storey"),
        sa.Column("said", sa.JSON(), nullable=False),
        _reference("element_id", "element", nullable=True),
        _text("file"),
        _time("at"),
        _text("who"),
        _text("why"),
        _time("ended_at", nullable=True),
        _text("ended_by", nullable=True),
    )
    for column in ("building_id", "element_id"):
        op.create_index(f"ix_owner_row_{column}", "owner_row", [column])


def _proposal() -> None:
    op.create_table(
        "proposal",
        _id(),
        _reference("revision_id", "revision"),
        _reference("element_id", "element"),
        _reference("candidate_id", "element"),
        _text("rule"),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("distance_m", sa.Float(), nullable=True),
        _text("state"),
        _time("decided_at", nullable=True),
        _text("decided_by", nullable=True),
    )
    for column in ("revision_id", "element_id", "candidate_id"):
        op.create_index(f"ix_proposal_{column}", "proposal", [column])


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), primary_key=True)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _time(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _reference(name: str, table: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), sa.ForeignKey(f"{table}.id"), nullable=nullable)
