"""What lists show is what was written, typed, readable and in order."""

import datetime as dt
import importlib
import pkgutil
import types
import typing
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.dossiers import HOSTILE, new_dossier
from tests.storage.random_edits import BUILDING, make_edit
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation, full_name
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import Photo, Picture
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import (
    AccountAction,
    ActionState,
    ContactKind,
    Direction,
    EscalationState,
    EventKind,
    GoalState,
    LegalGround,
    Light,
    Measure,
    MomentKind,
    OrganisationKind,
    OverviewState,
    PhotoMoment,
    PromiseState,
    Rhythm,
    ValueState,
)
from wijkdesk.storage import faults, reading
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions, list_work
from wijkdesk.storage.reading.events import list_escalations, list_events
from wijkdesk.storage.reading.figures import list_areas, list_indicators, list_measurements
from wijkdesk.storage.reading.heading import read_heading
from wijkdesk.storage.reading.moments import list_moments, list_presence
from wijkdesk.storage.reading.overviews import list_overviews, texts_of
from wijkdesk.storage.reading.people import list_contacts, list_organisations, list_positions
from wijkdesk.storage.reading.photos import list_photos, picture, thumbnail
from wijkdesk.storage.reading.programme import list_pillars, list_programmes, list_ratings
from wijkdesk.storage.reading.promises import list_commitments, list_goals, list_promises, list_reconfirmations
from wijkdesk.storage.writing import actions, areas, edit, events, overviews, people, pillars, promises

DAY = dt.date(2026, 3, 12)
BEFORE, AFTER = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
LISTS = [
    read
    for module in pkgutil.iter_modules(reading.__path__, f"{reading.__name__}.")
    for name, read in vars(importlib.import_module(module.name)).items()
    if name.startswith("list_")
    and read.__module__ == module.name
    # Lists of everything; those about one thing have tests of their own.
    and read.__annotations__.keys() <= {"connection", "only", "return"}
]


def has(row, **values):
    """Whether the row says this; what else it says is for other tests."""
    found = {name: getattr(row, name) for name in values}
    assert found == values
    return True


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """A dossier to read, in which hundreds of random edits left something of everything."""
    path = new_dossier(tmp_path_factory.mktemp("full"))
    chance = Random(4)
    with Dossier.open(path) as dossier:
        for _ in range(300):
            make_edit(dossier, chance.randrange(2**32), BUILDING)
        overviews.write_overview_text(dossier, HalfYear(2026, 1), "outlook", HOSTILE)
        _add_what_edits_seldom_leave(dossier)
    with Dossier.open(path, read_only=True) as dossier:
        yield dossier


def _add_what_edits_seldom_leave(dossier):
    """A partner that kept a promise, a report that waits for its answer, other borders, and what left the dossier."""
    partner = edit.add(dossier, Organisation, name="Partner")
    edit.add(dossier, Commitment, organisation=partner, what="Elke maand aan tafel")
    promises.keep_promise(dossier, edit.add(dossier, Promise, what="Een lamp", by_organisation=partner), DAY)
    alderman = edit.add(dossier, Contact, last_name="Koster", kind=ContactKind.ADMINISTRATOR)
    events.send_escalation(dossier, edit.add(dossier, Escalation, subject="Weer uitgeleend", reported_to=alderman), DAY)
    areas.note_border_change(dossier, edit.add(dossier, Area, code="BU99999999"), 2019)
    note(dossier, AccountAction.EXPORT, "Plan")


# Every list


def fits(value, hint):
    if isinstance(hint, types.UnionType):
        return any(fits(value, part) for part in typing.get_args(hint))
    if typing.get_origin(hint) is tuple:
        return type(value) is tuple and all(type(part) is typing.get_args(hint)[0] for part in value)
    return type(value) is hint


@pytest.mark.parametrize("read", LISTS, ids=lambda read: read.__name__)
def test_every_value_has_the_type_that_its_row_promises(full, read):
    rows = read(full.reader)

    for row in rows:
        for name, hint in typing.get_type_hints(type(row)).items():
            assert fits(getattr(row, name), hint), (name, getattr(row, name))


def test_the_dossier_for_that_says_enough(full):
    assert [read.__name__ for read in LISTS if not read(full.reader)] == []


@pytest.mark.parametrize(
    "read", [read for read in LISTS if "only" in read.__annotations__], ids=lambda read: read.__name__
)
def test_rows_can_be_picked_by_their_ids(full, read):
    rows = read(full.reader)
    half = rows[::2]

    assert read(full.reader, only=[row.id for row in half]) == half
    assert read(full.reader, only={row.id for row in rows}) == rows
    assert read(full.reader, only=[]) == read(full.reader, only=[10**15]) == []
    assert read(full.reader, only=range(100_000)) == rows


@pytest.mark.parametrize("read", LISTS, ids=lambda read: read.__name__)
def test_a_dossier_without_such_things_gives_an_empty_list(path, read):
    with Dossier.open(path, read_only=True) as dossier:
        kinds = [type(row).__name__ for row in read(dossier.reader)]
        assert kinds in ([], ["ProgrammeRow"], ["PillarRow"] * 4, ["PillarPlace"] * 4)


# The approach and its pillars


def test_a_programme_shows_its_sponsor_and_areas(dossier):
    sponsor = edit.add(dossier, Contact, kind=ContactKind.ADMINISTRATOR, first_name="Anna", infix="de", last_name="Wit")
    areas = [
        edit.add(dossier, Area, code=code, name=name) for code, name in (("BU03920205", "zuid"), ("BU03920204", ""))
    ]
    edit.change(dossier, edit.Programme, 1, sponsor=sponsor, first_day=DAY, areas=list(reversed(areas)))

    [row] = list_programmes(dossier.reader)

    assert has(
        row,
        id=1,
        name="Testbuurt",
        sponsor_id=sponsor,
        sponsor="Anna de Wit",
        first_day=DAY,
        last_day=None,
        area_ids=tuple(areas),
        area_codes=("BU03920205", "BU03920204"),
        areas=("zuid", ""),
        is_example=False,
    )


def test_pillars_stand_in_their_order_with_their_newest_rating_and_retired_ones_last(dossier):
    pillars.rate_pillar(dossier, 2, Light.GREEN, BEFORE)
    pillars.rate_pillar(dossier, 2, Light.RED, DAY, cause="c")
    pillars.rate_pillar(dossier, 2, Light.ORANGE, DAY, note="n")
    pillars.retire_pillar(dossier, 1, DAY)
    for state in (ActionState.RUNNING, ActionState.WAITING, ActionState.PLANNED, ActionState.IDEA):
        edit.add(dossier, Action, title="a", main_pillar=3, state=state)

    rows = list_pillars(dossier.reader)

    assert [row.id for row in rows] == [2, 3, 4, 1]
    assert has(rows[0], light=Light.ORANGE, rated_on=DAY, running_actions=0, retired_on=None, position=2)
    assert has(rows[1], light=None, rated_on=None, running_actions=2)
    assert has(rows[3], retired_on=DAY)
    assert [(row.pillar_id, row.pillar, row.light, row.cause) for row in list_ratings(dossier.reader)] == [
        (2, "Ondermijning", Light.GREEN, ""),
        (2, "Ondermijning", Light.RED, "c"),
        (2, "Ondermijning", Light.ORANGE, ""),
    ]


# Actions


def test_an_action_shows_all_that_it_refers_to_by_id_and_name(dossier):
    lead, partner = (edit.add(dossier, Organisation, name=name) for name in ("Ymere", HOSTILE.strip()))
    contact = edit.add(dossier, Contact, first_name="Anna", infix="van den", last_name="Berg")
    goal = edit.add(dossier, PolicyGoal, title="Minder schulden")
    earlier = edit.add(dossier, Action, title="Burenhulp")
    number = edit.add(
        dossier,
        Action,
        title="Lunch",
        description=HOSTILE,
        main_pillar=4,
        other_pillars=[3, 1],
        first_day=BEFORE,
        quick_win=True,
        lead=lead,
        lead_contact=contact,
        partners=[partner, lead],
        goals=[goal],
    )
    actions.follow_action(dossier, number, earlier)
    actions.end_action(dossier, number, ActionState.PARTLY, DAY, lesson="l", result="r")

    first, second = list_actions(dossier.reader)

    assert has(first, id=earlier, state=ActionState.PLANNED, partners=(), partner_ids=(), lead=None, follows=None)
    assert has(
        second,
        id=number,
        title="Lunch",
        description=HOSTILE,
        state=ActionState.PARTLY,
        main_pillar_id=4,
        main_pillar="Sociale weerbaarheid",
        other_pillar_ids=(1, 3),
        other_pillars=("Wonen", "Fysieke leefomgeving"),
        first_day=BEFORE,
        due=None,
        ended_on=DAY,
        quick_win=True,
        by_residents=False,
        lead_id=lead,
        lead="Ymere",
        lead_contact_id=contact,
        lead_contact="Anna van den Berg",
        partner_ids=(lead, partner),
        partners=("Ymere", HOSTILE.strip()),
        goal_ids=(goal,),
        goals=("Minder schulden",),
        result="r",
        lesson="l",
        follows_id=earlier,
        follows="Burenhulp",
    )


def test_of_an_action_may_be_read_just_who_works_at_it_and_when(dossier):
    lead, partner = (edit.add(dossier, Organisation, name=name) for name in ("Ymere", "Politie"))
    number = edit.add(
        dossier,
        Action,
        title="Lunch",
        main_pillar=4,
        other_pillars=[3, 1],
        first_day=BEFORE,
        due=DAY,
        lead=lead,
        partners=[partner, lead],
        confidential=True,
    )
    edit.add(dossier, Action, title="Iets anders")
    actions.start_action(dossier, number, DAY)

    [row] = list_work(dossier.reader, only=[number])

    whole = list_actions(dossier.reader, only=[number])[0]
    assert all(getattr(row, name) == getattr(whole, name) for name in row._fields)
    assert row.began_on == whole.began_on == DAY
    assert [each.id for each in list_work(dossier.reader)] == [each.id for each in list_actions(dossier.reader)]


@pytest.mark.parametrize("name", ["\x1f", "a\x1fb", ",", '"', "[]", '["a"]', "null", "a\nb"])
def test_no_sign_in_a_name_can_be_taken_for_the_end_of_it(dossier, name):
    organisations = [edit.add(dossier, Organisation, name=f"{place}{name}") for place in (1, 2)]
    number = edit.add(dossier, Action, title="Lunch", partners=organisations)

    [row] = list_actions(dossier.reader, only=[number])
    assert row.partners == (f"1{name}", f"2{name}")


# People


PARTS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], include_characters=" "), max_size=6)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PARTS, PARTS, PARTS.filter(str.strip))
def test_a_name_in_a_list_is_the_name_as_it_is_spoken(dossier, first_name, infix, last_name):
    number = edit.add(dossier, Contact, first_name=first_name, infix=infix, last_name=last_name)

    [row] = list_contacts(dossier.reader, only=[number])
    assert " ".join(row.name.split()) == " ".join(full_name(first_name, infix, last_name).split())


def test_contacts_are_sorted_on_the_core_of_their_name_without_regard_to_capitals_and_accents(dossier):
    names = [
        ("Zoë", "van den", "Berg"),
        ("Anna", "van den", "berg"),
        ("Öykü", "", "Özdemir"),
        ("Piet", "", "Oud"),
        ("Émile", "", ""),
        ("Ali", "", "Çelik"),
        ("Bob", "", "Zwart"),
    ]
    for first_name, infix, last_name in names:
        edit.add(dossier, Contact, first_name=first_name, infix=infix, last_name=last_name)

    assert [row.name for row in list_contacts(dossier.reader)] == [
        "Anna van den berg",
        "Zoë van den Berg",
        "Ali Çelik",
        "Émile",
        "Piet Oud",
        "Öykü Özdemir",
        "Bob Zwart",
    ]


def test_organisations_and_their_commitments_are_sorted_so_too(dossier):
    for name in ("ymere", "Élan", "Zorg", "Eigen Haard", "école"):
        organisation = edit.add(dossier, Organisation, name=name)
        edit.add(dossier, Commitment, organisation=organisation, what="x")

    order = ["école", "Eigen Haard", "Élan", "ymere", "Zorg"]
    assert [row.name for row in list_organisations(dossier.reader)] == order
    assert [row.organisation for row in list_commitments(dossier.reader)] == order


def test_a_contact_shows_the_newest_position_and_the_last_moment(dossier):
    ymere, politie = (edit.add(dossier, Organisation, name=name) for name in ("Ymere", "Politie"))
    contact = edit.add(
        dossier,
        Contact,
        kind=ContactKind.RESIDENT,
        first_name="Anna",
        phone="023-1234567",
        purpose="Lunch",
        ground=LegalGround.CONSENT,
        source="Zelf",
        review_on=AFTER,
    )
    alone = edit.add(dossier, Contact, last_name="Zwart")
    past = people.take_position(dossier, contact, politie, role="agent", first_day=DAY)
    people.change_position(
        dossier, past, organisation=politie, role="agent", is_head=False, first_day=DAY, last_day=AFTER
    )
    people.take_position(dossier, contact, ymere, role="vrijwilliger", first_day=BEFORE)
    for day in (DAY, BEFORE):
        edit.add(dossier, ContactMoment, day=day, contacts=[contact])

    first, second = list_contacts(dossier.reader)

    assert has(
        first,
        id=contact,
        name="Anna",
        kind=ContactKind.RESIDENT,
        organisation_id=ymere,
        organisation="Ymere",
        role="vrijwilliger",
        ground=LegalGround.CONSENT,
        review_on=AFTER,
        last_moment=DAY,
    )
    assert has(second, id=alone, organisation_id=None, organisation=None, role=None, ground=None, last_moment=None)
    assert [
        (row.contact, row.organisation, row.role, row.is_head, row.first_day, row.last_day)
        for row in list_positions(dossier.reader)
    ] == [
        ("Anna", "Ymere", "vrijwilliger", False, BEFORE, None),
        ("Anna", "Politie", "agent", False, DAY, AFTER),
    ]


def test_an_organisation_shows_its_people_and_when_it_was_last_met(dossier):
    ymere, politie, school = (edit.add(dossier, Organisation, name=name) for name in ("A", "B", "C"))
    edit.change(dossier, Organisation, school, kind=OrganisationKind.SCHOOL, left_on=DAY)
    anna, bob = (edit.add(dossier, Contact, last_name=name) for name in ("Anna", "Bob"))
    for contact in (anna, anna, bob):
        people.take_position(dossier, contact, ymere)
    past = people.take_position(dossier, bob, politie)
    people.change_position(dossier, past, organisation=politie, role="", is_head=True, first_day=None, last_day=DAY)
    edit.add(dossier, ContactMoment, day=AFTER, contacts=[bob])
    edit.add(dossier, ContactMoment, day=BEFORE, organisations=[politie])

    rows = list_organisations(dossier.reader)

    assert [(row.id, row.people, row.last_moment) for row in rows] == [
        (ymere, 2, AFTER),
        (politie, 0, BEFORE),
        (school, 0, None),
    ]
    assert has(rows[2], kind=OrganisationKind.SCHOOL, left_on=DAY)


# Moments


def test_moments_stand_newest_first_with_who_was_there(dossier):
    organisation = edit.add(dossier, Organisation, name="Ymere")
    anna, bob = (edit.add(dossier, Contact, first_name=name) for name in ("Anna", "Bob"))
    action = edit.add(dossier, Action, title="Lunch")
    old = edit.add(dossier, ContactMoment, day=BEFORE)
    new = edit.add(
        dossier,
        ContactMoment,
        day=DAY,
        kind=MomentKind.LUNCH,
        contacts=[bob, anna],
        organisations=[organisation],
        pillar=1,
        action=action,
        confidential=True,
    )
    same_day = edit.add(dossier, ContactMoment, day=DAY)

    rows = list_moments(dossier.reader)

    assert [row.id for row in rows] == [same_day, new, old]
    assert has(
        rows[1],
        day=DAY,
        kind=MomentKind.LUNCH,
        contact_ids=(anna, bob),
        contacts=("Anna", "Bob"),
        organisation_ids=(organisation,),
        organisations=("Ymere",),
        pillar="Wonen",
        action="Lunch",
        confidential=True,
    )


@pytest.mark.parametrize(
    ("first_day", "last_day", "present"),
    [
        (None, None, True),
        (DAY, None, True),
        (AFTER, None, False),
        (None, DAY, True),
        (None, BEFORE, False),
        (DAY, DAY, True),
    ],
)
def test_an_organisation_was_there_when_somebody_worked_there_on_that_very_day(dossier, first_day, last_day, present):
    organisation = edit.add(dossier, Organisation, name="Ymere")
    contact = edit.add(dossier, Contact, first_name="Anna")
    position = people.take_position(dossier, contact, organisation)
    people.change_position(
        dossier, position, organisation=organisation, role="", is_head=False, first_day=first_day, last_day=last_day
    )
    moment = edit.add(dossier, ContactMoment, day=DAY, kind=MomentKind.VISIT, contacts=[contact])

    found = [tuple(row) for row in list_presence(dossier.reader)]
    assert found == [(moment, DAY, MomentKind.VISIT, organisation, "Ymere", False)] * present
    assert list_organisations(dossier.reader)[0].last_moment == (DAY if present else None)


def test_presence_in_a_list_is_what_the_domain_says_of_each_moment(full):
    shown = {(row.moment_id, row.organisation_id) for row in list_presence(full.reader)}

    with Dossier.open(full.path) as dossier, dossier.write("x") as session:
        moments = [edit.get(session, ContactMoment, row.id) for row in list_moments(full.reader)]
        wanted = {(moment.id, there.id) for moment in moments for there in moment.organisations_present()}

    assert shown == wanted
    assert len(list_presence(full.reader)) == len(shown)


# Promises, commitments, goals


def test_a_promise_shows_its_parties_and_what_it_replaces(dossier):
    organisation = edit.add(dossier, Organisation, name="Ymere")
    anna = edit.add(dossier, Contact, kind=ContactKind.RESIDENT, first_name="Anna")
    bob = edit.add(dossier, Contact, first_name="Bob")
    moment = edit.add(dossier, ContactMoment, day=DAY)
    old = edit.add(
        dossier,
        Promise,
        what="Bellen",
        by_contact=bob,
        by_organisation=organisation,
        to_contact=anna,
        to_organisation=organisation,
        to_residents=True,
        made_on=DAY,
        made_in=moment,
        pillar=1,
    )
    new = promises.renegotiate_promise(dossier, old, AFTER, due=AFTER, what="Schrijven", reason="Telefoon stuk")
    promises.tell_residents(dossier, old, AFTER, "brief")

    first, second = list_promises(dossier.reader)

    assert has(
        first,
        id=old,
        what="Bellen",
        by_contact="Bob",
        by_contact_kind=ContactKind.PROFESSIONAL,
        by_organisation="Ymere",
        to_contact="Anna",
        to_contact_kind=ContactKind.RESIDENT,
        to_organisation="Ymere",
        to_residents=True,
        made_on=DAY,
        due=None,
        state=PromiseState.RENEGOTIATED,
        settled_on=AFTER,
        reason="Telefoon stuk",
        told_on=AFTER,
        told_how="brief",
        pillar="Wonen",
        action=None,
        made_in_id=moment,
        replaces_id=None,
    )
    assert has(second, id=new, state=PromiseState.OPEN, replaces_id=old, due=AFTER, made_in_id=None)


def test_a_commitment_shows_the_last_answer(dossier):
    organisation = edit.add(dossier, Organisation, name="Ymere")
    head = edit.add(dossier, Contact, first_name="Anna")
    asked = edit.add(
        dossier, Commitment, organisation=organisation, what="a", head=head, rhythm=Rhythm.MONTHLY, first_day=BEFORE
    )
    never = edit.add(dossier, Commitment, organisation=organisation, what="b")
    promises.reconfirm_commitment(dossier, asked, DAY, note="ja")
    promises.reconfirm_commitment(dossier, asked, DAY, confirmed=False, note="toch niet")

    first, second = list_commitments(dossier.reader)

    assert has(
        first, id=asked, head="Anna", rhythm=Rhythm.MONTHLY, last_answer_on=DAY, last_answer_yes=False, head_since=None
    )
    assert has(second, id=never, head=None, rhythm=None, last_answer_on=None, last_answer_yes=None)
    assert [(row.commitment_id, row.by, row.confirmed, row.note) for row in list_reconfirmations(dossier.reader)] == [
        (asked, "Anna", True, "ja"),
        (asked, "Anna", False, "toch niet"),
    ]


def test_a_goal_shows_whose_it_is_and_what_contributes(dossier):
    organisation = edit.add(dossier, Organisation, name="Ymere")
    indicator = edit.add(dossier, Indicator, name="Schulden")
    goal = edit.add(dossier, PolicyGoal, title="Minder", organisation=organisation, indicator=indicator, due=AFTER)
    contributing = [edit.add(dossier, Action, title="a", goals=[goal]) for _ in range(2)]
    promises.reach_goal(dossier, goal, DAY)

    [row] = list_goals(dossier.reader)
    assert has(
        row,
        organisation="Ymere",
        portfolio_holder=None,
        indicator="Schulden",
        due=AFTER,
        state=GoalState.REACHED,
        settled_on=DAY,
        action_ids=tuple(contributing),
    )


# Events and direct reports


def test_events_stand_newest_first(dossier):
    action = edit.add(dossier, Action, title="Lunch")
    old = edit.add(dossier, Event, title="Oud", day=BEFORE, kind=EventKind.SIGNAL, pillar=2, action=action)
    new = edit.add(dossier, Event, title="Nieuw", day=DAY)

    rows = list_events(dossier.reader)
    assert [row.id for row in rows] == [new, old]
    assert has(rows[1], kind=EventKind.SIGNAL, pillar="Ondermijning", action="Lunch", confidential=False)


def test_direct_reports_stand_newest_first_with_drafts_on_top(dossier):
    anna, bob = (edit.add(dossier, Contact, first_name=name) for name in ("Anna", "Bob"))
    sent = [
        edit.add(
            dossier,
            Escalation,
            subject=str(day),
            reported_to=anna,
            copied_to=[bob, anna],
        )
        for day in (BEFORE, DAY)
    ]
    for number, day in zip(sent, (BEFORE, DAY), strict=True):
        events.send_escalation(dossier, number, day)
    draft = edit.add(dossier, Escalation, subject="concept")

    rows = list_escalations(dossier.reader)

    assert [row.id for row in rows] == [draft, *reversed(sent)]
    assert has(rows[0], state=EscalationState.DRAFT, reported_to=None, copied_to=(), sent_on=None)
    assert has(rows[1], state=EscalationState.SENT, reported_to="Anna", copied_to=("Anna", "Bob"), sent_on=DAY)


# Figures


def test_measurements_show_value_unit_and_source_and_missing_is_missing(dossier):
    country = edit.add(dossier, Area, code="NL00", name="Nederland")
    area = edit.add(dossier, Area, code="GM0392", name="Haarlem", parent=country)
    edit.change(dossier, edit.Programme, 1, areas=[area])
    base = edit.add(dossier, Indicator, name="Huishoudens")
    indicator = edit.add(
        dossier,
        Indicator,
        name="Rondkomen",
        unit="%",
        measure=Measure.PERCENTAGE,
        good_is=Direction.DOWN,
        pillar=1,
        base=base,
        source="RIVM",
        licence="CC BY",
        is_modelled=True,
        target=10.5,
        target_on=AFTER,
    )
    year = {"indicator": indicator, "first_day": dt.date(2020, 1, 1), "last_day": dt.date(2020, 12, 31)}
    given_ = edit.add(dossier, Measurement, area=area, value=17.5, source_table="50120", published_on=DAY, **year)
    missing = edit.add(dossier, Measurement, area=country, value=None, state=ValueState.MISSING, **year)
    zero = edit.add(dossier, Measurement, area=country, value=0.0, **(year | {"last_day": dt.date(2020, 1, 1)}))

    assert [(row.code, row.parent, row.is_own) for row in list_areas(dossier.reader)] == [
        ("GM0392", "NL00", True),
        ("NL00", None, False),
    ]
    assert has(list_indicators(dossier.reader)[0], base=None, target=None, good_is=None, is_modelled=False)
    assert has(
        list_indicators(dossier.reader)[1],
        base="Huishoudens",
        target=10.5,
        target_on=AFTER,
        good_is=Direction.DOWN,
        measure=Measure.PERCENTAGE,
        is_modelled=True,
        pillar="Wonen",
    )
    rows = list_measurements(dossier.reader)
    assert [(row.id, row.value, row.state) for row in rows] == [
        (given_, 17.5, ValueState.GIVEN),
        (missing, None, ValueState.MISSING),
        (zero, 0.0, ValueState.GIVEN),
    ]
    assert has(
        rows[0], area_code="GM0392", area="Haarlem", unit="%", source="RIVM", source_table="50120", published_on=DAY
    )


# Photos and overviews


def test_photos_show_what_is_known_and_their_bytes_are_read_apart(dossier):
    action = edit.add(dossier, Action, title="Stoep")
    with dossier.write("x") as session:
        shown = Picture(media_type="image/jpeg", width=4, height=3, content=b"whole", thumbnail=b"small")
        session.add(
            Photo(
                picture=shown,
                action=edit.get(session, Action, action),
                moment=PhotoMoment.BEFORE,
                people_recognisable=True,
                taken_on=DAY,
            )
        )

    [row] = list_photos(dossier.reader)
    assert has(
        row,
        action="Stoep",
        event=None,
        moment=PhotoMoment.BEFORE,
        people_recognisable=True,
        they_agreed=None,
        taken_on=DAY,
        media_type="image/jpeg",
        width=4,
        height=3,
    )
    assert thumbnail(dossier.reader, row.picture_id) == b"small"
    assert picture(dossier.reader, row.picture_id) == b"whole"
    for read in (thumbnail, picture):
        with pytest.raises(LookupError):
            read(dossier.reader, 999)


def test_overviews_stand_oldest_first_and_their_texts_are_read_apart(dossier):
    for year, half in ((2026, 2), (2026, 1)):
        overviews.write_overview_text(dossier, HalfYear(year, half), "outlook", f"{HOSTILE}{half}")

    assert [(row.year, row.half, row.state, row.adopted_on) for row in list_overviews(dossier.reader)] == [
        (2026, 1, OverviewState.DRAFT, None),
        (2026, 2, OverviewState.DRAFT, None),
    ]
    assert texts_of(dossier.reader, HalfYear(2026, 1)) == {"outlook": f"{HOSTILE}1"}
    assert texts_of(dossier.reader, HalfYear(2025, 1)) == {}


def test_no_list_leaves_a_cursor_open_that_keeps_a_write_waiting(dossier):
    overview = edit.add(dossier, Overview, year=2026, half=1)
    for read in LISTS:
        kept = read(dossier.reader)
        edit.change(dossier, Overview, overview, year=2026 + LISTS.index(read) % 2)
        assert kept is not None


def test_the_heading_says_what_the_programme_says(dossier):
    [row] = list_programmes(dossier.reader)
    assert read_heading(dossier.reader) == (row.name, row.first_day, row.last_day, row.is_example)


@pytest.mark.parametrize(("column", "value"), [("name", b"\x00"), ("first_day", "gisteren"), ("last_day", 7)])
def test_a_heading_that_is_damaged_is_a_fault(dossier, column, value):
    with dossier.write_beside() as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(f"UPDATE programmes SET {column} = ?", (value,))
    with pytest.raises(faults.Damaged):
        read_heading(dossier.reader)
