"""The place of the timeline: one dated list, and beside it what is chosen in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.folding import fold
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.pillar import Pillar
from wijkdesk.storage.confidential.rule import open_ids
from wijkdesk.storage.reading.programme import PillarRow, list_pillars
from wijkdesk.storage.reading.records import RECORDS
from wijkdesk.storage.reading.rows import count_there
from wijkdesk.storage.reading.timeline import TimelineRow, ids_on_timeline, timeline_in_portions, timeline_of
from wijkdesk.storage.writing.events import remove_from_timeline
from wijkdesk.ui.announce import say_in_status_bar
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.empty_state import EmptyState
from wijkdesk.ui.entity_table import EntityTable
from wijkdesk.ui.list_and_detail import REPLACES_BELOW, ListAndDetail, ListPage
from wijkdesk.ui.options import Options
from wijkdesk.ui.reading_list import ReadingList
from wijkdesk.ui.seen import Seen
from wijkdesk.ui.settle import AHEAD, polish_ahead
from wijkdesk.ui.several_changed import remove_rows
from wijkdesk.ui.shared_chips import SharedChips
from wijkdesk.ui.shortcut import add_shortcut
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.sort_button import SortButton
from wijkdesk.ui.tab_order import order_by_eye
from wijkdesk.ui.table_copy import copy_rows
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.thing_pane import ThingPane
from wijkdesk.ui.timeline.chart.drawn import DrawnTimeline
from wijkdesk.ui.timeline.chart.reading import Wanted
from wijkdesk.ui.timeline.chips import Chips
from wijkdesk.ui.timeline.elsewhere_pane import ElsewherePane
from wijkdesk.ui.timeline.escalation_pane import EscalationPane
from wijkdesk.ui.timeline.event_pane import EventPane
from wijkdesk.ui.timeline.listing import Kinds, columns, copied, groups, half_key

MOST_PATCHES: Final = 200
TOLD: Final = 20_000
"""So many ids of a kind are asked at a time whether they may be told of."""
PATCHED: Final = (Event, ContactMoment, Escalation, Action)
LIVING_HERE: Final = {"event": Event, "escalation": Escalation}


class _Views(QStackedWidget):
    """The list and the drawing, one of them shown."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        shown = self.currentWidget()
        assert shown is not None
        shown.setFocus(event.reason())


class TimelineTab(QWidget):
    """Everything that has a date, newest first by half-year; events and direct reports are edited here.

    ``open_requested`` asks to show a thing that lives in another place: its kind and id; ``list_requested`` to take the
    list along.
    """

    open_requested = Signal(object, int)
    list_requested = Signal()

    def __init__(
        self, changes: Changes, parent: QWidget | None = None, *, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        super().__init__(parent)
        self._changes, self._today = changes, today
        self._may_write = not changes.dossier.is_read_only
        self._is_stale = True
        self._missed: dict[type, set[int]] = {}  # what changed while the tab was not shown
        self._has_old_drawing = False
        self._rows: dict[str, TimelineRow] = {}
        self._halves: set[int] = set()
        self._pillars: list[PillarRow] = []
        self._reading = ReadingList(self._show_rows, self._add_rows, self._offer, self)
        self._ahead, self._copying = Slices(self), Slices(self)
        self._colours: dict[int, int] = {}
        self._emptiness = ""
        self.kinds = Kinds(self.tr)
        self.options = Options(changes, self)
        # From the outside in: a widget that holds others already is styled anew with all of them where it is put.
        self._views, self._panes = _Views(), QStackedWidget()
        self.page = ListPage(
            self.tr("Tijdlijn"), self.tr("Zoeken in de tijdlijn"), self.tr("Nieuwe gebeurtenis"), self._views
        )
        self.halves = ListAndDetail(self.page, self._panes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.halves)
        self.table: EntityTable[TimelineRow] = EntityTable(
            columns(self.tr, self.kinds, self._colours), self.tr("Tijdlijn"), self._views
        )
        self.drawn = DrawnTimeline(changes, today=today)
        for view in (self.table, self.drawn):
            self._views.addWidget(view)
        self.view_button = Button(self.tr("Tekening"), "chart-gantt")
        self.report_button = Button(self.tr("Directe melding"), "megaphone")
        self.elsewhere = ElsewherePane(changes.dossier, self._panes)
        self._panes.addWidget(self.elsewhere)
        self.chips = Chips(self.kinds, self)
        self._shared = SharedChips(changes, self.chips.shared(), self._narrow, self)
        self._set_up_list()
        self._connect()

    @cached_property
    def events(self) -> EventPane:
        """The pane of an event; like that of a direct report it is made when it is first needed, or ahead of that."""
        pane = EventPane(self._changes, self.options, self._today, self._panes)
        pane.opened.connect(self.open_requested)
        self._add_pane(pane)
        return pane

    @cached_property
    def escalations(self) -> EscalationPane:
        """The pane of a direct report."""
        pane = EscalationPane(self._changes, self.options, self._today, self._panes)
        self._add_pane(pane)
        return pane

    def _add_pane(self, pane: ThingPane) -> None:
        self._panes.addWidget(pane)
        pane.closed.connect(self._close)
        pane.gone.connect(self.halves.close_detail)
        pane.added.connect(self._take_added)

    # -- what the window asks --

    def new(self) -> None:
        """Begin a new event; it is stored once it has a title."""
        self._begin(self.events)

    def new_report(self) -> None:
        """Begin a new direct report; it is stored once it has a subject."""
        self._begin(self.escalations)

    def open(self, kind: type, number: int) -> None:
        """Show an event or a direct report."""
        if not self.flush():
            return
        self._load()
        source = next(source for source, each in LIVING_HERE.items() if each is kind)
        row_id = f"{source}-{number}"
        if row_id not in self._rows and self._reading.is_busy:
            self._patch(kind, {number})
        if row_id not in self._rows:
            return
        if not self._is_shown(row_id):
            self._show_all()
        self.table.choose(row_id)
        self._show_row(self._rows[row_id])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes here by name begins in the list or the drawing; a focus proxy would cut the chain of Tab."""
        self._views.setFocus(event.reason())

    def flush(self) -> bool:
        """Save what was half typed; False when a field refuses it."""
        pane = self._thing_pane()
        return pane is None or pane.flush()

    def find(self) -> None:  # type: ignore[override]  # QWidget.find is for window handles
        """Go to the search field."""
        self.page.search.setFocus()
        self.page.search.selectAll()

    def remove(self) -> None:
        """Remove what is chosen, as far as it lives here; actions, moments and ratings are removed in their place."""
        chosen = self._chosen()
        rows = [row for row in chosen if row.source in LIVING_HERE]
        if not self._may_write:
            return
        if not rows:
            self._say_where_to_remove({row.source for row in chosen})
            return
        events = [row.number for row in rows if row.source == "event"]
        reports = [row.number for row in rows if row.source == "escalation"]
        remove_rows(self._changes, self.table, {row.id for row in rows}, remove_from_timeline, events, reports)

    def _say_where_to_remove(self, sources: set[str]) -> None:
        of_action = self.tr("Een actie verwijder je bij Acties. Druk op Enter om erheen te gaan.")
        where = {
            "moment": self.tr("Een contactmoment verwijder je bij Contacten. Druk op Enter om erheen te gaan."),
            "rating": self.tr("Een beoordeling hoort bij een pijler. Druk op Enter om erheen te gaan."),
            **dict.fromkeys(("start", "end"), of_action),
        }
        sentences = {where[source] for source in sources}
        several = self.tr("Dit verwijder je waar het vandaan komt. Kies er één en druk op Enter.")
        if sentences:
            say_in_status_bar(self, sentences.pop() if len(sentences) == 1 else several)

    def copy(self) -> None:
        """Put what is chosen on the clipboard as a table; what is confidential stays here."""
        chosen = self.table.chosen_rows()  # of now, whatever is edited meanwhile
        headings = (self.tr("Dag"), self.tr("Wat"), self.tr("Soort"), self.tr("Pijler"))

        @cache
        def told(kind: str, part: int) -> frozenset[int]:  # when the first of them asks: all in one turn take a while
            return open_ids(self._changes.dossier.reader, kind, range(part * TOLD, (part + 1) * TOLD))

        def as_told(row: TimelineRow) -> tuple[str, ...] | None:
            return copied(self.tr, row, self.kinds) if _may_be_told(row, told) else None

        def say(shared: int) -> None:
            secret = len(chosen) - shared
            text = self.tr("{n} gekopieerd, {m} vertrouwelijk en niet.") if secret else self.tr("{n} gekopieerd.")
            say_in_status_bar(self, text.format(n=shared, m=secret))

        if chosen:
            copy_rows(self._copying, self._changes.dossier, "regels van de tijdlijn", headings, chosen, as_told, say)

    def seen(self) -> Seen:
        """The rows of the list that are shown, or would be in the place of the drawing."""
        return Seen("timeline", tuple(row.id for row in self.table.shown_rows()))

    def layout_state(self) -> dict[str, Any]:
        """Widths, sorting and filters, to keep in the settings."""
        return {
            **self.halves.layout_state(),
            "columns": self.table.layout_state(),
            "sorting": list(self.table.rows_model.sorted_by),
            "filters": self.chips.kept(),
            "drawing": {"is_shown": self.is_drawn, **self.drawn.layout_state()},
        }

    def restore_layout(self, state: dict[str, Any]) -> None:
        """Take over what layout_state gave; what is not there stays as it is."""
        self.halves.restore_layout(state)
        self.table.restore_layout(state.get("columns", {}))
        key, descending = state.get("sorting", ("day", True))
        if key in (column.key for column in self.table.rows_model.columns):
            self.table.sort_by(key, bool(descending))
        self.chips.restore(state.get("filters", {}))
        drawing = state.get("drawing", {})
        if drawing:
            self.drawn.restore_layout(drawing)
        if drawing.get("is_shown") is True:
            self.show_drawing(drawn=True)
        self._narrow()

    # -- set-up --

    def _set_up_list(self) -> None:
        self.table.sort_by("day", descending=True)
        for chip in self.chips.all():
            self.page.add_filter(chip)
        self.page.add_to_head(self.report_button)
        self.sort_button = self.page.add_tool(SortButton(lambda: self.table))
        self.page.add_tool(self.view_button)
        self.chips.show_those_of_actions(shown=False)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for button in (self.report_button, self.page.new_button):
            button.setVisible(self._may_write)

    def _connect(self) -> None:
        self._changes.changed.connect(self._follow)
        self.page.new_button.clicked.connect(self.new)
        self.report_button.clicked.connect(self.new_report)
        self.page.search.searched.connect(self.table.search)
        self.page.search.searched.connect(lambda _text: self._draw())
        self.chips.changed.connect(self._narrow)
        self.chips.changed.connect(self._shared.tell)
        self.drawn.tools_changed.connect(self._draw)
        self.view_button.clicked.connect(lambda: self.show_drawing(drawn=not self.is_drawn))
        self.drawn.chart.chosen.connect(self._choose_drawn)
        self.drawn.chart.opened.connect(self._open_drawn)
        self.drawn.chart.day_asked.connect(lambda day: self._begin(self.events, day=day))
        self.table.chosen.connect(self._choose)
        self.table.clicked.connect(lambda _index: self._show_chosen())
        self.table.activated_row.connect(self._enter_row)
        self.table.shown_changed.connect(self._show_number)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.elsewhere.opened.connect(self.open_requested)
        self.elsewhere.closed.connect(self._close)
        add_shortcut(self.table, "Del", self.remove)

    # -- reading --

    def showEvent(self, event: QShowEvent) -> None:
        self._load()
        self._follow_in_pane()
        if self._has_old_drawing:
            self._draw()
        super().showEvent(event)
        QTimer.singleShot(AHEAD, self, lambda: self._ahead.begin(self._make_panes()))

    def get_ready(self) -> Iterator[None]:
        """Read before somebody comes here first, and make the panes."""
        if self._is_stale:
            self._load(ahead=True)
            yield
        yield from self._make_panes()

    def _make_panes(self) -> Iterator[None]:
        """Before somebody opens something, which for the first time takes as long as all this."""
        for make in (lambda: self.events, lambda: self.escalations):
            pane = make()
            yield
            polish_ahead(pane)
            yield

    def _load(self, *, ahead: bool = False) -> bool:
        """Show what the dossier holds now: all of it, or only what changed since; tells whether that was enough."""
        self._reading.hurry()
        if not self._is_stale and self._number_missed() <= MOST_PATCHES:
            self._patch_rows(self._missed)
            return True
        self._is_stale, self._missed = False, {}
        self._pillars = list_pillars(self._changes.dossier.reader)
        self._colours.clear()
        self._colours.update({row.id: row.colour for row in self._pillars})
        portions = timeline_in_portions(lambda: self._changes.dossier.reader)
        self._reading.begin(portions, anew=bool(self._rows), ahead=ahead)
        return False

    def _number_missed(self) -> int:
        """How many things there are to read of what changed since."""
        reader = self._changes.dossier.reader
        missed = ((RECORDS[kind].table, self._missed.get(kind, ())) for kind in PATCHED)
        return sum(count_there(reader, table, numbers, MOST_PATCHES) for table, numbers in missed)

    def _show_rows(self, rows: list[TimelineRow]) -> None:
        self._rows = {row.id: row for row in rows}
        self._group({half_key(row) for row in rows})
        self.table.set_rows(rows)
        self._offer()
        self._draw()

    def _add_rows(self, rows: list[TimelineRow]) -> None:
        fresh = [row for row in rows if row.id not in self._rows]
        self._rows.update((row.id, row) for row in fresh)
        self._group({half_key(row) for row in fresh})
        self.table.add_rows(fresh)
        self._draw()

    def _offer(self) -> None:
        self.chips.offer(self._pillars, self._halves, self.options.of(Organisation))
        self._shared.take_over()

    def _group(self, halves: set[int]) -> None:
        """Put the rows under the headings of these half-years; a row without a heading cannot be shown."""
        if not halves <= self._halves:
            self._halves |= halves
            self.table.group_by(groups(self.tr, self._halves), half_key)

    def _follow(self, changed: dict[type, set[int]]) -> None:
        for kind, numbers in changed.items():
            self._missed[kind] = self._missed.get(kind, set()) | numbers
        if Pillar in changed:  # the name and colour of a pillar stand in many rows
            self._is_stale = True
        if self._reading.is_busy:
            if self._reading.is_patchable:
                self._reading.show_read()  # so that it can be told what changed
            else:
                self._is_stale = True
        if self.isVisible():
            has_all = self._load()
            self._follow_in_pane()
            if not (has_all and self._draw_changed(changed)):
                self._draw()
        else:
            self._has_old_drawing = True

    def _patch_rows(self, changed: dict[type, set[int]]) -> None:
        self._missed = {}
        for kind in PATCHED:
            self._patch(kind, changed.get(kind, set()))
        if Contact in changed:  # the names of people stand in moments of which nothing was written down
            self._is_stale = True

    def _patch(self, kind: type, numbers: set[int]) -> None:
        found = {row.id: row for row in timeline_of(self._changes.dossier.reader, kind, numbers)}
        there = (row_id for number in numbers for row_id in ids_on_timeline(kind, number) if row_id in self._rows)
        gone = [row_id for row_id in there if row_id not in found]
        for row_id in gone:
            del self._rows[row_id]
        self._group({half_key(row) for row in found.values()})
        self._rows.update(found)
        self.table.patch_rows(found.values(), gone)

    def _follow_in_pane(self) -> None:
        pane = self._thing_pane()
        if not self.halves.is_open():
            return
        if pane is not None:
            pane.follow()
        elif self.elsewhere.row is not None:
            row = self._rows.get(self.elsewhere.row.id)
            if row is None:
                self.halves.close_detail()
            else:
                self.elsewhere.show_row(row, self.kinds.mark(row).word)

    # -- the drawing --

    @property
    def is_drawn(self) -> bool:
        """Whether the drawing is shown, and not the list."""
        return self._views.currentWidget() is self.drawn

    def show_drawing(self, *, drawn: bool) -> None:
        """Show the drawing, or the list again."""
        self._views.setCurrentWidget(self.drawn if drawn else self.table)
        self.view_button.setText(self.tr("Lijst") if drawn else self.tr("Tekening"))
        self.sort_button.setVisible(not drawn)
        self.chips.show_those_of_actions(shown=drawn)
        self.drawn.offer_indicators()
        order_by_eye(self.page)
        self._show_number()
        self._draw()
        self._views.setFocus()

    def _draw(self) -> None:
        if self.is_drawn:
            self._has_old_drawing = False
            self.drawn.show_wanted(self._wanted(self._rows.values()))

    def _draw_changed(self, changed: dict[type, set[int]]) -> bool:
        """Let the drawing show what changed at once; False when all of it has to be read again."""
        if not self.is_drawn or self._has_old_drawing:
            return False
        found = (
            row_id for kind, numbers in changed.items() for each in numbers for row_id in ids_on_timeline(kind, each)
        )
        rows = [self._rows[row_id] for row_id in found if row_id in self._rows]
        return self.drawn.show_changed(changed, self._wanted(rows))

    def _wanted(self, rows: Iterable[TimelineRow]) -> Wanted:
        """What chips and search let through of these rows and of all actions."""
        return self.chips.wanted(rows)._replace(words=fold(self.page.search.text()).split())

    def _choose_drawn(self, kind: type, number: int) -> None:
        """Show what is chosen in the drawing beside it, when it lives here."""
        source = next((source for source, each in LIVING_HERE.items() if each is kind), None)
        if source is not None and f"{source}-{number}" in self._rows and self.halves.is_open():
            self._show_row(self._rows[f"{source}-{number}"])

    def _open_drawn(self, kind: type, number: int) -> None:
        source = next((source for source, each in LIVING_HERE.items() if each is kind), None)
        if source is None:
            self.open_requested.emit(kind, number)
        elif self.flush():
            self._show_row(self._rows[f"{source}-{number}"])

    # -- the list --

    def _narrow(self) -> None:
        self.table.filter(self.chips.filter())
        self._draw()

    def _show_all(self) -> None:
        self.page.search.clear()
        self.chips.clear()

    def _is_shown(self, row_id: str) -> bool:
        return self.table.rows_model.position(row_id) is not None

    def _show_number(self) -> None:
        shown = self.table.rows_model.number_shown()
        text = self.tr("{n} gevonden") if shown < len(self._rows) else "{n}"
        self.page.show_count(text.format(n=f"{shown:,}".replace(",", ".")) if self._rows else "")
        self._show_emptiness("" if shown or self.is_drawn else "narrowed" if self._rows else "new")

    def _show_emptiness(self, why: str) -> None:
        """Say in the place of the list why it is empty, and what to do about it."""
        if why == self._emptiness:
            return
        self._emptiness = why
        if not why:
            self.page.show_empty(None)
        elif why == "narrowed":
            button = Button(self.tr("Alles tonen"))
            button.clicked.connect(self._show_all)
            self.page.show_empty(EmptyState("search", self.tr("Niets op de tijdlijn dat hierbij past."), button))
        else:
            text = self.tr("Nog niets gebeurd. Begin met wat je vandaag op straat hoorde.")
            self.page.show_empty(EmptyState("chart-gantt", text))

    # -- choosing --

    def _chosen(self) -> list[TimelineRow]:
        return [self._rows[str(row_id)] for row_id in self.table.chosen_ids()]

    def _choose(self, chosen: list[str]) -> None:
        """Show what is chosen, where there is room for it beside the list."""
        if len(chosen) > 1 and self.halves.is_open() and self.flush():
            self.halves.close_detail()
        has_room = self.width() >= current_theme().px(REPLACES_BELOW)
        if len(chosen) == 1 and (has_room or self.halves.is_open()):
            self._show_row(self._rows[chosen[0]])

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        if len(chosen) == 1:
            self._show_row(chosen[0])

    def _show_row(self, row: TimelineRow) -> None:
        if self.halves.is_open() and self._shown_id() == row.id:
            return
        if self.halves.is_open() and not self.flush():
            QTimer.singleShot(0, self, self._choose_shown)
            return
        pane: QWidget
        if row.source in LIVING_HERE:
            pane = self.events if row.source == "event" else self.escalations
            if not pane.show_thing(row.number):
                return
        else:
            pane = self.elsewhere
            self.elsewhere.show_row(row, self.kinds.mark(row).word)
        self._panes.setCurrentWidget(pane)
        self.halves.open_detail()

    def _thing_pane(self) -> ThingPane | None:
        """The pane with fields, when that is the one that is shown or was last."""
        pane = self._panes.currentWidget()
        return pane if isinstance(pane, ThingPane) else None

    def _shown_id(self) -> str:
        pane = self._thing_pane()
        if pane is None:
            return self.elsewhere.row.id if self.elsewhere.row is not None else ""
        source = "event" if pane is self.events else "escalation"
        return f"{source}-{pane.number}"

    def _choose_shown(self) -> None:
        """Go back to the row of which a field refused what was typed."""
        self.table.choose(self._shown_id())

    def _enter_row(self, row_id: object) -> None:
        """To the fields of what lives here, and to the place of what does not."""
        self._show_chosen()
        pane = self._thing_pane()
        if pane is not None:
            pane.title.setFocus()
        else:
            self.elsewhere.open_row()

    def _begin(self, pane: ThingPane, **values: Any) -> None:
        if not self._may_write or not self.flush():
            return
        self.table.choose()
        self._panes.setCurrentWidget(pane)
        self.halves.open_detail()
        pane.begin(**values)

    def _take_added(self, number: int) -> None:
        """The new thing got its title: it stands in the list now."""
        row_id = self._shown_id()
        if not self._is_shown(row_id):
            self._show_all()
        self.table.choose(row_id)

    def _close(self) -> None:
        """Close on Esc or the cross; a new thing without a title is dropped, and so is what a field refused."""
        pane = self._thing_pane()
        if pane is not None:
            pane.flush()
            pane.fields.clear()
        self.halves.close_detail()
        self.table.choose()
        self._views.setFocus()

    def _open_menu(self, position: QPoint) -> None:
        """What can be done with the rows that are chosen."""
        rows = self._chosen()
        if not rows:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(rows) == 1:
            menu.addAction(self.tr("Openen"), lambda: self._enter_row(rows[0].id))
        menu.addAction(self.tr("Kopiëren als tabel"), QKeySequence("Ctrl+C"), self.copy)
        menu.addAction(self.tr("Lijst meenemen als spreadsheet…"), self.list_requested.emit)
        if self._may_write and any(row.source in LIVING_HERE for row in rows):
            menu.addSeparator()
            menu.addAction(self.tr("Verwijderen"), QKeySequence("Ctrl+Del"), self.remove)
        menu.popup(self.table.viewport().mapToGlobal(position))


def _may_be_told(row: TimelineRow, told: Callable[[str, int], frozenset[int]]) -> bool:
    """Whether others may read it; a rating is of a pillar, which cannot be confidential."""
    kinds = {
        "event": "events",
        "moment": "moments",
        "escalation": "escalations",
        "start": "actions",
        "end": "actions",
    }
    return row.source not in kinds or row.number in told(kinds[row.source], row.number // TOLD)
