"""What needs attention, and what hurts most if it is left."""

import datetime as dt
from types import SimpleNamespace

import pytest

from tests.insight.histories import STEADY_OTHERS, judged_at_the_end_of, partner
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState, AttentionReason, OverviewState, PromiseState
from wijkdesk.insight.attention import (
    MOST_SHOWN,
    Need,
    actions_without_next_step,
    commitments_to_reconfirm,
    data_to_review,
    due_promises,
    fading_commitments,
    in_order,
    late_actions,
    most_pressing,
    old_ratings,
    overviews_due,
    quiet_contacts,
    unanswered_reports,
)
from wijkdesk.insight.fading import Course

TODAY = dt.date(2026, 11, 28)


def days(count):
    return TODAY - dt.timedelta(days=count)


def action(**values):
    usual = {
        "id": 1,
        "title": "Stoep",
        "state": ActionState.RUNNING,
        "first_day": days(100),
        "due": days(-10),
        "next_step": "Bellen",
        "quick_win": False,
        "lead": "Ymere",
    }
    return SimpleNamespace(**usual | values)


def promise(**values):
    usual = {
        "id": 1,
        "what": "Een lamp",
        "by": "Ymere",
        "is_ours": False,
        "to_residents": False,
        "state": PromiseState.OPEN,
        "due": TODAY,
        "settled_on": None,
        "action_id": None,
    }
    return SimpleNamespace(**usual | values)


def pledge(**values):
    usual = {
        "id": 1,
        "organisation_id": 5,
        "organisation": "Ymere",
        "head": "manager",
        "head_since": None,
        "first_day": dt.date(2022, 1, 1),
        "last_day": None,
        "last_answer_on": dt.date(2026, 8, 1),
        "last_answer_yes": True,
    }
    return SimpleNamespace(**usual | values)


def seen(**values):
    usual = {
        "id": 1,
        "name": "Anna",
        "organisation_id": None,
        "moments": 12,
        "average_gap": 28.0,
        "longest_gap": 40,
        "last_moment": days(100),
    }
    return SimpleNamespace(**usual | values)


def about(needs):
    return [need.about for need in needs]


def test_an_action_is_late_from_the_day_after_it_was_due():
    actions = [action(id=1, due=TODAY), action(id=2, due=days(1)), action(id=3, due=None), action(id=4, due=days(-1))]
    assert [(need.about, need.days) for need in late_actions(actions, (), TODAY)] == [(2, 1)]


def test_what_is_longer_late_hurts_more_and_a_quick_win_too():
    needs = late_actions(
        [action(id=1, due=days(2)), action(id=2, due=days(40)), action(id=3, due=days(2), quick_win=True)], (), TODAY
    )
    assert about(in_order(needs, {}, TODAY)) == [2, 3, 1]


def test_an_action_towards_a_day_asks_for_its_next_step():
    actions = [
        action(id=1, next_step=" "),
        action(id=2, next_step="Bellen"),
        action(id=3, next_step="", due=None),  # goes on, and needs none
        action(id=4, next_step="", state=ActionState.PLANNED),
        action(id=5, next_step="", first_day=days(3)),  # has just begun
        action(id=6, next_step="", due=days(1)),  # is late, and told there
    ]
    assert about(actions_without_next_step(actions, TODAY)) == [1]


def test_promises_are_told_when_they_are_late_or_due_within_a_week():
    promises = [
        promise(id=1, due=days(3)),
        promise(id=2, due=days(-7)),
        promise(id=3, due=days(-8)),
        promise(id=4, due=None),
    ]
    assert about(due_promises(promises, TODAY)) == [1, 2]


def test_a_promise_to_residents_hurts_most_then_our_own():
    needs = due_promises([promise(id=1), promise(id=2, is_ours=True), promise(id=3, to_residents=True)], TODAY)
    assert about(in_order(needs, {}, TODAY)) == [3, 2, 1]


def test_a_no_that_residents_have_not_heard_is_told_after_a_week():
    refused = promise(id=1, state=PromiseState.REFUSED, due=None, settled_on=days(8), to_residents=True)
    fresh = promise(id=2, state=PromiseState.BROKEN, due=None, settled_on=days(2), to_residents=True)
    to_partner = promise(id=3, state=PromiseState.BROKEN, due=None, settled_on=days(20))
    told = promise(id=4, state=PromiseState.BROKEN, due=days(30), settled_on=None, to_residents=True)
    [need] = due_promises([refused, fresh, to_partner, told], TODAY)
    assert (need.about, need.is_settled) == (1, True)


def test_a_report_waits_a_week_for_its_answer():
    reports = [
        SimpleNamespace(id=1, subject="A", sent_on=days(7), reported_to="wijkwethouder"),
        SimpleNamespace(id=2, subject="B", sent_on=days(6), reported_to=None),
    ]
    assert about(unanswered_reports(reports, TODAY)) == [1]


def test_a_successor_is_asked_at_once():
    asked = commitments_to_reconfirm([pledge(head_since=days(2), last_answer_on=days(30))], dt.date(2026, 11, 28))
    assert [need.head_is_new for need in asked] == [True]
    answered = pledge(head_since=days(20), last_answer_on=days(3))
    assert commitments_to_reconfirm([answered], TODAY) == []


@pytest.mark.parametrize(
    ("today", "answered", "asked"),
    [
        (dt.date(2026, 8, 15), dt.date(2026, 6, 8), False),  # the half-year has just begun
        (dt.date(2026, 11, 15), dt.date(2026, 6, 8), True),
        (dt.date(2026, 11, 15), dt.date(2026, 7, 8), False),
        (dt.date(2026, 8, 15), dt.date(2025, 12, 8), True),  # a half-year was skipped
        (dt.date(2026, 11, 15), None, True),
    ],
)
def test_a_commitment_is_reconfirmed_once_each_half_year(today, answered, asked):
    assert bool(commitments_to_reconfirm([pledge(last_answer_on=answered)], today)) is asked


def test_a_commitment_that_ended_or_has_just_begun_is_not_asked_for():
    ended, fresh = (
        pledge(id=1, last_day=days(1), last_answer_on=None),
        pledge(id=2, first_day=days(30), last_answer_on=None),
    )
    assert commitments_to_reconfirm([ended, fresh], TODAY) == []


def test_a_head_that_said_no_is_told_until_it_is_a_yes():
    [need] = commitments_to_reconfirm([pledge(last_answer_on=days(9), last_answer_yes=False)], TODAY)
    assert need.head_said_no
    assert need.hurts > 80
    assert commitments_to_reconfirm([pledge(last_answer_on=days(9), last_answer_yes=True)], TODAY) == []


def test_an_organisation_is_asked_once_whatever_it_pledged():
    pledges = [pledge(id=1, last_answer_on=None), pledge(id=2, head_since=days(2), last_answer_on=days(30))]
    [need] = commitments_to_reconfirm(pledges, TODAY)
    assert (need.about, need.head_is_new) == (2, True)


def test_a_pledge_without_any_day_is_asked_for():
    assert commitments_to_reconfirm([pledge(first_day=None, last_answer_on=None)], TODAY)


def test_an_action_of_which_the_promise_is_told_is_not_told_besides():
    assert about(late_actions([action(id=1, due=days(3)), action(id=2, due=days(3))], {1, None}, TODAY)) == [2]


def test_a_fading_partner_is_told_once_with_its_evidence():
    fading = judged_at_the_end_of(6, partner(6, 6, 5, 5, 4, 3))
    steady = judged_at_the_end_of(6, partner(6, 6, 6, 6, 6, 6))
    pledges = [pledge(id=1, organisation_id=5), pledge(id=2, organisation_id=5), pledge(id=3, organisation_id=6)]
    [need] = fading_commitments({5: fading, 6: steady}, pledges, TODAY)
    assert (need.about, need.name) == (5, "Ymere")
    assert need.standing is fading


def test_a_rating_holds_for_a_half_year():
    pillars = [
        SimpleNamespace(id=1, name="Wonen", retired_on=None, rated_on=days(184)),
        SimpleNamespace(id=2, name="Sociaal", retired_on=None, rated_on=days(185)),
        SimpleNamespace(id=3, name="Oud", retired_on=days(9), rated_on=days(900)),
        SimpleNamespace(id=4, name="Nieuw", retired_on=None, rated_on=None),
    ]
    assert about(old_ratings(pillars, TODAY)) == [2]


def test_a_residents_data_are_reviewed_from_their_day_on():
    residents = [
        SimpleNamespace(id=1, name="Bo", review_on=TODAY),
        SimpleNamespace(id=2, name="Al", review_on=days(-1)),
    ]
    assert about(data_to_review(residents, TODAY)) == [1]


def need_of(state=None, ended=4, lacking=0, moments=10):
    return SimpleNamespace(state=state, ended=ended, without_result=lacking, moments=moments)


def test_the_overview_is_told_from_six_weeks_before_its_day_until_it_is_adopted():
    half_year = HalfYear(2026, 2)
    assert overviews_due({half_year: need_of()}, dt.date(2026, 11, 18)) == []
    [coming] = overviews_due({half_year: need_of(lacking=3)}, dt.date(2026, 11, 19))
    assert (coming.days, coming.lacking_results) == (-42, 3)
    [over] = overviews_due({half_year: need_of(OverviewState.DRAFT)}, dt.date(2027, 1, 20))
    assert over.days == 20
    assert overviews_due({half_year: need_of(OverviewState.ADOPTED)}, dt.date(2027, 1, 20)) == []


def test_a_half_year_of_which_nothing_was_noted_needs_no_overview():
    assert overviews_due({HalfYear(2026, 1): need_of(ended=0, moments=0)}, TODAY) == []


def test_an_overview_of_longer_ago_is_told_when_somebody_began_to_make_it():
    assert overviews_due({HalfYear(2025, 2): need_of()}, TODAY) == []
    assert overviews_due({HalfYear(2025, 2): need_of(OverviewState.DRAFT)}, TODAY)


def test_people_grow_quiet_against_their_own_rhythm():
    people = [
        seen(id=1),
        seen(id=2, last_moment=days(60)),  # not yet clearly longer than ever
        seen(id=3, longest_gap=90),  # was away as long before
        seen(id=4, moments=3),  # has no rhythm
        seen(id=5, average_gap=7.0, longest_gap=14, last_moment=days(43)),
    ]
    assert about(quiet_contacts(people, {}, TODAY, TODAY)) == [1, 5]


def test_nobody_is_quiet_in_a_time_in_which_nothing_was_noted_of_anybody():
    assert quiet_contacts([seen(last_moment=days(100))], {}, days(90), TODAY) == []
    assert quiet_contacts([seen()], {}, None, TODAY) == []


def test_who_belongs_to_a_partner_that_fades_is_not_told_besides():
    fading = judged_at_the_end_of(6, partner(6, 6, 5, 5, 4, 3), STEADY_OTHERS)
    assert fading.course is Course.FADING
    assert quiet_contacts([seen(organisation_id=5)], {5: fading}, TODAY, TODAY) == []


def test_what_was_put_off_comes_back_on_its_day():
    needs = [Need(AttentionReason.LATE_ACTION, 1, "A", 60), Need(AttentionReason.LATE_ACTION, 2, "B", 61)]
    later = {(AttentionReason.LATE_ACTION, 2): TODAY + dt.timedelta(days=1)}
    assert about(in_order(needs, later, TODAY)) == [1]
    assert about(in_order(needs, later, TODAY + dt.timedelta(days=1))) == [2, 1]


def test_seven_lines_are_shown_of_which_no_reason_takes_all():
    needs = [Need(AttentionReason.LATE_ACTION, number, "A", 100 - number) for number in range(9)]
    needs += [Need(AttentionReason.OLD_RATING, 1, "B", 5), Need(AttentionReason.RECONFIRM, 1, "C", 4)]
    shown = most_pressing(needs)
    assert len(shown) == MOST_SHOWN
    assert [need.reason for need in shown[-2:]] == [AttentionReason.OLD_RATING, AttentionReason.RECONFIRM]
    assert about(shown[:5]) == [0, 1, 2, 3, 4]


def test_the_same_dossier_gives_the_same_order():
    needs = [Need(AttentionReason.LATE_ACTION, 2, "A", 50), Need(AttentionReason.LATE_ACTION, 1, "B", 50)]
    assert about(in_order(needs, {}, TODAY)) == about(in_order(reversed(needs), {}, TODAY)) == [1, 2]
