"""The checklist: what it finds missing, what it leaves alone, and where each leads."""

import datetime as dt

import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.photo import Photo, Picture
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ActionState, EventKind, Light, Openness, PromiseState
from wijkdesk.overview.checklist import checklist
from wijkdesk.overview.content import finish, tell
from wijkdesk.overview.sections import OwnChoice, OwnText, PillarText, header_text
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.overviews import texts_of
from wijkdesk.storage.writing.edit import change
from wijkdesk.storage.writing.overviews import choose_for_overview, write_overview_text
from wijkdesk.storage.writing.pillars import rate_pillar

TODAY = dt.date(2026, 11, 23)
FIRST, SECOND = HalfYear(2026, 1), HalfYear(2026, 2)
DAY = dt.date(2026, 9, 12)


@pytest.fixture
def open_dossier(tmp_path):
    opened = []

    def open_it(*content):
        opened.append(Dossier.open(new_dossier(tmp_path, *content)))
        change(opened[-1], Programme, 1, first_day=dt.date(2024, 1, 1), last_day=dt.date(2029, 12, 31))
        return opened[-1]

    yield open_it
    for dossier in opened:
        dossier.close()


def missing(dossier, half_year=SECOND):
    told = tell(dossier.reader, half_year, today=TODAY)
    return checklist(told, finish(told), texts_of(dossier.reader, half_year.previous))


def about(found, words):
    return [(each.about, each.kind, each.number, each.text) for each in found if words in each.sentence]


def ended(title, state=ActionState.SUCCEEDED, **values):
    return Action(
        title=title, state=state, first_day=dt.date(2026, 7, 1), ended_on=DAY, lesson="Vroeg vragen.", **values
    )


def test_an_ended_action_says_what_it_brought(open_dossier):
    dossier = open_dossier(
        ended("Zonder resultaat"),
        ended("Mislukt zonder resultaat", ActionState.FAILED),
        ended("Compleet", result="Een heel plein."),
        Action(title="Loopt", state=ActionState.RUNNING, first_day=DAY),
    )
    assert about(missing(dossier), "niet bij wat deze actie opbracht") == [
        ("Zonder resultaat", Action, 1, ""),
        ("Mislukt zonder resultaat", Action, 2, ""),
    ]


def test_orange_and_red_say_their_reasons_and_a_rating_is_of_this_half_year(open_dossier):
    dossier = open_dossier()
    rate_pillar(dossier, 1, Light.ORANGE, DAY, cause="Te weinig mensen.")
    rate_pillar(dossier, 2, Light.GREEN, dt.date(2026, 3, 1))
    rate_pillar(dossier, 3, Light.RED, DAY, cause="a", consequence="b", correction="c")
    found = missing(dossier)
    done = [PillarText.DONE.of(number) for number in range(5)]
    assert about(found, "oranje, zonder gevolg en bijsturing") == [("Wonen", Pillar, 1, done[1])]
    assert about(found, "eerder halfjaar") == [("Ondermijning", Pillar, 2, done[2])]
    assert about(found, "nog niet beoordeeld") == [("Sociale weerbaarheid", Pillar, 4, done[4])]
    assert not [each for each in found if each.number == 3 and each.kind is Pillar]


def test_a_photo_of_a_chosen_success_has_a_description(open_dossier):
    def photo():
        return Photo(
            picture=Picture(media_type="image/jpeg", width=8, height=8, content=b"x", thumbnail=b"y"),
            people_recognisable=False,
        )

    action, event = ended("Plein", result="Klaar."), Event(title="Feest", kind=EventKind.SUCCESS, day=DAY)
    photos = [photo(), photo()]
    photos[0].action, photos[1].event = action, event
    dossier = open_dossier(action, event, *photos)
    assert about(missing(dossier), "geen beschrijving") == [
        ("Plein", Photo, 1, OwnText.SUCCESSES),
        ("Feest", Event, 1, OwnText.SUCCESSES),
    ]
    choose_for_overview(dossier, SECOND, OwnChoice.SUCCESSES, ["event-1"])
    assert [each[0] for each in about(missing(dossier), "geen beschrijving")] == ["Feest"]


def test_fewer_successes_and_voices_than_one_can_choose_are_told_and_no_more_are_asked_than_there_are(open_dossier):
    signals = [Event(title=f"Gehoord {number}", kind=EventKind.SIGNAL, day=DAY) for number in range(3)]
    dossier = open_dossier(*(ended(f"Goed {number}", result="x") for number in range(5)), *signals)
    assert not about(missing(dossier), "Kies er minstens")
    choose_for_overview(dossier, SECOND, OwnChoice.SUCCESSES, ["action-1", "action-2"])
    choose_for_overview(dossier, SECOND, OwnChoice.VOICES, [])
    found = missing(dossier)
    assert [each.sentence for each in found if "Kies er" in each.sentence] == [
        "2 gekozen. Kies er minstens 3 van de 5 successen.",
        "Geen gekozen. Kies er minstens 2 van de 3 stemmen uit de buurt.",
    ]
    assert [each.text for each in found if "Kies er" in each.sentence] == [OwnText.SUCCESSES, OwnText.NEIGHBOURHOOD]


def test_a_single_success_is_enough_where_there_is_only_one(open_dossier):
    assert not about(missing(open_dossier(ended("Goed", result="x"))), "Kies er")


def test_money_and_risk_are_never_empty(open_dossier):
    dossier = open_dossier(ended("Goed", result="x"))
    assert about(missing(dossier), "het geld") == [("Geld", None, None, OwnText.MONEY)]
    write_overview_text(dossier, SECOND, OwnText.MONEY, "Er is € 40.000 over.")
    write_overview_text(dossier, SECOND, OwnText.RISK, "De politie trekt weg.")
    found = missing(dossier)
    assert not about(found, "het geld")
    assert not about(found, "grootste risico")


def test_an_empty_line_of_the_header_leads_to_its_field(open_dossier):
    dossier = open_dossier(ended("Goed", result="x"))
    names = [each[0] for each in about(missing(dossier), "regel van de kop")]
    assert "Nummer" in names
    assert "Onderwerp" not in names
    write_overview_text(dossier, SECOND, header_text("Nummer"), "2026/1234")
    assert "Nummer" not in [each[0] for each in about(missing(dossier), "regel van de kop")]


def test_what_is_not_public_has_a_ground(open_dossier):
    dossier = open_dossier(ended("Goed", result="x"))
    assert not about(missing(dossier), "grond")
    choose_for_overview(dossier, SECOND, OwnChoice.OPENNESS, [Openness.CLOSED])
    assert about(missing(dossier), "grond") == [("Openbaarheid", None, None, header_text("Openbaarheid"))]
    write_overview_text(dossier, SECOND, header_text("Openbaarheid"), "Woo artikel 5.1, lid 2")
    assert not about(missing(dossier), "grond")


def test_a_text_that_is_the_same_as_last_time_is_told_once_it_is_her_own(open_dossier):
    dossier = open_dossier(ended("Goed", result="x"))
    for half_year in (FIRST, SECOND):
        write_overview_text(dossier, half_year, OwnText.OUTLOOK, "Wij gaan door.\n")
        write_overview_text(dossier, half_year, PillarText.NEXT.of(2), "Verder.")
    write_overview_text(dossier, FIRST, OwnText.GOALS, "Oud.")
    write_overview_text(dossier, SECOND, OwnText.GOALS, "Nieuw.")
    assert about(missing(dossier), "dezelfde") == [
        ("Vooruitblik", None, None, OwnText.OUTLOOK),
        ("Ondermijning: Volgend halfjaar", None, None, PillarText.NEXT.of(2)),
    ]


def test_a_figure_has_a_source(open_dossier):
    area = Area(code="BU03920204", name="Noord")
    indicator = Indicator(name="Moeite met rondkomen", unit="%")
    first_day, last_day = dt.date(2025, 1, 1), dt.date(2025, 12, 31)
    measurement = Measurement(indicator=indicator, area=area, first_day=first_day, last_day=last_day, value=22.0)
    dossier = open_dossier(ended("Goed", result="x"), area, indicator, measurement)
    change(dossier, Indicator, 1, pillar=1)
    change(dossier, Programme, 1, areas=[1])
    assert about(missing(dossier), "geen bron") == [("Wonen", Pillar, 1, PillarText.EFFECT.of(1))]


def test_a_settled_promise_says_how_residents_heard_of_it(open_dossier):
    def promise(what, **values):
        return Promise(what=what, to_residents=True, state=PromiseState.KEPT, settled_on=DAY, **values)

    dossier = open_dossier(promise("Lantaarn"), promise("Bankje", told_on=DAY, told_how="Bij de lunch."))
    assert about(missing(dossier), "bewoners het hoorden") == [("Lantaarn", Promise, 1, OwnText.PROMISES)]


def test_of_a_half_year_of_which_nothing_is_told_nothing_is_missing(open_dossier):
    assert missing(open_dossier(), HalfYear(2027, 1)) == ()


def test_everything_that_the_example_misses_leads_somewhere(tmp_path):
    from wijkdesk.example import create_example  # noqa: PLC0415 - a long story, for this test alone

    path = tmp_path / "Rozenprieel.wijkdesk"
    create_example(path, today=TODAY)
    with Dossier.open(path) as dossier:
        found = missing(dossier)
    assert found
    assert all(each.about and each.sentence.endswith(".") and (each.text or each.number) for each in found)
