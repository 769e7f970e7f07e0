"""A dossier with a handful of actions, and the tab over it."""

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Organisation
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import ActionState
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import ActionRow, list_actions
from wijkdesk.ui.actions.tab import ActionsTab
from wijkdesk.ui.changes import Changes

TODAY = dt.date(2026, 11, 23)
LAMPS, TILES, LUNCH, GARDEN, HELP, ROOF = range(1, 7)


def pytest_collection_modifyitems(items):
    """What Qt says of every window that pops up where there is no screen."""
    for item in items:
        if "tests/ui/actions" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session")
def told_actions(tmp_path_factory) -> Path:
    """Under the four pillars, with ids 1 to 6: overdue, quick win, running, idea, failed, planned."""
    path = new_dossier(
        tmp_path_factory.mktemp("actions"),
        Organisation(name="Ymere"),
        Organisation(name="Haarlem Effect"),
    )
    with Dossier.open(path) as dossier, dossier.write("Begin") as session:
        homes, _, streets, people = (session.get(Pillar, number) for number in range(1, 5))
        ymere, welfare = session.get(Organisation, 1), session.get(Organisation, 2)
        running = {"state": ActionState.RUNNING, "first_day": dt.date(2026, 10, 1)}
        for action in (
            Action(title="Lampen achterpad herstellen", main_pillar=streets, due=dt.date(2026, 11, 4), **running),
            Action(
                title="Stoeptegels herleggen", main_pillar=streets, due=dt.date(2026, 12, 2), quick_win=True, **running
            ),
            Action(title="Lunch op dinsdag", main_pillar=people, lead=welfare, **running),
            Action(title="Buurtmoestuin", main_pillar=people, state=ActionState.IDEA, confidential=True),
            Action(
                title="Hulpdienst van buren",
                main_pillar=people,
                state=ActionState.FAILED,
                ended_on=dt.date(2026, 9, 1),
                lesson="Niemand durfde hulp te vragen.",
            ),
            Action(title="Dakgoten blok C", main_pillar=homes, lead=ymere, due=dt.date(2027, 1, 15)),
        ):
            session.add(action)
            session.flush()
    return path


@pytest.fixture
def path(tmp_path, told_actions) -> Path:
    copy = tmp_path / told_actions.name
    copy.write_bytes(told_actions.read_bytes())
    return copy


@pytest.fixture
def dossier(path) -> Iterator[Dossier]:
    with Dossier.open(path) as dossier:
        yield dossier


@pytest.fixture
def changes(dossier, qapp) -> Changes:
    return Changes(dossier)


@pytest.fixture
def tab(changes, qtbot) -> ActionsTab:
    return shown(ActionsTab(changes, today=lambda: TODAY), qtbot)


def shown(tab: ActionsTab, qtbot) -> ActionsTab:
    """A tab as it stands in a window of 1366 pixels."""
    qtbot.addWidget(tab)
    tab.resize(1110, 740)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    tab.table.setFocus()
    return tab


def stored(dossier: Dossier, number: int) -> ActionRow:
    [row] = list_actions(dossier.reader, only=[number])
    return row


def titles(tab: ActionsTab) -> list[str]:
    return [row.title for row in tab.table.shown_rows()]


def headings(tab: ActionsTab) -> list[str]:
    model = tab.table.rows_model
    return [model.data(model.index(position, 0)) for position in model.group_positions()]


def jpeg(colour="red", size=(640, 480)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "JPEG")
    return buffer.getvalue()
