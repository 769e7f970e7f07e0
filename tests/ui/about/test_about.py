"""Over Wijkdesk: what it tells the user, and what of that goes to who gives support."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.ui.accessibility import unnamed_controls
from wijkdesk import __version__
from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.about.dialog import AboutDialog
from wijkdesk.ui.about.parts import packages


@pytest.fixture
def about(qtbot, example):
    with Dossier.open(example) as dossier:
        dialog = AboutDialog(dossier)
        qtbot.addWidget(dialog)
        dialog.show()
        yield dialog


def test_it_tells_the_version_and_where_dossier_and_backups_are(about, example):
    told = about.text.toPlainText()
    assert __version__ in about._heading.text()
    assert str(example) in told
    assert "back-ups" in told
    assert unnamed_controls(about) == []


def test_it_names_what_is_inside_with_its_licence(about):
    told = {part.name: part.licence for part in packages()}
    assert {"SQLAlchemy", "reportlab", "pillow", "sqlcipher3"} <= {*told, *map(str.lower, told)}
    assert "pytest" not in told
    assert "LGPL" in told["PySide6_Essentials"]
    assert all(name in about.text.toPlainText() for name in told)


def test_what_is_copied_for_support_names_nobody_and_no_folder(qtbot, about, example):
    about.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert __version__ in copied
    assert "Wachtwoord: nee" in copied
    for private in (example.name, example.stem, str(example.parent), str(Path.home()), Path.home().name):
        assert private not in copied
    assert about.said.isVisible()


def test_it_is_there_without_a_dossier(qtbot):
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    assert "Geen dossier open" in dialog.told_to_support()
