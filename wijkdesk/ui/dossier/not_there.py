"""A dossier that is not where it was: what may be the matter, and which others can be opened in its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.line_list import Line, LineList


class NotThere(Dialog):
    """Says why a dossier cannot be reached; ``chosen`` is another of those that are, or None to look for one."""

    def __init__(self, sentence: str, others: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__("", "", parent=parent)
        self.setWindowTitle(self.tr("Dit dossier is er niet"))
        self._heading.setText(self.tr("Dit dossier is er niet"))
        self.commit.setText(self.tr("Ander dossier zoeken…"))
        self.chosen: Path | None = None
        self.column.add(Paragraph(sentence))
        self._section = self.column.section(self.tr("Laatst geopend"))
        self.others = self.column.add(LineList(self.tr("Laatst geopend")))
        self.others.set_lines([Line(path, path.stem, detail=str(path.parent)) for path in others])
        self.others.opened.connect(self._choose)
        for part in (self._section, self.others):
            part.setVisible(bool(others))

    def _choose(self, path: Path) -> None:
        self.chosen = path
        self.accept()
