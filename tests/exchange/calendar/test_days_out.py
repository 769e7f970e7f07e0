"""The days of a dossier in a calendar: which, under what name, and that a second import updates the first."""

import datetime as dt

import icalendar
import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment, Reconfirmation
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ActionState, ContactKind
from wijkdesk.exchange.calendar.days_out import ALL_PARTS, Part, days_of, write_calendar
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.programme import programme_uid
from wijkdesk.storage.writing import edit

TODAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
DUE = dt.date(2026, 12, 1)


@pytest.fixture
def dossier(tmp_path):
    ymere, hidden = Organisation(name="Ymere"), Organisation(name="Verborgen", confidential=True)
    fatma = Contact(first_name="Fatma", last_name="Yilmaz", kind=ContactKind.RESIDENT, review_on=dt.date(2027, 1, 7))
    secret = Contact(first_name="Gerrit", last_name="Geheim", confidential=True)
    asked = Commitment(organisation=ymere, what="mee", reconfirmations=[Reconfirmation(day=dt.date(2026, 9, 1))])
    things = [
        Action(title="Stoep voor Fatma Yilmaz", first_day=dt.date(2026, 11, 25), due=DUE, lead=ymere),
        Action(title="Stiekem", due=DUE, confidential=True),
        Action(title="Van de verborgene", due=DUE, lead=hidden),
        Action(title="Voorbij", due=DUE, state=ActionState.STOPPED, ended_on=DUE, lesson="niets"),
        Promise(what="Een bankje", by_contact=fatma, due=DUE),
        Promise(what="Aan Gerrit", to_contact=secret, due=DUE),
        Commitment(organisation=ymere, what="elke week"),
        asked,
        Commitment(organisation=hidden, what="stil"),
    ]
    with Dossier.open(new_dossier(tmp_path, *things)) as dossier:
        yield dossier


def events(dossier, days):
    calendar = icalendar.Calendar.from_ical(write_calendar(dossier.reader, days, NOW))
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def test_each_day_is_there_without_names_and_without_what_is_confidential(dossier):
    days = days_of(dossier.reader, ALL_PARTS, TODAY)
    assert [(day.day, day.title) for day in days] == [
        (dt.date(2026, 11, 25), "Actie begint: Stoep voor een bewoner"),
        (DUE, "Actie klaar: Stoep voor een bewoner"),
        (DUE, "Toezegging: Een bankje"),
        (dt.date(2026, 12, 31), "Halfjaaroverzicht tweede helft 2026"),
        (dt.date(2026, 12, 31), "Commitment opnieuw bevestigen: Ymere"),
        (dt.date(2027, 1, 7), "Gegevens van een bewoner nakijken"),
        (dt.date(2027, 6, 30), "Halfjaaroverzicht eerste helft 2027"),
        (dt.date(2027, 6, 30), "Commitment opnieuw bevestigen: Ymere"),
    ]


def test_what_was_chosen_goes_along_and_no_more(dossier):
    assert {day.title for day in days_of(dossier.reader, [Part.REVIEWS], TODAY)} == {
        "Gegevens van een bewoner nakijken"
    }
    with_who = days_of(dossier.reader, [Part.ACTIONS, Part.PROMISES], TODAY, with_who=True)
    assert {day.title for day in with_who} == {
        "Actie begint: Stoep voor een bewoner (Ymere)",
        "Actie klaar: Stoep voor een bewoner (Ymere)",
        "Toezegging: Een bankje",
    }


def test_an_appointment_lasts_all_day_and_is_of_this_dossier(dossier):
    found = events(dossier, days_of(dossier.reader, [Part.ACTIONS], TODAY))
    event = found[f"{programme_uid(dossier.reader)}-action-due-1"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (DUE, DUE + dt.timedelta(days=1))
    assert event["DTSTAMP"].dt == NOW
    assert event["SEQUENCE"] == 0
    assert "ATTENDEE" not in event


def test_a_second_import_knows_what_changed_and_keeps_the_rest(dossier):
    before = events(dossier, days_of(dossier.reader, ALL_PARTS, TODAY))
    edit.change(dossier, Action, 1, due=dt.date(2026, 12, 8))
    after = events(dossier, days_of(dossier.reader, ALL_PARTS, TODAY))
    assert before.keys() == after.keys()
    changed = {uid for uid in after if after[uid]["SEQUENCE"] > before[uid]["SEQUENCE"]}
    assert {uid.partition("-")[2] for uid in changed} == {"action-begin-1", "action-due-1"}
    assert all("LAST-MODIFIED" in after[uid] for uid in changed)
    dossier.undo()
    again = events(dossier, days_of(dossier.reader, ALL_PARTS, TODAY))
    assert all(again[uid]["SEQUENCE"] > after[uid]["SEQUENCE"] for uid in changed)


def test_what_was_marked_and_not_answered_does_not_leave(dossier):
    edit.change(dossier, Action, 1, title="bsn 111222333")
    with pytest.raises(Refused, match="gaat zo niet naar buiten"):
        days_of(dossier.reader, ALL_PARTS, TODAY)
    assert days_of(dossier.reader, [Part.REVIEWS], TODAY)
