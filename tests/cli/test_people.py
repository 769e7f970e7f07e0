"""What the dossier holds of somebody, and forgetting it, from the command line."""

import datetime as dt
import json

import pytest

from tests.cli.calls import NO_WINDOWS
from wijkdesk.cli.commands import run
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.event import Event
from wijkdesk.domain.words import ContactKind, EventKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.people import list_contacts
from wijkdesk.storage.writing import edit

DAY = dt.date(2026, 3, 12)
NAME = b"Yilmaz"


@pytest.fixture
def dossier(dossier):
    with Dossier.open(dossier) as opened:
        edit.add(opened, Contact, kind=ContactKind.RESIDENT, first_name="Fatma", last_name="Yilmaz")
        edit.add(opened, Action, title="Bankje voor Fatma Yilmaz")
        edit.add(opened, Event, title="Lunch van Yilmaz", day=DAY, kind=EventKind.SUCCESS)
    return dossier


def call(capsys, *words):
    code = run([str(word) for word in words], NO_WINDOWS)
    told = capsys.readouterr()
    return code, told.out, told.err


def test_what_is_known_of_somebody_is_written_as_json_or_as_pdf(dossier, tmp_path, capsys):
    assert call(capsys, "subject", dossier, "fatma yilmaz", "--output", tmp_path / "inzage.json")[0] == 0
    assert call(capsys, "subject", dossier, "2", "--output", tmp_path / "inzage.pdf")[0] == 0

    assert json.loads((tmp_path / "inzage.json").read_text("utf-8"))["name"] == "Fatma Yilmaz"
    assert (tmp_path / "inzage.pdf").read_bytes().startswith(b"%PDF")


def test_without_yes_it_tells_what_it_would_do_and_does_nothing(dossier, capsys):
    before = dossier.read_bytes()

    code, said, _ = call(capsys, "forget", dossier, "Fatma Yilmaz")

    assert code == 0
    assert "1. Actie ‘Bankje voor Fatma Yilmaz’: Titel: Bankje voor Fatma Yilmaz -> Bankje voor een bewoner" in said
    assert "--yes" in said
    assert dossier.read_bytes() == before


def test_with_yes_somebody_is_gone_and_a_text_stays_where_that_was_asked(dossier, capsys):
    code, said, _ = call(capsys, "forget", dossier, "Fatma Yilmaz", "--leave", 2, "--yes")

    assert (code, "Contact 2 is vergeten." in said) == (0, True)
    with Dossier.open(dossier, read_only=True) as opened:
        assert [row.id for row in list_contacts(opened.reader)] == [1]
        assert "Bankje voor een bewoner" in [row.title for row in list_actions(opened.reader)]
    assert b"Lunch van Yilmaz" in dossier.read_bytes()
    assert b"Fatma" not in dossier.read_bytes()


def test_anonymous_somebody_stays_without_a_name(dossier, capsys):
    assert call(capsys, "forget", dossier, "2", "--anonymise", "--yes")[0] == 0

    with Dossier.open(dossier, read_only=True) as opened:
        assert "Bewoner 2" in [row.name for row in list_contacts(opened.reader)]
    assert NAME not in dossier.read_bytes()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("Piet Nergens",), "Er is niemand met deze naam"),
        (("4711",), "Er is niemand met deze naam"),
        (("Fatma Yilmaz", "--leave", "9"), "Tekst 9 staat niet in de lijst"),
        (("Fatma Yilmaz", "--overview", "2026-1"), "komt deze persoon niet voor"),
        (("Anna van den Berg",), "meer dan één persoon"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(dossier, capsys, words, sentence):
    with Dossier.open(dossier) as opened:
        edit.add(opened, Contact, first_name="Anna", infix="van den", last_name="Berg")
    before = dossier.read_bytes()

    code, _, said = call(capsys, "forget", dossier, *words, "--yes")

    assert (code, sentence in said, said.count("\n")) == (1, True, 1)
    assert dossier.read_bytes() == before
