"""Who leaves as a vCard, as somebody ticks them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from tests.dossiers import new_dossier
from tests.ui.accessibility import unnamed_controls
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.words import ContactKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.account import list_account
from wijkdesk.ui.address_book.export_dialog import ContactsExport
from wijkdesk.ui.changes import Changes

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def dossier(tmp_path):
    people = [
        Contact(first_name="Anna", last_name="Berg", notes="belt graag"),
        Contact(first_name="Fatma", kind=ContactKind.RESIDENT),
        Contact(first_name="Gerrit", last_name="Vos", confidential=True),
    ]
    with Dossier.open(new_dossier(tmp_path, *people)) as dossier:
        yield dossier


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def dialog(qtbot, dossier, parent):
    dialog = ContactsExport(Changes(dossier, parent), parent)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def save(qtbot, dialog, monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog.commit.click()
    qtbot.waitUntil(lambda: dialog.said.isVisible() and not dialog.is_busy)


def test_neither_residents_nor_who_is_confidential_leave_by_themselves(qtbot, dialog, dossier, tmp_path, monkeypatch):
    assert dialog.about.accessibleName() == "1 van 3 contacten."
    assert unnamed_controls(dialog) == []
    save(qtbot, dialog, monkeypatch, tmp_path / "Contacten")
    assert dialog.said.accessibleName() == "Opgeslagen: Contacten.vcf, contacten: 1."
    content = (tmp_path / "Contacten.vcf").read_text("utf-8")
    assert "FN:Anna Berg" in content
    assert not any(name in content for name in ("Fatma", "Gerrit", "belt graag"))
    assert [row.what for row in list_account(dossier.reader)] == ["Contacten als vCard"]


def test_who_is_ticked_goes_along_and_is_counted(qtbot, dialog, tmp_path, monkeypatch):
    dialog.table.choose(2, 3)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.about.accessibleName() == "3 van 3 contacten, bewoners: 1, vertrouwelijk: 1."
    dialog.notes.focusProxy().click()
    save(qtbot, dialog, monkeypatch, tmp_path / "alles.vcf")
    content = (tmp_path / "alles.vcf").read_text("utf-8")
    assert all(name in content for name in ("Fatma", "Gerrit", "belt graag"))


def test_a_place_that_cannot_be_written_is_said(qtbot, dialog, tmp_path, monkeypatch):
    save(qtbot, dialog, monkeypatch, tmp_path / "weg" / "a.vcf")
    assert dialog.said.accessibleName().startswith("De map van a.vcf is er niet.")
    assert dialog.commit.isEnabled()


def test_of_thousands_nobody_is_left_out(qtbot, tmp_path, parent, monkeypatch):
    people = [Contact(first_name=f"Contact {number}", last_name="Berg") for number in range(2000)]
    with Dossier.open(new_dossier(tmp_path, *people)) as dossier:
        dialog = ContactsExport(Changes(dossier, parent), parent)
        dialog.open()
        assert not dialog.commit.isEnabled()
        qtbot.waitUntil(dialog.commit.isEnabled)
        assert dialog.about.accessibleName() == "2000 van 2000 contacten."
        save(qtbot, dialog, monkeypatch, tmp_path / "allen.vcf")
        assert (tmp_path / "allen.vcf").read_text("utf-8").count("BEGIN:VCARD") == 2000
