"""What a table shows, declared as data: columns, the style of a cell, groups of rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, TypeVar

from wijkdesk.domain.folding import fold
from wijkdesk.ui.marks import Mark
from wijkdesk.ui.tokens import ICON


class Row(Protocol):
    """A plain row, such as a NamedTuple, that can be told apart by its ``id``."""

    @property
    def id(self) -> Any: ...


R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class CellStyle:
    """The tone and the type style (tokens.TYPE) in which a cell is set."""

    tone: str
    type_style: str


TITLE: Final = CellStyle("text", "strong")
PLAIN: Final = CellStyle("text2", "body")
DATE: Final = CellStyle("text2", "figure")
OVERDUE: Final = CellStyle("red", "figure_strong")


@dataclass(frozen=True, kw_only=True)
class Column(Generic[R]):
    """One column: how to read its text from a row, and how to show it.

    ``width`` is in logical pixels at a text size of 100 %; the one column without takes the space that is left, and
    ``least`` where there is less: then the table goes to the side. ``mark``, ``mark_side`` wide, stands before the text
    and ``badge`` behind it; the heading stands over the text, or over the marks of a column that ``has_text`` not.
    ``sort_key`` may give None, which sorts last both ways; without it the folded text sorts. The column is hidden while
    the table is narrower than ``wide_from``.
    """

    key: str
    heading: str
    text: Callable[[R], str]
    width: int | None = None
    least: int = 0
    align_right: bool = False
    style: Callable[[R], CellStyle] = lambda _row: PLAIN
    mark: Callable[[R], Mark | None] | None = None
    mark_side: int = ICON
    has_text: bool = True
    badge: Callable[[R], Mark | None] | None = None
    sort_key: Callable[[R], Any] | None = None
    searched: bool = True
    wide_from: int = 0

    def marks(self, row: R) -> tuple[Mark | None, Mark | None]:
        """The mark before and the badge behind the text of this row."""
        return self.mark(row) if self.mark else None, self.badge(row) if self.badge else None

    def spoken(self, row: R) -> str:
        """The cell in words: its mark, its text, its badge."""
        mark, badge = self.marks(row)
        parts = (mark.word if mark else "", self.text(row), badge.word if badge else "")
        return ", ".join(dict.fromkeys(part for part in parts if part))

    def order(self, row: R) -> Any:
        """What this column sorts by; None sorts last."""
        return self.sort_key(row) if self.sort_key else fold(self.text(row)) or None


@dataclass(frozen=True)
class Group:
    """A heading over some of the rows, with their number behind it; shown while it has rows."""

    key: Hashable
    heading: str
    tone: str = "text2"


def haystack(columns: Sequence[Column[R]], row: R) -> str:
    """All that search looks through in a row."""
    return fold("\n".join(column.text(row) for column in columns if column.searched))
