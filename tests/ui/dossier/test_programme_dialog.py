"""Changing what stands about the approach as a whole."""

import pytest
from PySide6.QtCore import Qt

from tests.dossiers import new_dossier
from tests.ui.accessibility import unnamed_controls
from wijkdesk.domain.programme import header_lines
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.programme import list_programmes
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dossier.programme_dialog import ProgrammeDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def changes(tmp_path):
    with Dossier.open(new_dossier(tmp_path)) as dossier:
        yield Changes(dossier)


def asked(dialog, name):
    return dialog._asked[name]


@pytest.fixture
def dialog(qtbot, changes):
    dialog = ProgrammeDialog(changes)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_all_of_it_changes_as_one_step_to_undo(changes, dialog):
    asked(dialog, "name").load("Rozenprieel")
    asked(dialog, "coordinator").load("de gebiedsverbinder")
    asked(dialog, "areas").load("BU03920204 BU03920205")
    asked(dialog, "sponsor").creation_requested.emit("de wijkwethouder")
    dialog.commit.click()
    [row] = list_programmes(changes.dossier.reader)
    assert (row.name, row.coordinator) == ("Rozenprieel", "de gebiedsverbinder")
    assert row.area_codes == ("BU03920204", "BU03920205")
    assert row.sponsor == "de wijkwethouder"
    assert changes.dossier.undo() == "Wijkaanpak gewijzigd"
    [row] = list_programmes(changes.dossier.reader)
    assert (row.name, row.area_codes) == ("Testbuurt", ())


@pytest.mark.parametrize(("field", "wrong"), [("areas", "GM0392"), ("areas", "BU1"), ("name", " ")])
def test_what_is_not_right_is_said_at_its_field_and_nothing_changes(changes, dialog, field, wrong):
    asked(dialog, field).load(wrong)
    dialog.commit.click()
    assert asked(dialog, field).has_error
    assert dialog.isVisible()
    assert changes.dossier.undoable is None


def test_every_field_has_a_name(dialog):
    assert unnamed_controls(dialog) == []


def test_the_lines_of_the_header_of_a_paper_are_those_of_the_municipality(changes, dialog):
    asked(dialog, "paper_header").load("Onderwerp\nZaaknummer\nAfdeling: Wijkzaken")
    dialog.commit.click()
    [row] = list_programmes(changes.dossier.reader)
    assert header_lines(row.paper_header) == [("Onderwerp", ""), ("Zaaknummer", ""), ("Afdeling", "Wijkzaken")]
    again = ProgrammeDialog(changes)
    assert asked(again, "paper_header").value() == row.paper_header
    again.close()
