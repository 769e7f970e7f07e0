"""Residents have no name in an overview."""

import dataclasses

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wijkdesk.domain.words import Light
from wijkdesk.overview.privacy import PersonName, ResidentNames, hide_residents
from wijkdesk.overview.sections import Party


def hide(text, *residents, others=()):
    return ResidentNames((PersonName(*resident) for resident in residents), others).hide(text)


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


@pytest.mark.parametrize("name", ["Bo", "Li", "A", "?", "-", ".", "***", "", " "])
def test_a_first_name_of_two_letters_or_none_is_not_hidden_on_its_own(name):
    text = "Bo en Li, A? - nee. ***"

    assert hide(text, (name, "", "Yılmaz")) == (text, 0)


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


@dataclasses.dataclass(frozen=True)
class Page:
    title: str
    light: Light
    lead: Party
    parts: tuple["Page", ...] = ()
    number: int = 3


def test_every_text_of_a_content_is_searched_but_the_names_that_are_said_on_purpose():
    names = ResidentNames([PersonName("Groen", "", "Green")])
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
