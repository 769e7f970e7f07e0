"""What is confidential and stays out of the overview: each thing can be told all the same, by a tick of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkdesk.overview.sections import confidential_key
from wijkdesk.ui.fields.tick_box import TickBox
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.overview.section import Section

if TYPE_CHECKING:
    from wijkdesk.overview.privacy.left_out import LeftOut
    from wijkdesk.ui.situation import Draft


class ConfidentialChoices(Section):
    """One tick for each thing of the half-year; ``chosen`` carries the keys of all that may be told."""

    chosen = Signal(object)

    def __init__(self, *, is_read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.head.setText(self.tr("Vertrouwelijk"))
        self.boxes: dict[str, TickBox] = {}
        self._shown: tuple[LeftOut, ...] = ()
        self._list = QWidget()
        self._list.setEnabled(not is_read_only)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        explanation = self.tr(
            "Dit blijft buiten het overzicht. Vink aan wat het College toch moet weten. Het komt dan ook in de "
            "uittreksels, en een openbare versie is er dan niet. Wie vertrouwelijk is, blijft zonder naam."
        )
        self.column.addWidget(Paragraph(explanation, "meta", "text2"))
        self.column.addWidget(self._list)

    def show_choices(self, draft: Draft) -> Iterator[None]:
        """Show what is left out of this half-year, and what of it is told; made a part at a time, out of sight."""
        if draft.confidential != self._shown:
            self._shown = ()  # until all is there
            yield from self._make_boxes(draft.confidential)
            self._shown = draft.confidential
        told = {confidential_key(*thing) for thing in draft.choices.confidential}
        for key, box in self.boxes.items():
            box.setChecked(key in told)
        self._say(sum(box.isChecked() for box in self.boxes.values()))

    def _say(self, told: int) -> None:
        stays = len(self.boxes) - told
        words = [self.tr("{n} verteld").format(n=told)] if told else []
        if stays:
            words.append(self.tr("1 blijft weg") if stays == 1 else self.tr("{n} blijven weg").format(n=stays))
        self.head.say("", ", ".join(words))

    def _make_boxes(self, left_out: Sequence[LeftOut]) -> Iterator[None]:
        focused = next((key for key, box in self.boxes.items() if box.hasFocus()), None)
        for box in self.boxes.values():
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}
        self._list.hide()
        for each in left_out:
            box = self.boxes[each.key] = TickBox(f"{each.what}: {each.title}")
            box.setAccessibleName(self.tr("{thing}, toch vertellen").format(thing=box.text()))
            box.clicked.connect(self._choose)
            self._column.addWidget(box)
            yield
        self._list.show()
        if focused in self.boxes:
            self.boxes[focused].setFocus()

    def _choose(self) -> None:
        self.chosen.emit([key for key, box in self.boxes.items() if box.isChecked()])
