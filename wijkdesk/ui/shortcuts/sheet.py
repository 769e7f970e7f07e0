"""Every command of the window with its keys, made from the menus themselves, and the keys of lists and panes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QWidget

from wijkdesk.domain.folding import fold
from wijkdesk.ui.dialogs import WIDE, Dialog
from wijkdesk.ui.filters import SearchField
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.line_list import Line, LineList

Format: Final = QKeySequence.SequenceFormat.NativeText


class ShortcutSheet(Dialog):
    """Lists the commands under their menus; a name that is typed finds its command, and Enter carries it out."""

    handbook_page = "noteren.md#toetsen-tekst-en-kleur"

    def __init__(
        self, commands: Sequence[tuple[str, Sequence[tuple[str, QAction]]]], parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", width=WIDE, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Sneltoetsen"))
        self._heading.setText(self.tr("Sneltoetsen"))
        self.commit.setText(self.tr("Sluiten"))
        self.cancel.hide()
        self.commit.setDefault(False)  # Enter in the search field goes to the list
        self.search = self.column.add(SearchField(self.tr("Zoek een opdracht")))
        self.nothing = self.column.add(Paragraph(self.tr("Geen opdracht die zo heet."), "body", "text2"))
        self.lists: list[LineList] = []
        self._headings: list[Text] = []
        self._lines: list[list[Line]] = []
        for name, actions in commands:
            self._add(name, [_line_of(text, action) for text, action in actions])
        for name, keys in self._of_lists():
            self._add(name, [Line(None, what, end=pressed) for pressed, what in keys])
        self.search.searched.connect(self._narrow)
        self.search.list_requested.connect(self._go_to_list)
        self._narrow("")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.search.setFocus(Qt.FocusReason.TabFocusReason)

    # -- inside --

    def _add(self, name: str, lines: list[Line]) -> None:
        self._headings.append(self.column.add(Text(name, "section", "text2")))
        shown = self.column.add(LineList(name))
        shown.opened.connect(self._carry_out)
        shown.line_shown.connect(lambda _rect, part=shown: self.show_part(part))
        self.lists.append(shown)
        self._lines.append(lines)

    def _narrow(self, text: str) -> None:
        words = fold(text).split()
        found = False
        for heading, shown, lines in zip(self._headings, self.lists, self._lines, strict=True):
            fitting = [line for line in lines if all(word in fold(f"{line.title} {line.end}") for word in words)]
            shown.set_lines(fitting)
            heading.setVisible(bool(fitting))
            shown.setVisible(bool(fitting))
            found = found or bool(fitting)
        self.nothing.setVisible(not found)
        if self.isVisible():
            self.fit()

    def _go_to_list(self) -> None:
        for shown in self.lists:
            if shown.lines:
                shown.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _carry_out(self, action: QAction) -> None:
        self.accept()
        action.trigger()

    def _of_lists(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Keys that belong to where one is, in the words of what they do there."""
        tr = self.tr
        enter, delete, escape = (_native(key) for key in ("Return", "Del", "Esc"))
        up, down = _native("Up"), _native("Down")
        arrows = f"{up}, {down}"
        return [
            (
                tr("In een lijst"),
                [
                    (arrows, tr("Naar de regel erboven of eronder")),
                    (enter, tr("Openen, en verder in het paneel")),
                    (f"{_native('Shift+Up')}, {_native('Shift+Down')}", tr("Meer regels kiezen")),
                    (delete, tr("Verwijderen wat gekozen is")),
                    (_native("Menu"), tr("Wat je met de gekozen regels kunt doen")),
                    (_native("Ctrl+D"), tr("Acties: dupliceren")),
                    (f"{_native('Alt+Up')}, {_native('Alt+Down')}", tr("Pijlers: omhoog of omlaag zetten")),
                    (_native("F2"), tr("Pijlers: naam wijzigen")),
                    (_native("L"), tr("Vraagt aandacht: op later zetten")),
                ],
            ),
            (
                tr("In de tijdlijn als tekening"),
                [
                    (f"{_native('Left')}, {_native('Right')}", tr("Naar wat ervoor of erna komt")),
                    (arrows, tr("Naar een andere pijler, rond dezelfde tijd")),
                    (f"{_native('Home')}, {_native('End')}", tr("Naar het eerste of laatste van de pijler")),
                    (f"{_native('PgUp')}, {_native('PgDown')}", tr("Verder terug of vooruit in de tijd")),
                    (f"{_native('Ctrl++')}, {_native('Ctrl+-')}", tr("Inzoomen of uitzoomen")),
                    ("1, 2, 3", tr("Alles, een halfjaar of een maand")),
                    (_native("Space"), tr("Even zien wat het is")),
                    ("B, E", tr("Begin of einde van een actie verplaatsen met de pijltjes")),
                    (f"{enter}, {escape}", tr("Openen; bij verplaatsen: bewaren of laten zoals het was")),
                ],
            ),
            (
                tr("In een paneel of veld"),
                [
                    (f"{_native('Tab')}, {_native('Shift+Tab')}", tr("Naar het volgende of vorige veld")),
                    (escape, tr("Sluiten, en terug naar de lijst")),
                    (_native("Alt+Down"), tr("Datum: de kalender openen")),
                    (_native("Backspace"), tr("Naam in een veld met meer namen: weghalen")),
                    (delete, tr("Foto: verwijderen; actie bij een beleidsdoel: loskoppelen")),
                ],
            ),
            (
                tr("In een dialoog"),
                [
                    (enter, tr("De knop met het werkwoord")),
                    (escape, tr("Annuleren of sluiten")),
                    (f"{_native('PgUp')}, {_native('PgDown')}", tr("Een bladzijde omhoog of omlaag lezen")),
                    (_native("Ctrl+Return"), tr("Contactmoment noteren en halfjaarronde: bewaren")),
                    (_native("Alt+Left"), tr("Handboek: terug naar de vorige bladzijde")),
                    (f"{_native('Alt+1')} – {_native('Alt+9')}", tr("Contactmoment noteren: een vaste groep kiezen")),
                ],
            ),
        ]


def _line_of(name: str, action: QAction) -> Line:
    """A command; behind a tab in its name stands a key that belongs to one place of the window."""
    title, _, told = name.partition("\t")
    keys = ", ".join(each.toString(Format) for each in action.shortcuts()) or _native(told)
    return Line(action if action.isEnabled() else None, title, end=keys)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(Format)
