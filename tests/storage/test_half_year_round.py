"""What each part of the half-year round asks about."""

import datetime as dt

import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment, Reconfirmation
from wijkdesk.domain.contact import Contact, Organisation, Position
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import (
    ActionState,
    ContactKind,
    GoalState,
    Light,
    MomentKind,
    OrganisationKind,
    PromiseState,
)
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.half_year_round import (
    actions_past_their_date,
    actions_serving,
    actions_without_result,
    commitments_to_reconfirm,
    open_goals,
    pillars_to_rate,
    promises_past_their_date,
    promises_to_tell,
    times_present,
)
from wijkdesk.storage.reading.promises import list_commitments, list_promises
from wijkdesk.storage.writing.pillars import rate_pillar, retire_pillar

SPRING = HalfYear(2026, 1)
FIRST, LAST = SPRING.first_day, SPRING.last_day
BEFORE, WITHIN, AFTER = dt.date(2025, 11, 1), dt.date(2026, 3, 12), dt.date(2026, 7, 1)


@pytest.fixture
def holding(tmp_path):
    """Opens a dossier that holds these things."""
    opened = []

    def hold(*things):
        opened.append(Dossier.open(new_dossier(tmp_path, *things)))
        return opened[-1]

    yield hold
    for dossier in opened:
        dossier.close()


def ended(title, on, *, result="", lesson="Vraag het eerst."):
    return Action(title=title, state=ActionState.SUCCEEDED, ended_on=on, result=result, lesson=lesson)


def titles(dossier, numbers):
    rows = {row.id: row.title for row in list_actions(dossier.reader)}
    return [rows[number] for number in numbers]


def whats(rows, numbers):
    found = {row.id: row.what for row in rows}
    return [found[number] for number in numbers]


def test_an_action_that_ended_in_the_half_year_is_asked_what_it_brought_while_it_does_not_say(holding):
    dossier = holding(
        ended("laatste dag", LAST),
        ended("eerste dag", FIRST),
        ended("met resultaat", WITHIN, result="Het plein is schoon"),
        ended("spaties", WITHIN, result=" "),
        ended("ervoor", BEFORE),
        ended("erna", AFTER),
        Action(title="loopt", state=ActionState.RUNNING),
    )

    asked = titles(dossier, actions_without_result(dossier.reader, SPRING))

    assert asked == ["eerste dag", "spaties", "laatste dag"]


def test_an_action_is_late_from_the_day_after_its_date_until_it_ends(holding):
    dossier = holding(
        Action(title="loopt", state=ActionState.RUNNING, due=WITHIN),
        Action(title="wacht", state=ActionState.WAITING, due=BEFORE),
        Action(title="gepland", due=LAST - dt.timedelta(days=1)),
        Action(title="vandaag", due=LAST),
        Action(title="idee", state=ActionState.IDEA, due=WITHIN),
        Action(title="zonder datum"),
        Action(title="klaar", state=ActionState.SUCCEEDED, due=WITHIN, ended_on=WITHIN, lesson="x"),
    )

    assert titles(dossier, actions_past_their_date(dossier.reader, LAST)) == ["wacht", "loopt", "gepland"]


def test_a_pillar_is_rated_once_it_has_a_rating_since_the_first_day_and_a_retired_one_needs_none(holding):
    dossier = holding()
    rate_pillar(dossier, 1, Light.GREEN, FIRST)
    rate_pillar(dossier, 2, Light.RED, BEFORE)
    retire_pillar(dossier, 3, WITHIN)

    assert pillars_to_rate(dossier.reader, FIRST) == [2, 4]


def test_a_commitment_that_stands_is_asked_about_until_its_present_head_answered_in_the_half_year(holding):
    def pledge(what, *answers, first_day=BEFORE, left_on=None, **more):
        return Commitment(
            organisation=Organisation(name=what, kind=OrganisationKind.HOUSING, left_on=left_on),
            what=what,
            first_day=first_day,
            reconfirmations=[Reconfirmation(day=day) for day in answers],
            **more,
        )

    dossier = holding(
        pledge("a nooit beantwoord"),
        pledge("b vorig halfjaar", BEFORE),
        pledge("c dit halfjaar", FIRST),
        pledge("d ander hoofd daarna", WITHIN, head_since=LAST),
        pledge("e ander hoofd antwoordde", LAST, head_since=WITHIN),
        pledge("f nieuw in dit halfjaar", first_day=WITHIN),
        pledge("g nieuw met al een opvolger", first_day=WITHIN, head_since=LAST),
        pledge("l opvolger na dit halfjaar", FIRST, head_since=AFTER),
        pledge("h afgelopen", last_day=WITHIN),
        pledge("i begint later", first_day=AFTER),
        pledge("j vertrokken", left_on=WITHIN),
        pledge("k zonder eerste dag", first_day=None),
    )

    numbers = commitments_to_reconfirm(dossier.reader, SPRING, LAST)

    asked = [what[0] for what in whats(list_commitments(dossier.reader), numbers)]
    assert asked == ["a", "b", "d", "g", "k"]


def test_an_open_promise_is_asked_about_from_its_date_on(holding):
    dossier = holding(
        Promise(what="vandaag", due=LAST),
        Promise(what="eerder", due=BEFORE),
        Promise(what="later", due=AFTER),
        Promise(what="geen datum"),
        Promise(what="nagekomen", due=BEFORE, state=PromiseState.KEPT, settled_on=WITHIN),
    )

    numbers = promises_past_their_date(dossier.reader, LAST)

    assert whats(list_promises(dossier.reader), numbers) == ["eerder", "vandaag"]


def test_residents_are_to_hear_what_became_of_promises_to_them_in_the_half_year(holding):
    def settled(what, on=WITHIN, state=PromiseState.BROKEN, **more):
        return Promise(what=what, state=state, settled_on=on, **more)

    resident = Contact(kind=ContactKind.RESIDENT, first_name="Ria", last_name="Bos")
    group = Organisation(name="Bewonersraad", kind=OrganisationKind.RESIDENTS)
    dossier = holding(
        settled("aan bewoners", to_residents=True),
        settled("aan een bewoner", to_contact=resident),
        settled("aan een bewonersgroep", to_organisation=group),
        settled("nagekomen", state=PromiseState.KEPT, to_residents=True),
        settled("verteld", to_residents=True, told_on=WITHIN),
        settled("verteld op een onbekende dag", to_residents=True, told_how="aan de deur"),
        settled("vorig halfjaar", BEFORE, to_residents=True),
        settled("aan een partner", to_organisation=Organisation(name="Ymere", kind=OrganisationKind.HOUSING)),
        Promise(what="open", to_residents=True),
    )

    numbers = promises_to_tell(dossier.reader, SPRING)

    expected = ["aan bewoners", "aan een bewoner", "aan een bewonersgroep", "nagekomen"]
    assert whats(list_promises(dossier.reader), numbers) == expected


def test_open_goals_come_in_the_order_of_their_dates(holding):
    dossier = holding(
        PolicyGoal(title="geen datum"),
        PolicyGoal(title="later", due=AFTER),
        PolicyGoal(title="eerst", due=WITHIN),
        PolicyGoal(title="gehaald", state=GoalState.REACHED, settled_on=WITHIN),
    )

    assert open_goals(dossier.reader) == [3, 2, 1]


def test_an_action_served_a_goal_in_the_half_year_when_it_was_at_work_then(holding):
    goal = PolicyGoal(title="Minder uitval")

    def serving(title, state=ActionState.RUNNING, **more):
        return Action(title=title, state=state, goals=[goal], **more)

    done = {"state": ActionState.SUCCEEDED, "lesson": "x"}
    dossier = holding(
        serving("loopt", started_on=BEFORE),
        serving("geëindigd", started_on=BEFORE, ended_on=WITHIN, **done),
        serving("eerder geëindigd", ended_on=BEFORE, **done),
        serving("later begonnen", started_on=AFTER),
        serving("gepland", ActionState.PLANNED),
        serving("onbekende dag", confidential=True),
    )

    rows = actions_serving(dossier.reader, 1, SPRING)

    assert [(row.title, row.confidential) for row in rows] == [
        ("geëindigd", False),
        ("loopt", False),
        ("onbekende dag", True),
    ]


def test_a_partner_was_there_by_name_or_in_who_worked_there_that_day_and_once_a_moment(holding):
    partner = Organisation(name="Ymere", kind=OrganisationKind.HOUSING)
    worker = Contact(kind=ContactKind.PROFESSIONAL, first_name="Sam", last_name="Jansen")
    worker.positions.append(Position(organisation=partner, first_day=FIRST, last_day=WITHIN))

    def moment(day, **there):
        return ContactMoment(kind=MomentKind.MEETING, day=day, **there)

    dossier = holding(
        partner,
        worker,
        moment(FIRST, contacts=[worker], organisations=[partner]),
        moment(WITHIN, contacts=[worker]),
        moment(LAST, contacts=[worker]),
        moment(LAST, organisations=[partner]),
        moment(BEFORE, organisations=[partner]),
    )

    assert times_present(dossier.reader, 1, FIRST, LAST) == 3
    assert times_present(dossier.reader, 1, AFTER, AFTER) == 0
