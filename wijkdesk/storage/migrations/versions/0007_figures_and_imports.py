"""Which topic a figure is read from, years of other borders, what tables from elsewhere mean, and a name of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.execute("ALTER TABLE programmes ADD COLUMN uid TEXT DEFAULT '' NOT NULL")
    op.execute("UPDATE programmes SET uid = lower(hex(randomblob(16)))")
    op.execute("ALTER TABLE indicators ADD COLUMN topic TEXT DEFAULT '' NOT NULL")
    op.create_table(
        "border_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name="fk_border_changes_area_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_border_changes"),
        sa.UniqueConstraint("area_id", "year", name="uq_border_changes_area_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_border_changes_area_id", "border_changes", ["area_id"])
    op.create_table(
        "table_mappings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("headings", sa.Text(), server_default="", nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_table_mappings"),
        sa.UniqueConstraint("kind", "headings", name="uq_table_mappings_kind"),
        sqlite_autoincrement=True,
    )
