"""The meetings in a calendar of another program, one by one: whatever is wrong with one leaves the others be."""

import codecs
import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from icalendar import Calendar, Event

from wijkdesk.domain.refusal import EARLIEST, LATEST
from wijkdesk.exchange.calendar.local_time import local_time
from wijkdesk.exchange.calendar.recurrence import RepeatsTooOften, days_of

_BEGIN = re.compile(r"BEGIN:(VEVENT|VTIMEZONE)[ \t]*", re.I)
_CALLED_OFF = re.compile(r"(?:geannuleerd|cancell?ed): ", re.I)  # before the title, where Outlook keeps it in sight


class Attendee(NamedTuple):
    name: str
    email: str


class Meeting(NamedTuple):
    """One meeting on one day here; ``uid`` and ``day`` together tell it from all others."""

    uid: str
    day: dt.date
    summary: str
    attendees: tuple[Attendee, ...] = ()
    is_private: bool = False


class Appointments(NamedTuple):
    """The meetings within the period, oldest first; how many others were cancelled; and what could not be read.

    ``unread`` has the number of each appointment in the file, from 1, and why: a Dutch phrase.
    """

    meetings: tuple[Meeting, ...]
    cancelled: int
    unread: tuple[tuple[int, str], ...]


class _Read(NamedTuple):
    """An appointment of the file; ``instead_of`` is the day of a series that it takes the place of.

    Where all days of the series after it go along, ``shift`` is how far.
    """

    number: int
    uid: str
    event: Event
    instead_of: dt.date | None
    sequence: int
    shift: dt.timedelta | None


class _Onward(NamedTuple):
    """How the days of a series are from one of them on."""

    since: dt.date
    shift: dt.timedelta
    event: Event


def read_appointments(content: bytes, first_day: dt.date, last_day: dt.date) -> Appointments | None:
    """The meetings between two days, both included; ``None`` for what is no calendar.

    What repeats is counted out, with what was moved or dropped of it. A day is that of the Netherlands.
    """
    text = _decoded(content)
    if not re.search(r"^BEGIN:VCALENDAR", text, re.M | re.I):
        return None
    is_cancelled = bool(re.search(r"^METHOD:CANCEL[ \t]*$", text, re.M | re.I))
    unread: list[tuple[int, str]] = []
    appointments = _latest(_read_blocks(text, unread))
    moved = {(each.uid, each.instead_of) for each in appointments if each.instead_of is not None}
    onward = _onward(appointments)
    meetings: dict[tuple[str, dt.date], Meeting] = {}
    cancelled = 0
    for each in appointments:
        try:
            found = list(_days(each, onward[each.uid], last_day))
        except RepeatsTooOften:
            unread.append((each.number, "het herhaalt vaker dan elke dag"))
            continue
        except Exception:  # a library for dates raises anything on what is none
            unread.append((each.number, "de datum is niet te lezen"))
            continue
        for counted, day, event in found:
            if not first_day <= day <= last_day or (each.instead_of is None and (each.uid, counted) in moved):
                continue
            if is_cancelled or _is_cancelled(event):
                cancelled += 1
            else:
                meetings.setdefault((each.uid, day), _meeting(each.uid, day, event))
    ordered = sorted(meetings.values(), key=lambda meeting: (meeting.day, meeting.summary, meeting.uid))
    return Appointments(tuple(ordered), cancelled, tuple(sorted(unread)))


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", "replace").encode("utf-8", "replace")
    content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\0", b"")
    content = re.sub(rb"\n[ \t]", b"", content)  # before its letters are read: a line may be folded within one
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _read_blocks(text: str, unread: list[tuple[int, str]]) -> list[_Read]:
    """The appointments of a file; time zones are the library's to remember."""
    found, number = [], 0
    for kind, block, is_whole in _blocks(text):
        if kind == "VTIMEZONE":
            _learn_zone(block)
            continue
        number += 1
        if not is_whole:
            unread.append((number, "het einde ontbreekt"))
            continue
        try:
            event = Event.from_ical(block)
            assert isinstance(event, Event)
            uid = str(event.get("UID", "")).strip() or f"zonder-{number}"
            instead_of = _replaced_day(event)
            found.append(_Read(number, uid, event, instead_of, _sequence(event), _shift(event, instead_of)))
        except Exception:  # as above
            unread.append((number, "het is beschadigd"))
    return found


def _blocks(text: str) -> Iterator[tuple[str, str, bool]]:
    """Each appointment and time zone: its kind, its lines, and whether its end is there."""
    kind, lines = "", list[str]()
    for line in text.split("\n"):
        begin = _BEGIN.fullmatch(line)
        if begin is not None:
            if kind:
                yield kind, "\n".join(lines), False
            kind, lines = begin[1].upper(), [line]
        elif kind:
            lines.append(line)
            if line.strip().upper() == f"END:{kind}":
                yield kind, "\n".join(lines), True
                kind = ""
    if kind:
        yield kind, "\n".join(lines), False


def _learn_zone(block: str) -> None:
    """Have the library know a zone that a file describes itself; what it cannot read it takes for the time here."""
    try:
        Calendar.from_ical(f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-\n{block}\nEND:VCALENDAR\n")
    except Exception:  # as above
        return


def _latest(appointments: list[_Read]) -> list[_Read]:
    """Of an appointment that stands in the file more than once, the last one that was sent."""
    found: dict[tuple[str, dt.date | None], _Read] = {}
    for each in appointments:
        before = found.get((each.uid, each.instead_of))
        if before is None or each.sequence >= before.sequence:
            found[each.uid, each.instead_of] = each
    return list(found.values())


def _sequence(event: Event) -> int:
    try:
        return int(event.get("SEQUENCE", 0))
    except (TypeError, ValueError):
        return 0


def _replaced_day(event: Event) -> dt.date | None:
    moved: Any = event.get("RECURRENCE-ID")
    return None if moved is None else local_time(moved.dt).date()


def _shift(event: Event, instead_of: dt.date | None) -> dt.timedelta | None:
    """How far the days of a series from this one on are moved; ``None`` where it is of one day alone."""
    if instead_of is None or str(event["RECURRENCE-ID"].params.get("RANGE", "")).upper() != "THISANDFUTURE":
        return None
    begin: Any = event["DTSTART"]
    return local_time(begin.dt).date() - instead_of


def _onward(appointments: Iterable[_Read]) -> defaultdict[str, list[_Onward]]:
    """By the appointment, what holds for its later days too, the last first."""
    found = defaultdict(list)
    for each in appointments:
        if each.instead_of is not None and each.shift is not None:
            found[each.uid].append(_Onward(each.instead_of, each.shift, each.event))
    for changes in found.values():
        changes.sort(key=lambda each: each.since, reverse=True)
    return found


def _days(read: _Read, onward: list[_Onward], last_day: dt.date) -> Iterator[tuple[dt.date, dt.date, Event]]:
    """The days of an appointment: that of the series, when it is held, and the event that tells of it."""
    begin: Any = read.event["DTSTART"]
    start = local_time(begin.dt)
    if not EARLIEST <= start.date() <= LATEST:
        raise ValueError(start)
    if read.instead_of is not None or not any(name in read.event for name in ("RRULE", "RDATE")):
        yield start.date(), start.date(), read.event
        return
    unmoved = _Onward(dt.date.min, dt.timedelta(), read.event)
    furthest_back = min(each.shift for each in (unmoved, *onward))
    for day in days_of(read.event, start, last_day - furthest_back):
        now = next((each for each in onward if each.since <= day), unmoved)
        yield day, day + now.shift, now.event


def _is_cancelled(event: Event) -> bool:
    called_off = _CALLED_OFF.match(str(event.get("SUMMARY", "")).lstrip())
    return called_off is not None or str(event.get("STATUS", "")).upper() == "CANCELLED"


def _meeting(uid: str, day: dt.date, event: Event) -> Meeting:
    summary = " ".join(str(event.get("SUMMARY", "")).split())
    is_private = str(event.get("CLASS", "PUBLIC")).upper() in ("PRIVATE", "CONFIDENTIAL")
    return Meeting(uid, day, summary, tuple(_attendees(event)), is_private)


def _attendees(event: Event) -> Iterator[Attendee]:
    """Who was asked and did not decline, with who asked them; each once."""
    seen = set()
    for name in ("ORGANIZER", "ATTENDEE"):
        given: Any = event.get(name, [])
        for each in given if isinstance(given, list) else [given]:
            parameters = getattr(each, "params", {})
            if str(parameters.get("PARTSTAT", "")).upper() == "DECLINED":
                continue
            if str(parameters.get("CUTYPE", "INDIVIDUAL")).upper() in ("ROOM", "RESOURCE"):
                continue
            email = re.sub(r"(?i)^mailto:", "", str(each)).strip()
            attendee = Attendee(str(parameters.get("CN", "")).strip(" \"'"), email if "@" in email else "")
            if attendee not in seen and any(attendee):
                seen.add(attendee)
                yield attendee
