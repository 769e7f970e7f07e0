"""Who was forgotten, as ids alone; what may stay in a text although it was marked; and when data are to be reviewed."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("contact", sa.Integer(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("decided", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_erasures"),
        sa.UniqueConstraint("contact", "at", name="uq_erasures_contact"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "allowed_cautions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_allowed_cautions"),
        sa.UniqueConstraint("key", name="uq_allowed_cautions_key"),
        sqlite_autoincrement=True,
    )
    op.execute("ALTER TABLE programmes ADD COLUMN review_months INTEGER DEFAULT '12' NOT NULL")
