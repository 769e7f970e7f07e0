"""Meetings as contact moments: who was there, and what is noted already."""

import datetime as dt

import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.words import MomentKind
from wijkdesk.exchange.calendar.appointments import Attendee, Meeting
from wijkdesk.exchange.calendar.moments_in import met, propose_moments
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.moments import list_moments
from wijkdesk.storage.writing import edit
from wijkdesk.storage.writing.calendar import note_meetings

DAY = dt.date(2026, 10, 5)
ANNA, KEES = Attendee("A. Berg", "ANNA@ymere.example"), Attendee("Bos, Kees van den", "")


@pytest.fixture
def dossier(tmp_path):
    people = [
        Contact(first_name="Anna", last_name="Berg", email="anna@ymere.example"),
        Contact(first_name="Kees", infix="van den", last_name="Bos"),
        Contact(first_name="Piet", last_name="Vos"),
        Contact(first_name="Piet", last_name="Vos"),
    ]
    noted = ContactMoment(day=DAY, summary="Het  Overleg", contacts=[people[0]])
    with Dossier.open(new_dossier(tmp_path, *people, noted)) as dossier:
        edit.change(dossier, Programme, 1, coordinator="Ik Zelf")
        yield dossier


def meeting(*attendees, day=DAY, summary="Bijpraten", **how):
    return Meeting("a", day, summary, attendees, **how)


def test_contacts_are_known_by_address_and_by_the_name_of_one_alone(dossier):
    stranger = Attendee("Piet Vos", "piet@x.example")
    [found] = propose_moments(
        [meeting(ANNA, KEES, stranger, Attendee("Ik Zelf", ""), day=dt.date(2026, 10, 6))], dossier.reader
    )
    assert found.contacts == (1, 2)
    assert found.names == ("Anna Berg", "Kees van den Bos")
    assert found.strangers == ("Piet Vos",)
    assert (found.kind, found.is_likely) == (MomentKind.MEETING, True)


def test_what_is_noted_already_is_known_by_its_words_or_by_who_was_there(dossier):
    found = propose_moments(
        [
            meeting(summary="het overleg"),
            meeting(ANNA, summary="iets anders"),
            meeting(ANNA, KEES),
            meeting(ANNA, day=dt.date(2026, 10, 6)),
        ],
        dossier.reader,
    )
    assert [each.is_noted for each in found] == [True, True, False, False]


def test_what_is_private_or_with_nobody_is_not_proposed_by_itself(dossier):
    private, alone = propose_moments(
        [meeting(ANNA, KEES, is_private=True), meeting(summary="Tandarts")], dossier.reader
    )
    assert (private.is_likely, alone.is_likely) == (False, False)
    assert met(private).confidential


def test_all_that_is_ticked_is_noted_in_one_step_and_reading_again_finds_it_noted(dossier):
    meetings = [meeting(ANNA, KEES, summary="Lunch"), meeting(KEES, day=dt.date(2026, 10, 7))]
    note_meetings(dossier, [met(each) for each in propose_moments(meetings, dossier.reader)])
    rows = list_moments(dossier.reader)
    assert [(row.day.day, row.kind, row.contact_ids) for row in rows[:2]] == [
        (7, MomentKind.TALK, (2,)),
        (5, MomentKind.LUNCH, (1, 2)),
    ]
    assert all(each.is_noted for each in propose_moments(meetings, dossier.reader))
    assert dossier.undo() == "Agenda ingelezen"
    assert len(list_moments(dossier.reader)) == 1
