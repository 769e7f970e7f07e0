"""The lists on the page of a pillar: what runs, what was learned, which goals it serves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.event import Event
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.words import ActionState, EventKind, GoalState
from wijkdesk.storage.reading.actions import ActionRow
from wijkdesk.storage.reading.events import EventRow
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.entity_table.columns import DATE, OVERDUE, PLAIN
from wijkdesk.ui.labels import ElidedText, Paragraph, Text
from wijkdesk.ui.line_list import Line, LineList
from wijkdesk.ui.marks import IconMark, Mark, StateMark
from wijkdesk.ui.pillars.content import PillarContent

MORE: Final = 50
"""How many lines are added at a time."""

Words = Callable[[str], str]


class ListSection(QWidget):
    """A heading with a remark at its end, and lines below it, or a sentence when there are none.

    ``more_requested`` asks for more of the lines that there are.
    """

    more_requested = Signal()

    def __init__(self, heading: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remark = ElidedText("", "meta", "text2")
        self.list = LineList(heading)
        self._empty = Paragraph(empty, "body", "text2")
        self._more = Button(self.tr("Meer tonen"), kind=Kind.QUIET, tone="link")
        self._more.padding = 2
        self._more.hide()
        self._more.clicked.connect(self._ask_for_more)
        head = QHBoxLayout()
        head.addWidget(Text(heading, "heading", wrap=True), 1)
        head.addWidget(self._remark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addWidget(self._more)
        column.addWidget(self._empty)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_lines(self, lines: Sequence[Line], remark: str = "", *, hidden: int = 0) -> None:
        """Show these lines, with a remark such as their number; ``hidden`` more can be asked for."""
        self.list.set_lines(lines)
        self._more.setText(self.tr("Nog {n} tonen").format(n=min(hidden, MORE)))
        self._more.setVisible(hidden > 0)
        self._more.updateGeometry()
        self.list.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self._remark.setText(remark)

    def _ask_for_more(self) -> None:
        self.list.setFocus()  # before the button goes from under it
        self.more_requested.emit()


def running_lines(content: PillarContent, today: dt.date, tr: Words) -> list[Line]:
    """The actions that run or wait: who leads them, and until when."""
    return [_running_line(row, content.pillar.id, today, tr) for row in content.at_work]


def outcome_lines(content: PillarContent, most: int, tr: Words) -> list[Line]:
    """What ended and what happened lately, newest first; ``most`` of it."""
    dated = [(row.ended_on or dt.date.min, _ended_line(row, tr)) for row in content.ended]
    dated += [(row.day, _turn_line(row, tr)) for row in content.turns]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return [line for _, line in dated[:most]]


def goal_lines(content: PillarContent, tr: Words) -> list[Line]:
    """The policy goals that actions of this pillar contribute to, with whose they are; the open ones first."""
    return [
        Line(
            (PolicyGoal, row.id),
            row.title,
            mark=IconMark("", "target"),
            detail=row.organisation or row.portfolio_holder or "",
            end=row.state.dutch,
            end_style=PLAIN,
            badge=_badge(row.confidential, tr),
        )
        for row in sorted(content.goals, key=lambda row: row.state is not GoalState.OPEN)
    ]


def _running_line(row: ActionRow, pillar: int, today: dt.date, tr: Words) -> Line:
    is_overdue = row.due is not None and row.due < today
    end = tr("doorlopend") if row.due is None else f"{row.due:%d-%m-%Y}"
    lead = row.lead or row.lead_contact or ""
    if row.main_pillar_id != pillar:
        lead = tr("van {pillar}").format(pillar=row.main_pillar) if row.main_pillar else lead
    return Line(
        (Action, row.id),
        row.title,
        mark=StateMark(row.state.dutch, row.state.value),
        detail=lead,
        end=tr("te laat, {date}").format(date=end) if is_overdue else end,
        end_style=OVERDUE if is_overdue else DATE,
        badge=_badge(row.confidential, tr, row.quick_win),
    )


def _ended_line(row: ActionRow, tr: Words) -> Line:
    lesson = row.lesson if row.state is not ActionState.SUCCEEDED else ""
    return Line(
        (Action, row.id),
        row.title,
        mark=StateMark(row.state.dutch, row.state.value),
        detail=tr("les: {lesson}").format(lesson=lesson) if lesson else "",
        end=f"{row.ended_on:%d-%m-%Y}" if row.ended_on else "",
        badge=_badge(row.confidential, tr, row.quick_win),
    )


def _turn_line(row: EventRow, tr: Words) -> Line:
    icon, tone = ("star", "green") if row.kind is EventKind.SUCCESS else ("trending-down", "text2")
    return Line(
        (Event, row.id),
        row.title,
        mark=IconMark(row.kind.dutch, icon, tone),
        end=f"{row.day:%d-%m-%Y}",
        badge=_badge(row.confidential, tr),
    )


def _badge(confidential: bool, tr: Words, quick_win: bool = False) -> Mark | None:
    """There is room for one sign: that something must not leave comes before all else."""
    if confidential:
        return IconMark(tr("vertrouwelijk"), "lock")
    return IconMark(tr("snelle winst"), "zap") if quick_win else None
