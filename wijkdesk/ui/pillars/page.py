"""A pillar as a page: its head, its aim, its rating, and what stands under it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, Final

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.figures import Indicator
from wijkdesk.domain.pillar import Pillar
from wijkdesk.figure_course.reading import read_course
from wijkdesk.storage.reading.programme import PillarRow
from wijkdesk.storage.writing.edit import change
from wijkdesk.storage.writing.pillars import appoint_newcomer
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.entity_form import EntityForm
from wijkdesk.ui.figure_course.charts import CourseCharts
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.line_list import LineList
from wijkdesk.ui.pillars.content import FIRST, PillarContent
from wijkdesk.ui.pillars.head import PillarHead, ReadPeople
from wijkdesk.ui.pillars.rating_card import RatingCard
from wijkdesk.ui.pillars.sections import MORE, ListSection, goal_lines, outcome_lines, running_lines
from wijkdesk.ui.pillars.texts import PageText, text_inset
from wijkdesk.ui.settle import settle_layouts
from wijkdesk.ui.tab_order import order_by_eye
from wijkdesk.ui.theme import current_theme

WIDEST: Final = 880
MARGIN: Final = 32
NARROW: Final = 400
NARROW_MARGIN: Final = 14
TWO_COLUMNS_FROM: Final = 700
COLUMN_GAP: Final = 32


class PillarPage(QScrollArea):
    """Shows one pillar and saves what is edited in it.

    ``opened`` carries kind and id of a thing that was chosen in a list; ``named`` the name of a new pillar.
    ``most`` is how many lines it shows; ``more_requested`` asks for the same pillar with as many as that is by then.
    """

    opened = Signal(object)
    named = Signal(str)
    more_requested = Signal()

    def __init__(self, changes: Changes, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dossier = self._dossier = changes.dossier
        self._today = today
        self._content: PillarContent | None = None
        self._is_new = False
        self.most = FIRST
        self._paper = QWidget()
        self.setWidgetResizable(True)
        self.setWidget(self._paper)  # before all that is on it: to move that there takes half as long as making it
        self.head = PillarHead(is_read_only=dossier.is_read_only, parent=self._paper)
        self._body = QWidget(self._paper)
        wanted = self.tr("Wat wil je hier bereiken?")
        self.aim = PageText(self.tr("Doel"), placeholder=wanted, style="aim", shows_label=False, parent=self._body)
        self._retired = Paragraph("", "body", "text2", self._body)
        self.rating = RatingCard(changes, self._body)
        nothing = self.tr("Onder deze pijler loopt nu geen actie.")
        self.running = ListSection(self.tr("Nu aan het werk"), nothing, self._body)
        nothing = self.tr("In dit halfjaar en het vorige is nog niets afgerond.")
        self.outcomes = ListSection(self.tr("Wat lukte en wat je leerde"), nothing, self._body)
        self._figures = QWidget(self._body)
        self._charts = CourseCharts(lambda number: read_course(dossier.reader, number), self._figures)
        self._all_figures = Button(self.tr("Alle cijfers"), kind=Kind.QUIET, tone="link", parent=self._figures)
        nothing = self.tr("Nog geen. Koppel een actie aan een doel van een partner.")
        self.goals = ListSection(self.tr("Beleidsdoelen"), nothing, self._body)
        self.form = EntityForm(changes, Pillar, self)
        self.form.bind("name", self.head.name)
        self.form.bind("aim", self.aim)
        self.form.bind("portfolio_holder", self.head.holder, row="portfolio_holder_id", save=self._appoint)
        self.head.name.edited.connect(self._tell_name)
        self.running.more_requested.connect(lambda: self._show_more(at_work=self.most.at_work + MORE))
        self.outcomes.more_requested.connect(lambda: self._show_more(outcomes=self.most.outcomes + MORE))
        self._charts.opened.connect(self._open_figure)
        self._all_figures.clicked.connect(self._open_first_figure)
        for section in (self.running, self.outcomes, self.goals):
            section.list.opened.connect(self.opened)
            section.list.line_shown.connect(self._show_line)
        self._set_up_layout()
        current_theme().changed.connect(self._fit)

    # -- what is shown --

    @property
    def content(self) -> PillarContent | None:
        """The pillar that is shown; None for one that is new."""
        return self._content

    def offer_people(self, read: ReadPeople) -> None:
        """Who can be portfolio holder."""
        self.head.holder.offer(read)

    def show_pillar(self, content: PillarContent) -> None:
        """Show another pillar; what was half typed about the one before is saved first."""
        self.flush()
        self._show(content)
        self.form.load(content.pillar)
        self.rating.show_pillar(content)
        settle_layouts()
        self.verticalScrollBar().setValue(0)

    def patch(self, content: PillarContent) -> None:
        """Show what the same pillar is now; a field in which somebody types is left alone."""
        self._show(content)
        self.form.patch(content.pillar)
        self.rating.patch(content)
        settle_layouts()

    def show_new(self) -> None:
        """Ask for the name of a new pillar; nothing is kept until it has one."""
        self.flush()
        self._content = None
        self._is_new = True
        self.form.clear()
        self.rating.form.clear()
        self.head.name.load("")
        self.head.show_new()
        self._body.hide()
        self.head.name.setFocus()

    def flush(self) -> bool:
        """Save what was half typed; False when a field refuses it."""
        if self._content is None:
            if self._is_new:
                self.head.name.flush()  # a new pillar without a name is no pillar: nothing is lost
            return True
        rated = self.rating.form.flush()
        return self.form.flush() and rated

    def focus_name(self) -> None:
        self.head.name.setFocus()

    def lists(self) -> Iterator[LineList]:
        """The lists of the page, from top to bottom."""
        yield from (self.running.list, self.outcomes.list, self.goals.list)

    def _show_more(self, **most: int) -> None:
        self.most = self.most._replace(**most)
        self.more_requested.emit()

    def _show(self, content: PillarContent) -> None:
        self._is_new = False
        self._content = content
        self._body.show()
        self.head.show_pillar(content.pillar)
        self._say_retired(content.pillar)
        running = running_lines(content, self._today(), self.tr)
        count = content.number_at_work
        self.running.show_lines(running, self._count(count), hidden=count - len(running))
        outcomes = outcome_lines(content, self.most.outcomes, self.tr)
        hidden = content.number_of_outcomes - len(outcomes)
        self.outcomes.show_lines(outcomes, self.tr("dit en vorig halfjaar"), hidden=hidden)
        goals = goal_lines(content, self.tr)
        self.goals.show_lines(
            goals, self.tr("1 doel") if len(goals) == 1 else self.tr("{n} doelen").format(n=len(goals))
        )
        self._show_figures(content)

    def _say_retired(self, row: PillarRow) -> None:
        self._retired.setVisible(row.retired_on is not None)
        if row.retired_on is not None:
            said = self.tr("Deze pijler is afgesloten op {date}. Wat er gebeurde, blijft staan.")
            self._retired.set_text(said.format(date=date_in_words(row.retired_on)))

    def _count(self, number: int) -> str:
        return self.tr("1 actie") if number == 1 else self.tr("{n} acties").format(n=number)

    def _show_figures(self, content: PillarContent) -> None:
        self._figures.setVisible(bool(content.figures))
        hidden = content.number_of_figures - len(content.figures)
        self._all_figures.setVisible(hidden > 0)
        self._all_figures.setText(self.tr("Alle {n} cijfers").format(n=content.number_of_figures))
        self._charts.show_figures(content.figures)

    def _open_first_figure(self) -> None:
        if self._content is not None and self._content.figures:
            self._open_figure(self._content.figures[0])

    def _open_figure(self, indicator: int) -> None:
        self.opened.emit((Indicator, indicator))

    # -- saving --

    def _appoint(self, pillar: int, holder: Any, visit: str) -> None:
        if isinstance(holder, str):
            appoint_newcomer(self._dossier, pillar, holder, visit=visit or None)
        else:
            change(self._dossier, Pillar, pillar, visit=visit or None, portfolio_holder=holder)

    def _tell_name(self, name: str) -> None:
        if self._content is None and name:
            self.named.emit(name)

    # -- layout --

    def _set_up_layout(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(COLUMN_GAP)
        for parts, share in (((self.running, self.outcomes), 11), ((self._figures, self.goals), 9)):
            column = QVBoxLayout()
            column.setSpacing(24)
            column.setAlignment(Qt.AlignmentFlag.AlignTop)
            for part in parts:
                column.addWidget(part)
            self._columns.addLayout(column, share)
        figures = QVBoxLayout(self._figures)
        figures.setContentsMargins(0, 0, 0, 0)
        figures.addWidget(self._charts)
        figures.addWidget(self._all_figures)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        body.addWidget(self.aim)
        self._inset = QVBoxLayout()
        self._inset.setSpacing(20)
        self._inset.addWidget(self._retired)
        self._inset.addWidget(self.rating)
        self._inset.addLayout(self._columns)
        body.addLayout(self._inset)
        self._sheet = QVBoxLayout(self._paper)
        self._sheet.setSpacing(4)
        self._sheet.addWidget(self.head)
        self._sheet.addWidget(self._body)
        self._sheet.addStretch(1)
        self._paper.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._paper.setBackgroundRole(QPalette.ColorRole.Base)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        QTimer.singleShot(0, self, settle_layouts)

    def showEvent(self, event: QShowEvent) -> None:
        order_by_eye(self)
        super().showEvent(event)

    def _fit(self) -> None:
        theme = current_theme()
        margin = theme.px(MARGIN if self.viewport().width() >= theme.px(NARROW) else NARROW_MARGIN)
        self._paper.setMaximumWidth(theme.px(WIDEST) + 2 * margin)
        room = self.viewport().width() - 2 * margin
        self.head.fit(room)
        self.rating.fit(room)
        is_wide = room >= theme.px(TWO_COLUMNS_FROM)
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
        inset = text_inset()  # boxes of texts reach beyond the margin, so that the texts stand on it
        self._sheet.setContentsMargins(margin - inset, 16, margin - inset, margin)
        self._inset.setContentsMargins(inset, 0, inset, 0)
        self.head.setContentsMargins(inset, 0, inset, 0)

    def _show_line(self, place: QRect) -> None:
        """Bring the line that the keyboard is at into view."""
        sender = self.sender()
        assert isinstance(sender, LineList)
        top_left = sender.viewport().mapTo(self._paper, place.topLeft())
        self.ensureVisible(top_left.x(), top_left.y(), 0, 0)
        self.ensureVisible(top_left.x(), top_left.y() + place.height(), 0, MARGIN)
