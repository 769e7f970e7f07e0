"""Reading in figures in the window: shown before it is stored, changed, pointed out by hand, and stored in one step."""

import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.dossiers import new_dossier
from tests.figures import making
from tests.figures.making import CITY, NORTH
from tests.ui.accessibility import out_of_reach, unnamed_controls
from wijkdesk.domain.figures import Area
from wijkdesk.domain.words import Direction
from wijkdesk.figures.layout.pointed import Part
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.figures import list_border_changes, list_indicators, list_measurements
from wijkdesk.storage.writing.areas import add_areas
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.importing.figures import FiguresDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def changes(tmp_path):
    with Dossier.open(new_dossier(tmp_path, Area(code=NORTH, name="Rozenprieel-noord"))) as dossier:
        yield Changes(dossier)


@pytest.fixture
def dialog(qtbot, changes):
    dialog = FiguresDialog(changes, lambda: dt.date(2026, 11, 23))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def show(qtbot, dialog, path):
    dialog.read(path)
    qtbot.waitUntil(lambda: dialog.choose.isEnabled())


def store(qtbot, dialog):
    dialog.commit.click()
    qtbot.waitUntil(lambda: dialog.cancel.isHidden())


def rows(dialog):
    return {row.topic.name: row for row in dialog.topics.table.shown_rows()}


def edit(field, value):
    field.load(value)
    field.edited.emit(value)


def test_a_file_is_shown_before_anything_is_stored_and_stored_in_one_step(qtbot, changes, dialog, tmp_path):
    show(qtbot, dialog, making.key_figures(tmp_path / "kwb-2018.xlsx"))
    assert "Kerncijfers wijken en buurten · CBS · CC BY 4.0" in dialog.contents.text()
    assert "Perioden: 2018" in dialog.contents.text()
    assert "5 in het bestand, 1 uit het dossier (Rozenprieel-noord)" in dialog.contents.text()
    assert {name: row.topic.pillar for name, row in rows(dialog).items()}["Koopwoningen"] == "Wonen"
    assert list_measurements(changes.dossier.reader) == []
    dialog.published_on.load(dt.date(2018, 7, 31))
    store(qtbot, dialog)
    assert "3 nieuw, 0 vervangen, 0 stonden er al" in dialog.said.text()
    assert {row.published_on for row in list_measurements(changes.dossier.reader)} == {dt.date(2018, 7, 31)}
    assert changes.dossier.undo() == "Cijfers ingelezen"
    assert list_measurements(changes.dossier.reader) == []


def test_what_is_not_read_stands_before_the_columns_in_sight(qtbot, dialog, tmp_path):
    rows = [[*making.KWB_HEAD, "x_nieuw"], *([*row, 1] for row in making.KWB_ROWS)]
    show(qtbot, dialog, making.workbook(tmp_path / "kwb-2018.xlsx", rows))
    assert "kent de kolom “X nieuw” niet" in dialog.unread.text()
    places = [part.mapTo(dialog, QPoint()).y() for part in (dialog.contents, dialog.unread, dialog.topics.table)]
    assert places == sorted(places)
    assert not dialog.unread.visibleRegion().isEmpty()


def test_what_a_column_becomes_can_be_changed_and_a_column_left_out(qtbot, changes, dialog, tmp_path):
    show(qtbot, dialog, making.key_figures(tmp_path / "kwb-2018.xlsx"))
    dialog.topics.table.choose(rows(dialog)["Koopwoningen"].id)
    edit(dialog.topics.name, "Huizen in eigen bezit")
    edit(dialog.topics.pillar, "Sociale weerbaarheid")
    edit(dialog.topics.good_is, Direction.UP)
    dialog.topics.table.choose(rows(dialog)["Aantal inwoners"].id)
    edit(dialog.topics.taken, False)
    assert dialog.topics.count.text() == "2 van 3 kolommen gaan mee"
    store(qtbot, dialog)
    [owned] = [row for row in list_indicators(changes.dossier.reader) if row.topic == "p_koopw"]
    assert (owned.name, owned.pillar, owned.good_is) == ("Huizen in eigen bezit", "Sociale weerbaarheid", Direction.UP)
    assert "a_inw" not in [row.topic for row in list_indicators(changes.dossier.reader)]


def test_enter_takes_a_column_along_or_leaves_it(qtbot, dialog, tmp_path):
    show(qtbot, dialog, making.key_figures(tmp_path / "kwb-2018.xlsx"))
    number = rows(dialog)["Aantal inwoners"].id
    dialog.topics.table.choose(number)
    qtbot.keyClick(dialog.topics.table, Qt.Key.Key_Return)
    assert not rows(dialog)["Aantal inwoners"].is_taken
    assert not dialog.topics.taken.value()
    dialog.topics.leave_all.click()
    dialog.commit.click()
    assert "minstens één kolom" in dialog.said.text()


def test_the_name_that_a_figure_has_in_the_dossier_is_shown_and_stays(qtbot, changes, dialog, tmp_path):
    path = making.key_figures(tmp_path / "kwb-2018.xlsx")
    show(qtbot, dialog, path)
    dialog.topics.table.choose(rows(dialog)["Koopwoningen"].id)
    edit(dialog.topics.name, "Eigen huis")
    store(qtbot, dialog)
    again = FiguresDialog(changes, lambda: dt.date(2026, 11, 23))
    qtbot.addWidget(again)
    again.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    show(qtbot, again, path)
    assert rows(again)["Eigen huis"].is_there
    again.topics.table.choose(rows(again)["Eigen huis"].id)
    assert not again.topics.name.isEnabled()
    store(qtbot, again)
    assert "0 nieuw, 0 vervangen, 3 stonden er al" in again.said.text()


def test_a_table_that_is_not_understood_is_pointed_out_by_hand_and_remembered(qtbot, changes, dialog, tmp_path):
    path = making.text(tmp_path / "vuil.csv", "Plek;Wanneer;Zakken", "3920204;2024;12")
    show(qtbot, dialog, path)
    assert "Wijs zelf aan" in dialog.said.text()
    assert "Tabel inlezen" in dialog.said.text()
    assert dialog.pointing.isVisible()
    assert dialog.pointing.field(Part.CODE).isAncestorOf(QApplication.focusWidget())
    edit(dialog.pointing.field(Part.CODE), "Plek")
    edit(dialog.pointing.field(Part.PERIOD), "Wanneer")
    dialog.pointing.read_so.click()
    qtbot.waitUntil(lambda: dialog.commit.isEnabled())
    assert list(rows(dialog)) == ["Zakken"]
    store(qtbot, dialog)
    [row] = list_measurements(changes.dossier.reader)
    assert (row.area_code, row.value, row.first_day.year) == (NORTH, 12, 2024)
    again = FiguresDialog(changes, lambda: dt.date(2026, 11, 23))
    qtbot.addWidget(again)
    again.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    show(qtbot, again, making.text(tmp_path / "vuil 2.csv", "Plek;Wanneer;Zakken", "3920204;2025;8"))
    assert again.commit.isEnabled()


def test_a_year_that_the_file_does_not_say_is_asked(qtbot, changes, dialog, tmp_path):
    show(qtbot, dialog, making.key_figures(tmp_path / "buurten.xlsx"))
    assert dialog.year.isVisible()
    dialog.commit.click()
    assert dialog.year.has_error
    dialog.year.load("2018")
    store(qtbot, dialog)
    assert {row.first_day.year for row in list_measurements(changes.dossier.reader)} == {2018}


def test_a_year_with_other_borders_is_shown_and_kept(qtbot, changes, dialog, tmp_path):
    head = [*making.KWB_HEAD, "ind_wbz"]
    show(qtbot, dialog, making.workbook(tmp_path / "kwb-2019.xlsx", [head, [*making.KWB_ROWS[3], 3]]))
    assert "Andere grenzen vanaf 2019: Rozenprieel-noord" in dialog.contents.text()
    store(qtbot, dialog)
    assert [row.year for row in list_border_changes(changes.dossier.reader)] == [2019]


def test_areas_that_are_added_meanwhile_are_found_in_the_file(qtbot, changes, dialog, tmp_path):
    show(qtbot, dialog, making.key_figures(tmp_path / "kwb-2018.xlsx"))
    add_areas(changes.dossier, [CITY])
    qtbot.waitUntil(lambda: "3 uit het dossier" in dialog.contents.text())


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("leeg.csv", b"", "is leeg"),
        ("brief.csv", b"Beste buren\n", "geen kolommen"),
        ("half.xlsx", b"PK\x03\x04x", "beschadigd"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence_and_another_file_can_be_chosen(
    qtbot, dialog, tmp_path, name, content, said
):
    path = tmp_path / name
    path.write_bytes(content)
    show(qtbot, dialog, path)
    assert said in dialog.said.text()
    assert dialog.choose.hasFocus()
    assert not dialog.commit.isEnabled()
    show(qtbot, dialog, making.key_figures(tmp_path / "kwb-2018.xlsx"))
    assert dialog.commit.isEnabled()


def test_a_file_that_is_gone_is_told(qtbot, dialog, tmp_path):
    show(qtbot, dialog, tmp_path / "weg.csv")
    assert "kan niet worden gelezen" in dialog.said.text()


def test_reading_can_be_stopped_and_nothing_is_stored(qtbot, changes, dialog, tmp_path):
    path = tmp_path / "groot 2024.csv"
    line = ";".join(["1"] * 100)
    head = ";".join(["code", "naam", *(f"k{number}" for number in range(98))])
    body = (f"BU{number:08d};Buurt;{line[:195]}\n" for number in range(60_000))
    path.write_text(head + "\n" + "".join(body), "utf-8")
    dialog.read(path)
    with qtbot.waitSignal(dialog._reading.told):
        pass
    dialog.cancel.click()
    qtbot.waitUntil(lambda: dialog.choose.isEnabled())
    assert "gestopt" in dialog.said.text()
    assert dialog.isVisible()
    assert list_measurements(changes.dossier.reader) == []


def test_a_file_is_read_by_dropping_it(qtbot, dialog, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(making.key_figures(tmp_path / "kwb-2018.xlsx")))])
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(dialog, QDragEnterEvent(QPoint(5, 5), actions, data, buttons, keys))
    drop = QDropEvent(QPointF(5, 5), actions, data, buttons, keys)
    QApplication.sendEvent(dialog, drop)
    qtbot.waitUntil(lambda: dialog.commit.isEnabled())


def test_every_control_has_a_name(qtbot, dialog, tmp_path):
    show(qtbot, dialog, making.key_figures(tmp_path / "kwb-2018.xlsx"))
    assert unnamed_controls(dialog) == []


def test_tab_comes_to_every_control_of_what_was_found_and_round(qtbot, dialog, tmp_path):
    show(qtbot, dialog, making.key_figures(tmp_path / "kwb-2018.xlsx"))
    qtbot.waitUntil(dialog.isActiveWindow)
    assert out_of_reach(dialog) == []
