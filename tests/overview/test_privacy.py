"""Residents have no name in an overview."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.pages import texts_of
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import ActionState, ContactKind, Light
from wijkdesk.overview.pages.layout import write_overview
from wijkdesk.overview.privacy.hiding import hide_residents
from wijkdesk.overview.sections import Party
from wijkdesk.privacy.names import Resident, ResidentNames

DAY = dt.date(2026, 3, 12)


def hide(text, *residents, others=()):
    return ResidentNames((Resident(*resident) for resident in residents), others).hide(text)


FATMA = ("Fatma", "", "Yılmaz")
BERG = ("Anna", "van den", "Berg")


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Koffie met Fatma Yılmaz over de tuin.", "Koffie met een bewoner over de tuin."),
        ("Koffie met Fatma.", "Koffie met een bewoner."),
        ("Mevrouw Yılmaz belde.", "Mevrouw een bewoner belde."),
        ("Yılmaz, Fatma", "Een bewoner, een bewoner"),
        ("Het idee is van Fatma", "Het idee is van een bewoner"),
        ("Fatma begon ermee", "Een bewoner begon ermee"),
        ("Klaar. Fatma begon.", "Klaar. Een bewoner begon."),
        ("Fatma's lunch en Fatma’s idee", "Een bewoner's lunch en een bewoner’s idee"),
        ("de familie Yılmaz-Demir", "de familie een bewoner-Demir"),
        ("(Fatma)", "(een bewoner)"),
        ("met fatma yılmaz gebeld", "met een bewoner gebeld"),
        ("met FATMA YILMAZ gebeld", "met een bewoner gebeld"),
        ("met Fatma  Yilmaz gebeld", "met een bewoner gebeld"),
        ("met Fatma\nYılmaz gebeld", "met een bewoner gebeld"),
        ("met Fatma\u00a0Yılmaz gebeld", "met een bewoner gebeld"),
        ("met Fat\u00adma en Fat\u200bma", "met een bewoner en een bewoner"),
        ("met Fa\u0301tma gebeld", "met een bewoner gebeld"),
        ("met Fatma2 gebeld", "met een bewoner2 gebeld"),
        ("kwam\x0bFatma", "kwam\x0been bewoner"),
    ],
)
def test_a_resident_is_hidden_however_the_name_is_written(text, hidden):
    assert hide(text, FATMA)[0] == hidden


@pytest.mark.parametrize("text", ["De fatmaboom bloeit.", "Het plein Fatmahof", "yılmaz betekent onverschrokken", ""])
def test_what_is_no_name_stays(text):
    assert hide(text, FATMA) == (text, 0)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Anna van den Berg belde", "Een bewoner belde"),
        ("Mevrouw Van den Berg belde", "Mevrouw een bewoner belde"),
        ("mevrouw Berg belde", "mevrouw een bewoner belde"),
        ("een berg afval in de Van den Bergstraat", "een berg afval in de Van den Bergstraat"),
        ("Bergs fiets staat er nog", "Een bewoner fiets staat er nog"),
    ],
)
def test_the_infix_goes_with_the_name(text, hidden):
    assert hide(text, BERG)[0] == hidden


@pytest.mark.parametrize("name", ["İnci", "Işık", "Ömer", "Çelik", "Zoë", "Łucja", "Søren", "Ĳsbrand"])
def test_letters_with_dots_and_accents_are_found_with_and_without(name):
    plain = {"İnci": "Inci", "Işık": "Isik", "Ömer": "Omer", "Çelik": "Celik", "Zoë": "Zoe", "Łucja": "Lucja"}
    for written in (name, name.upper(), plain.get(name, name)):
        assert hide(f"gezien: {written} bij de lunch", (name, "", "")) == ("gezien: een bewoner bij de lunch", 1)


@pytest.mark.parametrize(
    ("first", "infix", "last"),
    [("A.(b)*c", "", "[x]+"), ("Jan", "v.d.", "Meer"), ("O'Neill", "", "D'Arc"), ("Anna-Maria", "", "El-Idrissi")],
)
def test_signs_in_a_name_are_only_signs(first, infix, last):
    assert hide(f"met {first} {infix} {last} gebeld".replace("  ", " "), (first, infix, last))[1] == 1
    assert hide("met niemand gebeld", (first, infix, last)) == ("met niemand gebeld", 0)


def test_each_half_of_a_double_name_is_a_name():
    resident = ("Anna-Maria", "de", "Visser-Bakker")

    for text in ("Anna was er", "Maria was er", "mevrouw Visser was er", "mevrouw Bakker was er"):
        assert hide(text, resident)[1] == 1
    assert hide("de bakker en de visser waren er", resident)[1] == 0


@pytest.mark.parametrize("name", ["A", "?", "-", ".", "***", "", " "])
def test_a_first_name_of_one_letter_or_none_is_not_hidden_on_its_own(name):
    text = "Bo en Li, A? - nee. ***"

    assert hide(text, (name, "", "Yılmaz")) == (text, 0)


@pytest.mark.parametrize(
    ("name", "text", "hidden"),
    [
        ("Bo", "Bo kwam met Bo's buren.", "Een bewoner kwam met een bewoner's buren."),
        ("Jo-Ann", "Volgens Jo is het klaar.", "Volgens een bewoner is het klaar."),
        ("Ed", "Eds fiets", "Een bewoner fiets"),
        ("Bo", "Het bos, de bo en Bos en Lommer", "Het bos, de bo en Bos en Lommer"),
        ("Al", "Als het kan, is het al klaar.", "Als het kan, is het al klaar."),
        ("J.P.", "J.P. Coenstraat", "J.P. Coenstraat"),
    ],
)
def test_a_first_name_of_two_letters_is_hidden_but_not_inside_another_word(name, text, hidden):
    assert hide(text, (name, "", "Yılmaz"))[0] == hidden


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("met mevrouw bakker", "met mevrouw een bewoner"),
        ("met fam. bakker", "met fam. een bewoner"),
        ("met de familie de bakker", "met de familie een bewoner"),
        ("met dhr. p.j. bakker", "met dhr. p.j. een bewoner"),
        ("met de heer\u00a0bakker", "met de heer een bewoner"),
        ("met piet bakker", "met een bewoner"),
        ("met piet de bakker", "met een bewoner"),
        ("met de bakker", "met de bakker"),
        ("met de buurman, bakker van beroep", "met de buurman, bakker van beroep"),
        ("bakker", "bakker"),
    ],
)
def test_a_last_name_in_small_letters_is_hidden_where_it_can_only_be_a_name(text, hidden):
    assert hide(text, ("Piet", "de", "Bakker"))[0] == hidden.replace("heer een", "heer\u00a0een")


@pytest.mark.parametrize("name", [("Anna", "van den", "Berg"), ("", "", "van den Berg"), ("Anna", "v.d.", "Berg")])
def test_an_infix_that_only_names_have_makes_small_letters_a_name(name):
    written = f"{name[1]} {name[2]}".strip().lower()

    assert hide(f"bij {written} en een berg afval", name)[0] == "bij een bewoner en een berg afval"


@pytest.mark.parametrize("recorded", ["06-12345678", "+31 6 12345678", "0031612345678", "06 12 34 56 78 (na zes uur)"])
@pytest.mark.parametrize(
    "written",
    [
        "0612345678",
        "06-12345678",
        "06 12 34 56 78",
        "06.1234.5678",
        "+31612345678",
        "+31 6 1234 5678",
        "+31 (0)6 12345678",
        "(+31) 6-12345678",
        "0031 6 12345678",
        "31612345678",
        "06\u201112345678",
        "06\u00a0123\u200b45678",
        "\uff10\uff16-\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18",
        "(06) 123 456 78",
        "6 12345678",
        "06 1234\n5678",
    ],
)
def test_the_phone_number_of_a_resident_is_hidden_however_it_is_written(recorded, written):
    hidden = hide(f"Bel op 12-03 naar {written}, of 2 keer.", ("Fatma", "", "", recorded))[0]

    assert hidden.replace("(een bewoner", "een bewoner") == "Bel op 12-03 naar een bewoner, of 2 keer."


@pytest.mark.parametrize("text", ["06-12345679", "1061234567890", "06-1234567", "NL06 123", "112", "12345678"])
def test_another_number_stays(text):
    assert hide(text, ("Fatma", "", "", "06-12345678"), ("Anna", "", "", "112")) == (text, 0)


def test_a_number_abroad_and_two_numbers_in_one_field_are_hidden():
    resident = ("Fatma", "", "", "023-5312345 / 06-12345678")

    assert hide("023 531 23 45 en 0612345678", resident)[1] == 2
    assert hide("0049 30 123456 en +49-30-123456", ("Fatma", "", "", "+49 30 123456"))[1] == 2


def test_the_email_address_of_a_resident_is_hidden():
    resident = ("Fatma", "", "", "", "F.Yilmaz+wijk@Example.nl")

    for written in ("f.yilmaz+wijk@example.nl", "F.YILMAZ+WIJK@EXAMPLE.NL", "f.yilmaz+wijk@exam\u00adple.nl"):
        assert hide(f"Mail ({written}).", resident) == ("Mail (een bewoner).", 1)
    assert hide("Mail info@example.nl.", resident)[1] == 0


def test_a_number_and_an_address_in_one_field_are_both_hidden():
    resident = ("Fatma", "", "", "fatma@example.nl of 06-12345678")

    assert hide("Bel 06 12345678² of mail fatma@example.nl.", resident)[0] == "Bel een bewoner² of mail een bewoner."


def test_a_name_with_its_number_is_one_place():
    assert hide("Bel Fatma 06-12345678.", ("Fatma", "", "", "0612345678")) == ("Bel een bewoner.", 1)


@pytest.mark.parametrize("before", ["o.a.", "bijv.", "i.v.m.", "Dhr. A.", "(d.w.z."])
def test_an_abbreviation_ends_no_sentence(before):
    assert hide(f"Met {before} Fatma.", FATMA)[0] == f"Met {before} een bewoner."


@pytest.mark.parametrize("before", ["Klaar.", "Stap 1.", "Echt?", "Nee!", "Om 12."])
def test_a_full_stop_after_a_word_does(before):
    assert hide(f"{before} Fatma.", FATMA)[0] == f"{before} Een bewoner."


def test_a_resident_who_is_called_by_an_address_takes_no_street_away():
    resident = ("", "", "bewoner 12 Kamperstraat 3")

    assert hide("Fundering Kamperstraat 3 is klaar voor bewoner 12.", resident)[1] == 0
    assert hide("Koffie bij Bewoner 12, Kamperstraat 3.", resident) == ("Koffie bij een bewoner.", 1)


def test_an_infix_that_was_written_in_the_last_name_is_seen():
    assert hide("mevrouw Berg en de berg afval", ("", "", "van den Berg"))[0] == "mevrouw een bewoner en de berg afval"
    assert hide("mevrouw Meer", ("", "", "Berg-van der Meer"))[1] == 1


def test_a_short_first_name_is_hidden_with_the_last_name():
    assert hide("Bo Yılmaz belde", ("Bo", "", "Yılmaz")) == ("Een bewoner belde", 1)


@pytest.mark.parametrize(
    ("name", "text"), [("محمد", "تكلم محمد مع الجيران"), ("王小明", "今天王小明来了"), ("דוד", "שיחה עם דוד")]
)
def test_names_in_scripts_without_capitals_are_found(name, text):
    hidden, places = hide(text, (name, "", ""))

    assert places == 1
    assert name not in hidden


class TestOthers:
    def test_an_official_with_the_same_first_name_keeps_it(self):
        text = "Jan de Vries (wijkagent) en Jan spraken elkaar."

        assert hide(text, ("Jan", "", "Bakker"), others=["Jan de Vries"])[0] == (
            "Jan de Vries (wijkagent) en een bewoner spraken elkaar."
        )

    def test_an_organisation_keeps_its_name(self):
        text = "Fatma haalde brood bij Bakkerij Yılmaz & Zn."

        assert hide(text, FATMA, others=["Bakkerij Yılmaz & Zn."])[0] == (
            "Een bewoner haalde brood bij Bakkerij Yılmaz & Zn."
        )

    def test_somebody_with_the_very_same_name_is_hidden(self):
        assert hide("Jan Bakker belde", ("Jan", "", "Bakker"), others=["Jan Bakker"]) == ("Een bewoner belde", 1)

    def test_a_name_that_begins_inside_another_is_hidden(self):
        assert hide("bij Huis van Fatma Yılmaz", FATMA, others=["Huis van Fatma"])[0] == "bij Huis van een bewoner"

    def test_a_full_stop_between_two_names_does_not_make_them_one(self):
        assert hide("Dat zei Ali. Bakker weet het.", ("Piet", "", "Bakker"), others=["Ali Bakker"])[1] == 1

    def test_names_that_overlap_are_one_place(self):
        assert hide("Ali Demir Kaya kwam", ("Ali", "", "Demir"), ("Demir", "", "Kaya")) == ("Een bewoner kwam", 1)


def test_no_way_to_name_or_reach_a_resident_can_be_read_in_the_pdf(say, tmp_path):
    bo = Contact(kind=ContactKind.RESIDENT, first_name="Bo", infix="van der", last_name="Meer", phone="+31 6 12345678")
    fatma = Contact(kind=ContactKind.RESIDENT, first_name="Fatma", last_name="Yılmaz", email="fatma@example.nl")
    text = "O.a. Bo en mevrouw yilmaz (06-1234 5678, FATMA@example.nl), de buren van der meer."
    action = Action(title=text, first_day=DAY)
    action.end(ActionState.FAILED, DAY, lesson=text, result=text)
    path = tmp_path / "overzicht.pdf"

    write_overview(say(bo, fatma, Pillar(name="Wonen", aim=text), action, texts={"2026-1": {"message": text}}), path)
    told = "".join(texts_of(path))

    assert "O.a. een bewoner" in told
    seen = told.casefold()
    hidden = ("yilmaz", "5678", "fatma", "example", "meer.")
    assert [part for part in hidden if part in seen] == []
    assert "Bo " not in told


@dataclasses.dataclass(frozen=True)
class Page:
    title: str
    light: Light
    lead: Party
    parts: tuple["Page", ...] = ()
    number: int = 3


def test_every_text_of_a_content_is_searched_but_the_names_that_are_said_on_purpose():
    names = ResidentNames([Resident("Groen", "", "Green")])
    inner = Page("Groen belde", Light.GREEN, Party("Groen", role="buur van Groen"))

    hidden, places = hide_residents(Page("Bij Groen", Light.GREEN, Party("Groen"), (inner,)), names)

    assert places == 3
    assert hidden == Page(
        "Bij een bewoner",
        Light.GREEN,
        Party("Groen"),
        (Page("Een bewoner belde", Light.GREEN, Party("Groen", role="buur van een bewoner")),),
    )


names = st.text(min_size=3, max_size=12).filter(lambda name: sum(letter.isalpha() for letter in name) >= 3)


@given(before=st.text(max_size=30), after=st.text(max_size=30), first=names, last=names)
@example(before="", after="", first="a.b", last="(c|d)*")
@example(before="", after="", first="AA\x1fA", last="AA\x1fA")
def test_a_full_name_with_space_around_it_is_always_hidden(before, after, first, last):
    name = f"{first} {last}"
    hidden, places = hide(f"{before} {name} {after}", (first, "", last))

    assert places >= 1
    assert name not in hidden


@given(text=st.text(max_size=300))
def test_without_residents_nothing_changes(text):
    assert hide(text) == (text, 0)
