"""A dossier: one file ``NAME.wijkdesk`` that holds one neighbourhood approach."""

from __future__ import annotations

import contextlib
import math
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from wijkdesk.storage import driver, faults, migrations, opening, own_file, search_state
from wijkdesk.storage.lock import WriterLock
from wijkdesk.storage.new_file import new_file, remove_leftovers, replace_with

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy.orm import Session

    from wijkdesk.storage.journal import Changed
    from wijkdesk.storage.quick_session import QuickSession
    from wijkdesk.storage.write_side import WriteSide

SUFFIX = ".wijkdesk"
_TIMES_TO_READ = 100
_ROOM_FOR_EDITS = 0.3  # seconds between two tries to read
_LONGEST_TURN = 2.0  # seconds; then SQLite says who has the file
_OFTEN = 20_000  # steps of SQLite between two looks whether somebody writes: less than a millisecond
_MANY_ROWS = 100

Read = TypeVar("Read")


class Dossier:
    """An open dossier.

    ``reader`` is a connection that only reads: fetch whole results and leave no cursor open, for an open one keeps
    every write waiting. ``write`` is the one way to change anything. Make one with ``open`` or ``create``; close it.
    """

    def __init__(self, path: Path, key: str | None, lock: WriterLock | None) -> None:
        self.path = path
        self._key = key
        self._lock = lock
        self._is_open = True
        self._write_side: WriteSide | None = None
        self._loading = threading.Lock()  # the write side may be loaded in a thread while somebody begins to edit
        self._listeners: list[Callable[[Changed], None]] = []
        self._seen: own_file.Seen | None = None  # the file after our last edit in it
        self._is_in_memory = False  # an earlier version that is only read, brought up to date beside its file
        self._index: sqlite3.Connection | None = None
        self._indexing = threading.Lock()  # one thread at a time, and none behind the back of who closes it
        self._writes = 0  # that were begun
        self._turns = threading.RLock()  # one writes at a time: SQLite only looks now and then whether it may
        self._at_one_moment: set[sqlite3.Connection] = set()  # what reads so beside the window
        self.reader: sqlite3.Connection = driver.connect(path, key=key, only_reads=True)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        password: str | None = None,
        recovery_key: str | None = None,
        key: str | None = None,
        read_only: bool = False,
    ) -> Self:
        """Open an existing dossier, to write in it unless ``read_only`` or unless file or folder do not allow it.

        One with a password opens with that, with what stands on its recovery sheet, or with the ``key`` of the dossier
        that it is a copy of; a password takes a tenth of a second. One of an earlier version is brought up to date,
        with a copy of how it was beside it; in memory alone when it is only read. A search index that is missing or of
        another version is made anew, to write alone.
        Raises a ``DossierFault`` when that cannot be done, and ``Refused`` for a slip in the recovery key.
        """
        with faults.machine_faults(path), contextlib.ExitStack() as on_failure:
            key = opening.key_of(path, password, recovery_key, key)
            lock = None if read_only else opening.lock_of(path)
            if lock is not None:
                on_failure.callback(lock.release)
                remove_leftovers(path.resolve())
            dossier = cls(path, key, lock)
            on_failure.callback(dossier.close)
            try:
                keys = opening.keys_of_damaged(path, password, recovery_key)
                schema = opening.schema_of(dossier.reader, keys, by_sheet=recovery_key is not None)
            except faults.WrongPassword:
                from wijkdesk.storage import account  # noqa: PLC0415 - for a locked one alone

                account.keep_failed_unlock(path)
                raise
            if schema != migrations.KNOWN[-1]:
                dossier._bring_up_to_date(schema)
            elif lock is not None and not search_state.is_current(dossier.reader):
                dossier.rebuild_index()
            if key is not None and lock is not None:
                from wijkdesk.storage import account  # noqa: PLC0415 - for a locked one alone

                account.take_over_failed_unlocks(dossier)
            if lock is not None:
                dossier._keep_seen()
            on_failure.pop_all()
            return dossier

    @classmethod
    def create(cls, path: Path, first_content: Callable[[Session], None], *, password: str | None = None) -> None:
        """Write a new dossier with its first content; ``path`` is there whole, or not at all.

        ``first_content`` makes its things itself: what was made before SQLAlchemy was there, it cannot store.
        Raises ``AlreadyThere`` when a file of that name exists, another ``DossierFault`` when it cannot be written, and
        ``Refused`` when the content breaks a rule.
        """
        # SQLAlchemy comes with it, which nobody needs to open and show a dossier.
        from wijkdesk.storage.write_side import WriteSide  # noqa: PLC0415

        key = None if password is None else driver.raw_key(password, driver.new_salt())
        with faults.driver_faults(path), new_file(path) as building:
            WriteSide.build(building, key, first_content)

    def copy_to(self, path: Path) -> None:
        """Write a copy of all that is saved, under the same password; ``path`` is there whole, or not at all.

        Raises ``AlreadyThere`` when a file of that name exists, another ``DossierFault`` when it cannot be written.
        """
        with faults.driver_faults(path), new_file(path) as building:
            driver.write_copy(self.reader, building, key=self._key)

    def read_at_one_moment(self, work: Callable[[sqlite3.Connection], Read]) -> Read:
        """Call ``work`` with a connection that reads beside ``reader``, for one thread, and return what it gives.

        All that it reads is of one moment, and no edit waits for it: a query breaks off where one begins, and where
        one was committed meanwhile, ``work`` is called again, a while later. Raises what ``work`` raises.
        """
        with self.reader_of_its_own() as reader, self._before_the_index(reader):
            for _ in range(_TIMES_TO_READ):
                moment, writes = driver.fetch(reader, "PRAGMA data_version"), self._writes
                reader.set_progress_handler(partial(self._has_written_since, writes), _OFTEN)
                try:
                    found = work(reader)
                except Exception:
                    reader.set_progress_handler(None, 0)
                    if self._writes == writes and driver.fetch(reader, "PRAGMA data_version") == moment:
                        raise
                else:  # else half of what it read was of before the edit
                    reader.set_progress_handler(None, 0)
                    if driver.fetch(reader, "PRAGMA data_version") == moment:
                        return found
                time.sleep(_ROOM_FOR_EDITS)
            driver.fetch(reader, "BEGIN")  # somebody goes on editing: now that waits
            return work(reader)

    def _has_written_since(self, writes: int) -> bool:
        return self._writes != writes

    @contextmanager
    def _before_the_index(self, reader: sqlite3.Connection) -> Iterator[None]:
        """Let the index wait: what it takes in for minutes would have all this read again and again."""
        self._at_one_moment.add(reader)
        try:
            yield
        finally:
            self._at_one_moment.discard(reader)

    @contextmanager
    def reader_of_its_own(self) -> Iterator[sqlite3.Connection]:
        """A connection that reads beside ``reader``, for one thread; each query is of its own moment.

        Raises a ``DossierFault`` where the file cannot be opened again.
        """
        with faults.machine_faults(self.path):
            if self._is_in_memory:
                connection = driver.copy_in_memory(self.reader, key=self._key)
            else:
                connection = driver.connect(self.path, key=self._key, only_reads=True)
        try:
            yield connection
        finally:
            connection.close()

    @property
    def index(self) -> sqlite3.Connection:
        """What holds the search index: ``reader``, or memory where the file that is only read has none of this version.

        That one is made at the first call, which takes seconds in a large dossier.
        """
        from wijkdesk.storage import search_index  # noqa: PLC0415 - every kind of thing comes with it

        if self._index is None:
            self._index = self.reader if search_state.is_current(self.reader) else search_index.in_memory(self.reader)
        return self._index

    def show_shareable(self) -> None:
        """From here on read nothing that is confidential, from a copy in memory; the file itself stays as it is."""
        from wijkdesk.storage import shareable  # noqa: PLC0415 - the spellings of names, for this alone

        copy = driver.copy_in_memory(self.reader, key=self._key)
        with faults.driver_faults(self.path):
            shareable.leave_out_confidential(copy)
        self.reader.close()
        self.reader, self._is_in_memory = copy, True

    def rebuild_index(self) -> None:
        """Make the search index of a dossier that can be written anew from what stands in it."""
        from wijkdesk.storage import search_index  # noqa: PLC0415 - every kind of thing comes with it

        with self.write_beside() as connection:
            search_index.build(connection)

    @contextmanager
    def write_beside(self) -> Iterator[sqlite3.Connection]:
        """One transaction of what is no edit, on the bare driver: not journaled, not announced. May raise a fault."""
        with self._writing(), contextlib.closing(driver.connect(self.path, key=self._key)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")

    def look_again(self) -> None:
        """Go on with the file that stands at the path, also when it is on a stick that was out meanwhile.

        Every edit does so first. Raises ``Replaced`` where it holds other work than was seen, or another fault.
        """
        if self._seen is None:
            return
        with faults.machine_faults(self.path):
            place, looks = own_file.look_from_outside(self.path)
            if (place, looks) == (self._seen.place, self._seen.looks):
                return
            if not own_file.holds(self.path, self._key, self._seen):
                raise faults.replaced(self.path)
            if place != self._seen.place:
                self._connect_anew()
            self._seen = self._seen._replace(place=place, looks=looks)

    def catch_up_index(self) -> None:
        """Take into the search index what edits left waiting for it; for a thread, while the next edit may begin."""
        from wijkdesk.storage import search_index  # noqa: PLC0415 - every kind of thing comes with it

        more, writes = True, self._writes
        while more:
            while self._is_open and (self._at_one_moment or self._writes != writes):
                writes = self._writes
                time.sleep(_ROOM_FOR_EDITS)
            with self._indexing:  # a moment at a time: an edit does not wait for all of them
                more = self._lock is not None and self._take_in(search_index.MOMENT)
            writes = self._writes
            time.sleep(search_index.MOMENT)  # else an edit that waits for its turn would never be first

    def rewrite_file(self) -> None:
        """Write the file anew from what stands in it, so that nothing is left of what stood there before."""
        with self._writing(), contextlib.closing(driver.connect(self.path, key=self._key)) as connection:
            connection.execute("VACUUM")

    @property
    def key(self) -> str | None:
        """What opens the file of this dossier, and what is to open a backup of it; ``None`` without a password.

        For ``driver`` and for ``open`` alone: it is never shown, kept or told.
        """
        return self._key

    def go_on_in(self, building: Path, key: str | None, guard: sqlite3.Connection) -> None:
        """Go on in the file at ``building``, which holds the same under ``key``, in the place of the one that is open.

        ``guard`` is a connection in a transaction that keeps everybody from writing in the old file; it is of no use
        afterwards. Raises ``OSError``; then the old file stays where it is.
        """
        with self._loading, self._indexing:
            self._close_connections()
            if os.name == "nt":
                guard.close()  # Windows replaces no file that somebody has open
            try:
                replace_with(building, self.path.resolve())
                self._key = key
            finally:
                self.reader = driver.connect(self.path, key=self._key, only_reads=True)
        self._keep_seen()

    @property
    def is_open(self) -> bool:
        """Whether nobody closed it; work for it in a thread may end once somebody does."""
        return self._is_open

    @property
    def is_read_only(self) -> bool:
        return self._lock is None

    @property
    def is_locked(self) -> bool:
        """Whether it has a password."""
        return self._key is not None

    def close(self) -> None:
        self._is_open = False
        with self._loading, self._indexing:
            if self._lock is not None:
                # Where it cannot be done now, it waits for whoever opens the dossier next.
                with contextlib.suppress(faults.DossierFault):
                    if search_state.is_behind(self.reader):
                        self._take_in(math.inf)
            self._close_connections()
            self._key = None
            if self._lock is not None:
                self._lock.release()
                self._lock = None  # without it nothing can be written any more

    def _close_connections(self) -> None:
        if self._write_side is not None:
            self._write_side.close()
            self._write_side = None
        if self._index is not None:
            self._index.close()
            self._index = None
        self.reader.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def listen(self, listener: Callable[[Changed], None]) -> None:
        """Have ``listener`` called once after each commit that changed something, with what it changed."""
        self._listeners.append(listener)

    def load_write_side(self) -> WriteSide:
        """Load what writing needs, on the first call: a quarter of a second that nobody should wait for at start."""
        with self._loading:
            if self._lock is None:
                raise faults.ReadOnly(f"{self.path.name} is geopend om te lezen. Sla een kopie op om erin te werken.")
            if self._write_side is None:
                # SQLAlchemy, loaded behind the first paint
                from wijkdesk.storage.write_side import WriteSide  # noqa: PLC0415

                with faults.driver_faults(self.path):
                    self._write_side = WriteSide(self.path, self._key)
            return self._write_side

    @contextmanager
    def write(self, label: str, *, visit: str | None = None, final: bool = False) -> Iterator[QuickSession]:
        """One transaction, one step to undo; durable when the block has ended, undone as a whole when it raises.

        ``label`` is what the menu says behind "Ongedaan maken:". Blocks with the same ``visit``, in a row, are one
        step. A ``final`` step cannot be undone, and nothing before it either. Raises ``Refused`` or a ``DossierFault``.
        """
        self.look_again()
        write_side = self.load_write_side()
        with (
            self._writing(),
            write_side.step(label, "final" if final else "edit", visit) as (session, changed),
        ):
            yield session
        self.announce(changed)

    def undo(self) -> str | None:
        """Take back the last edit, and return its label; ``None`` when there is nothing to take back."""
        return self._turn(back=True)

    def redo(self) -> str | None:
        """Do again what was last undone, and return its label; ``None`` when there is nothing."""
        return self._turn(back=False)

    def is_long_to_turn(self, *, back: bool) -> bool:
        """Whether ``undo``, or ``redo``, changes so many rows that it is better called in a thread."""
        step = self._step_to_turn(back=back)
        if step is None:
            return False
        counted = "SELECT count(*) FROM (SELECT 1 FROM journal_changes WHERE step_id = ? LIMIT ?)"
        [(number,)] = driver.fetch(self.reader, counted, (step[0], _MANY_ROWS))
        return bool(number == _MANY_ROWS)

    @property
    def undoable(self) -> str | None:
        """The label of the edit that ``undo`` would take back."""
        step = self._step_to_turn(back=True)
        return step[1] if step else None

    @property
    def redoable(self) -> str | None:
        step = self._step_to_turn(back=False)
        return step[1] if step else None

    def _bring_up_to_date(self, schema: str) -> None:
        # SQLAlchemy and Alembic, which nobody needs to open a dossier of this version.
        from wijkdesk.storage import upgrade  # noqa: PLC0415

        if self._lock is not None:
            upgrade.in_file(self.reader, schema, self._key)
            return
        with contextlib.closing(self.reader):
            self.reader = upgrade.in_memory(self.reader, self._key)
            self._is_in_memory = True

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Around all that changes the file: what is read beside it gives way, and the file is known as it is then."""
        self._writes += 1
        has_turn = self._turns.acquire(timeout=_LONGEST_TURN)
        try:
            with faults.driver_faults(self.path):
                yield
            if self._lock is not None:  # who only reads has nothing to go on with, and may still note in the account
                self._keep_seen()
        finally:
            if has_turn:
                self._turns.release()

    def _keep_seen(self) -> None:
        """Remember how the file is after an edit of ours; where that cannot be seen, the next edit says why."""
        with contextlib.suppress(OSError, faults.DossierFault):
            self._seen = own_file.seen(self.reader)

    def _connect_anew(self) -> None:
        """Go over to the file at the path, and to its lock; another program may have taken that meanwhile."""
        reader = driver.connect(self.path, key=self._key, only_reads=True)
        with self._loading:
            self._close_connections()
            self.reader = reader
            if self._lock is not None:
                self._lock.release()
                self._lock = None
                lock = WriterLock(self.path)
                lock.take()
                self._lock = lock

    def _take_in(self, seconds: float) -> bool:
        """Whether more is waiting after so long."""
        from wijkdesk.storage import search_index  # noqa: PLC0415 - every kind of thing comes with it

        with self.write_beside() as connection:
            return search_index.catch_up(connection, seconds)

    def _turn(self, *, back: bool) -> str | None:
        self.look_again()
        step = self._step_to_turn(back=back)
        if step is None:
            return None
        number, label = step
        write_side = self.load_write_side()
        with self._writing():
            changed = write_side.turn(number, label, back=back)
        self.announce(changed)
        return label

    def _step_to_turn(self, *, back: bool) -> tuple[int, str] | None:
        which, order = ("done", "DESC") if back else ("undone", "ASC")
        rows = driver.fetch(
            self.reader,
            f"""SELECT id, label FROM journal_steps WHERE kind = 'edit' AND state = ?
                AND id > (SELECT coalesce(max(id), 0) FROM journal_steps WHERE kind = 'final')
                ORDER BY id {order} LIMIT 1""",
            (which,),
        )
        return rows[0] if rows else None

    def announce(self, changed: Changed) -> None:
        """Tell who listens what changed; ``write`` does, but for what it leaves no trace of."""
        if changed:
            for listener in self._listeners:
                listener(changed)
