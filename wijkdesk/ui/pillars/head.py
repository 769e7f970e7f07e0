"""The head of the page of a pillar: badge, name, portfolio holder, and what can be done with the pillar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.domain.words import ContactKind
from wijkdesk.storage.reading.people import ContactRow
from wijkdesk.storage.reading.programme import PillarRow
from wijkdesk.ui.buttons import Button, IconButton
from wijkdesk.ui.fields import Option, PickField
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.marks import PillarBadge
from wijkdesk.ui.pillars.texts import PageTitle, text_inset
from wijkdesk.ui.theme import current_theme

BADGE: Final = 36
HOLDER_WIDTH: Final = 170
NEW_ICON, NEW_COLOUR = "layers", 5
NARROW: Final = 676
TIGHT: Final = 540
STACKED: Final = 336

ReadPeople = Callable[[Sequence[int] | None], Sequence[ContactRow]]
"""Reads people: all, or of these ids."""


class HolderField(PickField):
    """Picks the portfolio holder; its value is the id of a contact, the name of a newcomer, or None.

    The width follows the name, so that the role can stand behind it.
    """

    boxed_when_above = False

    def __init__(self, label: str, *, can_create: bool, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(label, can_create=can_create, placeholder=placeholder, label_above=True, parent=parent)
        self._roles: dict[Any, str] = {}
        self._options: dict[Any, Option | None] = {}
        self._read_people: ReadPeople = lambda _only: ()
        self._everybody: Sequence[Option] | None = None
        self.label.hide()
        self.set_quiet(True)
        self.creation_requested.connect(lambda name: self.choose(Option(name, name)))
        current_theme().changed.connect(self._fit)

    def offer(self, read: ReadPeople) -> None:
        """Let one choose from the people that this reads, administrators first; all are read when somebody looks."""
        self._read_people, self._everybody = read, None
        self._options.clear()
        self._roles.clear()
        self.offer_from(self._all, self._one)
        self.name_again()

    def _all(self) -> Sequence[Option]:
        if self._everybody is None:
            self._everybody = self._made(self._read_people(None))
        return self._everybody

    def _one(self, key: Any) -> Option | None:
        if key not in self._options:
            found = self._made(self._read_people([key])) if isinstance(key, int) else []
            self._options[key] = found[0] if found else None
        return self._options[key]

    def _made(self, people: Sequence[ContactRow]) -> list[Option]:
        officials = [row for row in people if row.kind is not ContactKind.RESIDENT]
        officials.sort(key=lambda row: row.kind is not ContactKind.ADMINISTRATOR)
        self._roles |= {row.id: row.role or "" for row in officials}
        return [Option(row.id, row.name, row.role or row.organisation or "") for row in officials]

    def _show(self, value: Any) -> None:
        super()._show(value)
        role = self._roles.get(value, "")
        self.set_note(role if role.casefold() != self._picker.text().casefold() else "")
        self._fit()

    def _fit(self) -> None:
        theme = current_theme()
        self._grid.setContentsMargins(0, 0, 0, 0)
        text = self._picker.text() or self._picker.placeholderText()
        wanted = theme.metrics("body").horizontalAdvance(text) + 2 * text_inset() + 4
        self._picker.setFixedWidth(max(wanted, theme.px(HOLDER_WIDTH)))


class PillarHead(QWidget):
    """Name and portfolio holder are fields; ``escalate`` and ``more`` are for whoever knows what they do."""

    def __init__(self, *, is_read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = PillarBadge("", "layers", 1, BADGE)
        self.name = PageTitle(self.tr("Naam van de pijler"))
        self.holder = HolderField(
            self.tr("Portefeuillehouder"), can_create=not is_read_only, placeholder=self.tr("Nog niemand")
        )
        self._holder_label = Text(self.tr("Portefeuillehouder"), "body", "text2")
        self._holder_label.setBuddy(self.holder)
        self._hint = Paragraph(
            self.tr("Geef de pijler een naam en druk op Enter. De rest komt daarna."), "body", "text2"
        )
        self.escalate = Button(self.tr("Directe melding…"), "megaphone")
        self.escalate.setToolTip(self.tr("Directe melding: meld wat misgaat meteen aan de opdrachtgever"))
        if is_read_only:
            self.escalate.hide()
        self.history = IconButton("history", self.tr("Geschiedenis"))
        self.more = IconButton("ellipsis", self.tr("Meer over deze pijler"))
        if is_read_only:
            self.more.hide()
        self._set_up_layout()

    def show_pillar(self, row: PillarRow) -> None:
        """Show the badge of a pillar; the fields are filled by their form."""
        self._show_badge(PillarBadge(row.name, row.icon, row.colour, BADGE))
        self._show_parts(is_new=False)

    def show_new(self) -> None:
        """Ask for a name alone."""
        self._show_badge(PillarBadge("", NEW_ICON, NEW_COLOUR, BADGE))
        self._show_parts(is_new=True)

    def _show_badge(self, badge: PillarBadge) -> None:
        self._row.replaceWidget(self._badge, badge)
        self._row.setAlignment(badge, Qt.AlignmentFlag.AlignTop)
        self._badge.deleteLater()
        self._badge = badge

    def _show_parts(self, *, is_new: bool) -> None:
        self._holder_line.setVisible(not is_new)
        self._buttons.setVisible(not is_new)
        self._hint.setVisible(is_new)

    def _set_up_layout(self) -> None:
        self._holder_line = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._holder_line)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(self._holder_label)
        self._line.addWidget(self.holder, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._line.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self._holder_line)
        words.addWidget(self._hint)
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 2, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.escalate)
        buttons.addWidget(self.history)
        buttons.addWidget(self.more)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def fit(self, room: int) -> None:
        """Take no more than ``room`` pixels: the button can be its icon alone, and parts can stand below each other."""
        self._row.setSpacing(max(current_theme().px(14) - text_inset(), 2))
        for part in (self._holder_label, self._hint):
            part.setContentsMargins(text_inset(), 0, 0, 0)
        is_narrow = room < current_theme().px(NARROW)
        self.escalate.setText("" if is_narrow else self.tr("Directe melding…"))
        ways = QBoxLayout.Direction
        is_tight = room < current_theme().px(TIGHT)
        self._line.setDirection(ways.TopToBottom if is_tight else ways.LeftToRight)
        self._row.setDirection(ways.TopToBottom if room < current_theme().px(STACKED) else ways.LeftToRight)
        self.escalate.setAccessibleName(self.tr("Directe melding…"))
        self.escalate.updateGeometry()
