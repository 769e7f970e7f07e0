"""What helps somebody along: the handbook about where one is, its names of menus, and the tour."""

import pkgutil
import re
import sys
from importlib import import_module

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar

import wijkdesk.ui
from tests.ui.accessibility import unnamed_controls
from tests.ui.test_screenshots import WORTH_SEEING
from wijkdesk import __version__, paths
from wijkdesk.papers.handbook.text import Heading, anchor_of, blocks_of, folder, read_pages
from wijkdesk.ui.about.dialog import AboutDialog
from wijkdesk.ui.account.dialog import AccountDialog
from wijkdesk.ui.backups.dialog import BackupsDialog
from wijkdesk.ui.command_dialog import CommandDialog
from wijkdesk.ui.dialogs import Dialog, Message
from wijkdesk.ui.guidance import FIRST_PAGE, NEWS_PAGE, PAGES
from wijkdesk.ui.handbook.window import HandbookWindow
from wijkdesk.ui.help_text import HelpText
from wijkdesk.ui.people.register import RegisterDialog
from wijkdesk.ui.program import Program, application
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tour.tour import Tour
from wijkdesk.ui.work_dialog import WorkDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CONTROL = Qt.KeyboardModifier.ControlModifier
TEXTS = {page.name: (folder() / page.name).read_text("utf-8") for page in read_pages()}


@pytest.fixture
def program(qtbot, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    application()
    (paths.config() / "wijkdesk.ini").unlink(missing_ok=True)
    program = Program()
    qtbot.addWidget(program.window)
    yield program
    program.window.close()


@pytest.fixture
def on_example(qtbot, program, example):
    with qtbot.waitActive(program.window):
        program.start(example)
    return program


def commands_of(program):
    """Every command of the menus, by the names that lead to it."""
    return {
        f"{menu} > {name.partition(chr(9))[0].replace(': ', ' > ')}": action
        for menu, commands in program.window.menus.commands()
        for name, action in commands
    }


def _ends(path):
    """Where the names of menus in a path end."""
    return [found.start() for found in re.finditer(" > ", path)]


def shown(program, kind):
    [found] = [each for each in program.window.findChildren(kind) if each.isVisible()]
    return found


# -- what the handbook says of the menus --


def test_every_path_through_the_menus_in_the_handbook_is_there(on_example):
    there = {path[:end] for path in commands_of(on_example) for end in (*_ends(path), None)}
    named = [(page, words) for page, text in TEXTS.items() for words in re.findall(r"\*\*([^*]+ > [^*]+)\*\*", text)]
    assert len(named) > 40
    assert [(page, words) for page, words in named if words not in there] == []


def test_every_key_that_the_handbook_tells_with_a_path_is_that_of_the_command(on_example):
    there = commands_of(on_example)
    told = [each for text in TEXTS.values() for each in re.findall(r"\*\*([^*]+ > [^*]+)\*\* \((\S+?)\)", text)]
    assert len(told) > 10
    for words, keys in told:
        assert QKeySequence(keys) in there[words].shortcuts(), words


def test_every_picture_in_the_handbook_is_one_that_the_program_makes():
    named = {name for text in TEXTS.values() for name in re.findall(r"!\[[^\]]+\]\(pictures/([^)]+)\.png\)", text)}
    assert named
    assert named <= WORTH_SEEING


# -- the handbook in its window --


def test_f1_opens_the_page_of_every_place(qtbot, on_example):
    for place, page in PAGES.items():
        on_example.window.activateWindow()
        qtbot.waitUntil(on_example.window.isActiveWindow)
        on_example.window.go_to(place)
        qtbot.keyClick(on_example.window, Qt.Key.Key_F1)
        title = next(each.title for each in read_pages() if each.name == page)
        assert shown(on_example, HandbookWindow).text.toPlainText().splitlines()[0] == title


def test_f1_opens_the_first_page_where_there_is_no_dossier(qtbot, program):
    with qtbot.waitActive(program.window):
        program.start(None)
    qtbot.keyClick(program.window, Qt.Key.Key_F1)
    handbook = shown(program, HandbookWindow)
    first = next(each.title for each in read_pages() if each.name == FIRST_PAGE)
    assert handbook.text.toPlainText().splitlines()[0] == first
    assert unnamed_controls(handbook) == []


def test_the_page_that_is_read_has_a_sign_in_the_list_and_no_other(qtbot):
    handbook = HandbookWindow()
    qtbot.addWidget(handbook)
    for name in ("acties.md", "veiligheid.md#een-wachtwoord"):
        handbook.show_page(name)
        assert [line.key for line in handbook.list.lines if line.badge] == [name.partition("#")[0]]
    handbook.go_back()
    assert [line.key for line in handbook.list.lines if line.badge] == ["acties.md"]


@pytest.mark.parametrize("page", ["nieuw.md", "index.md"])
def test_the_page_that_is_read_is_in_sight_in_the_list(qtbot, page):
    handbook = HandbookWindow()
    qtbot.addWidget(handbook)
    handbook.resize(800, 400)
    with qtbot.waitExposed(handbook):
        handbook.show()
    for name in ("index.md" if page == "nieuw.md" else "nieuw.md", page):
        handbook.show_page(name)
    row = next(row for row, line in enumerate(handbook.list.lines) if line.badge)
    place = handbook.list.visualRect(handbook.list.model().index(row, 0))
    assert handbook.list.viewport().visibleRegion().boundingRect().contains(place.center())


@pytest.mark.parametrize("size", [100, 200])
def test_a_table_of_the_handbook_breaks_no_word(qtbot, size):
    current_theme().set_text_size(size)
    try:
        handbook = HandbookWindow()
        qtbot.addWidget(handbook)
        with qtbot.waitExposed(handbook):
            handbook.show()
        handbook.show_page("register.md")
        broken = []
        block = handbook.text.document().begin()
        while block.isValid():
            layout, text = block.layout(), block.text()
            ends = [layout.lineAt(number).textStart() for number in range(1, layout.lineCount())]
            broken += [text[end - 9 : end + 9] for end in ends if text[end - 1].isalpha() and text[end].isalpha()]
            block = block.next()
        assert broken == []
    finally:
        current_theme().set_text_size(100)


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("make", [lambda: AboutDialog(None), RegisterDialog])
def test_a_dialog_with_a_long_text_scrolls_that_text_and_not_itself(qtbot, make, size):
    current_theme().set_text_size(size)
    try:
        dialog = make()
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        bars = [bar for bar in dialog.findChildren(QScrollBar) if bar.isVisible() and bar.maximum() > 0]
        assert {bar.parent().parent() for bar in bars} == {dialog.text}
    finally:
        current_theme().set_text_size(100)


def dialogs_of_the_program():
    for module in pkgutil.walk_packages(wijkdesk.ui.__path__, "wijkdesk.ui."):
        import_module(module.name)
    waiting = [Dialog]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("wijkdesk.") and kind not in (Dialog, CommandDialog, WorkDialog, Message):
            yield kind


def test_every_dialog_has_its_page_of_the_handbook():
    there = {page.name for page in read_pages()}
    there |= {
        f"{page.name}#{anchor_of(block.words)}"
        for page in read_pages()
        for block in blocks_of(page)
        if isinstance(block, Heading)
    }
    kinds = list(dialogs_of_the_program())
    assert len(kinds) > 40
    assert [(kind.__name__, kind.handbook_page) for kind in kinds if kind.handbook_page not in there] == []


def test_f1_in_a_dialog_opens_its_page_over_it_and_both_stay_usable(qtbot, on_example):
    commands_of(on_example)["Bestand > Back-ups…"].trigger()
    dialog = shown(on_example, BackupsDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    handbook = shown(on_example, HandbookWindow)
    assert handbook.parent() is dialog
    assert handbook.text.textCursor().block().text() == "Back-ups gaan vanzelf"
    qtbot.waitUntil(handbook.isActiveWindow)
    qtbot.keyClicks(handbook.search, "stoplicht")
    assert [line.title for line in handbook.list.lines]
    qtbot.keyClick(handbook, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    dialog.reject()
    qtbot.waitUntil(lambda: not [each for each in on_example.window.findChildren(HandbookWindow) if each.isVisible()])


def test_f1_in_a_question_opens_the_page_of_what_asks_it(qtbot, on_example):
    commands_of(on_example)["Bestand > Logboek…"].trigger()
    question = Message("Kan niet", "Probeer het opnieuw.", parent=shown(on_example, AccountDialog))
    question.open()
    qtbot.waitUntil(question.isActiveWindow)
    qtbot.keyClick(question, Qt.Key.Key_F1)
    assert shown(on_example, HandbookWindow).text.toPlainText().splitlines()[0] == "Meenemen"


@pytest.fixture
def handbook(qtbot):
    handbook = HandbookWindow()
    qtbot.addWidget(handbook)
    with qtbot.waitActive(handbook):
        handbook.show()
    return handbook


def test_what_is_searched_for_is_found_and_opened_with_the_keyboard(qtbot, handbook):
    qtbot.keyClicks(handbook.search, "vergrendelen kwartier")
    assert [line.title for line in handbook.list.lines] == ["Vergrendelen"]
    qtbot.keyClick(handbook.search, Qt.Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert handbook.text.toPlainText().splitlines()[0] == "Back-ups en wachtwoord"
    assert handbook.text.textCursor().block().text() == "Vergrendelen"


def test_what_is_not_found_is_said(qtbot, handbook):
    qtbot.keyClicks(handbook.search, "zeppelin")
    assert handbook.list.lines == ()
    assert handbook.nothing.isVisible()
    qtbot.keyClick(handbook.search, Qt.Key.Key_Escape)
    assert [line.title for line in handbook.list.lines] == [page.title for page in read_pages()]


def test_a_link_is_followed_and_the_way_back_is_there(qtbot, handbook):
    assert not handbook.back.isEnabled()
    handbook.text.anchorClicked.emit(QUrl("overzicht-maken.md#privacycontrole"))
    assert handbook.text.textCursor().block().text() == "Privacycontrole"
    qtbot.keyClick(handbook, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert handbook.text.toPlainText().splitlines()[0] == "Handboek"
    assert not handbook.back.isEnabled()


@pytest.mark.parametrize("name", ["../fonts/inter/OFL.txt", "/etc/hostname", "file:///etc/hostname", "niet.png"])
def test_a_page_shows_nothing_from_outside_the_help(qtbot, name):
    text = HelpText("Bladzijde")
    qtbot.addWidget(text)
    assert text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name)).isEmpty()


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_picture_is_no_wider_than_the_page_and_as_fine_as_the_screen(qtbot, monkeypatch, ratio):
    text = HelpText("Bladzijde")
    qtbot.addWidget(text)
    text.resize(500, 400)
    text.show()
    monkeypatch.setattr(HelpText, "devicePixelRatioF", lambda _self: ratio)
    picture = text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("acties.png"))
    shown = picture.deviceIndependentSize().width()
    assert 400 < shown < text.viewport().width()
    assert picture.width() == round(shown * ratio)


# -- the tour --


def take_tour(program):
    commands_of(program)["Help > Rondleiding…"].trigger()
    return shown(program, Tour)


def test_the_tour_has_five_steps_there_and_back_with_the_keyboard(qtbot, on_example):
    tour = take_tour(on_example)
    assert unnamed_controls(tour) == []
    qtbot.waitUntil(tour.isActiveWindow)
    told = []
    for number in range(1, 6):
        assert f"({number} van 5)" in tour._heading.text()
        told.append(tour._heading.text())
        if number == 3:
            tour.back.click()
            assert tour._heading.text() == told[1]
            tour.commit.click()
        assert QApplication.focusWidget() is tour.commit
        QTest.keyClick(tour.commit, Qt.Key.Key_Return)
    assert [each for each in on_example.window.findChildren(Tour) if each.isVisible()] == []


def test_each_step_stands_whole_on_the_screen_and_off_what_it_tells_about(on_example):
    tour = take_tour(on_example)
    for stop in tour._stops:
        place = stop.place.translated(on_example.window.mapToGlobal(on_example.window.rect().topLeft()))
        assert not tour.geometry().intersects(place), stop.title
        assert tour.screen().availableGeometry().contains(tour.geometry()), stop.title
        tour.commit.click()


def test_the_tour_is_shown_once_by_itself_and_escape_skips_it(qtbot, on_example):
    on_example.guidance.welcome()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in on_example.window.findChildren(Tour)))
    qtbot.keyClick(shown(on_example, Tour), Qt.Key.Key_Escape)
    on_example.guidance.welcome()
    QApplication.processEvents()
    assert [each for each in on_example.window.findChildren(Tour) if each.isVisible()] == []
    assert take_tour(on_example)


# -- what is new --


def news_shown(program):
    QApplication.processEvents()
    title = next(page.title for page in read_pages() if page.name == NEWS_PAGE)
    visible = [each for each in program.window.findChildren(HandbookWindow) if each.isVisible()]
    return [each for each in visible if each.text.toPlainText().splitlines()[0] == title]


def test_the_first_start_shows_no_news(on_example):
    on_example.guidance.welcome()
    on_example.guidance.welcome()
    assert news_shown(on_example) == []


def test_after_an_upgrade_the_news_is_shown_once(on_example):
    on_example.remembered.keep_text("tour_seen", "1")
    on_example.remembered.keep_text("version_seen", "0.0.9")
    on_example.guidance.welcome()
    [news] = news_shown(on_example)
    news.close()
    on_example.guidance.welcome()
    assert news_shown(on_example) == []
    commands_of(on_example)["Help > Nieuw in deze versie"].trigger()
    assert news_shown(on_example)


def test_the_news_is_of_this_version():
    assert f"## Versie {__version__}\n" in TEXTS[NEWS_PAGE]


def test_who_puts_the_program_together_is_told_when_a_dossier_can_be_seen(qtbot, program, example):
    with qtbot.waitSignal(program.dossier_shown):
        program.start(example)
