"""What the handbook names in bold stands on the live window and its dialogs, under that very name."""

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QThreadPool
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTabBar, QWidget

from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import PromiseState
from wijkdesk.papers.handbook.text import folder, read_pages
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.promises import list_commitments, list_promises
from wijkdesk.ui import screenshots
from wijkdesk.ui.about.dialog import AboutDialog
from wijkdesk.ui.dialogs import Message
from wijkdesk.ui.main_window import MainWindow
from wijkdesk.ui.tour.tour import Stop, Tour

ON_THE_WAY = {
    *("Morgen", "Over een week", "Over een maand", "Kies een dag…", "Op later gezet"),  # behind the clock of a line
    "Over tijd",  # a heading that is painted
    "Verder",  # after a file was chosen
    "Zet terug",  # of a change that is chosen
    "Naar het overzicht",  # at the end of the round
    *("Ga erheen", "Laat staan"),  # beside what the check found
    "Jouw tekst",  # of a text that is being written
}
"""What shows itself only in the middle of something; tests/papers/handbook holds these against the program's texts."""


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


@pytest.fixture(scope="module")
def on_the_window(told_example, tmp_path_factory):
    """Every text on every screen and dialog of the example."""
    folder = tmp_path_factory.mktemp("live")
    copy = Path(shutil.copy(told_example, folder))
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

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screenshots, "_save", look)
        screenshots.take_screenshots(copy, folder / "none", (1366, 768), dark=False)
    return seen


def test_what_is_bold_is_on_the_live_window(qtbot, on_the_window, example):
    with Dossier.open(example) as dossier:
        for dialog in (AboutDialog(dossier), Message("Fout", "Opnieuw", "technisch")):
            qtbot.addWidget(dialog)
            on_the_window.update(map(plain, texts_of(dialog)))
    window = QWidget()
    qtbot.addWidget(window)
    on_the_window.update(
        map(plain, texts_of(Tour([Stop("Eerst", "Kijk", QRect()), Stop("Dan", "Zie", QRect())], window)))
    )
    bold = {
        (page.name, words)
        for page in read_pages()
        for words in re.findall(r"\*\*(.+?)\*\*", (folder() / page.name).read_text("utf-8"))
        if " > " not in words
    }
    assert len(bold) > 100
    assert {(page, words) for page, words in bold if words not in on_the_window | ON_THE_WAY} == set()


def test_what_shows_itself_on_the_way_is_still_named():
    named = "".join((folder() / page.name).read_text("utf-8") for page in read_pages())
    assert {words for words in ON_THE_WAY if f"**{words}**" not in named} == set()
