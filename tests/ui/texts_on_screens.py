"""Every text on every screen and dialog of a dossier, as a list: `python texts_on_screens.py DOSSIER FOLDER`.

A process of its own, for all these windows are let go in whatever order their pictures are taken.
"""

import json
import os
import re
import sys
from pathlib import Path

from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTabBar, QWidget

from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import PromiseState
from wijkdesk.storage.reading.promises import list_commitments, list_promises
from wijkdesk.ui import screenshots
from wijkdesk.ui.main_window import MainWindow


def texts_of(screen):
    for widget in (screen, *screen.findChildren(QWidget)):
        for name in ("text", "title", "accessibleName", "placeholderText", "windowTitle"):
            ask = getattr(type(widget), name, None)
            text = ask(widget) if callable(ask) else None
            if isinstance(text, str):
                yield text
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(place) for place in range(widget.count()))
        if isinstance(widget, QTabBar):
            yield from (widget.tabText(place) for place in range(widget.count()))
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            yield from (str(model.index(row, 0).data()) for row in range(model.rowCount()))
    yield from (action.text() for action in screen.findChildren(QAction))


def plain(text):
    """As it is read: without the sign before the access key, the key behind a tab, and a number that follows."""
    return re.sub(r" \(\d+\)$", "", text.replace("&", "").partition("\t")[0].strip())


def main(dossier: Path, folder: Path) -> None:
    seen = set()

    def look(qt, screen, path):
        for _ in range(3):
            QThreadPool.globalInstance().waitForDone(screenshots.WAIT)
            qt.processEvents()
        seen.update(map(plain, texts_of(screen)))
        if path.stem == "contacten" and isinstance(screen, MainWindow):
            reader = screen.changes.dossier.reader
            promises = [row.id for row in list_promises(reader) if row.state is PromiseState.OPEN]
            commitments = [row.id for row in list_commitments(reader)]
            for kind, numbers in ((Promise, promises), (Commitment, commitments)):
                screen.open_thing(kind, numbers[0])
                qt.processEvents()
                seen.update(map(plain, texts_of(screen)))
        return path

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    screenshots._save = look
    screenshots.take_screenshots(dossier, folder / "none", (1366, 768), dark=False)
    print(json.dumps(sorted(seen)), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
