"""The write side of a dossier: SQLAlchemy, the mapping, and transactions that are journaled."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from wijkdesk.storage import driver, journal, migrations


class WriteSide:
    """The one connection that writes in a dossier."""

    def __init__(self, path: Path, key: str | None) -> None:
        self._engine = _engine(path, key, mode="rw")
        with self._engine.connect() as connection:
            journal.install(connection.connection.dbapi_connection)

    @classmethod
    def build(cls, path: Path, key: str | None, first_content: Callable[[Session], None]) -> None:
        """Make a new file with the tables of today and its first content, which is no edit and is not journaled."""
        engine = _engine(path, key, mode="rwc")
        try:
            with engine.begin() as connection, _session(connection) as session:
                connection.exec_driver_sql(f"PRAGMA application_id = {driver.APPLICATION_ID}")
                migrations.upgrade(connection)
                first_content(session)
                session.flush()
        finally:
            engine.dispose()

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def step(self, label: str, kind: str, visit: str | None) -> Iterator[tuple[Session, journal.Changed]]:
        """One journaled transaction; what it changed stands in the second value once the block has ended."""
        changed: journal.Changed = {}
        with self._engine.begin() as connection:
            step = journal.begin(connection, label, kind, visit)
            with _session(connection) as session:
                yield session, changed
                session.flush()
            changed.update(journal.finish(connection, step))

    def turn(self, number: int, label: str, *, back: bool) -> journal.Changed:
        """Undo or redo step ``number``, itself journaled."""
        with self._engine.begin() as connection:
            step = journal.begin(connection, label, "undo" if back else "redo")
            journal.turn(connection, number, back=back)
            return journal.finish(connection, step)


def _engine(path: Path, key: str | None, *, mode: str) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=driver.driver_module(),
        creator=lambda: driver.connect(path, mode="rwc" if mode == "rwc" else "rw", key=key),
        poolclass=StaticPool,
    )
    # The driver begins nothing by itself; a transaction takes its place in the queue of writers before it reads.
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _session(connection: Connection) -> Session:
    return Session(bind=connection, expire_on_commit=False)
