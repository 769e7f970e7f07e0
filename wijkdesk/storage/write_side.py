"""The write side of a dossier: SQLAlchemy, the mapping, and transactions that are journaled."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session, configure_mappers, sessionmaker
from sqlalchemy.pool import QueuePool

from wijkdesk.storage import driver, journal, migrations, search_index

_WAIT_SECONDS = 2.0


class WriteSide:
    """The one connection that writes in a dossier."""

    def __init__(self, path: Path, key: str | None) -> None:
        configure_mappers()  # a tenth of a second, which otherwise the first edit would wait for
        self._engine = engine_on(lambda: driver.connect(path, key=key))
        event.listen(self._engine, "connect", lambda connection, _record: _watch(connection))
        with self._engine.connect():
            pass  # what stands in the way of writing shows now, and not at the first edit

    @classmethod
    def build(cls, path: Path, key: str | None, first_content: Callable[[Session], None]) -> None:
        """Fill an empty file with the tables of today and its first content, which is no edit and is not journaled."""
        engine = engine_on(lambda: driver.connect(path, key=key))
        try:
            with engine.begin() as connection, _session(bind=connection) as session:
                connection.exec_driver_sql(f"PRAGMA application_id = {driver.APPLICATION_ID}")
                migrations.upgrade(connection)
                first_content(session)
                session.flush()
                search_index.build(driver_of(connection))
        finally:
            engine.dispose()

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def step(self, label: str, kind: str, visit: str | None) -> Iterator[tuple[Session, journal.Changed]]:
        """One journaled transaction; what it changed stands in the second value once the block has ended."""
        changed: journal.Changed = {}
        with self._engine.begin() as connection:
            driver_connection = driver_of(connection)
            step = journal.begin(driver_connection, label, kind, visit)
            with _session(bind=connection) as session:
                yield session, changed
                session.flush()
            changed.update(journal.finish(driver_connection, step))

    def turn(self, number: int, label: str, *, back: bool) -> journal.Changed:
        """Undo or redo step ``number``, itself journaled."""
        with self._engine.begin() as connection:
            driver_connection = driver_of(connection)
            step = journal.begin(driver_connection, label, "undo" if back else "redo")
            journal.turn(driver_connection, number, back=back)
            return journal.finish(driver_connection, step)


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The connection below SQLAlchemy's, for the few statements of each edit that need nothing of it."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def _watch(connection: sqlite3.Connection) -> None:
    """Let what changes on this connection be noted and be found."""
    journal.install(connection)
    search_index.install(connection)


def engine_on(connect: Callable[[], sqlite3.Connection]) -> Engine:
    """SQLAlchemy on the one connection that ``connect`` makes; each of its transactions is one of SQLite."""
    engine = create_engine(
        "sqlite://",
        module=driver.driver_module(),
        creator=connect,
        # One connection, for one transaction at a time: a second one, begun inside the first or in another thread,
        # waits and then fails, instead of ending up in the middle of the first.
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=_WAIT_SECONDS,
    )
    # The driver begins nothing by itself; a transaction takes its place in the queue of writers before it reads.
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


# Nothing is flushed, and so checked, by a mere query: half-way through an edit a thing may break a rule.
_session = sessionmaker(autoflush=False, expire_on_commit=False)


@event.listens_for(_session, "before_flush")
def _check(session: Session, *_: object) -> None:
    """Hold the rules of the domain, whichever way a thing was changed: nothing reaches the file unchecked."""
    for thing in [*session.new, *session.dirty]:
        if hasattr(thing, "check"):
            thing.check()
