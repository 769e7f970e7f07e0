"""What the handbook names in bold stands on the live window and its dialogs, under that very name."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from tests.ui.texts_on_screens import plain, texts_of
from wijkdesk.papers.handbook.text import folder, read_pages
from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.about.dialog import AboutDialog
from wijkdesk.ui.dialogs import Message
from wijkdesk.ui.tour.tour import Stop, Tour

ON_THE_WAY = {
    *("Morgen", "Over een week", "Over een maand", "Kies een dag…", "Op later gezet"),  # behind the clock of a line
    "Verder",  # after a file was chosen
    "Zet terug",  # of a change that is chosen
    "Naar het overzicht",  # at the end of the round
    "Jouw tekst",  # of a text that is being written
    "Openen om te lezen",  # of a dossier that is open elsewhere
}
"""What shows itself only in the middle of something; tests/papers/handbook holds these against the program's texts."""


@pytest.fixture(scope="module")
def on_the_window(told_example, tmp_path_factory):
    """Every text on every screen and dialog of the example."""
    folder = tmp_path_factory.mktemp("live")
    copy = shutil.copy(told_example, folder)
    script = Path(__file__).with_name("texts_on_screens.py")
    told = subprocess.run(
        [sys.executable, script, copy, folder],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return set(json.loads(told.stdout))


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
