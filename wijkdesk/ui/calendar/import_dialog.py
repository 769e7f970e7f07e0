"""Meetings of a calendar that become contact moments: proposed, and ticked before anything is noted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QWidget

from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import MomentKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.writing.calendar import note_meetings
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import Dialog
from wijkdesk.ui.entity_table import Column
from wijkdesk.ui.entity_table.columns import DATE, TITLE
from wijkdesk.ui.fields import Choice, ChoiceField, DateField
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.second_process import Stopped, second_process
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.tab_order import order_by_eye
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.ticked_table import TickedTable

if TYPE_CHECKING:
    from wijkdesk.exchange.calendar.appointments import Appointments
    from wijkdesk.exchange.calendar.moments_in import Proposed

WIDTH: Final = 1000
SHOWN_ROWS: Final = 7
ROW_HEIGHT: Final = 36
USUAL_DAYS: Final = 91


class MeetingRow(NamedTuple):
    """A meeting; ``id`` is its place in the file, in order of time."""

    id: int
    proposed: Proposed


class CalendarImport(Dialog):
    """Shows the meetings of a period, each to tick; those with contacts of the dossier are ticked already."""

    handbook_page = "inlezen.md#agenda"

    def __init__(
        self,
        changes: Changes,
        path: Path,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(changes.tr("Agenda inlezen"), changes.tr("Noteren"), width=WIDTH, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._changes, self._path = changes, path
        self._is_done, self._round = False, 0
        self.rows: dict[int, MeetingRow] = {}
        hint = self.tr(
            "Overleg dat in je agenda staat, wordt een contactmoment met wie je kent. Alleen wat je aanvinkt."
        )
        self.column.add(Paragraph(hint, "body", "text2"))
        self.first_day = self.column.add(DateField(self.tr("Vanaf"), is_past=True, required=True, today=today))
        self.last_day = self.column.add(DateField(self.tr("Tot en met"), is_past=True, required=True, today=today))
        self.first_day.load(today() - dt.timedelta(days=USUAL_DAYS))
        self.last_day.load(today())
        self.said = self.column.add(Paragraph(self.tr("Even lezen…"), "meta", "text2"))
        self.commit.setEnabled(False)
        for field in (self.first_day, self.last_day):
            field.edited.connect(lambda _day: self._read())
        self._slices = Slices(self)
        self._slices.begin(self._make_parts(), self._read)

    def accept(self) -> None:
        """Note what is ticked, in one step."""
        if self._is_done:
            super().accept()
            return
        from wijkdesk.exchange.calendar.moments_in import met  # noqa: PLC0415 - loaded by the reading

        meetings = [met(row.proposed) for row in self._ticked()]
        self.commit.setEnabled(False)
        work = partial(note_meetings, self._changes.dossier, meetings)
        run_in_background(self, work, lambda _nothing: self._tell_done(len(meetings)), self._tell_not_noted)

    # -- inside --

    def _make_parts(self) -> Iterator[None]:
        """Make what shows the meetings, a part at a time: opening does not wait for it."""
        yield
        self.table: TickedTable[MeetingRow] = self.column.add_hidden(
            TickedTable(self._columns(), self.tr("Afspraken"), self.tr("Mee"))
        )
        self.table.setFixedHeight(current_theme().px(ROW_HEIGHT) * (SHOWN_ROWS + 1))
        self.table.ticked.connect(self._name_commit)
        self.table.chosen.connect(lambda _ids: self._show_chosen())
        yield
        self.about = self.column.add_hidden(Paragraph("", "meta", "text2"))
        kinds = [Choice(kind, kind.dutch) for kind in MomentKind]
        self.kind = self.column.add_hidden(ChoiceField(self.tr("Soort"), kinds))
        self.kind.edited.connect(self._give_kind)
        self.refusal = self.column.add_hidden(Paragraph("", "body", "red"))
        yield
        order_by_eye(self)

    def _columns(self) -> list[Column[MeetingRow]]:
        return [
            Column(
                key="day",
                heading=self.tr("Dag"),
                text=lambda row: f"{row.proposed.meeting.day:%d-%m-%Y}",
                style=lambda _row: DATE,
                sort_key=lambda row: (row.proposed.meeting.day, row.id),
                width=100,
            ),
            Column(
                key="what",
                heading=self.tr("Waar ging het over?"),
                text=lambda row: row.proposed.meeting.summary or self.tr("zonder titel"),
                style=lambda _row: TITLE,
            ),
            Column(key="who", heading=self.tr("Met wie"), text=lambda row: ", ".join(row.proposed.names), width=150),
            Column(
                key="kind",
                heading=self.tr("Soort"),
                text=lambda row: row.proposed.kind.dutch,
                width=92,
                wide_from=720,  # the field below says it too
            ),
            Column(key="about", heading=self.tr("Bijzonder"), text=self._remark, width=160),
        ]

    def _remark(self, row: MeetingRow) -> str:
        if row.proposed.is_noted:
            return self.tr("staat er al")
        if row.proposed.meeting.is_private:
            return self.tr("privé in je agenda")
        return "" if row.proposed.contacts else self.tr("geen contact herkend")

    def _read(self) -> None:
        """Read the file for the period that is asked; what was asked before that is not listened to."""
        first, last = self.first_day.value(), self.last_day.value()
        if first is None or last is None or self._slices.is_busy:  # else it is read once what shows it is made
            return
        self._round += 1
        self.said.set_tone("text2")
        self.said.set_text(self.tr("Even lezen…"))
        work = partial(_read_meetings, self._changes.dossier, self._path, first, last)
        shown = partial(self._show_found, self._round)
        run_in_background(self, work, shown, self._tell_unread)

    def _show_found(self, asked: int, found: tuple[Appointments, list[Proposed]]) -> None:
        if asked != self._round:
            return
        appointments, proposed = found
        self.rows = {number: MeetingRow(number, each) for number, each in enumerate(proposed)}
        told = [self.tr("Afspraken: {n}.").format(n=len(proposed))]
        if appointments.cancelled:
            told.append(self.tr("Afgezegd en weggelaten: {n}.").format(n=appointments.cancelled))
        told += [self.tr("Afspraak {n} blijft weg: {why}.").format(n=n, why=why) for n, why in appointments.unread[:5]]
        if len(appointments.unread) > 5:
            told.append(self.tr("En nog {n}.").format(n=len(appointments.unread) - 5))
        self.said.set_text(" ".join(told))
        self.table.set_rows(self.rows.values())
        self.table.setVisible(bool(self.rows))
        self.table.tick(row.id for row in self.rows.values() if row.proposed.is_likely)
        with QSignalBlocker(self.table):  # else the dialog would be fitted around what is chosen twice
            self.table.choose(*list(self.rows)[:1])
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = [self.rows[number] for number in self.table.chosen_ids() if isinstance(number, int)]
        self.kind.setVisible(bool(chosen))
        kinds = {row.proposed.kind for row in chosen}
        self.kind.load(kinds.pop() if len(kinds) == 1 else None)
        strangers = chosen[0].proposed.strangers if len(chosen) == 1 else ()
        self.about.set_text(self.tr("Niet in het dossier: {who}.").format(who=", ".join(strangers)))
        self.about.setVisible(bool(strangers))
        if self.isVisible():
            self.fit()

    def _give_kind(self, kind: Any) -> None:
        for number in self.table.chosen_ids():
            assert isinstance(number, int)
            row = self.rows[number]
            self.rows[number] = row._replace(proposed=row.proposed._replace(kind=kind))
        self.table.set_rows(self.rows.values())

    def _ticked(self) -> list[MeetingRow]:
        ticked = self.table.ticked_ids()
        return [row for row in self.rows.values() if row.id in ticked]

    def _name_commit(self) -> None:
        number = len(self._ticked())
        self.commit.setText(self.tr("{n} noteren").format(n=number))
        self.commit.setEnabled(bool(number) and not self._changes.dossier.is_read_only)

    def _tell_done(self, number: int) -> None:
        self._is_done = True
        for part in (self.first_day, self.last_day, self.table, self.kind, self.about, self.refusal):
            part.hide()
        self.cancel.hide()
        self.commit.setText(self.tr("Sluiten"))
        self.commit.setEnabled(True)
        left = self.tr("Genoteerd als contactmoment: {n}. Overgeslagen: {left}.")
        self.say_in(self.said, left.format(n=number, left=len(self.rows) - number))
        self.commit.setFocus()
        label = self._changes.dossier.undoable
        if label is not None:
            self._changes.done.emit(label)

    def _tell_not_noted(self, error: Exception) -> None:
        self._name_commit()
        if not isinstance(error, Refused | DossierFault):
            raise error
        self.say_in(self.refusal, str(error), "red")

    def _tell_unread(self, error: Exception) -> None:
        if isinstance(error, Stopped):
            return
        if not isinstance(error, Refused | DossierFault):
            raise error
        self.say_in(self.said, str(error), "red")


def _read_meetings(dossier: Dossier, path: Path, first: dt.date, last: dt.date) -> tuple[Appointments, list[Proposed]]:
    # The library of calendars, which the window does not wait for.
    from wijkdesk.exchange.calendar.files import read_calendar  # noqa: PLC0415
    from wijkdesk.exchange.calendar.moments_in import propose_moments  # noqa: PLC0415

    found = second_process().call(read_calendar, path, first, last)
    return found, dossier.read_at_one_moment(partial(propose_moments, found.meetings))
