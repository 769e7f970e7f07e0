"""Official figures in a real dossier: known again by topic, superseded by newer ones, with where they are from."""

import datetime as dt

import pytest

from tests.dossiers import new_dossier
from tests.figures import making
from tests.figures.making import CITY, COUNTRY, DISTRICT, NORTH, SOUTH
from wijkdesk.domain.figures import Area, Indicator
from wijkdesk.exchange.official_figures import propose, read_values, store, what_is_known
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.figures import (
    list_areas,
    list_border_changes,
    list_indicators,
    list_measurements,
)
from wijkdesk.storage.writing.areas import add_areas, make_own
from wijkdesk.storage.writing.edit import change

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def dossier(tmp_path):
    north = Area(code=NORTH, name="Rozenprieel-noord")
    old = Indicator(name="Koopwoningen", unit="%")
    with Dossier.open(new_dossier(tmp_path, north, old)) as dossier:
        yield dossier


def read_in(dossier, path, *, columns=None, published_on=None):
    proposal = propose(path, what_is_known(dossier.reader), TODAY, columns=columns)
    proposal = proposal._replace(published_on=published_on)
    return store(dossier, proposal, read_values(proposal))


def values(dossier):
    return {(row.indicator, row.area_code): row.value for row in list_measurements(dossier.reader)}


def kwb(path, *of_north):
    return making.workbook(path, [making.KWB_HEAD, [*making.KWB_ROWS[3][:5], *of_north]])


def test_a_figure_is_known_again_under_any_name(dossier, tmp_path):
    path = making.key_figures(tmp_path / "kwb-2018.xlsx")
    assert read_in(dossier, path).added == 3
    [woz] = [row for row in list_indicators(dossier.reader) if row.topic == "g_woz"]
    change(dossier, Indicator, woz.id, name="Wat een huis waard is")
    again = read_in(dossier, path)
    assert (again.added, again.superseded, again.same) == (0, 0, 3)
    assert values(dossier)["Wat een huis waard is", NORTH] == 205


def test_a_figure_of_before_topics_were_kept_is_known_again_by_its_name(dossier, tmp_path):
    read_in(dossier, making.key_figures(tmp_path / "kwb-2018.xlsx"))
    [owned] = [row for row in list_indicators(dossier.reader) if row.name == "Koopwoningen"]
    assert (owned.id, owned.topic) == (1, "p_koopw")


def test_a_newer_delivery_supersedes_and_the_old_value_stays_in_the_history(dossier, tmp_path):
    path = tmp_path / "kwb-2018.xlsx"
    read_in(dossier, kwb(path, 2190, ".", 38), published_on=dt.date(2018, 7, 1))
    stored = read_in(dossier, kwb(path, 2200, 205, 38), published_on=dt.date(2019, 7, 1))
    assert (stored.added, stored.superseded, stored.same) == (0, 2, 1)
    [inhabitants] = [row for row in list_measurements(dossier.reader) if row.indicator == "Aantal inwoners"]
    assert (inhabitants.value, inhabitants.published_on) == (2200, dt.date(2019, 7, 1))
    assert inhabitants.source_table == "Kerncijfers wijken en buurten"
    assert inhabitants.source == "CBS, Kerncijfers wijken en buurten"
    history = dossier.reader.execute(
        "SELECT before FROM journal_changes WHERE table_name = 'measurements' AND before LIKE '%2190%'"
    ).fetchall()
    assert history


def test_an_older_delivery_and_a_hole_in_a_file_take_no_value_away(dossier, tmp_path):
    path = tmp_path / "kwb-2018.xlsx"
    read_in(dossier, kwb(path, 2200, 205, 38), published_on=dt.date(2019, 7, 1))
    older = read_in(dossier, kwb(path, 2190, 205, 38), published_on=dt.date(2018, 7, 1))
    assert (older.superseded, older.kept) == (0, 1)
    hole = read_in(dossier, kwb(path, ".", 205, "x"))
    assert (hole.superseded, hole.kept) == (1, 1)
    assert values(dossier)["Aantal inwoners", NORTH] == 2200
    assert values(dossier)["Koopwoningen", NORTH] is None


def test_what_a_newer_delivery_gave_again_is_not_superseded_by_one_from_before_it(dossier, tmp_path):
    path = tmp_path / "kwb-2018.xlsx"
    read_in(dossier, kwb(path, 2190, 205, 38), published_on=dt.date(2018, 7, 1))
    again = read_in(dossier, kwb(path, 2190, 205, 38), published_on=dt.date(2020, 7, 1))
    assert (again.added, again.superseded, again.same) == (0, 0, 3)
    between = read_in(dossier, kwb(path, 2200, 206, 38), published_on=dt.date(2019, 7, 1))
    assert (between.superseded, between.kept, between.same) == (0, 2, 1)
    assert values(dossier)["Aantal inwoners", NORTH] == 2190
    assert {row.published_on for row in list_measurements(dossier.reader)} == {dt.date(2020, 7, 1)}


def test_a_number_that_cannot_be_is_told_before_and_takes_no_value_away(dossier, tmp_path):
    path = tmp_path / "kwb-2018.xlsx"
    read_in(dossier, kwb(path, 2200, 205, 38))
    kwb(path, -2200, 205, 380.5)
    proposal = propose(path, what_is_known(dossier.reader), TODAY)
    assert [each for each in proposal.remarks if "kan niet" in each] == [
        "“Aantal inwoners” kan niet -2200 zijn, zoals bij Rozenprieel-noord staat: die waarde blijft weg.",
        "“Koopwoningen” kan niet 380,5 zijn, zoals bij Rozenprieel-noord staat: die waarde blijft weg.",
    ]
    assert read_in(dossier, path).kept == 2
    assert values(dossier)["Aantal inwoners", NORTH] == 2200


def test_what_the_own_area_lies_in_comes_along_to_compare_with_in_the_same_step(dossier, tmp_path):
    make_own(dossier, 1, is_own=True)
    read_in(dossier, making.key_figures(tmp_path / "kwb-2018.xlsx"))
    areas = {row.code: (row.name, row.parent) for row in list_areas(dossier.reader)}
    assert areas == {
        NORTH: ("Rozenprieel-noord", DISTRICT),
        DISTRICT: ("Wijk 02 Haarlemmerhoutkwartier", CITY),
        CITY: ("Haarlem", COUNTRY),
        COUNTRY: ("Nederland", None),
    }
    assert values(dossier)["Aantal inwoners", COUNTRY] == 17181084
    dossier.undo()
    assert [row.code for row in list_areas(dossier.reader)] == [NORTH]


def test_years_of_other_borders_are_kept_once(dossier, tmp_path):
    head = [*making.KWB_HEAD, "ind_wbz"]
    path = making.workbook(tmp_path / "kwb-2018.xlsx", [head, [*making.KWB_ROWS[3], 3], [*making.KWB_ROWS[4], 3]])
    read_in(dossier, path)
    read_in(dossier, path)
    assert [(row.area_id, row.year) for row in list_border_changes(dossier.reader)] == [(1, 2018)]


def test_what_the_columns_are_is_remembered_for_the_next_table(dossier, tmp_path):
    first = making.text(tmp_path / "vuil 2024.csv", "Plek;Zakken;Ritten", "3920204;5;2")
    proposal = propose(first, what_is_known(dossier.reader), TODAY, columns={"Plek": "code"})
    [bags] = [each for each in proposal.chosen if each.name == "Zakken"]
    store(dossier, proposal._replace(chosen=(bags,)), read_values(proposal._replace(chosen=(bags,))))
    second = making.text(tmp_path / "vuil 2025.csv", "Ritten;Zakken;Plek", "3;7;3920204")
    proposal = propose(second, what_is_known(dossier.reader), TODAY)
    assert [each.name for each in proposal.chosen] == ["Zakken"]
    read_in(dossier, second)
    assert [(row.value, row.first_day.year) for row in list_measurements(dossier.reader)] == [(5, 2024), (7, 2025)]


def test_a_code_that_was_given_to_another_area_is_left_out_and_told(dossier, tmp_path):
    path = making.text(tmp_path / "kwb 2025.csv", "code;naam;a_inw;g_woz", f"{NORTH};Geheel ander oord;5;6")
    proposal = propose(path, what_is_known(dossier.reader), TODAY)
    assert not proposal.areas
    assert any("Geheel ander oord" in remark for remark in proposal.remarks)


def test_a_name_is_its_area_though_another_begins_the_same(dossier, tmp_path):
    add_areas(dossier, [CITY], {CITY: "Haarlem", COUNTRY: "Nederland"})
    add_areas(dossier, [DISTRICT], {DISTRICT: "Haarlemmerhoutkwartier"})
    path = making.text(tmp_path / "2025.csv", "Gemeente;Jaar;Aantal", "Haarlem;2025;5", "Zandvoort;2025;6")
    proposal = propose(path, what_is_known(dossier.reader), TODAY, columns={"Gemeente": "name", "Jaar": "period"})
    assert list(proposal.areas.values()) == [CITY]


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (("Rozenprieel-noord;10", "Rozenprieel;25"), 10),
        (("Rozenprieel;25", "Rozenprieel-noord (buurt);10"), 10),
        (("Rozenprieel;25",), None),
        (("Rozenprieel-noord (wijk);25", "Rozenprieel-noord (buurt);10"), None),
    ],
)
def test_the_numbers_of_what_only_begins_as_an_area_are_not_those_of_that_area(dossier, tmp_path, lines, value):
    path = making.text(tmp_path / "meldingen-2024.csv", "Buurt;a_inw", *lines)
    proposal = propose(path, what_is_known(dossier.reader), TODAY)
    store(dossier, proposal, read_values(proposal))
    assert values(dossier).get(("Aantal inwoners", NORTH)) == value
    assert any("dat blijft weg" in remark for remark in proposal.remarks) is (len(lines) == 2 and value is None)


def test_areas_come_with_what_they_lie_in(dossier):
    add_areas(dossier, [SOUTH], {SOUTH: "Rozenprieel-zuid"})
    areas = {row.code: row.parent for row in list_areas(dossier.reader)}
    assert areas == {NORTH: DISTRICT, SOUTH: DISTRICT, DISTRICT: CITY, CITY: COUNTRY, COUNTRY: None}
    dossier.undo()
    assert len(list_areas(dossier.reader)) == 1


def test_what_a_share_is_of_is_found_whichever_is_read_first(dossier, tmp_path):
    read_in(dossier, making.health(tmp_path / "gezondheid.csv"))
    assert [row.base for row in list_indicators(dossier.reader) if row.topic == "moeite_rondkomen"] == [None]
    read_in(dossier, making.key_figures(tmp_path / "kwb-2020.xlsx"))
    assert [row.base for row in list_indicators(dossier.reader) if row.topic == "moeite_rondkomen"] == [
        "Aantal inwoners"
    ]


def test_a_share_of_some_ages_is_not_weighted_by_everybody(dossier, tmp_path):
    proposal = propose(making.health(tmp_path / "gezondheid.csv"), what_is_known(dossier.reader), TODAY)
    bases = {each.name: each.base for each in proposal.delivery.topics}
    assert bases["Moeite met rondkomen"] == "a_inw"
    assert bases["Moeite met rondkomen (65 jaar of ouder)"] == ""


def test_the_households_of_a_score_are_not_those_of_the_key_figures(dossier, tmp_path):
    read_in(dossier, making.statline(tmp_path / "SES.csv"))
    head = ["gwb_code_10", "regio", "recs", "a_hh", "g_woz"]
    read_in(
        dossier, making.workbook(tmp_path / "kwb-2019.xlsx", [head, [NORTH, "Rozenprieel-noord", "Buurt", 1300, 200]])
    )
    found = {
        (row.indicator, row.first_day.year): row.value
        for row in list_measurements(dossier.reader)
        if row.area_code == NORTH
    }
    assert found["Huishoudens met een SES-WOA-score", 2019] == 1200
    assert found["Huishoudens", 2019] == 1300


def test_a_table_without_a_name_is_still_no_measurement_of_ones_own(dossier, tmp_path):
    proposal = propose(making.key_figures(tmp_path / "kwb-2018.xlsx"), what_is_known(dossier.reader), TODAY)
    nameless = proposal.delivery._replace(table=proposal.delivery.table._replace(name=""))
    store(dossier, proposal._replace(delivery=nameless), read_values(proposal))
    assert {row.source_table for row in list_measurements(dossier.reader)} == {"CBS"}
