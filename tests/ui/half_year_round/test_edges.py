"""The round of a dossier that is empty, read-only, confidential, hostile or in a narrow window."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.dossiers import HOSTILE, contents, new_dossier
from tests.ui.accessibility import unnamed_controls
from tests.ui.half_year_round.conftest import AUTUMN, SPRING, TODAY
from wijkdesk.domain.action import Action
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ActionState, RoundPart
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import add, change
from wijkdesk.storage.writing.half_year_round import finish_part
from wijkdesk.storage.writing.overviews import adopt_overview
from wijkdesk.ui.half_year_round.page import HalfYearRound
from wijkdesk.ui.situation import read_situation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
KEY = Qt.Key


def adopt(dossier, half_year):
    document = b"%PDF-1.7"
    sha256 = "1b3a8b2b0b6f6b0c"
    adopt_overview(dossier, half_year, TODAY, content="{}", document=document, sha256=sha256)


def test_in_an_empty_dossier_there_is_little_to_ask_and_every_part_can_be_finished(open_desk, tmp_path):
    desk = open_desk(new_dossier(tmp_path), half_year=None)
    assert desk.tab._half_year == SPRING
    assert desk.states() == {
        "Resultaten": "niets meer",
        "Stoplichten": "nog 4",
        "Commitments": "niets meer",
        "Toezeggingen": "niets meer",
        "Beleidsdoelen": "niets meer",
        "Successen": "te doen",
        "Afronding": "te doen",
    }
    assert desk.questions._end.accessibleName() == "Hier is niets meer te vragen."
    for part in RoundPart:
        assert desk.part is part
        if part is RoundPart.SUCCESSES:
            desk.wait_for_overview()
        desk.click(desk.page.finish)
    assert desk.tab.parts.said.text() == "7 van 7 klaar"


def test_a_dossier_that_is_only_read_shows_all_and_answers_nothing(open_desk, example):
    desk = open_desk(example, read_only=True)
    before = contents(desk.dossier)
    for part in RoundPart:
        desk.go_to(part)
        if part not in desk.page.questions:
            desk.wait_for_overview()
            continue
        assert desk.item is not None
        while desk.item is not None:
            assert not any(button.isVisible() for button in desk.card.answers)
            assert not any(field.isEnabled() for field in desk.card.form.fields())
            desk.press(KEY.Key_1)
            desk.press(KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
            desk.click(desk.questions.forth)
        assert not desk.page.finish.isVisible()
        assert unnamed_controls(desk.tab) == []
    assert not desk.page.successes.successes.rows[0].box.isEnabled()
    assert contents(desk.dossier) == before


def test_every_control_of_every_part_has_a_name(desk):
    for part in RoundPart:
        desk.go_to(part)
        if part in (RoundPart.SUCCESSES, RoundPart.CLOSING):
            desk.wait_for_overview()
        assert unnamed_controls(desk.tab) == [], part
    desk.tab.resize(480, 700)
    assert unnamed_controls(desk.tab) == []


@pytest.mark.parametrize("part", list(RoundPart)[:5])
def test_tab_reaches_the_parts_the_answers_and_the_button_that_finishes(desk, part):
    for each in (*RoundPart, part):
        desk.go_to(each)
    seen, start = [], desk.focused()
    while not seen or seen[-1] is not start:
        desk.press(KEY.Key_Tab)
        seen.append(desk.focused())
        assert len(seen) < 40
    answers = [each for each in desk.card.answers if each.isVisible()]
    wanted = {desk.tab.parts.tabs, desk.page.finish, desk.questions.open, desk.questions.forth, *answers}
    assert wanted <= set(seen)
    assert seen.index(desk.tab.parts.tabs) == (seen.index(desk.page.finish) + 2) % len(seen)
    desk.press(KEY.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert desk.focused() is seen[-2]


def test_the_parts_are_chosen_freely_with_the_arrows(desk):
    desk.tab.find()
    desk.press(KEY.Key_End)
    assert desk.part is RoundPart.CLOSING
    desk.press(KEY.Key_Up)
    assert desk.part is RoundPart.SUCCESSES
    assert desk.focused() is desk.tab.parts.tabs


def test_what_is_confidential_is_asked_about_and_stays_out_of_the_overview(desk):
    add(
        desk.dossier, Promise, what="Een geheim bankje", due=dt.date(2025, 1, 1), to_residents=True, confidential=True
    )  # fmt: skip
    desk.go_to(RoundPart.PROMISES)
    desk.ask_about(desk.questions._items[0].number)
    assert desk.asked() == "Een geheim bankje"
    assert desk.card._confidential.isVisible()
    desk.answer("Nagekomen")
    tell = next(item for item in desk.questions._items if item.asked == "tell")
    assert "Een geheim bankje" not in str(read_situation(desk.dossier, AUTUMN, TODAY).draft.content)
    desk.ask_about(tell.number)
    desk.tab.copy()
    assert "geheim" not in QGuiApplication.clipboard().text()


def test_words_of_any_length_and_kind_are_shown_as_they_are(desk):
    title = f"{HOSTILE.strip()} {'lang' * 2500}"
    number = add(desk.dossier, Action, title=title, state=ActionState.RUNNING, due=dt.date(2020, 1, 1))
    change(desk.dossier, Action, number, next_step=title)
    desk.ask_about(number)
    assert desk.asked() == title[:300]
    assert desk.card._title.textFormat() is Qt.TextFormat.PlainText
    assert desk.page._scroll.widget().width() <= desk.page._scroll.viewport().width()


def test_the_half_year_is_the_one_that_is_over_until_its_overview_is_adopted(open_desk, example):
    desk = open_desk(example, half_year=None)
    assert desk.tab._half_year == SPRING
    desk.close()
    with Dossier.open(example) as dossier:
        adopt(dossier, SPRING)
    desk._open()
    assert desk.tab._half_year == AUTUMN


def test_before_the_approach_is_half_a_year_old_it_is_the_present_half_year(open_desk, example):
    with Dossier.open(example) as dossier:
        change(dossier, Programme, 1, first_day=dt.date(2026, 8, 1))
    assert open_desk(example, half_year=None).tab._half_year == AUTUMN


def test_another_half_year_begins_at_its_own_first_part_that_is_not_finished(desk):
    for part in (RoundPart.RESULTS, RoundPart.RATINGS):
        finish_part(desk.dossier, SPRING, part, TODAY)
    assert desk.states()["Resultaten"] == "nog 7"
    desk.choose(desk.tab.parts.half_year, "Eerste helft 2026")
    assert desk.part is RoundPart.COMMITMENTS
    assert desk.states()["Resultaten"] == "klaar"
    assert desk.tab.parts.said.text() == "2 van 7 klaar"


def test_in_a_narrow_window_the_parts_are_a_rail_and_the_half_year_can_still_be_chosen(desk):
    desk.tab.resize(520, 700)
    assert desk.tab.parts.width() < 80
    assert desk.page.isAncestorOf(desk.tab.parts.half_year)
    assert desk.tab.parts.half_year.isVisible()
    assert desk.tab.parts.said.isVisible()
    desk.tab.resize(1100, 700)
    assert desk.tab.parts.isAncestorOf(desk.tab.parts.half_year)


def test_a_round_that_was_never_shown_has_nothing_to_save(open_desk, example, qtbot):
    desk = open_desk(example)
    unseen = HalfYearRound(desk.changes)
    qtbot.addWidget(unseen)
    assert unseen.flush()
    assert unseen.layout_state() == {}
