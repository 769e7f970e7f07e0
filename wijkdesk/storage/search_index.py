"""The search index: of everything that has words, which words those are, in an FTS5 table beside the tables.

It is derived: never journaled, made anew whenever it is missing or of another version of this module, and kept in step
by triggers in the transaction of the edit itself. They live as long as a connection (TEMP), as those of the journal.

A row holds each word of a thing once, folded; of the words in its names also every tail ("fietspad" has "ietspad" to
"pad"), so that the beginning of a word in the index is any piece of a word in a name. Tails take less room than
trigrams, and stand in the same table: one query finds one word by a piece of the title and another in a text. A rowid
is made of kind, day and id, so that FTS5 gives the newest of a kind first without sorting. Nothing of a row stays
behind when it goes (``secure-delete``).
"""

import re
import sqlite3
from collections.abc import Iterator
from typing import Any, Final

from wijkdesk.domain.folding import fold
from wijkdesk.storage import driver, faults
from wijkdesk.storage.searchable import SEARCHABLE, Searchable

VERSION: Final = 1
"""Kept in the file's ``user_version``: another number in whatever changes the rows of the index."""

INDEXED_START: Final = 8
"""Up to how many letters FTS5 has the beginnings of words ready; those of longer words it collects while searching."""

# With ``detail = none``, which would do, FTS5 loses count when it deletes securely (seen in SQLite 3.53).
_TABLE: Final = f"""CREATE VIRTUAL TABLE search USING fts5(
    words, tokenize = 'unicode61 remove_diacritics 2', detail = column, columnsize = 0,
    prefix = '{" ".join(map(str, range(1, INDEXED_START + 1)))}')"""
_ADD: Final = "INSERT INTO search (rowid, words) VALUES (?, ?)"
_SHORTEST_TAIL: Final = 3
_LONGEST_WITH_TAILS: Final = 64  # letters: what is longer is no word, and its tails would fill the file

_WORD = re.compile(r"[^\W_]+")


def words_in(text: str) -> list[str]:
    """The words of a text as the index holds them, in order."""
    return _WORD.findall(fold(text))


def build(connection: sqlite3.Connection) -> None:
    """Make the index anew, inside the caller's transaction.

    Its segments are left as FTS5 makes them: joined into one, some later edit would have to write all of it again.
    """
    connection.execute("DROP TABLE IF EXISTS search")
    connection.execute(_TABLE)
    connection.execute("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)")
    for each in sorted(SEARCHABLE, key=lambda each: each.number):  # in the order of rowids: else it takes eight times
        connection.executemany(_ADD, _rows(connection, each))
    connection.execute(f"PRAGMA user_version = {VERSION}")


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether there is an index of this version; whether it is right is what ``differs`` says."""
    [(version,)] = driver.fetch(connection, "PRAGMA user_version")
    there = driver.fetch(connection, "SELECT 1 FROM sqlite_schema WHERE name = 'search'")
    return bool(there) and int(version) == VERSION


def differs(connection: sqlite3.Connection) -> bool:
    """Whether the index says something else than the tables, or than FTS5 itself kept of it."""
    try:
        kept = dict(driver.fetch(connection, "SELECT rowid, words FROM search"))
        told = driver.fetch(connection, "PRAGMA integrity_check(search)")
    except faults.Damaged:
        return True
    wanted = {place: words for each in SEARCHABLE for place, words in _rows(connection, each)}
    return told != [("ok",)] or kept != wanted


def in_memory(reader: sqlite3.Connection) -> sqlite3.Connection:
    """An index of what ``reader`` reads, apart from its file; close it."""
    connection = driver.connect_in_memory(driver.file_of(reader))
    try:
        connection.execute(_TABLE)
        for each in SEARCHABLE:
            connection.executemany(_ADD, _rows(reader, each))
    except BaseException:
        connection.close()
        raise
    return connection


def install(connection: sqlite3.Connection) -> None:
    """Keep the index in step with every later change on this connection."""
    connection.create_function("search_words", 2, index_words, deterministic=True)
    for each in SEARCHABLE:
        for statement in _triggers(each):
            connection.execute(statement)


def index_words(names: bytes, texts: bytes) -> str:
    """What the index holds of these names and texts."""
    of_names, of_texts = (words_in(text.decode(errors="replace")) for text in (names, texts))
    return " ".join(dict.fromkeys([*of_names, *of_texts, *_tails(of_names)]))


def _tails(words: list[str]) -> Iterator[str]:
    for word in words:
        if len(word) <= _LONGEST_WITH_TAILS:
            yield from (word[start:] for start in range(1, len(word) - _SHORTEST_TAIL + 1))


def _rows(connection: sqlite3.Connection, each: Searchable) -> list[tuple[int, str]]:
    """The rows of the index for one kind, in their order."""
    names, texts = each.words()
    rows: list[Any] = driver.fetch(connection, f"SELECT {each.place('t')}, {names}, {texts} FROM {each.table} t")
    return sorted((place, index_words(of_names, of_texts)) for place, of_names, of_texts in rows)


def _triggers(each: Searchable) -> Iterator[str]:
    """What an edit of a thing, or of what belongs to it, does to the index."""
    take_out = f"DELETE FROM search WHERE rowid = {each.place('OLD')};"
    old, new = (", ".join(f"{side}.{column}" for column in each.columns) for side in ("OLD", "NEW"))
    yield _trigger(each.table, "INSERT", _put_in(each, "NEW.id"))
    yield _trigger(each.table, "UPDATE", take_out + _put_in(each, "NEW.id"), f"WHEN ({old}) IS NOT ({new})")
    yield _trigger(each.table, "DELETE", take_out)
    for part in each.parts:
        before, after = (_put_again(each, f"{side}.{part.owner}") for side in ("OLD", "NEW"))
        yield _trigger(part.table, "INSERT", after)
        yield _trigger(part.table, "UPDATE", before + after)
        yield _trigger(part.table, "DELETE", before)


def _trigger(table: str, what: str, statements: str, when: str = "") -> str:
    return f"""CREATE TEMP TRIGGER search_{what.lower()}_{table} AFTER {what} ON main.{table} {when}
        BEGIN {statements} END"""


def _put_in(each: Searchable, number: str) -> str:
    names, texts = each.words()
    return f"""INSERT INTO search (rowid, words)
        SELECT {each.place("t")}, search_words({names}, {texts}) FROM {each.table} t WHERE t.id = {number};"""


def _put_again(each: Searchable, number: str) -> str:
    """For what belongs to a thing: nothing where the thing itself is gone, for it took its row along."""
    return f"""DELETE FROM search WHERE rowid = (SELECT {each.place("t")} FROM {each.table} t WHERE t.id = {number});
        {_put_in(each, number)}"""
