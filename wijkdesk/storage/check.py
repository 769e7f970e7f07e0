"""Whether a dossier is whole: its file, its references, its values and its journal."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from wijkdesk.domain.refusal import Refused
from wijkdesk.storage import driver
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.mapping import ANNOUNCED
from wijkdesk.storage.tables import metadata
from wijkdesk.storage.writing.edit import NAMES


def findings(dossier: Dossier) -> list[str]:
    """What is wrong with a dossier, a Dutch sentence each; empty when all is well. Nothing is changed."""
    damage = list(_damage(dossier.reader))
    # In a damaged file the rest would only name the same damage again, or fail on it.
    return damage or [*_broken_references(dossier.reader), *_journal(dossier.reader), *_broken_rules(dossier.reader)]


def _damage(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        rows = connection.execute("PRAGMA quick_check").fetchall()
        rows += connection.execute("PRAGMA cipher_integrity_check").fetchall()
    except driver.driver_module().DatabaseError as error:
        yield f"Het bestand is beschadigd ({error}). Zet een back-up terug."
        return
    for (text,) in rows:
        if text != "ok":
            yield f"Het bestand is beschadigd ({text}). Zet een back-up terug."


def _broken_references(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, target, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield f"In {table} verwijst rij {row} naar iets in {target} dat er niet is."


def _journal(connection: sqlite3.Connection) -> Iterator[str]:
    for number, table, before, after in connection.execute(
        "SELECT id, table_name, before, after FROM journal_changes"
    ).fetchall():
        columns = {column.name for column in metadata.tables[table].columns} if table in ANNOUNCED else set()
        try:
            images = [json.loads(image) for image in (before, after) if image is not None]
        except ValueError:
            images = []
        if not columns or not images or any(not image.keys() <= columns for image in images):
            yield f"In de geschiedenis is regel {number} niet te lezen. Ongedaan maken kan daar stoppen."


def _broken_rules(connection: sqlite3.Connection) -> Iterator[str]:
    engine = create_engine("sqlite://", creator=lambda: connection, module=driver.driver_module(), poolclass=StaticPool)
    with Session(engine) as session:
        for kind, name in NAMES.items():
            try:
                things: Sequence[Any] = session.scalars(select(kind)).all()
            except (ValueError, LookupError):
                yield f"{name}: een waarde is niet te lezen."
                continue
            for thing in things:
                try:
                    thing.check()
                except Refused as refused:
                    yield f"{name} {thing.id}: {refused.reason}"
        session.expunge_all()
