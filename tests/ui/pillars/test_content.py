"""What the page of a pillar is made of."""

import datetime as dt

import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Organisation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.words import ActionState, EventKind, Light
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.programme import RatingRow
from wijkdesk.storage.writing.actions import end_action
from wijkdesk.storage.writing.edit import add, change
from wijkdesk.ui.pillars.content import MOST_FIGURES, history, read_pillar

TODAY = dt.date(2026, 11, 23)
YEAR = {"first_day": dt.date(2020, 1, 1), "last_day": dt.date(2020, 12, 31)}
OLDER = {"first_day": dt.date(2016, 1, 1), "last_day": dt.date(2016, 12, 31)}
WONEN, FYSIEK = 1, 3


@pytest.fixture
def dossier(tmp_path):
    with Dossier.open(new_dossier(tmp_path)) as dossier:
        yield dossier


def rating(light, day):
    return RatingRow(1, WONEN, "Wonen", light, dt.date.fromisoformat(day), "", "", "", "")


def areas_of(dossier):
    """A country, a city in it, a district in that, and two neighbourhoods of which the approach has the first."""
    country = add(dossier, Area, code="NL00", name="Nederland")
    city = add(dossier, Area, code="GM0392", name="Haarlem", parent=country)
    district = add(dossier, Area, code="WK039202", name="Haarlemmerhoutkwartier", parent=city)
    own = add(dossier, Area, code="BU03920204", name="Rozenprieel-noord", parent=district)
    other = add(dossier, Area, code="BU03920101", name="Elders", parent=district)
    change(dossier, Programme, 1, areas=[own])
    return country, city, district, own, other


def measure(dossier, indicator, area, value, period=YEAR, **values):
    add(dossier, Measurement, indicator=indicator, area=area, value=value, **period, **values)


def test_a_rating_holds_until_the_next_one():
    orange, green = rating(Light.ORANGE, "2024-02-01"), rating(Light.GREEN, "2025-03-01")
    found = history([orange, green], dt.date(2023, 7, 1), dt.date(2025, 6, 30))
    assert [str(each.half_year) for each in found] == ["2023-2", "2024-1", "2024-2", "2025-1"]
    assert [each.rating for each in found] == [None, orange, orange, green]
    assert [each.given for each in found] == [(), (orange,), (), (green,)]


def test_all_ratings_of_one_half_year_are_known_and_the_last_one_counts():
    red, orange = rating(Light.RED, "2025-01-10"), rating(Light.ORANGE, "2025-06-30")
    [only] = history([red, orange], None, dt.date(2025, 6, 30))
    assert only.given == (red, orange)
    assert only.rating == orange


def test_a_history_begins_with_the_first_rating_when_that_came_before_the_approach_or_nobody_knows_its_first_day():
    first = rating(Light.GREEN, "2024-08-01")
    for first_day in (None, dt.date(2026, 1, 1)):
        found = history([first], first_day, dt.date(2026, 2, 1))
        assert found[0].half_year == HalfYear(2024, 2)
        assert found[-1].half_year == HalfYear(2026, 1)


def test_a_pillar_that_was_never_rated_has_no_history():
    assert history([], dt.date(2022, 1, 1), TODAY) == ()


def test_the_page_tells_what_runs_and_what_ended_lately_under_the_pillar_also_as_another_pillar(dossier):
    own = add(dossier, Action, title="Eigen", main_pillar=WONEN, state=ActionState.RUNNING)
    also = add(dossier, Action, title="Ook", main_pillar=FYSIEK, other_pillars=[WONEN], state=ActionState.WAITING)
    soon = add(dossier, Action, title="Straks", main_pillar=WONEN, state=ActionState.RUNNING, due=dt.date(2026, 12, 1))
    add(dossier, Action, title="Elders", main_pillar=FYSIEK, state=ActionState.RUNNING)
    add(dossier, Action, title="Idee", main_pillar=WONEN, state=ActionState.IDEA)
    lately, long_ago = (add(dossier, Action, title=title, main_pillar=WONEN) for title in ("Pas", "Lang geleden"))
    for number, day in ((lately, dt.date(2026, 1, 1)), (long_ago, dt.date(2025, 12, 31))):
        end_action(dossier, number, ActionState.FAILED, day, lesson="Begin aan de deur.")

    content = read_pillar(dossier.reader, WONEN, TODAY)
    assert [row.id for row in content.at_work] == [soon, own, also]
    assert [row.id for row in content.ended] == [lately]


def test_the_page_tells_of_successes_and_setbacks_and_not_of_other_events(dossier):
    for kind in EventKind:
        add(dossier, Event, title=kind.dutch, day=dt.date(2026, 9, 1), kind=kind, pillar=WONEN)
    add(dossier, Event, title="lang geleden", day=dt.date(2025, 12, 31), kind=EventKind.SUCCESS, pillar=WONEN)
    content = read_pillar(dossier.reader, WONEN, TODAY)
    assert {row.title for row in content.turns} == {"succes", "tegenslag"}


def test_the_goals_are_those_to_which_actions_of_the_pillar_contribute(dossier):
    partner = add(dossier, Organisation, name="Ymere")
    served = add(dossier, PolicyGoal, title="Prettig wonen", organisation=partner)
    other = add(dossier, PolicyGoal, title="Iets anders")
    for title in ("Een", "Twee"):
        add(dossier, Action, title=title, main_pillar=WONEN, goals=[served])
    add(dossier, Action, title="Elders", main_pillar=FYSIEK, goals=[other])
    content = read_pillar(dossier.reader, WONEN, TODAY)
    assert [(row.id, row.organisation) for row in content.goals] == [(served, "Ymere")]


def test_a_page_has_the_figures_of_its_pillar_of_which_something_is_known(dossier):
    _, _, _, own, _ = areas_of(dossier)
    add(dossier, Indicator, name="Nooit gemeten", pillar=WONEN)
    elsewhere = add(dossier, Indicator, name="Elders", pillar=FYSIEK)
    measure(dossier, elsewhere, own, 1.0)
    assert read_pillar(dossier.reader, WONEN, TODAY).figures == ()
    assert read_pillar(dossier.reader, FYSIEK, TODAY).figures == (elsewhere,)


def test_of_many_figures_a_page_has_the_first_and_says_how_many_there_are(dossier):
    _, _, _, own, _ = areas_of(dossier)
    indicators = [add(dossier, Indicator, name=f"Cijfer {number}", pillar=WONEN) for number in range(MOST_FIGURES + 3)]
    for indicator in indicators:
        measure(dossier, indicator, own, 1.0)
    content = read_pillar(dossier.reader, WONEN, TODAY)
    assert content.figures == tuple(indicators[:MOST_FIGURES])
    assert content.number_of_figures == MOST_FIGURES + 3


def test_a_pillar_that_is_not_there_has_no_page(dossier):
    assert read_pillar(dossier.reader, 999, TODAY) is None
    assert read_pillar(dossier.reader, WONEN, TODAY).pillar.name == "Wonen"
    assert add(dossier, Pillar, name="Zorg") > 4
