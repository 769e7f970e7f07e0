"""How long the window keeps its user waiting, in 160 years' work."""

import shutil
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.benchmarks.examples import example
from tests.benchmarks.quiet import is_at_rest, settle, wait_until_made, wait_until_quiet
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.figures import Indicator
from wijkdesk.domain.pillar import Pillar
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import change
from wijkdesk.ui.address_book.export_dialog import ContactsExport
from wijkdesk.ui.attention.column import AttentionColumn
from wijkdesk.ui.history.dialog import PORTION, HistoryDialog
from wijkdesk.ui.long_edit import LongEdit
from wijkdesk.ui.program import Program, application
from wijkdesk.ui.second_process import second_process
from wijkdesk.ui.slices import Slices
from wijkdesk.ui.taking_along.list_dialog import ListDialog
from wijkdesk.ui.tidying import Tidying

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NAME = "20,000 actions"
PLACES = ("pillars", "actions", "contacts", "timeline", "figures", "round")
LISTS = ("actions", "contacts", "timeline")
MANY = 40
TIMES = 25  # that a text is changed
MOVED_TO = 2  # a pillar
TYPED = "bewoner"
BETWEEN_KEYS = 60  # milliseconds, of somebody who types quickly
KEYS = (*[Qt.Key.Key_PageDown] * 10, Qt.Key.Key_End, *[Qt.Key.Key_PageUp] * 10, Qt.Key.Key_Home)


@pytest.fixture(scope="module")
def path(told_large_example, tmp_path_factory):
    return Path(shutil.copy(told_large_example, tmp_path_factory.mktemp("waiting") / "Groot.wijkdesk"))


@pytest.fixture(scope="module")
def program(qapp, path):
    """A program for all that is measured: to open such a dossier takes longer than each of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "documents", lambda: path.parent)
        patch.setattr(QFileDialog, "getSaveFileName", lambda _parent, _title, proposal, *_kinds: (proposal, ""))
        tidying = Tidying(application())
        (paths.config() / "wijkdesk.ini").unlink(missing_ok=True)
        program = Program()
        program.start(None)
        program.window.resize(1200, 800)
        settle()
        yield program
        program.window.close()
        program.window.deleteLater()  # else the pages of 160 years are made behind all this
        second_process().stop()
        settle()
        tidying.deleteLater()


def type_into(box):
    for sign in TYPED:
        QTest.keyClick(box, sign)
        QTest.qWait(BETWEEN_KEYS)
    for _ in TYPED:
        QTest.keyClick(box, Qt.Key.Key_Backspace)
        QTest.qWait(BETWEEN_KEYS)


def scroll(table):
    table.setFocus()
    for key in KEYS:
        QTest.keyClick(table, key)
        QTest.qWait(20)


def test_the_window_goes_on_while_its_tabs_are_made(program, path, goes_on, qtbot):
    program.show(Dossier.open(path))
    qtbot.waitUntil(lambda: not program.window.awaited)  # the first paint and place have benchmarks of their own
    goes_on(f"{NAME}: tabs and lists made ahead", lambda: QTest.qWait(2000), lambda: is_at_rest(program.window))


def test_the_window_goes_on_while_somebody_searches(program, goes_on):
    program.dialogs.search()
    goes_on(f"{NAME}: searching", lambda: type_into(program.dialogs.searching.line))
    program.dialogs.searching.close()


@pytest.mark.parametrize("place", PLACES)
def test_the_window_goes_on_while_somebody_goes_to_a_place(program, goes_on, place):
    goes_on(f"{NAME}: going to {place}", lambda: program.window.go_to(place))


@pytest.mark.parametrize("place", LISTS)
def test_the_window_goes_on_while_somebody_looks_through_a_list(program, goes_on, place):
    program.window.go_to(place)
    tab = program.window.tab(place)
    goes_on(f"{NAME}: filtering {place}", lambda: type_into(tab.page.search))
    goes_on(f"{NAME}: scrolling {place}", lambda: scroll(tab.table))


@pytest.mark.parametrize("place", LISTS)
def test_the_window_goes_on_while_all_of_a_list_is_copied(program, goes_on, place):
    program.window.go_to(place)
    tab = program.window.tab(place)
    tab.table.selectAll()
    goes_on(f"{NAME}: copying all of {place}", tab.copy, lambda: not tab._copying.is_busy)
    if place != "timeline":  # of 145,000 rows all have to be looked through for those that are chosen
        goes_on(f"{NAME}: filtering {place}, all chosen", lambda: type_into(tab.page.search))
    tab.table.clearSelection()


def test_the_window_goes_on_while_a_list_becomes_a_workbook(program, goes_on):
    program.window.go_to("actions")
    seen = program.window.tab("actions").seen()
    dialog = ListDialog(program.window.changes, seen, program.window)
    goes_on(f"{NAME}: taking along, asked", dialog.open)
    dialog.confidential.click()  # to leave that out takes the second process alone three quarters of the time
    goes_on(f"{NAME}: taking along, written", dialog.commit.click, lambda: not dialog.is_busy)
    assert Path(dialog._target()).is_file(), dialog.said.accessibleName()
    dialog.close()


def test_the_window_goes_on_while_contacts_are_chosen_to_take_along(program, goes_on):
    dialog = ContactsExport(program.window.changes, program.window)
    goes_on(f"{NAME}: contacts to take along", dialog.open, dialog.commit.isEnabled)
    dialog.close()


CHANGES = {
    "removing": lambda tab: tab.remove(),
    "duplicating": lambda tab: tab.duplicate(),
    "moving": lambda tab: tab.several.pillar.edited.emit(MOVED_TO),
}


@pytest.fixture
def index_as_it_is(program, monkeypatch):
    """What changes is not taken into the search index meanwhile: some is taken back, and none is searched."""
    monkeypatch.setattr(Dossier, "catch_up_index", lambda _dossier: None)
    yield
    with program.dossier.write_beside() as connection:
        connection.execute("DELETE FROM search_waiting")


@pytest.mark.usefixtures("index_as_it_is")
@pytest.mark.parametrize("how", CHANGES)
def test_the_window_goes_on_while_many_actions_change(program, goes_on, how):
    window = program.window
    window.go_to("actions")
    tab = window.tab("actions")

    def is_over():
        is_reading = any(slices.is_busy for slices in window.findChildren(Slices))
        return not is_reading and window.findChild(LongEdit) is None

    tab.table.choose(*[row.id for row in tab.table.shown_rows()][:MANY])
    wait_until_made(window)
    label = window.changes.dossier.undoable
    goes_on(f"{NAME}: {how} {MANY}", lambda: CHANGES[how](tab), is_over)
    assert window.changes.dossier.undoable != label
    goes_on(f"{NAME}: taking back {how} {MANY}", window.undo, is_over)
    assert window.changes.dossier.undoable == label


def first(program, table):
    [(number,)] = program.dossier.reader.execute(f"SELECT min(id) FROM {table}").fetchall()
    return number


def test_the_window_goes_on_while_all_that_needs_attention_is_shown(program, goes_on):
    column = program.window.findChild(AttentionColumn)

    def are_shown():
        return sum(len(each.lines) for each in column.all_shown.lists) == len(column.found.now + column.found.later)

    goes_on(f"{NAME}: all that needs attention", column.show_all, are_shown)
    column.all_shown.reject()


@pytest.mark.usefixtures("index_as_it_is")
def test_the_window_goes_on_while_a_history_is_shown(program, goes_on):
    number = first(program, "actions")
    for each in range(TIMES):
        change(
            program.dossier, Action, number, title=f"Bankje {each}", description=f"{'Een lang verhaal. ' * 100}{each}"
        )
    wait_until_quiet()

    def dialog():
        return program.window.findChild(HistoryDialog)

    def are_shown(changes):
        return len(dialog().entries) == changes

    show = lambda: program.dialogs.show_history(Action, number)  # noqa: E731
    goes_on(f"{NAME}: a history of long texts", show, lambda: are_shown(PORTION))
    goes_on(f"{NAME}: a history of long texts, older", dialog().older.click, lambda: are_shown(TIMES))
    dialog().accept()


def test_the_window_goes_on_while_a_letter_is_made(program, goes_on):
    program.window.go_to("timeline")
    tab = program.window.tab("timeline")
    tab.open(Escalation, first(program, "escalations"))
    wait_until_quiet()
    letter = tab.escalations.letter
    goes_on(f"{NAME}: a letter as PDF", letter.pdf.click, lambda: not letter.is_busy)
    assert list(paths.documents().glob("Directe melding*.pdf"))


def test_the_window_goes_on_while_the_picture_of_a_pillar_is_saved(program, goes_on):
    pillar = first(program, "pillars")
    [*figures] = program.dossier.reader.execute("SELECT id FROM indicators").fetchall()
    with program.dossier.write("Cijfers") as session:
        for (number,) in figures:
            session.get(Indicator, number).pillar = session.get(Pillar, pillar)
    program.window.go_to("figures")
    tab = program.window.tab("figures")
    tab.open(Indicator, figures[0][0])
    tab.page.side_by_side.click()
    wait_until_quiet()
    save = tab.side_by_side.menu.actions()[-1]
    goes_on(f"{len(figures)} figures: their picture", save.trigger, lambda: bool(list(paths.documents().glob("*.png"))))


def test_the_window_goes_on_while_the_overview_is_shown(program, goes_on):
    """Last: its pages are set in the second process for a while, and nothing else is done there meanwhile."""

    def is_shown():
        return tab.situation is not None and not tab._showing.is_busy

    tab = program.window.tab("overview")
    name = f"{NAME}: going to the overview"
    goes_on(name, lambda: program.window.go_to("overview"), is_shown)


def test_the_window_goes_on_while_another_dossier_is_opened(program, goes_on, tmp_path):
    one, other = (Path(shutil.copy(example(1), tmp_path / f"{name}.wijkdesk")) for name in ("Een", "Ander"))
    program.show(Dossier.open(one))
    wait_until_made(program.window)
    open_other = partial(program.others.open_dossier, other)
    goes_on("30 actions: opening another dossier", open_other, lambda: is_at_rest(program.window))
