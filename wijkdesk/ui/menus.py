"""The menu bar: every command of the window, under its Dutch name, with its shortcut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtGui, QtWidgets  # for classes that are made when they are asked for
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from wijkdesk.ui.command import Command
from wijkdesk.ui.remembered import Remembered
from wijkdesk.ui.theme import current_theme

if TYPE_CHECKING:
    from wijkdesk.ui.main_window import MainWindow

Keys = QKeySequence.StandardKey
LOCK_MINUTES = (5, 10, 15, 30, 60)
LOCK_SETTING, USUAL_LOCK = "lock_minutes", 15
TEXT_SIZES = (100, 110, 125, 150, 175, 200)


class Menus(QObject):
    """Fills the menus of the window, which are there by name, and keeps them in step with what can be done now."""

    def __init__(self, window: MainWindow, remembered: Remembered, menus: Sequence[QMenu]) -> None:
        super().__init__(window)
        self._window = window
        self._remembered = remembered
        self._of_dossier: list[QAction] = []
        self._of_writing: list[QAction] = []
        self._recent = QMenu(self.tr("&Recent"), window)
        self._recent.aboutToShow.connect(self._list_recent)
        self._menus = menus
        of_file, of_edit, self._insert, self._view, of_help = menus
        self._fill_file_menu(of_file)
        self.undo, self.redo = self._fill_edit_menu(of_edit)
        self._fill_view_menu(self._view)
        self._fill_help_menu(of_help)
        self._place_actions: list[QAction] = []
        self.follow(window)

    def follow(self, window: MainWindow) -> None:
        """Allow what can be done now, and say what can be undone."""
        changes = window.changes
        can_write = changes is not None and not changes.dossier.is_read_only
        for action in self._of_dossier:
            action.setEnabled(changes is not None)
        for action in self._of_writing:
            action.setEnabled(can_write)
        for action in self._of_locked:
            action.setEnabled(changes is not None and changes.dossier.key is not None)
        undoable = changes.dossier.undoable if changes is not None and can_write else None
        redoable = changes.dossier.redoable if changes is not None and can_write else None
        _name_turn(self.undo, self.tr("Ongedaan maken"), undoable)
        _name_turn(self.redo, self.tr("Opnieuw"), redoable)
        self._list_places(window, can_write=can_write)

    def actions_with_names(self) -> list[QAction]:
        """Every command of the menus, also of menus in menus."""
        return [action for _menu, commands in self.commands() for _name, action in commands if action.text()]

    def commands(self) -> list[tuple[str, list[tuple[str, QAction]]]]:
        """Every command with its name, under the name of its menu, in the order of the menus."""
        return [(_plain(menu.title()), list(_commands_in(menu))) for menu in self._menus]

    def commands_to_choose(self) -> list[Command]:
        """The commands that can be chosen now, but for the search itself, in the order of the menus."""
        self._list_recent()
        self._allow_merge()
        return [
            Command(name, _keys_of(action), action, action in self._insert.actions())
            for _menu, commands in self.commands()
            for name, action in commands
            if name and action.isEnabled() and action is not self.search
        ]

    # -- the menus --

    def _fill_file_menu(self, menu: QMenu) -> None:
        window = self._window
        self._add(menu, self.tr("&Nieuw dossier…"), window.new_requested.emit, "Ctrl+Shift+N")
        self._add(menu, self.tr("&Openen…"), window.open_requested.emit, Keys.Open)
        menu.addMenu(self._recent)
        self._add(menu, self.tr("&Voorbeeld bekijken"), window.example_requested.emit)
        menu.addSeparator()
        menu.addMenu(self._import_menu())
        menu.addMenu(self._export_menu())
        menu.addSeparator()
        programme = self._add(menu, self.tr("De &wijkaanpak…"), window.programme_requested.emit)
        self._of_writing.append(programme)
        self._of_writing.append(self._add(menu, self.tr("Gebi&eden…"), window.areas_requested.emit))
        copy = self._add(menu, self.tr("Opslaan als &kopie…"), window.copy_requested.emit, "Ctrl+Shift+S")
        self._of_dossier.append(copy)
        self._of_dossier.append(self._add(menu, self.tr("Over&dragen…"), window.handover_requested.emit))
        self._add(menu, self.tr("Dossier &uit meegenomen gegevens…"), window.bring_back_requested.emit)
        menu.addSeparator()
        self._of_dossier.append(self._add(menu, self.tr("&Logboek…"), window.account_requested.emit))
        self._of_dossier.append(self._add(menu, self.tr("&Back-ups…"), window.backups_requested.emit))
        menu.addSeparator()
        self._of_writing.append(self._add(menu, self.tr("Wac&htwoord…"), window.password_requested.emit))
        sheet = self._add(menu, self.tr("Herstel&blad opslaan…"), window.recovery_sheet_requested.emit)
        lock = self._add(menu, self.tr("Ver&grendelen"), window.lock_requested.emit, "Ctrl+L")
        self._of_locked = [sheet, lock]
        menu.addMenu(self._lock_menu())
        menu.addSeparator()
        self._add(menu, self.tr("&Afsluiten"), window.close, "Ctrl+Q", role=QAction.MenuRole.QuitRole)

    def _import_menu(self) -> QMenu:
        menu, window = QMenu(self.tr("&Inlezen"), self._window), self._window
        self._of_writing += [
            self._add(menu, self.tr("C&ijfers inlezen…"), window.figures_requested.emit),
            self._add(menu, self.tr("&Tabel inlezen…"), window.table_requested.emit),
            self._add(menu, self.tr("&Contacten inlezen…"), window.contacts_import_requested.emit),
            self._add(menu, self.tr("&Agenda inlezen…"), window.calendar_import_requested.emit),
        ]
        return menu

    def _export_menu(self) -> QMenu:
        menu, window = QMenu(self.tr("&Meenemen"), self._window), self._window
        self._of_dossier += [
            self._add(menu, self.tr("Lijst als &spreadsheet…"), window.list_requested.emit),
            self._add(menu, self.tr("&Contacten als vCard…"), window.contacts_export_requested.emit),
            self._add(menu, self.tr("&Data als agenda…"), window.calendar_export_requested.emit),
            self._add(menu, self.tr("&Mijn gegevens meenemen…"), window.everything_requested.emit),
        ]
        return menu

    def _fill_edit_menu(self, menu: QMenu) -> tuple[QAction, QAction]:
        window = self._window
        undo = self._add(menu, self.tr("Ongedaan maken"), window.undo, Keys.Undo)
        redo = self._add(menu, self.tr("Opnieuw"), window.redo)
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        menu.addSeparator()
        self._add(menu, self.tr("K&nippen"), lambda: _edit_text("cut"), Keys.Cut)
        self._of_dossier.append(self._add(menu, self.tr("&Kopiëren"), self._copy, Keys.Copy))
        self._add(menu, self.tr("&Plakken"), self._paste, Keys.Paste)
        self._add(menu, self.tr("Alles &selecteren"), self._select_all, Keys.SelectAll)
        menu.addSeparator()
        self._of_writing.append(self._add(menu, self.tr("&Verwijderen"), self._remove, "Ctrl+Del"))
        self.merge = self._add(menu, self.tr("Sa&menvoegen…"), self._merge)
        menu.aboutToShow.connect(self._allow_merge)
        duplicate = self._add(menu, self.tr("&Dupliceren"), self._duplicate)
        duplicate.setText(f"{duplicate.text()}\tCtrl+D")  # a key of the list of actions, which knows what is chosen
        self._of_writing.append(duplicate)
        menu.addSeparator()
        self._of_dossier.append(self._add(menu, self.tr("&Geschiedenis…"), window.show_history, "Ctrl+Shift+H"))
        self._of_dossier.append(self._add(menu, self.tr("P&rullenbak…"), window.bin_requested.emit))
        menu.addSeparator()
        self._of_dossier.append(self._add(menu, self.tr("&Zoeken in de lijst"), self._find, Keys.Find))
        self.search = self._add(menu, self.tr("Alles &doorzoeken…"), window.search_requested.emit, "Ctrl+K")
        self._of_dossier.append(self.search)
        return undo, redo

    def _fill_view_menu(self, menu: QMenu) -> None:
        window = self._window
        self._places_end = menu.addSeparator()
        following = self._add(menu, self.tr("&Volgende onderdeel"), lambda: window.go_further(1), "Ctrl+Tab")
        previous = self._add(menu, self.tr("V&orige onderdeel"), lambda: window.go_further(-1), "Ctrl+Shift+Tab")
        menu.addSeparator()
        half_year_round = self._add(menu, self.tr("&Halfjaarronde…"), lambda: window.go_to("round"), "Ctrl+6")
        figures = self._add(menu, self.tr("&Cijfers"), lambda: window.go_to("figures"), "Ctrl+7")
        self._of_dossier += [following, previous, half_year_round, figures]
        menu.addSeparator()
        menu.addMenu(self._text_size_menu())
        menu.addMenu(self._scheme_menu())

    def _fill_help_menu(self, menu: QMenu) -> None:
        self._add(menu, self.tr("&Handboek"), self._window.handbook_requested.emit, Keys.HelpContents)
        self._of_dossier.append(self._add(menu, self.tr("Rond&leiding…"), self._window.tour_requested.emit))
        shortcuts = self._add(menu, self.tr("&Sneltoetsen…"), self._window.shortcuts_requested.emit)
        shortcuts.setShortcuts([QKeySequence("Ctrl+F1"), QKeySequence("Ctrl+?")])
        self._add(menu, self.tr("&Register van persoonsgegevens…"), self._window.register_requested.emit)
        menu.addSeparator()
        self._add(menu, self.tr("&Nieuw in deze versie"), self._window.news_requested.emit)
        about = QAction.MenuRole.AboutRole
        self._add(menu, self.tr("&Over Wijkdesk…"), self._window.about_requested.emit, role=about)

    def _lock_menu(self) -> QMenu:
        """After how long without anybody at the window a dossier with a password is locked."""
        menu = QMenu(self.tr("&Automatisch vergrendelen"), self._window)
        group = QActionGroup(menu)
        for minutes in LOCK_MINUTES:
            action = self._add(menu, self.tr("Na {n} minuten").format(n=minutes), partial(self._set_lock, minutes))
            action.setCheckable(True)
            action.setChecked(minutes == lock_minutes(self._remembered))
            group.addAction(action)
        return menu

    def _set_lock(self, minutes: int) -> None:
        self._remembered.keep_text(LOCK_SETTING, str(minutes))

    def _text_size_menu(self) -> QMenu:
        menu = QMenu(self.tr("&Tekstgrootte"), self._window)
        group = QActionGroup(menu)
        for size in TEXT_SIZES:
            action = self._add(menu, f"{size} %", partial(self._set_text_size, size))
            action.setCheckable(True)
            action.setChecked(size == current_theme().text_size)
            group.addAction(action)
        menu.addSeparator()
        larger = self._add(menu, self.tr("&Groter"), lambda: self._step_text_size(1))
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._add(menu, self.tr("&Kleiner"), lambda: self._step_text_size(-1), Keys.ZoomOut)
        self._add(menu, self.tr("&Gewone grootte"), lambda: self._step_text_size(-len(TEXT_SIZES)), "Ctrl+0")
        self._size_group = group
        return menu

    def _scheme_menu(self) -> QMenu:
        menu = QMenu(self.tr("&Licht of donker"), self._window)
        group = QActionGroup(menu)
        schemes = {
            "": (self.tr("Zoals het &systeem"), Qt.ColorScheme.Unknown),
            "light": (self.tr("&Licht"), Qt.ColorScheme.Light),
            "dark": (self.tr("&Donker"), Qt.ColorScheme.Dark),
        }
        for key, (text, scheme) in schemes.items():
            action = self._add(menu, text, partial(self._set_scheme, key, scheme))
            action.setCheckable(True)
            action.setChecked(self._remembered.text("scheme") == key)
            group.addAction(action)
        return menu

    def _list_places(self, window: MainWindow, *, can_write: bool) -> None:
        """The places and what can be added there; they differ with the dossier."""
        if len(self._place_actions) != len(window.rooms):
            for action in self._place_actions:
                self._view.removeAction(action)
            self._insert.clear()
            self._place_actions = []
            if window.rooms:
                self._add(self._insert, self.tr("&Snel noteren…"), window.quick_note_requested.emit, "Ctrl+N")
            for number, room in enumerate(window.rooms, start=1):
                action = QAction(room.place.name, self)
                action.setShortcut(QKeySequence(f"Ctrl+{number}"))
                action.triggered.connect(lambda _=False, key=room.key: window.go_to(key))
                self._view.insertAction(self._places_end, action)
                self._place_actions.append(action)
                if room.new_text:
                    self._add(self._insert, room.new_text, partial(window.new_in, room.key))
            if window.rooms:
                self._insert.addSeparator()
                self._add(self._insert, self.tr("Contact&moment noteren…"), window.moment_requested.emit, "Ctrl+M")
        for action in self._insert.actions():
            action.setEnabled(can_write)
        self._insert.menuAction().setEnabled(bool(window.rooms))

    def _list_recent(self) -> None:
        self._recent.clear()
        for path in self._remembered.recent():
            action = self._add(self._recent, path.stem, partial(self._window.open_path_requested.emit, path))
            action.setStatusTip(str(path))
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("Nog geen dossiers")).setEnabled(False)

    def _add(
        self,
        menu: QMenu,
        text: str,
        command: Callable[[], object],
        shortcut: Keys | str | None = None,
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
    ) -> QAction:
        action = menu.addAction(text)
        action.setMenuRole(role)
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _=False: command())
        return action

    # -- commands --

    def _copy(self) -> None:
        tab = self._window.current_tab()
        if not _edit_text("copy") and tab is not None:
            tab.copy()

    def _paste(self) -> None:
        """Paste into the text that has the focus, else what the tab can take, such as a photo of an action."""
        paste = getattr(self._window.current_tab(), "paste", None)
        if not _edit_text("paste") and paste is not None:
            paste()

    def _select_all(self) -> None:
        focused = QApplication.focusWidget()
        select_all = getattr(focused, "selectAll", None)
        if select_all is not None:
            select_all()

    def _remove(self) -> None:
        """Remove what is chosen in the list; in a text the same keys remove the word behind the cursor."""
        tab = self._window.current_tab()
        if not _remove_word() and tab is not None:
            tab.remove()

    def _duplicate(self) -> None:
        duplicate = getattr(self._window.current_tab(), "duplicate", None)
        if duplicate is not None:
            duplicate()

    def _merge(self) -> None:
        """Let the two that are chosen in the list become one, where that can be."""
        merge = getattr(self._window.current_tab(), "merge", None)
        if merge is not None:
            merge()

    def _allow_merge(self) -> None:
        can_merge = getattr(self._window.current_tab(), "can_merge", None)
        self.merge.setEnabled(can_merge is not None and can_merge())

    def _find(self) -> None:
        tab = self._window.current_tab()
        if tab is not None:
            tab.find()

    def _set_text_size(self, size: int) -> None:
        current_theme().set_text_size(size)
        self._remembered.keep_text("text_size", str(size))

    def _step_text_size(self, steps: int) -> None:
        here = TEXT_SIZES.index(min(TEXT_SIZES, key=lambda size: abs(size - current_theme().text_size)))
        size = TEXT_SIZES[min(max(here + steps, 0), len(TEXT_SIZES) - 1)]
        self._set_text_size(size)
        self._size_group.actions()[TEXT_SIZES.index(size)].setChecked(True)

    def _set_scheme(self, key: str, scheme: Qt.ColorScheme) -> None:
        current_theme().set_colour_scheme(scheme)
        self._remembered.keep_text("scheme", key)


def lock_minutes(remembered: Remembered) -> int:
    """After how many minutes without anybody at the window a dossier is locked."""
    kept = remembered.text(LOCK_SETTING)
    return int(kept) if kept in map(str, LOCK_MINUTES) else USUAL_LOCK


def _commands_in(menu: QObject, within: str = "") -> Iterator[tuple[str, QAction]]:
    assert isinstance(menu, QMenu)
    for action in menu.actions():
        name = within + _plain(action.text())
        if action.menu() is not None:
            yield from _commands_in(action.menu(), f"{name}: ")
        elif not action.isSeparator():
            yield name, action


def _plain(text: str) -> str:
    """What a menu says, without the sign before the letter of its access key."""
    return re.sub("&(.)", r"\1", text)


def _keys_of(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _name_turn(action: QAction, verb: str, label: str | None) -> None:
    action.setText(f"{verb}: {label}" if label else verb)
    action.setEnabled(label is not None)


def _remove_word() -> bool:
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit):
        if not focused.hasSelectedText():
            focused.cursorWordForward(True)
        focused.del_()
    elif isinstance(focused, QtWidgets.QTextEdit | QtWidgets.QPlainTextEdit):
        cursor = focused.textCursor()
        if not cursor.hasSelection():
            cursor.movePosition(QtGui.QTextCursor.MoveOperation.NextWord, QtGui.QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    else:
        return False
    return True


def _edit_text(what: str) -> bool:
    """Cut, copy or paste in the text that has the focus; False when none has, or nothing in it is chosen."""
    focused = QApplication.focusWidget()
    if not isinstance(focused, QLineEdit | QtWidgets.QTextEdit | QtWidgets.QPlainTextEdit):
        return False
    getattr(focused, what)()
    return True
