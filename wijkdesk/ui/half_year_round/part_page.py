"""The right side of the round: the part where one is, and the button that finishes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.words import RoundPart
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.half_year_round.card import Card
from wijkdesk.ui.half_year_round.closing import Closing
from wijkdesk.ui.half_year_round.commitments import CommitmentCard
from wijkdesk.ui.half_year_round.content import Standing
from wijkdesk.ui.half_year_round.goals import GoalCard
from wijkdesk.ui.half_year_round.parts import words_of_parts
from wijkdesk.ui.half_year_round.promises import PromiseCard, TellCard
from wijkdesk.ui.half_year_round.questions import Questions
from wijkdesk.ui.half_year_round.ratings import RatingCard
from wijkdesk.ui.half_year_round.results import LateCard, ResultCard
from wijkdesk.ui.half_year_round.successes import Successes
from wijkdesk.ui.labels import ElidedText, Paragraph, Text
from wijkdesk.ui.settle import settle_layouts
from wijkdesk.ui.situation import Situation
from wijkdesk.ui.tab_order import order_by_eye
from wijkdesk.ui.theme import current_theme

MARGIN: Final = 24
WIDEST: Final = 680

CARDS: Final[Mapping[RoundPart, Mapping[str, type[Card]]]] = {
    RoundPart.RESULTS: {"result": ResultCard, "late": LateCard},
    RoundPart.RATINGS: {"pillar": RatingCard},
    RoundPart.COMMITMENTS: {"commitment": CommitmentCard},
    RoundPart.PROMISES: {"promise": PromiseCard, "tell": TellCard},
    RoundPart.GOALS: {"goal": GoalCard},
}


class PartPage(QWidget):
    """``finished`` and ``reopened`` are about the part that is shown; the others pass on what a part asks."""

    finished = Signal()
    reopened = Signal()
    moved = Signal()
    opened = Signal(object, int)
    picked = Signal(str, object)
    overview_requested = Signal()

    def __init__(self, changes: Changes, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = RoundPart.RESULTS
        self._changes, self._today = changes, today
        self._is_read_only = changes.dossier.is_read_only
        self._words = words_of_parts(self.tr)
        self._standing: Standing | None = None
        self.questions: dict[RoundPart, Questions] = {}  # each made when somebody first goes there
        self.successes = Successes(is_read_only=self._is_read_only)
        self.successes.picked.connect(self.picked)
        self.closing = Closing()
        self.closing.opened.connect(self.opened)
        self.closing.overview_requested.connect(self.overview_requested)
        self.closing.line_shown.connect(self._show_line)
        self._title = Text("", "title")
        self._why = Paragraph("", "body", "text2")
        self.finish = Button("", "check")
        self.finish.clicked.connect(self.finished)
        self.reopen = Button(self.tr("Weer openen"), kind=Kind.QUIET, tone="link")
        self.reopen.clicked.connect(self.reopened)
        self._done = ElidedText("", "body", "text2")
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._set_up_layout()
        current_theme().changed.connect(self._fit)
        self._fit()

    # -- the contract --

    def show_standing(self, standing: Standing, *, is_another: bool) -> None:
        """Show how the round stands; ``is_another`` when it is that of another half-year."""
        self._standing = standing
        for questions in self.questions.values():
            questions.show_standing(standing, is_another=is_another)
        self.closing.show_half_year(standing.occasion.half_year)
        self._show_foot()

    def show_part(self, part: RoundPart) -> None:
        """Show another part, where it was left."""
        if part != self.part:
            self.flush()
        self.part = part
        words = self._words[part]
        self._title.setText(words.title)
        self._why.set_text(words.why)
        self._show_body()
        self._scroll.verticalScrollBar().setValue(0)
        self._show_foot()

    def put_above(self, widget: QWidget) -> None:
        """Put a widget above the part that is shown."""
        self._column.insertWidget(0, widget)
        widget.show()  # what gets another parent is hidden

    def show_situation(self, situation: Situation) -> None:
        """Show how the overview stands."""
        was_waiting = self.finish.hasFocus() and not self.successes.is_offering
        self.successes.show_situation(situation)
        self.closing.show_situation(situation)
        order_by_eye(self)
        if was_waiting and self.part is RoundPart.SUCCESSES:
            self.take_focus()

    def numbers_open(self) -> dict[RoundPart, int | None]:
        """How many answers each part waits for; None for what is not asked one by one."""
        assert self._standing is not None
        made = {part: questions.number_open for part, questions in self.questions.items()}
        return {part: made.get(part, self._standing.number_open(part)) for part in RoundPart}

    def take_focus(self) -> None:
        """Go to where the keyboard begins, and bring it into view: the question, or how to finish the part."""
        questions = self.questions.get(self.part)
        self._scroll.verticalScrollBar().setValue(0)
        if questions is not None and not questions.is_at_end:
            questions.take_focus()
        elif self.part is RoundPart.SUCCESSES and self.successes.is_offering:
            self.successes.take_focus()
        elif self.part is RoundPart.CLOSING:
            self.closing.take_focus()
        else:
            (self.finish if self.finish.isVisible() else self.reopen).setFocus()
        self._show_focus()

    def flush(self) -> bool:
        """Save what was half typed; False when a field refuses it."""
        return all([questions.flush() for questions in self.questions.values()])  # noqa: C419 - each of them

    # -- inside --

    def _make_questions(self, part: RoundPart) -> None:
        cards = {asked: kind(self._changes, self._today) for asked, kind in CARDS[part].items()}
        questions = self.questions[part] = Questions(part, cards)
        self._column.addWidget(questions, 1)
        questions.opened.connect(self.opened)
        questions.moved.connect(self._follow_move)
        questions.returned.connect(self.take_focus)
        if self._standing is not None:
            questions.show_standing(self._standing, is_another=True)

    def _follow_move(self) -> None:
        if self._standing is not None:
            focused = QApplication.focusWidget()
            had_focus = focused is not None and self.isAncestorOf(focused)
            self._show_foot()
            self.moved.emit()
            if had_focus:
                self.take_focus()

    def _show_body(self) -> None:
        """Only what is shown takes room: a stack would be as high as the highest of its pages."""
        if self.part in CARDS and self.part not in self.questions:
            self._make_questions(self.part)
        bodies = {**self.questions, RoundPart.SUCCESSES: self.successes, RoundPart.CLOSING: self.closing}
        for part, body in bodies.items():
            body.setVisible(part is self.part)

    def _show_foot(self) -> None:
        """Offer to finish the part, and most of all when nothing is left of it; or say when it was finished."""
        if self._standing is None:
            return
        done_on = self._standing.finished.get(self.part)
        following = self._standing.first_unfinished(self.part)
        is_last = following is None or following is self.part
        name = "" if is_last or following is None else self._words[following].title
        self.finish.setText(self.tr("Klaar, verder met {part}").format(part=name) if name else self.tr("Klaar"))
        questions = self.questions.get(self.part)
        is_due = self.part is RoundPart.SUCCESSES or (questions is not None and questions.is_at_end)
        self.finish.set_kind(Kind.PRIMARY if is_due else Kind.NORMAL)
        self.finish.updateGeometry()
        self.finish.setVisible(done_on is None and not self._is_read_only)
        self.reopen.setVisible(done_on is not None and not self._is_read_only)
        self._done.setText(self.tr("Klaar op {day}").format(day=date_in_words(done_on)) if done_on else "")
        self._done.setVisible(done_on is not None)

    def _show_focus(self) -> None:
        focused, sheet = self.focusWidget(), self._scroll.widget()
        if focused is not None and sheet is not None and sheet.isAncestorOf(focused):
            settle_layouts()
            self._scroll.ensureWidgetVisible(focused, 0, MARGIN)

    def _show_line(self, view: QWidget, place: QRect) -> None:
        sheet = self._scroll.widget()
        assert sheet is not None
        bottom = view.mapTo(sheet, place.bottomLeft())
        self._scroll.ensureVisible(bottom.x(), bottom.y(), 0, MARGIN)

    def _set_up_layout(self) -> None:
        sheet = QWidget()
        self._column = inside = QVBoxLayout(sheet)
        inside.setSpacing(8)
        inside.addWidget(self._title)
        inside.addWidget(self._why)
        inside.addSpacing(8)
        for body in (self.successes, self.closing):
            inside.addWidget(body, 1)
            body.hide()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for widget in (self._scroll, self._scroll.viewport(), sheet):
            widget.setBackgroundRole(QPalette.ColorRole.Base)
        self._scroll.setWidget(sheet)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 10, MARGIN, 10)
        foot.setSpacing(10)
        foot.addWidget(self._done)
        foot.addWidget(self.finish)
        foot.addWidget(self.reopen)
        foot.addStretch(1)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(1, 0, 0, 0)
        frame.setSpacing(0)
        frame.addWidget(self._scroll, 1)
        frame.addLayout(foot)
        self._foot = foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Lines of a length that reads; a widget of a widest width would be given the height of a wider one."""
        over = self.width() - MARGIN - current_theme().px(WIDEST)
        self._column.setContentsMargins(MARGIN, 14, max(MARGIN, over), MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, line = QPainter(self), current_theme().colour("line")
        painter.fillRect(0, 0, 1, self.height(), line)
        painter.fillRect(0, self._foot.geometry().top(), self.width(), 1, line)
