"""What files of figures are recognised as, and the values that come out of them."""

import datetime as dt
import json
import zipfile

import pytest
import xlsxwriter

from tests.figures import making
from tests.figures.making import CITY, COUNTRY, DISTRICT, NORTH, SOUTH
from wijkdesk.domain.words import Direction, Measure, ValueState
from wijkdesk.figures.cells import WITHOUT_RESULT
from wijkdesk.figures.recognise import recognise
from wijkdesk.figures.refusal import Unreadable
from wijkdesk.figures.values import values_in

TODAY = dt.date(2026, 11, 28)


def read(path):
    return recognise(path, TODAY)


def values(delivery):
    """Every value by the code of its region, the name of its topic and the first day of its period."""
    return {
        (each.region.code, each.topic.name, each.period.first_day): (each.value.number, each.value.state)
        for each in values_in(delivery, delivery.regions, delivery.topics)
    }


def topic(delivery, name):
    [found] = [each for each in delivery.topics if each.name == name]
    return found


GIVEN, MISSING, SECRET = ValueState.GIVEN, ValueState.MISSING, ValueState.SECRET


@pytest.mark.parametrize(
    ("name", "make"), [("kwb-2018.xlsx", making.key_figures), ("kwb-2018.xls", making.old_key_figures)]
)
def test_the_key_figures_of_the_cbs_are_known_with_their_year_regions_and_topics(tmp_path, name, make):
    delivery = read(make(tmp_path / name))
    assert delivery.table == ("Kerncijfers wijken en buurten", "CBS", "CC BY 4.0", False)
    assert [(each.first_day.year, each.last_day.month) for each in delivery.periods] == [(2018, 12)]
    assert [each.code for each in delivery.regions] == [COUNTRY, CITY, DISTRICT, NORTH, SOUTH]
    assert [(each.name, each.measure) for each in delivery.topics] == [
        ("Aantal inwoners", Measure.COUNT),
        ("Gemiddelde WOZ-waarde", Measure.AVERAGE),
        ("Koopwoningen", Measure.PERCENTAGE),
    ]
    assert (topic(delivery, "Koopwoningen").pillar, topic(delivery, "Koopwoningen").base) == ("Wonen", "a_woning")
    day = dt.date(2018, 1, 1)
    found = values(delivery)
    assert found[NORTH, "Gemiddelde WOZ-waarde", day] == (205, GIVEN)
    assert found[SOUTH, "Gemiddelde WOZ-waarde", day] == (None, MISSING)
    assert found[SOUTH, "Koopwoningen", day] == (None, SECRET)


def test_a_column_that_was_renamed_stays_one_topic(tmp_path):
    old = read(making.key_figures(tmp_path / "kwb-2018.xlsx"))
    head = [title.replace("g_woz", "g_wozbag") for title in making.KWB_HEAD]
    new = read(making.workbook(tmp_path / "kwb-2021.xlsx", [head, *making.KWB_ROWS]))
    assert [each.key for each in old.topics] == [each.key for each in new.topics]


def test_the_header_of_old_years_stands_on_row_three_and_their_codes_have_no_letters(tmp_path):
    rows = [
        ["Kerncijfers wijken en buurten 1999"],
        ["Centraal Bureau voor de Statistiek"],
        ["gwb_code", "naam", "recs", "a_inw", "g_woz"],
        ["0000", "Nederland", "L", 15760225, 66],
        [392, "Haarlem", "G", 148484, 75],
        [39202, "Haarlemmerhoutkwartier", "W", 14000, 110],
        ["03920204", "Rozenprieel-noord", "B", 2100, "."],
        [3920205.0, "Rozenprieel-zuid", "B", 1700, "-"],
    ]
    delivery = read(making.workbook(tmp_path / "oud.xlsx", rows))
    assert [each.code for each in delivery.regions] == [COUNTRY, CITY, DISTRICT, NORTH, SOUTH]
    assert delivery.periods[0].first_day.year == 1999
    assert values(delivery)[SOUTH, "Gemiddelde WOZ-waarde", dt.date(1999, 1, 1)] == (0, GIVEN)


def test_statline_with_topics_as_columns_has_its_padding_footer_and_provisional_years_understood(tmp_path):
    delivery = read(making.statline(tmp_path / "SES.csv"))
    assert delivery.table.name == "SES-WOA-scores per wijk en buurt"
    assert [each.code for each in delivery.regions] == [CITY, NORTH]
    found = values(delivery)
    assert found[NORTH, "SES-WOA-score", dt.date(2019, 1, 1)] == (-0.12, GIVEN)
    assert found[NORTH, "SES-WOA-score", dt.date(2020, 1, 1)] == (None, MISSING)
    assert found[CITY, "Huishoudens met een SES-WOA-score", dt.date(2020, 1, 1)] == (76000, ValueState.PROVISIONAL)


def test_statline_with_regions_as_columns_and_decimal_commas_is_the_same_table(tmp_path):
    delivery = read(making.statline_beside(tmp_path / "StatLine.csv"))
    assert delivery.table.name == "Kerncijfers wijken en buurten"
    assert [tuple(each) for each in delivery.regions] == [(CITY, "Haarlem"), (NORTH, "Rozenprieel-noord")]
    assert [each.name for each in delivery.topics] == [
        "Aantal inwoners",
        "Gemiddelde grootte van een huishouden",
        "Iets nieuws",
    ]
    found = values(delivery)
    day = dt.date(2025, 1, 1)
    assert found[NORTH, "Gemiddelde grootte van een huishouden", day] == (1.8, GIVEN)
    assert found[NORTH, "Iets nieuws", day] == (None, SECRET)
    assert topic(delivery, "Iets nieuws").measure is Measure.PERCENTAGE


@pytest.mark.parametrize("has_codes", [True, False])
def test_statline_with_its_years_beside_each_other_over_the_topics_has_a_line_for_each(tmp_path, has_codes):
    lines = [
        ("Onderwerp", "Regioaanduiding|Codering", *["Bevolking|Aantal inwoners"] * 2, *["Wonen|Koopwoningen"] * 2),
        ("Perioden", "2023", "2023", "2024*", "2023", "2024*"),
        ("Wijken en buurten", "code", "aantal", "aantal", "%", "%"),
        ("Haarlem", "GM0392    ", "165000", "166000", "51,5", "51,9"),
        ("Rozenprieel-noord", "BU03920204", "2200", ".", "x", "38,1"),
    ]
    kept = [line if has_codes else (line[0], *line[2:]) for line in lines]
    rows = [";".join(f'"{cell}"' for cell in line) for line in kept]
    delivery = read(making.text(tmp_path / "StatLine.csv", '"Kerncijfers wijken en buurten"', *rows, '"Bron: CBS"'))
    assert [(each.key, each.name) for each in delivery.topics] == [
        ("a_inw", "Aantal inwoners"),
        ("p_koopw", "Koopwoningen"),
    ]
    assert [(each.first_day.year, each.is_provisional) for each in delivery.periods] == [(2023, False), (2024, True)]
    assert [each.name for each in delivery.regions] == ["Haarlem", "Rozenprieel-noord"]
    of_north = {
        (each.topic.name, each.period.first_day.year): (each.value.number, each.value.state)
        for each in values_in(delivery, delivery.regions, delivery.topics)
        if each.region.name == "Rozenprieel-noord"
    }
    assert of_north == {
        ("Aantal inwoners", 2023): (2200, GIVEN),
        ("Aantal inwoners", 2024): (None, MISSING),
        ("Koopwoningen", 2023): (None, SECRET),
        ("Koopwoningen", 2024): (38.1, ValueState.PROVISIONAL),
    }


def test_a_table_with_years_for_headings_is_one_topic_by_the_title_over_it(tmp_path):
    path = making.text(
        tmp_path / "afval.csv",
        "Meldingen over afval",
        "Buurt;2023;2024;Samen;Q1 2025",
        "Rozenprieel-noord;12;13;25;4",
        "Rozenprieel-zuid;5;;5;1",
    )
    delivery = read(path)
    assert [each.name for each in delivery.topics] == ["Meldingen over afval", "Meldingen over afval per kwartaal"]
    assert "“Samen” is niet gelezen: daar staat geen periode boven." in delivery.unread
    told = {
        (each.region.name, each.period.first_day.year): each.value.number
        for each in values_in(delivery, delivery.regions, delivery.topics)
    }
    assert told == {
        ("Rozenprieel-noord", 2023): 12,
        ("Rozenprieel-noord", 2024): 13,
        ("Rozenprieel-noord", 2025): 4,
        ("Rozenprieel-zuid", 2023): 5,
        ("Rozenprieel-zuid", 2024): None,
        ("Rozenprieel-zuid", 2025): 1,
    }


def test_years_may_stand_under_a_heading_that_is_over_several_columns(tmp_path):
    path = tmp_path / "veiligheid.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write("A1", "Buurt")
        page.merge_range("B1:C1", "Meldingen")
        page.merge_range("D1:E1", "Inbraken")
        page.write_row("B2", [2023, 2024, 2023, 2024])
        page.write_row("A3", ["Rozenprieel-noord", 12, 13, 1, 2])
        page.write_row("A4", ["Rozenprieel-zuid", 5, 6, 3, 4])
    delivery = read(path)
    told = {
        (each.topic.name, each.period.first_day.year): each.value.number
        for each in values_in(delivery, delivery.regions, delivery.topics)
        if each.region.name == "Rozenprieel-zuid"
    }
    assert told == {("Meldingen", 2023): 5, ("Meldingen", 2024): 6, ("Inbraken", 2023): 3, ("Inbraken", 2024): 4}


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("Gem. gestandaardiseerd inkomen (x 1 000 euro)", Measure.AVERAGE),
        ("Personenauto's naar oppervlakte (per km²)", Measure.AVERAGE),
        ("Bomen per hectare", Measure.AVERAGE),
        ("Afstand tot halte (m)", Measure.AVERAGE),
        ("Huurprijs (euro)", Measure.AMOUNT),
        ("Rapportcijfer voor de buurt", Measure.SCORE),
        ("Klachten per maand", Measure.COUNT),
        ("Oppervlakte water (ha)", Measure.COUNT),
    ],
)
def test_whole_numbers_of_each_are_not_taken_for_a_count_that_adds_up(tmp_path, title, measure):
    path = making.text(tmp_path / "x-2024.csv", f"Buurt;{title}", "Rozenprieel-noord;31", "Rozenprieel-zuid;28")
    [found] = read(path).topics
    assert found.measure is measure


def test_amounts_with_their_sign_are_in_euros_and_do_not_add_up(tmp_path):
    lines = ["Buurt;Huur", "Rozenprieel-noord;€ 1.650", "Rozenprieel-zuid;€ 710,50"]
    delivery = read(making.text(tmp_path / "huur-2024.csv", *lines))
    assert [(each.unit, each.measure) for each in delivery.topics] == [("euro", Measure.AMOUNT)]
    assert [each.value.number for each in values_in(delivery, delivery.regions, delivery.topics)] == [1650, 710.5]


def test_percentages_that_are_parts_of_one_are_asked_about(tmp_path):
    lines = ["gwb_code_10;regio;p_koopw;p_huurw", "BU03920204;Noord;0.38;0.62", "BU03920205;Zuid;0.33;67"]
    unread = read(making.text(tmp_path / "kwb-2024.csv", *lines)).unread
    assert unread == ("In “p_koopw” staan alleen getallen tussen 0 en 1. Zijn dat wel procenten?",)


def test_a_text_that_was_encoded_twice_is_read_as_it_was(tmp_path):
    lines = ('"gwb_code_10";"regio";"Wmo-cliënten";"Café’s\u00a0(€)"', '"BU03920204";"Rozenprieel-één";"12";"3"')
    path = tmp_path / "kwb-2024.csv"
    path.write_bytes("\n".join(lines).encode().decode("cp1252").encode())
    delivery = read(path)
    assert delivery.topics[0].key == "a_wmo_t"
    assert delivery.topics[1].title == "Café’s (€)"
    assert delivery.regions[0].name == "Rozenprieel-één"
    path.write_text("naam;code;Â;Ã\nÂ;BU03920204;1;2\n", "utf-8")
    assert read(path).regions[0].name == "Â"


def test_statline_with_regions_as_columns_may_have_no_codes_and_several_years(tmp_path):
    path = making.text(
        tmp_path / "StatLine.csv",
        '"Kerncijfers wijken en buurten"',
        '"Onderwerp";"";"Haarlem";"Haarlem";"Rozenprieel-noord";"Rozenprieel-noord"',
        '"";"Perioden";"2023";"2024*";"2023";"2024*"',
        '"Bevolking|Aantal inwoners";"aantal";"165000";"166000";"2200";"."',
        '"Wonen|Koopwoningen";"%";"51,5";"51,9";"x";"38,1"',
        '"Bron: CBS"',
    )
    delivery = read(path)
    assert [tuple(each) for each in delivery.regions] == [("", "Haarlem"), ("", "Rozenprieel-noord")]
    found = {
        (each.region.name, each.topic.key, each.period.first_day.year): tuple(each.value)
        for each in values_in(delivery, delivery.regions, delivery.topics)
    }
    assert found["Haarlem", "a_inw", 2023] == (165000, GIVEN)
    assert found["Rozenprieel-noord", "p_koopw", 2024] == (38.1, ValueState.PROVISIONAL)
    assert found["Rozenprieel-noord", "p_koopw", 2023] == (None, SECRET)
    assert found["Rozenprieel-noord", "a_inw", 2024] == (None, MISSING)


def test_one_region_in_columns_of_years_is_read(tmp_path):
    path = making.text(
        tmp_path / "StatLine.csv",
        '"Onderwerp";"";"Rozenprieel-noord";"Rozenprieel-noord"',
        '"Codering";"code";"BU03920204";"BU03920204"',
        '"Perioden";"";"2023";"2024"',
        '"Bevolking|Aantal inwoners";"aantal";"2200";"2210"',
    )
    found = values(read(path))
    assert found[NORTH, "Aantal inwoners", dt.date(2024, 1, 1)] == (2210, GIVEN)
    assert len(found) == 2


@pytest.mark.parametrize("over", ["Jaar", ""])
@pytest.mark.parametrize("heads", ['"Rozenprieel-noord";"Haarlem"', f'"{NORTH}";"{CITY}"'], ids=["names", "codes"])
def test_a_table_with_its_years_below_each_other_and_its_areas_beside_each_other_is_read(tmp_path, heads, over):
    path = making.text(
        tmp_path / "meldingen.csv",
        '"Meldingen van afval"',
        f'"{over}";{heads}',
        '"2023";"51,5";"40"',
        '"2024*";"";"41,2"',
        '"Bron: gemeente";"";""',
    )
    delivery = read(path)
    found = {
        (each.region.code or each.region.name, each.topic.name, each.period.first_day.year): tuple(each.value)
        for each in values_in(delivery, delivery.regions, delivery.topics)
    }
    north, city = (each.code or each.name for each in delivery.regions)
    assert found[north, "Meldingen van afval", 2023] == (51.5, GIVEN)
    assert found[city, "Meldingen van afval", 2023] == (40, GIVEN)
    assert found[city, "Meldingen van afval", 2024] == (41.2, ValueState.PROVISIONAL)
    assert north in ("Rozenprieel-noord", NORTH)
    assert len(found) == 4


@pytest.mark.parametrize("table", ['"Jaar";"2023";"2024"\n"2";"3";"4"', '"Jaar";"Wat"\n"2023";"niets"'])
def test_a_column_of_years_alone_makes_no_areas_of_the_headings(tmp_path, table):
    with pytest.raises(Unreadable):
        read(making.text(tmp_path / "tabel.csv", table))


def test_education_stays_one_topic_through_its_names_in_several_years(tmp_path):
    keys = []
    for year, names in (
        ("2022", ("a_opl_lg", "a_opl_md", "a_opl_hg")),
        ("2023", ("a_opl_bvm", "a_opl_hvm", "a_opl_hw")),
    ):
        head = [*making.KWB_HEAD[:5], *names]
        rows = [[*row[:5], 100, 200, 300] for row in making.KWB_ROWS]
        keys.append([each.key for each in read(making.workbook(tmp_path / f"kwb-{year}.xlsx", [head, *rows])).topics])
    assert keys[0] == keys[1]


def test_a_dimension_in_words_is_the_same_topic_as_one_in_codes(tmp_path):
    head = '"Leeftijd";"Marges";"WijkenEnBuurten";"Perioden";"MoeiteMetRondkomen_38"'
    keys = [
        read(making.text(tmp_path / f"{number}.csv", head, f'"{age}";"{margin}";"GM0392";"2020JJ00";"17.5"'))
        .topics[0]
        .key
        for number, (age, margin) in enumerate((("20300", "MW00000"), ("18 jaar of ouder", "Waarde")))
    ]
    assert keys == ["moeite_rondkomen", "moeite_rondkomen"]


def test_the_health_table_is_called_estimates_knows_the_country_and_leaves_the_margins(tmp_path):
    delivery = read(making.health(tmp_path / "rivm.csv"))
    assert delivery.table.is_modelled
    assert [each.code for each in delivery.regions] == [COUNTRY, CITY, NORTH]
    assert {each.name for each in delivery.topics} == {
        "Moeite met rondkomen",
        "Moeite met rondkomen (65 jaar of ouder)",
        "Drinker",
        "Drinker (65 jaar of ouder)",
    }
    assert [each.name for each in delivery.topics if each.is_known] == ["Moeite met rondkomen"]
    assert topic(delivery, "Moeite met rondkomen").good_is is Direction.DOWN
    day = dt.date(2020, 1, 1)
    found = values(delivery)
    assert found[NORTH, "Moeite met rondkomen", day] == (22.0, GIVEN)
    assert found[NORTH, "Moeite met rondkomen (65 jaar of ouder)", day] == (17.0, GIVEN)
    assert found[COUNTRY, "Drinker", day] == (None, MISSING)
    assert any("marges" in each for each in delivery.unread)


@pytest.mark.parametrize("make", [making.open_data_3, making.open_data_4])
def test_downloads_of_both_open_data_services_are_read(tmp_path, make):
    delivery = read(make(tmp_path / "download"))
    found = values(delivery)
    day = dt.date(2023, 1, 1)
    assert found[CITY, "Aantal inwoners", day] == (165000, GIVEN)
    assert found[NORTH, "Aantal inwoners", day][0] is None


def test_a_provisional_value_of_the_service_stays_provisional(tmp_path):
    delivery = read(making.open_data_4(tmp_path / "85984NED.zip"))
    assert values(delivery)[CITY, "Koopwoningen", dt.date(2023, 1, 1)] == (51.5, ValueState.PROVISIONAL)


def test_police_figures_have_trimmed_keys_months_and_kinds_of_crime(tmp_path):
    delivery = read(making.police(tmp_path / "47022NED.csv"))
    assert delivery.table.source == "Politie"
    assert (delivery.periods[0].first_day, delivery.periods[0].last_day) == (dt.date(2024, 3, 1), dt.date(2024, 3, 31))
    found = values(delivery)
    assert found[NORTH, "Geregistreerde misdrijven per maand", dt.date(2024, 3, 1)] == (12, GIVEN)
    burglaries = "Geregistreerde misdrijven (diefstal en inbraak in woningen) per maand"
    assert found[CITY, burglaries, dt.date(2024, 3, 1)][0] == 40


def test_what_was_counted_in_a_month_is_another_topic_than_what_was_in_a_year(tmp_path):
    path = making.text(
        tmp_path / "47022NED.csv",
        '"SoortMisdrijf";"WijkenEnBuurten";"Perioden";"GeregistreerdeMisdrijven_1"',
        '"0.0.0 ";"BU03920204";"2023JJ00";"     180"',
        '"0.0.0 ";"BU03920204";"2023MM01";"      15"',
        '"0.0.0 ";"BU03920204";"2023MM02";"      12"',
    )
    delivery = read(path)
    year, month = "Geregistreerde misdrijven", "Geregistreerde misdrijven per maand"
    assert [(each.name, each.key, each.is_known) for each in delivery.topics] == [
        (year, "misdrijven", True),
        (month, "misdrijven/maand", True),
    ]
    assert {at[1:]: value for at, (value, _) in values(delivery).items()} == {
        (year, dt.date(2023, 1, 1)): 180,
        (month, dt.date(2023, 1, 1)): 15,
        (month, dt.date(2023, 2, 1)): 12,
    }


def test_what_statline_writes_in_words_is_the_topic_that_the_service_has_a_code_for(tmp_path):
    coded = read(making.police(tmp_path / "47022NED.csv"))
    worded = read(
        making.text(
            tmp_path / "StatLine.csv",
            '"Soort misdrijf";"Perioden";"Wijken en buurten";"Geregistreerde misdrijven (aantal)"',
            '"Totaal misdrijven";"2024 maart";"Rozenprieel-noord";"12"',
            '"1.1.1 Diefstal/inbraak woning";"2024 maart";"Rozenprieel-noord";"3"',
        )
    )
    assert [(each.key, each.name) for each in worded.topics] == [(each.key, each.name) for each in coded.topics]
    ages = [
        '"Leeftijd";"Marges";"Perioden";"Wijken en buurten";"MoeiteMetRondkomen"',
        *(f'"{age}";"Waarde";"2020";"Rozenprieel-noord";"22,0"' for age in ("18 jaar of ouder", "65 jaar of ouder")),
    ]
    asked = {each.key for each in read(making.text(tmp_path / "RIVM.csv", *ages)).topics}
    assert asked < {each.key for each in read(making.health(tmp_path / "RIVM2.csv")).topics}


def test_the_leefbaarometer_is_read_by_its_short_columns(tmp_path):
    delivery = read(making.liveability(tmp_path / "Leefbaarometer.csv"))
    assert (delivery.table.name, len(delivery.topics)) == ("Leefbaarometer", 7)
    assert values(delivery)[NORTH, "Leefbaarheid: woningen", dt.date(2022, 1, 1)] == (-0.1, GIVEN)


@pytest.mark.parametrize("order", [("bu_code", "wk_code", "gm_code"), ("gm_code", "wk_code", "bu_code")])
def test_of_a_few_lines_with_the_codes_of_larger_areas_beside_them_each_is_its_neighbourhood(tmp_path, order):
    head = ";".join((*order, "bu_naam", "gm_naam", "jaar", "lbm", "afw", "fys"))
    codes = {"wk_code": DISTRICT, "gm_code": CITY}
    lines = [
        ";".join(
            (*({**codes, "bu_code": code}[each] for each in order), name, "Haarlem", "2022", "4,1", "-0,05", "0,01")
        )
        for code, name in ((NORTH, "Rozenprieel-noord"), (SOUTH, "Rozenprieel-zuid"))
    ]
    delivery = read(making.text(tmp_path / "Leefbaarometer.csv", head, *lines))
    assert [tuple(each) for each in delivery.regions] == [(NORTH, "Rozenprieel-noord"), (SOUTH, "Rozenprieel-zuid")]
    assert values(delivery)[SOUTH, "Leefbaarheid", dt.date(2022, 1, 1)] == (4.1, GIVEN)


def test_a_table_without_codes_is_read_by_the_names_of_its_regions(tmp_path):
    path = making.text(
        tmp_path / "eigen.csv",
        "Buurt;Jaar;Meldingen vuil",
        "Rozenprieel-noord;2025;1.234,5",
        "Rozenprieel-zuid;2025;7",
        encoding="cp1252",
    )
    delivery = read(path)
    assert [tuple(each) for each in delivery.regions] == [("", "Rozenprieel-noord"), ("", "Rozenprieel-zuid")]
    assert values(delivery)["", "Meldingen vuil", dt.date(2025, 1, 1)] == (7, GIVEN)


def test_a_file_without_a_year_says_that_it_has_none(tmp_path):
    delivery = read(making.key_figures(tmp_path / "buurten.xlsx"))
    assert delivery.periods == ()
    assert any("jaar" in each for each in delivery.unread)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("leeg.csv", b"", "leeg"),
        ("brief.csv", b"Beste buren\nTot morgen\n", "kolommen"),
        ("boodschappen.csv", b"wat;hoeveel\nbrood;2\n", "geen gebieden"),
        ("plaatje.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "geen tabel"),
        ("pagina.xlsx", b"<html><body>Niet gevonden</body></html>", "webpagina"),
        ("half.xlsx", b"PK\x03\x04half", "beschadigd"),
        ("oud.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "beschadigd"),
        ("half.json", b'{"value": [{"a": 1', "beschadigd"),
        ("leeg.json", b'{"value": []}', "geen tabel"),
    ],
)
def test_what_is_no_table_of_figures_is_refused_in_one_sentence(tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Unreadable) as refused:
        read(path)
    assert said in refused.value.sentence
    assert "\n" not in refused.value.sentence


def test_what_unpacks_without_an_end_is_refused_before_it_is_unpacked(tmp_path):
    path = making.key_figures(tmp_path / "bom.xlsx")
    making.add_bomb(path)
    with pytest.raises(Unreadable, match="te groot"):
        read(path)


def test_a_packed_file_with_more_tables_than_anybody_looks_through_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "veel.zip", "w") as packed:
        for number in range(101):
            packed.writestr(f"{number}.csv", "code;naam;a_inw\nBU03920204;Rozenprieel-noord;999\n")
    with pytest.raises(Unreadable, match="meer dan 100 tabellen"):
        read(tmp_path / "veel.zip")


HEAD = "code;naam;a_inw;g_woz"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("BU03920204;Rozenprieel-noord;999;1", "1 regel heeft een gebied dat er al stond"),
        ("PV27;Noord-Holland;9;1", "1 regel heeft geen gebiedscode van het CBS, zoals “PV27”"),
        ("BU03920205;Rozenprieel-zuid;veel;1", "staat ook “veel”"),
    ],
)
def test_a_line_with_something_wrong_is_told_and_the_others_are_read(tmp_path, line, said):
    others = [f"GM039{number};Elders;5;6" for number in range(3, 9)]
    path = making.text(tmp_path / "kwb 2020.csv", HEAD, "BU03920204;Rozenprieel-noord;2190;205", line, *others)
    delivery = read(path)
    assert any(said in sentence for sentence in delivery.unread)
    assert values(delivery)[NORTH, "Aantal inwoners", dt.date(2020, 1, 1)] == (2190, GIVEN)


def test_one_slip_in_a_short_column_is_told_and_costs_no_other_number(tmp_path):
    path = making.text(
        tmp_path / "kwb 2025.csv", "code;naam;a_inw", "NL00;Nederland;5", "BU03920204;Noord;2", "BU03920205;Zuid;veel"
    )
    delivery = read(path)
    assert any("staat ook “veel”" in sentence for sentence in delivery.unread)
    assert values(delivery)[NORTH, "Aantal inwoners", dt.date(2025, 1, 1)] == (2, GIVEN)


def test_a_column_with_numbers_among_much_text_is_told_to_stay_out(tmp_path):
    lines = [f"BU0392020{number};Buurt {number};{text};1" for number, text in enumerate(("5", "6", "ca. 7", "veel"))]
    delivery = read(making.text(tmp_path / "kwb 2025.csv", "code;naam;a_inw;a_woning", *lines))
    assert "“a_inw” is niet gelezen: er staat te veel tekst tussen de getallen." in delivery.unread


def test_of_a_year_that_is_to_come_is_asked_whether_it_is_right(tmp_path):
    path = making.text(tmp_path / "eigen.csv", "code;naam;Jaar;a_inw", "BU03920204;Noord;2099;5", "GM0392;H;2099;7")
    assert "2099 moet nog komen. Klopt het jaar?" in read(path).unread


def test_a_decimal_point_among_decimal_commas_is_no_thousand(tmp_path):
    path = making.text(tmp_path / "kwb 2025.csv", "code;naam;p_koopw", "BU03920204;Noord;42,5", "BU03920205;Zuid;51.5")
    delivery = read(path)
    assert values(delivery)["BU03920205", "Koopwoningen", dt.date(2025, 1, 1)] == (51.5, GIVEN)
    assert "De punt in “51.5” is gelezen als die voor decimalen." in delivery.unread


def test_what_stands_under_a_table_is_no_line_with_something_wrong(tmp_path):
    delivery = read(making.text(tmp_path / "kwb 2020.csv", HEAD, "GM0392;Haarlem;5;6", "Bron: CBS;;;"))
    assert delivery.unread == ()


def test_a_quotation_that_does_not_end_is_told_before_it_swallows_the_rest(tmp_path):
    path = making.text(tmp_path / "kwb 2020.csv", HEAD, "GM0392;Haarlem;5;6", 'BU03920204;"Rozenprieel;7;8')
    with pytest.raises(Unreadable, match="aanhalingsteken"):
        read(path)


def test_a_column_that_stands_there_twice_is_known_once(tmp_path):
    path = making.text(tmp_path / "kwb 2020.csv", "code;a_inw;a_inw;g_woz", "GM0392;5;6;7")
    assert [(each.key, each.is_known) for each in read(path).topics][:2] == [("a_inw", True), ("a_inw/2", False)]


def test_a_part_of_a_score_is_not_taken_for_the_whole_wherever_it_stands(tmp_path):
    path = making.text(
        tmp_path / "SES_WOA_2021.csv",
        '"Perioden";"Regiocode (code)";"SES-WOA/Deelscore/Gemiddelde score (Getal)";'
        '"SES-WOA/Totaalscore/Gemiddelde score (Getal)"',
        '"2021";"BU03920204";"  -0.031";"  -0.120"',
    )
    delivery = read(path)
    assert [(each.key, each.is_known) for each in delivery.topics][1] == ("seswoa", True)
    assert not delivery.topics[0].is_known


def test_topics_over_a_line_of_units_are_read_with_names_of_regions_alone(tmp_path):
    path = making.text(
        tmp_path / "kwb.csv",
        '"Kerncijfers wijken en buurten 2023"',
        '"Onderwerp";"";"Bevolking|Aantal inwoners";"Woningen naar eigendom|Koopwoningen"',
        '"Wijken en buurten";"";"aantal";"%"',
        '"Haarlem";"";"165396";"52"',
        '"Rozenprieel-noord";"";"2250";"42"',
        '"Bron: CBS"',
    )
    delivery = read(path)
    assert [each.key for each in delivery.topics] == ["a_inw", "p_koopw"]
    assert [each.name for each in delivery.regions] == ["Haarlem", "Rozenprieel-noord"]


def test_points_between_thousands_are_told_and_no_decimals(tmp_path):
    path = making.text(
        tmp_path / "eigen-2024.csv", "buurtcode;buurtnaam;inwoners", "BU03920204;Noord;2.260", "GM0392;Haarlem;166.000"
    )
    delivery = read(path)
    assert values(delivery)[NORTH, "Inwoners", dt.date(2024, 1, 1)] == (2260, GIVEN)
    assert "De punt in “2.260” is gelezen als die tussen duizendtallen." in delivery.unread
    small = making.text(tmp_path / "deel-2024.csv", "buurtcode;naam;deel", "BU03920204;Noord;2.260", "GM0392;H;0.166")
    assert values(read(small))[NORTH, "Deel", dt.date(2024, 1, 1)] == (2.26, GIVEN)


@pytest.mark.parametrize(("separator", "mark", "word"), [(";", ",", "komma"), (";", ".", "punt"), ("\t", ",", "komma")])
def test_a_mark_in_what_was_counted_parts_thousands_also_in_a_table_of_the_cbs(tmp_path, separator, mark, word):
    lines = [
        ("gwb_code_10", "regio", "a_inw", "a_woning", "p_koopw"),
        ("GM0392", "Haarlem", f"159{mark}709", f"74{mark}000", "51"),
        ("BU03920204", "Rozenprieel-noord", f"2{mark}190", "980", "38,5" if mark == "." else "38.5"),
    ]
    delivery = read(making.text(tmp_path / "kwb-2018.csv", *map(separator.join, lines)))
    found = values(delivery)
    day = dt.date(2018, 1, 1)
    assert found[NORTH, "Aantal inwoners", day] == (2190, GIVEN)
    assert found[CITY, "Woningen", day] == (74000, GIVEN)
    assert found[NORTH, "Koopwoningen", day] == (38.5, GIVEN)
    assert f"De {word} in “159{mark}709” is gelezen als die tussen duizendtallen." in delivery.unread


def test_a_formula_without_a_result_is_told_and_the_sheet_that_is_seen_goes_before_a_hidden_one(tmp_path):
    path = tmp_path / "kwb-2018.xlsx"
    with xlsxwriter.Workbook(path) as book:
        hidden, seen = book.add_worksheet("kladje"), book.add_worksheet("KWB")
        hidden.hide()
        seen.activate()
        for number, row in enumerate([making.KWB_HEAD, *making.KWB_ROWS]):
            seen.write_row(number, 0, row)
            hidden.write_row(number, 0, [*row, "p_huurw" if number == 0 else 1])
        seen.write_formula("F5", "=SUM(1,2)", None, "")
    delivery = read(path)
    assert [each.name for each in delivery.topics] == ["Aantal inwoners", "Gemiddelde WOZ-waarde", "Koopwoningen"]
    assert values(delivery)[NORTH, "Aantal inwoners", dt.date(2018, 1, 1)] == (None, MISSING)
    assert delivery.unread[:1] == ("Het blad “kladje” is niet gelezen.",)
    assert f"In “a_inw” {WITHOUT_RESULT}" in delivery.unread


def test_the_year_of_the_key_figures_is_known_by_the_number_of_their_table(tmp_path):
    record = {"WijkenEnBuurten": NORTH, "AantalInwoners_5": 2240}
    path = tmp_path / "TypedDataSet.json"
    path.write_text(json.dumps({"odata.metadata": "https://x/OData/84799NED/$metadata", "value": [record]}), "utf-8")
    delivery = read(path)
    assert delivery.table.name == "Kerncijfers wijken en buurten"
    assert delivery.periods[0].first_day == dt.date(2020, 1, 1)


@pytest.mark.parametrize(
    "damage", ['{"value": [{"a": 1}', '{"value": [{"a": 1}]} x', "[{},", '{"a" 1}', "{}", "[1, 2]", "[[]]"]
)
def test_json_that_is_damaged_or_no_table_is_refused(tmp_path, damage):
    path = tmp_path / "x.json"
    path.write_text(damage, "utf-8")
    with pytest.raises(Unreadable):
        read(path)


def test_measures_that_are_mixed_are_put_beside_each_other_with_their_marks(tmp_path):
    def record(measure, value, why="None"):
        return {
            "Measure": measure,
            "ValueAttribute": why,
            "Value": value,
            "WijkenEnBuurten": NORTH,
            "Perioden": "2020JJ00",
        }

    records = [record("Meldingen", 12), record("Klachten", None, "Secret"), record("Zakken", 3, "Provisional")]
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"value": [*records, {**record("Meldingen", 99), "WijkenEnBuurten": CITY}]}), "utf-8")
    found = {(area, name): value for (area, name, _), value in values(read(path)).items()}
    assert found[NORTH, "Meldingen"] == (12, GIVEN)
    assert found[NORTH, "Klachten"] == (None, ValueState.SECRET)
    assert found[NORTH, "Zakken"] == (3, ValueState.PROVISIONAL)
    assert found[CITY, "Meldingen"] == (99, GIVEN)
    assert found[CITY, "Zakken"] == (None, MISSING)


def test_a_number_that_cannot_be_is_no_value_and_is_told(tmp_path):
    path = making.text(
        tmp_path / "wijk-2024.csv",
        "gwb_code_10;regio;a_inw;p_koopw;Aantal klachten;Rookt (%)",
        f"{NORTH};Noord;-5;380;12;101,5",
        f"{SOUTH};Zuid;10;38;-1;20",
        *(f"BU0392{number:04};Buurt;10;38;3;20,5" for number in range(5)),
    )
    delivery = recognise(path, TODAY, asked={NORTH, SOUTH})
    assert [(each.topic.title, each.region.name, each.number) for each in delivery.impossible] == [
        ("a_inw", "Noord", -5),
        ("p_koopw", "Noord", 380),
        ("Rookt (%)", "Noord", 101.5),
        ("Aantal klachten", "Zuid", -1),
    ]
    found = values(delivery)
    day = dt.date(2024, 1, 1)
    assert found[NORTH, "Koopwoningen", day] == found[SOUTH, "Aantal klachten", day] == (None, MISSING)
    assert found[NORTH, "Aantal klachten", day] == (12, GIVEN)


@pytest.mark.parametrize(
    "title",
    [
        "Groei van de bevolking (%)",
        "Saldo aantal verhuizingen",
        "Verschil met 2020 (%)",
        "Temperatuur",
        "Indexcijfer (%)",
    ],
)
def test_what_tells_a_change_may_be_below_zero(tmp_path, title):
    path = making.text(tmp_path / "wijk-2024.csv", f"code;naam;{title}", f"{NORTH};Noord;-5", f"{SOUTH};Zuid;120")
    delivery = recognise(path, TODAY, asked={NORTH, SOUTH})
    assert [number for number, _ in values(delivery).values()] == [-5, 120]


def test_pressure_may_be_above_a_hundred_and_not_below_zero(tmp_path):
    lines = [f"{NORTH};Noord;140", f"{SOUTH};Zuid;-3", *(f"BU0392{number:04};Buurt;30" for number in range(5))]
    path = making.text(tmp_path / "wijk-2024.csv", "code;naam;Grijze druk (%)", *lines)
    assert [each.number for each in recognise(path, TODAY, asked={NORTH, SOUTH}).impossible] == [-3]


def test_of_a_column_in_which_many_numbers_cannot_be_is_asked_what_it_is(tmp_path):
    lines = [f"BU0392{number:04};Buurt;{number * 40}" for number in range(10)]
    delivery = read(making.text(tmp_path / "wijk-2024.csv", "code;naam;Bezoek (%)", *lines))
    assert "In “Bezoek (%)” staan veel getallen onder 0 of boven 100. Klopt dat?" in delivery.unread
    assert max(number for number, _ in values(delivery).values()) == 360


def test_a_file_with_regions_and_no_figures_says_so(tmp_path):
    with pytest.raises(Unreadable, match=r"staan gebieden, maar geen cijfers\. Kies een bestand met cijfers\."):
        read(making.text(tmp_path / "namen.csv", "code;naam", f"{NORTH};Noord", f"{SOUTH};Zuid"))


def test_a_text_of_one_column_is_no_table_of_figures(tmp_path):
    with pytest.raises(Unreadable, match=r"staan geen kolommen\. Kies een tabel met gebieden en cijfers"):
        read(making.text(tmp_path / "lijst.csv", "Actie", "Lampen", "Bankjes"))


def test_a_table_of_days_has_each_on_its_day(tmp_path):
    lines = ["Buurt;Peildatum;Containers", "Rozenprieel-noord;01-01-2024;12", "Rozenprieel-noord;01-07-2024;13"]
    delivery = read(making.text(tmp_path / "containers.csv", *lines))
    found = values_in(delivery, delivery.regions, delivery.topics)
    assert [(each.topic.name, each.period.first_day, each.period.last_day, each.value.number) for each in found] == [
        ("Containers", dt.date(2024, 1, 1), dt.date(2024, 1, 1), 12),
        ("Containers", dt.date(2024, 7, 1), dt.date(2024, 7, 1), 13),
    ]
