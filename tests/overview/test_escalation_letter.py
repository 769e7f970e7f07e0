"""The letter of a direct report, its pages, and the mail that goes with it."""

import dataclasses
import datetime as dt
from urllib.parse import parse_qs, unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.overview.anything import anything
from tests.overview.test_layout import HOSTILE
from tests.pages import texts_of
from tests.pdf.structure import faults, told
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ContactKind
from wijkdesk.overview.escalation_letter import IS_ATTACHED, Letter, Recipient, letter_of, mail_of
from wijkdesk.overview.mail import LONGEST, draft_mail, is_address
from wijkdesk.overview.pages.escalation_layout import fits_one_page, remarks, render_letter, write_letter
from wijkdesk.overview.sections import Party
from wijkdesk.storage.dossier import Dossier

DAY, TODAY = dt.date(2026, 3, 12), dt.date(2026, 8, 20)
WORDS = "Er is iets misgegaan dat niet kan wachten tot het volgende overleg. "


def approach():
    return Programme(name="Rozenprieel", municipality="Haarlem", department="Gebiedsverbinding", coordinator="Mila Vos")


def alderman(**about):
    person = Contact(kind=ContactKind.ADMINISTRATOR, last_name="Bos", email="bos@haarlem.example", **about)
    person.take_position(Organisation(name="College"), role="wijkwethouder", last_day=dt.date(2026, 6, 30))
    return person


@pytest.fixture
def letter(dossier):
    """The letter of the one direct report among these things."""

    def of(*things, number=1):
        with Dossier.open(dossier(approach(), *things), read_only=True) as opened:
            return letter_of(opened.reader, number, today=TODAY)

    return of


def plain_letter(**about):
    letter = Letter(
        day=DAY,
        programme="Rozenprieel",
        municipality="Haarlem",
        department="Gebiedsverbinding",
        is_example=False,
        is_confidential=False,
        to=Recipient(Party("Bos", "wijkwethouder", "College"), "bos@haarlem.example"),
        copies=(Recipient(Party("Kok"), "kok@ymere.example"), Recipient(Party("De Wit"))),
        subject="Brand in blok 5",
        pillar="Wonen",
        action="",
        what_happened="Er was brand.",
        consequence="Acht gezinnen zijn dakloos.",
        asked="Opvang voor vanavond.",
        sender="Mila Vos",
    )
    return dataclasses.replace(letter, **about)


def pages_of(content):
    return texts_of(content)


def opened(draft):
    """To whom, copies, subject and text of a draft, as a mail program reads it."""
    address, _, fields = draft.url.removeprefix("mailto:").partition("?")
    read = parse_qs(fields, keep_blank_values=True, strict_parsing=True)
    copies = [unquote(copy) for copy in read.get("cc", [""])[0].split(",") if copy]
    return unquote(address), copies, read["subject"][0], read["body"][0]


# -- what it says --


def test_it_tells_whom_what_and_by_whom(letter):
    holder = Contact(kind=ContactKind.ADMINISTRATOR, last_name="Kok")
    report = Escalation(
        subject="Brand",
        what_happened="Er was brand.",
        consequence="Dakloos.",
        asked="Opvang.",
        reported_to=alderman(),
        copied_to=[holder],
        pillar=Pillar(name="Wonen"),
    )
    told = letter(report)
    assert (told.day, told.municipality, told.department, told.sender) == (
        TODAY,
        "Haarlem",
        "Gebiedsverbinding",
        "Mila Vos",
    )
    assert (told.subject, told.pillar) == ("Brand", "Wonen")
    assert [text for _, text in told.parts] == ["Er was brand.", "Dakloos.", "Opvang."]
    assert told.to == Recipient(Party("Bos"), "bos@haarlem.example")
    assert told.copies == (Recipient(Party("Kok")),)
    assert not told.is_confidential


def test_the_letter_of_what_was_sent_is_of_that_day_and_so_are_the_roles_in_it(letter):
    report = Escalation(subject="Brand", reported_to=alderman())
    report.send(DAY)
    told = letter(report)
    assert (told.day, told.to.who.office) == (DAY, "wijkwethouder, College")


@pytest.mark.parametrize(
    "report",
    [
        lambda: Escalation(subject="x", confidential=True),
        lambda: Escalation(subject="x", action=Action(title="x", confidential=True)),
        lambda: Escalation(subject="x", reported_to=alderman(confidential=True)),
        lambda: Escalation(subject="x", copied_to=[alderman(confidential=True)]),
    ],
    ids=["report", "action", "recipient", "copy"],
)
def test_whatever_is_confidential_about_it_heads_the_letter_and_empties_the_mail(letter, report):
    made = letter(report())
    assert made.is_confidential
    [page] = pages_of(render_letter(dataclasses.replace(made, what_happened="Zilverreiger")))
    assert page.count("ertrouwelijk") + page.count("VERTROUWELIJK") == 2
    mail = mail_of(dataclasses.replace(made, subject="Zilverreiger", what_happened="Zilverreiger", pillar="Wonen"))
    assert "Zilverreiger" not in mail.url
    assert IS_ATTACHED in opened(mail)[3]


def test_a_letter_that_names_something_confidential_does_not_leave_unless_it_is_confidential_itself(letter):
    house = Organisation(name="Stichting Qorvenhuis", confidential=True)
    text = {"subject": "Brand", "what_happened": "Brand bij Qorvenhuis."}
    with pytest.raises(Refused, match="‘Qorvenhuis’ is een organisatie en vertrouwelijk"):
        letter(house, Escalation(**text))

    marked = letter(Organisation(name="Stichting Qorvenhuis", confidential=True), Escalation(**text, confidential=True))
    assert marked.what_happened == "Brand bij Qorvenhuis."


def test_residents_stay_without_name_and_address(letter):
    neighbour = Contact(kind=ContactKind.RESIDENT, first_name="Fatma", last_name="Yılmaz", email="fatma@thuis.example")
    report = Escalation(
        subject="Fatma bedreigd", what_happened="Fatma Yılmaz belde.", reported_to=alderman(), copied_to=[neighbour]
    )
    made = letter(report)
    everything = "".join(pages_of(render_letter(made))) + mail_of(made).url
    assert "Fatma" not in everything
    assert "fatma" not in everything
    assert made.subject == "Een bewoner bedreigd"
    assert made.names_hidden == 2


def test_an_address_stays_whole_beside_a_resident_of_the_same_name(letter):
    neighbour = Contact(kind=ContactKind.RESIDENT, first_name="Bos", last_name="Haarlem")
    assert letter(neighbour, Escalation(subject="x", reported_to=alderman())).to.email == "bos@haarlem.example"


@pytest.mark.parametrize("number", [7, 0, -1, 10**30])
def test_a_report_that_is_not_there_is_refused(letter, number):
    with pytest.raises(Refused, match="geen directe melding met nummer"):
        letter(Escalation(subject="x"), number=number)


# -- its pages --


def test_all_of_it_stands_on_one_page_in_the_order_of_reading():
    content = render_letter(plain_letter())
    [page] = pages_of(content)
    for words in ("Gemeente Haarlem", "12 maart 2026", "Bos, wijkwethouder, College", "De Wit", "Mila Vos"):
        assert words in page
    headings = [text.strip() for role, text in told(content) if role in ("H1", "H2")]
    assert headings == ["Brand in blok 5", "Wat is er gebeurd", "Wat zijn de gevolgen", "Wat ik vraag"]
    assert faults(content) == []
    assert remarks(plain_letter()) == []


@pytest.mark.parametrize("times", [1, 20, 26, 30, 34, 38, 42, 46, 50, 54, 58, 62, 66, 70, 74, 90, 150])
def test_long_texts_get_smaller_letters_and_then_a_second_page_but_never_lose_a_word(times):
    text = "".join(f"{number} {WORDS}" for number in range(times))
    letter = plain_letter(what_happened=text)
    pages = pages_of(render_letter(letter))
    assert (len(pages) == 1) == fits_one_page(letter)
    assert [number for number in range(times) if f"{number} Er is" not in " ".join("".join(pages).split())] == []
    said = " ".join(remarks(letter))
    assert ("past niet op één pagina" in said) == (len(pages) > 1)


def test_some_letters_shrink_and_some_do_not_fit():
    fitting = [fits_one_page(plain_letter(what_happened=WORDS * times)) for times in (1, 30, 40, 50, 200)]
    assert fitting[:3] == [True] * 3
    assert not fitting[-1]


def test_a_subject_that_is_no_heading_stands_in_full_below_it():
    subject = " ".join(f"woord{number}" for number in range(100))
    text = " ".join("".join(pages_of(render_letter(plain_letter(subject=subject)))).split())
    assert subject in text


def test_what_is_missing_is_remarked():
    bare = plain_letter(to=None, what_happened="", asked=" ", is_confidential=True)
    [whom, what, secret] = remarks(bare)
    assert whom == "Kies nog aan wie je dit meldt."
    assert what == "Nog niet ingevuld: wat is er gebeurd en wat ik vraag."
    assert "vertrouwelijk" in secret
    assert "nog te kiezen" in "".join(pages_of(render_letter(bare)))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_in_every_field_keeps_both_standards(text):
    assert faults(render_letter(anything(Letter, text))) == []


def test_ten_thousand_letters_without_a_space_in_every_field_give_a_letter():
    letter = anything(Letter, "x" * 10_000)
    assert len(pages_of(render_letter(letter))) > 1
    assert len(mail_of(dataclasses.replace(letter, is_confidential=False)).url) <= LONGEST


def test_many_copies_go_on_the_next_page():
    letter = plain_letter(copies=(Recipient(Party("Kok")),) * 120)
    text = "".join(pages_of(render_letter(letter)))
    assert text.count("Kok") == 120


def test_the_same_letter_gives_the_same_bytes_in_place_of_what_was_there(tmp_path):
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"old")
    assert write_letter(plain_letter(), path) == []
    assert path.read_bytes() == render_letter(plain_letter())


# -- the mail --


def test_the_mail_says_what_the_letter_says_to_whom_it_goes():
    to, copies, subject, text = opened(mail_of(plain_letter()))
    assert (to, copies, subject) == ("bos@haarlem.example", ["kok@ymere.example"], "Directe melding: Brand in blok 5")
    assert text.startswith("Geachte Bos,\r\n\r\nWat is er gebeurd:\r\nEr was brand.\r\n\r\nWat zijn de gevolgen:\r\n")
    assert text.endswith("Met vriendelijke groet,\r\n\r\nMila Vos")
    assert IS_ATTACHED not in text


def test_a_long_mail_ends_after_a_word_and_points_to_the_letter():
    draft = mail_of(plain_letter(what_happened=WORDS * 100))
    text = opened(draft)[3]
    assert draft.is_shortened
    assert LONGEST - 100 < len(draft.url) <= LONGEST
    begun, _, rest = text.partition(f"\r\n\r\n{IS_ATTACHED}")
    assert begun.endswith("…")
    assert begun[:-1].rsplit(maxsplit=1)[-1] in WORDS.split()
    assert rest == "\r\n\r\nMet vriendelijke groet,\r\n\r\nMila Vos"


@settings(max_examples=60)
@given(text=st.text(alphabet=st.one_of(st.characters(), st.sampled_from("&?=#%+,;\n\r <>\"'@😀")), max_size=400))
def test_any_text_reads_back_from_a_draft_of_bearable_length(text):
    letter = plain_letter(subject=text, what_happened=f"a{text}b", sender=text, asked="", consequence="")
    draft = mail_of(letter)
    assert len(draft.url) <= LONGEST
    assert draft.url.isascii()
    to, copies, subject, body = opened(draft)
    assert (to, copies) == ("bos@haarlem.example", ["kok@ymere.example"])
    assert subject.startswith("Directe melding:")
    assert not {"\r", "\n"} & set(subject)
    assert body.count("\n") == body.count("\r\n")


@pytest.mark.parametrize(
    "text", ["", "bos", "a@b,c@d", "a@b?bcc=x", "a@b%0D%0Abcc:x", "<a@b.nl>", "a b@c.nl", "a@b@c", "a@b;c@d"]
)
def test_what_is_no_single_address_gets_no_mail(text):
    assert not is_address(text)
    draft = draft_mail(text, [text], "x", "y")
    assert opened(draft)[:2] == ("", [])


def test_copies_for_which_there_is_no_room_are_named():
    copies = [f"iemand{number}@een.heel.lang.adres.example" for number in range(60)]
    draft = draft_mail("bos@haarlem.example", copies, "x", "y")
    _, kept, _, text = opened(draft)
    assert len(draft.url) <= LONGEST
    assert [*kept, *draft.left_out] == copies
    assert kept
    assert text == "y"
