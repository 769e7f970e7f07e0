"""Saving the timeline as a picture or a page: what of it, as what, and whether what is confidential may go along."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtWidgets import QWidget

from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.fields import CheckField, Choice, ChoiceField
from wijkdesk.ui.labels import Paragraph

PNG: Final = "png"
SVG: Final = "svg"
PAPERS: Final = ("A4", "A3")


class Asked(NamedTuple):
    """``kind`` is "A4" or "A3" for a page, "png" or "svg"; ``is_whole`` when it is not only what is seen."""

    is_whole: bool
    kind: str
    with_confidential: bool

    @property
    def suffix(self) -> str:
        return ".pdf" if self.kind in PAPERS else f".{self.kind}"


class SaveDialog(Dialog):
    """Asks all of that; what is confidential stays here unless it is ticked."""

    handbook_page = "tijdlijn.md#de-tekening"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent=parent)
        self.setWindowTitle(self.tr("Tijdlijn opslaan"))
        self._heading.setText(self.tr("Tijdlijn opslaan"))
        self.commit.setText(self.tr("Opslaan…"))
        parts = [Choice(True, self.tr("De hele tijdlijn")), Choice(False, self.tr("Wat je nu ziet"))]
        kinds = [
            Choice("A4", self.tr("PDF, één bladzijde A4")),
            Choice("A3", self.tr("PDF, één bladzijde A3")),
            Choice(PNG, self.tr("Afbeelding (PNG)")),
            Choice(SVG, self.tr("Tekening (SVG)")),
        ]
        self.part = self.column.add(ChoiceField(self.tr("Wat"), parts))
        self.kind = self.column.add(ChoiceField(self.tr("Als"), kinds))
        self.confidential = self.column.add(CheckField(self.tr("Ook wat vertrouwelijk is")))
        hint = self.tr("De filters gelden ook hier. In een titel kan een naam staan: lees het na voordat je het deelt.")
        self.column.add(Paragraph(hint, "meta", "text2"))
        self.part.load(True)
        self.kind.load("A4")

    def asked(self) -> Asked:
        return Asked(bool(self.part.value()), str(self.kind.value()), bool(self.confidential.value()))
