"""Which persons and organisations look alike and are not the same."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "distinct_pairs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("lower", sa.Integer(), nullable=False),
        sa.Column("higher", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_distinct_pairs"),
        sa.UniqueConstraint("kind", "lower", "higher", name="uq_distinct_pairs_kind"),
        sqlite_autoincrement=True,
    )
