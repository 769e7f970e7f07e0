"""Adopting an overview: frozen with its PDF, shown as it was, and one step to undo."""

import datetime as dt
import hashlib

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.accessibility import unnamed_controls
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.programme import Programme
from wijkdesk.storage.reading.overviews import adopted_overview, list_overviews
from wijkdesk.storage.writing.edit import change
from wijkdesk.ui.dialogs import Message
from wijkdesk.ui.overview.adopting import AdoptDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FIRST, SECOND = HalfYear(2026, 1), HalfYear(2026, 2)
TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def in_dialog(qtbot):
    """Does something in the next modal dialog, once it is there."""
    timers = []

    def do(what, kind=AdoptDialog):
        def when_there():
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, kind):
                timer.stop()
                what(dialog)

        timer = QTimer(interval=10)
        timer.timeout.connect(when_there)
        timer.start()
        timers.append(timer)

    yield do
    for timer in timers:
        timer.stop()


@pytest.fixture
def free_desk(desk):
    """A desk of which the privacy check has nothing to answer."""
    allow_all(desk)
    return desk


def allow_all(desk):
    desk.tab._choose("allowed", [finding.key for finding in desk.tab._situation.draft.findings])
    desk.wait()


def adopt(desk, in_dialog, day="23-11-2026"):
    def fill_in(dialog):
        dialog.day.load(dt.datetime.strptime(day, "%d-%m-%Y").date())
        dialog.commit.click()

    in_dialog(fill_in)
    desk.click(desk.pages.adopt)
    desk.wait()


def stored(desk, half_year=SECOND):
    return adopted_overview(desk.dossier.reader, half_year)


def test_adopting_freezes_what_is_shown_with_its_hash_and_shows_it_to_be_read(free_desk, in_dialog):
    desk = free_desk
    shown = desk.pages.preview._pages.pdf
    adopt(desk, in_dialog, "12-11-2026")
    kept = stored(desk)
    assert kept.document == shown == desk.pages.preview._pages.pdf
    assert hashlib.sha256(shown).hexdigest() == kept.sha256
    assert kept.adopted_on == dt.date(2026, 11, 12)
    assert "Vastgesteld op 12 november 2026" in desk.texts._stood.accessibleName()
    assert desk.texts.half_year.focusProxy().currentText() == "Tweede helft 2026 · vastgesteld 12-11-2026"
    message = desk.sections.own["message"]
    assert message.field.value() == {each["name"]: each["text"] for each in kept.content["texts"]}["message"]
    assert not message.field.isEnabled()
    assert desk.sections.header.fields["Openbaarheid"].value() == "Openbaar"
    assert not message.back.isVisible()
    assert not desk.pages.adopt.isVisible()
    assert not desk.texts.checklist.isVisible()
    assert not desk.texts.privacy.isVisible()
    assert desk.done[-1] == "Overzicht vastgesteld"


def test_later_edits_change_nothing_of_it_and_saving_saves_the_stored_bytes(free_desk, in_dialog, chosen_file, qtbot):
    desk = free_desk
    adopt(desk, in_dialog)
    kept = stored(desk)
    change(desk.dossier, Programme, 1, name="Xerxesbuurt")
    desk.wait()
    assert "Xerxesbuurt" not in desk.said()
    desk.tab.save()
    qtbot.waitUntil(desk.pages.saved.open.isVisible, timeout=30_000)
    assert chosen_file["path"].read_bytes() == kept.document == stored(desk).document


def test_undo_makes_it_a_draft_again_and_redo_brings_the_same_bytes(free_desk, in_dialog):
    desk = free_desk
    adopt(desk, in_dialog)
    kept = stored(desk)
    assert desk.dossier.undo() == "Overzicht vastgesteld"
    desk.wait()
    assert stored(desk) is None
    assert desk.sections.own["message"].field.isEnabled()
    assert desk.pages.adopt.isVisible()
    assert desk.dossier.redo() == "Overzicht vastgesteld"
    desk.wait()
    assert stored(desk) == kept
    assert desk.pages.preview._pages.pdf == kept.document


def test_it_is_shown_as_it_was_after_a_restart_beside_drafts_of_other_half_years(free_desk, in_dialog, open_desk):
    desk = free_desk
    adopt(desk, in_dialog)
    kept = stored(desk)
    [row] = list_overviews(desk.dossier.reader)
    change(desk.dossier, Programme, 1, name="Xerxesbuurt")
    desk.close()
    again = open_desk(desk.path)
    again.click(again.texts.earlier)
    again.wait()
    assert "Xerxesbuurt" in again.said()
    assert again.texts.half_year.focusProxy().currentText() == "Eerste helft 2026 · concept"
    again.tab.open(Overview, row.id)
    again.wait()
    assert again.pages.preview._pages.pdf == kept.document


def test_what_is_half_typed_is_in_what_is_adopted(free_desk, in_dialog):
    desk = free_desk
    desk.retype("message", "Nog net getypt.")
    adopt(desk, in_dialog)
    assert {"name": "message", "text": "Nog net getypt."} in stored(desk).content["texts"]
    assert "Nog net getypt." in desk.said()


@pytest.mark.parametrize(("day", "reason"), [(None, "Vul in wanneer"), (dt.date(2026, 11, 24), "toekomst")])
def test_without_a_day_or_with_one_that_must_still_come_nothing_is_adopted(free_desk, in_dialog, day, reason):
    desk, said = free_desk, []

    def fill_in(dialog):
        editor = dialog.day.focusProxy()
        editor.setText("" if day is None else f"{day:%d-%m-%Y}")
        editor.textEdited.emit(editor.text())
        dialog.commit.click()
        said.append(dialog.day.error_text())
        dialog.reject()

    in_dialog(fill_in)
    desk.click(desk.pages.adopt)
    assert stored(desk) is None
    assert said[0]
    assert day is not None or reason in said[0]


def test_it_can_be_given_up_while_the_pdf_is_made_and_the_pages_come_back(free_desk, in_dialog, qtbot):
    desk = free_desk

    def begin_and_give_up(dialog):
        desk.tab.maker._made = None  # as when the pages were not there yet
        dialog.commit.click()
        assert not dialog.commit.isEnabled()
        dialog._patience.timeout.emit()
        assert dialog._progress.isVisible()
        dialog.cancel.click()

    in_dialog(begin_and_give_up)
    desk.click(desk.pages.adopt)
    desk.wait()
    assert stored(desk) is None
    assert desk.pages.said.endswith("bladzijden")


def test_a_half_year_of_which_nothing_is_told_cannot_be_adopted(open_desk, tmp_path, in_dialog):
    from tests.dossiers import new_dossier  # noqa: PLC0415 - for this test alone

    path = new_dossier(tmp_path)
    desk = open_desk(path)
    change(desk.dossier, Programme, 1, first_day=dt.date(2027, 7, 1), last_day=dt.date(2030, 6, 30))
    desk.wait()
    titles = []
    in_dialog(lambda message: (titles.append(message.windowTitle()), message.accept()), Message)
    desk.click(desk.pages.adopt)
    assert titles == ["Er is nog niets vast te stellen"]


def test_a_dossier_to_read_shows_what_was_adopted_and_adopts_nothing(free_desk, in_dialog, open_desk):
    desk = free_desk
    adopt(desk, in_dialog)
    kept = stored(desk)
    desk.close()
    again = open_desk(desk.path, read_only=True)
    assert again.pages.preview._pages.pdf == kept.document
    again.click(again.texts.earlier)
    again.wait()
    assert not again.pages.adopt.isVisible()


def test_every_control_of_the_dialog_has_a_name(free_desk, in_dialog):
    unnamed = []
    in_dialog(lambda dialog: (unnamed.append(unnamed_controls(dialog)), dialog.reject()))
    free_desk.tab.outgoing.adopt()
    assert unnamed == [[]]


def test_escape_closes_the_dialog_and_adopts_nothing(free_desk, in_dialog, qtbot):
    in_dialog(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    free_desk.tab.outgoing.adopt()
    assert stored(free_desk) is None
