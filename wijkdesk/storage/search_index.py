"""The search index: of everything that has words, which words those are, in an FTS5 table beside the tables.

It is derived: never journaled, made anew whenever it is missing or of another version of this module. To take a row out
of it for good costs many times what an edit does. So triggers, TEMP as those of the journal, note in the transaction
of the edit which things wait to be taken in anew; searching reads those themselves, as long as they wait.

A row holds each word of a thing once, folded; of the words in its names also every tail ("fietspad" has "ietspad" to
"pad"), so that the beginning of a word in the index is any piece of a word in a name. Tails take less room than
trigrams, and stand in the same table: one query finds one word by a piece of the title and another in a text. A rowid
is made of kind, day and id, so that FTS5 gives the newest of a kind first without sorting. Nothing of a row stays
behind when it goes (``secure-delete``).
"""

import json
import math
import re
import sqlite3
from collections.abc import Iterator, Sequence
from time import perf_counter
from typing import Any, Final, NamedTuple

from wijkdesk.domain.folding import fold
from wijkdesk.storage import driver, faults
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.search_state import VERSION, is_behind
from wijkdesk.storage.searchable import SEARCHABLE, Searchable

INDEXED_START: Final = 8
"""Up to how many letters FTS5 has the beginnings of words ready; those of longer words it collects while searching."""

# With ``detail = none``, which would do, FTS5 loses count when it deletes securely (seen in SQLite 3.53).
_TABLE: Final = f"""CREATE VIRTUAL TABLE search USING fts5(
    words, tokenize = 'unicode61 remove_diacritics 2', detail = column, columnsize = 0,
    prefix = '{" ".join(map(str, range(1, INDEXED_START + 1)))}')"""
# ``place`` is where the index still has the thing as it was, 0 when it has not.
_WAITING: Final = """CREATE TABLE search_waiting (
    kind INTEGER NOT NULL, id INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID"""
_ADD: Final = "INSERT INTO search (rowid, words) VALUES (?, ?)"
_SHORTEST_TAIL: Final = 3
_LONGEST_WITH_TAILS: Final = 64  # letters: what is longer is no word, and its tails would fill the file

MOMENT: Final = 0.01
"""Seconds that an edit may wait for what is being taken in; each transaction takes as long by itself."""

_MANY: Final = 500
_AS_MANY_ANEW: Final = 100
"""To take in one of many takes as long as to make so many anew, in a large index; in a small one both are soon done."""

_WORD = re.compile(r"[^\W_]+")


class Waiting(NamedTuple):
    """Things that the index does not say the words of yet: where it has them as they were, and each as it is now."""

    stale: set[int]
    now: list[tuple[int, list[str]]]


def words_in(text: str) -> list[str]:
    """The words of a text as the index holds them, in order."""
    return _WORD.findall(fold(text))


def build(connection: sqlite3.Connection) -> None:
    """Make the index anew, inside the caller's transaction.

    Its segments are left as FTS5 makes them: joined into one, some later edit would have to write all of it again.
    """
    connection.execute("DROP TABLE IF EXISTS search")
    connection.execute("DROP TABLE IF EXISTS search_waiting")
    connection.execute(_TABLE)
    connection.execute(_WAITING)
    connection.execute("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)")
    for each in sorted(SEARCHABLE, key=lambda each: each.number):  # in the order of rowids: else it takes eight times
        connection.executemany(_ADD, _rows(connection, each))
    connection.execute(f"PRAGMA user_version = {VERSION}")


def differs(connection: sqlite3.Connection) -> bool:
    """Whether the index says something else than the tables, or than FTS5 itself kept of it."""
    try:
        kept = dict(fetch(connection, "SELECT rowid, words FROM search"))
        told = fetch(connection, "PRAGMA integrity_check(search)")
        waiting = waiting_in(connection, connection)
    except faults.Damaged:
        return True
    wanted = {place: words for each in SEARCHABLE for place, words in _rows(connection, each)}
    for place in waiting.stale:
        kept.pop(place, None)
    for place, _ in waiting.now:
        wanted.pop(place, None)
    return told != [("ok",)] or kept != wanted


def in_memory(reader: sqlite3.Connection) -> sqlite3.Connection:
    """An index of what ``reader`` reads, apart from its file; close it."""
    connection = driver.connect_in_memory(driver.file_of(reader))
    try:
        connection.execute(_TABLE)
        connection.execute(_WAITING)
        for each in SEARCHABLE:
            connection.executemany(_ADD, _rows(reader, each))
    except BaseException:
        connection.close()
        raise
    return connection


def install(connection: sqlite3.Connection) -> None:
    """Have every later change on this connection noted, so that the index can follow it."""
    for each in SEARCHABLE:
        for statement in _triggers(each):
            connection.execute(statement)


def waiting_in(index: sqlite3.Connection, reader: sqlite3.Connection) -> Waiting:
    """What waits in ``index`` to be taken in, with its words as ``reader`` reads them."""
    rows = fetch(index, "SELECT kind, id, place FROM search_waiting")
    now = [
        (place, words.split())
        for each in SEARCHABLE
        if (numbers := [number for kind, number, _ in rows if kind == each.number])
        for place, words in _rows(reader, each, numbers)
    ]
    return Waiting({place for _, _, place in rows if place}, now)


def catch_up(connection: sqlite3.Connection, seconds: float = math.inf) -> bool:
    """Take in what waits, inside the caller's transaction, until that took so long; whether more is waiting then."""
    if seconds == math.inf and _is_sooner_made_anew(connection):
        build(connection)
        return False
    end, portion = perf_counter() + seconds, -1 if seconds == math.inf else 1
    while rows := fetch(connection, "SELECT kind, id, place FROM search_waiting LIMIT ?", (portion,)):
        _take_in(connection, rows)
        if perf_counter() >= end:
            return is_behind(connection)
    return False


def _is_sooner_made_anew(connection: sqlite3.Connection) -> bool:
    [(waiting,)] = fetch(connection, "SELECT count(*) FROM search_waiting")
    if waiting < _MANY:
        return False
    most = waiting * _AS_MANY_ANEW
    [(rows,)] = fetch(connection, "SELECT count(*) FROM (SELECT 1 FROM search LIMIT ?)", (most,))
    return bool(rows < most)


def _take_in(connection: sqlite3.Connection, rows: Sequence[tuple[int, int, int]]) -> None:
    for each in SEARCHABLE:
        numbers = [number for kind, number, _ in rows if kind == each.number]
        if numbers:
            places = [(place,) for kind, _, place in rows if kind == each.number and place]
            connection.executemany("DELETE FROM search WHERE rowid = ?", places)
            connection.executemany(_ADD, _rows(connection, each, numbers))
    connection.executemany("DELETE FROM search_waiting WHERE kind = ? AND id = ?", [row[:2] for row in rows])


def _index_words(names: bytes, texts: bytes) -> str:
    """What the index holds of these names and texts."""
    of_names, of_texts = (words_in(text.decode(errors="replace")) for text in (names, texts))
    return " ".join(dict.fromkeys([*of_names, *of_texts, *_tails(of_names)]))


def _tails(words: list[str]) -> Iterator[str]:
    for word in words:
        if len(word) <= _LONGEST_WITH_TAILS:
            yield from (word[start:] for start in range(1, len(word) - _SHORTEST_TAIL + 1))


def _rows(connection: sqlite3.Connection, each: Searchable, only: Sequence[int] | None = None) -> list[tuple[int, str]]:
    """The rows of the index for one kind, or for these ids of it, in their order."""
    names, texts = each.words()
    where = "" if only is None else "WHERE t.id IN (SELECT value FROM json_each(?))"
    rows: list[Any] = fetch(
        connection,
        f"SELECT {each.place('t')}, {names}, {texts} FROM {each.table} t {where}",
        () if only is None else (json.dumps(only),),
    )
    return sorted((place, _index_words(of_names, of_texts)) for place, of_names, of_texts in rows)


def _triggers(each: Searchable) -> Iterator[str]:
    """What an edit of a thing, or of what belongs to it, lets wait; a place that was noted before is the right one."""
    old, new = (", ".join(f"{side}.{column}" for column in each.columns) for side in ("OLD", "NEW"))
    yield _trigger(each.table, "INSERT", _wait(f"SELECT {each.number}, NEW.id, 0"))
    as_it_was = _wait(f"SELECT {each.number}, OLD.id, {each.place('OLD')}")
    yield _trigger(each.table, f"UPDATE OF {', '.join(each.columns)}", as_it_was, f"WHEN ({old}) IS NOT ({new})")
    yield _trigger(each.table, "DELETE", as_it_was)
    for part in each.parts:
        # Of a thing that is gone, nothing: it was noted itself.
        before, after = (
            _wait(f"SELECT {each.number}, t.id, {each.place('t')} FROM {each.table} t WHERE t.id = {side}.{part.owner}")
            for side in ("OLD", "NEW")
        )
        yield _trigger(part.table, "INSERT", after)
        yield _trigger(part.table, "UPDATE", before + after)
        yield _trigger(part.table, "DELETE", before)


def _trigger(table: str, what: str, statements: str, when: str = "") -> str:
    return f"""CREATE TEMP TRIGGER search_{what.split()[0].lower()}_{table} AFTER {what} ON main.{table} {when}
        BEGIN {statements} END"""


def _wait(rows: str) -> str:
    where = "" if " WHERE " in rows else " WHERE true"
    return f"INSERT INTO search_waiting (kind, id, place) {rows}{where} ON CONFLICT DO NOTHING;"
