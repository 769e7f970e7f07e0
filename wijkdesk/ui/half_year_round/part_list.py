"""The left side of the round: which half-year, how far it is, and its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import RoundPart
from wijkdesk.ui.fields import Choice, ChoiceField
from wijkdesk.ui.half_year_round.content import Standing
from wijkdesk.ui.half_year_round.parts import words_of_parts
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.places import Place, PlaceTabs, YearSegments
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import COLUMN_WIDTH, RAIL_WIDTH

RAIL_BELOW: Final = 640
MARGIN: Final = 20


class PartList(QWidget):
    """``part_chosen`` carries a RoundPart, ``half_year_chosen`` a HalfYear.

    In a narrow window it is a rail with the icons of the parts; a part that is finished has a tick for its icon. What
    stands above the parts, ``head``, is then a line that whoever hears ``became_rail`` gives a place.
    """

    part_chosen = Signal(object)
    half_year_chosen = Signal(object)
    became_rail = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: Sequence[HalfYear] = ()
        self._words = words_of_parts(self.tr)
        self.head = QWidget()
        self._title = Text(self.tr("Halfjaarronde"), "title")
        self._states = dict.fromkeys(RoundPart, "")
        self.half_year = ChoiceField(self.tr("Halfjaar"), (), label_above=True)
        self.half_year.label.hide()  # the words of the choice say it
        self.half_year.edited.connect(self.half_year_chosen)
        self.progress = YearSegments()
        self.said = Text("", "strong")
        calm = self.tr("Ongeveer 45 minuten; je kunt stoppen wanneer je wilt. Elk antwoord is meteen bewaard.")
        self._calm = Paragraph(calm, "meta", "text2")
        places = [Place(words.title, words.icon) for words in self._words.values()]
        self.tabs = PlaceTabs(places, self.tr("Onderdelen van de halfjaarronde"))
        self.tabs.currentChanged.connect(lambda number: self.part_chosen.emit(list(RoundPart)[number]))
        self._is_rail = False
        self._set_up_layout()
        current_theme().changed.connect(self._fit)
        self._fit()

    def show_half_years(self, offered: Sequence[HalfYear], chosen: HalfYear) -> None:
        """Offer these half-years."""
        if offered != self._offered:
            self._offered = offered
            self.half_year.set_choices([Choice(each, each.dutch.capitalize()) for each in offered])
        self.half_year.set_value(chosen)

    def show_states(self, standing: Standing, waiting: Mapping[RoundPart, int | None]) -> None:
        """Show of each part whether it is finished, and else how many answers it waits for."""
        for number, (part, words) in enumerate(self._words.items()):
            is_finished = part in standing.finished
            self._states[part] = self._state(waiting[part], is_finished=is_finished)
            self.tabs.set_icon(number, "circle-check" if is_finished else words.icon)
            self.tabs.set_remark(number, self._states[part])
        finished, parts = len(standing.finished), len(RoundPart)
        said = self.tr("{n} van {all} klaar").format(n=finished, all=parts)
        self.said.setText(said)
        self.progress.show_progress(parts, finished, said)

    def choose(self, part: RoundPart) -> None:
        """Show where somebody is, without telling."""
        was_blocked = self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(list(RoundPart).index(part))
        self.tabs.blockSignals(was_blocked)
        self.tabs.update()

    def as_table(self) -> list[list[str]]:
        """Each part with how it stands, as the cells of a table."""
        return [[words.title, self._states[part]] for part, words in self._words.items()]

    def adapt_to(self, width: int) -> None:
        """Become a rail, or the list again, as fits a page of this width."""
        is_rail = width < current_theme().px(RAIL_BELOW)
        if is_rail != self._is_rail:
            self._is_rail = is_rail
            self._fit()

    def _state(self, waiting: int | None, *, is_finished: bool) -> str:
        if is_finished:
            return self.tr("klaar")
        if waiting is None:
            return self.tr("te doen")
        return self.tr("nog {n}").format(n=waiting) if waiting else self.tr("niets meer")

    def _set_up_layout(self) -> None:
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom, self.head)
        self._head.setSpacing(8)
        for part in (self._title, self.half_year, self.said, self.progress, self._calm):
            self._head.addWidget(part)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.tabs)
        column.addStretch(1)

    def _fit(self) -> None:
        self.setFixedWidth(current_theme().px(RAIL_WIDTH if self._is_rail else COLUMN_WIDTH))
        self.tabs.set_rail(self._is_rail)
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.LeftToRight if self._is_rail else ways.TopToBottom)
        side, top, bottom = (0, 0, 10) if self._is_rail else (MARGIN, 14, 12)
        self._head.setContentsMargins(side, top, side, bottom)
        for part in (self._title, self.progress, self._calm):
            part.setVisible(not self._is_rail)
        self._column.setContentsMargins(0, MARGIN if self._is_rail else 0, 0, 0)
        if not self._is_rail:
            self._column.insertWidget(0, self.head)
            self.head.show()  # what gets another parent is hidden
        self.became_rail.emit(self._is_rail)
