"""The days of what repeats in a calendar."""

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from dateutil.rrule import rrulestr
from icalendar import Event

from wijkdesk.exchange.calendar.local_time import local_time

_MOST_DAYS: Final = 110_000  # of three centuries
_OF_THE_CLOCK: Final = ("BYHOUR", "BYMINUTE", "BYSECOND")
_TOO_OFTEN: Final = ("SECONDLY", "MINUTELY", "HOURLY")


class RepeatsTooOften(ValueError):
    """Something repeats within the day: no meeting with people does."""


def days_of(event: Event, start: dt.datetime, last_day: dt.date) -> list[dt.date]:
    """The days of a series that began at ``start``, up to and with ``last_day``, in order and each once."""
    days = {start.date()} if start.date() <= last_day else set()
    for rule in _listed(event.get("RRULE")):
        days |= set(_days_of_rule(rule, start, last_day))
    days |= {local_time(_begin(each.dt)).date() for dates in _listed(event.get("RDATE")) for each in dates.dts}
    days -= {local_time(each.dt).date() for dates in _listed(event.get("EXDATE")) for each in dates.dts}
    return sorted(day for day in days if day <= last_day)


def _days_of_rule(rule: Any, start: dt.datetime, last_day: dt.date) -> Iterator[dt.date]:
    parts = {name: value for name, value in rule.items() if name not in _OF_THE_CLOCK}
    if str(next(iter(parts.get("FREQ", [""])), "")).upper() in _TOO_OFTEN:
        raise RepeatsTooOften
    # Until is kept here: in the file it may be of another zone than the begin, which nothing compares.
    untils = [local_time(each) for each in parts.pop("UNTIL", [])]
    end = min([*untils, dt.datetime.combine(last_day, dt.time.max)])
    repeated = rrulestr(type(rule)(parts).to_ical().decode(), dtstart=start)
    if not parts.get("COUNT"):
        repeated = repeated.replace(until=end)
    for moment in islice(repeated, _MOST_DAYS):
        if moment > end:
            return
        yield moment.date()


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _begin(value: Any) -> Any:
    """Of a period, when it begins."""
    return value[0] if isinstance(value, tuple) else value
