"""The meetings of a calendar: zones, series, what was cancelled, and events with one thing wrong each."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.calendar.making import OWN_ZONE, attendee, calendar, event
from wijkdesk.exchange.calendar.appointments import Appointments, read_appointments

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 3, 31)
OUTLOOK_ZONE = ";TZID=W. Europe Standard Time:"


def read(*events, **how):
    return read_appointments(calendar(*events, **how), FIRST, LAST)


def days(*events, **how):
    return [f"{meeting.day:%d-%m}" for meeting in read(*events, **how).meetings]


@pytest.mark.parametrize(
    ("start", "day"),
    [
        (":20260110T120000", "10-01"),
        (":20260110T233000Z", "11-01"),
        (";TZID=America/New_York:20260110T200000", "11-01"),
        (f"{OUTLOOK_ZONE}20260110T233000", "10-01"),
        (";TZID=Eastern Standard Time:20260110T200000", "11-01"),
        (";TZID=Tijd van hier:20260111T003000", "11-01"),
        (";VALUE=DATE:20260112", "12-01"),
        (":20251231T233000Z", "01-01"),
    ],
)
def test_a_day_is_that_of_the_netherlands_whatever_the_zone(start, day):
    assert days(event("a", start), zone=OWN_ZONE) == [day]


def test_what_repeats_is_counted_out_within_the_period_alone():
    weekly = event("a", f"{OUTLOOK_ZONE}20251222T100000", "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260126T090000Z")
    assert days(weekly) == ["05-01", "12-01", "19-01", "26-01"]
    assert days(event("b", ";VALUE=DATE:20260131", "RRULE:FREQ=MONTHLY;COUNT=3")) == ["31-01", "31-03"]
    assert days(event("c", ":20260105T100000", "RDATE:20260107T100000,20260109T100000")) == ["05-01", "07-01", "09-01"]
    forever = event("d", ":19500102T100000", "RRULE:FREQ=DAILY;BYHOUR=9,10,11")
    assert len(days(forever)) == 90


def test_what_was_moved_or_dropped_of_a_series_is_where_it_went():
    series = event(
        "a",
        f"{OUTLOOK_ZONE}20260105T100000",
        "RRULE:FREQ=WEEKLY;COUNT=4",
        f"EXDATE{OUTLOOK_ZONE}20260112T100000",
    )
    moved = event("a", f"{OUTLOOK_ZONE}20260121T100000", f"RECURRENCE-ID{OUTLOOK_ZONE}20260119T100000")
    dropped = event(
        "a", f"{OUTLOOK_ZONE}20260126T100000", f"RECURRENCE-ID{OUTLOOK_ZONE}20260126T100000", "STATUS:CANCELLED"
    )
    found = read(series, moved, dropped)
    assert [f"{meeting.day:%d-%m}" for meeting in found.meetings] == ["05-01", "21-01"]
    assert found.cancelled == 1


def test_what_was_moved_from_a_day_on_goes_on_from_there():
    series = event("a", f"{OUTLOOK_ZONE}20260105T100000", "RRULE:FREQ=WEEKLY", summary="maandag")
    onward = f"RECURRENCE-ID;RANGE=THISANDFUTURE{OUTLOOK_ZONE}"
    tuesday = event("a", f"{OUTLOOK_ZONE}20260120T140000", f"{onward}20260119T100000", summary="dinsdag")
    once = event("a", f"{OUTLOOK_ZONE}20260130T100000", f"RECURRENCE-ID{OUTLOOK_ZONE}20260126T100000", summary="los")
    sunday = event("a", f"{OUTLOOK_ZONE}20260208T100000", f"{onward}20260209T100000", summary="zondag")
    dropped = event("a", f"{OUTLOOK_ZONE}20260302T100000", f"{onward}20260302T100000", "STATUS:CANCELLED")
    found = read(once, dropped, series, sunday, tuesday)
    assert [f"{meeting.day:%d-%m} {meeting.summary}" for meeting in found.meetings] == [
        *("05-01 maandag", "12-01 maandag", "20-01 dinsdag", "30-01 los", "03-02 dinsdag"),
        *("08-02 zondag", "15-02 zondag", "22-02 zondag"),
    ]
    assert found.cancelled == 5


def test_a_day_that_was_moved_into_the_period_is_read_and_one_that_was_moved_out_is_not():
    series = event("a", ":20260330T100000", "RRULE:FREQ=WEEKLY;COUNT=3")
    onward = "RECURRENCE-ID;RANGE=THISANDFUTURE:20260330T100000"
    assert days(series, event("a", ":20260320T100000", onward)) == ["20-03", "27-03"]
    assert days(series, event("a", ":20260402T100000", onward)) == []


def test_what_was_cancelled_is_counted_and_left_out():
    assert read(event("a", ":20260110T120000", "STATUS:CANCELLED")).cancelled == 1
    assert read(event("a", ":20260110T120000", summary="Geannuleerd: Overleg")).cancelled == 1
    assert read(event("a", ":20260110T120000"), method="CANCEL").meetings == ()


def test_of_an_appointment_that_stands_there_twice_the_last_counts():
    found = read(
        event("a", ":20260110T120000", "SEQUENCE:2", summary="nieuw"),
        event("a", ":20260109T120000", "SEQUENCE:1", summary="oud"),
    )
    assert [meeting.summary for meeting in found.meetings] == ["nieuw"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_are_read_in_every_encoding_and_where_a_line_is_folded_within_one(encoding):
    content = calendar(event("a", ":20260110T120000", summary="Café én bar")).decode().encode(encoding)
    if encoding == "utf-8":
        content = content.replace("é".encode(), b"\xc3\r\n \xa9")
    [meeting] = read_appointments(content, FIRST, LAST).meetings
    assert meeting.summary == "Café én bar"


def test_who_was_there_is_who_was_asked_and_did_not_decline():
    [meeting] = read(
        event(
            "a",
            ":20260110T120000",
            "ORGANIZER;CN=Anna:mailto:anna@x.example",
            attendee("Berg, Kees van den", "MAILTO:kees@x.example".removeprefix("MAILTO:"), partstat="ACCEPTED"),
            attendee("Piet", "piet@x.example", partstat="DECLINED"),
            attendee("Zaal 3", "zaal@x.example", cutype="ROOM"),
            "CLASS:PRIVATE",
            summary="Overleg\\, lang \r\n verhaal",
        )
    ).meetings
    assert [(each.name, each.email) for each in meeting.attendees] == [
        ("Anna", "anna@x.example"),
        ("Berg, Kees van den", "kees@x.example"),
    ]
    assert (meeting.summary, meeting.is_private) == ("Overleg, lang verhaal", True)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (event("x", ":gisteren"), "de datum is niet te lezen"),
        (event("x", ":00010101T100000"), "de datum is niet te lezen"),
        (event("x", ":20260110T120000").replace("DTSTART", "DTNIET"), "de datum is niet te lezen"),
        (event("x", ":20260110T120000", "RRULE:FREQ=SECONDLY"), "het herhaalt vaker dan elke dag"),
        (event("x", ":20260110T120000", "RRULE:FREQ=SOMS"), "de datum is niet te lezen"),
        ("BEGIN:VEVENT\r\nUID:x\r\nDTSTART:20260110T120000", "het einde ontbreekt"),
    ],
)
def test_one_bad_appointment_is_named_and_stops_none_of_the_others(wrong, reason):
    found = read(event("a", ":20260110T120000"), wrong, event("b", ":20260111T120000"))
    assert [meeting.uid for meeting in found.meetings] == ["a", "b"]
    assert found.unread == ((2, reason),)


def test_thousands_of_appointments_without_an_end_are_each_named():
    assert len(read(*["BEGIN:VEVENT"] * 5000).unread) == 5000


@pytest.mark.parametrize("content", [b"", b"Beste buren", b"\x00\xff", b"BEGIN:VCARD\r\nEND:VCARD\r\n"])
def test_what_is_no_calendar_is_none(content):
    assert read_appointments(content, FIRST, LAST) is None


pieces = st.sampled_from(
    [
        "BEGIN:VEVENT\n",
        "END:VEVENT\n",
        "BEGIN:VTIMEZONE\n",
        "END:VTIMEZONE\n",
        "UID:a\n",
        "DTSTART:20260110T120000\n",
        "RRULE:FREQ=",
        "DAILY",
        "YEARLY;BYMONTH=2;BYMONTHDAY=30",
        ";COUNT=",
        "9" * 20,
        ";INTERVAL=0",
        "\n",
        "EXDATE:",
        "1",
        "RECURRENCE-ID:20260110\n",
        "DTSTART;TZID=Niets:20260110T120000\n",
        "ATTENDEE",
        ";CN=",
        ":",
        '"',
        "\n ",
    ]
)


@given(st.lists(st.one_of(pieces, st.text(max_size=6)), max_size=50))
def test_whatever_stands_in_a_calendar_it_is_read_or_named(parts):
    found = read_appointments(("BEGIN:VCALENDAR\n" + "".join(parts)).encode("utf-8", "replace"), FIRST, LAST)
    assert isinstance(found, Appointments)
    assert all(FIRST <= meeting.day <= LAST for meeting in found.meetings)
