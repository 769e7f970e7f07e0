"""Reads how an overview stands and has its pages made, beside the window; the last question is the one answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.overview.pages import Pages, get_ready, make_first_pages, make_pages, read_pages
from wijkdesk.ui.second_process import Stopped, second_process
from wijkdesk.ui.situation import Situation, read_situation


class Maker(QObject):
    """One question at a time: what is asked meanwhile waits for its turn, and only the last of that is answered.

    ``read`` tells how the overview stands. Once that is shown ``make`` has its pages made, and ``made`` follows with
    them; of a half-year whose pages were there before, ``begun`` carries a PDF with the first page as it will be.
    ``failed`` carries what went wrong instead. Who stops the second process means work of his own: pages that ended
    with it are asked for once more, as long as the dossier is open.
    """

    read = Signal(object)
    begun = Signal(object, object)
    made = Signal(object, object)
    failed = Signal(object)

    def __init__(self, dossier: Dossier, parent: QObject) -> None:
        super().__init__(parent)
        self._dossier = dossier
        self._is_wanted = lambda: dossier.is_open
        self._asked: tuple[HalfYear, dt.date] | None = None
        self._is_reading = False
        self._to_make: Situation | None = None
        self._is_making = self._is_second_try = False
        self._made: tuple[Situation, Pages] | None = None
        run_in_background(self, partial(second_process().call, get_ready), failed=_ignore)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._is_reading or self._is_making or self._to_make is not None

    def ask(self, half_year: HalfYear, today: dt.date) -> None:
        """Ask how the overview of a half-year stands."""
        self._asked = half_year, today
        self._read_next()

    def pages_of(self, situation: Situation) -> Pages | None:
        """The pages that say this, when they were the last ones made."""
        if self._made is None:
            return None
        made_of, pages = self._made
        if situation.adopted is not None:
            return pages if pages.pdf == situation.adopted.document else None
        assert situation.draft is not None
        return pages if situation.draft.says_the_same(made_of.draft) else None

    # -- reading --

    def _read_next(self) -> None:
        if self._asked is None or self._is_reading:
            return
        self._is_reading = True
        (half_year, today), self._asked = self._asked, None
        work = partial(read_situation, self._dossier, half_year, today)
        run_in_background(self, work, self._take, self._fail_to_read)

    def _take(self, situation: Situation) -> None:
        self._is_reading = False
        self._to_make = situation
        self.read.emit(situation)
        self._read_next()

    def _fail_to_read(self, error: Exception) -> None:
        self._is_reading = False
        self.failed.emit(error)
        self._read_next()

    # -- making --

    def make(self) -> None:
        """Have the pages made of what was read last: to hand that over takes the interpreter from who shows it."""
        if self._to_make is None or self._is_making:
            return
        situation, self._to_make = self._to_make, None
        self._is_making = True
        ready, failed = self.pages_of(situation), partial(self._fail_to_make, situation)
        if ready is not None:
            run_in_background(self, lambda: ready, partial(self._tell, situation), failed)
            return
        made_of, before = self._made or (None, None)
        if before is not None and made_of is not None and made_of.half_year == situation.half_year:
            first = partial(_begin, situation, len(before.pages), self._is_wanted)
            run_in_background(self, first, partial(self._tell_begun, situation), failed)
        else:
            self._make_all(situation)

    def _tell_begun(self, situation: Situation, first_page: bytes | None) -> None:
        if first_page is not None and self._to_make is None:
            self.begun.emit(first_page, situation)
        self._make_all(situation)

    def _make_all(self, situation: Situation) -> None:
        work = partial(_make, situation, self._is_wanted)
        run_in_background(self, work, partial(self._tell, situation), partial(self._fail_to_make, situation))

    def _tell(self, situation: Situation, pages: Pages) -> None:
        self._is_making = self._is_second_try = False
        self._made = situation, pages
        if self._to_make is None:
            self.made.emit(pages, situation)
        self.make()

    def _fail_to_make(self, situation: Situation, error: Exception) -> None:
        self._is_making = False
        if isinstance(error, Stopped) and not self._dossier.is_open:
            self._to_make = None
            return
        if isinstance(error, Stopped) and not self._is_second_try:
            self._is_second_try = True
            self._to_make = self._to_make or situation
        else:
            self._is_second_try = False
            self.failed.emit(error)
        self.make()


def fresh_pages(dossier: Dossier, half_year: HalfYear, today: dt.date, maker: Maker) -> tuple[Situation, Pages]:
    """How an overview stands now, and its pages, made again only when the last ones say something else.

    Takes its time: for a thread beside the window. Raises a ``DossierFault``, or ``Stopped``.
    """
    situation = read_situation(dossier, half_year, today)
    return situation, maker.pages_of(situation) or _make(situation)


def _begin(situation: Situation, pages_in_all: int, is_wanted: Callable[[], bool]) -> bytes | None:
    """The first page of a draft, well before the rest; an adopted overview is there already."""
    if situation.draft is None:
        return None
    return second_process().call(make_first_pages, situation.draft.content, pages_in_all, is_wanted=is_wanted)


def _make(situation: Situation, is_wanted: Callable[[], bool] | None = None) -> Pages:
    call = partial(second_process().call, is_wanted=is_wanted)
    if situation.adopted is not None:
        return call(read_pages, situation.adopted.document)
    assert situation.draft is not None
    return call(make_pages, situation.draft.content, dict(situation.draft.pictures))


def _ignore(_error: Exception) -> None:
    """What goes wrong while getting ready goes wrong again, and is told, when it is needed."""
