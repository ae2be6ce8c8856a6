"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables from the version before to this one."""
    op.create_table(
        "element",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("building_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["building_id"], ["element.id"], name=op.f("fk_element_building_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_element")),
    )
    with op.batch_alter_table("element", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_element_building_id"), ["building_id"], unique=False)

    op.create_table(
        "building",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["element.id"], name=op.f("fk_building_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_building")),
        sa.UniqueConstraint("name", name=op.f("uq_building_name")),
    )
    op.create_table(
        "code",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("element_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("minted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["element_id"], ["element.id"], name=op.f("fk_code_element_id")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_code")),
    )
    with op.batch_alter_table("code", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_code_element_id"), ["element_id"], unique=False)

    op.create_table(
        "storey",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("elevation_m", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["element.id"], name=op.f("fk_storey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_storey")),
    )
    op.create_table(
        "asset_type",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("building_id", sa.Integer(), nullable=False),
        sa.Column("ifc_class", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("manufacturer", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("properties", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["building_id"], ["building.id"], name=op.f("fk_asset_type_building_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asset_type")),
    )
    with op.batch_alter_table("asset_type", schema=None) as batch_op:
        batch_op.create_index(
            "uq_asset_type_identity", ["building_id", "ifc_class", "name", "manufacturer", "model"], unique=True
        )

    op.create_table(
        "code_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("element_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["code"], ["code.code"], name=op.f("fk_code_event_code")),
        sa.ForeignKeyConstraint(["element_id"], ["element.id"], name=op.f("fk_code_event_element_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_code_event")),
    )
    with op.batch_alter_table("code_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_code_event_code"), ["code"], unique=False)

    op.create_table(
        "source_model",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("building_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("project_id", sa.String(), nullable=False),
        sa.Column("discipline", sa.String(), nullable=False),
        sa.Column("element_ids", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["building_id"], ["building.id"], name=op.f("fk_source_model_building_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_model")),
        sa.UniqueConstraint("building_id", "name", name=op.f("uq_source_model_building_id_name")),
    )
    op.create_table(
        "space",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("storey_id", sa.Integer(), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("predefined_type", sa.String(), nullable=True),
        sa.Column("declared", sa.JSON(), nullable=False),
        sa.Column("footprint", sa.LargeBinary(), nullable=True),
        sa.Column("z_min_m", sa.Float(), nullable=True),
        sa.Column("z_max_m", sa.Float(), nullable=True),
        sa.Column("computed_m2", sa.Float(), nullable=True),
        sa.Column("computed_method", sa.String(), nullable=True),
        sa.Column("level", sa.Boolean(), nullable=True),
        sa.Column("area_m2", sa.Float(), nullable=True),
        sa.Column("area_source", sa.String(), nullable=True),
        sa.Column("area_kind", sa.String(), nullable=True),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("not_counted_because", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["element.id"], name=op.f("fk_space_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["space.id"], name=op.f("fk_space_parent_id")),
        sa.ForeignKeyConstraint(["storey_id"], ["storey.id"], name=op.f("fk_space_storey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_space")),
    )
    with op.batch_alter_table("space", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_space_storey_id"), ["storey_id"], unique=False)

    op.create_table(
        "asset",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ifc_class", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("tag", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("type_id", sa.Integer(), nullable=True),
        sa.Column("storey_id", sa.Integer(), nullable=True),
        sa.Column("space_id", sa.Integer(), nullable=True),
        sa.Column("other_space_id", sa.Integer(), nullable=True),
        sa.Column("runner_up_id", sa.Integer(), nullable=True),
        sa.Column("location_method", sa.String(), nullable=False),
        sa.Column("location_confidence", sa.Float(), nullable=False),
        sa.Column("location_distance_m", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["element.id"], name=op.f("fk_asset_id")),
        sa.ForeignKeyConstraint(["other_space_id"], ["space.id"], name=op.f("fk_asset_other_space_id")),
        sa.ForeignKeyConstraint(["runner_up_id"], ["space.id"], name=op.f("fk_asset_runner_up_id")),
        sa.ForeignKeyConstraint(["space_id"], ["space.id"], name=op.f("fk_asset_space_id")),
        sa.ForeignKeyConstraint(["storey_id"], ["storey.id"], name=op.f("fk_asset_storey_id")),
        sa.ForeignKeyConstraint(["type_id"], ["asset_type.id"], name=op.f("fk_asset_type_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asset")),
    )
    with op.batch_alter_table("asset", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_asset_space_id"), ["space_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_asset_storey_id"), ["storey_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_asset_type_id"), ["type_id"], unique=False)

    op.create_table(
        "element_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_model_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("global_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_model_id"], ["source_model.id"], name=op.f("fk_element_group_source_model_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_element_group")),
        sa.UniqueConstraint("source_model_id", "key", name=op.f("uq_element_group_source_model_id_key")),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_model_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("ifc_schema", sa.String(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("receipt_version", sa.Integer(), nullable=False),
        sa.Column("receipt", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["source_model_id"], ["source_model.id"], name=op.f("fk_revision_source_model_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint("source_model_id", "number", name=op.f("uq_revision_source_model_id_number")),
    )
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_revision_sha256"), ["sha256"], unique=False)

    op.create_table(
        "binding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("element_id", sa.Integer(), nullable=False),
        sa.Column("source_model_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("global_id", sa.String(), nullable=False),
        sa.Column("first_revision_id", sa.Integer(), nullable=False),
        sa.Column("closed_revision_id", sa.Integer(), nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("properties", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["closed_revision_id"], ["revision.id"], name=op.f("fk_binding_closed_revision_id")),
        sa.ForeignKeyConstraint(["element_id"], ["element.id"], name=op.f("fk_binding_element_id")),
        sa.ForeignKeyConstraint(["first_revision_id"], ["revision.id"], name=op.f("fk_binding_first_revision_id")),
        sa.ForeignKeyConstraint(["source_model_id"], ["source_model.id"], name=op.f("fk_binding_source_model_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_binding")),
    )
    with op.batch_alter_table("binding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_binding_element_id"), ["element_id"], unique=False)
        batch_op.create_index("ix_binding_global_id", ["global_id"], unique=False)
        batch_op.create_index(
            "uq_binding_open",
            ["source_model_id", "key"],
            unique=True,
            sqlite_where=sa.text("closed_revision_id IS NULL"),
            postgresql_where=sa.text("closed_revision_id IS NULL"),
        )

    op.create_table(
        "group_member",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("element_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["element_id"], ["element.id"], name=op.f("fk_group_member_element_id")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["element_group.id"], name=op.f("fk_group_member_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("group_id", "element_id", name=op.f("pk_group_member")),
    )
    with op.batch_alter_table("group_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_member_element_id"), ["element_id"], unique=False)
