"""What leaves the place: adopting the overview, and saving all that is made of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import AccountAction
from wijkdesk.storage.account import note
from wijkdesk.storage.reading.programme import list_programmes
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import tell
from wijkdesk.ui.file_names import fit_for_a_file
from wijkdesk.ui.overview.adopting import AdoptDialog
from wijkdesk.ui.overview.exports import (
    Work,
    college_document,
    editable,
    extract_for,
    page_for_partner,
    plan_document,
    public_version,
    variant_document,
)
from wijkdesk.ui.overview.maker import Maker
from wijkdesk.ui.overview.pages_side import PagesSide
from wijkdesk.ui.overview.saver import ODT, PDF, Saver
from wijkdesk.ui.overview.texts_side import TextsSide
from wijkdesk.ui.situation import Situation, Source

_FOR_HOLDER, _FOR_PARTNER = "uittreksel voor een portefeuillehouder", "wat het een partner bracht"


class Outgoing(QObject):
    """Holds an overview back while the privacy check has something to answer; ``ended`` follows a dialog."""

    ended = Signal()

    def __init__(
        self,
        changes: Changes,
        maker: Maker,
        texts: TextsSide,
        pages: PagesSide,
        today: Callable[[], dt.date],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._changes, self._maker, self._today = changes, maker, today
        self._texts, self._pages, self._window = texts, pages, parent
        self._situation: Situation | None = None
        self._saver = Saver(pages.saved, pages.save, parent)
        self._saver.held.connect(self._say_held)
        pages.adopt.hide()
        pages.adopt.clicked.connect(self.adopt)
        pages.save.clicked.connect(self.save)
        pages.exports.college_requested.connect(self.save)
        pages.exports.public_requested.connect(self.save_public_version)
        pages.exports.extract_requested.connect(self.save_extract)
        pages.exports.partner_page_requested.connect(self.save_partner_page)
        pages.exports.editable_requested.connect(self.save_editable)
        pages.exports.plan_requested.connect(self.save_plan)

    def follow(self, situation: Situation) -> None:
        """Take over how the overview stands."""
        self._situation = situation
        can_adopt = situation.draft is not None and not self._changes.dossier.is_read_only
        self._pages.adopt.setVisible(can_adopt)
        self._pages.exports.follow(situation)

    def adopt(self) -> None:
        """Ask when the overview was adopted, and freeze it."""
        situation = self._ready()
        if situation is None or situation.draft is None:
            return
        if situation.draft.content.numbers is None:
            tell(self._window, self.tr("Er is nog niets vast te stellen"), situation.draft.content.notice)
        elif not self._is_held(situation):
            half_year, window = situation.half_year, self._window
            AdoptDialog(self._changes, half_year, self._maker, today=self._today, parent=window).exec()
            self.ended.emit()

    def save(self) -> None:
        """Ask where to save the PDF for the College, and write it there."""
        situation = self._ready()
        if situation is not None and not self._is_held(situation):
            make = partial(college_document, self._changes.dossier, situation.half_year, self._today(), self._maker)
            name = self._file_name("Halfjaaroverzicht", situation.half_year)
            noted = self._noting(f"Halfjaaroverzicht {situation.half_year}")
            self._saver.save(self.tr("Overzicht opslaan als PDF"), name, make, noted)

    def save_public_version(self) -> None:
        """Ask where to save what may be published, and write it there."""
        title = self.tr("Openbare versie opslaan als PDF")
        self._save_variant(title, "Halfjaaroverzicht openbaar", "openbare versie", public_version)

    def save_extract(self, name: str) -> None:
        """Ask where to save what concerns one portfolio holder, and write it there."""
        title = self.tr("Uittreksel opslaan als PDF")
        self._save_variant(title, f"Halfjaaroverzicht voor {name}", _FOR_HOLDER, partial(extract_for, name))

    def save_partner_page(self, name: str) -> None:
        """Ask where to save what the half-year brought one partner, and write it there."""
        title = self.tr("Bladzijde voor een partner opslaan als PDF")
        self._save_variant(title, f"Opbrengst voor {name}", _FOR_PARTNER, partial(page_for_partner, name))

    def save_editable(self) -> None:
        """Ask where to save the overview as a text that can be edited, and write it there."""
        title = self.tr("Overzicht opslaan om te bewerken")
        self._save_variant(title, "Halfjaaroverzicht", "bewerkbaar", editable, ODT)

    def save_plan(self) -> None:
        """Ask where to save the plan of the approach, and write it there."""
        make = partial(plan_document, self._changes.dossier, self._today())
        name = self._file_name("Uitvoeringsplan", self._today())
        self._saver.save(self.tr("Uitvoeringsplan opslaan als PDF"), name, make, self._noting("Uitvoeringsplan"))

    def _save_variant(
        self, title: str, kind: str, noted_as: str, variant: Callable[[Source], Work], suffix: str = PDF
    ) -> None:
        situation = self._ready()
        if situation is not None and not self._is_held(situation):
            half_year = situation.half_year
            make = partial(variant_document, self._changes.dossier, half_year, self._today(), variant)
            noted = self._noting(f"Halfjaaroverzicht {half_year}, {noted_as}")
            self._saver.save(title, self._file_name(kind, half_year), make, noted, suffix)

    def _noting(self, what: str) -> Callable[[Path], object]:
        """What notes in the account of the dossier where this was saved; it names no person."""
        return partial(note, self._changes.dossier, AccountAction.EXPORT, what)

    def _ready(self) -> Situation | None:
        """How the overview stands, once what was half typed is saved; None while that is refused."""
        return self._situation if self._texts.flush() else None

    def _is_held(self, situation: Situation) -> bool:
        """Whether the privacy check keeps the overview in; then it says so."""
        is_held = situation.draft is not None and bool(situation.draft.open_findings)
        if is_held:
            self._say_held()
        return is_held

    def _say_held(self) -> None:
        sentence = self.tr("Beantwoord eerst elke bevinding hieronder: verbeter de tekst, of kies Laat staan.")
        self._texts.privacy.say_blocked(sentence)
        self._texts.show_privacy()

    def _file_name(self, kind: str, of: HalfYear | dt.date) -> str:
        """Such as "Halfjaaroverzicht Rozenprieel 2026-1"."""
        rows = list_programmes(self._changes.dossier.reader)
        parts = (kind, rows[0].name if rows else "", str(of))
        return " ".join(part for part in map(fit_for_a_file, parts) if part)
