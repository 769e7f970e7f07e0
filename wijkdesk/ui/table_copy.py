"""Rows of a list as a table on the clipboard, and the line in the account that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import Final, TypeVar

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from wijkdesk.domain.words import AccountAction
from wijkdesk.exchange.csv_file import harmless
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.slices import Slices

AT_ONCE: Final = 300

R = TypeVar("R")


def copy_table(dossier: Dossier, what: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Put rows on the clipboard, from where they go to any program; ``what`` says of which list they are."""
    QGuiApplication.clipboard().setMimeData(as_table(headings, rows))
    note_copied(dossier, f"{what}: {len(rows)}")


def copy_rows(
    slices: Slices,
    dossier: Dossier,
    what: str,
    headings: Sequence[str],
    rows: Sequence[R],
    cells: Callable[[R], Sequence[str] | None],
    done: Callable[[int], object],
) -> None:
    """The same for rows that may be thousands, of which the cells are made beside what the user does.

    A row without cells stays here; ``done`` hears how many were copied. Of some hundreds the table is there at once.
    """
    table = _Table(headings)

    def steps() -> Iterator[None]:
        for row in rows:
            told = cells(row)
            if told is not None:
                table.add(told)
            yield

    def end() -> None:
        if table.rows:
            QGuiApplication.clipboard().setMimeData(table.data())
            note_copied(dossier, f"{what}: {table.rows}")
        done(table.rows)

    slices.begin(steps(), end)
    if len(rows) <= AT_ONCE:
        slices.finish()


def note_copied(dossier: Dossier, what: str) -> None:
    """Note in the account that this was put on the clipboard."""
    note(dossier, AccountAction.EXPORT, f"Op het klembord: {what}")


def as_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> QMimeData:
    """The rows under their headings, for a spreadsheet (text with tabs) and for a mail (HTML)."""
    table = _Table(headings)
    for row in rows:
        table.add(row)
    return table.data()


class _Table:
    """Lines of text with tabs and of HTML, which grow row by row.

    They are bytes, for thousands of texts would be joined and handed over in one turn of a third of a second.
    """

    def __init__(self, headings: Sequence[str]) -> None:
        self.rows = 0  # below the headings
        self._text = bytearray("\t".join(headings).encode())
        self._html = bytearray(f"<table>{_html_row('th', headings)}".encode())

    def add(self, row: Sequence[str]) -> None:
        cells = [harmless(cell) for cell in row]
        self.rows += 1
        self._text += ("\n" + "\t".join(cells)).encode()
        self._html += _html_row("td", cells).encode()

    def data(self) -> QMimeData:
        """All of it; nothing is added after that."""
        self._html += b"</table>"
        data = QMimeData()
        data.setData("text/plain", QByteArray(self._text))
        data.setData("text/html", QByteArray(self._html))
        return data


def _html_row(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
