"""Handing the dossier over, as somebody asks for it."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from tests.dossiers import new_dossier
from tests.ui.accessibility import unnamed_controls
from tests.ui.desk import editor_of
from wijkdesk.domain.action import Action
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.account import list_account
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dossier.handover_dialog import HandoverDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def dossier(tmp_path):
    things = [Action(title="Lampen"), Action(title="Zwijgplicht", confidential=True)]
    with Dossier.open(new_dossier(tmp_path, *things)) as dossier:
        yield dossier


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def dialog(qtbot, dossier, parent, tmp_path, monkeypatch):
    (tmp_path / "uit").mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "uit" / "Opvolger"), ""))
    dialog = HandoverDialog(Changes(dossier, parent), lambda: TODAY, parent)
    with qtbot.waitExposed(dialog):
        dialog.open()
    dialog.place.choose.click()
    return dialog


def fill_in(dialog, *passwords):
    fields = dialog.password.first, dialog.password.again
    for field, password in zip(fields, passwords, strict=True):
        field.box.setText(password)


def test_a_successor_gets_what_is_not_confidential_under_a_password_and_two_pages(qtbot, dialog, dossier, tmp_path):
    assert unnamed_controls(dialog) == []
    assert "ook wat vertrouwelijk is" in dialog.about.accessibleName()
    editor_of(dialog.open_part).click()
    assert "Zonder wat vertrouwelijk is" in dialog.about.accessibleName()
    assert "Ook de overzichten gaan niet mee: sla wat is vastgesteld op als PDF" in dialog.about.accessibleName()
    fill_in(dialog, "vier losse woorden ", "vier losse woorden ")
    dialog.commit.click()
    qtbot.waitUntil(lambda: dialog.said.accessibleName().startswith("Klaar"), timeout=30_000)

    assert dialog.said.accessibleName() == "Klaar: Opvolger.wijkdesk en Opvolger.pdf."
    assert (tmp_path / "uit" / "Opvolger.pdf").read_bytes().startswith(b"%PDF-")
    with Dossier.open(tmp_path / "uit" / "Opvolger.wijkdesk", password="vier losse woorden ") as successor:
        assert [row.title for row in list_actions(successor.reader)] == ["Lampen"]
    noted = {Path(line.destination).name for line in list_account(dossier.reader)}
    assert noted == {"Opvolger.wijkdesk", "Opvolger.pdf"}
    assert dialog.password.value() == ""
    dialog.commit.click()
    assert not dialog.isVisible()


def test_two_passwords_that_differ_write_nothing(dialog, tmp_path):
    fill_in(dialog, "een", "twee")
    dialog.commit.click()

    assert dialog.password.again.has_error
    assert list((tmp_path / "uit").iterdir()) == []


def test_what_stands_in_the_way_is_said_and_stays(qtbot, dialog, tmp_path):
    (tmp_path / "uit" / "Opvolger.pdf").write_text("van mij")
    dialog.commit.click()
    qtbot.waitUntil(lambda: "bestaat al" in dialog.said.accessibleName(), timeout=30_000)

    assert [(file.name, file.read_text()) for file in (tmp_path / "uit").iterdir()] == [("Opvolger.pdf", "van mij")]
    assert dialog.commit.isEnabled()
