"""Photos, and their pictures."""

import datetime as dt
import sqlite3
from collections.abc import Collection
from typing import NamedTuple

from wijkdesk.domain.photo import may_be_shown
from wijkdesk.domain.words import PhotoMoment
from wijkdesk.storage.driver import fetch
from wijkdesk.storage.reading.rows import read


class PhotoRow(NamedTuple):
    id: int
    description: str
    moment: PhotoMoment
    taken_on: dt.date | None
    action_id: int | None
    action: str | None
    event_id: int | None
    event: str | None
    people_recognisable: bool | None
    they_agreed: bool | None
    confidential: bool
    picture_id: int
    media_type: str
    width: int
    height: int

    @property
    def may_be_shown(self) -> bool:
        """As of the photo itself: not what is confidential, nor people of whom nobody knows that they agreed."""
        return may_be_shown(self.confidential, self.people_recognisable, self.they_agreed)


def list_photos(connection: sqlite3.Connection, only: Collection[int] | None = None) -> list[PhotoRow]:
    """Every photo, without its bytes."""
    return read(
        connection,
        PhotoRow,
        """SELECT t.id, t.description, t.moment, t.taken_on, t.action_id, a.title, t.event_id, e.title,
           t.people_recognisable, t.they_agreed, t.confidential, t.picture_id, b.media_type, b.width, b.height
           FROM photos t JOIN pictures b ON b.id = t.picture_id
           LEFT JOIN actions a ON a.id = t.action_id LEFT JOIN events e ON e.id = t.event_id
           {where} ORDER BY t.id""",
        only=only,
    )


def list_photos_of(connection: sqlite3.Connection, action: int) -> list[PhotoRow]:
    """The photos of one action, in the order in which they were added."""
    numbers = fetch(connection, "SELECT id FROM photos WHERE action_id = ?", (action,))
    return list_photos(connection, only=[number for (number,) in numbers])


def thumbnail(connection: sqlite3.Connection, picture_id: int) -> bytes:
    """The small picture, encoded; a ``LookupError`` for an id that is not there."""
    return _bytes(connection, "thumbnail", picture_id)


def picture(connection: sqlite3.Connection, picture_id: int) -> bytes:
    """The whole picture, encoded; a ``LookupError`` for an id that is not there."""
    return _bytes(connection, "content", picture_id)


def _bytes(connection: sqlite3.Connection, column: str, picture_id: int) -> bytes:
    rows = fetch(connection, f"SELECT {column} FROM pictures WHERE id = ?", (picture_id,))
    if not rows:
        raise LookupError(picture_id)
    content: bytes = rows[0][0]
    return content
