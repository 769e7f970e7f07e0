"""Reading in from the menu, and by dropping a file on the window."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.figures import making
from wijkdesk.ui.areas.dialog import AreasDialog
from wijkdesk.ui.importing.figures import FiguresDialog

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


def test_a_file_that_is_dropped_on_the_window_is_read_and_shown(qtbot, program, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(making.key_figures(tmp_path / "kwb-2018.xlsx")))])
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(program.window, QDragEnterEvent(QPoint(5, 5), actions, data, buttons, keys))
    QApplication.sendEvent(program.window, QDropEvent(QPointF(5, 5), actions, data, buttons, keys))
    dialog = program.window.findChild(FiguresDialog)
    qtbot.waitUntil(lambda: dialog.commit.isEnabled())
    assert "Kerncijfers" in dialog.contents.text()
    dialog.cancel.click()
