"""Asking where a file comes that other programs read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from wijkdesk import paths


def ask_where(parent: QWidget, title: str, name: str, kind: str, suffix: str) -> Path | None:
    """Where a file of this ``kind`` comes, with its suffix; ``None`` when nobody said."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(paths.documents() / f"{name}{suffix}"), kind)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == suffix else path.with_name(f"{path.name}{suffix}")
