"""A dossier made anew of all the rows of another, with its history, its account and its numbers."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from wijkdesk import paths
from wijkdesk.domain.refusal import Refused
from wijkdesk.storage import driver, faults, migrations, search_index, upgrade
from wijkdesk.storage.backup import making
from wijkdesk.storage.check import broken_rows
from wijkdesk.storage.forgetting.again import forget_in_copy, known_erasures
from wijkdesk.storage.new_file import new_file
from wijkdesk.storage.whole.rows import Row
from wijkdesk.storage.write_side import driver_of, engine_on

# By what the tables say of a column, as SQLite tells it.
_TYPES: Final[dict[str, tuple[type, ...]]] = {
    "INTEGER": (int,),
    "BOOLEAN": (int,),
    "FLOAT": (int, float),
    "BLOB": (bytes,),
}
_LARGEST: Final = 2**63 - 1  # that SQLite knows


class Source(NamedTuple):
    """What to make a dossier of: its ``schema``, the rows of each table, and the last id that each table gave.

    ``rows_of`` gives the rows of one table, in the order in which they were written.
    """

    schema: str
    tables: frozenset[str]
    rows_of: Callable[[str], Iterable[Row]]
    sequences: dict[str, int]


def make_of_rows(path: Path, source: Source, *, password: str | None) -> None:
    """Write a new dossier; ``path`` is there whole, or not at all.

    Rows of an earlier schema are brought up to date in it; who was forgotten since, as a note beside the backups of
    ``path`` says, is forgotten in it. Raises ``Refused`` for a schema, table, column, value or reference that cannot
    be; ``NewerDossier``, ``AlreadyThere``, or another ``DossierFault``.
    """
    if source.schema not in migrations.KNOWN:
        raise faults.NewerDossier("Deze map is gemaakt door een latere Wijkdesk. Gebruik die, of een nieuwere.")
    key = None if password is None else driver.raw_key(password, driver.new_salt())
    with faults.machine_faults(path), new_file(path) as building:
        with _engine(building, key) as connection:
            _fill(connection, source)
        with closing(driver.connect(building, key=key)) as connection:
            if source.schema != migrations.KNOWN[-1]:
                upgrade.take_steps(connection)
            wrong = next(broken_rows(connection), None)
            if wrong is not None:
                raise Refused(f"{wrong} Daarom is er geen dossier gemaakt.")
        whom = known_erasures(building, [paths.backups_of(path)], None, key)
        if whom.erasures:
            forget_in_copy(building, whom, key)
        making.settle(building, key)


@contextmanager
def _engine(building: Path, key: str | None) -> Iterator[Any]:
    engine = engine_on(lambda: driver.connect(building, key=key))
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _fill(connection: Any, source: Source) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {driver.APPLICATION_ID}")
    is_current = source.schema == migrations.KNOWN[-1]
    if is_current:
        migrations.upgrade(connection)
    else:
        migrations.upgrade_to(connection, source.schema)
    file = driver_of(connection)
    file.execute("PRAGMA defer_foreign_keys = ON")  # an action may follow on one that comes behind it
    known = _tables_in(file)
    if source.tables != known:
        raise Refused(f"In de map hoort bij elke tabel een bestand, geen ander: {_first(source.tables ^ known)}.")
    for table in sorted(known):
        _insert(file, table, source.rows_of(table))
    for name, last in source.sequences.items():
        if name not in known or type(last) is not int or not 0 <= last <= _LARGEST:
            raise Refused("De laatste nummers in de map kloppen niet. Neem de gegevens opnieuw mee.")
        file.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        file.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, last))
    for table, row, target, _ in driver.fetch(file, "PRAGMA foreign_key_check"):
        raise Refused(f"In {table} verwijst rij {row} naar iets in {target} dat er niet is.")
    if is_current:
        search_index.build(file)


def _tables_in(file: sqlite3.Connection) -> frozenset[str]:
    """The tables of this schema that hold rows of a dossier."""
    found = driver.fetch(file, "SELECT name FROM sqlite_schema WHERE type = 'table'")
    return frozenset(name for (name,) in found if name != "alembic_version" and not name.startswith("sqlite_"))


def _first(names: frozenset[str]) -> str:
    return sorted(names)[0]


def _insert(file: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    columns = driver.fetch(file, f"PRAGMA table_info({table})")
    names = [name for _, name, *_ in columns]
    marked, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" for _ in names)
    statement = f"INSERT INTO {table} ({marked}) VALUES ({marks})"
    for number, row in enumerate(rows, 1):
        if row.keys() != set(names):
            raise _wrong(table, number, _first(frozenset(row.keys() ^ set(names))))
        for _, name, kind, is_required, _default, is_key in columns:
            if not _can_stand(row[name], kind, is_required or is_key):
                raise _wrong(table, number, name)
        try:
            with faults.driver_faults(driver.file_of(file)):
                file.execute(statement, [row[name] for name in names])
        except Refused as refused:
            raise Refused(f"In {table} kan rij {number} niet bestaan naast de andere.") from refused
        except OverflowError as error:
            raise _wrong(table, number, "een getal is te groot") from error
        except UnicodeEncodeError as error:
            raise _wrong(table, number, "een half teken in een tekst") from error


def _can_stand(value: object, kind: str, is_required: int) -> bool:
    if value is None:
        return not is_required
    return type(value) in _TYPES.get(kind, (str,))


def _wrong(table: str, number: int, column: str) -> Refused:
    return Refused(f"In {table} klopt rij {number} niet: {column}. Neem de gegevens opnieuw mee uit het dossier.")
