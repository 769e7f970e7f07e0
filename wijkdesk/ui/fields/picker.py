"""A line in which one finds something by typing, and may ask for what does not exist."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QWidget

from wijkdesk.domain.folding import fold
from wijkdesk.ui.fields.editors import ENTER, LineEdit
from wijkdesk.ui.fields.popup_list import PopupList
from wijkdesk.ui.icons import icon
from wijkdesk.ui.marks import Mark, mark_icon

MOST_SHOWN: Final = 50
OPTION_ROLE: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Option:
    """Something to pick: its key, its name, and what tells it from others of that name."""

    key: Hashable
    text: str
    detail: str = ""
    mark: Mark | None = None

    @cached_property
    def folded(self) -> str:
        """The name as it is compared; kept, because each key that is typed asks it of thousands."""
        return fold(self.text)

    @cached_property
    def searched(self) -> str:
        """All that it is found by, as it is compared."""
        return f"{self.folded} {fold(self.detail)}" if self.detail else self.folded


class Picker(LineEdit):
    """A line in which one types to find an option; Down or a click opens the list.

    ``picked`` gives the Option; ``creation_requested`` the name of something new, when ``can_create``. What there is to
    pick comes from ``offer``, which is not asked before somebody looks for something.
    """

    picked = Signal(object)
    creation_requested = Signal(str)

    def __init__(self, can_create: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_create = can_create
        self.offer: Callable[[], Sequence[Option]] = tuple
        self._list = QStandardItemModel(self)
        self._completer = QCompleter(self._list, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(8)
        # Before the field that holds this line looks at its events: an open list keeps from others that the focus goes.
        self._completer.setWidget(self)
        self._popup: PopupList | None = None  # made when it first opens, which few ever do
        self.textEdited.connect(lambda _text: self.open_list())

    @property
    def options(self) -> Sequence[Option]:
        """All that can be picked now."""
        return self.offer()

    def matches(self, text: str) -> list[Option]:
        """The options in which every word of ``text`` occurs; the ones that begin with it come first."""
        wanted = fold(text)
        words = wanted.split()
        found = [each for each in self.options if all(word in each.searched for word in words)]
        return sorted(found, key=lambda option: not option.folded.startswith(wanted))[:MOST_SHOWN]

    def exact(self, text: str) -> Option | None:
        """The one option with this name, whatever its capitals; None when there is none or more."""
        found = self._named(text)
        return found[0] if len(found) == 1 else None

    def is_known(self, text: str) -> bool:
        """Whether there is at least one option with this name."""
        return bool(self._named(text))

    def _named(self, text: str) -> list[Option]:
        wanted = fold(text.strip())
        return [option for option in self.options if option.folded == wanted]

    def open_list(self, everything: bool = False) -> None:
        """Show what fits what was typed, or everything."""
        text = "" if everything else self.text().strip()
        self._list.clear()
        for option in self.matches(text):
            self._list.appendRow(_item(option))
        if self._is_new(text):
            new = QStandardItem(icon("plus", "link"), self.tr("“{name}” toevoegen").format(name=text))
            new.setData(text, OPTION_ROLE)
            self._list.appendRow(new)
        if self._list.rowCount() == 0:
            self.close_list()
            return
        popup = self.popup
        self._completer.complete()
        popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def close_list(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    @property
    def popup(self) -> PopupList:
        """The list below the line."""
        if self._popup is None:
            self._popup = PopupList()
            self._completer.setPopup(self._popup)
            self._completer.activated[QModelIndex].connect(self._take_index)  # type: ignore[index]  # not in the stubs
        return self._popup

    def _is_open(self) -> bool:
        return self._popup is not None and self._popup.isVisible()

    def event(self, event: QEvent) -> bool:
        is_tab = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab
        if is_tab and self.text().strip():
            self._take(self._highlighted())
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_open = self._is_open()
        if is_open and event.key() in ENTER:
            event.ignore()  # for the list, which takes what is highlighted
        elif not is_open and event.key() == Qt.Key.Key_Down:
            self.open_list(everything=True)
        elif event.key() in ENTER and self._is_new(self.text().strip()):
            self._take(self.text().strip())
        else:
            super().keyPressEvent(event)

    def _highlighted(self) -> Any:
        return self.popup.currentIndex().data(OPTION_ROLE) if self._is_open() else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.selectAll()
            self.open_list(everything=True)

    def _take_index(self, index: QModelIndex) -> None:
        self._take(index.data(OPTION_ROLE))

    def _is_new(self, text: str) -> bool:
        """Whether this is a name that nothing has yet, and that can be made."""
        return self._can_create and bool(text) and not self.is_known(text)

    def _take(self, chosen: Any) -> None:
        """Pick an option, or ask for what has this name; None is nothing."""
        self.close_list()
        if isinstance(chosen, Option):
            self.picked.emit(chosen)
        elif chosen:
            self.creation_requested.emit(chosen)


def _item(option: Option) -> QStandardItem:
    item = QStandardItem(f"{option.text} · {option.detail}" if option.detail else option.text)
    if option.mark is not None:
        item.setIcon(mark_icon(option.mark))
    item.setData(option, OPTION_ROLE)
    return item
