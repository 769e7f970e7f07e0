"""Which actions the list shows, under what heading, and what it says of them."""

import datetime as dt

import pytest

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState
from wijkdesk.ui.actions.listing import NO_PILLAR, Narrowing, Part, cells, first_day_among, half_years, part_of, ready
from wijkdesk.ui.actions.pane import BLANK, states_from

TODAY = dt.date(2026, 11, 23)
NOW = HalfYear(2026, 2)
STATE = ActionState


def row(**values):
    return BLANK._replace(id=1, title="Lampen herstellen", **values)


def day(text):
    return dt.date.fromisoformat(text)


def ended(on="2026-09-12", **values):
    return row(state=STATE.SUCCEEDED, ended_on=day(on), **values)


@pytest.mark.parametrize(
    ("action", "part"),
    [
        (row(state=STATE.RUNNING, due=day("2026-11-22"), quick_win=True), Part.OVERDUE),
        (row(state=STATE.RUNNING, due=TODAY), Part.UNDER_WAY),
        (row(state=STATE.IDEA, quick_win=True), Part.QUICK_WIN),
        (row(state=STATE.WAITING), Part.UNDER_WAY),
        (row(state=STATE.PLANNED), Part.TO_COME),
        (row(state=STATE.IDEA), Part.TO_COME),
        (ended("2026-07-01"), Part.ENDED_NOW),
        (ended("2026-06-30", quick_win=True, due=day("2026-01-01")), Part.ENDED_OTHERWISE),
    ],
)
def test_each_action_stands_under_one_heading(action, part):
    assert part_of(action, TODAY) is part


def test_a_half_year_that_was_chosen_tells_the_ended_ones_apart():
    spring = HalfYear(2026, 1)
    assert part_of(ended("2026-03-01"), TODAY, spring) is Part.ENDED_NOW
    assert part_of(ended("2026-09-01"), TODAY, spring) is Part.ENDED_OTHERWISE


@pytest.mark.parametrize(
    ("action", "text"),
    [
        (row(due=day("2026-12-02")), "02-12-2026"),
        (row(state=STATE.RUNNING), "doorlopend"),
        (row(state=STATE.WAITING), "doorlopend"),
        (row(state=STATE.PLANNED), ""),
        (row(state=STATE.IDEA), ""),
        (ended("2026-09-12", due=day("2026-08-01")), "12-09-2026"),
    ],
)
def test_the_last_column_says_when_it_is_or_was_ready(action, text):
    assert ready(str, action) == text


@pytest.mark.parametrize(
    ("narrowing", "action", "shown"),
    [
        (Narrowing(), row(), True),
        (Narrowing(pillar=3), row(main_pillar_id=3), True),
        (Narrowing(pillar=3), row(main_pillar_id=1, other_pillar_ids=(2, 3)), True),
        (Narrowing(pillar=3), row(main_pillar_id=1), False),
        (Narrowing(pillar=NO_PILLAR), row(), True),
        (Narrowing(pillar=NO_PILLAR), row(main_pillar_id=1), False),
        (Narrowing(state="open"), row(state=STATE.IDEA), True),
        (Narrowing(state="open"), ended(), False),
        (Narrowing(state="ended"), ended(), True),
        (Narrowing(state="waiting"), row(state=STATE.WAITING), True),
        (Narrowing(state="waiting"), row(state=STATE.RUNNING), False),
        (Narrowing(partner=7), row(lead_id=7), True),
        (Narrowing(partner=7), row(partner_ids=(5, 7)), True),
        (Narrowing(partner=7), row(lead_id=5), False),
        (Narrowing(confidential=True), row(), False),
        (Narrowing(confidential=False), row(confidential=True), False),
        (Narrowing(pillar=3, state="open"), row(main_pillar_id=3, state=STATE.RUNNING), True),
        (Narrowing(pillar=3, state="open"), ended(main_pillar_id=3), False),
    ],
)
def test_filters_let_through_what_they_say(narrowing, action, shown):
    assert narrowing.lets_through(action, TODAY) is shown


@pytest.mark.parametrize(
    ("action", "half", "shown"),
    [
        (ended("2026-09-12", first_day=day("2026-03-01")), HalfYear(2026, 1), True),
        (ended("2026-09-12"), HalfYear(2026, 1), False),
        (row(state=STATE.RUNNING, first_day=day("2024-01-01"), due=day("2024-06-01")), NOW, True),
        (row(state=STATE.RUNNING, first_day=day("2026-10-01")), HalfYear(2026, 1), False),
        (row(due=day("2027-03-01")), HalfYear(2027, 1), True),
        (row(due=day("2027-03-01")), HalfYear(2027, 2), False),
        (row(), NOW, True),
    ],
)
def test_a_half_year_shows_what_went_on_in_it(action, half, shown):
    assert Narrowing(half_year=half).lets_through(action, TODAY) is shown


def test_half_years_run_from_the_next_to_the_first_that_an_action_knows():
    first = first_day_among([ended("2025-03-01"), row(first_day=day("2025-09-01")), row()], TODAY)
    found = half_years(first, TODAY)
    assert [str(half) for half in found] == ["2027-1", "2026-2", "2026-1", "2025-2", "2025-1"]
    assert half_years(first_day_among([row(due=NOW.next.first_day)], TODAY), TODAY) == [HalfYear(2027, 1), NOW]
    assert len(half_years(day("1926-01-01"), TODAY)) == 20


def test_a_line_of_the_copied_table_reads_without_the_window():
    action = row(state=STATE.RUNNING, main_pillar="Wonen", lead="Ymere", partners=("A", "B"), first_day=TODAY)
    assert cells(str, action) == ["Lampen herstellen", "loopt", "Wonen", "Ymere", "A, B", "23-11-2026", "doorlopend"]


def test_an_action_goes_only_where_the_domain_lets_it():
    assert states_from(STATE.IDEA) == [STATE.IDEA, STATE.PLANNED, STATE.RUNNING, STATE.WAITING, STATE.STOPPED]
    assert STATE.IDEA not in states_from(STATE.RUNNING)
    assert states_from(STATE.FAILED) == [STATE.FAILED, STATE.RUNNING]
