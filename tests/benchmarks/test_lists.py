"""How long a key in a filter or a search, a sorting and a change of place keep the processor busy, in 160 years' work.

Each is what one turn takes, painting included, beside the limit and beside what painting that list takes by itself.
"""

from itertools import accumulate
from statistics import median

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.benchmarks.measuring import ROUNDS, taken
from tests.benchmarks.quiet import process_until_painted, settle, wait_until_made, wait_until_quiet
from wijkdesk import paths
from wijkdesk.storage.dossier import Dossier
from wijkdesk.ui.program import Program, application

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
KEY, PLACE = 0.016, 0.1  # seconds of CPU
SEARCHED = ("straat", "bewoner", "wijkagent", "lampen pad", "voor de bewoners", "van den berg", "xyzzy")
TYPED = ("straat", "pad q")  # what many have; then two words, which few or none have
REPAINTS = 1.5  # times what painting the list takes
PLACES = ("actions", "contacts", "timeline", "pillars")


@pytest.fixture(scope="module")
def program(told_large_example):
    application()
    (paths.config() / "wijkdesk.ini").unlink(missing_ok=True)
    program = Program()
    program.start(None)
    program.window.resize(1200, 800)
    program.show(Dossier.open(told_large_example, read_only=True))
    wait_until_made(program.window)
    yield program
    program.window.close()
    settle()


@pytest.fixture
def window(program):
    return program.window


@pytest.fixture
def took(qapp):
    """Tells what something takes with all that follows from it until the next frame."""

    def measure(act):
        qapp.processEvents()
        return taken(lambda: (act(), qapp.processEvents())).cpu

    return measure


@pytest.fixture
def going(window, qapp):
    """Tells what going to a place takes until it is painted."""

    def measure(key):
        qapp.processEvents()
        return taken(lambda: (window.go_to(key), process_until_painted(window))).cpu

    return measure


def tell(row, name, times, limit):
    """Hold the slowest, by the median of each, against the limit."""
    medians = {what: median(each) for what, each in times.items()}
    slowest = max(medians, key=lambda what: medians[what])
    row(f"{name}, the slowest ({slowest})", 1000 * medians[slowest], 1000 * limit, "ms CPU")


def lists(window, qapp):
    """Each list: what it is called, its page and its table, in sight."""
    for place, choice in (("actions", None), ("contacts", 0), ("contacts", 1), ("timeline", None)):
        window.go_to(place)
        tab = window.tab(place)
        if choice is not None:
            tab.switch.choose(choice)
        qapp.processEvents()
        yield tab.table.accessibleName(), tab.page, tab.table


def test_going_to_each_place(window, going, row):
    first = {key: [going(key)] for key in PLACES}
    again: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for key in PLACES:
            again.setdefault(key, []).append(going(key))
    tell(row, "going to a place again", again, PLACE)
    tell(row, "going to a place first", first, PLACE)


def test_a_key_in_the_filter_of_each_list(window, qapp, took, row):
    """The first key of all counts too, and what is painted once more a turn later.

    Each list is painted by itself between the keys, so that whatever else the machine does happens to both.
    """

    def press(page, key):
        return took(lambda: (QTest.keyClick(page.search, key), qapp.processEvents()))

    for name, page, table in lists(window, qapp):
        wait_until_quiet()
        row(f"the first key in {name}", 1000 * press(page, "t"), 1000 * KEY, "ms CPU")
        keys: dict[str, list[float]] = {}
        painting: list[float] = []
        show: set[str] = set()  # the keys after which there is something to paint
        for _ in range(ROUNDS):
            for text in TYPED:
                page.search.clear()
                steps = list(accumulate(text))
                forward = [(f"'{typed}'", sign) for typed, sign in zip(steps, text, strict=True)]
                back = [(f"back to '{typed}'", Qt.Key.Key_Backspace) for typed in reversed(["", *steps[:-1]])]
                for key_name, key in forward + back:
                    keys.setdefault(key_name, []).append(press(page, key))
                    if table.isVisible():
                        show.add(key_name)
                painting += (took(table.viewport().update) for _ in range(3))
        tell(row, f"a key in {name}", keys, KEY)
        key = median(median(keys[key_name]) for key_name in show)
        number = table.rows_model.number_shown()
        which = f"a key in {name} ({number:,} rows), beside a repaint"
        row(which, 1000 * key, 1000 * median(painting), "ms CPU", REPAINTS)


def test_a_column_sort_of_each_list(window, qapp, took, row):
    for name, _page, table in lists(window, qapp):
        header, times = table.horizontalHeader(), {}
        columns = [n for n in range(len(table.rows_model.columns)) if not table.isColumnHidden(n)]
        for _ in range(ROUNDS):
            for number in columns:
                place = QPoint(header.sectionViewportPosition(number) + 20, 10)
                for way in ("up", "down"):
                    spent = took(
                        lambda header=header, place=place: QTest.mouseClick(
                            header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
                        )
                    )
                    times.setdefault(f"{table.rows_model.columns[number].heading} {way}", []).append(spent)
        tell(row, f"sorting {name}", times, KEY)


def test_a_key_in_the_search_box(program, qapp, row):
    """One round is all the keys of all texts, of which each leads to another search and another picture."""
    program.dialogs.search()
    box = program.dialogs.searching
    took: dict[str, list[float]] = {}

    def type_all():
        for text in SEARCHED:
            box.line.clear()
            qapp.processEvents()
            for typed, sign in zip(accumulate(text), text, strict=True):
                spent = taken(lambda sign=sign: (QTest.keyClick(box.line, sign), qapp.processEvents())).cpu
                took.setdefault(typed, []).append(spent)

    type_all()
    took.clear()
    for _ in range(ROUNDS):
        type_all()
    row("a key in the search box", 1000 * median(map(median, took.values())), 1000 * KEY, "ms CPU")
    tell(row, "a key in the search box", took, KEY)
    box.close()
