"""The place of the contacts: people and organisations, and beside them the pane of what is chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from wijkdesk.domain.contact import Organisation
from wijkdesk.storage.writing.edit import remove_several
from wijkdesk.ui.announce import say_in_status_bar
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.contacts.chips import Chips
from wijkdesk.ui.contacts.cooperation.view import CooperationView
from wijkdesk.ui.contacts.duplicates.line import DuplicatesLine
from wijkdesk.ui.contacts.owners import owner_of
from wijkdesk.ui.contacts.panes import OWNERS, Panes
from wijkdesk.ui.contacts.switch import Switch
from wijkdesk.ui.contacts.tables import ContactsTable, OrganisationsTable, PeopleTable
from wijkdesk.ui.empty_state import EmptyState
from wijkdesk.ui.list_and_detail import REPLACES_BELOW, ListAndDetail, ListPage
from wijkdesk.ui.options import Options
from wijkdesk.ui.seen import Seen
from wijkdesk.ui.settle import AHEAD
from wijkdesk.ui.several_changed import remove_rows
from wijkdesk.ui.shortcut import add_shortcut
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.sort_button import SortButton
from wijkdesk.ui.table_copy import copy_rows
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.thing_pane import ThingPane


class _Tables(QStackedWidget):
    """The list of persons, that of organisations, and who of those work together; one of them shown."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        shown = self.currentWidget()
        assert shown is not None
        shown.setFocus(event.reason())


class ContactsTab(QWidget):
    """People or organisations, the pane of one, and from there the moments, promises and agreements with it.

    ``open_requested`` asks to show a thing that lives in another place: its kind and id. ``page_requested`` asks for
    the page of what a half-year brought somebody: the half-year, the name, and whether that is an administrator.
    """

    open_requested = Signal(object, int)
    list_requested = Signal()
    page_requested = Signal(object, str, bool)

    def __init__(
        self, changes: Changes, parent: QWidget | None = None, *, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        super().__init__(parent)
        self._changes, self._today = changes, today
        self._may_write = not changes.dossier.is_read_only
        self._emptiness: tuple[int, str] = (0, "")
        self._ahead = QTimer(self, singleShot=True, interval=AHEAD)
        self._ahead.timeout.connect(self._make_ahead)
        self._copying = Slices(self)
        self._is_led = False  # while a row is chosen for something else than to show it
        self.options = Options(changes, self)
        self._tables = _Tables()
        self.page = ListPage(self.tr("Contacten"), self.tr("Zoeken in contacten"), "", self._tables)
        self.panes = Panes(changes, self.options, today)
        self.halves = ListAndDetail(self.page, self.panes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.halves)
        self.people = PeopleTable(changes, today, self._tables)
        self.organisations = OrganisationsTable(changes, today, self._tables)
        for body in (self.people, self.organisations):
            self._tables.addWidget(body)
        self.switch = Switch(
            (self.tr("Personen"), self.tr("Organisaties"), self.tr("Samenwerking")), self.tr("Wat de lijst toont")
        )
        self.chips = Chips(self)
        self.duplicates = DuplicatesLine(changes, self.flush)
        self._set_up_list()
        self._connect()
        self._switch_list(0)

    @cached_property
    def cooperation(self) -> CooperationView:
        """Who works with whom; it is made when somebody first looks at it."""
        view = CooperationView(self._changes, self._today, self._tables)
        self._tables.addWidget(view)
        self.page.add_filter(view.period).hide()
        self.panes.add_cooperation(view.pane)
        view.shown_changed.connect(self._show_number)
        view.pane_requested.connect(self.panes.show_cooperation)
        view.pane_gone.connect(self.halves.close_detail)
        view.organisation_requested.connect(lambda number: self.panes.go_to(Organisation, number))
        return view

    # -- what the window asks --

    def new(self) -> None:
        """Begin a new person, or organisation when those are shown; it is stored once it has a name."""
        if not self._may_write or not self.flush():
            return
        if self.shows_cooperation:
            self.switch.choose(0)
        self.table.choose()
        kind = self.chips.kind_of(self.table.kind)
        self.panes.begin(self.table.kind, {} if kind is None else {"kind": kind})

    def open(self, kind: type, number: int) -> None:
        """Show a person, an organisation, or what was agreed with one."""
        if not self.flush():
            return
        if kind in OWNERS:
            self._choose_in_list(kind, number)
            self._show_owner(number)
            return
        owner = owner_of(self._changes.dossier.reader, kind, number)
        if owner is not None:
            self._is_led = True
            self._choose_in_list(*owner)
            self._is_led = False
        self.panes.show_thing(kind, number, came_from=owner)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes here by name of the place, begins in the list; a focus proxy would cut the chain of Tab."""
        self._tables.setFocus(event.reason())

    def flush(self) -> bool:
        """Save what was half typed; False when a field refuses it."""
        return self.panes.flush()

    def find(self) -> None:  # type: ignore[override]  # QWidget.find is for window handles
        """Go to the search field."""
        self.page.search.setFocus()
        self.page.search.selectAll()

    def remove(self) -> None:
        """Remove what is chosen in the list, or the thing in the pane when that is something else."""
        if not self._may_write:
            return
        numbers = self._chosen()
        if self._shows_other_than(numbers) and self.pane is not None and not self._is_in_list():
            self.pane.remove()
        elif numbers:
            self._remove_rows(numbers)

    def can_merge(self) -> bool:
        """Whether two are chosen, which can become one."""
        return self._may_write and len(self._chosen()) == 2

    def merge(self) -> None:
        """Ask how the two that are chosen become one."""
        if self.can_merge():
            self.duplicates.merge(self.table.kind, self._chosen(), self.table.choose)

    def copy(self) -> None:
        """Put what is chosen on the clipboard as a table; what is confidential stays here."""
        if self.shows_cooperation:
            self.cooperation.copy()
            return
        rows = [self.table.rows[number] for number in self._chosen()]
        table = self.table

        def as_told(row: Any) -> tuple[str, ...] | None:
            return None if row.confidential else table.cells(row)

        def say(shared: int) -> None:
            secret = len(rows) - shared
            text = self.tr("{n} gekopieerd, {m} vertrouwelijk en niet.") if secret else self.tr("{n} gekopieerd.")
            say_in_status_bar(self, text.format(n=shared, m=secret))

        if rows:
            what = "regels van de contacten"
            copy_rows(self._copying, self._changes.dossier, what, table.headings(), rows, as_told, say)

    def seen(self) -> Seen | None:
        """The rows that are shown of people or organisations; who works with whom is no list."""
        if self.shows_cooperation:
            return None
        kind = "contacts" if self.table is self.people else "organisations"
        return Seen(kind, tuple(row.id for row in self.table.shown_rows()))

    def layout_state(self) -> dict[str, Any]:
        """Widths, sorting, filters and which list is shown, to keep in the settings."""
        return {
            **self.halves.layout_state(),
            "list": self.switch.choice(),
            "filters": self.chips.kept(),
            "columns": [self.people.layout_state(), self.organisations.layout_state()],
            "sorting": [list(table.rows_model.sorted_by) for table in (self.people, self.organisations)],
        }

    def restore_layout(self, state: dict[str, Any]) -> None:
        """Take over what layout_state gave; what is not there stays as it is."""
        self.halves.restore_layout(state)
        tables: tuple[ContactsTable, ...] = (self.people, self.organisations)
        for table, widths in zip(tables, state.get("columns", ()), strict=False):
            table.restore_layout(widths)
        for table, (key, descending) in zip(tables, state.get("sorting", ()), strict=False):
            if key in (column.key for column in table.rows_model.columns):
                table.sort_by(key, bool(descending))
        self.chips.restore(state.get("filters", {}))
        self.switch.choose(number if (number := state.get("list")) in (1, 2) else 0)
        self._narrow()

    # -- set-up --

    @property
    def table(self) -> ContactsTable:
        """The list that is shown."""
        return self.organisations if self._tables.currentWidget() is self.organisations else self.people

    @property
    def shows_cooperation(self) -> bool:
        """Whether who works with whom is shown, and no list."""
        return isinstance(self._tables.currentWidget(), CooperationView)

    @property
    def pane(self) -> ThingPane | None:
        """The pane that is shown, or was last."""
        return self.panes.current

    def _set_up_list(self) -> None:
        self.page.add_to_head(self.switch)
        self.page.add_above_list(self.duplicates)
        for chip in self.chips.all():
            self.page.add_filter(chip)
        self.sort_button = self.page.add_tool(SortButton(lambda: self.table))

    def _connect(self) -> None:
        self._changes.changed.connect(self._follow)
        self.page.new_button.clicked.connect(self.new)
        self.page.search.searched.connect(self._search)
        self.switch.chosen.connect(self._switch_list)
        self.chips.changed.connect(self._narrow)
        self.panes.shown.connect(self._open_detail)
        self.panes.emptied.connect(self.halves.close_detail)
        self.panes.closed.connect(self._close)
        self.panes.added.connect(self._take_added)
        self.panes.open_requested.connect(self.open_requested)
        self.panes.page_requested.connect(self.page_requested)
        for table in (self.people, self.organisations):
            table.chosen.connect(self._choose)
            table.clicked.connect(lambda _index: self._show_chosen())
            table.activated_row.connect(self._enter_pane)
            table.shown_changed.connect(self._show_number)
            table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            table.customContextMenuRequested.connect(self._open_menu)
            add_shortcut(table, "Del", self.remove)

    # -- the list --

    def showEvent(self, event: QShowEvent) -> None:
        self._load()
        self._follow_in_pane()
        super().showEvent(event)

    def get_ready(self) -> Iterator[None]:
        """Read both lists before somebody comes here first, and make the pane of the one that is shown first."""
        for table in (self.people, self.organisations):
            if table.is_stale:
                table.read_ahead()
                yield
        while not self.shows_cooperation and self.panes.make_ahead(self.table.kind):
            yield

    def _make_ahead(self) -> None:
        """Make the panes that can be opened from the list in sight before somebody asks for them."""
        if not self.isVisible() or self.shows_cooperation:
            return
        if self.panes.make_ahead(self.table.kind):
            self._ahead.start()  # the rest at another turn

    def _load(self) -> None:
        self._ahead.start()
        if self.shows_cooperation:
            self.cooperation.catch_up()
            return
        self.table.catch_up()
        self.chips.offer_organisations(self.options.of(Organisation))

    def _follow(self, changed: dict[type, set[int]]) -> None:
        for table in (self.people, self.organisations):
            table.note(changed)
        if "cooperation" in vars(self):
            self.cooperation.note(changed)
        if self.isVisible():
            self._load()
            self._follow_in_pane()

    def _follow_in_pane(self) -> None:
        if self.halves.is_open():
            self.panes.follow()

    def _switch_list(self, number: int) -> None:
        lists = (self.people, self.organisations)
        self._tables.setCurrentWidget(lists[number] if number < len(lists) else self.cooperation)
        self.page.new_button.setText(self.tr("Nieuwe organisatie") if number else self.tr("Nieuw contact"))
        self.duplicates.show_for(number)
        self.page.new_button.setVisible(self._may_write and not self.shows_cooperation)
        self.chips.show_for(None if self.shows_cooperation else self.table.kind)
        if "cooperation" in vars(self):
            self.cooperation.period.setVisible(self.shows_cooperation)
        self.sort_button.setVisible(not self.shows_cooperation)
        if self.isVisible():
            self._load()
        self._search(self.page.search.text())
        self._show_number()
        if self.halves.is_open() and self.flush():
            self.halves.close_detail()

    def _search(self, text: str) -> None:
        (self.cooperation if self.shows_cooperation else self.table).search(text)

    def _narrow(self) -> None:
        self.people.narrow(self.chips.person_kind.value(), self.chips.organisation.value())
        self.organisations.narrow(self.chips.organisation_kind.value())

    def _show_all(self) -> None:
        self.page.search.clear()
        self.chips.clear()

    def _show_number(self) -> None:
        if self.shows_cooperation:
            shown, there = self.cooperation.found()
        else:
            shown, there = self.table.rows_model.number_shown(), len(self.table.rows)
        text = self.tr("{n} gevonden") if shown < there else "{n}"
        self.page.show_count(text.format(n=shown) if there else "")
        self._show_emptiness("" if shown else "narrowed" if there else "new")

    def _show_emptiness(self, why: str) -> None:
        """Say in the place of the list why it is empty, and what to do about it."""
        which = self._tables.currentIndex()
        why = "" if self.shows_cooperation else why  # it says so itself
        if (which, why) == self._emptiness:
            return
        self._emptiness = (which, why)
        if not why:
            self.page.show_empty(None)
        elif why == "narrowed":
            button = Button(self.tr("Alles tonen"))
            button.clicked.connect(self._show_all)
            self.page.show_empty(EmptyState("search", self.tr("Niemand die hierbij past."), button))
        elif which:
            text = self.tr("Nog geen organisaties. Begin met wie er deze week aan tafel zit.")
            self.page.show_empty(EmptyState("building-2", text))
        else:
            text = self.tr("Nog geen mensen. Begin met wie je deze week sprak.")
            self.page.show_empty(EmptyState("users", text))

    # -- choosing --

    def _chosen(self) -> list[int]:
        return [] if self.shows_cooperation else [int(str(number)) for number in self.table.chosen_ids()]

    def _choose(self, _numbers: list[int]) -> None:
        """Show what is chosen, where there is room for it beside the list."""
        if self._is_led:
            return
        chosen = self._chosen()
        if len(chosen) != 1:
            if len(chosen) > 1 and self.halves.is_open() and self.flush():
                self.halves.close_detail()
            return
        has_room = self.width() >= current_theme().px(REPLACES_BELOW)
        if has_room or self.halves.is_open():
            self._show_owner(chosen[0])

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        if len(chosen) == 1:
            self._show_owner(chosen[0])

    def _show_owner(self, number: int) -> None:
        kind = self.table.kind
        if self.halves.is_open() and self.panes.thing() == (kind, number):
            return
        if self.halves.is_open() and not self.flush():
            QTimer.singleShot(0, self, self._choose_shown)
            return
        self.panes.show_thing(kind, number)

    def _choose_shown(self) -> None:
        """Go back to the row of which a field refused what was typed."""
        shown = self.panes.thing()
        if shown is not None and shown[0] is self.table.kind:
            self.table.choose(shown[1])

    def _choose_in_list(self, kind: type, number: int) -> None:
        """Choose a person or organisation in its list."""
        self.switch.choose(OWNERS.index(kind))
        self._load()
        self.table.look_up(number)
        if self.table.rows_model.position(number) is None:
            self._show_all()
        self.table.choose(number)

    def _enter_pane(self, _number: object) -> None:
        self._show_chosen()
        if self.pane is not None:
            self.pane.title.setFocus()

    def _open_menu(self, position: QPoint) -> None:
        """What can be done with the rows that are chosen."""
        chosen = self._chosen()
        if not chosen:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(chosen) == 1:
            menu.addAction(self.tr("Openen"), self._show_chosen)
        menu.addAction(self.tr("Kopiëren als tabel"), QKeySequence("Ctrl+C"), self.copy)
        menu.addAction(self.tr("Lijst meenemen als spreadsheet…"), self.list_requested.emit)
        if self._may_write:
            menu.addSeparator()
            if len(chosen) == 2:
                menu.addAction(self.tr("Samenvoegen…"), self.merge)
            menu.addAction(self.tr("Verwijderen"), QKeySequence("Ctrl+Del"), lambda: self._remove_rows(chosen))
        menu.popup(self.table.viewport().mapToGlobal(position))

    def _remove_rows(self, numbers: list[int]) -> None:
        remove_rows(self._changes, self.table, numbers, remove_several, self.table.kind, numbers)

    # -- the pane --

    def _open_detail(self) -> None:
        if "cooperation" in vars(self) and self.panes.currentWidget() is not self.cooperation.pane:
            self.cooperation.leave_pane()
        self.halves.open_detail()

    def _is_in_list(self) -> bool:
        focused = self.focusWidget()
        return focused is not None and self._tables.isAncestorOf(focused)

    def _shows_other_than(self, chosen: list[int]) -> bool:
        """Whether the pane is open on something else than what is chosen in the list."""
        return self.halves.is_open() and self.panes.thing() not in [(self.table.kind, number) for number in chosen]

    def _close(self) -> None:
        self.halves.close_detail()
        self.table.choose()
        if "cooperation" in vars(self):
            self.cooperation.leave_pane()
        self._tables.setFocus()

    def _take_added(self, number: int) -> None:
        """The new person or organisation got its name: it stands in the list now."""
        if self.table.rows_model.position(number) is None:
            self._show_all()
        self.table.choose(number)
