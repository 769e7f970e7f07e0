"""What the window remembers between two starts: where things stood, never what a dossier says."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

_MOST_RECENT = 8


class Remembered:
    """Settings of this user on this machine, in one readable file in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / "wijkdesk.ini"), QSettings.Format.IniFormat)

    def recent(self) -> list[Path]:
        """The dossiers that were open lately and are still there, the last one first."""
        return [path for path in map(Path, self._read("dossiers", [])) if path.is_file()]

    def opened(self, path: Path) -> None:
        """Put a dossier in front of the recent ones."""
        others = [other for other in self._read("dossiers", []) if other != str(path)]
        self._write("dossiers", [str(path), *others][:_MOST_RECENT])

    def geometry(self) -> QByteArray:
        """Where the window stood and how large it was; empty at the first start."""
        return QByteArray.fromBase64(str(self._read("geometry", "")).encode())

    def keep_geometry(self, geometry: QByteArray) -> None:
        self._write("geometry", bytes(geometry.toBase64().data()).decode())

    def layout(self, place: str) -> dict[str, Any]:
        """Column widths, sorting and the like of one place of the window."""
        layout: dict[str, Any] = self._read(f"layout/{place}", {})
        return layout

    def keep_layout(self, place: str, layout: dict[str, Any]) -> None:
        self._write(f"layout/{place}", layout)

    def text(self, name: str, otherwise: str = "") -> str:
        """One small choice, such as light or dark."""
        return str(self._read(name, otherwise))

    def keep_text(self, name: str, value: str) -> None:
        self._write(name, value)

    def _read(self, name: str, otherwise: Any) -> Any:
        """A value as it was written; anything unreadable counts as never written."""
        try:
            value = json.loads(str(self._settings.value(name, "")))
        except ValueError:
            return otherwise
        return value if isinstance(value, type(otherwise)) else otherwise

    def _write(self, name: str, value: Any) -> None:
        self._settings.setValue(name, json.dumps(value))
