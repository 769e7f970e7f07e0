"""Whom a direct report concerns."""

import datetime as dt

import pytest

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.words import ContactKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.concerned import concerned_by

DAY = dt.date(2026, 3, 12)
BEFORE, AFTER = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)


@pytest.fixture
def names(tmp_path):
    """The names of whom the one report among these things concerns, in their order."""

    def of(*things):
        path = tmp_path / "proef.wijkdesk"
        Dossier.create(path, lambda session: session.add_all([Programme(name="x"), *things]))
        with Dossier.open(path, read_only=True) as opened:
            rows = opened.reader.execute("SELECT id, first_name FROM contacts").fetchall()
            return [dict(rows)[number] for number in concerned_by(opened.reader, 1, DAY)]

    return of


def head(name, organisation, *, is_head=True, first_day=None, last_day=None, **about):
    person = Contact(first_name=name, **about)
    person.take_position(organisation, is_head=is_head, first_day=first_day, last_day=last_day)
    return person


def test_the_portfolio_holder_comes_first_and_then_the_heads_of_who_takes_part(names):
    lead, partner, other = (Organisation(name=name) for name in ("Ymere", "Politie", "School"))
    holder, pledged = Contact(first_name="Holder"), Contact(first_name="Pledged")
    things = [
        head("Lead", lead),
        head("Partner", partner),
        head("Worker", partner, is_head=False),
        head("Other", other),
        Commitment(organisation=partner, what="x", head=pledged),
    ]
    action = Action(title="x", lead=lead, partners=[partner])
    pillar = Pillar(name="Wonen", portfolio_holder=holder)
    found = names(*things, Escalation(subject="x", pillar=pillar, action=action))
    assert found == ["Holder", "Lead", "Partner", "Pledged"]


def test_the_pillar_may_be_that_of_the_action(names):
    pillar = Pillar(name="Wonen", portfolio_holder=Contact(first_name="Holder"))
    assert names(Escalation(subject="x", action=Action(title="x", main_pillar=pillar))) == ["Holder"]


def test_heads_are_those_of_the_day_and_nobody_confidential_or_resident_is_proposed(names):
    lead = Organisation(name="Ymere")
    things = [
        head("Gone", lead, last_day=BEFORE),
        head("Coming", lead, first_day=AFTER),
        head("Now", lead, first_day=DAY, last_day=DAY),
        head("Secret", lead, confidential=True),
        head("Neighbour", lead, kind=ContactKind.RESIDENT),
        Commitment(organisation=lead, what="x", head=Contact(first_name="Ended"), last_day=BEFORE),
        Commitment(organisation=lead, what="x", head=Contact(first_name="Hidden"), confidential=True),
    ]
    assert names(*things, Escalation(subject="x", action=Action(title="x", lead=lead))) == ["Now"]


def test_who_gets_it_already_is_not_proposed(names):
    lead = Organisation(name="Ymere")
    first, second = head("First", lead), head("Second", lead)
    pillar = Pillar(name="Wonen", portfolio_holder=first)
    action = Action(title="x", lead=lead, main_pillar=pillar)
    assert names(Escalation(subject="x", reported_to=first, copied_to=[second], action=action)) == []


def test_a_report_about_nothing_in_particular_concerns_nobody_else(names):
    assert names(Escalation(subject="x")) == []
