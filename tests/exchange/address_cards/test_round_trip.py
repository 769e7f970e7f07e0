"""Who leaves as a card comes back as they were, field by field; and who does not leave."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dossiers import new_dossier
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ContactKind
from wijkdesk.exchange.address_cards.card import is_address
from wijkdesk.exchange.address_cards.proposal import Way, decide, known_in, people_of, propose
from wijkdesk.exchange.address_cards.splitting import split_cards
from wijkdesk.exchange.address_cards.vcard_in import read_card
from wijkdesk.exchange.address_cards.vcard_out import address_book
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.people import list_contacts
from wijkdesk.storage.writing.address_cards import take_in_people

TODAY = dt.date(2026, 11, 23)
ACTUAL = ("first_name", "infix", "last_name", "phone", "email", "organisation", "role", "notes")

words = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=30).map(
    lambda text: " ".join(text.split()) or "x"
)


def with_position(contact, organisation, role="", **days):
    contact.take_position(organisation, role=role, **days)
    return contact


def everybody():
    ymere = Organisation(name='Ymere; "wonen", Haarlem')
    secret = Organisation(name="Geheim", confidential=True)
    return [
        with_position(
            Contact(
                first_name="Zoë",
                infix="van den",
                last_name="Berg, jr.",
                phone="06 12345678",
                email="zoe@ymere.example",
                notes="belt\nop dinsdag; soms",
            ),
            ymere,
            "adviseur, wonen",
        ),
        Contact(last_name="De Vries", kind=ContactKind.ADMINISTRATOR),
        Contact(first_name="Al", last_name="van Dam"),
        Contact(first_name="Al", last_name="Bakker", confidential=True),
        Contact(first_name="Buurvrouw", kind=ContactKind.RESIDENT, phone="06 87654321"),
        with_position(Contact(first_name="Kees", last_name="Bos"), secret, "spion"),
        with_position(Contact(first_name="Piet", last_name="Vos"), ymere, "oud", last_day=dt.date(2020, 1, 1)),
    ]


@pytest.fixture
def dossier(tmp_path):
    with Dossier.open(new_dossier(tmp_path, *everybody())) as dossier:
        yield dossier


def read(content):
    return [read_card(raw) for raw in split_cards(content)]


def told(row):
    return tuple(getattr(row, name) or "" for name in ACTUAL)


def test_a_card_brings_back_each_field_into_another_dossier(dossier, tmp_path):
    content, number = address_book(dossier.reader, TODAY, with_notes=True)
    left = [
        row for row in list_contacts(dossier.reader) if not row.confidential and row.kind is not ContactKind.RESIDENT
    ]
    (tmp_path / "ander").mkdir()
    with Dossier.open(new_dossier(tmp_path / "ander")) as other:
        decisions = [
            decide(each)._replace(kind=ContactKind.PROFESSIONAL)
            for each in propose(read(content), known_in(other.reader)).proposals
        ]
        take_in_people(other, people_of(decisions, "adresboek"), TODAY)
        back = {row.name: told(row) for row in list_contacts(other.reader)}
    assert number == len(left) == len(back)
    hidden = {"Kees Bos", "Piet Vos"}  # of whom the organisation may not be said, or is of before
    assert {row.name: told(row) for row in left if row.name not in hidden} == {
        name: row for name, row in back.items() if name not in hidden
    }
    assert {back[name][5:7] for name in hidden} == {("", "")}


def test_the_same_dossier_knows_its_own_cards_again_whatever_changed_on_them(dossier):
    content, _ = address_book(dossier.reader, TODAY)
    changed = content.replace("Zoë".encode(), b"Somebody").replace(b"0612345678", b"")
    proposals = propose(read(changed), known_in(dossier.reader)).proposals
    left = [
        row.id for row in list_contacts(dossier.reader) if not row.confidential and row.kind is not ContactKind.RESIDENT
    ]
    assert [each.contact for each in proposals] == left
    assert {decide(each).way for each in proposals} == {Way.SUPPLEMENT}


def test_residents_confidential_people_and_notes_leave_only_when_chosen(dossier):
    content, _ = address_book(dossier.reader, TODAY)
    assert b"Buurvrouw" not in content
    assert b"Bakker" not in content
    assert b"Geheim" not in content
    assert b"dinsdag" not in content
    numbers = {row.name: row.id for row in list_contacts(dossier.reader)}
    content, number = address_book(dossier.reader, TODAY, chosen={numbers["Buurvrouw"], numbers["Al Bakker"]})
    assert number == 2
    assert b"Buurvrouw" in content
    assert b"Bakker" in content


def test_what_was_marked_and_not_answered_does_not_leave(tmp_path):
    person = Contact(first_name="Anna", last_name="Berg", notes="bsn 111222333")
    with Dossier.open(new_dossier(tmp_path, person)) as dossier:
        assert address_book(dossier.reader, TODAY)[1] == 1
        with pytest.raises(Refused, match="gaat zo niet naar buiten"):
            address_book(dossier.reader, TODAY, with_notes=True)


def test_lines_end_as_the_format_has_it_and_are_folded_within_letters(tmp_path):
    person = Contact(first_name="é" * 90, last_name="ü" * 90)
    with Dossier.open(new_dossier(tmp_path, person)) as dossier:
        content, _ = address_book(dossier.reader, TODAY)
    assert all(len(line) <= 76 for line in content.decode().encode().split(b"\r\n"))
    assert read(content)[0].first_name == "é" * 90


@settings(max_examples=25)
@given(st.tuples(words, words, words))
def test_any_name_comes_back_as_it_was(tmp_path_factory, parts):
    first, infix, last = parts
    person = Contact(first_name=first, infix=infix, last_name=last)
    if not (first.strip() or last.strip()) or is_address(f"{first}{last}".strip()):  # of which nobody is called
        return
    with Dossier.open(new_dossier(tmp_path_factory.mktemp("naam"), person)) as dossier:
        [row] = list_contacts(dossier.reader)
        [card] = read(address_book(dossier.reader, TODAY)[0])
    assert (card.first_name, card.infix, card.last_name) == (row.first_name, row.infix, row.last_name)
