"""The account of what left the dossier and what was done to it as a whole; its lines are never changed or deleted."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "account_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), server_default="", nullable=False),
        sa.Column("destination", sa.Text(), server_default="", nullable=False),
        sa.Column("result", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_account_entries"),
        sqlite_autoincrement=True,
    )
    for what in ("update", "delete"):
        op.execute(
            f"""CREATE TRIGGER account_entries_no_{what} BEFORE {what.upper()} ON account_entries
BEGIN SELECT RAISE(ABORT, 'the account only grows'); END"""
        )
