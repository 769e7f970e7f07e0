"""Rows of a list as a table on the clipboard, and the line in the account that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import Final, TypeVar

from PySide6.QtCore import QMimeData
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
    texts, parts = ["\t".join(headings)], [_html_row("th", headings)]

    def steps() -> Iterator[None]:
        for row in rows:
            line = cells(row)
            if line is not None:
                line = [harmless(cell) for cell in line]
                texts.append("\t".join(line))
                parts.append(_html_row("td", line))
            yield

    def end() -> None:
        copied = len(texts) - 1
        if copied:
            data = QMimeData()
            data.setText("\n".join(texts))
            data.setHtml(f"<table>{''.join(parts)}</table>")
            QGuiApplication.clipboard().setMimeData(data)
            note_copied(dossier, f"{what}: {copied}")
        done(copied)

    slices.begin(steps(), end)
    if len(rows) <= AT_ONCE:
        slices.finish()


def note_copied(dossier: Dossier, what: str) -> None:
    """Note in the account that this was put on the clipboard."""
    note(dossier, AccountAction.EXPORT, f"Op het klembord: {what}")


def as_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> QMimeData:
    """The rows under their headings, for a spreadsheet (text with tabs) and for a mail (HTML)."""
    lines = [tuple(headings), *(tuple(map(harmless, row)) for row in rows)]
    data = QMimeData()
    data.setText("\n".join("\t".join(line) for line in lines))
    data.setHtml(_html(lines))
    return data


def _html(lines: Sequence[Sequence[str]]) -> str:
    head, *body = lines
    parts = [_html_row("th", head), *(_html_row("td", line) for line in body)]
    return f"<table>{''.join(parts)}</table>"


def _html_row(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
