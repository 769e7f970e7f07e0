"""Rows of a list as a table on the clipboard, and the line in the account that says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from wijkdesk.domain.words import AccountAction
from wijkdesk.exchange.csv_file import harmless
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier


def copy_table(dossier: Dossier, what: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Put rows on the clipboard, from where they go to any program; ``what`` says of which list they are."""
    QGuiApplication.clipboard().setMimeData(as_table(headings, rows))
    note_copied(dossier, f"{what}: {len(rows)}")


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
