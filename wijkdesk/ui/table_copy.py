"""Rows of a list as a table on the clipboard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData

from wijkdesk.exchange.csv_file import harmless


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
