"""The menu beside the button that saves the PDF: everything that can be made of an overview."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from wijkdesk.ui.overview.situation import Situation


class ExportMenu(QMenu):
    """Each signal asks for one kind of document; that of a portfolio holder or of a partner carries the name."""

    college_requested = Signal()
    public_requested = Signal()
    extract_requested = Signal(str)
    partner_page_requested = Signal(str)
    plan_requested = Signal()
    editable_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Opslaan"), parent)
        self.addAction(self.tr("Voor het &College (PDF)…")).triggered.connect(self.college_requested)
        self.public = self.addAction(self.tr("&Openbare versie (PDF)…"))
        self.public.triggered.connect(self.public_requested)
        self.extracts = self.addMenu(self.tr("Voor een &portefeuillehouder (PDF)"))
        self.partners = self.addMenu(self.tr("&Wat dit een partner bracht (PDF)"))
        self.addSeparator()
        self.addAction(self.tr("&Uitvoeringsplan (PDF)…")).triggered.connect(self.plan_requested)

        self.editable = self.addAction(self.tr("&Bewerkbaar (ODT)…"))
        self.editable.triggered.connect(self.editable_requested)

    def follow(self, situation: Situation) -> None:
        """Offer what can be made now: of what was adopted there is only the PDF as it was."""
        draft = situation.draft
        for action in (self.public, self.editable):
            action.setEnabled(draft is not None)
        _offer(self.extracts, draft.names.portfolio_holders if draft is not None else (), self.extract_requested)
        _offer(self.partners, draft.names.partners if draft is not None else (), self.partner_page_requested)


def _offer(menu: QMenu, names: Sequence[str], requested: SignalInstance) -> None:
    """Have an entry for each of these names."""
    menu.setEnabled(bool(names))
    if [action.data() for action in menu.actions()] != list(names):
        menu.clear()
        for name in names:
            action = menu.addAction(name.replace("&", "&&") + "…")
            action.setData(name)
            action.triggered.connect(partial(requested.emit, name))
