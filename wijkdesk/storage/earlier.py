"""A dossier as an earlier version made it, so that it can be tried whether this one brings it up to date."""

from pathlib import Path
from typing import Final

from wijkdesk.storage import driver, faults, migrations
from wijkdesk.storage.new_file import new_file
from wijkdesk.storage.write_side import engine_on

FIRST_SCHEMA: Final = migrations.KNOWN[0]


def make_earlier(path: Path, title: str, *, password: str) -> None:
    """Write a dossier of the first schema with one running action; ``path`` is there whole, or not at all.

    Raises a ``DossierFault`` when it cannot be written.
    """
    key = driver.raw_key(password, driver.new_salt())
    with faults.driver_faults(path), new_file(path) as building:
        engine = engine_on(lambda: driver.connect(building, key=key))
        try:
            with engine.begin() as connection:
                connection.exec_driver_sql(f"PRAGMA application_id = {driver.APPLICATION_ID}")
                migrations.upgrade_to(connection, FIRST_SCHEMA)
                # In words of that schema, which no entity of today knows.
                connection.exec_driver_sql("INSERT INTO programmes (name) VALUES ('Wijk')")
                connection.exec_driver_sql("INSERT INTO actions (title, state) VALUES (?, 'running')", (title,))
        finally:
            engine.dispose()
