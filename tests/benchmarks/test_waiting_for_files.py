"""How long the window keeps its user waiting while files come in: shown, stored, taken back and done again."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool

from tests.benchmarks.examples import SCALES, TODAY, example
from tests.benchmarks.quiet import wait_until_made, wait_until_quiet
from tests.benchmarks.test_figures import text as table_of_figures
from tests.benchmarks.test_own_tables import HEADINGS, line_of
from tests.benchmarks.watching import WAIT
from tests.exchange.address_cards import making as cards
from tests.exchange.calendar import making as meetings
from tests.exchange.own_tables.making import workbook
from wijkdesk import paths
from wijkdesk.domain.words import ImportKind
from wijkdesk.exchange.own_tables.table import MOST_LINES
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.areas import add_areas
from wijkdesk.ui.address_book.import_dialog import ContactsImport
from wijkdesk.ui.areas.dialog import AreasDialog
from wijkdesk.ui.calendar.import_dialog import CalendarImport
from wijkdesk.ui.importing.figures import FiguresDialog
from wijkdesk.ui.importing.table_dialog import TableDialog
from wijkdesk.ui.program import Program, application
from wijkdesk.ui.tidying import Tidying

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
AREAS = [f"BU{number:08d}" for number in range(100, 110)]
CARDS, MEETINGS = 5000, 2000


@pytest.fixture
def program(qtbot, tmp_path, monkeypatch):
    tidying = Tidying(application())
    (paths.config() / "wijkdesk.ini").unlink(missing_ok=True)
    path = Path(shutil.copy(example(SCALES[0]), tmp_path / "Rozenprieel.wijkdesk"))
    program = Program()
    qtbot.addWidget(program.window)
    program.start(None)
    program.window.resize(1200, 800)
    program.show(Dossier.open(path))
    wait_until_made(program.window)
    yield program
    program.window.close()
    QThreadPool.globalInstance().waitForDone(WAIT)
    tidying.deleteLater()


def turn_back_and_forth(program, goes_on, name):
    dossier = program.window.changes.dossier
    step = dossier.undoable
    goes_on(f"{name}, undone", program.window.undo, lambda: dossier.redoable == step)
    goes_on(f"{name}, done again", program.window.redo, lambda: dossier.undoable == step)


def test_the_window_goes_on_while_figures_come_in(program, goes_on, tmp_path):
    path = tmp_path / "kwb-2024.csv"
    table_of_figures(path)
    add_areas(program.window.changes.dossier, AREAS)
    wait_until_quiet()
    name = "20,000 regions by 100 columns"
    goes_on(f"{name}, areas", lambda: AreasDialog(program.window.changes, program.window).open())
    areas = program.window.findChild(AreasDialog)
    goes_on(f"{name}, areas of the file", lambda: areas.read(path), areas.choose.isEnabled)
    goes_on(f"{name}, areas closed", areas.commit.click)
    goes_on(f"{name}, opened", lambda: FiguresDialog(program.window.changes, lambda: TODAY, program.window).open())
    dialog = program.window.findChild(FiguresDialog)
    goes_on(f"{name}, shown", lambda: dialog.read(path), dialog.commit.isEnabled)
    goes_on(f"{name}, all taken", dialog.topics.take_all.click)
    goes_on(f"{name}, columns to point at", lambda: dialog._by_hand.set_open(True))
    goes_on(f"{name}, stored", dialog.commit.click, lambda: dialog.commit.isEnabled() and dialog.cancel.isHidden())
    goes_on(f"{name}, closed", dialog.commit.click)
    turn_back_and_forth(program, goes_on, name)


@pytest.mark.parametrize("kind", HEADINGS)
def test_the_window_goes_on_while_a_table_comes_in(program, goes_on, tmp_path, kind):
    rows = [HEADINGS[kind], *(line_of(kind, n) for n in range(MOST_LINES))]
    path = workbook(tmp_path / "lijst.xlsx", ("Lijst", rows))
    name = f"a table of 5,000 {'actions' if kind is ImportKind.ACTIONS else 'contacts'}"
    dialog = None

    def open_dialog():
        nonlocal dialog
        dialog = TableDialog(program.window.changes, path, lambda: TODAY, program.window)
        dialog.open()

    goes_on(f"{name}, its columns", open_dialog, lambda: dialog.columns.isVisible())
    goes_on(f"{name}, its lines", dialog.commit.click, lambda: dialog.lines.isVisible())
    goes_on(f"{name}, back to its columns", dialog.back.click)
    goes_on(f"{name}, its lines again", dialog.commit.click, lambda: dialog.lines.isVisible())
    goes_on(f"{name}, stored", dialog.commit.click, dialog.copy.isVisible)
    goes_on(f"{name}, the report copied", dialog.copy.click)
    goes_on(f"{name}, closed", dialog.commit.click)
    turn_back_and_forth(program, goes_on, name)


def test_the_window_goes_on_while_an_address_book_comes_in(program, goes_on, tmp_path):
    path = tmp_path / "adressen.vcf"
    path.write_text("".join(map(card, range(CARDS))), newline="")
    name = "an address book of 5,000 cards"
    goes_on(
        f"{name}, shown",
        lambda: ContactsImport(program.window.changes, path, program.window).open(),
        lambda: program.window.findChild(ContactsImport).commit.isEnabled(),
    )
    dialog = program.window.findChild(ContactsImport)
    goes_on(f"{name}, all chosen", dialog.table.selectAll)
    goes_on(f"{name}, none ticked", lambda: dialog.table.tick([]))
    goes_on(f"{name}, all ticked", lambda: dialog.table.tick(dialog.rows))
    goes_on(f"{name}, stored", dialog.commit.click, dialog.cancel.isHidden)
    goes_on(f"{name}, closed", dialog.commit.click)
    turn_back_and_forth(program, goes_on, name)


def name_of(number):
    """Another for each number, without figures in it: those begin a word anew."""
    return "".join("bdfgklmnrs"[int(figure)] + "aeiou"[int(figure) // 2] for figure in str(number)).capitalize()


def card(number):
    return cards.card(
        f"N:{name_of(number)};{name_of(number * 7)};van den;;",
        f"ORG:Organisatie {number % 50};Afdeling",
        "TITLE:adviseur\\, wonen",
        f"TEL;TYPE=CELL:06{number:08d}",
        f"EMAIL;TYPE=WORK:naam{number}@voorbeeld.example",
        "NOTE:belt liever\\, op dinsdag",
    )


def test_the_window_goes_on_while_a_calendar_comes_in(program, goes_on, tmp_path):
    contacts = program.window.changes.dossier.reader.execute(
        "SELECT first_name || ' ' || last_name, email FROM contacts WHERE email != '' LIMIT 20"
    ).fetchall()

    def event(number):
        day = dt.date.today() - dt.timedelta(days=number % 90)
        who, email = contacts[number % len(contacts)]
        start = f":{day:%Y%m%d}T{9 + number % 9:02d}0000"
        return meetings.event(f"{number}@toets", start, meetings.attendee(who, email), summary=f"Overleg {number}")

    path = tmp_path / "agenda.ics"
    path.write_bytes(meetings.calendar(*map(event, range(MEETINGS))))
    name = "a calendar of 2,000 meetings"
    goes_on(
        f"{name}, shown",
        lambda: CalendarImport(program.window.changes, path, parent=program.window).open(),
        lambda: bool(program.window.findChild(CalendarImport).rows),
    )
    dialog = program.window.findChild(CalendarImport)
    assert len(dialog.rows) == MEETINGS
    goes_on(f"{name}, all chosen", dialog.table.selectAll)
    goes_on(f"{name}, all ticked", lambda: dialog.table.tick(dialog.rows))
    goes_on(f"{name}, stored", dialog.commit.click, dialog.cancel.isHidden)
    goes_on(f"{name}, closed", dialog.commit.click)
    turn_back_and_forth(program, goes_on, name)
