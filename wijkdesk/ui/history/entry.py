"""One change in the history of a thing: when, what was done, and per field what it was and became."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.overview.sections import OwnText, PillarText
from wijkdesk.overview.text_names import text_name
from wijkdesk.storage.reading.history import FieldChange, HistoryEntry
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import CHIP

SHORT: Final = 48
"""Up to so many letters what was and what became stand behind each other."""

MOST: Final = 280
"""Of a longer text only the part around what differs is shown, until somebody asks for all."""

AROUND: Final = 60


class EntryView(QWidget):
    """Shows a change. ``restore_requested`` carries the field to put back, or ``""`` for all of the thing."""

    restore_requested = Signal(str)

    def __init__(
        self, entry: HistoryEntry, *, restores: bool, restores_all: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.entry = entry
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 10, 0, 2)
        self._column.setSpacing(4)
        self._add_head(restores_all=restores and restores_all and entry.can_restore)
        for field in entry.fields:
            self._add_field(field, restores=restores and field.can_restore)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, current_theme().colour("line"))

    def buttons(self) -> list[Button]:
        """The buttons that put back, from top to bottom."""
        return self.findChildren(Button)

    def _add_head(self, *, restores_all: bool) -> None:
        at = self.entry.at
        when = self.tr("{day}, {time} uur").format(day=date_in_words(at.date()), time=f"{at:%H.%M}")
        label = self.tr("{label} (later ongedaan gemaakt)") if self.entry.is_undone else "{label}"
        line = QHBoxLayout()
        line.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(when, "strong"))
        words.addWidget(Text(label.format(label=self.entry.label), "meta", "text2", wrap=True))
        line.addLayout(words, 1)
        if restores_all:
            button = _quiet(self.tr("Zet alles terug"))
            button.setToolTip(self.tr("Zet alle velden terug zoals ze waren vóór deze wijziging"))
            button.setAccessibleName(self.tr("Zet alles terug zoals het was vóór {when}").format(when=when))
            button.clicked.connect(lambda: self.restore_requested.emit(""))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(line)

    def _add_field(self, field: FieldChange, *, restores: bool) -> None:
        label = _label(field, self.tr)
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 0, 0)
        line.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(label, "meta_strong", "text2", wrap=True))
        around = _around(field.before, field.after)
        self._add_words(words, field, around)
        line.addLayout(words, 1)
        if restores:
            button = _quiet(self.tr("Zet terug"))
            was = around[0] or self.tr("leeg")
            button.setAccessibleName(self.tr("Zet {label} terug naar: {was}").format(label=label, was=was))
            button.clicked.connect(partial(self.restore_requested.emit, field.key))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(line)

    def _add_words(self, words: QVBoxLayout, field: FieldChange, around: tuple[str, str]) -> None:
        shown = self._said(*around)
        whole = self._said(field.before, field.after)
        paragraph = Paragraph(shown)
        words.addWidget(paragraph)
        if shown != whole:
            more = _quiet(self.tr("Alles lezen"))
            more.setAccessibleName(self.tr("Alles lezen: {label}").format(label=field.label))
            more.clicked.connect(partial(self._show_all, paragraph, whole, more))
            words.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self, paragraph: Paragraph, whole: str, button: Button) -> None:
        paragraph.set_text(whole)
        button.hide()
        paragraph.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        paragraph.setFocus()

    def _said(self, before: str, after: str) -> str:
        nothing = self.tr("leeg")
        if not before:
            return after if len(self.entry.fields) and not self.entry.can_restore else f"{nothing} → {after}"
        if max(len(before), len(after)) <= SHORT and "\n" not in before + after:
            return f"{before} → {after or nothing}"
        return self.tr("Was: {before}\nWerd: {after}").format(before=before, after=after or nothing)


def _quiet(text: str) -> Button:
    button = Button(text, kind=Kind.QUIET, tone="link")
    button.height_at_100 = CHIP
    button.padding = 6
    return button


def _around(before: str, after: str) -> tuple[str, str]:
    """Both texts, or of long ones the part where they differ."""
    if max(len(before), len(after)) <= MOST:
        return before, after
    pairs = zip(before, after, strict=False)
    same = next((place for place, (old, new) in enumerate(pairs) if old != new), min(len(before), len(after)))
    first = max(same - AROUND, 0)
    return _part(before, first), _part(after, first)


def _part(text: str, first: int) -> str:
    if not text:
        return ""
    part = text[first : first + MOST]
    return f"{'…' if first else ''}{part}{'…' if first + MOST < len(text) else ''}"


def _label(field: FieldChange, tr: Callable[[str], str]) -> str:
    """What a field is called; each text and choice of an overview has a name of its own."""
    column, _, name = field.key.partition(":")
    if column == "choices":
        return tr("Keuze")
    if column != "texts":
        return field.label
    if name in list(OwnText):
        return text_name(OwnText(name))
    kind, _, rest = name.partition("-")
    if kind == "pillar" and rest.partition("-")[2] in list(PillarText):
        return text_name(PillarText(rest.partition("-")[2]))
    return rest or name
