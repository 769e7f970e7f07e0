"""Tables of which somebody said what their columns are."""

import datetime as dt

from tests.figures import making
from wijkdesk.figures.layout.pointed import Part
from wijkdesk.figures.recognise import recognise, regions_in
from wijkdesk.figures.values import values_in

TODAY = dt.date(2026, 11, 23)


def read(path, **columns):
    said = {heading.replace("_", " "): Part(part) for heading, part in columns.items()}
    return recognise(path, TODAY, lambda _headings: said)


def values(delivery):
    found = values_in(delivery, delivery.regions, delivery.topics)
    return {
        (each.region.code or each.region.name, each.topic.name, each.period.first_day.year): each.value.number
        for each in found
    }


def test_a_table_of_any_form_is_read_as_somebody_says(tmp_path):
    path = making.text(
        tmp_path / "vuil.csv",
        "Overzicht;;;",
        "Waar;Wanneer;Zakken;Opmerking",
        "3920204;2024;12;goed",
        "3920205;2025;1.234,5;-",
    )
    delivery = read(path, Waar="code", Wanneer="period")
    assert delivery.headings == ("Waar", "Wanneer", "Zakken", "Opmerking")
    assert values(delivery) == {("BU03920204", "Zakken", 2024): 12, ("BU03920205", "Zakken", 2025): 1234.5}


def test_digits_alone_are_the_area_that_their_number_says(tmp_path):
    path = making.text(tmp_path / "2025.csv", "Plek;Aantal", "392;5", "394;6")
    assert [each.code for each in read(path, Plek="code").regions] == ["GM0392", "GM0394"]


def test_the_same_topic_of_another_year_is_known_again_and_that_of_another_table_is_not(tmp_path):
    keys = {
        name: read(making.text(tmp_path / name, "Plek;Aantal", "392;5"), Plek="code").topics[0].key
        for name in ("meldingen 2024.csv", "meldingen 2025.csv", "zwerfvuil 2025.csv")
    }
    assert keys["meldingen 2024.csv"] == keys["meldingen 2025.csv"] != keys["zwerfvuil 2025.csv"]


def test_regions_are_found_in_a_list_without_figures(tmp_path):
    path = making.text(tmp_path / "regios.csv", "code;naam", "GM0392;Haarlem", "BU03920204;Rozenprieel-noord")
    assert regions_in(path, lambda _count: None) == [("GM0392", "Haarlem"), ("BU03920204", "Rozenprieel-noord")]


def test_years_with_other_borders_are_told(tmp_path):
    head = [*making.KWB_HEAD, "ind_wbz"]
    rows = [[*row, mark] for row, mark in zip(making.KWB_ROWS, [1, 1, 2, 3, 1], strict=True)]
    delivery = recognise(making.workbook(tmp_path / "kwb-2019.xlsx", [head, *rows]), TODAY)
    assert [(region.code, year) for region, year in delivery.border_changes] == [("BU03920204", 2019)]
    assert "ind_wbz" not in [each.title for each in delivery.topics]


def test_years_over_the_columns_are_those_of_one_topic_unless_a_column_says_the_year(tmp_path):
    path = making.text(tmp_path / "zakken.csv", "Plek;2023;2024", "Noord;12;13", "Zuid;5;6")
    delivery = read(path, Plek="name")
    assert delivery.headings == ("Plek", "2023", "2024")
    assert values(delivery) == {
        ("Noord", "Zakken", 2023): 12,
        ("Noord", "Zakken", 2024): 13,
        ("Zuid", "Zakken", 2023): 5,
        ("Zuid", "Zakken", 2024): 6,
    }
    path = making.text(tmp_path / "bouw.csv", "Plek;Jaartal;2010;2020", "Noord;2025;12;13")
    assert [each.name for each in read(path, Plek="name", Jaartal="period").topics] == ["2010", "2020"]
