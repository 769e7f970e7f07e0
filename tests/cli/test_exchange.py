"""Contacts and calendars from and to the command line, with a real dossier."""

import datetime as dt
import shutil
import subprocess
import sys
from subprocess import PIPE

import pytest

from tests.cli.calls import NO_WINDOWS
from tests.dossiers import contents, new_dossier
from tests.exchange.address_cards import making
from tests.exchange.calendar.making import attendee, calendar, event
from tests.figures.making import key_figures
from wijkdesk.cli.commands import run
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.words import AccountAction
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.reading.moments import list_moments
from wijkdesk.storage.reading.people import list_contacts


@pytest.fixture
def path(tmp_path):
    anna = Contact(first_name="Anna", last_name="Berg", email="anna@ymere.example")
    return new_dossier(tmp_path, anna, Action(title="Stoep", due=dt.date(2026, 12, 1)))


@pytest.fixture
def call(path, capsys):
    def call(*words):
        code = run([words[0], str(path), *map(str, words[1:])], NO_WINDOWS)
        return code, *capsys.readouterr()

    return call


def test_contacts_are_told_first_and_then_taken_in(call, path, tmp_path):
    file = tmp_path / "adressen.vcf"
    file.write_text(making.outlook() + making.card("EMAIL:x@x.example") + making.card("FN:Els Bos"), newline="")
    with Dossier.open(path) as dossier:
        before = contents(dossier)
    code, told, _ = call("import", file, "--dry-run")
    assert code == 0
    assert "2 gelezen, 1 niet" in told
    assert "Kaartje 2 blijft weg: er staat alleen een e-mailadres op" in told
    assert "Kaartje 3 (Els Bos) blijft weg: er staat geen organisatie op." in told
    assert told.count("--who") == 1  # once, however many cards
    assert "trouwdag (1)" in told
    with Dossier.open(path) as dossier:
        assert contents(dossier) == before

    code, told, _ = call("import", file, "--who", "bestuurder")
    assert (code, "2 toegevoegd" in told) == (0, True)
    with Dossier.open(path) as dossier:
        assert {row.name for row in list_contacts(dossier.reader)} == {"Anna Berg", "Anna van den Berg, jr.", "Els Bos"}
        assert dossier.undo() == "Contacten ingelezen"


def test_the_table_of_outlook_is_read_when_it_is_said_to_be_of_contacts(call, tmp_path):
    file = tmp_path / "outlook.csv"
    file.write_bytes(making.outlook_table({"Achternaam": "Bos", "Bedrijf": "Ymere"}))
    code, told, _ = call("import", file, "--as", "contacts")
    assert (code, "1 toegevoegd, 0 aangevuld, 1 nieuwe organisatie" in told) == (0, True)


def test_meetings_with_contacts_are_told_and_noted(call, path, tmp_path):
    file = tmp_path / "agenda.ics"
    file.write_bytes(
        calendar(
            event("a", ":20260105T100000", attendee("Anna", "anna@ymere.example"), "RRULE:FREQ=WEEKLY;COUNT=3"),
            event("b", ":20260106T100000", summary="Tandarts"),
            event("c", ":niets"),
        )
    )
    words = ("import", file, "--from", "2026-01-01", "--until", "2026-01-14")
    code, told, _ = call(*words, "--dry-run")
    assert code == 0
    assert "05-01-2026 gesprek met Anna Berg" in told
    assert "2 met contacten, 0 stonden er al, 1 zonder contacten of privé" in told
    assert "Afspraak 3 blijft weg" in told
    call(*words)
    code, told, _ = call(*words)
    assert "2 stonden er al" in told
    with Dossier.open(path) as dossier:
        assert len(list_moments(dossier.reader)) == 2


def test_what_leaves_is_written_and_noted_in_the_account(call, path, tmp_path):
    for what, name, begins in (("contacts", "a.vcf", b"BEGIN:VCARD"), ("calendar", "a.ics", b"BEGIN:VCALENDAR")):
        code, told, _ = call("export", what, "--output", tmp_path / name)
        assert (code, (tmp_path / name).read_bytes().startswith(begins)) == (0, True)
        assert name in told
    with Dossier.open(path) as dossier:
        noted = [row.what for row in list_account(dossier.reader) if row.action is AccountAction.EXPORT]
    assert noted == ["Data als agenda", "Contacten als vCard"]
    a_dossier = shutil.copy(path, tmp_path / "b.ics")
    code, _, error = call("export", "calendar", "--output", a_dossier)
    assert (code, "is een dossier" in error) == (1, True)


def test_a_period_that_ends_before_it_begins_is_refused(call, tmp_path):
    file = tmp_path / "a.ics"
    file.write_bytes(calendar(event("a", ":20260105T100000")))
    code, told, error = call("import", file, "--from", "2026-02-01", "--until", "2026-01-01")
    assert (code, told) == (1, "")
    assert error == "Van 01-02-2026 tot en met 01-01-2026 is geen periode. Kies met --from en --until.\n"


@pytest.mark.parametrize(("name", "sentence"), [("a.vcf", "geen adressen"), ("a.ics", "is geen agenda")])
def test_a_file_that_is_something_else_is_told_in_one_sentence(call, tmp_path, name, sentence):
    (tmp_path / name).write_text("Beste buren")
    code, told, error = call("import", tmp_path / name)
    assert (code, told) == (1, "")
    assert sentence in error
    assert len(error.splitlines()) == 1


def test_a_file_is_what_it_holds_whatever_it_is_called(call, tmp_path):
    cards, days, figures = tmp_path / "kaartjes.txt", tmp_path / "dagen.csv", tmp_path / "kwb-2018.vcf"
    cards.write_text(making.android(), newline="")
    days.write_bytes(calendar(event("a", ":20260105T100000", attendee("Anna", "anna@ymere.example"))))
    figures.write_bytes(key_figures(tmp_path / "kwb-2018.xlsx").read_bytes())
    assert "Kaartjes:" in call("import", cards, "--dry-run")[1]
    assert "Afspraken:" in call("import", days, "--dry-run")[1]
    assert "Kerncijfers" in call("import", figures, "--dry-run")[1]


def test_who_hears_no_more_of_what_is_told_is_not_told_that_the_file_is_wrong(path, tmp_path):
    table = tmp_path / "acties.csv"
    table.write_text("Actie;Datum\n" + "Lampen;geen dag\n" * 4000)
    words = ["import", str(path), str(table), "--as", "actions", "--dry-run"]
    with subprocess.Popen([sys.executable, "-m", "wijkdesk", *words], stdout=PIPE, stderr=PIPE, text=True) as telling:
        telling.stdout.readline()
        telling.stdout.close()
        assert telling.stderr.read() == ""
