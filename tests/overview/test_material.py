"""What hangs on something confidential is as confidential."""

import datetime as dt

import pytest

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ActionState
from wijkdesk.overview.material import read_material
from wijkdesk.storage.dossier import Dossier

DAY = dt.date(2026, 3, 12)


@pytest.fixture
def material_of(dossier):
    def of(*things):
        with Dossier.open(dossier(*things), read_only=True) as opened:
            return read_material(opened.reader)

    return of


@pytest.fixture
def raid():
    return Action(title="Inval", state=ActionState.RUNNING, first_day=DAY, confidential=True)


@pytest.fixture
def agency():
    return Organisation(name="Geheime Dienst", confidential=True)


def everything_of(action):
    return [
        Event(title="Gebeurtenis", day=DAY, action=action),
        Escalation(subject="Melding", action=action),
        Promise(what="Belofte", to_residents=True, made_on=DAY, action=action),
        ContactMoment(day=DAY, organisations=[Organisation(name="Ymere")], action=action),
    ]


def told(material):
    return [
        *(row.title for row in material.actions),
        *(row.title for row in material.events),
        *(row.subject for row in material.escalations),
        *(row.what for row in material.promises),
        *(row.organisation for row in material.presence),
        *material.moment_days,
    ]


def test_what_belongs_to_a_confidential_action_is_left_out(material_of, raid):
    assert told(material_of(*everything_of(raid))) == []


def test_what_belongs_to_an_open_action_is_told(material_of, raid):
    raid.confidential = False

    assert told(material_of(*everything_of(raid))) == ["Inval", "Gebeurtenis", "Melding", "Belofte", "Ymere", DAY]


def test_what_belongs_to_an_action_that_a_confidential_organisation_leads_is_left_out(material_of, raid, agency):
    raid.confidential, raid.lead, raid.partners = False, agency, [Organisation(name="Politie")]

    assert told(material_of(*everything_of(raid))) == []


def test_an_action_with_confidential_partners_alone_is_left_out(material_of, agency):
    alone = Action(title="Alleen", partners=[agency])
    together = Action(title="Samen", partners=[agency, Organisation(name="Ymere")])

    material = material_of(alone, together)

    assert told(material) == ["Samen"]
    assert [party.name for party in material.partners(material.actions[0].partner_ids)] == ["Ymere"]


@pytest.mark.parametrize("side", ["by_organisation", "to_organisation"])
def test_a_promise_by_or_to_a_confidential_organisation_is_left_out(material_of, agency, side):
    assert told(material_of(Promise(what="Belofte", to_residents=side[0] == "b", made_on=DAY, **{side: agency}))) == []


def test_a_promise_made_in_a_confidential_moment_is_left_out(material_of):
    talk = ContactMoment(day=DAY, confidential=True)

    assert told(material_of(Promise(what="Belofte", to_residents=True, made_on=DAY, made_in=talk))) == []


def test_a_promise_that_replaces_a_confidential_one_is_left_out_however_often_it_was_replaced(material_of, raid):
    first = Promise(what="Belofte", to_residents=True, made_on=DAY, action=raid)
    second = first.renegotiate(DAY, due=None)
    third = second.renegotiate(DAY, due=None)
    second.action = third.action = None

    assert told(material_of(third, second, first)) == []


def test_a_moment_with_only_people_of_a_confidential_organisation_is_left_out(material_of, agency):
    spy = Contact(last_name="Schaduw")
    spy.take_position(agency)
    alone = ContactMoment(day=DAY, contacts=[spy])
    together = ContactMoment(day=DAY, contacts=[spy], organisations=[Organisation(name="Ymere")])

    assert told(material_of(alone, together)) == ["Ymere", DAY]


def test_a_moment_with_nobody_is_told(material_of):
    assert told(material_of(ContactMoment(day=DAY))) == [DAY]


def test_a_commitment_of_a_confidential_organisation_is_left_out_with_its_answers(material_of, agency):
    pledge = Commitment(organisation=agency, what="Iets", first_day=DAY)
    pledge.reconfirm(DAY, note="Geheim")

    material = material_of(pledge)

    assert (material.commitments, material.answers) == ([], {})
