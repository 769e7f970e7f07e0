"""Asking where a file comes."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

PATTERN = re.compile(r"\*(\.\w+)\)")


def ask_where(parent: QWidget, title: str, proposal: Path, *kinds: str) -> Path | None:
    """Where a file of one of these kinds comes, as "PDF-bestand (*.pdf)"; ``None`` when nobody said.

    It ends as one of the kinds does: what is typed without that gets the ending of the kind that was chosen.
    """
    chosen, kind = QFileDialog.getSaveFileName(parent, title, str(proposal), ";;".join(kinds))
    if not chosen:
        return None
    endings = {each: ending for each in kinds for ending in PATTERN.findall(each)}
    path = Path(chosen)
    if path.suffix.lower() in endings.values():
        return path
    return path.with_name(f"{path.name}{endings.get(kind) or endings[kinds[0]]}")
