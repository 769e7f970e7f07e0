"""The place of the actions: the list, and beside it the pane of what is chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from functools import cache, cached_property, partial
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.photo import Photo
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import ActionState
from wijkdesk.storage.confidential.rule import open_ids
from wijkdesk.storage.reading.actions import ActionRow, actions_in_portions, followers_of, list_actions
from wijkdesk.storage.reading.people import confidential_organisations
from wijkdesk.storage.reading.photos import list_photos
from wijkdesk.storage.reading.programme import list_pillars
from wijkdesk.storage.reading.rows import count_there
from wijkdesk.storage.writing.actions import duplicate_actions, reopen_action
from wijkdesk.storage.writing.edit import remove_several
from wijkdesk.ui.actions.list_page import ActionList
from wijkdesk.ui.actions.listing import cells, headings, named_to_others, names_in
from wijkdesk.ui.actions.pane import ActionPane
from wijkdesk.ui.actions.pictures_given import Given, PicturesGiven, pictures_in
from wijkdesk.ui.actions.several import SeveralPane
from wijkdesk.ui.announce import say_in_status_bar
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.ending import EndAction
from wijkdesk.ui.list_and_detail import REPLACES_BELOW, ListAndDetail
from wijkdesk.ui.options import Options
from wijkdesk.ui.reading_list import AT_ONCE, ReadingList
from wijkdesk.ui.seen import Seen
from wijkdesk.ui.settle import AHEAD, polish_ahead
from wijkdesk.ui.several_changed import change_several, remove_rows
from wijkdesk.ui.shared_chips import SharedChips
from wijkdesk.ui.shortcut import add_shortcut
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.table_copy import copy_rows
from wijkdesk.ui.theme import current_theme

MOST_PATCHES: Final = 200
NAMED: Final[tuple[type, ...]] = (Pillar, Organisation, Contact, PolicyGoal)
"""What an action names, beside other actions."""


class ActionsTab(QWidget):
    """Actions, overdue ones and quick wins first, and the pane of one or of several.

    ``open_requested`` asks to show a thing that lives in another place: its kind and id; ``list_requested`` to take the
    list along.
    """

    open_requested = Signal(object, int)
    list_requested = Signal()

    def __init__(
        self, changes: Changes, parent: QWidget | None = None, *, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        self._changes, self._today = changes, today
        self._may_write = not changes.dossier.is_read_only
        self._read_on: dt.date | None = None  # None before that
        self._missed: dict[type, set[int]] = {}  # what changed since the list followed
        self._is_mixed = False  # whether part of the list was read before some of that changed, and part after it
        self._wants_pane, self._wants_all = True, False
        self._options = Options(changes)
        self.page = ActionList(today)
        self.table = self.page.table
        super().__init__(parent)
        self._reading = ReadingList(self._show_rows, self.page.add_rows, self._follow_rows, self)
        self._ahead, self._copying, self._offering = Slices(self), Slices(self), Slices(self)
        self._panes = QStackedWidget()
        self.halves = ListAndDetail(self.page, self._panes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.halves)
        self.page.new_button.setVisible(self._may_write)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._shared = SharedChips(changes, self.page.chips.shared(), self.page.narrow, self)
        self.page.chips.changed.connect(self._shared.tell)
        self._connect()

    @cached_property
    def pane(self) -> ActionPane:
        """The pane of one action; like that of several it is made when it is first needed, or ahead of that."""
        pane = ActionPane(self._changes, self._options, self._today, self._panes)
        self._panes.addWidget(pane)
        pane.set_pillars(self.page.pillars, self.page.numbers)
        pane.show_all(self._wants_all)
        menu = QMenu(pane.more)
        pane.more.setMenu(menu)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        pane.closed.connect(self._close_pane)
        pane.end_requested.connect(self.end_action)
        pane.action_requested.connect(lambda number: self.open(Action, number))
        pane.entity.added.connect(self._added)
        if self._may_write:
            PicturesGiven(pane, self.table).given.connect(self._add_pictures)
        return pane

    @cached_property
    def several(self) -> SeveralPane:
        """The pane of several actions."""
        several = SeveralPane(self._changes, self._options, self._today, self._panes)
        self._panes.addWidget(several)
        several.closed.connect(self._close_pane)
        several.duplicate_requested.connect(self.duplicate)
        several.copy_requested.connect(self.copy)
        several.remove_requested.connect(self.remove)
        return several

    @property
    def _made_pane(self) -> ActionPane | None:
        """The pane, where somebody needed it already."""
        return vars(self).get("pane")

    @property
    def _number(self) -> int | None:
        """The id of the action in the pane; None for a new one, and where there is none."""
        return self._made_pane.number if self._made_pane is not None else None

    # -- what the window asks --

    def new(self) -> None:
        """Begin a new action: it is added once it has a title."""
        if not self._may_write or not self.flush():
            return
        self.table.choose()
        pillar = self.page.chips.pillar.value()
        self.pane.load_new(self.page.rows, pillar or None)
        self._open_pane(self.pane)
        self.pane.title.setFocus()

    def open(self, kind: type, number: int) -> None:
        """Show an action, or the action of a photo and the photo itself."""
        if self._read_on is None:
            self._reload()
        photos = list_photos(self._changes.dossier.reader, only=[number]) if kind is Photo else []
        action = photos[0].action_id if photos else number
        if action is not None and action not in self.page.rows and self._reading.is_busy:
            self.page.add_rows(list_actions(self._changes.dossier.reader, only=[action]))
        if action not in self.page.rows:
            return
        if self.table.rows_model.position(action) is None:
            self.page.show_all()
        self.table.choose(action)
        self._show_chosen()
        if photos:
            self.pane.photos.open(number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes here by name of the place, begins in the list; a focus proxy would cut the chain of Tab."""
        self.table.setFocus(event.reason())

    def flush(self) -> bool:
        """Save what was half typed; False when a field refuses it."""
        pane = self._panes.currentWidget()
        if isinstance(pane, SeveralPane):
            return pane.flush()
        return not isinstance(pane, ActionPane) or pane.entity.flush()

    def find(self) -> None:  # type: ignore[override]  # Qt's own find is about numbers of windows
        """Go to the search field."""
        self.page.search.setFocus()
        self.page.search.selectAll()

    def remove(self) -> None:
        """Remove what is chosen, as one step to undo."""
        numbers = self._targets()
        if not numbers or not self._may_write:
            return
        remove_rows(self._changes, self.table, numbers, remove_several, Action, numbers)

    def copy(self) -> None:
        """Put what is chosen on the clipboard as a table; what is confidential stays here."""
        chosen = [self.page.rows[number] for number in self._targets()]

        @cache
        def rule() -> tuple[Collection[int], frozenset[int]]:  # when the first row asks, at a turn of its own
            reader = self._changes.dossier.reader
            return confidential_organisations(reader), open_ids(reader, "actions")

        def as_told(row: ActionRow) -> list[str] | None:
            secret, told = rule()
            return cells(self.tr, named_to_others(row, secret)) if row.id in told else None

        def say(shared: int) -> None:
            say_in_status_bar(self, self._copied(shared, len(chosen) - shared))

        if chosen:
            copy_rows(self._copying, self._changes.dossier, "acties", headings(self.tr), chosen, as_told, say)

    def seen(self) -> Seen:
        """The rows of the list that are shown."""
        return Seen("actions", tuple(row.id for row in self.table.shown_rows()))

    def paste(self) -> bool:
        """Add the pictures on the clipboard to the action that is shown; False when there are none."""
        pictures = pictures_in(QGuiApplication.clipboard().mimeData())
        if pictures:
            self._add_pictures(pictures)
        return bool(pictures)

    def layout_state(self) -> dict[str, Any]:
        """Widths, sorting and filters, to keep in the settings."""
        return {
            **self.page.layout_state(),
            "halves": self.halves.layout_state(),
            "more": self._made_pane.shows_all() if self._made_pane is not None else self._wants_all,
        }

    def restore_layout(self, state: dict[str, Any]) -> None:
        """Take over what layout_state gave; what is not there stays as it is."""
        self.halves.restore_layout(state.get("halves", {}))
        self.page.restore_layout(state)
        self._shared.tell()
        self._wants_all = bool(state.get("more"))
        if self._made_pane is not None:
            self._made_pane.show_all(self._wants_all)

    # -- setting up --

    def _connect(self) -> None:
        self._changes.changed.connect(self._follow)
        self.page.new_button.clicked.connect(self.new)
        self.table.chosen.connect(self._choose)
        self.table.clicked.connect(lambda _index: self._show_chosen())
        self.table.activated_row.connect(self._enter_pane)
        self.table.customContextMenuRequested.connect(self._open_menu)
        anywhere = Qt.ShortcutContext.WidgetWithChildrenShortcut
        add_shortcut(self.table, "Del", self.remove)
        add_shortcut(self, "Ctrl+D", self.duplicate, anywhere)

    # -- reading --

    def showEvent(self, event: QShowEvent) -> None:
        if self._read_on != self._today():  # also when midnight went by: what is overdue depends on it
            self._reload()
        self._reading.hurry()
        if self._missed:
            self._patch(self._missed)
        super().showEvent(event)
        QTimer.singleShot(AHEAD, self, lambda: self._ahead.begin(self._make_panes()))

    def get_ready(self) -> Iterator[None]:
        """Read before somebody comes here first, and make the panes."""
        if self._read_on is None:
            self._reload(ahead=True)
            yield
        yield from self._make_panes()

    def _make_panes(self) -> Iterator[None]:
        """Before somebody opens something, which for the first time takes as long as all this."""
        for make in (lambda: self.pane, lambda: self.several):
            pane = make()
            yield
            polish_ahead(pane)
            yield

    def _reload(self, *, ahead: bool = False) -> None:
        self._read_pillars()
        self._options.refresh()
        self._read_on, self._missed, self._is_mixed = self._today(), {}, False
        portions = actions_in_portions(lambda: self._changes.dossier.reader)
        self._reading.begin(portions, anew=bool(self.page.rows), ahead=ahead or self._is_long)

    @property
    def _is_long(self) -> bool:
        """Whether what follows a change is done beside the work, a part at a time."""
        return len(self.page.rows) > AT_ONCE

    def _show_rows(self, rows: list[ActionRow]) -> None:
        self.page.set_rows(rows)
        if self._reading.is_busy:  # else what is read is all, and that is told
            self._follow_rows()

    def _follow_rows(self) -> None:
        self._refresh_panes()
        self._offer()

    def _offer(self) -> None:
        """Let the filters offer what occurs now; in a long list that takes turns of its own."""
        self._offering.begin(self._offers())
        if not self._is_long:
            self._offering.finish()

    def _offers(self) -> Iterator[None]:
        yield
        yield from self.page.offer(self._options.of(Organisation))
        self._shared.take_over()

    def _follow(self, changed: dict[type, set[int]]) -> None:
        for kind, numbers in changed.items():
            self._missed[kind] = self._missed.get(kind, set()) | numbers
        self._is_mixed |= self._reading.is_busy
        if self.isVisible():
            self._patch(self._missed)

    def _patch(self, changed: dict[type, set[int]]) -> None:
        """Show what changed, in the rows that it is about."""
        if self._reading.is_busy and self._reading.is_patchable:
            self._reading.show_read()  # so that it can be told what changed
        touched = self._touched(changed)
        is_incomplete = self._reading.is_busy and not self._reading.is_patchable
        reader = self._changes.dossier.reader
        if is_incomplete or count_there(reader, "actions", touched, MOST_PATCHES) > MOST_PATCHES:
            self._reload()
            return
        self._missed, self._is_mixed = {}, False
        found = {row.id: row for row in list_actions(self._changes.dossier.reader, only=touched)}
        if Pillar in changed:
            self._read_pillars()
        offers_others = self.page.patch(touched, found)
        if not changed.keys() <= {Action, Photo}:  # what can be picked goes by another name now
            self._options.refresh()
            offers_others = True
        self._refresh_panes()
        if offers_others:
            self._offer()

    def _touched(self, changed: dict[type, set[int]]) -> set[int]:
        """The actions that changed, or that name something that did."""
        actions = changed.get(Action, set())
        actions = actions | followers_of(self._changes.dossier.reader, actions)
        named = {kind: changed[kind] for kind in NAMED if kind in changed}
        renamed = self._renamed(named)
        if not renamed:
            return actions  # as most often; to ask each of 20,000 takes longer than all the rest
        return actions | {row.id for row in self._naming(renamed)}

    def _renamed(self, named: dict[type, set[int]]) -> dict[type, set[int]]:
        """Those of which the list shows another name; what only got or lost an action was announced as changed too."""
        if self._is_mixed:
            return named
        asked = {(kind, number) for kind, numbers in named.items() for number in numbers}
        names = {kind: self._options.names(kind, numbers) for kind, numbers in named.items()}
        renamed: dict[type, set[int]] = {}
        for row in self._naming(named):
            for kind, number, name in names_in(row):
                if number is not None and (kind, number) in asked:
                    asked.remove((kind, number))  # all rows show the same
                    if names[kind].get(number) != name:
                        renamed.setdefault(kind, set()).add(number)
            if not asked:
                break
        return renamed

    def _naming(self, named: dict[type, set[int]]) -> Iterator[ActionRow]:
        """The actions that name any of these."""
        pillars, organisations = named.get(Pillar, set()), named.get(Organisation, set())
        contacts, goals = named.get(Contact, set()), named.get(PolicyGoal, set())
        if not named:
            return
        for row in self.page.rows.values():
            if (
                row.main_pillar_id in pillars
                or row.lead_id in organisations
                or row.lead_contact_id in contacts
                or not organisations.isdisjoint(row.partner_ids)
                or not pillars.isdisjoint(row.other_pillar_ids)
                or not goals.isdisjoint(row.goal_ids)
            ):
                yield row

    def _read_pillars(self) -> None:
        self.page.set_pillars(list_pillars(self._changes.dossier.reader))
        if self._made_pane is not None:
            self._made_pane.set_pillars(self.page.pillars, self.page.numbers)

    def _refresh_panes(self) -> None:
        """Show what the chosen actions hold now; a pane of what is gone closes."""
        number = self._number
        if number is not None and number in self.page.rows:
            self.pane.patch(self.page.rows[number], self.page.rows)
        elif number is not None:
            self.pane.entity.clear()
            if self._panes.currentWidget() is self.pane:
                self.halves.close_detail()
        pane = self._panes.currentWidget()
        if isinstance(pane, SeveralPane):
            pane.show_rows(self.page.chosen_rows())

    # -- choosing --

    def _targets(self) -> list[int]:
        """What a command is about: what is chosen in the list, else what the pane shows."""
        chosen = [row.id for row in self.page.chosen_rows()]
        number = self._number
        return chosen or ([number] if number is not None and self.halves.is_open() else [])

    def _choose(self, _numbers: list[int]) -> None:
        """Show what is chosen in the pane, once what was typed there is kept."""
        rows = self.page.chosen_rows()
        if not rows:
            if isinstance(self._panes.currentWidget(), SeveralPane):
                self.halves.close_detail()
            return
        if [row.id for row in rows] != [self._number] and not self.flush():
            QTimer.singleShot(0, self, self._choose_shown)
            return
        if len(rows) > 1:
            self.several.show_rows(rows)
        elif rows[0].id != self.pane.number:
            self.pane.load(rows[0], self.page.rows)
        self._panes.setCurrentWidget(self.several if len(rows) > 1 else self.pane)
        covers_list = self.halves.width() < current_theme().px(REPLACES_BELOW)
        if self._wants_pane and not covers_list:
            self.halves.open_detail()

    def _choose_shown(self) -> None:
        """Go back to the action of which a field refused what was typed."""
        number = self.pane.number
        self.table.choose(*([number] if number is not None else []))

    def _show_chosen(self) -> None:
        """Open the pane of what is chosen, also after the user closed it."""
        self._wants_pane = True
        self._choose([])
        if self.page.chosen_rows():
            self.halves.open_detail()

    def _enter_pane(self, _number: object) -> None:
        self._show_chosen()
        self.pane.title.setFocus()

    def _open_pane(self, pane: QWidget) -> None:
        self._panes.setCurrentWidget(pane)
        self._wants_pane = True
        self.halves.open_detail()

    def _close_pane(self) -> None:
        """Close on Esc or the cross; what a field refused is dropped, and so is a new action without a title."""
        pane = self._panes.currentWidget()
        if isinstance(pane, ActionPane):
            pane.entity.flush()
            pane.entity.clear()
        self._wants_pane = False
        self.halves.close_detail()
        self.table.setFocus()

    def _added(self, number: int) -> None:
        """The new action got its title: it stands in the list now."""
        row = self.page.rows.get(number)
        if row is None:
            return
        self.pane.patch(row, self.page.rows)
        if not self.table.chosen_ids():
            self.table.choose(number)

    # -- commands --

    def end_action(self, how: ActionState | None = None) -> None:
        """Ask how the action of the pane ended, and what was learned."""
        number = self._number
        if number is None or not self._may_write or not self.pane.entity.flush():
            return
        going = {row.id for row in self.page.rows.values() if not row.state.is_ended} - {number}
        others = [option for option in self._options.of(Action) if option.key in going]
        row = self.page.rows[number]
        dialog = EndAction(self._changes, row, others, how=how, today=self._today, parent=self.window())
        dialog.open()

    def duplicate(self) -> None:
        """Make planned copies of what is chosen, and choose those."""
        numbers = self._targets()
        if not numbers or not self._may_write or not self.flush():
            return

        def go_on(made: list[int]) -> None:
            self.table.choose(*made)
            self._show_chosen()
            if len(made) == 1:
                self.pane.title.setFocus()

        change_several(
            *(self._changes, duplicate_actions, numbers),
            number=len(numbers),
            title=self.tr("Dupliceren"),
            parent=self,
            then=go_on,
        )

    def _add_pictures(self, pictures: list[Given]) -> None:
        if self._panes.currentWidget() is not self.pane or not self.pane.entity.flush():
            return
        self._open_pane(self.pane)
        self.pane.photos.add(pictures)

    # -- menus --

    def _open_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_menu(menu)
        menu.popup(self.table.viewport().mapToGlobal(position))

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        rows = [self.page.rows[number] for number in self._targets()]
        if not rows:
            return
        if not self.halves.is_open():
            menu.addAction(self.tr("Openen"), self._show_chosen)
        if len(rows) == 1 and self._may_write:
            self._add_ending(menu, rows[0])
        if self._may_write:
            menu.addAction(self.tr("Dupliceren"), QKeySequence("Ctrl+D"), self.duplicate)
        menu.addAction(self.tr("Kopiëren als tabel"), QKeySequence("Ctrl+C"), self.copy)
        menu.addAction(self.tr("Lijst meenemen als spreadsheet…"), self.list_requested.emit)
        if len(rows) == 1:
            self._add_ways_out(menu, rows[0])
        if self._may_write:
            menu.addSeparator()
            menu.addAction(self.tr("Verwijderen"), QKeySequence("Ctrl+Del"), self.remove)

    def _add_ending(self, menu: QMenu, row: ActionRow) -> None:
        if row.state.is_ended:
            menu.addAction(self.tr("Heropenen"), lambda: self._changes.carry_out(reopen_action, row.id))
        else:
            menu.addAction(self.tr("Afronden…"), self.end_action)

    def _add_ways_out(self, menu: QMenu, row: ActionRow) -> None:
        """To what the action names and what lives in another place."""
        menu.addSeparator()
        for kind, number, name in (
            (Pillar, row.main_pillar_id, row.main_pillar),
            (Organisation, row.lead_id, row.lead),
            (Contact, row.lead_contact_id, row.lead_contact),
        ):
            if number is not None:
                text = self.tr("Naar {name}").format(name=(name or "").replace("&", "&&"))
                menu.addAction(text, partial(self.open_requested.emit, kind, number))

    def _copied(self, shared: int, secret: int) -> str:
        tr = self.tr
        copied = tr("1 actie gekopieerd") if shared == 1 else tr("{n} acties gekopieerd").format(n=shared)
        kept = (
            tr("1 vertrouwelijke actie niet") if secret == 1 else tr("{n} vertrouwelijke acties niet").format(n=secret)
        )
        if not secret:
            return f"{copied}."
        return f"{copied}, {kept}." if shared else tr("{kept} gekopieerd.").format(kept=kept)
