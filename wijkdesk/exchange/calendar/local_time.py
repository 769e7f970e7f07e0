"""What the clock here said."""

import datetime as dt
import zoneinfo
from typing import Final

HERE: Final = zoneinfo.ZoneInfo("Europe/Amsterdam")


def local_time(value: dt.date | dt.datetime) -> dt.datetime:
    """A moment as the clock here said it, without its zone; a day is its midnight."""
    if not isinstance(value, dt.datetime):
        return dt.datetime.combine(value, dt.time())
    return value if value.tzinfo is None else value.astimezone(HERE).replace(tzinfo=None)
