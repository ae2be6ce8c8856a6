"""Labels: what was printed, on which printers, where it hangs, signs from before, and things that stand in no model."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables from the version before to this one."""
    _mounting()
    _seen()
    _print_batch()
    _batch_label()
    _calibration()
    _foreign_sign()
    _asset_list()
    _listed_asset()
    _listed_change()
    _types_of_no_building()


def _mounting() -> None:
    with op.batch_alter_table("code") as code:
        code.add_column(_time("mounted_at", nullable=True))
        code.add_column(_text("mounted_by", nullable=True))
        code.add_column(sa.Column("mounted_space_id", sa.Integer(), nullable=True))
        code.create_foreign_key("fk_code_mounted_space_id", "space", ["mounted_space_id"], ["id"])
        code.create_index("ix_code_mounted_space_id", ["mounted_space_id"])


def _seen() -> None:
    with op.batch_alter_table("code_event") as event:
        event.add_column(sa.Column("space_id", sa.Integer(), nullable=True))
        event.create_foreign_key("fk_code_event_space_id", "space", ["space_id"], ["id"])


def _print_batch() -> None:
    op.create_table(
        "print_batch",
        _id(),
        _time("at"),
        _text("who"),
        _text("host"),
        sa.Column("is_trial", sa.Boolean(), nullable=False),
        sa.Column("stock", sa.JSON(), nullable=False),
        sa.Column("look", sa.JSON(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("labels", sa.Integer(), nullable=False),
        _text("file"),
        sa.Column("request_key", sa.String(), nullable=True, unique=True),
        _reference("again_of_id", "print_batch", nullable=True),
    )


def _batch_label() -> None:
    op.create_table(
        "batch_label",
        _id(),
        _reference("batch_id", "print_batch"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), sa.ForeignKey("code.code"), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.UniqueConstraint("batch_id", "position"),
    )
    op.create_index("ix_batch_label_code", "batch_label", ["code"])


def _calibration() -> None:
    op.create_table(
        "calibration",
        _id(),
        _text("printer"),
        _text("stock"),
        *(sa.Column(name, sa.Float(), nullable=False) for name in ("offset_x_mm", "offset_y_mm", "scale_x", "scale_y")),
        sa.Column("measured", sa.JSON(), nullable=False),
        _time("at"),
        _text("who"),
        _time("ended_at", nullable=True),
    )
    _unique_while_standing("calibration", "printer", "stock")


def _foreign_sign() -> None:
    op.create_table(
        "foreign_sign",
        _id(),
        _text("text"),
        _text("key"),
        _reference("element_id", "element"),
        _text("file"),
        _time("at"),
        _text("who"),
        _text("why"),
        _time("ended_at", nullable=True),
        _text("ended_by", nullable=True),
    )
    op.create_index("ix_foreign_sign_element_id", "foreign_sign", ["element_id"])
    _unique_while_standing("foreign_sign", "key")


def _asset_list() -> None:
    op.create_table(
        "asset_list",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("columns", sa.JSON(), nullable=False),
        _text("ifc_class"),
        _text("file"),
        _time("at"),
        _text("who"),
    )


def _listed_change() -> None:
    op.create_table(
        "listed_change",
        _id(),
        _reference("element_id", "element"),
        _text("event"),
        sa.Column("changes", sa.JSON(), nullable=False),
        _text("file"),
        _time("at"),
        _text("who"),
        _text("why"),
    )
    op.create_index("ix_listed_change_element_id", "listed_change", ["element_id"])


def _types_of_no_building() -> None:
    with op.batch_alter_table("asset_type") as asset_type:
        asset_type.alter_column("building_id", existing_type=sa.Integer(), nullable=True)


def _listed_asset() -> None:
    op.create_table(
        "listed_asset",
        sa.Column("element_id", sa.Integer(), sa.ForeignKey("element.id"), primary_key=True),
        _text("list"),
        _text("key"),
        sa.Column("said", sa.JSON(), nullable=False),
        _text("file"),
        _time("at"),
        _text("who"),
        sa.UniqueConstraint("list", "key"),
    )


def _unique_while_standing(table: str, *columns: str) -> None:
    standing = sa.text("ended_at IS NULL")
    op.create_index(
        f"uq_{table}_standing", table, list(columns), unique=True, sqlite_where=standing, postgresql_where=standing
    )


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), primary_key=True)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _time(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _reference(name: str, table: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), sa.ForeignKey(f"{table}.id"), nullable=nullable)
