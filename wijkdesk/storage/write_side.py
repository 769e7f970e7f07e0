"""The write side of a dossier: SQLAlchemy, the mapping, and transactions that are journaled."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session, configure_mappers
from sqlalchemy.pool import StaticPool

from wijkdesk.storage import driver, journal, migrations, search_index
from wijkdesk.storage.quick_session import QuickSession

_WAIT_SECONDS = 2.0
_ROOM_FOR_A_STEP = 64_000
"""KiB in memory: what no longer fits goes into the file before its end, and from there on nobody can read."""


class WriteSide:
    """The one connection that writes in a dossier."""

    def __init__(self, path: Path, key: str | None) -> None:
        configure_mappers()  # a tenth of a second, which otherwise the first edit would wait for
        self._driver = driver.connect(path, key=key)
        self._driver.execute(f"PRAGMA cache_size = -{_ROOM_FOR_A_STEP}")
        # What stands in the way of writing shows now, and not at the first edit.
        journal.install(self._driver)
        search_index.install(self._driver)
        # SQLAlchemy believes to be in one transaction all the time: to begin and end each ourselves takes less.
        self._connection = _engine(lambda: self._driver).connect()
        self._session = QuickSession(self._connection, self._driver)
        self._taken = threading.Lock()

    @classmethod
    def build(cls, path: Path, key: str | None, first_content: Callable[[Session], None]) -> None:
        """Fill an empty file with the tables of today and its first content, which is no edit and is not journaled."""
        engine = engine_on(lambda: driver.connect(path, key=key))
        try:
            with engine.begin() as connection, QuickSession(connection, driver_of(connection)) as session:
                connection.exec_driver_sql(f"PRAGMA application_id = {driver.APPLICATION_ID}")
                migrations.upgrade(connection)
                first_content(session)
                session.flush()
                search_index.build(driver_of(connection))
        finally:
            engine.dispose()

    def close(self) -> None:
        """Close it, once the step that another thread is making is made."""
        with self._taken:
            self._connection.close()
            self._connection.engine.dispose()

    @contextmanager
    def step(self, label: str, kind: str, visit: str | None) -> Iterator[tuple[QuickSession, journal.Changed]]:
        """One journaled transaction; what it changed stands in the second value once the block has ended."""
        changed: journal.Changed = {}
        with self._transaction():
            step = journal.begin(self._driver, label, kind, visit)
            yield self._session, changed
            if self._session.in_transaction():  # else it holds nothing
                self._session.flush()
            changed.update(journal.finish(self._driver, step))

    def turn(self, number: int, label: str, *, back: bool) -> journal.Changed:
        """Undo or redo step ``number``, itself journaled."""
        with self._transaction():
            step = journal.begin(self._driver, label, "undo" if back else "redo")
            journal.turn(self._driver, number, back=back)
            return journal.finish(self._driver, step)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """One at a time: a second one, begun inside the first or in another thread, waits and then fails."""
        if not self._taken.acquire(timeout=_WAIT_SECONDS):
            raise TimeoutError("a step is being made already")
        try:
            if not self._connection.in_transaction():  # at first, and after one in which SQLAlchemy itself failed
                self._connection.begin()
            # It takes its place in the queue of writers before it reads.
            self._driver.execute("BEGIN IMMEDIATE")
            yield
            self._driver.execute("COMMIT")
        finally:
            try:
                self._driver.rollback()  # nothing, after a commit
            finally:
                if self._session.in_transaction():  # else it was not needed
                    self._session.close()
                self._taken.release()


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The connection below SQLAlchemy's, for the few statements of each edit that need nothing of it."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def engine_on(connect: Callable[[], sqlite3.Connection]) -> Engine:
    """SQLAlchemy on the one connection that ``connect`` makes; each of its transactions is one of SQLite."""
    engine = _engine(connect)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _engine(connect: Callable[[], sqlite3.Connection]) -> Engine:
    # The driver begins nothing by itself.
    return create_engine("sqlite://", module=driver.driver_module(), creator=connect, poolclass=StaticPool)
