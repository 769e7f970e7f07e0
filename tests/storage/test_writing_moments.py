"""Contact moments with what was agreed in them: one step, or nothing."""

import datetime as dt

import pytest

from tests.dossiers import HOSTILE, contents, new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ActionState, ContactKind, MomentKind, OrganisationKind, PromiseState
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.moments import last_groups, list_moments
from wijkdesk.storage.reading.people import list_contacts, residents_among
from wijkdesk.storage.reading.promises import list_promises
from wijkdesk.storage.reading.related import promises_made_in
from wijkdesk.storage.writing.edit import add, remove
from wijkdesk.storage.writing.moments import Agreement, agree, note_moment

DAY = dt.date(2026, 11, 23)
ANNA, BO = (Contact, 1), (Contact, 2)
YMERE, NEIGHBOURS = (Organisation, 1), (Organisation, 2)


@pytest.fixture
def dossier(tmp_path):
    ymere = Organisation(name="Ymere", kind=OrganisationKind.HOUSING)
    neighbours = Organisation(name="Bewonersgroep Noord", kind=OrganisationKind.RESIDENTS)
    anna, bo = Contact(first_name="Anna"), Contact(first_name="Bo", kind=ContactKind.RESIDENT)
    anna.id, bo.id = 1, 2
    anna.take_position(ymere, first_day=dt.date(2024, 1, 1))
    with Dossier.open(new_dossier(tmp_path, ymere, neighbours, anna, bo)) as dossier:
        yield dossier


def noted(dossier, **values) -> int:
    return note_moment(dossier, **{"day": DAY, "kind": MomentKind.MEETING, "summary": "Overleg"} | values)


def test_a_moment_with_its_agreements_and_newcomers_is_one_step_and_comes_back_with_one(dossier):
    before, announced = contents(dossier), []
    dossier.listen(announced.append)
    number = noted(
        dossier,
        present=[ANNA, YMERE, (Contact, "Jan van der Berg"), ANNA],
        agreements=[
            Agreement("Lamp maken", by=(Contact, "Jan van der Berg"), to_residents=True, due=dt.date(2026, 12, 1)),
            Agreement("Bankje plaatsen", becomes=Action, by=ANNA, due=dt.date(2027, 1, 1)),
        ],
    )
    [row] = list_moments(dossier.reader, only=[number])
    assert (row.day, row.kind, row.summary) == (DAY, MomentKind.MEETING, "Overleg")
    assert (row.contacts, row.organisations) == (("Anna", "Jan van der Berg"), ("Ymere",))
    [promise] = list_promises(dossier.reader)
    assert (promise.what, promise.by_contact, promise.to_residents) == ("Lamp maken", "Jan van der Berg", True)
    assert (promise.made_on, promise.due, promise.state) == (DAY, dt.date(2026, 12, 1), PromiseState.OPEN)
    assert (promise.made_in_id, promises_made_in(dossier.reader, number)) == (number, [promise.id])
    [action] = list_actions(dossier.reader)
    assert (action.title, action.state, action.due) == ("Bankje plaatsen", ActionState.PLANNED, dt.date(2027, 1, 1))
    assert (action.lead_contact, action.lead) == ("Anna", "Ymere")
    [row] = [row for row in list_contacts(dossier.reader) if row.infix]
    assert (row.first_name, row.infix, row.last_name) == ("Jan", "van der", "Berg")
    assert len(announced) == 1
    assert dossier.undo() == "Contactmoment en 2 afspraken genoteerd"
    assert contents(dossier) == before
    assert dossier.undoable is None


@pytest.mark.parametrize(
    ("agreement", "field"),
    [
        (Agreement("Te laat", due=DAY - dt.timedelta(1)), "agreements.1.due"),
        (Agreement("\u200b"), "agreements.1.what"),
        (Agreement(" ", becomes=Action), "agreements.1.what"),
        (Agreement("Ooit", becomes=Action, due=dt.date(226, 1, 1)), "agreements.1.due"),
    ],
)
def test_an_agreement_that_cannot_be_names_its_place_and_nothing_is_noted(dossier, agreement, field):
    before = contents(dossier)
    with pytest.raises(Refused) as refused:
        noted(dossier, present=[(Contact, "Nieuw")], agreements=[Agreement("Goed"), agreement])
    assert refused.value.field == field
    assert contents(dossier) == before


def test_a_moment_is_with_somebody_or_about_something(dossier):
    with pytest.raises(Refused) as refused:
        noted(dossier, summary=" ")
    assert refused.value.field == "present"
    noted(dossier, summary="Met twintig bewoners gegeten")
    noted(dossier, summary="", present=[BO])
    assert len(list_moments(dossier.reader)) == 2
    assert dossier.undoable == "Contactmoment genoteerd"


@pytest.mark.parametrize("gone", [ANNA, YMERE])
def test_who_was_removed_meanwhile_is_refused(dossier, gone):
    remove(dossier, *gone)
    with pytest.raises(Refused, match="intussen verwijderd"):
        noted(dossier, present=[gone])


@pytest.mark.parametrize(("to", "for_residents"), [(BO, True), (NEIGHBOURS, True), (ANNA, False), (None, False)])
def test_what_a_resident_is_promised_is_promised_to_residents(dossier, to, for_residents):
    noted(dossier, agreements=[Agreement("Een brief", to=to)])
    assert list_promises(dossier.reader)[0].to_residents is for_residents


def test_our_own_promise_and_action_have_nobody_else(dossier):
    noted(dossier, present=[BO], agreements=[Agreement("Bellen"), Agreement("Kijken", becomes=Action)])
    [promise], [action] = list_promises(dossier.reader), list_actions(dossier.reader)
    assert (promise.by_contact_id, promise.by_organisation_id) == (None, None)
    assert (action.lead_id, action.lead_contact_id) == (None, None)


def test_an_organisation_promises_and_leads_as_itself(dossier):
    noted(dossier, agreements=[Agreement("Bellen", by=YMERE, to=NEIGHBOURS), Agreement("Kijken", Action, by=YMERE)])
    [promise], [action] = list_promises(dossier.reader), list_actions(dossier.reader)
    assert (promise.by_organisation, promise.to_organisation) == ("Ymere", "Bewonersgroep Noord")
    assert (action.lead, action.lead_contact) == ("Ymere", None)


def test_what_comes_of_a_confidential_moment_is_confidential(dossier):
    noted(dossier, confidential=True, agreements=[Agreement("Zwijgen"), Agreement("Kijken", becomes=Action)])
    for row in (*list_moments(dossier.reader), *list_promises(dossier.reader), *list_actions(dossier.reader)):
        assert row.confidential


def test_agreements_are_added_to_a_moment_in_one_step(dossier):
    number = noted(dossier, present=[ANNA])
    agree(dossier, number, [Agreement("Bellen", by=ANNA), Agreement("Schrijven")])
    assert len(promises_made_in(dossier.reader, number)) == 2
    assert dossier.undo() == "2 afspraken genoteerd"
    assert list_promises(dossier.reader) == []
    with pytest.raises(Refused) as refused:
        agree(dossier, number, [Agreement("Te laat", due=DAY - dt.timedelta(1))])
    assert refused.value.field == "agreements.0.due"


def test_hostile_text_is_noted_as_it_was_typed(dossier):
    long = "x" * 10_000
    text = HOSTILE.strip()
    noted(dossier, summary=long, present=[(Contact, text)], agreements=[Agreement(text), Agreement(text, Action)])
    [moment] = list_moments(dossier.reader)
    assert moment.summary == long
    assert list_promises(dossier.reader)[0].what == list_actions(dossier.reader)[0].title == text


# -- who was together --


def moment(dossier, days_ago, *present, kind=MomentKind.MEETING, **values):
    return noted(dossier, day=DAY - dt.timedelta(days_ago), present=present, kind=kind, **values)


def found(dossier, **how):
    return [row.id for row in last_groups(dossier.reader, **how)]


def test_each_group_is_found_once_in_its_last_moment_newest_first(dossier):
    moment(dossier, 9, ANNA, BO)
    first = moment(dossier, 5, BO)
    second = moment(dossier, 2, BO, ANNA)
    third = moment(dossier, 2, ANNA, YMERE, kind=MomentKind.LUNCH, confidential=True)
    moment(dossier, 0)
    assert found(dossier) == [third, second, first]
    assert found(dossier, most=1) == [third]
    assert found(dossier, least=2) == [third, second]
    assert found(dossier, kind=MomentKind.MEETING) == [second, first]
    assert found(dossier, contacts=[2]) == [second, first]
    assert found(dossier, contacts=[1, 2]) == [second]
    assert found(dossier, contacts=[1], organisations=[1]) == [third]
    assert found(dossier, contacts=[2], organisations=[1]) == []
    assert [row.present for row in last_groups(dossier.reader, most=1)] == [(ANNA, YMERE)]


def test_an_empty_dossier_proposes_nobody(dossier):
    assert found(dossier) == []
    assert found(dossier, contacts=[1], organisations=[1], kind=MomentKind.CALL) == []


def test_who_was_removed_was_not_there(dossier):
    moment(dossier, 1, ANNA, BO)
    remove(dossier, *BO)
    assert [row.present for row in last_groups(dossier.reader)] == [(ANNA,)]


def test_among_many_moments_the_last_groups_of_everybody_are_found(dossier):
    with dossier.write("Veel") as session:
        people = [Contact(first_name=f"Persoon {number}") for number in range(60)]
        session.add_all(people)
        for days in range(1000):
            there = {people[days % 60], people[(days * 7 + 1) % 59], people[days * days % 53]}
            session.add(ContactMoment(day=DAY - dt.timedelta(days), contacts=list(there)))
    rows = list_moments(dossier.reader)
    for contact in range(3, 63):
        groups = list(dict.fromkeys(row.contact_ids for row in rows if contact in row.contact_ids))
        assert [row.contact_ids for row in last_groups(dossier.reader, contacts=[contact], most=5)] == groups[:5]


def test_residents_are_told_from_others(dossier):
    assert residents_among(dossier.reader, [1, 2], [1, 2]) == {BO, NEIGHBOURS}
    assert residents_among(dossier.reader, [], []) == set()


def test_a_promise_lets_go_of_a_moment_that_is_removed(dossier):
    number = noted(dossier, agreements=[Agreement("Bellen")])
    remove(dossier, ContactMoment, number)
    assert list_promises(dossier.reader)[0].made_in_id is None
    add(dossier, Promise, what="Los")
    assert promises_made_in(dossier.reader, number) == []
