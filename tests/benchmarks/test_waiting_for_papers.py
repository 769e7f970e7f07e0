"""How long the window keeps its user waiting for a letter, a picture, a history and all that needs attention."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.benchmarks.quiet import settle, wait_until_made, wait_until_quiet
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.figures import Indicator
from wijkdesk.domain.pillar import Pillar
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import change
from wijkdesk.ui.attention.column import AttentionColumn
from wijkdesk.ui.history.dialog import PORTION, HistoryDialog
from wijkdesk.ui.program import Program, application
from wijkdesk.ui.second_process import second_process
from wijkdesk.ui.tidying import Tidying

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NAME = "20,000 actions"
CHANGES = 25


@pytest.fixture(scope="module")
def program(qapp, told_large_example, tmp_path_factory):
    """A program for all that is measured: to open such a dossier takes longer than each of it."""
    path = Path(shutil.copy(told_large_example, tmp_path_factory.mktemp("papers") / "Groot.wijkdesk"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "documents", lambda: path.parent)
        patch.setattr(QFileDialog, "getSaveFileName", lambda _parent, _title, proposal, *_kinds: (proposal, ""))
        tidying = Tidying(application())
        (paths.config() / "wijkdesk.ini").unlink(missing_ok=True)
        program = Program()
        program.start(None)
        program.window.resize(1200, 800)
        program.show(Dossier.open(path))
        wait_until_made(program.window)
        yield program
        program.window.close()
        second_process().stop()
        settle()
        tidying.deleteLater()


def first(program, table):
    [(number,)] = program.dossier.reader.execute(f"SELECT min(id) FROM {table}").fetchall()
    return number


def test_the_window_goes_on_while_all_that_needs_attention_is_shown(program, goes_on):
    column = program.window.findChild(AttentionColumn)

    def are_shown():
        return sum(len(each.lines) for each in column.all_shown.lists) == len(column.found.now + column.found.later)

    goes_on(f"{NAME}: all that needs attention", column.show_all, are_shown)
    column.all_shown.reject()


def test_the_window_goes_on_while_a_history_is_shown(program, goes_on):
    number = first(program, "actions")
    for each in range(CHANGES):
        change(
            program.dossier, Action, number, title=f"Bankje {each}", description=f"{'Een lang verhaal. ' * 100}{each}"
        )
    QTest.qWait(3000)  # the search index waits for two
    wait_until_quiet()

    def dialog():
        return program.window.findChild(HistoryDialog)

    def are_shown(changes):
        return len(dialog().entries) == changes

    show = lambda: program.dialogs.show_history(Action, number)  # noqa: E731
    goes_on(f"{NAME}: a history of long texts", show, lambda: are_shown(PORTION))
    goes_on(f"{NAME}: a history of long texts, older", dialog().older.click, lambda: are_shown(CHANGES))
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
