"""Makes backups of the open dossier beside the work, and says quietly what about them needs attention."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from wijkdesk.storage.backup.copies import Kind
from wijkdesk.storage.backup.making import make, tidy_all
from wijkdesk.storage.backup.second_place import second_place_of
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.whereabouts import is_on_network, synchronised_by
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.remembered import Remembered

HOUR: Final = 3_600_000
SOON: Final = 3_000  # when the window has what it needs first
_YEAR: Final = dt.timedelta(days=365)


class BackupKeeper(QObject):
    """Makes a full backup soon after opening and after closing, and a light one each hour, where something changed.

    ``told`` carries what the window should say about backups, empty when that is nothing.
    """

    told = Signal(str)

    def __init__(self, remembered: Remembered, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self._dossier: Dossier | None = None
        self._problem = ""
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(partial(self._make, Kind.FULL))
        self._hourly = QTimer(self, interval=HOUR)
        self._hourly.timeout.connect(partial(self._make, Kind.LIGHT))

    def opened(self, dossier: Dossier) -> None:
        """Look after this dossier from now on."""
        self._dossier, self._problem = dossier, ""
        if not self._remembered.backup_tried(dossier.path):
            self.note_tried()  # the first year begins now
        if not dossier.is_read_only:
            self._soon.start()
            self._hourly.start()
        self.look()

    def closed(self, path: Path, key: str | None, *, could_change: bool) -> None:
        """Make the last backup of a dossier that was just closed, which was under this key."""
        self._soon.stop()
        self._hourly.stop()
        self._dossier = None
        if could_change:
            run_in_background(self, partial(_make, path, key, Kind.FULL))

    def look(self) -> None:
        """Find out what should be said; a folder on a network may take its time."""
        if self._dossier is not None:
            path = self._dossier.path
            was_told = bool(self._remembered.place_told(path))
            run_in_background(self, partial(_attention, path, was_told=was_told), partial(self._tell, path))

    def note_tried(self) -> None:
        """Remember that a backup was tried today."""
        if self._dossier is not None:
            self._remembered.keep_backup_tried(self._dossier.path, dt.date.today().isoformat())

    def _make(self, kind: Kind) -> None:
        if self._dossier is not None:
            work = partial(_make, self._dossier.path, self._dossier.key, kind)
            run_in_background(self, work, partial(self._made, self._dossier))

    def _made(self, dossier: Dossier, problem: str) -> None:
        if dossier is self._dossier:
            self._problem = problem
            self.look()

    def _tell(self, path: Path, attention: tuple[str, bool, bool]) -> None:
        if self._dossier is None or path != self._dossier.path:
            return
        program, on_network, long_ago = attention
        sentences = [self.tr("Er is geen back-up gemaakt. {why}").format(why=self._problem)] if self._problem else []
        if program:
            text = self.tr("Dit dossier staat in een map van {program}. Zie Bestand > Back-ups.")
            sentences.append(text.format(program=program))
        elif on_network:
            sentences.append(self.tr("Dit dossier staat op het netwerk. Zie Bestand > Back-ups."))
        if long_ago:
            sentences.append(self.tr("Al meer dan 14 dagen kwam er geen back-up op je tweede plek. Zit de stick erin?"))
        if self._is_year_ago(path):
            sentences.append(self.tr("Probeer weer eens of een back-up terug te zetten is: Bestand > Back-ups."))
        self.told.emit(" ".join(sentences))

    def _is_year_ago(self, path: Path) -> bool:
        try:
            tried = dt.date.fromisoformat(self._remembered.backup_tried(path))
        except ValueError:
            return False
        return dt.date.today() - tried > _YEAR


def _make(path: Path, key: str | None, kind: Kind) -> str:
    """Make a backup, and let those forget that could not when the dossier did; what went wrong, or nothing."""
    from wijkdesk.storage.forgetting.again import catch_up_copies  # noqa: PLC0415 - SQLAlchemy, beside the window

    now = dt.datetime.now(dt.UTC)
    try:
        make(path, key, kind, now)
        catch_up_copies(path, key)
        tidy_all(now)
    except DossierFault as fault:
        return fault.sentence
    return ""


def _attention(path: Path, *, was_told: bool) -> tuple[str, bool, bool]:
    """Which program synchronises it, whether it is on a network, and whether the second place is long without."""
    place = second_place_of(path)
    long_ago = place is not None and place.is_long_ago(dt.datetime.now(dt.UTC))
    if was_told:
        return "", False, long_ago
    return synchronised_by(path) or "", is_on_network(path), long_ago
