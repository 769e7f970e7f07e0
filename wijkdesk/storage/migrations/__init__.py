"""The steps that bring a dossier of an older version up to date. Each is frozen: it knows no entity of today."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""Every schema there ever was, oldest first; the last is the one that this version reads and writes."""


def upgrade(connection: "Connection") -> None:
    """Take every missing step, inside the caller's transaction and with foreign keys off.

    SQLite rebuilds a table to change it: with foreign keys on, that would delete the rows that belong to it.
    """
    upgrade_to(connection, "head")


def upgrade_to(connection: "Connection", schema: str) -> None:
    """Take the steps up to an earlier ``schema`` alone, for what was written in it; otherwise as ``upgrade``."""
    # Imported on use: it takes a quarter of a second, and most dossiers have nothing to migrate.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, schema)
