"""Forgetting somebody, as the coordinator looks through what names them."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from tests.dossiers import new_dossier
from tests.ui.accessibility import unnamed_controls
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.words import ContactKind, Erasing, MomentKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.moments import list_moments
from wijkdesk.storage.reading.people import list_contacts
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.people import forget_dialog
from wijkdesk.ui.people.forget_dialog import ForgetDialog
from wijkdesk.ui.people.register import RegisterDialog

FATMA, OTHER = 1, 2


@pytest.fixture
def dossier(tmp_path):
    fatma = Contact(kind=ContactKind.RESIDENT, first_name="Fatma", last_name="Yılmaz")
    path = new_dossier(
        tmp_path,
        fatma,
        Contact(kind=ContactKind.RESIDENT, first_name="Fatma", last_name="Kaya"),
        Action(title="Bankje voor Fatma Yılmaz"),
        Action(title="Tuin van Yılmaz"),
        ContactMoment(day=dt.date(2026, 3, 12), kind=MomentKind.TALK, summary="Koffie met Fatma", contacts=[fatma]),
    )
    with Dossier.open(path) as dossier:
        yield dossier


@pytest.fixture
def show(qtbot, dossier, monkeypatch):
    def show(how=Erasing.FORGOTTEN, *, is_sure=True):
        monkeypatch.setattr(forget_dialog, "ask", lambda *_: is_sure)
        changes = Changes(dossier)
        heard = []
        changes.changed.connect(heard.append)
        dialog = ForgetDialog(changes, FATMA, how)
        dialog.heard, dialog.changes = heard, changes
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        qtbot.waitUntil(lambda: dialog.found is not None)
        return dialog

    return show


def forget(qtbot, dialog):
    with qtbot.waitSignal(dialog.forgotten, timeout=20_000):
        dialog.commit.click()


def test_each_text_is_asked_about_and_what_may_be_another_is_left(show):
    dialog = show()

    assert [(asked.mention.text, asked.becomes()) for asked in dialog.texts] == [
        ("Bankje voor Fatma Yılmaz", "Bankje voor een bewoner"),
        ("Tuin van Yılmaz", "Tuin van een bewoner"),
        ("Koffie met Fatma", None),
    ]
    assert unnamed_controls(dialog) == []
    assert QApplication.focusWidget() is not None
    assert not dialog.findChild(QScrollArea).verticalScrollBar().maximum()  # all of it is seen


def test_what_was_decided_is_done_and_every_list_hears_of_it(qtbot, show, dossier):
    dialog = show()
    dialog.texts[0].choice.edited.emit(dialog.texts[0].choice.load("edit"))
    dialog.texts[0].edited.load("Bankje bij de speeltuin")

    forget(qtbot, dialog)

    assert [row.name for row in list_contacts(dossier.reader)] == ["Fatma Kaya"]
    assert [row.title for row in list_actions(dossier.reader)] == ["Bankje bij de speeltuin", "Tuin van een bewoner"]
    assert list_moments(dossier.reader)[0].summary == "Koffie met Fatma"
    assert any(FATMA in changed.get(Contact, ()) for changed in dialog.heard)
    assert dossier.undoable is None


def test_anonymous_is_another_answer_to_the_same_question(qtbot, show, dossier):
    dialog = show(Erasing.ANONYMISED)
    assert dialog.commit.text() == "Anoniem maken…"

    forget(qtbot, dialog)

    assert {row.name for row in list_contacts(dossier.reader)} == {"Bewoner 1", "Fatma Kaya"}


def test_who_is_not_sure_changes_nothing(show, dossier):
    before = dossier.path.read_bytes()
    dialog = show(is_sure=False)

    dialog.commit.click()

    assert dialog.isVisible()
    assert dossier.path.read_bytes() == before


def test_the_register_can_be_read_by_keyboard(qtbot):
    dialog = RegisterDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()

    assert "Over wie gaat het" in dialog.text.toPlainText()
    assert unnamed_controls(dialog) == []
