"""A tab on an open dossier, as somebody works with it."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTextEdit

from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.command_dialog import CommandDialog
from wijkdesk.ui.fields.picker import Picker

TODAY = dt.date(2026, 11, 23)


class Desk:
    """Shows a tab in a window of its own, and notes what it told."""

    def __init__(self, qtbot, path, make_tab, *, read_only=False, size=(1110, 740)):
        self.qtbot, self.path, self._make_tab, self._size = qtbot, path, make_tab, size
        self.opened, self.done, self.not_done = [], [], []
        self._open(read_only)

    def _open(self, read_only=False):
        self.dossier = Dossier.open(self.path, read_only=read_only)
        self.changes = Changes(self.dossier)
        self.tab = self._make_tab(self.changes)
        self.tab.open_requested.connect(lambda kind, number: self.opened.append((kind, number)))
        self.changes.done.connect(self.done.append)
        self.changes.not_done.connect(self.not_done.append)
        self.qtbot.addWidget(self.tab)
        self.tab.resize(*self._size)
        with self.qtbot.waitExposed(self.tab):
            self.tab.show()
        self.tab.activateWindow()
        self.qtbot.waitUntil(self.tab.isActiveWindow)

    def reopen(self):
        """Close the dossier as the window does, and open it again."""
        self.close()
        self._open()

    def close(self):
        self.tab.flush()
        self.tab.close()
        self.dossier.close()

    @property
    def reader(self):
        return self.dossier.reader

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier, widget=None):
        self.qtbot.keyClick(widget or QApplication.focusWidget(), key, modifiers)

    def type(self, text, widget=None):
        self.qtbot.keyClicks(widget or QApplication.focusWidget(), text)

    def fill(self, field, text):
        """Go to a field, put this text in the place of what stands there, and go on to the next."""
        field.setFocus()
        editor = editor_of(field)
        editor.selectAll()
        self.press(Qt.Key.Key_Delete, widget=editor)
        self.type(text, editor)
        self.press(Qt.Key.Key_Tab, widget=editor)

    def pick(self, field, text):
        """Pick by typing, and take the first that is offered: what is found, or to make it."""
        picker = field.findChild(Picker)
        picker.setFocus()
        self.type(text, picker)
        self.press(Qt.Key.Key_Return, widget=picker.popup)

    def choose(self, field, text):
        """Choose a word from a list that drops down."""
        box = editor_of(field)
        field.setFocus()
        box.setCurrentIndex(box.findText(text))
        box.activated.emit(box.currentIndex())

    def tick(self, field):
        self.press(Qt.Key.Key_Space, widget=editor_of(field))

    def click(self, button):
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def dialog(self):
        """The dialog that is open."""
        found = [each for each in self.tab.window().findChildren(CommandDialog) if each.isVisible()]
        assert len(found) == 1
        return found[0]

    def has_dialog(self):
        return any(each.isVisible() for each in self.tab.window().findChildren(CommandDialog))


def editor_of(field):
    return field.focusProxy()


def shown_text(field):
    editor = editor_of(field)
    return editor.toPlainText() if isinstance(editor, QTextEdit) else editor.text()


def button_of(widget, text):
    """The visible button with this text."""
    found = [each for each in widget.findChildren(QPushButton) if each.text() == text and each.isVisible()]
    assert len(found) == 1, text
    return found[0]
