"""Adopting an overview: on which day, and freezing what it says and its PDF in the dossier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.writing.overviews import adopt_overview
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.fields import DateField
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.overview.maker import Maker, fresh_pages
from wijkdesk.ui.second_process import Stopped, second_process
from wijkdesk.ui.theme import current_theme

PATIENCE = 400  # milliseconds of work before the dialog says that it is at work


class Frozen(NamedTuple):
    """What an adopted overview keeps; ``is_open`` says that the privacy check has still something to answer."""

    is_open: bool
    content: str
    document: bytes
    sha256: str


def freeze(dossier: Dossier, half_year: HalfYear, today: dt.date, maker: Maker) -> Frozen:
    """What an overview says now, and its PDF with its hash. Takes its time: for a thread beside the window."""
    from wijkdesk.overview.frozen import as_json, sha256_of  # noqa: PLC0415 - nobody needs it before

    situation, pages = fresh_pages(dossier, half_year, today, maker)
    draft = situation.draft
    if draft is None:
        raise Refused("Dit overzicht is vastgesteld en kan niet meer veranderen.", "state")
    return Frozen(bool(draft.open_findings), as_json(draft.content), pages.pdf, sha256_of(pages.pdf))


class AdoptDialog(Dialog):
    """Asks on which day the College adopted the overview, and stores it; accepted once it is stored."""

    handbook_page = "overzicht-maken.md#vaststellen"

    def __init__(
        self,
        changes: Changes,
        half_year: HalfYear,
        maker: Maker,
        *,
        today: Callable[[], dt.date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent=parent)
        self._changes, self._half_year, self._maker, self._today = changes, half_year, maker, today
        title = self.tr("Overzicht van de {half_year} vaststellen").format(half_year=half_year.dutch)
        self.setWindowTitle(title)
        self._heading.setText(title)
        self.commit.setText(self.tr("Vaststellen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.day = self.column.add(DateField(self.tr("Vastgesteld op"), is_past=True, today=today))
        self.day.load(today())
        self.column.add(
            Paragraph(
                self.tr(
                    "Alles wat er nu in staat en de PDF worden in het dossier bewaard. Wat je later wijzigt, verandert "
                    "dit overzicht niet meer. Was dit te vroeg, kies dan Bewerken > Ongedaan maken."
                ),
                "body",
                "text2",
            )
        )
        self._working = self.column.add(Text(self.tr("De PDF wordt gemaakt…"), "body", "text2"))
        self._progress = self.column.add(QProgressBar())
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(current_theme().px(6))
        self._progress.setAccessibleName(self.tr("De PDF wordt gemaakt"))
        self._is_working = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(partial(self._show_work, is_shown=True))
        self._show_work(is_shown=False)

    def accept(self) -> None:
        """Have the PDF made of how things stand, and store it; the dialog stays open when that is refused."""
        if self.day.value() is None:
            self.day.set_error(self.tr("Vul in wanneer het College het overzicht vaststelde."))
            return
        self._is_working = True
        self.commit.setEnabled(False)
        self._patience.start()
        work = partial(freeze, self._changes.dossier, self._half_year, self._today(), self._maker)
        run_in_background(self, work, self._store, self._give_up)

    def reject(self) -> None:
        """Close, and stop what is under way."""
        if self._is_working:
            self._is_working = False
            second_process().stop()
        super().reject()

    def _store(self, frozen: Frozen) -> None:
        if not self._is_working:
            return
        self._stop_working()
        if frozen.is_open:
            self.day.set_error(self.tr("Beantwoord eerst wat de privacycontrole vond."))
            return
        try:
            adopt_overview(
                self._changes.dossier,
                self._half_year,
                self.day.value(),
                content=frozen.content,
                document=frozen.document,
                sha256=frozen.sha256,
            )
        except (Refused, DossierFault) as problem:
            self.day.set_error(str(problem))
            return
        super().accept()
        label = self._changes.dossier.undoable
        if label is not None:
            self._changes.done.emit(label)

    def _give_up(self, error: Exception) -> None:
        if not self._is_working:
            return
        self._stop_working()
        if isinstance(error, Stopped):
            self.day.set_error(self.tr("De PDF is niet gemaakt. Probeer het nog eens."))
        elif isinstance(error, Refused | DossierFault):
            self.day.set_error(str(error))
        else:
            raise error

    def _stop_working(self) -> None:
        self._is_working = False
        self._patience.stop()
        self._show_work(is_shown=False)
        self.commit.setEnabled(True)

    def _show_work(self, *, is_shown: bool) -> None:
        self._working.setVisible(is_shown)
        self._progress.setVisible(is_shown)
