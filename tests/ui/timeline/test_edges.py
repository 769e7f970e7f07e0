"""Dossiers at their edges: nothing overlaps wrongly, crashes or is left out silently, at any zoom."""

import datetime as dt
import itertools

import pytest
from PySide6.QtCore import Qt

from tests.dossiers import HOSTILE, new_dossier
from tests.ui.desk import TODAY
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment, Reconfirmation
from wijkdesk.domain.contact import Organisation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.words import ActionState, EventKind, MomentKind, OrganisationKind, OverviewState
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing import edit
from wijkdesk.ui.theme import current_theme

DAY = dt.timedelta(days=1)


@pytest.fixture
def drawn(open_desk, tmp_path, qtbot):
    """Draws a dossier with these things, wherever one looks, and gives the desk."""

    def draw(*content, term=(dt.date(2023, 1, 1), dt.date(2028, 12, 31)), count=None):
        path = new_dossier(tmp_path, *content)
        with Dossier.open(path) as dossier:
            edit.change(dossier, Programme, 1, first_day=term[0], last_day=term[1])
        desk = open_desk(path)
        desk.click(desk.tab.view_button)
        wanted = len(content) if count is None else count
        qtbot.waitUntil(lambda: len(list(desk.tab.drawn.chart.view.board.things())) == wanted)
        look_everywhere(desk)
        return desk

    return draw


def look_everywhere(desk):
    """Paint it at every zoom, from the whole to days, and hold that no words stand over others."""
    chart = desk.tab.drawn.chart
    for look in (chart.fit_all, chart.fit_half_year, chart.fit_month):
        look()
        no_words_overlap(chart)
        chart.grab()
    chart.fit_all()
    for _ in range(30):
        chart.zoom(1.5)
        no_words_overlap(chart)
    chart.grab()
    chart.fit_all()


def no_words_overlap(chart):
    metrics = current_theme().metrics("meta")
    placed = [
        (words.y, words.x, words.x + min(metrics.horizontalAdvance(words.text), words.room))
        for row in chart.rows()
        for words in row.words
    ]
    for (y, left, right), (other_y, other_left, other_right) in itertools.combinations(placed, 2):
        if abs(y - other_y) < metrics.height() - 4:
            assert right <= other_left + 1 or other_right <= left + 1


def reached_by_keyboard(desk):
    """Everything that is chosen when one walks through all sections."""
    chart, found = desk.tab.drawn.chart, []
    chart.chosen.connect(lambda kind, number: found.append((kind, number)))
    desk.press(Qt.Key.Key_Home, widget=chart)
    before = None
    while chart.chosen_thing() is not before:
        before = chart.chosen_thing()
        desk.press(Qt.Key.Key_Right, widget=chart)
    return set(found)


def test_actions_without_end_of_one_day_and_around_the_approach(drawn):
    desk = drawn(
        Action(title="Zonder einde", state=ActionState.RUNNING, started_on=dt.date(2024, 1, 1)),
        Action(title="Eén dag", first_day=TODAY, due=TODAY),
        Action(title="Ervoor", first_day=dt.date(2001, 1, 1), due=dt.date(2001, 2, 1)),
        Action(title="Erna", first_day=dt.date(2040, 1, 1), due=dt.date(2040, 2, 1)),
        Action(title="Alleen een eind", due=dt.date(2026, 1, 1)),
    )
    assert reached_by_keyboard(desk) == {(Action, number) for number in range(1, 6)}
    first, last = desk.tab.drawn.chart.view.ends()
    assert (first, last) == (dt.date(2001, 1, 1).toordinal(), dt.date(2040, 2, 1).toordinal())


def test_what_has_no_day_at_all_is_counted_beside_the_drawing(drawn):
    desk = drawn(Action(title="Ooit", state=ActionState.IDEA), Action(title="Nu", first_day=TODAY), count=1)
    assert desk.tab.drawn._undated.text() == "1 actie zonder dag staat alleen in de lijst"


def test_five_hundred_on_one_day_are_counted_and_each_is_reached(drawn):
    desk = drawn(
        *(Event(title=f"Signaal {number}", day=TODAY, kind=EventKind.SIGNAL) for number in range(300)),
        *(Action(title=f"Actie {number}", first_day=TODAY, due=TODAY) for number in range(200)),
    )
    chart = desk.tab.drawn.chart
    [row] = [row for row in chart.rows() if row.packed.section.name == "Hele wijk"]
    assert sum(spot.number for spot in row.spots) == 300
    assert sum(bar.number for bar in row.bars["counted"]) == 200
    assert len(reached_by_keyboard(desk)) == 500


def test_titles_of_three_hundred_characters_and_of_hostile_ones(drawn):
    desk = drawn(
        Action(title="Zeer lange titel " * 18, first_day=TODAY, due=TODAY + 40 * DAY),
        Action(title=HOSTILE, first_day=TODAY + 45 * DAY, due=TODAY + 60 * DAY),
        Event(title="M" * 300, day=TODAY, kind=EventKind.DECISION),
        Event(title="W" * 300, day=TODAY + DAY, kind=EventKind.DECISION),
    )
    assert len(reached_by_keyboard(desk)) == 4


def test_twelve_pillars_each_with_something(drawn):
    pillars = [Pillar(name=f"Pijler {number}", position=number, colour=number) for number in range(5, 13)]
    content = [Action(title=f"Van {pillar.name}", main_pillar=pillar, first_day=TODAY) for pillar in pillars]
    desk = drawn(*pillars, *content, count=8)
    assert len(desk.tab.drawn.chart.view.board.sections) == 12
    assert len({row.packed.section.name for row in desk.tab.drawn.chart.rows()}) > 4


@pytest.mark.parametrize(
    "term",
    [(dt.date(2026, 11, 1), dt.date(2026, 11, 30)), (dt.date(2010, 1, 1), dt.date(2039, 12, 31))],
    ids=["a month", "thirty years"],
)
def test_an_approach_of_any_length(drawn, term):
    desk = drawn(Action(title="Erin", first_day=term[0] + 3 * DAY, due=term[0] + 9 * DAY), term=term)
    chart = desk.tab.drawn.chart
    scale = chart.view.in_force
    assert scale.x(term[0].toordinal()) >= 0
    assert scale.x(term[1].toordinal() + 1) <= chart.view.width


def test_leap_days_and_the_days_on_which_the_clock_changes_are_days_like_others(drawn):
    days = [dt.date(2024, 2, 29), dt.date(2028, 2, 29), dt.date(2026, 3, 29), dt.date(2026, 10, 25)]
    desk = drawn(*(Action(title=f"{day}", first_day=day, due=day) for day in days))
    chart = desk.tab.drawn.chart
    spans = sorted(chart.view.board.things(), key=lambda thing: thing.first)
    assert [dt.date.fromordinal(span.first) for span in spans] == sorted(days)
    assert all(span.first == span.last for span in spans)


def test_an_empty_dossier_is_a_calendar_of_its_term(drawn):
    desk = drawn()
    desk.press(Qt.Key.Key_Right, widget=desk.tab.drawn.chart)
    desk.press(Qt.Key.Key_Down, widget=desk.tab.drawn.chart)
    assert desk.tab.drawn.chart.chosen_thing() is None


def test_overviews_commitments_their_answers_and_a_line_stand_on_it(drawn, qtbot):
    partner = Organisation(name="Politie", kind=OrganisationKind.OTHER)
    own = Area(code="BU03920204", name="Rozenprieel")
    indicator = Indicator(name="Meldingen", unit="per jaar")
    overview, year = Overview(year=2026, half=1), dt.date(2024, 1, 1)
    desk = drawn(
        partner,
        own,
        indicator,
        overview,
        Commitment(
            organisation=partner,
            what="Wijkagent",
            first_day=year,
            reconfirmations=[Reconfirmation(day=dt.date(2025, 1, 1)), Reconfirmation(day=TODAY, confirmed=False)],
        ),
        Measurement(
            indicator=indicator, area=own, first_day=dt.date(2024, 1, 1), last_day=dt.date(2024, 12, 31), value=12.0
        ),
        ContactMoment(day=TODAY, kind=MomentKind.LUNCH),
        count=2,
    )
    with desk.dossier.write("Gebied") as session:
        session.get(Programme, 1).areas = [session.get(Area, 1)]
        adopted = session.get(Overview, 1)
        adopted.document, adopted.adopted_on = b"%PDF-1.7", dt.date(2026, 9, 1)
        adopted.state = OverviewState.ADOPTED
    chart = desk.tab.drawn.chart
    desk.tab.drawn.offer_indicators()
    desk.tab.drawn.indicator._choose(1)
    qtbot.waitUntil(lambda: chart.view.board.find(HalfYear, 20261) is not None)
    qtbot.waitUntil(lambda: chart.sides().line > 0)
    chart.grab()
    told = chart.told(chart.view.board.find(Commitment, 1))
    assert told.startswith("Politie: Wijkagent. Commitment. vanaf 01-01-2024. niet bevestigd op 23-11-2026")
    assert chart.told(chart.view.board.find(HalfYear, 20261)) == (
        "Overzicht eerste helft 2026. Overzichten. 01-09-2026. vastgesteld"
    )
