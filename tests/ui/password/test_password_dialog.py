"""Choosing, changing and removing a password in the window, and a new dossier with one."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QLabel

from tests.dossiers import new_dossier
from tests.storage.older import older_dossier
from tests.ui.accessibility import unnamed_controls
from tests.ui.password.conftest import PASSWORD
from wijkdesk.storage import driver
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.password.copies import Outcome
from wijkdesk.ui.dossier.new_dossier import NewDossier
from wijkdesk.ui.password.dialog import ChangedDialog, PasswordDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NEW = "zeven lampen langs de kade"


@pytest.fixture
def ask(qtbot):
    """A dialog about a dossier, and what it told."""

    def ask(dossier, **how):
        dialog = PasswordDialog(dossier, **how)
        dialog.told = []
        dialog.changed.connect(dialog.told.append)
        told = dialog.told
        dialog.show()
        assert unnamed_controls(dialog) == []
        return dialog, told

    return ask


def fill(dialog, new, again=None, current=None):
    dialog.new.first.box.setText(new)
    dialog.new.again.box.setText(new if again is None else again)
    if current is not None:
        dialog.current.box.setText(current)
    dialog.commit.click()


def test_a_plain_dossier_gets_a_password_and_its_copies_too(qtbot, ask, tmp_path):
    path = older_dossier("0001", tmp_path)
    with Dossier.open(path) as dossier:
        dialog, told = ask(dossier)
        fill(dialog, NEW)
        qtbot.waitUntil(lambda: bool(told), timeout=20_000)
        assert [copy.outcome for copy in told[0]] == [Outcome.SEALED]
        said = ChangedDialog(has_one=True, copies=told[0])
        qtbot.addWidget(said)
        assert "Buurt 0001 (versie 0001).wijkdesk heeft nu hetzelfde wachtwoord." in [
            label.text() for label in said.findChildren(QLabel)
        ]
    Dossier.open(path, password=NEW).close()


def test_two_that_differ_and_none_at_all_change_nothing(qtbot, ask, tmp_path):
    path = new_dossier(tmp_path)
    with Dossier.open(path) as dossier:
        dialog, told = ask(dossier)
        fill(dialog, NEW, again="anders")
        assert dialog.new.again.has_error
        fill(dialog, "")
        assert dialog.new.first.has_error
        dialog.reject()
        assert told == []
    assert driver.is_plain(path)


def test_to_change_it_one_must_know_it(qtbot, ask, tmp_path):
    path = new_dossier(tmp_path, password=PASSWORD)
    with Dossier.open(path, password=PASSWORD) as dossier:
        dialog, told = ask(dossier)
        fill(dialog, NEW, current="fout")
        qtbot.waitUntil(lambda: dialog.current.has_error, timeout=20_000)
        assert told == []
        fill(dialog, NEW, current=PASSWORD)
        qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    Dossier.open(path, password=NEW).close()


@pytest.mark.parametrize("weak", ["testbuurt", "Welkom01"])
def test_a_weak_one_is_refused_at_its_field_with_what_would_help(qtbot, ask, tmp_path, weak):
    with Dossier.open(new_dossier(tmp_path)) as dossier:
        dialog, told = ask(dossier)
        fill(dialog, weak)
        qtbot.waitUntil(lambda: dialog.new.first.has_error, timeout=20_000)
        assert "Kies vier of meer woorden" in dialog.new.first.box.accessibleDescription()
        assert (told, dossier.key) == ([], None)
        dialog.reject()
    assert [file.name for file in tmp_path.iterdir()] == ["Testbuurt.wijkdesk"]


def test_a_new_wijkaanpak_takes_no_weak_one_either(qtbot):
    dialog = NewDossier(dt.date(2026, 11, 23))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.name.load("Rozenprieel Noord")
    for field in (dialog.password.first, dialog.password.again):
        field.box.setText("Rozenprieel Noord")
    dialog.commit.click()
    qtbot.waitUntil(lambda: dialog.password.first.has_error, timeout=20_000)
    assert dialog.dossier is None
    assert not dialog._target().exists()
    dialog.reject()


def test_how_strong_it_is_stands_below_it(qtbot, ask, tmp_path):
    with Dossier.open(new_dossier(tmp_path)) as dossier:
        dialog, _ = ask(dossier)
        qtbot.keyClicks(dialog.new.first.box, "testbuurt")
        qtbot.waitUntil(lambda: "zwak" in dialog.new.meter.accessibleName())
        assert "Een computer raadt dit binnen" in dialog.new.advice.text()
        dialog.reject()
        assert dialog.new.value() == ""


def test_a_new_wijkaanpak_can_have_one_from_its_beginning(qtbot):
    dialog = NewDossier(dt.date(2026, 11, 23))
    qtbot.addWidget(dialog)
    dialog.show()
    assert unnamed_controls(dialog) == []
    dialog.name.load("Geheim")
    dialog.password.first.box.setText(NEW)
    dialog.commit.click()
    assert dialog.password.again.has_error
    dialog.password.again.box.setText(NEW)
    dialog.commit.click()
    qtbot.waitUntil(lambda: dialog.dossier is not None, timeout=20_000)
    assert not dialog.dossier.is_read_only
    dialog.dossier.close()
    assert not driver.is_plain(dialog.path)
    Dossier.open(dialog.path, password=NEW).close()
    dialog.path.unlink()
