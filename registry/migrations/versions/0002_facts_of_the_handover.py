"""Facts of the handover: categories of spaces; designations, numbers, dates, documents and classes of assets."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TEXTS = {
    "space": ("category", "category_source"),
    "asset": (
        "predefined_type",
        "entourage",
        "designation",
        "designation_scheme",
        "serial_number",
        "bar_code",
        "asset_identifier",
        "installed_on",
        "warranty_from",
        "warranty_until",
    ),
    "element_group": ("parent_key",),
}
_LISTS = {
    "space": ("categories", "classifications"),
    "asset": ("classifications", "documents"),
    "asset_type": ("classifications", "documents"),
}


def upgrade() -> None:
    """Bring the tables from the version before to this one."""
    for table, names in _TEXTS.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.String(), nullable=True))
    for table, names in _LISTS.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("asset_type", sa.Column("units", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("storey", sa.Column("height_m", sa.Float(), nullable=True))
    op.add_column("revision", sa.Column("profile", sa.String(), nullable=False, server_default=""))
    op.add_column("revision", sa.Column("parts", sa.Integer(), nullable=False, server_default="1"))
    op.create_index("ix_asset_designation", "asset", ["designation"], unique=False)
