"""What the example tells holds on every day on which somebody may open it."""

import datetime as dt
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.pillar import FOUR_PILLARS
from wijkdesk.domain.programme import half_years
from wijkdesk.domain.words import (
    ActionState,
    ContactKind,
    EscalationState,
    EventKind,
    GoalState,
    Light,
    MomentKind,
    PromiseState,
    ValueState,
)
from wijkdesk.domain.years import year_of
from wijkdesk.example import tell
from wijkdesk.example.calendar import is_holiday

MID_YEAR = dt.date(2026, 7, 15)
DAYS = [
    dt.date(2026, 1, 1),
    dt.date(2028, 2, 29),
    dt.date(2026, 6, 30),
    dt.date(2026, 7, 1),
    dt.date(2027, 4, 5),
    dt.date(2026, 12, 31),
]
CODENAME = "Zilverreiger"


@pytest.fixture(scope="module")
def story():
    return tell(MID_YEAR)


@pytest.fixture(scope="module", params=DAYS, ids=str)
def any_day(request):
    return tell(request.param)


def everything_happened(told):
    """Each day on which something is said to have happened, with what it was."""
    for action in told.actions.values():
        yield action.ended_on, action.title
        if action.state not in (ActionState.PLANNED, ActionState.IDEA):
            yield action.first_day, action.title
    for moment in told.moments:
        yield moment.day, moment.summary
    for event in told.events:
        yield event.day, event.title
    for promise in told.promises:
        yield from ((day, promise.what) for day in (promise.made_on, promise.settled_on, promise.told_on))
    for escalation in told.escalations:
        days = (escalation.sent_on, escalation.answered_on, escalation.closed_on)
        yield from ((day, escalation.subject) for day in days)
    for pillar in told.pillars.values():
        yield from ((rating.rated_on, pillar.name) for rating in pillar.ratings)
    for commitment in told.commitments.values():
        yield commitment.head_since, commitment.what
        yield from ((answer.day, commitment.what) for answer in commitment.reconfirmations)
    for goal in told.goals.values():
        yield goal.settled_on, goal.title
    for photo in told.photos:
        yield photo.taken_on, photo.description
    for measurement in told.measurements:
        if measurement.indicator.source.startswith("Eigen telling"):
            yield measurement.last_day, measurement.indicator.name


def assert_tells_a_past_and_a_plan(told):
    today, first, last = told.today, told.programme.first_day, told.programme.last_day
    for day, what in everything_happened(told):
        assert day is None or first <= day <= today, what
    for action in told.actions.values():
        if action.state is ActionState.PLANNED:
            assert today < action.first_day <= action.due <= last, action.title
        assert action.due is None or action.first_day <= action.due <= last, action.title
        if action.follows is not None:
            assert action.follows.state.is_ended, action.title
    for moment in told.moments:
        if moment.kind is MomentKind.MEETING:
            assert moment.day.weekday() < 5, moment.summary
            assert not is_holiday(moment.day), moment.summary
    for promise in told.promises:
        assert promise.settled_on is None or promise.made_on <= promise.settled_on, promise.what
        assert promise.due is None or promise.made_on <= promise.due, promise.what
        assert promise.made_in is None or promise.made_in.day == promise.made_on, promise.what
        assert promise.told_on is None or promise.settled_on <= promise.told_on, promise.what
    for thing in told.things():
        if hasattr(thing, "check"):
            thing.check()
    assert 2 <= len([a for a in told.actions.values() if is_overdue(a, a.state.is_ended, today)]) <= 6
    assert 2 <= len([p for p in told.promises if is_overdue(p, p.state is not PromiseState.OPEN, today)]) <= 6


def is_overdue(thing, is_done, today):
    return not is_done and thing.due is not None and thing.due < today


@given(st.dates(dt.date(2010, 1, 1), dt.date(2100, 12, 31)))
@settings(max_examples=10)
def test_whatever_today_is_the_past_has_happened_and_the_plan_has_not(today):
    assert_tells_a_past_and_a_plan(tell(today))


def test_the_story_holds_on_the_days_on_which_calendars_trip(any_day):
    assert_tells_a_past_and_a_plan(any_day)


def test_the_fifth_of_six_years_runs(any_day):
    programme = any_day.programme

    assert year_of(any_day.today, programme.first_day, programme.last_day) == (5, 6)
    assert programme.is_example
    assert "Voorbeeld" in programme.assignment


def test_there_is_as_much_as_five_years_bring(any_day):
    assert 115 <= len(any_day.actions) <= 125
    assert len(any_day.contacts) == 40
    assert len(any_day.organisations) == 13  # twelve partners and the College
    assert 350 <= len(any_day.moments) <= 450
    assert 220 <= len(any_day.events) <= 280


def _is_explained(rating):
    reasons = (rating.cause, rating.consequence, rating.correction)
    return rating.light is Light.GREEN or all(reason.strip() for reason in reasons)


def test_every_pillar_has_an_aim_a_portfolio_holder_and_a_rating_about_every_half_year(any_day):
    assert list(any_day.pillars) == [name for name, _ in FOUR_PILLARS]
    expected = [h for h in half_years(any_day.programme.first_day, any_day.today) if h.last_day < any_day.today][1:]
    for pillar in any_day.pillars.values():
        assert pillar.aim
        assert pillar.portfolio_holder is not None
        assert all(_is_explained(rating) for rating in pillar.ratings)
        rated = {HalfYear.of(rating.rated_on) for rating in pillar.ratings}
        assert len(set(expected) - rated) <= (1 if pillar.name == "Ondermijning" else 0)
    newest = {pillar.rating.light for pillar in any_day.pillars.values()}
    assert Light.GREEN in newest
    assert newest & {Light.ORANGE, Light.RED}


def attended(told, partner, half_year):
    consultations = [m for m in told.moments if m.summary.startswith("Wijkoverleg") and half_year.contains(m.day)]
    organisation = told.organisations[partner]
    return len([m for m in consultations if organisation in m.organisations_present()])


def test_the_police_fade_in_the_fourth_year_while_the_others_keep_their_rhythm(any_day):
    third, fourth = any_day.calendar.year(3), any_day.calendar.year(4)
    around = [HalfYear(third, 2), HalfYear(fourth, 1), HalfYear(fourth, 2)]

    assert [attended(any_day, "politie", half_year) for half_year in around] == [6, 5, 2]
    for partner in ("Ymere", "Haarlem Effect", "Veiligheid", "Openbare ruimte", "Sociaal domein"):
        assert min(attended(any_day, partner, half_year) for half_year in around) >= 5
    assert [attended(any_day, "bibliotheek", half_year) for half_year in around] == [2, 2, 2]


def test_the_school_is_quiet_in_summer_and_back_in_autumn(story):
    school = story.organisations["school"]
    months = Counter(
        m.day.month for m in story.moments if m.kind is MomentKind.MEETING and school in m.organisations_present()
    )

    assert months[7] + months[8] == 0
    assert months[9]
    assert months[11]


def test_the_police_broke_promises_in_the_fourth_year(any_day):
    police = any_day.organisations["politie"]
    broken = [
        p
        for p in any_day.promises
        if p.state is PromiseState.BROKEN
        and p.settled_on.year == any_day.calendar.year(4)
        and (p.by_organisation is police or (p.by_contact is not None and "teamchef" in p.by_contact.name))
    ]

    assert len(broken) == 3


def test_promises_end_in_every_way_and_residents_hear_of_it(any_day):
    assert {p.state for p in any_day.promises} == set(PromiseState)
    assert any(p.to_residents and p.told_how for p in any_day.promises)
    assert all(p.reason for p in any_day.promises if p.state in (PromiseState.BROKEN, PromiseState.REFUSED))


def test_a_new_alderman_takes_over_and_the_past_keeps_its_names(story):
    before, after = story.contacts["vorige wijkwethouder"], story.contacts["wijkwethouder"]

    assert story.programme.sponsor is after
    assert story.pillars["Fysieke leefomgeving"].portfolio_holder is after
    assert {e.reported_to for e in story.escalations if e.sent_on and e.sent_on.year <= 2023} == {before}


def test_a_head_who_left_has_a_successor_who_was_asked_to_reconfirm(any_day):
    commitment = any_day.commitments["Openbare ruimte"]

    assert commitment.head is any_day.contacts["hoofd Beheer openbare ruimte"]
    assert commitment.head_since is not None
    assert all(answer.by is not commitment.head for answer in commitment.reconfirmations)


def test_escalations_are_answered_closed_and_one_waits_since_days(any_day):
    states = Counter(escalation.state for escalation in any_day.escalations)
    waiting = [e for e in any_day.escalations if e.state is EscalationState.SENT]

    assert states[EscalationState.ANSWERED] + states[EscalationState.CLOSED] >= 6
    assert states[EscalationState.CLOSED] >= 5
    assert [(any_day.today - e.sent_on).days <= 20 for e in waiting] == [True]


def test_the_help_scheme_failed_and_the_lunch_and_the_doors_came_of_it(any_day):
    scheme = any_day.actions["Burenhulp via de app"]

    assert scheme.state is ActionState.FAILED
    assert scheme.lesson
    assert {action.title for action in any_day.actions.values() if action.follows is scheme} == {
        "Lunch op dinsdag",
        "Langs de deuren, eerste ronde",
    }


def test_actions_stand_in_every_state_and_a_few_ended_without_a_result(any_day):
    assert {action.state for action in any_day.actions.values()} == set(ActionState)
    without = [a for a in any_day.actions.values() if a.state.is_ended and not a.result]
    assert 2 <= len(without) <= 3
    assert all((any_day.today - a.ended_on).days <= 45 for a in without)


def test_residents_started_things_themselves_and_quick_wins_have_two_photos(any_day):
    assert len([a for a in any_day.actions.values() if a.by_residents]) >= 8
    pairs = Counter(photo.action.title for photo in any_day.photos if photo.action is not None)
    assert len([title for title, photos in pairs.items() if photos == 2]) >= 6
    assert all(any_day.actions[title].quick_win for title in pairs)
    assert [p.people_recognisable for p in any_day.photos if not p.may_be_shown] == [True]
    assert all(photo.description for photo in any_day.photos)


def test_goals_belong_to_partners_and_portfolio_holders_and_actions_serve_many(any_day):
    assert any(goal.organisation for goal in any_day.goals.values())
    assert any(goal.portfolio_holder for goal in any_day.goals.values())
    assert {goal.state for goal in any_day.goals.values()} == set(GoalState)
    served = Counter(id(goal) for action in any_day.actions.values() for goal in action.goals)
    assert all(served[id(goal)] for goal in any_day.goals.values())
    assert any(len(action.goals) > 1 for action in any_day.actions.values())


def test_signals_carry_no_names_and_some_became_actions(any_day):
    signals = [event for event in any_day.events if event.kind is EventKind.SIGNAL]

    assert len(signals) > 60
    assert len([event for event in signals if event.action is not None]) > 20


def texts_of(thing):
    return [value for value in vars(thing).values() if isinstance(value, str)]


def test_no_resident_is_named_in_what_may_be_told(any_day):
    names = [c.first_name for c in any_day.contacts.values() if c.kind is ContactKind.RESIDENT]
    named = re.compile(rf"\b({'|'.join(names)})\b")
    told = [thing for thing in any_day.things() if thing not in any_day.contacts.values()]

    assert len(names) == 5
    assert [text for thing in told for text in texts_of(thing) if named.search(text)] == []


def test_of_residents_the_least_that_serves_is_kept_and_reviewed(any_day):
    residents = [c for c in any_day.contacts.values() if c.kind is ContactKind.RESIDENT]

    assert all(c.purpose and c.ground and c.source and c.review_on for c in residents)
    assert len([c for c in residents if c.review_on < any_day.today]) == 1


def test_what_is_confidential_would_be_recognised_wherever_it_leaked(any_day):
    marked = [t for t in any_day.things() if any(CODENAME in text for text in texts_of(t))]

    assert {type(thing).__name__ for thing in marked} >= {"Action", "ContactMoment", "Escalation", "Event", "Promise"}
    assert all(thing.confidential for thing in marked)


def test_the_true_figures_are_the_published_ones(any_day):
    def value(code, year):
        return next(
            m.value
            for m in any_day.measurements
            if m.indicator.name == "Moeite met rondkomen" and m.area.code == code and m.first_day.year == year
        )

    areas = ("BU03920204", "BU03920205", "WK039202", "GM0392", "NL00")
    assert [value(code, 2020) for code in areas] == [22.0, 21.7, 13.2, 17.5, 13.9]
    assert [value(code, 2016) for code in areas] == [28.3, 27.9, 16.0, 22.4, 19.2]
    assert {area.code for area in any_day.programme.areas} == {"BU03920204", "BU03920205"}
    assert any(m.state is ValueState.MISSING for m in any_day.measurements)
    for indicator in any_day.indicators.values():
        assert indicator.is_modelled or "(voorbeeld)" in indicator.source


def test_no_resident_answers_for_a_commitment(any_day):
    heads = [c.head for c in any_day.commitments.values() if c.head is not None]

    assert ContactKind.RESIDENT not in {head.kind for head in heads}
