"""How an organisation takes part through the years: a small chart and a sentence that can be read aloud to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.drawing.attendance import Present, draw_attendance
from wijkdesk.drawing.shapes import Drawing, Measure
from wijkdesk.insight.fading import Course, Standing
from wijkdesk.insight.partner_history import Recorded
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.canvas import Canvas
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.evidence import read_aloud
from wijkdesk.ui.icons import paint_icon
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.standings import read_standings
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import ICON

MOST_HALF_YEARS = 12
REST = 100  # milliseconds: whoever goes through the list by keyboard does not wait for what is not looked at


class PartnerCourse(QWidget):
    """Hidden for who pledged nothing. What it shows is read beside the window, once until the dossier changes."""

    def __init__(self, changes: Changes, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes, self._today = changes, today
        self._number: int | None = None
        self._known: tuple[dt.date, dict[int, Standing]] | None = None  # how all stand, on which day
        self._asked: object | None = None  # what is being read now
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._read)
        changes.changed.connect(self._forget)
        self.standing: Standing | None = None
        self._heading = Text(self.tr("Aan tafel, per halfjaar"), "section", "text2")
        self._sign = _FadingSign()
        self.word = Text("", "meta_strong", "orange")
        self.chart = Canvas(self._draw)
        self.sentence = Paragraph("", "body", "text2")
        self._key = Paragraph(self.tr("Het streepje is wat was afgesproken."), "meta", "text2")
        self._set_up_layout()
        self.hide()

    def show_of(self, organisation: int) -> None:
        """Show how this organisation stands; what was shown of it stays until the new is there.

        What is not known yet is read after ``look``.
        """
        if organisation != self._number:
            self.standing = None
            self.hide()
        self._number = organisation
        if self._known is not None and self._known[0] == self._today():
            self._show(self._known[1].get(organisation))

    def look(self) -> None:
        """Read how it stands, unless that is known: somebody sees the pane."""
        if self._known is None or self._known[0] != self._today():
            self._rest.start()

    # -- inside --

    def _forget(self, _changed: object) -> None:
        self._known = self._asked = None
        if self._is_looked_at():
            self.look()

    def _is_looked_at(self) -> bool:
        pane = self.parentWidget()  # it hides itself while there is nothing to show
        return pane is not None and pane.isVisible()

    def _read(self) -> None:
        if not self._is_looked_at():
            return
        dossier, today = self._changes.dossier, self._today()
        asked = self._asked = object()

        def work() -> dict[int, Standing]:
            return dossier.read_at_one_moment(lambda reader: read_standings(reader, today))

        def show(standings: dict[int, Standing]) -> None:
            if self._asked is asked:  # else the dossier changed meanwhile
                self._known = (today, standings)
                self._show(standings.get(self._number or 0))

        run_in_background(self, work, show)

    def _set_up_layout(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._heading)
        top.addStretch(1)
        top.addWidget(self._sign)
        top.addWidget(self.word)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 10, 0, 4)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.chart)
        column.addWidget(self._key)
        column.addWidget(self.sentence)
        self.word.setAlignment(Qt.AlignmentFlag.AlignVCenter)

    def _show(self, standing: Standing | None) -> None:
        self.standing = standing
        self.setVisible(standing is not None)
        if standing is None:
            return
        fades = standing.course is Course.FADING
        self._sign.setVisible(fades)
        self._sign.setFixedSize(self._sign.sizeHint())
        self.word.setVisible(fades)
        self.word.setText(standing.course.dutch)
        self._key.setVisible(any(each.agreed is not None for each in standing.half_years))
        self.chart.setVisible(bool(standing.half_years))
        self.chart.redraw()
        self.sentence.set_text(read_aloud(standing))

    def _draw(self, width: float, measure: Measure) -> Drawing:
        half_years = self.standing.half_years[-MOST_HALF_YEARS:] if self.standing is not None else ()
        recent = self.standing.recent if self.standing is not None else None
        since = recent.first_day if recent is not None else dt.date.max
        return draw_attendance([_present(each, since) for each in half_years], width=width, measure=measure)


class _FadingSign(QWidget):
    """A line that goes down, beside the word for it."""

    def sizeHint(self) -> QSize:
        side = current_theme().px(ICON)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self.rect(), "trending-down", "orange")


def _present(each: Recorded, since: dt.date) -> Present:
    times = each.moments if each.moments or each.log_was_kept else None
    short = f"{each.half_year.half}/{each.half_year.year % 100:02}"
    return Present(each.half_year.dutch, short, times, each.agreed, stands_out=each.first_day >= since)
