"""The areas of a dossier in the window: which are its own, others besides, and years of other borders."""

import pytest
from PySide6.QtCore import Qt

from tests.dossiers import new_dossier
from tests.figures import making
from tests.figures.making import CITY, COUNTRY, DISTRICT, NORTH, SOUTH
from tests.ui.accessibility import out_of_reach, unnamed_controls
from wijkdesk.domain.figures import Area
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.figures import list_areas, list_border_changes
from wijkdesk.ui.areas.dialog import AreasDialog
from wijkdesk.ui.changes import Changes

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def changes(tmp_path):
    with Dossier.open(new_dossier(tmp_path, Area(code=NORTH, name="Rozenprieel-noord"))) as dossier:
        yield Changes(dossier)


@pytest.fixture
def dialog(qtbot, changes):
    dialog = AreasDialog(changes)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def areas(changes):
    return {row.code: row for row in list_areas(changes.dossier.reader)}


def edit(field, value):
    field.load(value)
    field.edited.emit(value)


def test_a_neighbourhood_becomes_part_of_the_own_area(qtbot, changes, dialog):
    edit(dialog.is_own, True)
    assert areas(changes)[NORTH].is_own
    assert dialog.table.shown_rows()[0].area.is_own
    edit(dialog.is_own, False)
    assert not areas(changes)[NORTH].is_own
    assert changes.dossier.undo() == "Eigen gebied gewijzigd"


def test_an_area_that_is_added_by_its_code_comes_with_what_it_lies_in(changes, dialog):
    dialog.adding.creation_requested.emit("bu03920205")
    assert set(areas(changes)) == {NORTH, SOUTH, DISTRICT, CITY, COUNTRY}
    assert dialog.name.value() == ""
    edit(dialog.name, "Rozenprieel-zuid")
    assert areas(changes)[SOUTH].name == "Rozenprieel-zuid"


def test_what_is_no_code_is_said_at_the_field(changes, dialog):
    dialog.adding.creation_requested.emit("Rozenprieel")
    assert "geen gebiedscode" in dialog.adding.error_text()
    assert set(areas(changes)) == {NORTH}


def test_areas_of_a_file_are_found_by_their_name(qtbot, changes, dialog, tmp_path):
    dialog.read(making.key_figures(tmp_path / "kwb-2018.xlsx"))
    qtbot.waitUntil(lambda: dialog.choose.isEnabled())
    assert "5 gebieden gevonden" in dialog.said.text()
    qtbot.keyClicks(dialog.adding.focusProxy(), "zuid")
    qtbot.keyClick(dialog.adding.focusProxy(), Qt.Key.Key_Tab)
    assert areas(changes)[SOUTH].name == "Rozenprieel-zuid"
    assert areas(changes)[CITY].name == "Haarlem"


def test_only_neighbourhoods_can_be_the_own_area(changes, dialog):
    dialog.adding.creation_requested.emit(CITY)
    assert not dialog.is_own.isEnabled()


def test_years_of_other_borders_are_kept_and_taken_back(changes, dialog):
    edit(dialog.years, "2019, 2023")
    assert [row.year for row in list_border_changes(changes.dossier.reader)] == [2019, 2023]
    edit(dialog.years, "2023")
    assert [row.year for row in list_border_changes(changes.dossier.reader)] == [2023]
    edit(dialog.years, "twee")
    assert "vier cijfers" in dialog.years.error_text()


def test_an_area_goes_to_the_bin(changes, dialog):
    dialog.remove.click()
    assert areas(changes) == {}
    assert changes.dossier.undo() == "Gebied verwijderd"


def test_every_control_has_a_name(dialog):
    assert unnamed_controls(dialog) == []


def test_tab_comes_to_every_control_and_round(qtbot, dialog):
    qtbot.waitUntil(dialog.isActiveWindow)
    assert out_of_reach(dialog) == []
