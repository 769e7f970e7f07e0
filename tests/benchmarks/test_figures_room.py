"""How long the room of the figures keeps the processor busy, with 200 figures of 13 years in six areas.

Each is what one turn takes, painting included, beside the limit.
"""

import datetime as dt
import shutil
from statistics import median

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.benchmarks.examples import example
from tests.benchmarks.measuring import longest_turn, taken
from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import Measure
from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.figures.tab import FiguresTab
from wijkdesk.ui.program import application

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ROUNDS = 7
OPEN, GAP = 0.1, 0.05  # seconds of CPU
FIGURES, YEARS = 200, range(2012, 2025)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    path = tmp_path_factory.mktemp("figures") / "Veel cijfers.wijkdesk"
    shutil.copy(example(1), path)
    with Dossier.open(path) as dossier, dossier.write("Cijfers") as session:
        areas = [*session.query(Area), Area(code="BU03920101", name="Vijfhoek")]
        pillars = session.query(Pillar).all()
        for number in range(FIGURES):
            indicator = Indicator(
                name=f"Cijfer {number}", unit="%", measure=Measure.PERCENTAGE, pillar=pillars[number % len(pillars)]
            )
            for year in YEARS:
                for place, area in enumerate(areas):
                    measurement = Measurement(
                        indicator=indicator,
                        area=area,
                        first_day=dt.date(year, 1, 1),
                        last_day=dt.date(year, 12, 31),
                        value=5 + (number * 7 + year + place * 3) % 40 + 0.1 * place,
                    )
                    session.add(measurement)
    return path


@pytest.fixture
def dossier(told, tmp_path):
    with Dossier.open(shutil.copy(told, tmp_path / told.name), read_only=True) as dossier:
        yield dossier


def busy(qapp, act):
    """What something takes with all that follows from it until the next frame."""
    qapp.processEvents()
    return taken(lambda: (act(), qapp.processEvents())).cpu


def tell(row, name, times, limit):
    row(name, 1000 * median(times), 1000 * limit, "ms CPU")


def test_the_room_opens(qtbot, qapp, dossier, row):
    application()
    times = []
    for _ in range(ROUNDS):
        tab = FiguresTab(Changes(dossier))
        qtbot.addWidget(tab)
        tab.resize(1110, 740)
        times.append(busy(qapp, tab.show))
        tab.hide()
    tell(row, "the figures open", times, OPEN)


def test_going_down_the_list(qtbot, qapp, dossier, row):
    application()
    tab = FiguresTab(Changes(dossier))
    qtbot.addWidget(tab)
    tab.resize(1110, 740)
    tab.show()
    tab.list.table.setFocus()
    keys, wholes = [], []

    def go_down():
        before = tab.page.title.text()
        QTest.keyClick(tab.list.table, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: tab.page.title.text() != before)  # once the keys rest

    for _ in range(ROUNDS):
        qapp.processEvents()
        keys.append(taken(go_down).cpu)
        wholes.append(keys[-1] + taken(qapp.processEvents).cpu)
    tell(row, "a key to the next figure", keys, GAP)
    tell(row, "the next figure with all its numbers", wholes, OPEN)


def test_a_whole_pillar_side_by_side(qtbot, qapp, dossier, row):
    application()
    tab = FiguresTab(Changes(dossier))
    qtbot.addWidget(tab)
    tab.resize(1110, 740)
    tab.show()
    times = []
    for _ in range(ROUNDS):
        begun = busy(qapp, tab.page.side_by_side.click)
        times.append(max(begun, longest_turn(qapp.processEvents, lambda: tab.side_by_side.charts.is_busy)))
        tab.side_by_side.back.click()
    tell(row, "figures of a pillar side by side, the longest turn", times, GAP)
