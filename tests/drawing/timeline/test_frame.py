"""What is seen of the timeline: packed without overlaps, exact at its edges, nothing left out silently."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkdesk.domain.action import Action
from wijkdesk.domain.event import Event
from wijkdesk.drawing.timeline.board import Board, density
from wijkdesk.drawing.timeline.frame import (
    LANE,
    MOST_LANES,
    NEARBY,
    Bar,
    Window,
    frame,
    place_on_board,
    section_tops,
    shown_as,
    thing_at,
)
from wijkdesk.drawing.timeline.scale import NARROWEST, WIDEST, Scale, Unit, fitting, named, ticks, units
from wijkdesk.drawing.timeline.things import FOREVER, Point, Section, Span

START = dt.date(2023, 1, 1).toordinal()


def measure(text):
    return 6.0 * len(text)


def span(number, first, last, title="Actie"):
    return Span(Action, number, title, START + first, FOREVER if last is None else START + last, "running")


def point(number, day, title="Gebeurtenis"):
    return Point(Event, number, title, START + day, "success")


def board_of(spans=(), points=()):
    return Board([Section(1, "Wonen", "pillar1", tuple(spans), tuple(points))])


def seen(board, scale, top=0.0, width=1000.0, height=600.0):
    return frame(board, Window(scale, top, width, height), measure)


def bars(rows):
    return [bar for row in rows for of_look in row.bars.values() for bar in of_look]


SPANS = st.lists(st.tuples(st.integers(0, 2000), st.one_of(st.none(), st.integers(0, 400))), max_size=60)


@given(SPANS)
def test_no_two_bars_of_a_lane_are_there_on_one_day_and_none_is_lost(drawn):
    spans = [span(number, first, None if days is None else first + days) for number, (first, days) in enumerate(drawn)]
    lanes = board_of(spans).sections[0].lanes
    assert sorted(each.id for lane in lanes for each in lane.spans) == [each.id for each in spans]
    for lane in lanes:
        assert all(before.last < after.first for before, after in zip(lane.spans, lane.spans[1:], strict=False))
    most = max((sum(one.first <= day <= one.last for one in spans) for day in {s.first for s in spans}), default=0)
    assert len(lanes) == most


@given(SPANS, st.floats(NARROWEST, WIDEST), st.integers(-400, 2500))
def test_every_span_of_the_days_that_are_seen_is_seen_or_counted(drawn, day_width, left):
    spans = [span(number, first, None if days is None else first + days) for number, (first, days) in enumerate(drawn)]
    scale = Scale(START + left, day_width)
    board = board_of(spans)
    rows = seen(board, scale, height=5000.0)
    there = [each for each in spans if each.last >= scale.left and each.first <= scale.day_at(1000)]
    assert sum(row.spans for row in rows) == len(there)
    if board.lanes <= MOST_LANES or day_width >= NEARBY:
        assert sum(bar.number for bar in bars(rows)) == len(there)
    assert all(bar.x >= 0 and bar.x + bar.width <= 1001 for bar in bars(rows))


@given(st.lists(st.integers(0, 3000), max_size=80), st.floats(NARROWEST, WIDEST), st.integers(-100, 3000))
def test_every_point_of_the_days_that_are_seen_is_seen_or_counted(days, day_width, left):
    points = [point(number, day) for number, day in enumerate(days)]
    scale = Scale(START + left, day_width)
    spots = [spot for row in seen(board_of((), points), scale) for spot in row.spots]
    inside = [day for day in days if scale.left <= START + day <= scale.day_at(1000)]
    assert sum(spot.number for spot in spots) >= len(inside)
    assert all(after.x - before.x > 0 for before, after in itertools.pairwise(spots))


def test_days_that_lie_just_where_two_stretches_meet_are_passed_once():
    board = board_of((), [point(day, day) for day in range(2192)])
    for width in (1200, 1680, 1013):
        spots = [spot for row in seen(board, fitting(START, START + 2191, width), width=width) for spot in row.spots]
        assert sum(spot.number for spot in spots) == 2192


def test_words_stand_in_a_long_bar_or_behind_a_short_one_and_never_over_the_next():
    board = board_of([span(1, 0, 300, "Fundering"), span(2, 320, 322, "Kort"), span(3, 330, 700, "Erna" * 80)])
    [row] = seen(board, fitting(START, START + 700, 1000))
    [long, after] = [each for each in row.words if each.text != "Kort"]
    [first, short, third] = sorted(bars([row]), key=lambda bar: bar.x)
    assert first.x < long.x
    assert long.x + long.room <= first.x + first.width
    assert third.x < after.x
    assert after.x + after.room <= third.x + third.width
    assert not [each for each in row.words if each.text == "Kort" and each.x + each.room > third.x]
    assert short.number == 1


def test_narrow_spans_that_touch_are_one_bar_with_their_number_and_come_apart_when_zoomed_in():
    board = board_of([span(number, number * 2, number * 2) for number in range(12)])
    [together] = bars(seen(board, Scale(START, 0.5)))
    assert together.number == 12
    assert [bar.number for bar in bars(seen(board, Scale(START, 20.0)))] == [1] * 12


def test_five_hundred_on_one_day_each_have_a_lane_and_are_reached_by_scrolling():
    board = board_of([span(number, 10, 10) for number in range(500)])
    assert board.lanes == 500
    end = section_tops(board, Window(Scale(START, 20.0), 0.0, 1000.0, 600.0))[-1]
    reached = set()
    top = 0.0
    while top < end:
        reached |= {bar.span.id for bar in bars(seen(board, Scale(START, 20.0), top))}
        top += 600
    assert len(reached) == 500


def test_what_has_no_end_goes_on_beyond_what_is_seen():
    [bar] = bars(seen(board_of([span(1, 0, None)]), Scale(START + 5000, 1.0)))
    assert (bar.x, bar.width, bar.is_cut) == (0, 1000, (True, True))


def test_what_stands_at_a_place_is_found_the_point_before_the_bar():
    board = board_of([span(1, 0, 100)], [point(2, 50)])
    rows = seen(board, Scale(START, 10.0))
    [spot] = rows[0].spots
    [bar] = bars(rows)
    assert thing_at(rows, spot.x, spot.y)[0].id == 2
    assert thing_at(rows, bar.x + 3, bar.y + 3)[0].id == 1
    assert thing_at(rows, bar.x + bar.width + 30, bar.y + 3) is None
    assert thing_at(rows, spot.x, spot.y - 12) is None
    assert thing_at(rows, spot.x, spot.y - 12, 2.0)[0].id == 2


def test_what_is_too_dense_is_counted_by_part_of_the_calendar_and_comes_apart_from_nearby():
    days = [day for day in (0, 365, 731) for _ in range(MOST_LANES + 10)]
    board = board_of([span(number, day, day + 20) for number, day in enumerate(days)])
    [row] = seen(board, Scale(START, 0.12))
    assert [bar.number for bar in row.bars["counted"]] == [MOST_LANES + 10] * 3
    assert [each.text for each in row.words] == ["50"] * 3
    [row] = seen(board, Scale(START, 0.4))
    assert {each.text for each in row.words} == {"50 acties"}
    assert "counted" not in seen(board, Scale(START, NEARBY))[0].bars


def test_a_counted_part_tells_of_one_of_its_own_days():
    spans = [span(number, 0, 20) for number in range(MOST_LANES + 1)]
    board = board_of([*spans, span(99, 500, 510)])
    [row] = seen(board, Scale(START, 0.4))
    assert [(bar.number, bar.span.first - START) for bar in row.bars["counted"]] == [(MOST_LANES + 1, 0), (1, 500)]


def test_what_stands_lower_than_what_is_seen_is_found_on_the_board():
    board = board_of([span(number, 10, 20) for number in range(5)], [point(9, 3)])
    window = Window(Scale(START, 5.0), 0.0, 1000.0, 50.0)
    tops = [place_on_board(board, window, lane.spans[0])[0] for lane in board.sections[0].lanes]
    assert tops == [26.0 + LANE * number for number in range(5)]
    assert place_on_board(board, window, board.find(Event, 9)) == (0.0, 26.0)


def test_what_is_counted_with_its_neighbours_is_found_at_what_stands_for_them():
    board = board_of(
        [span(number, 10 * number, 10 * number + 8) for number in range(9)], [point(n, n) for n in range(9)]
    )
    rows = seen(board, Scale(START, 0.2))
    for thing in board.things():
        shown = shown_as(rows, thing)
        assert shown.number > 1
        assert isinstance(shown, Bar) == isinstance(thing, Span)
    near = seen(board, Scale(START, 40.0), width=6000.0)
    assert all(shown_as(near, thing).number == 1 for thing in board.things())
    assert shown_as(near, span(99, 1, 2)) is None


def test_larger_text_makes_all_that_holds_text_larger():
    board = board_of([span(number, 10, 20) for number in range(5)])
    usual, large = (section_tops(board, Window(Scale(START, 5.0), 0.0, 1000.0, 50.0, size))[-1] for size in (1.0, 2.0))
    assert large == 2 * usual


# -- walking --


def test_a_changed_board_is_the_same_as_one_made_anew():
    board = board_of([span(1, 0, 4), span(2, 5, 9)], [point(1, 3), point(2, 9)])
    [key] = [packed.section.key for packed in board.sections]
    new = point(1, 20, "Later"), span(2, 30, 40)
    changed = board.changed({(Event, 1), (Action, 2), (Event, 99)}, {key: new})
    assert {thing.title for thing in changed.things()} == {"Actie", "Gebeurtenis", "Later"}
    assert changed.find(Event, 1).day == new[0].day
    assert changed.last == new[1].last
    assert board.changed((), {}).sections == board.sections
    with pytest.raises(KeyError):
        board.changed((), {"elsewhere": new})


def test_one_walks_in_time_and_stops_at_both_ends():
    board = board_of([span(1, 0, 50), span(2, 5, 6)], [point(3, 2)])
    first = board.find(Action, 1)
    walked = [first]
    for _ in range(4):
        walked.append(board.beside(walked[-1], 1))
    assert [thing.id for thing in walked] == [1, 3, 2, 2, 2]
    assert board.beside(first, -1) is first


def test_one_crosses_to_what_begins_nearest_in_time_past_sections_with_nothing():
    sections = [
        Section(1, "Wonen", "pillar1", (span(1, 0, 5),)),
        Section(2, "Leeg", "pillar2"),
        Section(3, "Fysiek", "pillar3", (span(2, 0, 9), span(3, 90, 91))),
    ]
    board = Board(sections)
    assert board.across(1, 1, START + 60).id == 3
    assert board.across(1, -1, START + 60).id == 1
    assert board.across(3, 1, START) is None
    assert Board(()).across(0, 1, START) is None


@given(SPANS, st.integers(1, 50))
def test_the_strip_of_the_whole_leaves_nothing_out(drawn, parts):
    spans = [span(number, first, None if days is None else first + days) for number, (first, days) in enumerate(drawn)]
    found = density(board_of(spans), START, START + 2400, parts)
    assert len(found) == parts
    assert (max(found, default=0) > 0) == bool(spans)
    if spans:
        last = sum(each.last > START + 2400 - 2401 / parts for each in spans)
        assert found[-1] >= sum(each.last == FOREVER for each in spans)
        assert found[-1] <= last


# -- the calendar --


@given(st.floats(NARROWEST, WIDEST), st.integers(-30000, 60000), st.floats(1, 4000))
def test_the_calendar_covers_all_that_is_seen_without_a_gap(day_width, left, width):
    scale = Scale(START + left, day_width).kept()
    for unit in filter(None, units(day_width)):
        found = list(ticks(unit, scale, width))
        assert found[0].first <= scale.left
        assert all(before.end == after.first for before, after in itertools.pairwise(found))
        assert all(before.is_even != after.is_even for before, after in itertools.pairwise(found))
        assert found[-1].end >= min(scale.day_at(width), dt.date(2200, 1, 1).toordinal() - 1)


@pytest.mark.parametrize(
    ("day_width", "above", "below"),
    [(0.05, Unit.YEAR, None), (0.4, Unit.YEAR, Unit.HALF), (1.2, Unit.YEAR, Unit.MONTH), (8, Unit.MONTH, Unit.WEEK)],
)
def test_the_calendar_names_what_there_is_room_for(day_width, above, below):
    assert units(day_width) == (above, below)


def test_years_too_narrow_for_their_names_lend_their_room_to_one_that_has_it():
    scale = fitting(START, START + 30 * 365, 946)
    found = list(named(ticks(Unit.YEAR, scale, 946)))
    assert len(found) > 12
    assert all((end - tick.first) * scale.day_width >= 50 for tick, end in found[1:-1])


def test_months_above_days_say_of_which_year_they_are():
    assert ticks(Unit.MONTH, Scale(START, 40), 500)[0].name.endswith(str(dt.date.fromordinal(START).year))
    assert ticks(Unit.MONTH, Scale(START, 1.2), 500)[0].name.isalpha()


def test_the_calendar_has_leap_days_and_iso_weeks():
    february = ticks(Unit.MONTH, Scale(dt.date(2028, 2, 10).toordinal(), 10), 10)[0]
    assert (february.name, february.end - february.first) == ("februari 2028", 29)
    assert ticks(Unit.WEEK, Scale(dt.date(2027, 1, 1).toordinal(), 10), 10)[0].name == "week 53"


@given(st.floats(NARROWEST, WIDEST), st.floats(0.1, 10), st.floats(0, 1000))
def test_zooming_keeps_the_day_under_the_pointer(day_width, by, x):
    scale = Scale(START, day_width)
    zoomed = scale.zoomed(by, x)
    assert NARROWEST <= zoomed.day_width <= WIDEST
    assert zoomed.left in (dt.date(1900, 1, 1).toordinal(), dt.date(2199, 12, 31).toordinal()) or zoomed.day_at(
        x
    ) == pytest.approx(scale.day_at(x), abs=0.01)
