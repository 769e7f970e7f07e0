"""What is recorded of partners, and what may need attention, as it is read from a dossier."""

import datetime as dt

import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ActionState, ContactKind, MomentKind, OrganisationKind, PromiseState, Rhythm
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading import needs, partners

DAY = dt.date(2026, 3, 12)
BEFORE, AFTER = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)


@pytest.fixture
def read(tmp_path):
    """Make a dossier with these things and read it."""
    opened = []

    def make(*content):
        opened.append(Dossier.open(new_dossier(tmp_path, *content), read_only=True))
        return opened[-1].reader

    yield make
    for dossier in opened:
        dossier.close()


def partner(name="Ymere", **values):
    organisation = Organisation(name=name)
    return organisation, Commitment(organisation=organisation, what="Elke maand aan tafel", **values)


def test_a_partner_was_there_by_name_or_through_who_worked_there_on_that_day(read):
    organisation, commitment = partner()
    other = Organisation(name="Zonder commitment")
    anna = Contact(first_name="Anna")
    anna.take_position(organisation, first_day=DAY, last_day=DAY)
    moments = [
        ContactMoment(day=BEFORE, contacts=[anna]),
        ContactMoment(day=DAY, contacts=[anna], organisations=[organisation]),
        ContactMoment(day=DAY, organisations=[organisation]),
        ContactMoment(day=AFTER, contacts=[anna]),
        ContactMoment(day=AFTER, organisations=[other]),
    ]
    reader = read(organisation, commitment, other, anna, *moments)
    assert [(row.day, row.moments) for row in partners.list_present(reader)] == [(DAY, 2)]


def test_a_pledge_ends_with_the_commitment_or_with_who_left(read):
    first, ended = partner("A", last_day=DAY, rhythm=Rhythm.MONTHLY)
    second, left = partner("B", last_day=AFTER)
    second.left_on = BEFORE
    third, running = partner("C")
    rows = partners.list_pledges(read(first, ended, second, left, third, running))
    assert [(row.organisation, row.last_day) for row in rows] == [("A", DAY), ("B", BEFORE), ("C", None)]


def test_only_what_was_kept_or_broken_is_an_outcome_also_of_somebody_who_worked_there_then(read):
    organisation, commitment = partner()
    anna = Contact(first_name="Anna")
    anna.take_position(organisation, first_day=DAY)
    states = {PromiseState.KEPT: True, PromiseState.BROKEN: False}
    promises = [
        Promise(what=state.dutch, by_organisation=organisation, state=state, settled_on=DAY, reason="Te druk")
        for state in PromiseState
        if state is not PromiseState.OPEN
    ]
    own = Promise(what="Zelf", by_contact=anna, state=PromiseState.KEPT, settled_on=AFTER)
    before = Promise(what="Eerder", by_contact=anna, state=PromiseState.KEPT, settled_on=BEFORE)
    rows = partners.list_outcomes(read(organisation, commitment, anna, *promises, own, before))
    assert [(row.day, row.kept) for row in rows if row.day == DAY] == [(DAY, kept) for kept in states.values()]
    assert [row.day for row in rows if row.day != DAY] == [AFTER]


def test_a_partner_takes_part_in_what_began_once_whether_it_leads_or_not(read):
    organisation, commitment = partner()
    both = Action(title="A", state=ActionState.RUNNING, started_on=DAY, lead=organisation, partners=[organisation])
    idea = Action(title="B", state=ActionState.PLANNED, first_day=BEFORE, lead=organisation)
    rows = partners.list_taking_part(read(organisation, commitment, both, idea))
    assert [(row.first_day, row.last_day, row.actions) for row in rows] == [(DAY, None, 1)]


def test_every_day_on_which_anything_was_noted_is_read_once(read):
    organisation, commitment = partner()
    resident = Contact(first_name="Bo", kind=ContactKind.RESIDENT)
    moments = [ContactMoment(day=DAY, organisations=[organisation]), ContactMoment(day=DAY, contacts=[resident])]
    reader = read(organisation, commitment, resident, *moments, ContactMoment(day=BEFORE))
    assert partners.list_noted_days(reader) == [BEFORE, DAY]


def test_calls_are_counted_apart(read):
    organisation, commitment = partner()
    moments = [
        ContactMoment(day=DAY, organisations=[organisation], kind=kind) for kind in (MomentKind.CALL, MomentKind.LUNCH)
    ]
    [row] = partners.list_present(read(organisation, commitment, *moments))
    assert (row.moments, row.calls) == (2, 1)


def test_promises_that_are_due_or_of_which_residents_know_nothing_are_read(read):
    group = Organisation(name="Buurtgroep", kind=OrganisationKind.RESIDENTS)
    refused = {"state": PromiseState.REFUSED, "settled_on": DAY, "reason": "Geen geld"}
    promises = [
        Promise(what="Vandaag", due=DAY),
        Promise(what="Later", due=AFTER),
        Promise(what="Nooit", due=None),
        Promise(what="Nee", to_organisation=group, **refused),
        Promise(what="Nee, verteld", to_residents=True, told_on=DAY, told_how="Brief", **refused),
        Promise(what="Nee, aan een partner", **refused),
        Promise(what="Weer nee", to_residents=True, made_on=BEFORE, told_on=BEFORE, told_how="Brief", **refused),
    ]
    rows = needs.list_due_promises(read(group, *promises), DAY, BEFORE)
    assert {row.what for row in rows} == {"Vandaag", "Nee", "Weer nee"}
    assert {row.what: (row.is_ours, row.to_residents) for row in rows}["Nee"] == (True, True)


def test_how_people_are_seen_is_counted_from_a_day_on_and_not_of_who_left(read):
    organisation, _ = partner()
    anna, bea = Contact(first_name="Anna"), Contact(first_name="Bea")
    bea.take_position(organisation, last_day=DAY)
    days = [DAY, DAY + dt.timedelta(days=10), DAY + dt.timedelta(days=40)]
    moments = [ContactMoment(day=day, contacts=[anna, bea]) for day in (BEFORE, *days, days[0])]
    [row] = needs.list_seen(read(organisation, anna, bea, *moments), DAY, 3)
    assert (row.name, row.moments, row.average_gap, row.longest_gap, row.last_moment) == ("Anna", 3, 20, 30, days[-1])
    assert row.organisation_id is None


def test_what_an_overview_lacks_is_counted_in_its_half_year(read):
    ended = {"state": ActionState.SUCCEEDED, "lesson": "Begin klein"}
    actions = [
        Action(title="A", ended_on=DAY, result="Het is schoon", **ended),
        Action(title="B", ended_on=DAY, result=" ", **ended),
        Action(title="C", ended_on=dt.date(2026, 7, 1), **ended),
    ]
    row = needs.overview_need(read(*actions, ContactMoment(day=DAY)), HalfYear(2026, 1))
    assert (row.state, row.ended, row.without_result, row.moments) == (None, 2, 1, 1)


def test_the_last_day_of_the_log_is_read_up_to_a_day(read):
    reader = read(ContactMoment(day=BEFORE), ContactMoment(day=AFTER))
    assert needs.last_noted(reader, DAY) == BEFORE
    assert needs.last_noted(reader, dt.date(2020, 1, 1)) is None
