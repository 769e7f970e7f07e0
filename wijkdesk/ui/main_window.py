"""The window: menu bar, the column of places, and the tab of the place where you are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from PySide6.QtCore import QEvent, QSignalBlocker, QThreadPool, QTimer, Signal, SignalInstance
from PySide6.QtGui import QCloseEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from wijkdesk.domain.years import year_of
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.reading.heading import Heading, read_heading
from wijkdesk.ui.background import TURN
from wijkdesk.ui.banner import Banner
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dropped_file import DroppedFile
from wijkdesk.ui.places import Place, Places
from wijkdesk.ui.remembered import Remembered
from wijkdesk.ui.settle import settle_layouts
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.unsaved import Unsaved

if TYPE_CHECKING:
    import sqlite3

    from PySide6.QtWidgets import QScrollBar

    from wijkdesk.domain.half_year import HalfYear
    from wijkdesk.ui.entity_form import EntityForm
    from wijkdesk.ui.menus import Menus
    from wijkdesk.ui.undo_bar import UndoBar

NARROWEST, LOWEST = 720, 480
_INSERT = 2  # which of the menus adds something
BETWEEN = 50  # milliseconds from one part of a tab that is made ahead to the next
PATIENCE = 100  # times that between two parts while somebody works beside the window: a backup may take a minute


class Tab(Protocol):
    """What the window asks of the tab of each place."""

    open_requested: Any

    def new(self) -> None: ...
    def open(self, kind: type, number: int) -> None: ...
    def flush(self) -> bool: ...
    def find(self) -> None: ...
    def remove(self) -> None: ...
    def copy(self) -> None: ...
    def layout_state(self) -> dict[str, Any]: ...
    def restore_layout(self, state: dict[str, Any]) -> None: ...


class Room(NamedTuple):
    """A place: how its tab is made, the names of the kinds of things that live there, and how many of the first kind.

    ``count_things`` hears which of those changed since it was last called, and ``None`` the first time.
    ``make`` gives a QWidget that is a ``Tab``, below the parent that it gets; it is called when somebody first goes
    there, so that no start waits for tabs that nobody looks at. ``new_text`` is what the menu calls adding something
    there; empty where nothing is added. One that ``is_beside`` the places is not always in sight: a command leads
    there, and from then on its name does.
    """

    key: str
    place: Place
    make: Callable[[Changes, QWidget], Any]
    new_text: str
    kinds: tuple[str, ...]
    count_things: Callable[[sqlite3.Connection, Collection[int] | None], int] | None = None
    is_beside: bool = False


class Where(NamedTuple):
    """Where somebody is in the window, in ids and numbers alone."""

    place: str
    things: list[tuple[type, int]]
    scrolled: list[int]


class MainWindow(QMainWindow):
    """The window of one dossier at a time, or of none yet.

    What it cannot do by itself it asks: another dossier, a new one, a copy of this one, a dialog about it.
    """

    new_requested = Signal()
    open_requested = Signal()
    open_path_requested = Signal(object)
    copy_requested = Signal()
    backups_requested = Signal()
    programme_requested = Signal()
    moment_requested = Signal()
    quick_note_requested = Signal()
    bin_requested = Signal()
    account_requested = Signal()
    handover_requested = Signal()
    areas_requested = Signal()
    figures_requested = Signal()
    file_dropped = Signal(object)
    table_requested = Signal()
    contacts_import_requested = Signal()
    calendar_import_requested = Signal()
    contacts_export_requested = Signal()
    calendar_export_requested = Signal()
    list_requested = Signal()
    everything_requested = Signal()
    bring_back_requested = Signal()
    register_requested = Signal()
    password_requested = Signal()
    recovery_sheet_requested = Signal()
    lock_requested = Signal()
    shortcuts_requested = Signal()
    handbook_requested = Signal()
    tour_requested = Signal()
    news_requested = Signal()
    about_requested = Signal()
    search_requested = Signal()
    thing_opened = Signal(object, int)
    example_requested = Signal()
    painted = Signal()  # once: the window is there to be seen
    closed = Signal()

    def __init__(self, remembered: Remembered, make_start_page: Callable[[], QWidget]) -> None:
        super().__init__()
        self._remembered = remembered
        self._make_start_page = make_start_page
        self._start_page: QWidget | None = None
        self._changes: Changes | None = None
        self._rooms: Sequence[Room] = ()
        self._beside: Sequence[Room] = ()
        self._tabs: dict[str, Any] = {}
        self._places: Places | None = None
        self._stack = QStackedWidget()
        self._stack.setBackgroundRole(QPalette.ColorRole.Base)  # that of most tabs, so that none comes with a flash
        self._stack.setAutoFillBackground(True)
        self._body = QWidget()
        self._banner = Banner()
        self._notice = ""
        self.unsaved = Unsaved(self._banner, self.flush, self)
        self.unsaved.settled.connect(self._say_note)
        self._is_painted = False
        self._awaited = ""  # the place that is shown behind the frame
        self._changed: dict[type, set[int]] = {}  # what the frame does not show yet
        self._behind = QTimer(self, singleShot=True)
        self._behind.timeout.connect(self._show_changed)
        self._ahead = QTimer(self, interval=BETWEEN)
        self._ahead.timeout.connect(self._go_ahead)
        self._steps_ahead: Iterator[None] = iter(())
        self._patience = 0
        names = self.tr("&Bestand"), self.tr("Be&werken"), self.tr("&Invoegen"), self.tr("B&eeld"), self.tr("&Help")
        self._menus = [self.menuBar().addMenu(name) for name in names]
        DroppedFile(self).dropped.connect(self.file_dropped)
        self.setMinimumSize(NARROWEST, LOWEST)
        current_theme().changed.connect(self._fit)
        self._set_up_layout()
        self.setWindowTitle("Wijkdesk")
        self._follow_menus()

    # -- what the first paint does without --

    @cached_property
    def menus(self) -> Menus:
        """The commands in the menus."""
        from wijkdesk.ui.menus import Menus  # noqa: PLC0415 - not before the first paint, which shows their names alone

        return Menus(self, self._remembered, self._menus)

    @cached_property
    def _undo_bar(self) -> UndoBar:
        from wijkdesk.ui.undo_bar import UndoBar  # noqa: PLC0415 - not before the first paint

        bar = UndoBar(self._body)
        bar.undo_requested.connect(self.undo)
        bar.open_requested.connect(self.open_thing)
        self._column.addWidget(bar)
        return bar

    # -- the dossier --

    def show_dossier(self, changes: Changes, rooms: Sequence[Room]) -> None:
        """Show the tabs of an open dossier in the place of what was shown.

        At first only their names: the place itself follows with ``show_room``, or when it is asked for.
        """
        self._clear()
        self._changes = changes
        self._rooms = [room for room in rooms if not room.is_beside]
        self._beside = [room for room in rooms if room.is_beside]
        self._places = Places([room.place for room in self._rooms], [room.place for room in self._beside])
        self._row.insertWidget(0, self._places)
        self._places.tabs.currentChanged.connect(self._go)
        self._places.tabs.tabBarClicked.connect(self._come_back)
        for room, tab in zip(self._beside, self._places.beside, strict=True):
            tab.tabBarClicked.connect(lambda _number, key=room.key: self.go_to(key))
        changes.changed.connect(self._follow)
        changes.done.connect(lambda text: self._undo_bar.say(text))
        changes.not_done.connect(self._say_not_done)
        self.unsaved.follow(changes)
        self._say_note()
        self._show_counts()
        self._show_programme()
        last = self._remembered.text("place")
        key = last if any(room.key == last for room in rooms) else self._rooms[0].key
        self._await(key)
        self._fit()
        self._follow_menus()

    def show_notice(self, sentence: str) -> None:
        """Say something about the whole dossier in the line above, behind what is always said of it."""
        self._notice = sentence
        if not self.unsaved.is_any():
            self._say_note()

    def show_attention(self, lines: QWidget) -> None:
        """Show what needs attention below the places; it tells how much that is and what to open."""
        assert self._places is not None
        self._places.set_attention(lines)
        lines.counted.connect(self._places.set_attention_count)  # type: ignore[attr-defined]
        lines.open_requested.connect(self._open_from_column)  # type: ignore[attr-defined]

    def close_dossier(self) -> None:
        """Show the start page."""
        self._clear()
        self._start_page = self._start_page or self._make_start_page()
        self._stack.addWidget(self._start_page)
        self.setWindowTitle("Wijkdesk")
        self._follow_menus()

    def say_over_start(self, sentence: str) -> None:
        """Say over the start page why the last dossier is not shown."""
        self._banner.show_sentence(sentence)

    def show_locked(self, page: QWidget) -> None:
        """Show this page in the place of the dossier; of that nothing stays in the window."""
        self._clear()
        self._stack.addWidget(page)
        self.setWindowTitle("Wijkdesk")
        self.statusBar().clearMessage()
        self._follow_menus()

    def where(self) -> Where:
        """Where somebody is: in which place, what is open there, and how far it was scrolled."""
        shown = self.current_tab()
        if shown is None:
            return Where("", [], [])
        place = next(key for key, tab in self._tabs.items() if tab is shown)
        from wijkdesk.ui.entity_form import EntityForm  # noqa: PLC0415 - a tab has it; the first paint has none

        things = [(form.kind, form.number) for form in shown.findChildren(EntityForm) if _is_shown(form)]
        return Where(place, things, [bar.value() for bar in _bars_of(shown)])

    def go_back_to(self, where: Where) -> None:
        """Be where somebody was; what is not there any more is passed over."""
        if not any(room.key == where.place for room in (*self._rooms, *self._beside)):
            return
        self.go_to(where.place)
        tab = self.tab(where.place)
        for kind, number in where.things:
            tab.open(kind, number)
        settle_layouts()
        bars = _bars_of(tab)
        if len(bars) == len(where.scrolled):
            for bar, value in zip(bars, where.scrolled, strict=True):
                bar.setValue(value)

    def keep_layout(self) -> None:
        """Remember how the tabs are laid out."""
        for key, tab in self._tabs.items():
            assert self._changes is not None
            self._remembered.keep_layout(key, self._changes.dossier.path, tab.layout_state())
        self._remembered.keep_geometry(self.saveGeometry())

    def flush(self) -> bool:
        """Save what was half typed anywhere; False when a field refuses it."""
        return all([tab.flush() for tab in self._tabs.values()])  # noqa: C419 - each, also after one that refuses

    @property
    def changes(self) -> Changes | None:
        """The open dossier's changes, or ``None`` on the start page."""
        return self._changes

    def ready(self, *, to_write: bool = False) -> Changes | None:
        """The open dossier with all that was typed in it; ``None`` without one, or where it may not be written."""
        if self._changes is None or (to_write and self._changes.dossier.is_read_only):
            return None
        self.flush()
        return self._changes

    def requests(self) -> list[SignalInstance]:
        """Every signal by which the window asks for what it cannot do by itself."""
        names = [name for name in vars(MainWindow) if name.endswith("_requested")]
        return [self.file_dropped, self.thing_opened, *(getattr(self, name) for name in names)]

    @property
    def rooms(self) -> Sequence[Room]:
        """The places, without what is beside them."""
        return self._rooms

    # -- places --

    def go_to(self, key: str) -> None:
        """Go to the place with this key."""
        if self._places is None:
            return
        self._awaited = ""
        keys = [room.key for room in self._rooms]
        if key in keys and self._places.tabs.currentIndex() != keys.index(key):
            self._places.tabs.setCurrentIndex(keys.index(key))  # which goes there
        elif self.current_tab() is not self.tab(key):
            self._show(key)
        self.tab(key).setFocus()

    @property
    def awaited(self) -> str:
        """The key of the place that is shown behind the frame; empty when it is, and on the start page."""
        return self._awaited

    def make_room(self) -> None:
        """Make the place that waits for the frame, without showing it: ``show_room`` takes a turn of its own."""
        if self._awaited:
            self._made(self._awaited)

    def show_room(self) -> None:
        """Show the place that waited for the frame."""
        if self._awaited:
            self.go_to(self._awaited)

    def go_further(self, steps: int) -> None:
        """Go to the next place, or the one before, and round."""
        if self._places is not None:
            here = self._places.tabs.currentIndex()
            self._places.tabs.setCurrentIndex((here + steps) % len(self._rooms))

    def open_thing(self, kind: type, number: int) -> None:
        """Show a thing in the place where its kind lives."""
        for room in (*self._rooms, *self._beside):
            if kind.__name__ in room.kinds:
                self.go_to(room.key)
                self.tab(room.key).open(kind, number)
                self.thing_opened.emit(kind, number)
                return

    def _open_from_column(self, kind: type, number: int) -> None:
        if self._places is not None:
            self._places.close_flyout()
        self.open_thing(kind, number)

    def save_page_for(self, half_year: HalfYear, name: str, is_holder: bool) -> None:
        """Have the place of the overview save the page of what a half-year brought somebody."""
        self.go_to("overview")
        self.tab("overview").save_page_for(half_year, name, is_holder=is_holder)

    def offer_to_open(self, kind: type, number: int) -> None:
        """Offer to show the thing that was just made, where it says what was done."""
        self._undo_bar.offer_to_open(kind, number)

    def new_in(self, key: str) -> None:
        """Begin a new thing in a place."""
        self.go_to(key)
        self.tab(key).new()

    def tab(self, key: str) -> Any:
        """The tab of the place with this key, made when nobody was there before."""
        if key == self._awaited:
            self.show_room()
        return self._made(key)

    def _made(self, key: str) -> Any:
        if key not in self._tabs:
            assert self._changes is not None
            room = next(room for room in (*self._rooms, *self._beside) if room.key == key)
            tab = room.make(self._changes, self._stack)
            tab.open_requested.connect(self.open_thing)
            if hasattr(tab, "page_requested"):
                tab.page_requested.connect(self.save_page_for)
            if hasattr(tab, "list_requested"):
                tab.list_requested.connect(self.list_requested)
            tab.restore_layout(self._remembered.layout(key, self._changes.dossier.path))
            tab.resize(self._stack.size())  # else it is laid out for another width first
            self._stack.addWidget(tab)
            self._tabs[key] = tab
        return self._tabs[key]

    def get_ready(self) -> None:
        """Make the tabs where nobody was yet, a part at a time and beside the work, so that nobody waits for them."""
        self._steps_ahead, self._patience = self._get_tabs_ready(), PATIENCE
        self._ahead.start()

    def _go_ahead(self) -> None:
        if any(slices.is_busy for slices in self._stack.findChildren(Slices)):
            return
        # Whoever shares the interpreter with a worker is done no sooner than behind it, and the window waits for both.
        if self._patience and QThreadPool.globalInstance().activeThreadCount():
            self._patience -= 1
            return
        if next(self._steps_ahead, True):
            self._ahead.stop()

    def _get_tabs_ready(self) -> Iterator[None]:
        for room in (*self._rooms, *self._beside):
            tab = self.tab(room.key)
            yield
            if hasattr(tab, "get_ready"):
                yield from tab.get_ready()
                yield

    def current_tab(self) -> Any | None:
        """The tab that is shown, or ``None`` on the start page."""
        self.show_room()
        return self._stack.currentWidget() if self._rooms else None

    def show_history(self) -> None:
        """Ask for what the thing in sight was before."""
        tab = self.current_tab()
        if tab is None:
            return
        from wijkdesk.ui.list_and_detail import DetailPane  # noqa: PLC0415 - a tab has it; the first paint has none

        panes = [pane for pane in tab.findChildren(DetailPane) if pane.isVisible()]
        if panes:
            panes[0].history.click()
        elif hasattr(tab, "show_history"):
            tab.show_history()
        else:
            self.statusBar().showMessage(self.tr("Open eerst iets. Dan zie je wat het eerder was."), 5000)

    # -- undo --

    def undo(self) -> None:
        self._turn(back=True)

    def redo(self) -> None:
        self._turn(back=False)

    def _turn(self, *, back: bool) -> None:
        if self._changes is None:
            return
        self.flush()  # what a field refuses stays in it, and is no reason not to take back something else
        dossier = self._changes.dossier
        turn = dossier.undo if back else dossier.redo
        if dossier.is_long_to_turn(back=back):
            from wijkdesk.ui.long_edit import LongEdit  # noqa: PLC0415 - not before the first paint

            title = self.tr("Ongedaan maken") if back else self.tr("Opnieuw doen")
            edit = LongEdit(turn, title, (dossier.undoable if back else dossier.redoable) or "", self)
            edit.carried_out.connect(partial(self._say_turned, back=back))
            edit.failed.connect(self._say_not_turned)
            edit.open()
            return
        try:
            turned = turn()
        except DossierFault as fault:
            self._say_not_turned(fault)
        else:
            self._say_turned(turned, back=back)

    def _say_turned(self, label: str | None, *, back: bool) -> None:
        self._dismiss_undo_bar()
        if label is not None:
            text = self.tr("Ongedaan gemaakt: {label}") if back else self.tr("Opnieuw gedaan: {label}")
            self.statusBar().showMessage(text.format(label=label), 5000)

    def _say_not_turned(self, error: Exception) -> None:
        if not isinstance(error, DossierFault):
            raise error
        self._say_not_done(error.sentence)

    # -- inside --

    def _set_up_layout(self) -> None:
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._stack, 1)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._banner)
        self._column.addLayout(self._row, 1)
        self.setCentralWidget(self._body)

    def _add_status_bar(self) -> None:
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().hide()
        self.statusBar().messageChanged.connect(lambda text: self.statusBar().setVisible(bool(text)))

    def _paint_at_next_turn(self) -> None:
        """What is about to be done takes as long as painting it, and nobody should wait for both."""
        if self._is_painted:
            self._body.setUpdatesEnabled(False)
            QTimer.singleShot(TURN, self, lambda: self._body.setUpdatesEnabled(True))

    def _await(self, key: str) -> None:
        """Show by name in which place somebody will be."""
        assert self._places is not None
        self._awaited = key
        keys = [room.key for room in self._rooms]
        beside = [room.key for room in self._beside]
        with QSignalBlocker(self._places.tabs):
            self._places.tabs.setCurrentIndex(keys.index(key) if key in keys else 0)
        self._places.show_here(beside.index(key) if key in beside else None)
        self._stack.addWidget(QWidget())  # else the first tab would be shown as soon as it is made
        self.setFocus()  # else the names of the places have it, until the place itself takes it

    def _clear(self) -> None:
        self._awaited = ""
        self._changed.clear()
        self._changes, self._rooms, self._beside, self._tabs = None, (), (), {}
        self.unsaved.follow(None)
        self._stop_reading()
        self._dismiss_undo_bar()
        self._notice = ""
        self._banner.show_sentence("")
        here = self._stack.currentWidget()
        pages = [self._stack.widget(number) for number in range(self._stack.count())]
        for page in sorted(pages, key=lambda page: page is here):  # else each has its turn to be shown before it goes
            assert page is not None
            self._stack.removeWidget(page)
            if page is not self._start_page:
                page.deleteLater()
        if self._places is not None:
            self._row.removeWidget(self._places)
            self._places.deleteLater()
            self._places = None

    def _follow_menus(self) -> None:
        self._menus[_INSERT].menuAction().setEnabled(bool(self._rooms))
        if "menus" in vars(self):
            self.menus.follow(self)

    def _dismiss_undo_bar(self) -> None:
        if "_undo_bar" in vars(self):
            self._undo_bar.dismiss()

    def _stop_reading(self) -> None:
        """Leave unread what is still being read: the dossier closes."""
        self._behind.stop()
        self._ahead.stop()
        self._steps_ahead = iter(())
        for slices in self._stack.findChildren(Slices):
            slices.stop()

    def _go(self, number: int) -> None:
        self._show(self._rooms[number].key)

    def _come_back(self, number: int) -> None:
        """Go to the place that somebody clicks and that was chosen already, from what is beside the places."""
        assert self._places is not None
        if number == self._places.tabs.currentIndex():
            self._go(number)

    def _show(self, key: str) -> None:
        assert self._places is not None
        tab = self.tab(key)
        if tab is not self._stack.currentWidget():
            self._paint_at_next_turn()
        self._stack.setCurrentWidget(tab)
        beside = [room.key for room in self._beside]
        self._places.show_here(beside.index(key) if key in beside else None)
        self._remembered.keep_text("place", key)

    def _follow(self, changed: dict[type, set[int]]) -> None:
        """Keep for behind the frame what the window says of an edit: first that is painted where it was made."""
        self._dismiss_undo_bar()
        for kind, numbers in changed.items():
            self._changed[kind] = self._changed.get(kind, set()) | numbers
        self._behind.start()

    def _show_changed(self) -> None:
        changed, self._changed = self._changed, {}
        self._show_counts(changed)
        self._show_programme()
        self._follow_menus()

    def _show_counts(self, changed: dict[type, set[int]] | None = None) -> None:
        """Count what is in the places, or in those where what is counted changed."""
        assert self._changes is not None
        assert self._places is not None
        by_name = {kind.__name__: numbers for kind, numbers in (changed or {}).items()}
        for number, room in enumerate(self._rooms):
            numbers = by_name.get(room.kinds[0])
            if room.count_things is not None and (changed is None or numbers):
                self._places.tabs.set_count(number, room.count_things(self._changes.dossier.reader, numbers))

    def _show_programme(self) -> None:
        assert self._changes is not None
        assert self._places is not None
        heading = read_heading(self._changes.dossier.reader)
        if heading is not None:
            self._show_years(heading)
        self.setWindowTitle(f"{self._changes.dossier.path.stem} – Wijkdesk")

    def _show_years(self, heading: Heading) -> None:
        assert self._places is not None
        line, years, passed = _term(heading, dt.date.today(), self.tr)
        self._places.show_programme(heading.name, line)
        self._places.years.show_progress(years, passed, line)

    def _note(self, changes: Changes) -> str:
        if changes.dossier.is_read_only:
            return self.tr("Dit dossier is alleen te lezen. Kies Bestand > Opslaan als kopie om erin te werken.")
        heading = read_heading(changes.dossier.reader)
        if heading is not None and heading.is_example:
            return self.tr("Dit is een voorbeeld met verzonnen inhoud. Probeer alles gerust uit.")
        return ""

    def _say_note(self) -> None:
        note = self._note(self._changes) if self._changes is not None else ""
        self._banner.show_sentence(" ".join(filter(None, (note, self._notice))))

    def _say_not_done(self, sentence: str) -> None:
        from wijkdesk.ui.dialogs import tell  # noqa: PLC0415 - not before the first paint

        tell(self, self.tr("Dat is niet gelukt"), sentence)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:  # a key sooner than the first paint may be that of a command
            assert self.menus
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        from wijkdesk.ui.tab_order import go_by_eye  # noqa: PLC0415 - not before the first paint

        return go_by_eye(self._body, forward=forward) or super().focusNextPrevChild(forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._go_on)  # when what is inside is painted too

    def _go_on(self) -> None:
        self.painted.emit()
        assert self.menus  # which is when the keys of commands come
        self._add_status_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Larger text needs its room sooner."""
        if self._places is not None:
            self._places.adapt_to(self.width() * 100 // current_theme().text_size)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when all that was typed is kept; what a field refuses is the user's to decide about."""
        if not self.unsaved.may_leave():
            event.ignore()
            return
        self.keep_layout()
        self._stop_reading()
        self.closed.emit()
        super().closeEvent(event)


def _is_shown(form: EntityForm) -> bool:
    pane = form.parent()
    return form.number is not None and isinstance(pane, QWidget) and pane.isVisible()


def _bars_of(tab: QWidget) -> list[QScrollBar]:
    """The scroll bars of what can be seen in a tab, in an order that is the same when it is made anew."""
    from PySide6.QtWidgets import QAbstractScrollArea  # noqa: PLC0415 - half a millisecond; not before the first paint

    areas = [area for area in tab.findChildren(QAbstractScrollArea) if area.isVisible()]
    return [bar for area in areas for bar in (area.verticalScrollBar(), area.horizontalScrollBar())]


def _term(heading: Heading, today: dt.date, tr: Callable[[str], str]) -> tuple[str, int, float]:
    """The years of the approach in words, how many there are, and how many are over."""
    first, last = heading.first_day, heading.last_day
    if first is None or last is None:
        return tr("Wijkaanpak"), 1, 0.0
    whole = year_of(last, first, last)
    years = whole[1] if whole else 1
    passed = years * (today - first).days / max((last - first).days, 1)
    here = year_of(today, first, last)
    span = tr("Wijkaanpak {first}–{last}").format(first=first.year, last=last.year)
    if here is None:
        return span, years, min(max(passed, 0.0), float(years))
    return tr("{span} · jaar {year} van {years}").format(span=span, year=here[0], years=years), years, passed
