"""The menu beside the button that saves the PDF: everything that can be made of an overview."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from wijkdesk.ui.overview.situation import Situation


class ExportMenu(QMenu):
    """Each signal asks for one kind of document; ``extract_requested`` carries the name of a portfolio holder."""

    college_requested = Signal()
    public_requested = Signal()
    extract_requested = Signal(str)
    plan_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Opslaan"), parent)
        self.addAction(self.tr("Voor het &College (PDF)…")).triggered.connect(self.college_requested)
        self.public = self.addAction(self.tr("&Openbare versie (PDF)…"))
        self.public.triggered.connect(self.public_requested)
        self.extracts = self.addMenu(self.tr("Voor een &portefeuillehouder (PDF)"))
        self.addSeparator()
        self.addAction(self.tr("&Uitvoeringsplan (PDF)…")).triggered.connect(self.plan_requested)

    def follow(self, situation: Situation) -> None:
        """Offer what can be made now: of what was adopted there is only the PDF as it was."""
        draft = situation.draft
        holders = draft.names.portfolio_holders if draft is not None else ()
        self.public.setEnabled(draft is not None)
        self.extracts.setEnabled(bool(holders))
        if [action.data() for action in self.extracts.actions()] != list(holders):
            self.extracts.clear()
            for name in holders:
                action = self.extracts.addAction(name.replace("&", "&&") + "…")
                action.setData(name)
                action.triggered.connect(partial(self.extract_requested.emit, name))
