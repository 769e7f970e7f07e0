"""A dossier that is not where it was, or is damaged: what may be the matter, and what can be opened in its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.storage.backup.copies import Backup
from wijkdesk.storage.faults import Damaged, DossierFault
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.line_list import Line, LineList

MOST_BACKUPS: Final = 5


class NotThere(Dialog):
    """Says why a dossier cannot be opened; ``chosen`` is another of those that can, or None to look for one.

    ``backup`` is one of its ``backups`` that is to be put back; the newest of them are shown.
    """

    handbook_page = "veiligheid.md#een-dossier-gaat-niet-open"

    def __init__(
        self,
        fault: DossierFault,
        others: Sequence[Path],
        backups: Sequence[Backup] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent=parent)
        is_there = isinstance(fault, Damaged)
        title = self.tr("Dit dossier is beschadigd") if is_there else self.tr("Dit dossier is er niet")
        self.setWindowTitle(title)
        self._heading.setText(title)
        self.commit.setText(self.tr("Ander dossier zoeken…"))
        self.chosen: Path | None = None
        self.backup: Backup | None = None
        self.column.add(Paragraph(fault.sentence))
        self._section = self.column.section(self.tr("Laatst geopend"))
        self.others = self.column.add(LineList(self.tr("Laatst geopend")))
        self.others.set_lines([Line(path, path.stem, detail=str(path.parent)) for path in others])
        self.others.opened.connect(self._choose)
        for part in (self._section, self.others):
            part.setVisible(bool(others))
        name = self.tr("Back-ups van dit dossier")
        self._backups_section = self.column.section(name)
        self.backups = self.column.add(LineList(name))
        self.backups.set_lines([self._line(each) for each in backups[:MOST_BACKUPS]])
        self.backups.opened.connect(self._choose_backup)
        for part in (self._backups_section, self.backups):
            part.setVisible(bool(backups))

    def _line(self, backup: Backup) -> Line:
        made = backup.made.astimezone()
        text = self.tr("{day}, {time} uur").format(day=date_in_words(made.date()), time=f"{made:%H.%M}")
        return Line(backup, text, detail=self.tr("Terugzetten…"))

    def _choose_backup(self, backup: Backup) -> None:
        self.backup = backup
        self.accept()

    def _choose(self, path: Path) -> None:
        self.chosen = path
        self.accept()
