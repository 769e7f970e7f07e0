"""What was put off of what needs attention, and the half-year round."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "postponements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_postponements"),
        sa.UniqueConstraint("reason", "about", name="uq_postponements_reason"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "round_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("half", sa.Integer(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_round_steps"),
        sa.UniqueConstraint("year", "half", "step", name="uq_round_steps_year"),
        sqlite_autoincrement=True,
    )
