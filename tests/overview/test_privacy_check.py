"""The privacy check: what it finds, where that is mended, and what may stay when somebody says so."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers import HOSTILE, new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import Photo, Picture
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ActionState, ContactKind, EscalationState, EventKind, Light
from wijkdesk.overview.content import tell
from wijkdesk.overview.privacy.check import blocking, find_revealing, shown_of
from wijkdesk.overview.privacy.hiding import hide_residents
from wijkdesk.overview.sections import OwnText, PillarText
from wijkdesk.privacy.found import FindingKind
from wijkdesk.privacy.letters import composed
from wijkdesk.privacy.names import Resident, ResidentNames
from wijkdesk.privacy.revealing import Revealing, Secret
from wijkdesk.privacy.sentences import Sentences
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import change
from wijkdesk.storage.writing.overviews import write_overview_text
from wijkdesk.storage.writing.pillars import rate_pillar

TODAY = dt.date(2026, 11, 23)
HALF_YEAR = HalfYear(2026, 2)
DAY = dt.date(2026, 9, 12)

RESIDENT, PHONE, EMAIL, BSN, PHOTO, CONFIDENTIAL = (
    FindingKind.RESIDENT,
    FindingKind.PHONE,
    FindingKind.EMAIL,
    FindingKind.BSN,
    FindingKind.PHOTO,
    FindingKind.CONFIDENTIAL,
)


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


def check(dossier):
    told = tell(dossier.reader, HALF_YEAR, today=TODAY)
    return find_revealing(dossier.reader, told.content, told.material, own_texts=told.own)


def places(findings):
    return {(each.kind, each.thing, each.number, each.field, each.found) for each in findings}


def fatma(**values):
    return Contact(kind=ContactKind.RESIDENT, first_name="Fatma", last_name="Yılmaz", **values)


def ended(title, state=ActionState.SUCCEEDED, **values):
    values = {"lesson": "Vroeg vragen.", "result": "Klaar.", **values}
    return Action(title=title, state=state, first_day=dt.date(2026, 7, 1), ended_on=DAY, **values)


class TestWhereItIsMended:
    def test_each_text_leads_to_the_field_in_which_it_was_written(self, open_dossier):
        police = Organisation(name="Politie")
        alderman = Contact(kind=ContactKind.ADMINISTRATOR, first_name="W.", last_name="Ethouder")
        dossier = open_dossier(
            fatma(),
            police,
            ended("Plein", result="Fatma plantte een boom.", lesson="Fatma vroeg het."),
            Event(title="Feest bij Fatma", kind=EventKind.MILESTONE, day=DAY),
            Event(title="Gehoord", description=" Fatma is bang. ", kind=EventKind.SIGNAL, day=DAY),
            Promise(what="Lantaarn voor Fatma", to_residents=True, made_on=DAY),
            Commitment(organisation=police, what="Een agent bij Fatma", first_day=dt.date(2026, 1, 1)),
            Escalation(
                subject="Sloop", asked="Help Fatma.", state=EscalationState.SENT, sent_on=DAY, reported_to=alderman
            ),
        )
        change(dossier, Pillar, 1, aim="Fatma woont goed")
        rate_pillar(dossier, 2, Light.RED, DAY, cause="Fatma verhuist.")
        write_overview_text(dossier, HALF_YEAR, OwnText.MONEY, "Fatma kreeg € 100.")
        write_overview_text(dossier, HALF_YEAR, PillarText.NEXT.of(3), "Fatma gaat door.")
        found = check(dossier)
        assert {(each.thing, each.number, each.field) for each in found} == {
            (Action, 1, "result"),
            (Action, 1, "lesson"),
            (Event, 1, "title"),
            (Event, 2, "description"),
            (Promise, 1, "what"),
            (Commitment, 1, "what"),
            (Escalation, 1, "asked"),
            (Pillar, 1, "aim"),
            (Pillar, 2, "cause"),
            (Overview, None, "money"),
            (Overview, None, "pillar-3-next"),
        }
        assert {(each.kind, each.found) for each in found} == {(RESIDENT, "Fatma")}
        assert {"Actie ‘Plein’, resultaat", "Geld", "Fysieke leefomgeving: Volgend halfjaar"} <= {
            each.where for each in found
        }

    def test_of_two_actions_that_say_the_same_only_the_one_that_is_told_is_found(self, open_dossier):
        same = {"result": "Met Fatma."}
        old = Action(title="Plein", state=ActionState.FAILED, ended_on=dt.date(2025, 2, 1), lesson="Weer.", **same)
        assert {each.number for each in check(open_dossier(fatma(), old, ended("Plein", **same)))} == {2}

    def test_what_is_not_told_is_not_found(self, open_dossier):
        dossier = open_dossier(
            fatma(), Action(title="Plan met Fatma", state=ActionState.IDEA), ended("Plein", description="Fatma")
        )
        write_overview_text(dossier, HALF_YEAR, PillarText.NEXT.of(99), "Fatma")
        assert check(dossier) == ()

    def test_a_finding_says_what_it_is_and_shows_the_sentence(self, open_dossier):
        words = "woord " * 60
        dossier = open_dossier(fatma(), ended("Plein", result=f"Eerst dit. {words}Dhr. Yılmaz {words}einde. Dan dat."))
        (finding,) = check(dossier)
        assert finding.sentence == "‘Yılmaz’ is de naam van een bewoner. Haal die weg of laat die bewust staan."
        assert finding.told == f"{words}Dhr. Yılmaz {words}einde."
        assert finding.excerpt.startswith("… woord")
        assert finding.excerpt.endswith("woord …")
        assert len(finding.excerpt) < 180
        assert finding.found in finding.excerpt


class TestWhatIsFound:
    @pytest.mark.parametrize(
        ("text", "kind", "found"),
        [
            ("Koffie met ‘Fatma’.", RESIDENT, "Fatma"),
            ("Fatma's idee", RESIDENT, "Fatma"),
            ("met FATMA YILMAZ", RESIDENT, "FATMA YILMAZ"),
            ("mevrouw yılmaz", RESIDENT, "yılmaz"),
            ("bij van den berg thuis", RESIDENT, "van den berg"),
            ("<b>Fatma</b> 😀", RESIDENT, "Fatma"),
            ("bel 06 1234 5678", PHONE, "06 1234 5678"),
            ("bel +31 (0)6-12345678.", PHONE, "+31 (0)6-12345678"),
            ("bel 0031 20 624 11 11", PHONE, "0031 20 624 11 11"),
            ("bel (020) 624 11 11", PHONE, "020) 624 11 11"),
            ("tel.06-12345679nu", PHONE, "06-12345679"),
            ("bel ٠٦١٢٣٤٥٦٧٩", PHONE, "٠٦١٢٣٤٥٦٧٩"),
            ("bel 06\u201112\u200b345679", PHONE, "06\u201112\u200b345679"),
            ("bel +32 475 12 34 56", PHONE, "+32 475 12 34 56"),
            ("mail F.YILMAZ@EXAMPLE.NL", EMAIL, "F.YILMAZ@EXAMPLE.NL"),
            ("mail <mailto:an.ders@school.example.nl>", EMAIL, "an.ders@school.example.nl"),
            ("mail jan (at) example.nl", EMAIL, "jan (at) example.nl"),
            ("BSN 111222333", BSN, "111222333"),
            ("BSN111222333", BSN, "111222333"),
            ("het is 1112.22.333, zei zij", BSN, "1112.22.333"),
            ("111-222-333", BSN, "111-222-333"),
            ("111 222 333 op 12 maart", BSN, "111 222 333"),
            ("１１１２２２３３３", BSN, "１１１２２２３３３"),
            ("١١١ ٢٢٢ ٣٣٣", BSN, "١١١ ٢٢٢ ٣٣٣"),
            ("10000008 is er een van acht", BSN, "10000008"),
            ("Overleg over het pand rozenstraat", CONFIDENTIAL, "het pand rozenstraat"),
            ("met stichting café de hoek", CONFIDENTIAL, "stichting café de hoek"),
        ],
    )
    def test_what_a_text_reveals(self, text, kind, found):
        assert [(each[2], composed(text)[each[0] : each[1]]) for each in REVEALING.found_in(text)] in (
            [(kind, found)],
            [(kind, f"({found}")],
        )

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "De fatmaboom bloeit.",
            "In Huis van Fatma was het druk.",
            "Bel de politie op 0900-8844, 112 of 14 020.",
            "Bel Ymere: 023 511 51 15, of INFO@ymere.nl.",
            "111222334",
            "1112223333",
            "€ 111.222.333 en 111222333 euro en 111222333,50",
            "12-03-2026, 2026-03-12, 20260312 en 12 03 2026",
            "van 2025-2026 tot 2026 2027",
            "1200-1400 woningen, 2011 AB",
            "BU03920204 en NL91 ABNA 0417 1643 00",
            "000000000",
            "Vereniging Stichting Café de Hoek",
            "@ a@b 10 @ 5",
        ],
    )
    def test_what_reveals_nothing(self, text):
        assert REVEALING.found_in(text) == []

    def test_a_name_with_its_number_and_address_are_three_findings(self):
        text = "Bel Fatma 06-12345678 of f.yilmaz@example.nl"
        assert [each.kind for each in REVEALING.found_in(text)] == [RESIDENT, PHONE, EMAIL]


REVEALING = Revealing(
    ResidentNames(
        [
            Resident("Fatma", "", "Yılmaz", "06-12345678", "f.yilmaz@example.nl"),
            Resident("Anna", "van den", "Berg", "06-12345678"),
        ],
        ["Huis van Fatma"],
    ),
    reachable=["023-5115115", "info@ymere.nl"],
    secrets=[Secret("Het pand Rozenstraat", "een actie"), Secret("Stichting Cafe de Hoek", "een organisatie")],
    said=["Vereniging Stichting Café de Hoek"],
)


class TestWhatMayBeSaid:
    def test_who_is_no_resident_may_be_reached_unless_that_is_confidential(self, open_dossier):
        text = "Bel 023-5115115, 023-5115116 of 023-5115117; mail a@example.nl of b@example.nl."
        dossier = open_dossier(
            Organisation(name="Ymere", phone="+31 23 511 5115", email="A@Example.nl"),
            Contact(first_name="Jan", last_name="Ambtenaar", phone="0235115116"),
            Contact(first_name="Stille", last_name="Agent", phone="0235115117", confidential=True),
            ended("Plein", result=text),
        )
        assert {(each.kind, each.found) for each in check(dossier)} == {
            (PHONE, "023-5115117"),
            (EMAIL, "b@example.nl"),
        }


class TestConfidential:
    def test_what_is_confidential_is_not_named_in_what_is_not(self, open_dossier):
        secret = Action(title="Inval Rozenstraat", confidential=True)
        dossier = open_dossier(
            Organisation(name="Bureau Integriteit", confidential=True),
            Contact(first_name="Stille", last_name="Agent", confidential=True),
            Event(title="Gesprek over ondermijning", day=DAY, confidential=True),
            Event(title="Bij de inval gehoord", day=DAY, action=secret),
            ended(
                "Plein",
                result="Na de inval rozenstraat werd het rustig. Bureau Integriteit en Stille Agent hielpen.",
                lesson="Het GESPREK over ondermijning hielp, en bij de inval gehoord is veel.",
            ),
        )
        found = check(dossier)
        assert places(found) == {
            (CONFIDENTIAL, Action, 2, "result", "inval rozenstraat"),
            (CONFIDENTIAL, Action, 2, "result", "Bureau Integriteit"),
            (CONFIDENTIAL, Action, 2, "result", "Stille Agent"),
            (CONFIDENTIAL, Action, 2, "lesson", "GESPREK over ondermijning"),
            (CONFIDENTIAL, Action, 2, "lesson", "bij de inval gehoord"),
        }
        assert "‘inval rozenstraat’ is een actie en vertrouwelijk." in found[0].sentence

    def test_a_word_that_everybody_uses_reveals_nothing(self, open_dossier):
        dossier = open_dossier(
            Action(title="Plein", confidential=True),
            Contact(last_name="Bakker", confidential=True),
            ended("Het plein is af", result="De bakker bracht brood."),
        )
        assert check(dossier) == ()


class TestPhotos:
    def test_only_a_photo_of_what_is_told_whose_consent_is_open_is_found(self, open_dossier):
        def photo(recognisable, agreed, description, **values):
            picture = Picture(media_type="image/jpeg", width=8, height=8, content=b"x", thumbnail=b"y")
            answers = {"people_recognisable": recognisable, "they_agreed": agreed, "description": description}
            return Photo(picture=picture, **answers, **values)

        action, party = ended("Plein"), Event(title="Feest", kind=EventKind.SUCCESS, day=DAY)
        secret, planned = ended("Geheim", confidential=True), Action(title="Later", first_day=DAY)
        dossier = open_dossier(
            photo(None, None, "a", action=action),
            photo(True, None, "b", event=party),
            photo(False, None, "c", action=action),
            photo(True, True, "d", action=action),
            photo(True, False, "e", action=action),
            photo(None, None, "f", action=action, confidential=True),
            photo(None, None, "g", action=secret),
            photo(None, None, "h", action=planned),
        )
        found = check(dossier)
        assert [(each.kind, each.found) for each in found] == [(PHOTO, "a"), (PHOTO, "b")]
        assert [(each.thing, each.field) for each in found] == [(Photo, "people_recognisable"), (Event, "photos")]
        assert [each.where for each in found] == ["Actie ‘Plein’, foto", "Gebeurtenis ‘Feest’, foto"]
        change(dossier, Photo, found[0].number, people_recognisable=False)
        assert [each.found for each in check(dossier)] == ["b"]


class TestAllowed:
    def test_what_is_allowed_blocks_no_more_and_is_shown(self, open_dossier):
        dossier = open_dossier(
            fatma(phone="06-12345678"), ended("Plein", result="Fatma begon. Bel Fatma op 06-12345678.", lesson="Fatma!")
        )
        found = check(dossier)
        allowed = [each.key for each in found if each.told == "Fatma begon."]
        assert [each.told for each in blocking(found, allowed)] == [
            each.told for each in found if each.key != allowed[0]
        ]
        told = tell(dossier.reader, HALF_YEAR, today=TODAY)
        hidden, _ = hide_residents(told.content, told.material.residents, shown_of(found, allowed))
        assert hidden.successes[0].text == "Fatma begon. Bel een bewoner op een bewoner."
        assert hide_residents(told.content, told.material.residents, shown_of(found, ()))[0].successes[0].text == (
            "Een bewoner begon. Bel een bewoner op een bewoner."
        )

    def test_an_answer_no_longer_counts_when_the_sentence_changes(self, open_dossier):
        dossier = open_dossier(fatma(), ended("Plein", result="Fatma begon. Het regende."))
        (before,) = check(dossier)
        change(dossier, Action, 1, result="Fatma begon. De zon scheen.")
        assert check(dossier)[0].key == before.key
        change(dossier, Action, 1, result="Fatma begon niet. De zon scheen.")
        assert check(dossier)[0].key != before.key

    def test_a_sentence_in_two_places_is_shown_when_it_is_allowed_in_both(self, open_dossier):
        found = check(open_dossier(fatma(), ended("Plein", result="Fatma!", lesson="Fatma!")))
        keys = [each.key for each in found]
        assert len(set(keys)) == 2
        assert shown_of(found, keys[:1]) == frozenset()
        assert shown_of(found, keys) == {("Fatma!", "Fatma")}

    def test_nobody_can_be_read_in_a_key(self, open_dossier):
        for each in check(open_dossier(fatma(), ended("Plein", result="Fatma Yılmaz, 111222333, x@example.nl"))):
            assert set(each.key) <= set("0123456789abcdef")
            assert len(each.key) == 32


class TestAnyText:
    @given(text=st.text(alphabet=st.characters(), max_size=200))
    def test_no_text_is_too_strange(self, text):
        whole = composed(text)
        for start, end, *_ in REVEALING.found_in(text):
            assert 0 <= start < end <= len(whole)
            assert whole[start:end].strip() in Sentences(whole).around(start, end)

    @given(st.text(alphabet="0123456789 .-/,()+@a\n€", max_size=60))
    def test_no_number_is_too_strange(self, text):
        assert all(0 <= start < end <= len(text) for start, end, *_ in REVEALING.found_in(text))

    @pytest.mark.parametrize(
        "part", ["0 ", "1", "1-", "a@", "@", ".", "Fatma ", "het pand ", "111 222 333 ", "06-12345678 ", "é", "[at]"]
    )
    def test_ten_thousand_letters_take_no_more_than_a_moment(self, part):
        text = (part * 10_000)[:10_000]
        REVEALING.found_in("06-12345679 111222333")
        start = time.perf_counter()
        REVEALING.found_in(text)
        Sentences(text).around(0, 1)
        assert time.perf_counter() - start < 2

    def test_hostile_texts_are_only_texts(self, open_dossier):
        dossier = open_dossier(fatma(), ended(HOSTILE + "Fatma", result=HOSTILE + " 111222333 " + HOSTILE * 200))
        assert {(each.kind, each.found) for each in check(dossier)} == {(RESIDENT, "Fatma"), (BSN, "111222333")}


def test_the_example_reveals_nothing(tmp_path):
    from wijkdesk.example import create_example  # noqa: PLC0415 - a long story, for this test alone

    path = tmp_path / "Rozenprieel.wijkdesk"
    create_example(path, today=TODAY)
    with Dossier.open(path, read_only=True) as dossier:
        half_year = HalfYear(2021, 1)
        while half_year.year < 2029:
            told = tell(dossier.reader, half_year, today=TODAY)
            assert find_revealing(dossier.reader, told.content, told.material, own_texts=told.own) == ()
            half_year = half_year.next
