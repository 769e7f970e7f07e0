"""Reading in from the menu, and by dropping a file on the window."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.figures import making
from wijkdesk.ui.address_book.import_dialog import ContactsImport
from wijkdesk.ui.areas.dialog import AreasDialog
from wijkdesk.ui.calendar.import_dialog import CalendarImport
from wijkdesk.ui.importing.figures import FiguresDialog
from wijkdesk.ui.importing.table_dialog import TableDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def command(program, name):
    [found] = [each.action for each in program.window.menus.commands_to_choose() if each.name == name]
    return found


def test_figures_and_areas_are_a_command_away(program):
    command(program, "Inlezen: Cijfers inlezen…").trigger()
    dialog = program.window.findChild(FiguresDialog)
    assert dialog.isVisible()
    dialog.areas.click()
    areas = program.window.findChild(AreasDialog)
    assert areas.isVisible()
    areas.commit.click()
    dialog.cancel.click()


def drop(program, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(program.window, QDragEnterEvent(QPoint(5, 5), actions, data, buttons, keys))
    QApplication.sendEvent(program.window, QDropEvent(QPointF(5, 5), actions, data, buttons, keys))


def test_a_file_that_is_dropped_on_the_window_is_read_and_shown(qtbot, program, tmp_path):
    drop(program, making.key_figures(tmp_path / "kwb-2018.xlsx"))
    dialog = program.window.findChild(FiguresDialog)
    qtbot.waitUntil(lambda: dialog.commit.isEnabled())
    assert "Kerncijfers" in dialog.contents.text()
    dialog.cancel.click()


@pytest.mark.parametrize(
    "content",
    [
        "Actie;Trekker;Deadline;Nr\nLampen;Ymere;1-2-2027;1\n",
        "Naam;Telefoon\nAnna Berg;0612345678\n",
        "Naam;Soort;Organisatie;Telefoon;Kleur\nAnna Berg;bewoner;;0612345678;7\n",
        "Actie;Trekker;Deadline;Buurt;Kosten\nLampen;Ymere;1-2-2027;Rozenprieel-noord;1000\n",
    ],
    ids=range(4),
)
def test_a_list_of_her_own_that_is_dropped_on_the_window_is_read_as_that_at_once(qtbot, program, tmp_path, content):
    path = tmp_path / "lijst.csv"
    path.write_text(content)
    drop(program, path)
    qtbot.waitUntil(lambda: program.window.findChild(TableDialog) is not None)
    dialog = program.window.findChild(TableDialog)
    qtbot.waitUntil(dialog.columns.isVisible)
    assert "lijst.csv" in dialog.file.text()
    assert not any(each.isVisible() for each in program.window.findChildren(FiguresDialog))
    dialog.cancel.click()


def test_a_table_that_may_be_anything_is_asked_about_where_it_was_dropped(qtbot, program, tmp_path):
    path = tmp_path / "tabel.csv"
    path.write_text("Kleur;Naam\nrood;Anna\n")
    drop(program, path)
    dialog = program.window.findChild(FiguresDialog)
    qtbot.waitUntil(lambda: "Tabel inlezen" in dialog.said.text())
    assert program.window.findChild(TableDialog) is None
    dialog.cancel.click()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("kaartje.txt", b"\xef\xbb\xbfBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Berg\r\nEND:VCARD\r\n", ContactsImport),
        ("outlook.csv", b'"First Name","Last Name","Company"\r\n"Anna","Berg","Ymere"\r\n', ContactsImport),
        ("agenda.txt", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", CalendarImport),
    ],
)
def test_what_is_dropped_is_read_by_what_it_holds_and_not_by_its_name(program, tmp_path, name, content, kind):
    path = tmp_path / name
    path.write_bytes(content)
    drop(program, path)
    dialog = program.window.findChild(kind)
    assert dialog.isVisible()
    assert program.window.findChild(FiguresDialog) is None
    dialog.cancel.click()
