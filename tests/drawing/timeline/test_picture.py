"""The board on white: all of it, as much as a page can hold, with a text that says the same."""

import datetime as dt
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.measuring import measure
from wijkdesk.domain.action import Action
from wijkdesk.domain.event import Event
from wijkdesk.drawing.shapes import Line, Rectangle, Text
from wijkdesk.drawing.svg import svg_of
from wijkdesk.drawing.timeline.board import Board
from wijkdesk.drawing.timeline.fit import POINT, SMALLEST, look_at_whole, look_on_page, points_on_page
from wijkdesk.drawing.timeline.picture import draw_board
from wijkdesk.drawing.timeline.things import Point, Section, Span

START = dt.date(2023, 1, 1).toordinal()
END = START + 2191
TODAY = START + 1000
A4, A3 = (725.0, 478.0), (1074.0, 725.0)


def board_of(lanes, sections=4):
    return Board(
        Section(
            number,
            f"Pijler {number}",
            f"pillar{number}",
            tuple(Span(Action, number * 1000 + lane, f"Actie {lane}", START, END, "running") for lane in range(lanes)),
            (Point(Event, number, "Gebeurtenis", START + 400, "success"),),
        )
        for number in range(1, sections + 1)
    )


def drawn(board, look, points=POINT):
    return draw_board(board, look, "Tijdlijn Testbuurt", points=points, told=lambda thing: thing.title, measure=measure)


def texts(drawing):
    return [shape.text for shape in drawing.shapes if isinstance(shape, Text)]


def test_it_has_its_title_its_years_its_sections_and_all_that_stands_in_them():
    board = board_of(3)
    drawing = drawn(board, look_at_whole(board, (START, END), TODAY, (START, END)))
    said = texts(drawing)
    assert {"Tijdlijn Testbuurt", "2023", "2028", "Pijler 1", "Pijler 4", "3 acties", "Vandaag"} <= set(said)
    assert [said.count(f"Actie {number}") for number in range(3)] == [4] * 3


def test_its_text_says_all_that_is_drawn_and_counts_the_rest():
    board = board_of(60, sections=1)
    drawing = drawn(board, look_at_whole(board, (START, END), TODAY, None))
    assert drawing.alternative.startswith("Tijdlijn Testbuurt. Pijler 1: Actie 0; Actie 1;")
    assert drawing.alternative.endswith("en nog 21.")


@pytest.mark.parametrize("room", [A4, A3], ids=["A4", "A3"])
@pytest.mark.parametrize("lanes", [0, 1, 8, 20, 300])
def test_a_page_holds_all_of_it_in_a_size_that_can_be_read(room, lanes):
    board = board_of(lanes)
    look, points = look_on_page(board, (START, END), TODAY, (START, END), room)
    drawing = drawn(board, look, points)
    assert drawing.width <= room[0] + 0.01
    assert drawing.height <= room[1] + 0.01
    assert points >= SMALLEST
    if lanes > 40:
        assert "300" in " ".join(texts(drawing))


def test_twelve_pillars_fit_on_a_page_too():
    board = board_of(9, sections=12)
    look, points = look_on_page(board, (START, END), TODAY, None, A4)
    drawing = drawn(board, look, points)
    assert drawing.height <= A4[1] + 0.01
    assert [f"Pijler {number}" in texts(drawing) for number in range(1, 13)] == [True] * 12


@given(st.integers(0, 400), st.integers(1, 11000), st.integers(0, 50))
def test_a_picture_stays_within_its_own_edges(first, days, lanes):
    begin = START + first
    spans = tuple(Span(Action, lane, "Lange titel " * 25, begin, begin + days, "planned") for lane in range(lanes))
    board = Board([Section(1, "Wonen", "pillar1", spans)])
    look = look_at_whole(board, (begin, begin + days), begin, None)
    drawing = drawn(board, look)
    for shape in drawing.shapes:
        if isinstance(shape, Rectangle):
            assert shape.x >= -0.01
            assert shape.x + shape.width <= drawing.width + 0.01
        if isinstance(shape, Line):
            assert all(-0.01 <= x <= drawing.width + 0.01 for x, _ in shape.points)
        if isinstance(shape, Text):
            assert shape.x + measure(shape.text, shape.size, shape.weight) <= drawing.width + 0.01
    ET.fromstring(svg_of(drawing))


def test_what_is_seen_is_no_larger_on_a_page_than_in_the_window():
    board = board_of(3)
    look = look_at_whole(board, (START, END), TODAY, None)._replace(width=600.0, height=200.0)
    assert points_on_page(look, A3) == POINT
    assert points_on_page(look._replace(width=3000.0), A4) < POINT
