"""Lists inside a pane, one class for each kind of thing: in what order, and what a line says."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterable, Sequence

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Position
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import GoalState, PromiseState
from wijkdesk.storage.reading.actions import ActionRow, first_actions, list_actions
from wijkdesk.storage.reading.moments import MomentRow, list_moments
from wijkdesk.storage.reading.people import PositionRow, list_positions
from wijkdesk.storage.reading.programme import PillarRow, list_pillars
from wijkdesk.storage.reading.promises import (
    CommitmentRow,
    GoalRow,
    PromiseRow,
    list_commitments,
    list_goals,
    list_promises,
)
from wijkdesk.ui.contacts.add_moment import AddMoment
from wijkdesk.ui.contacts.folded_list import FoldedList
from wijkdesk.ui.entity_table import DATE, OVERDUE, PLAIN
from wijkdesk.ui.line_list import Line
from wijkdesk.ui.marks import IconMark, Mark, PillarMark, StateMark
from wijkdesk.ui.moment_kinds import moment_mark

Today = Callable[[], dt.date]


def joined(parts: Iterable[str | None]) -> str:
    """What is known, on one line."""
    return " · ".join(part for part in parts if part)


def short_date(day: dt.date | None) -> str:
    """A date as in a table; "" when it is not known."""
    return f"{day:%d-%m-%Y}" if day is not None else ""


class ThingList(FoldedList):
    """What the lists have in common: they read their lines from the dossier."""

    _owner: object = None

    def show_ids(self, owner: object, ids: Sequence[int], reader: sqlite3.Connection) -> None:
        """Show these things, which belong to ``owner``."""
        is_other, self._owner = owner != self._owner, owner
        self.show_lines(len(ids), lambda most: self._read_lines(reader, ids, most), from_start=is_other)

    def _read_lines(self, reader: sqlite3.Connection, ids: Sequence[int], most: int) -> list[Line]:
        raise NotImplementedError

    def _lock(self, confidential: bool) -> Mark | None:
        return IconMark(self.tr("vertrouwelijk"), "lock") if confidential else None


class MomentList(ThingList):
    """Contact moments, newest first; a new one is noted above them."""

    def __init__(self, today: Today) -> None:
        self.add_moment = AddMoment(today)
        super().__init__(self.tr("Contactmomenten"), is_open=True, above=self.add_moment)

    def _read_lines(self, reader: sqlite3.Connection, ids: Sequence[int], most: int) -> list[Line]:
        return [self._line(row) for row in list_moments(reader, only=ids[:most])]

    def _line(self, row: MomentRow) -> Line:
        return Line(
            (ContactMoment, row.id),
            row.summary or row.kind.dutch.capitalize(),
            moment_mark(row.kind),
            end=short_date(row.day),
            badge=self._lock(row.confidential),
        )


class PromiseList(ThingList):
    """Promises: the open ones first, by the day on which they are due."""

    def __init__(self, heading: str, add_text: str, today: Today) -> None:
        super().__init__(heading, add_text, is_open=True)
        self._today = today

    def _read_lines(self, reader: sqlite3.Connection, ids: Sequence[int], most: int) -> list[Line]:
        rows = list_promises(reader, only=ids)
        rows.sort(key=lambda row: row.settled_on or dt.date.min, reverse=True)
        rows.sort(key=lambda row: (row.state is not PromiseState.OPEN, row.due or dt.date.max))
        return [self._line(row) for row in rows[:most]]

    def _line(self, row: PromiseRow) -> Line:
        is_open = row.state is PromiseState.OPEN
        is_late = is_open and row.due is not None and row.due < self._today()
        if not is_open:
            mark = IconMark(row.state.dutch, "check" if row.state is PromiseState.KEPT else "minus", "text3")
        elif is_late:
            mark = IconMark(self.tr("te laat"), "circle-alert", "red")
        else:
            mark = IconMark(row.state.dutch, "message-circle")
        day = row.due if is_open else row.settled_on
        style, lock = OVERDUE if is_late else DATE, self._lock(row.confidential)
        return Line((Promise, row.id), row.what, mark, end=short_date(day), end_style=style, badge=lock)


class ActionList(ThingList):
    """Actions, what runs first."""

    def __init__(self) -> None:
        super().__init__(self.tr("Acties"))

    def _read_lines(self, reader: sqlite3.Connection, ids: Sequence[int], most: int) -> list[Line]:
        return [self._line(row) for row in first_actions(reader, ids, most)]

    def lines_of(self, reader: sqlite3.Connection, numbers: Sequence[int]) -> list[Line]:
        """What is said of these actions, in this order; one that is gone has no line."""
        rows = {row.id: row for row in list_actions(reader, only=numbers)}
        return [self._line(rows[number]) for number in numbers if number in rows]

    def _line(self, row: ActionRow) -> Line:
        return Line(
            (Action, row.id),
            row.title,
            StateMark(row.state.dutch, row.state.value),
            end=short_date(row.ended_on if row.state.is_ended else row.due),
            badge=self._lock(row.confidential),
        )


class CommitmentList(ThingList):
    """What was pledged for years; what still runs first."""

    def __init__(self, today: Today, add_text: str = "") -> None:
        super().__init__(self.tr("Commitments"), add_text, is_open=True)
        self._today = today

    def _read_lines(self, reader: sqlite3.Connection, ids: Sequence[int], most: int) -> list[Line]:
        rows = list_commitments(reader, only=ids)
        rows.sort(key=self._is_over)
        return [self._line(row) for row in rows[:most]]

    def _is_over(self, row: CommitmentRow) -> bool:
        return row.last_day is not None and row.last_day < self._today()

    def _line(self, row: CommitmentRow) -> Line:
        rhythm = row.rhythm.dutch if row.rhythm is not None else ""
        mark = IconMark(self.tr("commitment"), "handshake", "text3" if self._is_over(row) else "text2")
        end = self.tr("gestopt") if self._is_over(row) else rhythm
        return Line((Commitment, row.id), row.what, mark, end=end, end_style=PLAIN, badge=self._lock(row.confidential))


class GoalList(ThingList):
    """Policy goals, the open ones first."""

    def __init__(self) -> None:
        super().__init__(self.tr("Beleidsdoelen"), self.tr("Beleidsdoel"))

    def _read_lines(self, reader: sqlite3.Connection, ids: Sequence[int], most: int) -> list[Line]:
        rows = list_goals(reader, only=ids, with_actions=False)
        rows.sort(key=lambda row: (row.state is not GoalState.OPEN, row.due or dt.date.max))
        return [self._line(row) for row in rows[:most]]

    def _line(self, row: GoalRow) -> Line:
        mark, lock = IconMark(self.tr("beleidsdoel"), "target"), self._lock(row.confidential)
        return Line((PolicyGoal, row.id), row.title, mark, end=row.state.dutch, end_style=PLAIN, badge=lock)


class PillarList(ThingList):
    """The pillars that somebody is the holder of."""

    def __init__(self) -> None:
        super().__init__(self.tr("Portefeuille"), is_open=True)

    def _read_lines(self, reader: sqlite3.Connection, ids: Sequence[int], most: int) -> list[Line]:
        return [self._line(row) for row in list_pillars(reader, only=ids)[:most]]

    def _line(self, row: PillarRow) -> Line:
        end = self.tr("afgesloten") if row.retired_on is not None else ""
        mark = PillarMark(self.tr("pijler"), row.colour)
        return Line((Pillar, row.id), row.name, mark, end=end, end_style=PLAIN)


class PositionList(ThingList):
    """Who is or was what at which organisation, seen from the person or from the organisation; what runs first."""

    def __init__(self, heading: str, add_text: str, *, of_person: bool, today: Today) -> None:
        super().__init__(heading, add_text, is_open=True)
        self._of_person = of_person
        self._today = today

    def _read_lines(self, reader: sqlite3.Connection, ids: Sequence[int], most: int) -> list[Line]:
        rows = list_positions(reader, only=ids)
        rows.sort(key=lambda row: (row.last_day or dt.date.max, row.first_day or dt.date.min), reverse=True)
        rows.sort(key=self._is_over)
        return [self._line(row) for row in rows[:most]]

    def _is_over(self, row: PositionRow) -> bool:
        return row.last_day is not None and row.last_day < self._today()

    def _line(self, row: PositionRow) -> Line:
        name, icon = (row.organisation, "building-2") if self._of_person else (row.contact, "user")
        said = f"{name} {row.role}".lower()  # some are known by what they are
        role = "" if row.role.lower() in name.lower() else row.role
        head = self.tr("afdelingshoofd") if row.is_head and self.tr("hoofd") not in said else ""
        return Line(
            (Position, row.id),
            name,
            IconMark("", icon, "text3" if self._is_over(row) else "text2"),
            detail=joined((role, head)),
            end=self._period(row),
        )

    def _period(self, row: PositionRow) -> str:
        """The years; the days stand in the dialog."""
        first = str(row.first_day.year) if row.first_day is not None else ""
        if row.last_day is not None:
            last = str(row.last_day.year)
            return last if first == last else f"{first or '…'}–{last}"
        return self.tr("sinds {year}").format(year=first) if first else ""
