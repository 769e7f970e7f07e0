"""Choosing what the overview begins with: successes, and voices from the neighbourhood."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkdesk.overview.sections import OwnChoice
from wijkdesk.ui.choosing import ChoosingList
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.offers import success_offers, voice_offers
from wijkdesk.ui.situation import Situation


class Successes(QWidget):
    """``picked`` carries the name of a choice and the keys of what was chosen."""

    picked = Signal(str, object)

    def __init__(self, *, is_read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Paragraph(self.tr("Even kijken wat het dossier voorstelt…"), "body", "text2")
        names = (self.tr("Successen"), self.tr("Stemmen uit de buurt"))
        self.successes = ChoosingList(names[0], is_read_only=is_read_only)
        self.voices = ChoosingList(names[1], is_read_only=is_read_only)
        self.successes.picked.connect(partial(self.picked.emit, OwnChoice.SUCCESSES.value))
        self.voices.picked.connect(partial(self.picked.emit, OwnChoice.VOICES.value))
        self._lists = QWidget()
        column = QVBoxLayout(self._lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for name, offered in zip(names, (self.successes, self.voices), strict=True):
            column.addWidget(Text(name, "heading"))
            column.addWidget(offered)
            column.addSpacing(14)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self._said)
        frame.addWidget(self._lists)
        frame.addStretch(1)
        self._lists.hide()

    def show_situation(self, situation: Situation) -> None:
        """Show what can be chosen for this overview, and what is."""
        draft = situation.draft
        self._lists.setVisible(draft is not None)
        self._said.setVisible(draft is None)
        if draft is None:
            self._said.set_text(self.tr("Dit overzicht is vastgesteld. Er valt niets meer te kiezen."))
            return
        choices, content = draft.choices, draft.content
        chosen = [each.key for each in content.successes]
        self.successes.show_offers(
            success_offers(draft.successes, self.tr), chosen, most=draft.most_successes, is_own=bool(choices.successes)
        )
        self.voices.show_offers(
            voice_offers(draft.voices),
            [each.key for each in content.voices],
            most=draft.most_voices,
            is_own=choices.voices is not None,
        )

    @property
    def is_offering(self) -> bool:
        """Whether there is anything to choose."""
        return any(offered.isVisible() and offered.rows for offered in (self.successes, self.voices))

    def take_focus(self) -> None:
        """Go to the first that can be chosen."""
        for offered in (self.successes, self.voices):
            if offered.isVisible() and offered.rows:
                offered.rows[0].box.setFocus()
                return
