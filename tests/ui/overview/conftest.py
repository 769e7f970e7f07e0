"""The place of the overview on a real dossier, and what it told."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QFileDialog

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.overviews import choices_of, texts_of
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.overview.tab import OverviewTab

TODAY = dt.date(2026, 11, 23)
SECOND = HalfYear(2026, 2)
CONTROL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """The tab on an open dossier, and what it told."""

    def __init__(self, qtbot, path, *, today=TODAY, read_only=False):
        self.qtbot, self.path = qtbot, path
        self.dossier = Dossier.open(path, read_only=read_only)
        self.changes = Changes(self.dossier)
        self.tab = OverviewTab(self.changes, today=lambda: today)
        self.done, self.not_done, self.opened = [], [], []
        self.changes.done.connect(self.done.append)
        self.changes.not_done.connect(self.not_done.append)
        self.tab.open_requested.connect(lambda kind, number: self.opened.append((kind, number)))
        qtbot.addWidget(self.tab)
        self.tab.resize(1110, 740)
        with qtbot.waitExposed(self.tab):
            self.tab.show()
        self.tab.activateWindow()
        qtbot.waitUntil(self.tab.isActiveWindow)
        self.texts, self.pages, self.sections = self.tab.texts, self.tab.pages, self.tab.texts.sections
        self.wait()

    def wait(self):
        """Until the pages of now are there and those in sight are painted."""

        def is_ready():
            preview = self.pages.preview
            seen = preview._in_sight()
            return (
                not self.tab._soon.isActive()
                and not self.tab.maker.is_busy
                and not self.tab._showing.is_busy
                and not preview._is_painting
                and seen
                and all(preview._painted[number] == preview._wanted_width() for number in seen)
            )

        self.qtbot.waitUntil(is_ready, timeout=30_000)

    def said(self):
        """All that the pages say, on one line."""
        return " ".join(" ".join(page.text for page in self.pages.preview._pages.pages).split())

    def field(self, section):
        """The field of a text, in an open section."""
        self.sections.sections[self.sections._section_of(section)].open()
        return self.sections.own[section]

    def retype(self, section, text):
        self.field(section).field.setFocus()
        self.press(Qt.Key.Key_A, CONTROL)
        if text:
            self.qtbot.keyClicks(QApplication.focusWidget(), text)
        else:
            self.press(Qt.Key.Key_Delete)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifiers)

    def click(self, button):
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def own(self, half_year=SECOND):
        return texts_of(self.dossier.reader, half_year)

    def choices(self, half_year=SECOND):
        return choices_of(self.dossier.reader, half_year)

    def head(self, key):
        """What the line of a section says: what is missing, and how it stands."""
        return self.sections.sections[key].head.said

    def close(self):
        """Close the dossier, as when another one is opened."""
        self.tab.hide()
        QThreadPool.globalInstance().waitForDone()
        self.dossier.close()


@pytest.fixture
def open_desk(qtbot):
    desks = []

    def open_it(path, **how):
        desks.append(Desk(qtbot, path, **how))
        return desks[-1]

    yield open_it
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(open_desk, example):
    return open_desk(example)


@pytest.fixture
def chosen_file(monkeypatch, tmp_path):
    """Answers the file dialog with a path, and remembers what it proposed."""
    answer = {"path": tmp_path / "Mijn overzicht.pdf", "proposed": None}

    def ask(_parent, _title, proposal, _kinds):
        answer["proposed"] = proposal
        return str(answer["path"] or ""), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return answer
