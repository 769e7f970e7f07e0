"""Reading a list that may be long: what is seen first at once, the rest beside what the user does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from PySide6.QtCore import QObject

from wijkdesk.ui.slices import Slices

AT_ONCE: Final = 400
TOGETHER: Final = 8000
"""So many rows are shown together, because each time the list is laid out anew."""

Show = Callable[[list[Any]], object]


class ReadingList(QObject):
    """Reads the rows of one list, portion after portion; a short list is there when ``begin`` comes back.

    ``show`` gets the rows to show instead of those before, ``add`` those to show too.
    """

    def __init__(self, show: Show, add: Show, done: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._show, self._add, self._done = show, add, done
        self._slices = Slices(self)
        self._portions: Iterator[list[Any]] = iter(())
        self._is_anew = False
        self._read: list[Any] = []
        self._has_shown = False

    @property
    def is_busy(self) -> bool:
        """Whether there is more to read."""
        return self._slices.is_busy

    @property
    def is_patchable(self) -> bool:
        """Whether what was read so far is shown, so that it can be told of changes."""
        return self._has_shown

    def begin(self, portions: Iterator[list[Any]], *, anew: bool, ahead: bool = False) -> None:
        """Read all portions; those of a list that is read ``anew`` are shown together, in the place of the old ones.

        ``ahead`` of who may come nothing is read at once.
        """
        self._read, self._has_shown, self._portions, self._is_anew = [], False, portions, anew
        self._slices.begin(self._steps(), self._end)
        if not ahead:
            self._read_first()

    def hurry(self) -> None:
        """Somebody came: show at once what is seen first, where that is still to be read."""
        if self.is_busy and not (self._has_shown or self._is_anew):
            self._read_first()

    def stop(self) -> None:
        """Leave the rest unread."""
        self._slices.stop()

    def show_read(self) -> None:
        """Show what was read and is not shown yet."""
        read, self._read = self._read, []
        if self._has_shown:
            self._add(read)
        else:
            self._has_shown = True
            self._show(read)

    def _read_first(self) -> None:
        for portion in self._portions:
            self._read += portion
            if len(self._read) > AT_ONCE:
                break
        further = next(self._portions, None)
        if further is None:
            self._slices.finish()
            return
        if not self._is_anew:
            self.show_read()
        self._read += further

    def _steps(self) -> Iterator[None]:
        for portion in self._portions:
            self._read += portion
            if not self._is_anew and len(self._read) > (TOGETHER if self._has_shown else AT_ONCE):
                self.show_read()
            yield

    def _end(self) -> None:
        self.show_read()
        self._done()
