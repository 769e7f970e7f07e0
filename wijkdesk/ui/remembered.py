"""What the window remembers between two starts: where things stood, never what a dossier says."""

import contextlib
import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from wijkdesk import private_files

_MOST_RECENT = 8
_OF_DOSSIER = ("filters", "pillar", "opened")
"""What of a layout is about the things of one dossier, and makes no sense in another."""


class Remembered:
    """Settings of this user on this machine, in one readable file in ``folder``."""

    def __init__(self, folder: Path) -> None:
        file = folder / "wijkdesk.ini"
        with contextlib.suppress(OSError):  # where nothing can be kept, nothing is
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not file.exists():
                private_files.make_empty(file)  # Qt writes it anew with the rights that it has
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def recent(self) -> list[Path]:
        """The dossiers that were open lately and are still there, the last one first."""
        return [path for path in map(Path, self._read("dossiers", [])) if path.is_file()]

    def last(self) -> Path | None:
        """The dossier that was open last, also when it is not there any more."""
        last: list[str] = self._read("dossiers", [])[:1]
        return Path(last[0]) if last else None

    def opened(self, path: Path) -> None:
        """Put a dossier in front of the recent ones."""
        others = [other for other in self._read("dossiers", []) if other != str(path)]
        recent = [str(path), *others][:_MOST_RECENT]
        self._write("dossiers", recent)
        self._forget_all_but({_key_of(Path(each)) for each in recent})

    def geometry(self) -> QByteArray:
        """Where the window stood and how large it was; empty at the first start."""
        return QByteArray.fromBase64(str(self._read("geometry", "")).encode())

    def keep_geometry(self, geometry: QByteArray) -> None:
        self._write("geometry", bytes(geometry.toBase64().data()).decode())

    def layout(self, place: str, dossier: Path) -> dict[str, Any]:
        """Column widths, sorting and the like of one place of the window, and what of it is of this dossier alone."""
        everywhere: dict[str, Any] = self._read(f"layout/{place}", {})
        here: dict[str, Any] = self._read(f"dossier/{_key_of(dossier)}/{place}", {})
        return {name: value for name, value in everywhere.items() if name not in _OF_DOSSIER} | here

    def keep_layout(self, place: str, dossier: Path, layout: dict[str, Any]) -> None:
        here = {name: value for name, value in layout.items() if name in _OF_DOSSIER}
        self._write(f"layout/{place}", {name: value for name, value in layout.items() if name not in here})
        self._write(f"dossier/{_key_of(dossier)}/{place}", here)

    def last_emptied(self, dossier: Path) -> str:
        """The day on which the bin of a dossier was last looked through for what is too old; "" when never."""
        return str(self._read(f"dossier/{_key_of(dossier)}/emptied", ""))

    def keep_emptied(self, dossier: Path, day: str) -> None:
        self._write(f"dossier/{_key_of(dossier)}/emptied", day)

    def backup_tried(self, dossier: Path) -> str:
        """The day on which somebody last tried a backup of a dossier, or first opened it here; "" when never."""
        return str(self._read(f"dossier/{_key_of(dossier)}/backup_tried", ""))

    def keep_backup_tried(self, dossier: Path, day: str) -> None:
        self._write(f"dossier/{_key_of(dossier)}/backup_tried", day)

    def place_told(self, dossier: Path) -> str:
        """The day on which it was said what is wrong with where a dossier lies; "" when never."""
        return str(self._read(f"dossier/{_key_of(dossier)}/place_told", ""))

    def keep_place_told(self, dossier: Path, day: str) -> None:
        self._write(f"dossier/{_key_of(dossier)}/place_told", day)

    def text(self, name: str, otherwise: str = "") -> str:
        """One small choice, such as light or dark."""
        return str(self._read(name, otherwise))

    def keep_text(self, name: str, value: str) -> None:
        self._write(name, value)

    def write_out(self) -> None:
        """Have it all in the file now; else that is written some time later, in a folder that may be gone by then."""
        self._settings.sync()

    def _forget_all_but(self, keys: set[str]) -> None:
        self._settings.beginGroup("dossier")
        for key in self._settings.childGroups():
            if key not in keys:
                self._settings.remove(key)
        self._settings.endGroup()

    def _read(self, name: str, otherwise: Any) -> Any:
        """A value as it was written; anything unreadable counts as never written."""
        try:
            value = json.loads(str(self._settings.value(name, "")))
        except ValueError:
            return otherwise
        return value if isinstance(value, type(otherwise)) else otherwise

    def _write(self, name: str, value: Any) -> None:
        self._settings.setValue(name, json.dumps(value))


def _key_of(dossier: Path) -> str:
    """A name for a dossier that does not say where it is."""
    import hashlib  # noqa: PLC0415 - OpenSSL comes with it, which the first paint does not need

    return hashlib.sha256(str(dossier.resolve()).encode()).hexdigest()[:16]
