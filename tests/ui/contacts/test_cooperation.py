"""Who works with whom: the matrix, the actions behind its numbers, and who never worked together."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QRadioButton

from tests.dossiers import HOSTILE, new_dossier
from tests.ui.accessibility import unnamed_controls
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState
from wijkdesk.storage.writing.actions import start_action
from wijkdesk.storage.writing.edit import add, change, remove

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEY = Qt.Key
YMERE, POLICE, SCHOOL, SERVICE = 1, 2, 3, 4
WONEN, SOCIAAL = 1, 4
FOUNDATION, LUNCH, LESSON, SECRET, PLAN, OLD = range(1, 7)


def numbered(things):
    for number, thing in enumerate(things, start=1):
        thing.id = number
    return things


def together_dossier(folder, *more):
    """Ymere and Politie share one action, De Brug has two of its own, and a confidential service one with Ymere."""
    organisations = numbered(
        [
            Organisation(name="Ymere"),
            Organisation(name="Politie"),
            Organisation(name="De Brug"),
            Organisation(name="Dienst", confidential=True),
        ]
    )
    ymere, police, school, service = organisations
    running = {"state": ActionState.RUNNING, "first_day": dt.date(2026, 8, 1)}
    actions = numbered(
        [
            Action(title="Fundering", lead=ymere, partners=[ymere, police], **running),
            Action(title="Lunch", lead=school, **running),
            Action(title="Les", lead=school, **running),
            Action(title="Meekijken", lead=ymere, partners=[service], confidential=True, **running),
            Action(title="Plan", lead=police),
            Action(
                title="Oud",
                lead=police,
                state=ActionState.FAILED,
                first_day=dt.date(2026, 2, 1),
                ended_on=dt.date(2026, 4, 1),
                lesson="Niet alleen doen",
            ),
        ]
    )
    pledge = Commitment(organisation=school, what="Elke maand aan tafel", first_day=dt.date(2025, 1, 1))
    path = new_dossier(folder, *organisations, *actions, pledge, *more)
    return path


def put_under(desk, pillar, *actions):
    for action in actions:
        change(desk.dossier, Action, action, main_pillar=pillar)


@pytest.fixture
def desk(open_desk, tmp_path):
    desk = open_desk(together_dossier(tmp_path))
    put_under(desk, WONEN, FOUNDATION, LUNCH, SECRET, OLD)
    put_under(desk, SOCIAAL, LESSON)
    show(desk)
    return desk


def view(desk):
    return desk.tab.cooperation


def show(desk):
    """Go to who works with whom, and wait until it is read."""
    if not desk.tab.shows_cooperation:
        desk.tab.switch.choose(2)
        desk.qtbot.waitUntil(lambda: view(desk).content is not None)


def read_again(desk, what):
    with desk.qtbot.waitSignal(view(desk).shown_changed):
        what()


def numbers(desk):
    """The numbers of every organisation that is shown."""
    model = view(desk).matrix.matrix
    return {
        model.rows[row].name: [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    }


def spoken(desk, row, column):
    return view(desk).matrix.matrix.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)


def headings(desk):
    model = view(desk).matrix.matrix
    return [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]


def strangers(desk):
    return [(line.title, line.detail) for line in view(desk).strangers.list.lines]


def shown_actions(desk, section=0):
    return [line.title for line in view(desk).pane.sections[section].folded.list.lines]


class TestMatrix:
    def test_it_counts_the_actions_of_the_half_year_under_each_pillar(self, desk):
        assert headings(desk) == ["Wonen", "Ondermijning", "Fysieke leefomgeving", "Sociale weerbaarheid", "Totaal"]
        assert numbers(desk) == {
            "De Brug": ["1", "–", "–", "1", "2"],
            "Dienst": ["1", "–", "–", "–", "1"],
            "Politie": ["1", "–", "–", "–", "1"],
            "Ymere": ["2", "–", "–", "–", "2"],
        }

    def test_a_screen_reader_hears_whose_number_it_is_and_how_it_changed(self, desk):
        assert spoken(desk, 3, 0) == "Ymere, Wonen, 2 acties"
        assert spoken(desk, 3, 1) == "Ymere, Ondermijning, geen acties"
        assert spoken(desk, 3, 4) == "Ymere, Totaal, 2 acties, 2 meer dan in de eerste helft 2026"
        assert spoken(desk, 2, 4) == "Politie, Totaal, 1 actie, evenveel als in de eerste helft 2026"
        assert "Werkte samen met Dienst en Politie." in view(desk).matrix.matrix.tip(
            view(desk).matrix.matrix.index(3, 4)
        )
        header = view(desk).matrix.matrix.headerData(1, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole)
        assert header == "Dienst, vertrouwelijk"

    def test_a_table_is_what_a_screen_reader_finds(self, desk):
        table = QAccessible.queryAccessibleInterface(view(desk).matrix)
        assert table.role() == QAccessible.Role.Table
        said = [table.child(number).text(QAccessible.Text.Name) for number in range(table.childCount())]
        assert {"Ymere, Wonen, 2 acties", "Politie, Totaal, 1 actie, evenveel als in de eerste helft 2026"} <= set(said)

    def test_what_stands_outside_the_pillars_has_a_column_of_its_own(self, desk):
        read_again(desk, lambda: put_under(desk, None, LUNCH))
        assert headings(desk)[-2:] == ["Buiten de pijlers", "Totaal"]
        assert numbers(desk)["De Brug"] == ["–", "–", "–", "1", "1", "2"]

    def test_a_step_back_shows_the_half_year_before_and_the_way_back(self, desk):
        period = view(desk).period
        assert (period.earlier.isEnabled(), period.later.isEnabled()) == (True, False)
        read_again(desk, lambda: desk.click(period.earlier))
        assert numbers(desk) == {"De Brug": ["–"] * 5, "Politie": ["1", "–", "–", "–", "1"]}
        assert (period.earlier.isEnabled(), period.later.isEnabled()) == (False, True)
        read_again(desk, lambda: desk.click(period.later))
        assert numbers(desk)["Ymere"][-1] == "2"

    def test_the_whole_approach_is_chosen_by_keyboard_and_compares_with_nothing(self, desk):
        box = view(desk).period.box
        box.setFocus()
        read_again(desk, lambda: desk.press(KEY.Key_End, widget=box))
        assert box.currentText() == "Hele wijkaanpak"
        assert numbers(desk)["Politie"] == ["2", "–", "–", "–", "2"]
        assert spoken(desk, 2, 4) == "Politie, Totaal, 2 acties"

    def test_the_half_year_stays_when_one_comes_back(self, desk):
        read_again(desk, lambda: desk.click(view(desk).period.earlier))
        desk.tab.switch.choose(0)
        desk.tab.switch.choose(2)
        desk.tab.hide()
        desk.tab.show()
        assert view(desk).period.value() == HalfYear(2026, 1)
        assert numbers(desk)["Politie"][-1] == "1"

    def test_search_narrows_the_organisations(self, desk):
        desk.tab.find()
        desk.type("brug")
        desk.qtbot.waitUntil(lambda: list(numbers(desk)) == ["De Brug"])
        desk.type("gen")
        desk.qtbot.waitUntil(lambda: view(desk).nothing.isVisible())
        assert view(desk).nothing.accessibleName().startswith("Geen organisatie die hierbij past.")


class TestKeyboardAndMouse:
    def test_arrows_home_and_end_walk_the_cells(self, desk):
        matrix = view(desk).matrix
        desk.tab.setFocus()
        assert matrix.hasFocus()
        walked = []
        for key in (KEY.Key_Down, KEY.Key_Right, KEY.Key_End, KEY.Key_Home, KEY.Key_Up):
            desk.press(key, widget=matrix)
            walked.append((matrix.currentIndex().row(), matrix.currentIndex().column()))
        assert walked == [(1, 0), (1, 1), (1, 4), (1, 0), (0, 0)]

    def test_tab_leaves_the_matrix(self, desk):
        view(desk).matrix.setFocus()
        desk.press(KEY.Key_Tab, widget=view(desk).matrix)
        assert not view(desk).matrix.hasFocus()

    def test_enter_opens_the_actions_and_from_there_the_action(self, desk):
        desk.tab.setFocus()
        desk.press(KEY.Key_End, widget=view(desk).matrix)
        desk.press(KEY.Key_Return, widget=view(desk).matrix)
        assert view(desk).pane.isVisible()
        assert shown_actions(desk) == ["Lunch", "Les"]
        desk.press(KEY.Key_Down)
        desk.press(KEY.Key_Return)
        assert desk.opened == [(Action, LESSON)]

    def test_a_click_on_a_number_opens_its_actions_and_leaves_the_keyboard_where_it_is(self, desk):
        matrix = view(desk).matrix
        place = matrix.visualRect(matrix.matrix.index(3, 0)).center()
        desk.qtbot.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert shown_actions(desk) == ["Fundering", "Meekijken"]
        assert not view(desk).pane.isAncestorOf(desk.tab.focusWidget())

    def test_a_dash_opens_nothing(self, desk):
        desk.tab.setFocus()
        desk.press(KEY.Key_Right, widget=view(desk).matrix)
        desk.press(KEY.Key_Return, widget=view(desk).matrix)
        assert not desk.tab.halves.is_open()

    def test_escape_closes_the_pane_and_goes_back_to_the_cell(self, desk):
        desk.tab.setFocus()
        desk.press(KEY.Key_Return, widget=view(desk).matrix)
        desk.press(KEY.Key_Escape)
        assert not desk.tab.halves.is_open()
        assert view(desk).matrix.hasFocus()

    def test_in_a_narrow_window_the_pane_takes_the_place_of_the_matrix(self, open_desk, tmp_path):
        desk = open_desk(together_dossier(tmp_path), size=(700, 700))
        show(desk)
        desk.tab.setFocus()
        desk.press(KEY.Key_End, widget=view(desk).matrix)
        desk.press(KEY.Key_Return, widget=view(desk).matrix)
        assert not view(desk).matrix.isVisible()
        desk.press(KEY.Key_Escape)
        assert view(desk).matrix.hasFocus()

    def test_the_way_to_an_organisation_is_in_its_pane_and_a_click_on_its_name(self, desk):
        desk.tab.setFocus()
        desk.press(KEY.Key_Return, widget=view(desk).matrix)
        desk.click(view(desk).pane.sections[0].button)
        assert (desk.tab.pane.kind, desk.tab.pane.number) == (Organisation, SCHOOL)
        header = view(desk).matrix.verticalHeader()
        place = QPoint(20, header.sectionViewportPosition(2) + 5)
        desk.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert (desk.tab.pane.kind, desk.tab.pane.number) == (Organisation, POLICE)
        assert desk.tab.shows_cooperation

    def test_delete_in_the_matrix_takes_nothing_away(self, desk):
        desk.tab.setFocus()
        desk.press(KEY.Key_Return, widget=view(desk).matrix)
        desk.click(view(desk).pane.sections[0].button)
        view(desk).matrix.setFocus()
        desk.tab.remove()
        assert desk.done == []

    def test_a_new_contact_is_begun_in_its_own_list(self, desk):
        desk.tab.new()
        assert not desk.tab.shows_cooperation
        assert desk.tab.pane.kind is Contact

    def test_the_arrow_keys_of_the_switch_reach_it(self, desk):
        desk.tab.switch.choose(1)
        desk.tab.switch.findChildren(QRadioButton)[1].setFocus()
        desk.press(KEY.Key_Right)
        assert desk.tab.shows_cooperation
        assert not desk.tab.page.new_button.isVisible()


class TestNotYetTogether:
    def test_who_stands_apart_and_who_never_worked_together_are_named(self, desk):
        assert strangers(desk) == [
            ("De Brug", "zegde iets toe, en deelt geen actie met een ander"),
            ("De Brug en Dienst", "beide onder Wonen"),
            ("De Brug en Politie", "beide onder Wonen"),
            ("De Brug en Ymere", "beide onder Wonen"),
            ("Dienst en Politie", "beide onder Wonen"),
        ]

    def test_a_pair_opens_with_the_actions_that_the_other_could_join(self, desk):
        lines = view(desk).strangers.list
        lines.setFocus()
        for _ in range(3):
            desk.press(KEY.Key_Down)
        desk.press(KEY.Key_Return)
        assert view(desk).pane.shown.title == "De Brug en Ymere"
        assert (shown_actions(desk, 0), shown_actions(desk, 1)) == (["Lunch"], ["Fundering", "Meekijken"])
        assert view(desk).pane.sections[0].folded.list.hasFocus()

    def test_who_stands_apart_opens_as_an_organisation(self, desk):
        view(desk).strangers.list.setFocus()
        desk.press(KEY.Key_Return)
        assert (desk.tab.pane.kind, desk.tab.pane.number) == (Organisation, SCHOOL)

    def test_once_they_share_an_action_they_are_gone_and_so_is_their_pane(self, desk):
        view(desk).strangers.list.setFocus()
        for _ in range(2):
            desk.press(KEY.Key_Down)
        desk.press(KEY.Key_Return)
        assert view(desk).pane.shown.title == "De Brug en Politie"
        read_again(desk, lambda: change(desk.dossier, Action, LUNCH, partners=[POLICE]))
        assert "De Brug en Politie" not in [title for title, _ in strangers(desk)]
        assert not desk.tab.halves.is_open()

    def test_who_left_is_not_proposed(self, desk):
        read_again(desk, lambda: change(desk.dossier, Organisation, POLICE, left_on=dt.date(2026, 10, 1)))
        assert not any("Politie" in title for title, _ in strangers(desk))
        assert "Politie" in numbers(desk)


class TestFollowing:
    def test_it_follows_what_changes_and_keeps_the_cell(self, desk):
        matrix = view(desk).matrix
        desk.tab.setFocus()
        desk.press(KEY.Key_Down, widget=matrix)
        desk.press(KEY.Key_Down, widget=matrix)
        read_again(desk, lambda: start_action(desk.dossier, PLAN, dt.date(2026, 11, 1)))
        read_again(desk, lambda: put_under(desk, WONEN, PLAN))
        assert numbers(desk)["Politie"][0] == "2"
        assert spoken(desk, matrix.currentIndex().row(), matrix.currentIndex().column()) == "Politie, Wonen, 2 acties"
        read_again(desk, desk.dossier.undo)
        read_again(desk, desk.dossier.undo)
        assert numbers(desk)["Politie"][0] == "1"

    def test_the_pane_follows_too(self, desk):
        desk.tab.setFocus()
        desk.press(KEY.Key_End, widget=view(desk).matrix)
        desk.press(KEY.Key_Return, widget=view(desk).matrix)
        read_again(desk, lambda: remove(desk.dossier, Action, LUNCH))
        assert shown_actions(desk) == ["Les"]

    def test_out_of_sight_it_reads_nothing_and_catches_up_later(self, desk):
        desk.tab.switch.choose(0)
        content = view(desk).content
        remove(desk.dossier, Action, LUNCH)
        assert view(desk).content is content
        show(desk)
        desk.qtbot.waitUntil(lambda: numbers(desk)["De Brug"][-1] == "1")


class TestCopying:
    def test_what_is_confidential_is_on_the_screen_and_not_in_the_copy(self, desk):
        desk.tab.copy()
        lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
        assert lines[0][0] == "Organisatie"
        assert {line[0]: line[1:] for line in lines[1:]} == {
            "De Brug": ["1", "0", "0", "1", "2"],
            "Politie": ["1", "0", "0", "0", "1"],
            "Ymere": ["1", "0", "0", "0", "1"],
        }


class TestEdges:
    def test_an_empty_dossier_says_what_to_do(self, open_desk, tmp_path):
        desk = open_desk(new_dossier(tmp_path))
        show(desk)
        assert not view(desk).matrix.isVisible()
        assert view(desk).nothing.accessibleName() == (
            "In de tweede helft 2026 werkte niemand aan een actie. "
            "Zet bij elke actie wie de trekker is en wie er meedoet."
        )
        desk.tab.setFocus()
        desk.tab.copy()
        desk.tab.remove()

    def test_a_dossier_that_is_only_read_shows_all_of_it(self, open_desk, tmp_path):
        desk = open_desk(together_dossier(tmp_path), read_only=True)
        show(desk)
        assert numbers(desk)["Ymere"][-1] == "2"

    def test_any_text_is_a_name(self, open_desk, tmp_path):
        hostile = Organisation(name=HOSTILE * 200)
        action = Action(title=HOSTILE * 200, state=ActionState.RUNNING, lead=hostile)
        desk = open_desk(new_dossier(tmp_path, hostile, action))
        show(desk)
        desk.tab.setFocus()
        desk.press(KEY.Key_Return, widget=view(desk).matrix)
        desk.tab.grab()
        assert len(shown_actions(desk)) == 1

    def test_everything_that_can_have_the_focus_has_a_name(self, desk):
        desk.tab.setFocus()
        desk.press(KEY.Key_Return, widget=view(desk).matrix)
        assert unnamed_controls(desk.tab) == []

    def test_the_list_that_was_shown_is_shown_after_a_restart(self, desk):
        kept = desk.tab.layout_state()
        desk.reopen()
        desk.tab.restore_layout(kept)
        assert desk.tab.shows_cooperation

    def test_organisations_without_work_are_none(self, desk):
        read_again(desk, lambda: add(desk.dossier, Organisation, name="Nieuw"))
        assert "Nieuw" not in numbers(desk)
