"""Who goes along with a part of a dossier: not who is known from what is left out alone."""

import datetime as dt

import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ContactKind, MomentKind
from wijkdesk.storage.confidential.known import going_along
from wijkdesk.storage.confidential.rule import open_things
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.people import list_contacts, list_organisations

DAY = dt.date(2026, 3, 12)
SECRET_TALK = {"day": DAY, "kind": MomentKind.TALK, "confidential": True}


@pytest.fixture
def along(tmp_path):
    """The names of the people and organisations that go along with the rest of these things."""

    def of(*things):
        with Dossier.open(new_dossier(tmp_path, *things), read_only=True) as opened:
            found = going_along(opened.reader, open_things(opened.reader))
            people = list_contacts(opened.reader, only=found.contacts)
            return {row.name for row in (*people, *list_organisations(opened.reader, only=found.organisations))}

    return of


@pytest.fixture
def fatma():
    return Contact(kind=ContactKind.RESIDENT, first_name="Fatma", last_name="Kaya")


@pytest.fixture
def police():
    return Organisation(name="Politie")


def test_who_is_known_from_a_confidential_talk_alone_stays_behind(along, fatma, police):
    assert along(ContactMoment(**SECRET_TALK, contacts=[fatma], organisations=[police])) == set()


def test_who_took_part_in_something_that_goes_along_does_too(along, fatma, police):
    secret = ContactMoment(**SECRET_TALK, contacts=[fatma], organisations=[police])
    pledge = Commitment(organisation=police, what="Elke week een agent")

    assert along(secret, pledge, Promise(what="Een lamp", to_contact=fatma)) == {"Fatma Kaya", "Politie"}


def test_who_has_a_position_with_a_partner_goes_along_and_who_has_it_with_nobody_does_not(along, fatma, police):
    anna = Contact(first_name="Anna", last_name="Vos")
    anna.take_position(police)
    group = Organisation(name="Bewonersgroep")
    fatma.take_position(group)
    secret = ContactMoment(**SECRET_TALK, contacts=[anna, fatma])

    assert along(secret, Action(title="Lampen", lead=police)) == {"Anna Vos", "Politie"}


def test_who_works_for_a_confidential_organisation_alone_stays_behind(along):
    anna = Contact(first_name="Anna", last_name="Vos")
    anna.take_position(Organisation(name="Qorvenhuis", confidential=True))

    assert along(anna) == set()


def test_an_address_that_stands_by_itself_goes_along(along, fatma, police):
    anna = Contact(first_name="Anna", last_name="Vos")
    anna.take_position(police)

    assert along(anna, fatma) == {"Anna Vos", "Fatma Kaya", "Politie"}
