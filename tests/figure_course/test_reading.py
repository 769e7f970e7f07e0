"""What is told of a figure, each number worked out by hand."""

import datetime as dt

import pytest

from tests.dossiers import new_dossier
from tests.drawing.measuring import check, measure, words
from wijkdesk.domain.action import Action
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Area, BorderChange, Indicator, Measurement
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.words import Direction, EventKind, ValueState
from wijkdesk.domain.words import Measure as Kind
from wijkdesk.figure_course.reading import read_course
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.figures import list_indicators
from wijkdesk.storage.writing.edit import add, change

WONEN = 1


@pytest.fixture
def dossier(tmp_path):
    with Dossier.open(new_dossier(tmp_path)) as dossier:
        yield dossier


@pytest.fixture
def areas(dossier):
    """North and south are the approach's own, in a district, a city and a country; another neighbourhood besides."""
    country = add(dossier, Area, code="NL00", name="Nederland")
    city = add(dossier, Area, code="GM0392", name="Haarlem", parent=country)
    district = add(dossier, Area, code="WK039202", name="Haarlemmerhoutkwartier", parent=city)
    north = add(dossier, Area, code="BU03920204", name="Noord", parent=district)
    south = add(dossier, Area, code="BU03920205", name="Zuid", parent=district)
    other = add(dossier, Area, code="BU03920101", name="Vijfhoek", parent=district)
    change(dossier, Programme, 1, areas=[north, south], name="Rozenprieel")
    return {"NL": country, "GM": city, "WK": district, "north": north, "south": south, "other": other}


def note(dossier, indicator, area, values, **more):
    """Measure an area, in each of these years; None is suppressed."""
    for year, value in values.items():
        state = ValueState.SECRET if value is None else more.get("state", ValueState.GIVEN)
        period = {"first_day": dt.date(year, 1, 1), "last_day": dt.date(year, 12, 31)}
        known = {name: given for name, given in more.items() if name != "state"}
        add(dossier, Measurement, indicator=indicator, area=area, value=value, state=state, **period, **known)


def hard_up(dossier, areas, **more):
    """A percentage of households, with its base."""
    base = add(dossier, Indicator, name="Huishoudens")
    indicator = add(
        dossier, Indicator, name="Moeite", unit="%", measure=Kind.PERCENTAGE, base=base, good_is=Direction.DOWN, **more
    )
    for area, households in (("north", {2019: 1000, 2020: 1200}), ("south", {2019: 1000, 2020: 800})):
        note(dossier, base, areas[area], households)
    note(dossier, indicator, areas["north"], {2019: 28.3, 2020: 22.0})
    note(dossier, indicator, areas["south"], {2019: 27.9, 2020: 21.7})
    note(dossier, indicator, areas["GM"], {2019: 22.4, 2020: 17.5})
    return indicator


def told(dossier, indicator):
    return read_course(dossier.reader, indicator, with_happened=True)


def test_a_percentage_of_two_neighbourhoods_is_weighted_and_its_gap_told(dossier, areas):
    figure = told(dossier, hard_up(dossier, areas))
    # 2019: (28.3 + 27.9) / 2 = 28.1, less 22.4 is 5.7
    # 2020: (22.0 x 1200 + 21.7 x 800) / 2000 = 21.88, less 17.5 is 4.38
    assert figure.as_table() == (
        ("Periode", "Rozenprieel", "Noord", "Zuid", "Haarlem"),
        [("2020", "21,9 %", "22,0 %", "21,7 %", "17,5 %"), ("2019", "28,1 %", "28,3 %", "27,9 %", "22,4 %")],
    )
    assert figure.sentences == ("Verschil met Haarlem 4,4 procentpunt (ongunstig); in 2019 5,7: kleiner geworden.",)
    assert "Buurten samen gewogen naar Huishoudens." in figure.source
    assert [line.name for line in figure.shown] == ["Rozenprieel", "Haarlem"]


def test_counts_are_shown_of_the_own_area_alone_and_have_no_gap(dossier, areas):
    indicator = add(dossier, Indicator, name="Meldingen", unit="meldingen")
    note(dossier, indicator, areas["north"], {2019: 98, 2020: 92})
    note(dossier, indicator, areas["south"], {2019: 114, 2020: 103})
    note(dossier, indicator, areas["GM"], {2019: 9000, 2020: 8000})
    figure = told(dossier, indicator)
    assert [(line.name, line.values) for line in figure.shown] == [
        ("Rozenprieel", (212, 195)),
        ("Noord", (98, 92)),
        ("Zuid", (114, 103)),
    ]
    assert figure.sentences == ()
    assert figure.as_table()[1][0] == ("2020", "195", "92", "103", "8.000")


def test_what_is_suppressed_is_no_number_and_no_sum(dossier, areas):
    indicator = add(dossier, Indicator, name="Meldingen")
    note(dossier, indicator, areas["north"], {2019: 98, 2020: 92})
    note(dossier, indicator, areas["south"], {2019: 114, 2020: None})
    figure = told(dossier, indicator)
    assert figure.as_table()[1][0] == ("2020", "geen gegevens", "92", "geheim")
    assert "Geen getal voor het hele gebied in 2020: van Zuid is niet alles bekend." in figure.source


def test_what_was_not_measured_says_so_in_the_table_as_in_the_chart(dossier, areas):
    indicator = add(dossier, Indicator, name="Score", measure=Kind.SCORE)
    note(dossier, indicator, areas["north"], {2019: 5, 2020: 6})
    note(dossier, indicator, areas["GM"], {2020: 7})
    rows, nothing = told(dossier, indicator).as_table()[1], "geen gegevens"
    assert rows == [("2020", "6", nothing, "7"), ("2019", "5", nothing, nothing)]


def test_years_without_a_sum_that_follow_each_other_are_named_as_first_and_last(dossier, areas):
    indicator = add(dossier, Indicator, name="Meldingen")
    note(dossier, indicator, areas["north"], dict.fromkeys(range(2013, 2021), 98))
    note(
        dossier, indicator, areas["south"], {year: 114 if year in (2016, 2019) else None for year in range(2013, 2021)}
    )
    assert "gebied in 2013 tot en met 2015, 2017, 2018, 2020: van Zuid" in told(dossier, indicator).source


def test_without_a_base_each_neighbourhood_has_its_own_line_and_gap(dossier, areas):
    indicator = add(dossier, Indicator, name="WOZ", unit="x 1.000 euro", measure=Kind.AVERAGE)
    for area, value in (("north", 310), ("south", 295), ("GM", 402), ("other", 500)):
        note(dossier, indicator, areas[area], {2020: value})
    figure = told(dossier, indicator)
    assert figure.sentences == (
        "Noord: verschil met Haarlem 92 duizend euro (lager).",
        "Zuid: verschil met Haarlem 107 duizend euro (lager).",
    )
    assert [line.name for line in figure.shown] == ["Noord", "Zuid", "Vijfhoek", "Haarlem"]


def test_the_own_area_keeps_its_lines_and_those_it_is_compared_with_among_many_neighbourhoods(dossier, areas):
    indicator = hard_up(dossier, areas)
    for area in ("WK", "GM", "NL"):
        note(dossier, indicator, areas[area], {2019: 20, 2020: 21})
    for number in range(1, 9):
        other = add(dossier, Area, code=f"BU0392030{number}", name=f"Buurt {number}", parent=areas["GM"])
        note(dossier, indicator, other, {2019: 30, 2020: 31})
    note(dossier, indicator, areas["south"], {2018: None, 2021: None})
    note(dossier, indicator, areas["north"], {2018: 24, 2021: 23})
    shown = [line.name for line in told(dossier, indicator).shown]
    assert shown[:3] == ["Rozenprieel", "Noord", "Zuid"]
    assert shown[-3:] == ["Haarlemmerhoutkwartier", "Haarlem", "Nederland"]
    assert len(shown) == 9


def test_the_source_says_table_years_day_licence_and_that_it_is_an_estimate(dossier, areas):
    indicator = hard_up(dossier, areas, source="RIVM", licence="open data", is_modelled=True)
    more = {"source_table": "50090NED", "published_on": dt.date(2022, 3, 12), "state": ValueState.PROVISIONAL}
    note(dossier, indicator, areas["NL"], {2020: 13.9}, **more)
    said = told(dossier, indicator).source
    assert said.startswith(
        "RIVM, 50090NED, 2019 tot en met 2020. Gepubliceerd op 12 maart 2022. Licentie: open data. "
        "Schatting uit een model. Met voorlopige cijfers."
    )


def test_what_is_said_of_the_lines_is_no_part_of_the_source(dossier, areas):
    indicator = add(dossier, Indicator, name="Score", measure=Kind.SCORE)
    note(dossier, indicator, areas["north"], {2012: 60, 2019: 62})
    figure = told(dossier, indicator)
    assert figure.legend == "Stippellijn: daartussen is niet gemeten. De schaal begint niet bij nul."
    assert figure.source == "Bron niet vastgelegd, 2012 tot en met 2019."
    assert figure.chart.below == f"{figure.legend} {figure.source}"


def test_a_year_with_other_borders_is_marked_and_told_and_no_change_is_claimed(dossier, areas):
    indicator = hard_up(dossier, areas)
    with dossier.write("Grenzen") as session:
        session.add(BorderChange(area=session.get(Area, areas["north"]), year=2020))
    figure = told(dossier, indicator)
    assert "Noord heeft vanaf 2020 andere grenzen" in figure.source
    assert figure.sentences[0].endswith("in 2019 5,7, maar toen met andere grenzen.")
    assert "andere grenzen" in figure.draw(240, measure, height=70).alternative


def test_what_happened_in_that_time_stands_under_the_line_without_what_is_confidential(dossier, areas):
    indicator = hard_up(dossier, areas, pillar=WONEN)
    milestone = {"kind": EventKind.MILESTONE, "pillar": WONEN}
    add(dossier, Event, title="Eerste lunch", day=dt.date(2019, 6, 1), **milestone)
    add(dossier, Event, title="Te laat", day=dt.date(2021, 1, 1), **milestone)
    add(dossier, Event, title="Geheim gesprek", day=dt.date(2019, 7, 1), confidential=True, **milestone)
    secret = add(dossier, Action, title="Stille actie", main_pillar=WONEN, confidential=True)
    add(dossier, Event, title="Bij de stille actie", day=dt.date(2019, 7, 1), action=secret, **milestone)
    drawing = told(dossier, indicator).draw(400, measure, height=70)
    assert "Eerste lunch (mijlpaal, 1 juni 2019)" in words(drawing)
    for other in ("Te laat", "Geheim", "stille"):
        assert other not in drawing.alternative
    check(drawing)


def test_one_period_is_shown_as_bars(dossier, areas):
    indicator = add(dossier, Indicator, name="Overlast", unit="%", measure=Kind.PERCENTAGE)
    for area, value in (("north", 10.3), ("GM", 8.8)):
        note(dossier, indicator, areas[area], {2020: value})
    drawing = told(dossier, indicator).draw(240, measure, height=70)
    assert "Noord 10,3 %" in drawing.alternative
    check(drawing)


def test_what_was_noted_stands_below_once(dossier, areas):
    indicator = add(dossier, Indicator, name="Meldingen")
    for area in ("north", "south"):
        note(dossier, indicator, areas[area], {2020: 5}, note="Geteld op een regendag")
    assert told(dossier, indicator).notes == ("2020: Geteld op een regendag",)


def test_a_figure_of_which_nothing_is_known_has_no_course(dossier, areas):
    indicator = add(dossier, Indicator, name="Nooit gemeten")
    note(dossier, indicator, areas["north"], {2020: None})
    assert read_course(dossier.reader, indicator) is None
    assert read_course(dossier.reader, 999) is None


def test_a_base_that_only_comes_near_is_called_so(dossier, areas):
    change(dossier, Indicator, hard_up(dossier, areas), topic="moeite_rondkomen")
    [indicator] = [row.id for row in list_indicators(dossier.reader) if row.topic]
    said = "gewogen naar Huishoudens: bij benadering, want het gaat over inwoners van 18 jaar of ouder."
    assert said in told(dossier, indicator).source


def test_neighbourhoods_stay_in_sight_where_their_base_is_of_other_years(dossier, areas):
    base = add(dossier, Indicator, name="Huishoudens")
    note(dossier, base, areas["north"], {2021: 1000})
    indicator = add(dossier, Indicator, name="Moeite", unit="%", measure=Kind.PERCENTAGE, base=base)
    for area, value in (("north", 22.0), ("south", 21.7), ("GM", 17.5)):
        note(dossier, indicator, areas[area], {2020: value})
    figure = told(dossier, indicator)
    assert [line.name for line in figure.shown] == ["Noord", "Zuid", "Haarlem"]
    assert figure.sentences[0] == "Noord: verschil met Haarlem 4,5 procentpunt (hoger)."
    for area in ("north", "south"):
        note(dossier, base, areas[area], {2020: 1000})
        note(dossier, indicator, areas[area], {2019: 25.0})
    note(dossier, indicator, areas["GM"], {2019: 19.0})
    figure = told(dossier, indicator)
    assert [line.name for line in figure.shown] == ["Rozenprieel", "Noord", "Zuid", "Haarlem"]
    assert figure.sentences == (
        "Rozenprieel: verschil met Haarlem 4,4 procentpunt (hoger).",  # (22.0 + 21.7) / 2 - 17.5 = 4.35
        "Noord: verschil met Haarlem 4,5 procentpunt (hoger); in 2019 6,0: kleiner geworden.",
        "Zuid: verschil met Haarlem 4,2 procentpunt (hoger); in 2019 6,0: kleiner geworden.",
    )
