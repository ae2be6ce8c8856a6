"""Source models of which a person said that their GlobalIds are given out anew."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables from the version before to this one."""
    op.add_column("source_model", sa.Column("distrusts_ids", sa.Boolean(), nullable=False, server_default=sa.false()))
