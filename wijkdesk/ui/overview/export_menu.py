"""The menu beside the button that saves the PDF: everything that can be made of an overview."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from wijkdesk.ui.situation import Situation


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
        self.addAction(self.tr("&Openbare versie (PDF)…")).triggered.connect(self.public_requested)
        self.extracts = self.addMenu(self.tr("Voor een &portefeuillehouder (PDF)"))
        self.partners = self.addMenu(self.tr("&Wat dit een partner bracht (PDF)"))
        self.addSeparator()
        self.addAction(self.tr("&Uitvoeringsplan (PDF)…")).triggered.connect(self.plan_requested)
        self.addAction(self.tr("&Bewerkbaar (ODT)…")).triggered.connect(self.editable_requested)

    def follow(self, situation: Situation) -> None:
        """Offer an extract for whom there is one."""
        _offer(self.extracts, situation.names.portfolio_holders, self.extract_requested)
        _offer(self.partners, situation.names.partners, self.partner_page_requested)


def _offer(menu: QMenu, names: Sequence[str], requested: SignalInstance) -> None:
    """Have an entry for each of these names."""
    menu.setEnabled(bool(names))
    if [action.data() for action in menu.actions()] != list(names):
        menu.clear()
        for name in names:
            action = menu.addAction(name.replace("&", "&&") + "…")
            action.setData(name)
            action.triggered.connect(partial(requested.emit, name))
