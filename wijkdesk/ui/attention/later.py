"""Putting a line off until a day."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from wijkdesk.domain.refusal import Refused
from wijkdesk.insight.attention import Need
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.attention import postpone
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.command_dialog import CommandDialog
from wijkdesk.ui.fields import DateField


def later_menu(changes: Changes, need: Need, today: dt.date, parent: QWidget) -> QMenu:
    """The days until which a line can be put off, and a day of one's own."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    days: list[tuple[str, dt.date]] = [
        (menu.tr("&Morgen"), today + dt.timedelta(days=1)),
        (menu.tr("Over een &week"), today + dt.timedelta(days=7)),
        (menu.tr("Over een maa&nd"), _a_month_after(today)),
    ]
    for text, day in days:
        menu.addAction(text, partial(changes.carry_out, postpone, need.reason, need.about, day))
    menu.addSeparator()
    menu.addAction(menu.tr("Kies een &dag…"), lambda: LaterDialog(changes, need, today, parent.window()).open())
    return menu


class LaterDialog(CommandDialog):
    """Asks until which day."""

    handbook_page = "aandacht.md#later"

    def __init__(self, changes: Changes, need: Need, today: dt.date, parent: QWidget | None = None) -> None:
        def command(dossier: Dossier, until: dt.date) -> None:
            if until <= today:
                raise Refused(self.tr("Kies een dag die nog komt."), "until")
            postpone(dossier, need.reason, need.about, until)

        super().__init__(changes, command, self.tr("Later"), self.tr("Tot dan weglaten"), parent=parent)
        field = DateField(self.tr("Weer tonen op"), today=lambda: today)
        self.ask("until", field, _a_month_after(today), required=self.tr("Vul een datum in."))


def _a_month_after(day: dt.date) -> dt.date:
    year, month = (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
