"""The letter of a direct report, from the pane: as a PDF, as a draft of a mail, and its copies."""

import errno

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from tests.dossiers import HOSTILE, new_dossier
from tests.ui.desk import TODAY
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.reading.events import list_escalations, list_events
from wijkdesk.storage.writing.edit import change
from wijkdesk.ui.timeline import letter as module

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TO_ZEKI = 1


class InThisProcess:
    """Does the work at once: starting a second process takes longer than a letter."""

    def call(self, work, *arguments):
        return work(*arguments)


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    monkeypatch.setattr(module, "second_process", InThisProcess)


@pytest.fixture
def chosen_file(monkeypatch, tmp_path):
    """Answers the file dialog with a path, and remembers what it proposed."""
    answer = {"path": tmp_path / "Mijn brief.pdf", "proposed": None}

    def ask(_parent, _title, proposal, _kinds):
        answer["proposed"] = proposal
        return str(answer["path"] or ""), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return answer


@pytest.fixture
def mails(monkeypatch):
    """What is handed to the mail program."""
    handed = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: handed.append(url) or True)
    return handed


@pytest.fixture
def told(monkeypatch):
    """What a message says."""
    said = []
    monkeypatch.setattr(module, "tell", lambda _parent, what, way_out: said.append((what, way_out)))
    return said


@pytest.fixture
def row(desk):
    """The row of the letter, of the report in the small dossier."""
    desk.tab.open(Escalation, TO_ZEKI)
    return desk.tab.escalations.letter


def done(desk, row):
    desk.qtbot.waitUntil(lambda: not row.is_busy)


def noted(desk):
    """What the account says that left the dossier, and where to."""
    return [(line.what, line.destination) for line in list_account(desk.reader)]


def test_the_letter_is_saved_where_one_chooses(desk, row, chosen_file):
    desk.click(row.pdf)
    done(desk, row)
    assert chosen_file["path"].read_bytes().startswith(b"%PDF-")
    assert chosen_file["proposed"] == str(paths.documents() / "Directe melding Ruit ingegooid.pdf")
    assert row.said.text().startswith("Opgeslagen: Mijn brief.pdf. Nog niet ingevuld: wat is er gebeurd")
    assert noted(desk) == [("Brief van directe melding 1", str(chosen_file["path"]))]


def test_what_was_half_typed_stands_in_the_letter(desk, row, mails):
    pane = desk.tab.escalations
    pane.what_happened.setFocus()
    desk.type("Om drie uur.")
    row.write_mail()
    done(desk, row)
    assert "Om%20drie%20uur." in bytes(mails[0].toEncoded()).decode()


def test_a_name_without_its_ending_gets_it(desk, row, chosen_file, tmp_path):
    chosen_file["path"] = tmp_path / "brief v1.2"
    desk.click(row.pdf)
    done(desk, row)
    assert (tmp_path / "brief v1.2.pdf").exists()


def test_who_changes_her_mind_saves_nothing(desk, row, chosen_file, tmp_path):
    chosen_file["path"] = None
    before = sorted(tmp_path.iterdir())
    desk.click(row.pdf)
    done(desk, row)
    assert not row.said.isVisible()
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("error", "way_out"),
    [
        (FileNotFoundError(), "Kies een andere map."),
        (PermissionError(), "nog ergens open"),
        (IsADirectoryError(), "Kies een andere naam."),
        (OSError(errno.ENOSPC, "full"), "De schijf is vol"),
    ],
)
def test_what_cannot_be_saved_is_told_in_a_sentence(desk, row, chosen_file, told, monkeypatch, error, way_out):
    def fail(letter, path):
        raise error

    monkeypatch.setattr("wijkdesk.overview.pages.escalation_layout.write_letter", fail)
    desk.click(row.pdf)
    done(desk, row)
    [(what, said)] = told
    assert what == "De brief is niet opgeslagen"
    assert way_out in said
    assert not row.said.isVisible()


def test_a_mail_is_handed_to_the_mail_program_and_nothing_is_sent(desk, row, mails):
    change(desk.dossier, Contact, 2, email="zeki@haarlem.example")
    desk.click(row.mail)
    done(desk, row)
    [url] = mails
    assert (url.scheme(), url.path()) == ("mailto", "zeki@haarlem.example")
    assert "bijlage" in row.said.text()
    assert list_escalations(desk.reader)[0].sent_on is None
    assert noted(desk) == [("Brief van directe melding 1, als concept in het mailprogramma", "")]


def test_who_has_no_address_is_named(desk, row, mails):
    desk.click(row.mail)
    done(desk, row)
    assert row.said.text().endswith("Geen e-mailadres bekend van Zeki.")


def test_any_text_reaches_the_mail_program_as_it_was_made(desk, row, mails):
    from wijkdesk.overview.escalation_letter import letter_of, mail_of  # noqa: PLC0415 - as the window does

    text = HOSTILE + "\n100% & ?subject=x#y 😀 %0D%0A"
    change(desk.dossier, Escalation, TO_ZEKI, what_happened=text, subject=text)
    desk.click(row.mail)
    done(desk, row)
    [url] = mails
    assert url.isValid()
    expected = mail_of(letter_of(desk.reader, TO_ZEKI, today=TODAY)).url
    assert bytes(url.toEncoded()).decode() == expected


def test_a_letter_is_of_its_report_also_when_one_goes_on_to_another(desk, row, chosen_file):
    desk.click(row.pdf)
    desk.tab.new_report()
    done(desk, row)
    assert row.said.text() == ""
    assert noted(desk) == [("Brief van directe melding 1", str(chosen_file["path"]))]


def test_an_edit_while_the_letter_is_made_is_stored_at_once(desk, row, chosen_file):
    desk.click(row.pdf)
    change(desk.dossier, Escalation, TO_ZEKI, asked="Een nieuwe ruit")
    assert list_escalations(desk.reader)[0].asked == "Een nieuwe ruit"
    done(desk, row)
    assert chosen_file["path"].exists()


def test_without_a_mail_program_a_sentence_says_what_to_do(desk, row, told, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    desk.click(row.mail)
    done(desk, row)
    [(what, _)] = told
    assert "geen mailprogramma" in what


def test_a_report_that_was_removed_meanwhile_is_told(desk, row, mails, monkeypatch):
    def refuse(*arguments, **values):
        raise Refused("Er is geen directe melding met nummer 1.")

    monkeypatch.setattr("wijkdesk.overview.escalation_letter.letter_of", refuse)
    desk.click(row.mail)
    done(desk, row)
    assert desk.not_done == ["Er is geen directe melding met nummer 1."]
    assert mails == []


def test_what_was_said_goes_with_another_report_and_a_new_one_has_no_letter_yet(desk, row, mails):
    desk.click(row.mail)
    done(desk, row)
    assert row.said.isVisible()
    desk.tab.new_report()
    assert not row.isVisible()
    desk.tab.open(Escalation, TO_ZEKI)
    assert row.isVisible()
    assert not row.said.isVisible()


def test_a_dossier_to_read_gives_letters_too(open_desk, tmp_path, chosen_file):
    path = new_dossier(tmp_path, Escalation(subject="Ruit ingegooid"))
    desk = open_desk(path, read_only=True)
    desk.tab.open(Escalation, TO_ZEKI)
    row = desk.tab.escalations.letter
    desk.click(row.pdf)
    done(desk, row)
    assert chosen_file["path"].exists()
    assert not desk.tab.escalations.propose.isVisible()


# -- copies --


def test_a_copy_goes_to_whom_it_concerns_with_one_click_and_to_nobody_unasked(open_desk, tmp_path):
    ymere = Organisation(name="Ymere")
    holder, boss = Contact(first_name="Holder"), Contact(first_name="Boss")
    boss.take_position(ymere, is_head=True)
    action = Action(title="Blok 5", lead=ymere, main_pillar=Pillar(name="Huizen", portfolio_holder=holder))
    desk = open_desk(new_dossier(tmp_path, Escalation(subject="Brand", action=action), boss))
    desk.tab.open(Escalation, 1)
    pane = desk.tab.escalations
    assert list_escalations(desk.reader)[0].copied_to == ()
    desk.click(pane.propose)
    assert set(list_escalations(desk.reader)[0].copied_to) == {"Holder", "Boss"}
    assert not pane.propose.isVisible()
    desk.dossier.undo()
    assert pane.propose.isVisible()


def test_sending_puts_on_the_timeline_to_whom(desk, row):
    change(desk.dossier, Escalation, TO_ZEKI, copied_to=[1])
    desk.click(desk.tab.escalations.send)
    desk.click(desk.dialog().commit)
    kept = next(event for event in list_events(desk.reader) if event.title.startswith("Directe melding"))
    assert kept.day == TODAY
    assert kept.description == "Onderwerp: Ruit ingegooid\nAan: Zeki\nKopie aan: Anna"
