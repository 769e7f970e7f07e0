"""The pane beside the matrix: the actions behind a number, or those of two organisations that never worked together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkdesk.domain.contact import Organisation
from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.contacts.reading_pane import ReadingPane
from wijkdesk.ui.contacts.thing_lists import ActionList
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.line_list import Line


@dataclass(frozen=True)
class Section:
    """An organisation, with the ids of those of its actions that the pane is about, in their order."""

    organisation: int
    name: str
    actions: tuple[int, ...]


@dataclass(frozen=True)
class Shown:
    """What the pane says: of what, about whom, in a sentence, and the actions of one or two organisations."""

    kind: str
    title: str
    sentence: str
    sections: tuple[Section, ...]


class CooperationPane(ReadingPane):
    """``opened`` asks for an action or an organisation."""

    def __init__(self, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Shown | None = None
        self._sentence = Paragraph("", "body", "text2")
        self.below_title.addWidget(self._sentence)
        self.sections = [_SectionPart(dossier) for _ in range(2)]
        for section in self.sections:
            self.form.add(section)
            section.opened.connect(self.opened)

    def show_actions(self, shown: Shown) -> None:
        """Show this; where it is the same, the lists stay where they are."""
        is_other, self.shown = shown != self.shown, shown
        self.show_title(shown.kind, shown.title)
        self._sentence.set_text(shown.sentence)
        self._sentence.setVisible(bool(shown.sentence))
        several = len(shown.sections) > 1
        for number, part in enumerate(self.sections):
            part.setVisible(number < len(shown.sections))
            if number < len(shown.sections):
                part.show_section(shown.sections[number], by_name=several, from_start=is_other)
        if is_other:
            self.form.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Go to the first action, or what there is instead."""
        first = self.sections[0]
        (first.folded.list if first.folded.list.lines else first.button).setFocus()


class _SectionPart(QWidget):
    """The actions of one organisation, and the way to that organisation."""

    opened = Signal(object, int)

    def __init__(self, dossier: Dossier) -> None:
        super().__init__()
        self._dossier = dossier
        self._organisation = 0
        self.folded = ActionList()
        self.folded.set_open(True)
        self.folded.opened.connect(self.opened)
        self.button = Button(self.tr("Naar de organisatie"), "building-2", Kind.QUIET, "link")
        self.button.padding = 2
        self.button.clicked.connect(lambda: self.opened.emit(Organisation, self._organisation))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(self.folded)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_section(self, section: Section, *, by_name: bool, from_start: bool) -> None:
        self._organisation = section.organisation
        named = self.tr("Acties van {name}").format(name=section.name)
        self.folded.rename(named if by_name else self.tr("Acties"))
        self.button.setText(self.tr("Naar {name}").format(name=section.name).replace("&", "&&"))
        self.button.updateGeometry()
        read = partial(self._lines, section.actions)
        self.folded.show_lines(len(section.actions), read, from_start=from_start)

    def _lines(self, actions: tuple[int, ...], most: int) -> list[Line]:
        return self.folded.lines_of(self._dossier.reader, actions[:most])
