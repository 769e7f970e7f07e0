"""Dossiers that nobody would make on purpose: each gives a document that keeps the standards and loses no word."""

import datetime as dt
import io
import re
import struct
import unicodedata
import zlib

import pytest
from PIL import Image

from tests.overview.conftest import TODAY
from tests.pdf.structure import faults, told
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.photo import Photo, Picture
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ActionState, ContactKind, EventKind, Light, Measure, PhotoMoment, Rhythm, ValueState
from wijkdesk.overview.content import overview_of, pictures_of
from wijkdesk.overview.pages.layout import render_overview
from wijkdesk.overview.sections import OwnText, PillarText, header_text
from wijkdesk.pdf.text import clean
from wijkdesk.storage.dossier import Dossier

MARCH = dt.date(2026, 3, 12)


@pytest.fixture
def read(dossier):
    """Content and structure of the overview that a dossier with these things gives; it has no faults."""

    def of(*things, half_year="2026-1", today=TODAY, texts=None):
        path = dossier(*things, texts={half_year: texts} if texts else None)
        with Dossier.open(path, read_only=True) as opened:
            content = overview_of(opened.reader, HalfYear.parse(half_year), today=today)
            pdf = render_overview(content, pictures_of(opened.reader, content))
        assert faults(pdf) == []
        return content, told(pdf)

    return of


def ended(title, how=ActionState.SUCCEEDED, on=MARCH, **values):
    action = Action(title=title, **values)
    action.end(how, on, lesson="Begin aan de deur.", result="Veertig bewoners kwamen.")
    return action


def one_of_everything():
    pillar, ymere = Pillar(name="Wonen", aim="Droge huizen."), Organisation(name="Ymere")
    pillar.rate(Light.RED, MARCH, cause="Vocht.", consequence="Schimmel.", correction="Stoken.")
    report = Escalation(subject="Lek", reported_to=Contact(kind=ContactKind.ADMINISTRATOR, last_name="Koster"))
    report.send(MARCH)
    kept = Promise(what="Lamp", to_residents=True, made_on=MARCH)
    kept.keep(MARCH)
    goal = PolicyGoal(title="Droog", organisation=ymere)
    return [
        pillar,
        report,
        kept,
        ended("Fundering", main_pillar=pillar, lead=ymere, goals=[goal]),
        ended("Dak", ActionState.FAILED, main_pillar=pillar),
        Commitment(organisation=ymere, what="Tijd", first_day=MARCH),
        Event(title="Te koud", kind=EventKind.SIGNAL, day=MARCH),
    ]


def squeezed(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", clean(text)))


def all_of(structure):
    return squeezed(" ".join(text for _, text in structure))


OWN = {
    "long": " ".join(f"woord{number}" for number in range(1_300)),
    "without a space": "x" * 3_000,
    "markup": "<b>vet & <i>x</b> <br/> <a href='http://x'>k</a> &amp; <para>",
    "tabs": "een\ttwee\t\tdrie\r\nvier\x0bvijf\x00",
    "lines": "\n".join(f"regel {number}" for number in range(120)),
}
NAMES = [*map(str, OwnText), *(which.of(1) for which in PillarText)]
HEADER = ["Onderwerp", "Nummer", "Portefeuillehouder", "Relevante eerdere besluiten", "Openbaarheid", "Datum"]


@pytest.mark.parametrize("text", OWN.values(), ids=OWN)
def test_her_own_texts_stand_in_it_in_full(read, text):
    texts = {name: f"Begin{place} {text} Slot{place}" for place, name in enumerate(NAMES)}
    texts |= {header_text(name): f"Kop{place} {text[:600]} Kopslot{place}" for place, name in enumerate(HEADER)}

    _, structure = read(*one_of_everything(), texts=texts)

    said = all_of(structure)
    assert [name for name, own in texts.items() if squeezed(own) not in said] == []


@pytest.mark.parametrize("text", ["مرحبا بالجيران في الحي כל הכבוד", "🙂👍🏽🇳🇱 feest", "王" * 100])
def test_her_own_texts_in_other_letters_begin_and_end_in_it(read, text):
    texts = {name: f"Begin{place} {text} Slot{place}" for place, name in enumerate(NAMES)}
    texts |= {header_text(name): f"Kop{place} {text} Kopslot{place}" for place, name in enumerate(HEADER)}

    _, structure = read(*one_of_everything(), texts=texts)

    said = all_of(structure)
    assert [own for own in texts.values() if own.split()[0] not in said or own.split()[-1] not in said] == []


def test_a_section_of_which_the_dossier_knows_nothing_has_her_own_text(read):
    texts = {str(name): f"Dit schreef ik bij {name}." for name in OwnText}

    _, structure = read(texts=texts)

    said = all_of(structure)
    assert [text for text in texts.values() if squeezed(text) not in said] == []


def test_a_header_of_forty_lines_has_them_all(read):
    lines = "\n".join(f"Regel {number}: inhoud nummer {number}" for number in range(40))

    _, structure = read(Programme(name="Rozenprieel", paper_header=lines), *one_of_everything())

    said = all_of(structure)
    assert [number for number in range(40) if f"inhoudnummer{number}" not in said] == []


def test_without_pillars_no_heading_stands_above_nothing(read):
    _, structure = read(ended("Lunch"), ended("Koffie", ActionState.FAILED))

    parts = [part for part in structure if part[0] in ("H1", "H2", "H3", "P", "Table", "Figure", "TOC")]
    headings = [place for place, (role, _) in enumerate(parts) if role == "H2" and parts[place][1] != "Bijlage"]
    assert [parts[place] for place in headings if parts[place + 1][0] == "H2"] == []
    assert ("H3", "Buiten de pijlers") in structure


def test_twelve_pillars_with_names_of_sixty_letters(read):
    names = [f"{number:02}" + "arbeidsongeschiktheidsverzekering" * 2 for number in range(12)]
    pillars = [Pillar(name=name[:60], position=place) for place, name in enumerate(names)]
    for pillar in pillars[::2]:
        pillar.rate(Light.RED, MARCH, cause="Oorzaak " * 30, consequence="Gevolg " * 30, correction="Bij " * 30)
    ymere = Organisation(name="Ymere")

    _, structure = read(*pillars, *(ended("Iets", main_pillar=pillar, lead=ymere) for pillar in pillars))

    assert "AH" not in {text for role, text in structure if role == "TH"}
    said = all_of(structure)
    assert [name for name in names if f"{name[:60]}:1" not in said] == []


def test_a_pillar_of_two_hundred_actions_has_them_all_in_the_appendix(read):
    pillar, ways = Pillar(name="Wonen"), [ActionState.SUCCEEDED, ActionState.FAILED, ActionState.PARTLY]
    actions = [ended(f"actie-{number:03}", ways[number % 3], main_pillar=pillar) for number in range(200)]

    content, structure = read(pillar, *actions)

    assert content.numbers.ended == 200
    appendix = all_of(structure[structure.index(("H2", "Bijlage")) :])
    assert [action.title for action in actions if action.title not in appendix] == []


def test_thirty_partners_who_all_work_together(read):
    partners = [Organisation(name=f"Partner {number:02}") for number in range(30)]
    actions = [ended(f"Samen {number}", lead=partners[number], partners=partners[:number]) for number in range(30)]
    pledges = [
        Commitment(organisation=partner, what="Een lange toezegging. " * 20, rhythm=Rhythm.MONTHLY, first_day=MARCH)
        for partner in partners
    ]

    content, structure = read(*actions, *pledges, ContactMoment(day=MARCH, organisations=partners))

    assert [row.actions for row in content.cooperation.rows] == [(30 - number,) for number in range(30)]
    assert content.cooperation.pillars == ("Buiten de pijlers",)
    assert sum(text.startswith("Partner ") for role, text in structure if role == "P") >= 90


@pytest.mark.parametrize(
    ("today", "half_year"),
    [(dt.date(2026, 1, 1), "2026-1"), (dt.date(2026, 6, 30), "2026-1"), (dt.date(2026, 7, 1), "2026-2")],
)
def test_on_the_first_and_the_last_day_nothing_of_tomorrow_is_told(read, today, half_year):
    days = [dt.date(2025, 12, 31), dt.date(2026, 1, 1), dt.date(2026, 6, 30), dt.date(2026, 7, 1), dt.date(2026, 7, 2)]
    pillar = Pillar(name="Wonen")
    things = [pillar]
    for place, day in enumerate(days):
        pillar.rate(list(Light)[place % 3], day, note=f"op {day}", cause="c", consequence="g", correction="b")
        kept = Promise(what=f"belofte {day}", to_residents=True, made_on=day)
        kept.keep(day)
        things += [kept, ended(f"actie {day}", on=day, main_pillar=pillar)]
        things += [Event(title=f"{kind} {day}", day=day, kind=kind) for kind in EventKind]

    content, structure = read(*things, half_year=half_year, today=today)

    said = all_of(structure)
    period = HalfYear.parse(half_year)
    within = [day for day in days if period.contains(day) and day <= today]
    later = [day for day in days if day > min(period.last_day, today)]
    words = ("belofte", "op", *map(str, EventKind))
    assert [day for day in later if any(f"{word}{day}" in said for word in words)] == []
    assert content.numbers.succeeded == content.numbers.promises_kept == len(within)


@pytest.mark.parametrize(
    "days",
    [
        (None, None),
        (dt.date(2022, 1, 1), None),
        (None, dt.date(2027, 1, 1)),
        (MARCH, MARCH),
        (dt.date(2020, 1, 1), dt.date(2031, 12, 31)),
    ],
)
def test_whatever_the_days_of_the_approach(read, days):
    programme = Programme(name="Rozenprieel", first_day=days[0], last_day=days[1])

    content, _ = read(programme, *one_of_everything())

    assert content.numbers.succeeded == 1


class TestFigures:
    NEDERLAND = ("NL00", "Nederland")

    def measured(self, value, *, count=40, **values):
        """A figure of this many own areas and the country; ``value`` gives the number of each."""
        country = Area(code="NL00", name="Nederland")
        own = [Area(code=f"BU{number:08}", name=f"Buurt {number}", parent=country) for number in range(count)]
        programme = Programme(name="R", first_day=dt.date(2022, 1, 1), last_day=dt.date(2027, 12, 31), areas=own)
        indicator = Indicator(name="Saldo", pillar=Pillar(name="Wonen"), **values)
        things = [
            Measurement(
                indicator=indicator,
                area=area,
                first_day=dt.date(year, 1, 1),
                last_day=dt.date(year, 12, 31),
                value=value(place),
                state=ValueState.MISSING if value(place) is None else ValueState.GIVEN,
            )
            for year in (2018, 2020)
            for place, area in enumerate([*own, country])
        ]
        return [programme, *things]

    @pytest.mark.parametrize(
        "value",
        [lambda place: -3.5 * place, lambda place: 1e15 * (place + 1), lambda place: None if 0 < place < 40 else 0.0],
        ids=["negative", "huge", "missing"],
    )
    def test_forty_areas_are_all_in_the_appendix(self, read, value):
        _, structure = read(*self.measured(value, target=-5.0, target_on=dt.date(2027, 12, 31), unit="euro"))

        rows = [text for role, text in structure if role == "P" and re.fullmatch(r"Buurt \d+|Nederland", text)]
        assert len(set(rows)) == 41

    def test_the_areas_around_stay_in_the_chart_beside_many_own_ones(self, read):
        _, structure = read(*self.measured(lambda place: place + 1.5, measure=Measure.AVERAGE))

        (chart,) = [text for role, text in structure if role == "Figure" and "Saldo" in text]
        assert "Buurt 0: 2018 1,5" in chart
        assert "Nederland: 2018 41,5, 2020 41,5" in chart

    def test_each_area_is_the_header_of_its_row_and_no_cell_is_empty(self, dossier):
        path = dossier(*self.measured(lambda place: place + 1.5, count=2, measure=Measure.AVERAGE))
        with Dossier.open(path, read_only=True) as opened:
            content = overview_of(opened.reader, HalfYear.parse("2026-1"), today=TODAY)
        structure = told(render_overview(content))

        start = structure.index(("H4", "Saldo"))
        cells = [text for role, text in structure[start:] if role == "P"]
        assert cells[0].startswith("Buurt 0: verschil met Nederland 2,0 (lager); in 2018 2,0: even groot gebleven.")
        assert "Bron niet vastgelegd, 2018 tot en met 2020." in cells[0]
        assert cells[1:4] == ["Gebied", "Start, 2018", "Nu, 2020"]
        assert cells[4:7] == ["Buurt 0", "1,5", "1,5"]
        assert [role for role, _ in structure[start:]].count("TH") >= 3 + 3

    def test_how_lines_are_drawn_stands_below_the_chart_and_not_above_the_table(self, read):
        _, structure = read(*self.measured(lambda place: place + 1.5, count=2, measure=Measure.AVERAGE))

        appendix = structure.index(("H2", "Bijlage"))
        assert "Stippellijn:daartussenisnietgemeten.Bronnietvastgelegd," in all_of(structure[:appendix])
        assert "2018totenmet2020." in all_of(structure[appendix:])
        assert "Stippellijn" not in all_of(structure[appendix:])


def encoded(image, kind):
    file = io.BytesIO()
    image.save(file, kind)
    return file.getvalue()


def bomb():
    """The head of a PNG that says to be far larger than any memory."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))


PICTURES = {
    "no picture": (lambda: b"\xff\xd8\xff\xe0 geen plaatje", False),
    "nothing": (lambda: b"", False),
    "half": (lambda: encoded(Image.effect_noise((400, 300), 20), "JPEG")[:4_000], False),
    "bomb": (bomb, False),
    "50 megapixels": (lambda: encoded(Image.new("RGB", (8_660, 5_774), "red"), "JPEG"), True),
    "CMYK": (lambda: encoded(Image.new("CMYK", (300, 200)), "JPEG"), True),
    "alpha": (lambda: encoded(Image.new("RGBA", (300, 200), (255, 0, 0, 90)), "PNG"), True),
    "16 bits": (lambda: encoded(Image.new("I;16", (300, 200), 30_000), "PNG"), True),
    "narrow": (lambda: encoded(Image.new("RGB", (1, 5_000)), "PNG"), True),
    "low": (lambda: encoded(Image.new("RGB", (5_000, 1)), "PNG"), True),
}


@pytest.mark.parametrize(("make", "is_shown"), PICTURES.values(), ids=PICTURES)
def test_any_photo_is_shown_with_all_that_was_said_of_it_or_left_out(read, make, is_shown):
    action, said = ended("Stoep"), "De stoep ligt recht en is te zien van beide kanten. " * 10
    photos = [
        Photo(
            picture=Picture(media_type="image/jpeg", width=8, height=8, content=make(), thumbnail=b"y"),
            action=action,
            moment=moment,
            description=said,
            people_recognisable=False,
        )
        for moment in (PhotoMoment.BEFORE, PhotoMoment.AFTER)
    ]

    _, structure = read(action, *photos)

    alternatives = [text for role, text in structure if role == "Figure" and "stoep" in text]
    assert alternatives == ([f"Vóór: {said.strip()}", f"Na: {said.strip()}"] if is_shown else [])


def test_partners_at_the_table_are_counted_before_anything_was_pledged(read):
    partners = [Organisation(name=name) for name in ("Ymere", "Politie")]

    content, structure = read(ContactMoment(day=MARCH, organisations=partners))

    assert content.numbers.partners_present == len(content.also_present) == 2
    assert "2partnersaantafelnogzondercommitment" in all_of(structure)
    assert "Aanwezig:vanhoevaak" not in all_of(structure)


def test_an_action_outside_the_pillars_counts_among_who_works_with_whom(read):
    wonen, ymere = Pillar(name="Wonen"), Organisation(name="Ymere")

    content, _ = read(
        ended("a", main_pillar=wonen, lead=ymere), ended("b", other_pillars=[wonen], lead=ymere), ended("c", lead=ymere)
    )

    assert content.cooperation.pillars == ("Wonen", "Buiten de pijlers")
    assert [row.actions for row in content.cooperation.rows] == [(2, 1)]


def test_what_was_said_of_an_event_stands_in_the_appendix(read):
    _, structure = read(Event(title="Akkoord", kind=EventKind.DECISION, day=MARCH, description="Met twee jaar erbij."))

    assert "AkkoordMettweejaarerbij." in all_of(structure)


def test_what_was_reported_and_answered_before_is_told_in_the_appendix_alone(read):
    alderman = Contact(kind=ContactKind.ADMINISTRATOR, last_name="Koster")
    reports = [Escalation(subject=name, what_happened=f"{name}verhaal", reported_to=alderman) for name in "AB"]
    for report in reports:
        report.send(dt.date(2025, 11, 25))
    reports[0].record_answer(dt.date(2025, 12, 10), "Ik ga erheen.")

    _, structure = read(*reports)

    body = all_of(structure[: structure.index(("H2", "Bijlage"))])
    appendix = all_of(structure[structure.index(("H3", "Eerder direct gemeld")) :])
    assert "Averhaal" not in body
    assert "Bverhaal" in body
    assert "Averhaal" in appendix
    assert "Bverhaal" not in appendix
    assert "Ikgaerheen." not in body
    assert "Ikgaerheen." in appendix
    assert "Eerderemeldingen,enwatdaarvankwam,staanindebijlage." in body
