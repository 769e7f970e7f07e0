"""The end of the round: what the overview still lacks, and the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.line_list import Line, LineList
from wijkdesk.ui.situation import Draft, Situation

if TYPE_CHECKING:
    from wijkdesk.overview.checklist import Missing


class Closing(QWidget):
    """``opened`` asks for a thing of the dossier, ``overview_requested`` for the place of the overview.

    ``line_shown`` carries a list and the place in it that the keyboard is at.
    """

    opened = Signal(object, int)
    overview_requested = Signal()
    line_shown = Signal(object, QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Paragraph(self.tr("Even kijken wat het overzicht nog mist…"), "body", "text2")
        self._heading = Text(self.tr("Wat het overzicht nog mist"), "heading")
        self.missing = LineList(self._heading.text())
        self.missing.opened.connect(self._go)
        self.missing.line_shown.connect(lambda place: self.line_shown.emit(self.missing, place))
        self.to_overview = Button(self.tr("Naar het overzicht"), "file-text", Kind.PRIMARY)
        self.to_overview.clicked.connect(self.overview_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._said)
        column.addWidget(self.to_overview, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self.missing)
        column.addStretch(1)
        self._show_missing(())

    def show_half_year(self, half_year: HalfYear) -> None:
        """Say of which half-year the overview is."""
        self.to_overview.setText(self.tr("Naar het overzicht van de {half_year}").format(half_year=half_year.dutch))

    def show_situation(self, situation: Situation) -> None:
        """Say how the overview stands."""
        if situation.draft is None:
            self._said.set_text(self.tr("Dit overzicht is vastgesteld. De ronde is rond."))
            self._show_missing(())
            return
        self._said.set_text(self._how_it_stands(situation.draft))
        self._show_missing(situation.draft.missing)

    def take_focus(self) -> None:
        """Go to the way to the overview."""
        self.to_overview.setFocus()

    def _how_it_stands(self, draft: Draft) -> str:
        texts = [text for text in draft.content.texts if text.text.strip()]
        drafts = sum(not draft.own.get(text.name, "").strip() for text in texts)
        lines = [self._say_texts(len(texts), drafts)]
        if not draft.missing:
            lines.append(self.tr("Er ontbreekt niets: het overzicht kan naar het College."))
        if draft.open_findings:
            number = len(draft.open_findings)
            found = self.tr("De privacycontrole vraagt nog {n} keer om een antwoord; dat doe je bij het overzicht.")
            lines.append(found.format(n=number))
        return "\n".join(lines)

    def _say_texts(self, texts: int, drafts: int) -> str:
        if not drafts:
            return self.tr("Het overzicht is geschreven: alle {n} teksten zijn van jou.").format(n=texts)
        said = self.tr(
            "Het overzicht is bijna geschreven. Er staan {n} teksten; {drafts} daarvan zijn nog het voorstel "
            "uit het dossier."
        )
        return said.format(n=texts, drafts=drafts)

    def _show_missing(self, missing: tuple[Missing, ...]) -> None:
        self.missing.set_lines([Line(each, each.about, detail=each.sentence) for each in missing])
        for part in (self._heading, self.missing):
            part.setVisible(bool(missing))

    def _go(self, missing: Missing) -> None:
        if missing.kind is not None and missing.number is not None:
            self.opened.emit(missing.kind, missing.number)
        else:
            self.overview_requested.emit()
