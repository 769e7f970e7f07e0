"""Fading commitment, on the histories of partners as they come."""

import datetime as dt
import random

import pytest

from tests.insight.histories import (
    FIRST,
    STEADY_OTHERS,
    courses,
    half_year,
    judged_at_the_end_of,
    last_day,
    partner,
    spread,
    up_to,
)
from wijkdesk.domain.words import Rhythm
from wijkdesk.insight.chance import chance_of_so_few, chance_of_so_few_days
from wijkdesk.insight.fading import Course, Sign, judge
from wijkdesk.insight.partner_history import PartnerHistory, Pledge


def fades_at(history, count, others=STEADY_OTHERS):
    """After how many half-years it first fades; ``None`` when it never does."""
    found = courses(history, count, others)
    return found.index(Course.FADING) + 1 if Course.FADING in found else None


# -- who does not fade --


@pytest.mark.parametrize(
    "times",
    [
        [6, 6, 5, 6, 6, 6, 5, 6, 6, 6, 6, 6],
        [6, 5, 4, 6, 5, 6, 4, 5, 6, 4, 6, 5],
        [4, 5, 4, 4, 5, 4, 4, 4, 5, 4, 4, 5],  # less than agreed from the first day on, and true to that
        [3, 3, 3, 4, 4, 5, 5, 6, 6, 6, 6, 6],  # more and more
        [9, 14, 6, 11, 6, 8, 7, 12, 6, 6, 9, 6],  # always as agreed, often more
    ],
)
def test_a_steady_partner_never_fades(times):
    assert fades_at(partner(*times), len(times)) is None


def test_a_partner_that_comes_when_it_can_is_seldom_said_to_fade():
    dice = random.Random(20)
    said = total = 0
    for _ in range(60):
        times = [sum(dice.random() < 0.9 for _ in range(6)) for _ in range(12)]
        found = courses(partner(*times), 12)
        said += sum(course is Course.FADING for course in found)
        total += len(found)
    assert said / total < 0.02


def test_of_a_newcomer_nothing_is_said():
    assert courses(partner(6, 1), 2) == [Course.TOO_SHORT] * 2


@pytest.mark.parametrize("summer", [0, 1, 2, 3])
def test_a_school_is_quiet_in_every_summer_half_and_does_not_fade(summer):
    times = [6, summer] * 6
    assert fades_at(partner(*times), 12) is None


def test_a_school_that_is_closed_from_july_to_september_does_not_fade_in_those_months():
    days = [dt.date(year, month, 10) for year in range(2022, 2027) for month in (1, 2, 3, 4, 5, 6, 10, 11, 12)]
    school = PartnerHistory((Pledge(Rhythm.MONTHLY, FIRST.first_day),), tuple(days))
    for month in range(1, 13):
        today = dt.date(2025, month, 28)
        assert judge(up_to(school, today), [up_to(o, today) for o in STEADY_OTHERS], today=today).course in (
            Course.STEADY,
        ), month


def test_who_pledged_little_and_does_that_does_not_fade():
    assert fades_at(partner(2, 2, 2, 2, 2, 2, 2, 2, rhythm=Rhythm.QUARTERLY), 8) is None
    assert fades_at(partner(2, 3, 2, 1, 2, 2, 2, 1, rhythm=Rhythm.QUARTERLY), 8) is None


def test_who_did_more_than_agreed_and_now_does_what_was_agreed_does_not_fade():
    assert fades_at(partner(8, 7, 8, 6, 2, 2, 2, rhythm=Rhythm.QUARTERLY), 7) is None


def test_who_agreed_on_less_and_does_that_does_not_fade():
    change = half_year(4)
    pledges = (
        Pledge(Rhythm.MONTHLY, FIRST.first_day, half_year(3).last_day),
        Pledge(Rhythm.QUARTERLY, change.first_day),
    )
    moments = partner(6, 6, 6, 6, 2, 2, 2, 2).moments
    assert fades_at(PartnerHistory(pledges, moments), 8) is None


# -- what was never entered --


def test_a_half_year_of_which_nothing_was_noted_of_anybody_is_no_evidence():
    others = (partner(6, 6, 6, 6, 0, 6, 6), partner(6, 5, 6, 5, 1, 6, 6), partner(4, 4, 4, 4, 0, 4, 4))
    assert fades_at(partner(6, 6, 6, 6, 0, 6, 6), 7, others) is None
    assert fades_at(partner(6, 6, 6, 6, 1, 6, 6), 7, others) is None


def test_a_busy_half_year_in_which_this_partner_was_not_noted_is_no_evidence():
    assert fades_at(partner(6, 6, 6, 6, 0, 6, 6, 6), 8) is None


def test_a_busy_half_year_is_no_evidence_either_for_a_partner_that_is_alone_in_the_dossier():
    assert fades_at(partner(6, 6, 6, 0, 6, 6), 6, ()) is None


def test_where_little_was_noted_of_all_a_little_less_is_expected_of_each():
    others = tuple(partner(*[6, 6, 6, 6, 4, 6]) for _ in range(3))
    assert fades_at(partner(6, 6, 6, 6, 4, 6), 6, others) is None


def test_promises_whose_outcome_nobody_entered_are_no_evidence():
    history = partner(6, 6, 6, 6, 6, kept=(2, 2, 2, 2, 0))
    assert fades_at(history, 5) is None


def test_without_any_moment_nothing_is_said():
    nobody = PartnerHistory((Pledge(Rhythm.MONTHLY, FIRST.first_day),), ())
    assert judge(nobody, today=last_day(6)).course is Course.TOO_LITTLE
    assert judge(nobody, STEADY_OTHERS, today=last_day(6)).course is Course.TOO_LITTLE


def test_after_a_log_that_stopped_nothing_is_held_against_anybody():
    years_later = last_day(10)
    history = partner(6, 6, 6, 6)
    others = [up_to(other, last_day(4)) for other in STEADY_OTHERS]
    standing = judge(history, others, today=years_later)
    assert standing.course is Course.STEADY
    assert standing.silent_days is not None
    assert standing.silent_days < 60


# -- who does fade --


def test_a_slow_fader_is_seen_before_it_is_gone():
    times = [6, 6, 5, 5, 4, 3, 2, 1, 0, 0]
    assert fades_at(partner(*times), 10) == 6
    assert courses(partner(*times), 10)[5:] == [Course.FADING] * 5


def test_a_slow_fader_with_a_close_rhythm_is_seen_before_half_is_gone():
    times = [26, 25, 24, 22, 20, 17, 14, 10]
    assert fades_at(partner(*times, rhythm=Rhythm.WEEKLY), 8) == 7


def test_a_slow_fader_without_an_agreed_rhythm_is_seen_too():
    times = [8, 7, 9, 8, 5, 3, 2]
    assert fades_at(partner(*times, rhythm=None), 7) in (6, 7)


def test_a_slow_fader_that_is_alone_in_the_dossier_is_seen_too():
    assert fades_at(partner(6, 6, 5, 4, 3, 2), 6, ()) in (5, 6)


def test_a_sudden_drop_is_seen_in_its_first_half_year():
    assert fades_at(partner(6, 6, 6, 6, 1), 5) == 5


def test_a_sudden_drop_is_seen_within_its_half_year():
    today = dt.date(2024, 5, 31)
    history = partner(6, 6, 6, 6)
    assert judge(history, [up_to(o, today) for o in STEADY_OTHERS], today=today).course is Course.STEADY
    seen_once = PartnerHistory(history.pledges, (*history.moments, dt.date(2024, 1, 15)))
    assert judge(seen_once, [up_to(o, today) for o in STEADY_OTHERS], today=today).course is Course.FADING


def test_who_stays_away_for_more_than_a_half_year_fades():
    found = courses(partner(6, 6, 6, 6, 0, 0, 0), 7)
    assert found[4:] == [Course.STEADY, Course.FADING, Course.FADING]


def test_broken_promises_weigh_with_a_partner_that_still_comes():
    history = partner(6, 6, 6, 6, 6, kept=(3, 3, 3, 3, 1), broken=(0, 0, 0, 0, 4))
    standing = judged_at_the_end_of(5, history)
    assert standing.course is Course.FADING
    assert Sign.PROMISES in standing.signs
    assert Sign.ATTENDANCE not in standing.signs


def test_one_broken_promise_is_no_fading():
    assert fades_at(partner(6, 6, 6, 6, 6, kept=(1, 1, 1, 1, 0), broken=(0, 0, 0, 0, 1)), 5) is None


def test_fewer_actions_alone_are_no_fading():
    assert fades_at(partner(6, 6, 6, 6, 6, actions=(8, 8, 8, 8, 1)), 5) is None


def test_little_less_at_the_table_is_fading_when_promises_break_too():
    times = {"rhythm": Rhythm.QUARTERLY}
    calm = partner(2, 2, 2, 2, 1, 1, **times)
    broken = partner(2, 2, 2, 2, 1, 1, kept=(1, 1, 1, 1, 0, 0), broken=(0, 0, 0, 0, 1, 1), **times)
    assert fades_at(calm, 6) is None
    assert fades_at(broken, 6) is not None


def test_who_comes_back_no_longer_fades():
    assert courses(partner(6, 6, 6, 6, 1, 6), 6)[4:] == [Course.FADING, Course.STEADY]


def test_a_school_that_fades_is_seen_in_spite_of_its_summers():
    assert fades_at(partner(6, 3, 6, 3, 6, 3, 3, 1, 2, 0), 10) in (7, 8)


def test_who_comes_between_two_pledges_is_judged_all_the_same():
    pledges = (
        Pledge(Rhythm.FORTNIGHTLY, dt.date(2023, 1, 1), dt.date(2025, 6, 30)),
        Pledge(Rhythm.FORTNIGHTLY, dt.date(2025, 12, 15)),
    )
    days = [dt.date(2023, 1, 1) + dt.timedelta(days=14 * place) for place in range(78)]
    days += [dt.date(2026, 1, 10), dt.date(2026, 2, 20)]
    others = [partner(*[6] * 12)]
    for month in range(1, 13):
        today = dt.date(2026, month, 28)
        judge(PartnerHistory(pledges, tuple(day for day in days if day <= today)), others, today=today)


def test_partners_that_fade_together_are_all_seen_where_the_log_went_on():
    faders = [partner(6, 6, 6, 6, 1, 1) for _ in range(4)]
    steady = [partner(*[6] * 6) for _ in range(2)]
    noted = [day for each in range(6) for day in spread(60, half_year(each))]  # lunches, and what was heard
    today = last_day(6)
    for place, fader in enumerate(faders):
        others = [*faders[:place], *faders[place + 1 :], *steady]
        assert judge(fader, others, noted, today=today).course is Course.FADING


def test_half_years_before_anything_was_noted_are_no_absence():
    early = Pledge(Rhythm.MONTHLY, dt.date(2020, 1, 1))
    moments = partner(6, 6, 6, 3, 2).moments
    standing = judge(PartnerHistory((early,), moments), STEADY_OTHERS, today=last_day(1))
    assert standing.course is Course.TOO_SHORT
    assert standing.half_years[0].half_year >= half_year(0).previous
    assert judge(PartnerHistory((early,), moments), STEADY_OTHERS, today=last_day(5)).course is Course.FADING


def test_many_talks_in_one_week_are_one_time_at_the_table():
    calm = partner(6, 6, 6, 6)
    once = half_year(4).first_day + dt.timedelta(days=6)
    week = tuple(once + dt.timedelta(days=place % 5) for place in range(40))
    history = PartnerHistory(calm.pledges, (*calm.moments, *sorted(week)))
    assert judged_at_the_end_of(5, history).course is Course.FADING
    assert judged_at_the_end_of(5, history).half_years[-1].moments == 40


def test_who_fades_fades_until_a_whole_half_year_is_as_before_again():
    found = courses(partner(6, 6, 6, 6, 2, 3, 4, 3, 6, 6), 10)
    assert found[4:8] == [Course.FADING] * 4
    assert found[8:] == [Course.STEADY] * 2


def test_a_moment_in_a_far_future_is_no_part_of_the_judgement():
    history = partner(6, 6, 6, 6)
    far = PartnerHistory(history.pledges, (*history.moments, dt.date(9999, 12, 31)))
    assert judged_at_the_end_of(4, far, ()).course is Course.STEADY
    assert judge(history, [far], today=last_day(4)).course is Course.STEADY


# -- what is told --


def test_the_evidence_stands_with_the_judgement():
    standing = judged_at_the_end_of(6, partner(6, 6, 5, 5, 4, 3))
    assert standing.signs == {Sign.ATTENDANCE}
    assert (standing.recent.times, standing.recent.of) == (7, 12)
    assert (standing.before.times, standing.before.of) == (22, 24)
    assert standing.recent.first_day == half_year(4).first_day
    assert standing.before.last_day == half_year(3).last_day
    assert [each.moments for each in standing.half_years] == [6, 6, 5, 5, 4, 3]
    assert [each.agreed for each in standing.half_years] == [6] * 6
    assert standing.last_moment == spread(3, half_year(5))[-1]


def test_the_judgement_is_of_the_day_itself():
    """What was recorded later does not change what could be said then."""
    times = [6, 6, 5, 5, 4, 3, 2]
    for count in range(1, 7):
        then = judged_at_the_end_of(count, partner(*times[:count]))
        assert judged_at_the_end_of(count, partner(*times)).course is then.course


def test_chance_is_that_of_fishers_test():
    assert chance_of_so_few(4, 6, 17, 18) == pytest.approx(0.1433, abs=1e-4)
    assert chance_of_so_few(6, 6, 18, 18) == 1
    assert chance_of_so_few_days(0, 1, 3, 1) == pytest.approx(0.125)
