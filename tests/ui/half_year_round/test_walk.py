"""The whole round by keyboard: stopped in the middle, resumed, and at its end an overview that is nearly written."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.half_year_round.conftest import AUTUMN, CONTROL, TODAY
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import Light, PromiseState, RoundPart
from wijkdesk.overview.sections import OwnText, header_text
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.half_year_round import (
    actions_past_their_date,
    actions_without_result,
    commitments_to_reconfirm,
)
from wijkdesk.storage.reading.overviews import choices_of
from wijkdesk.storage.reading.programme import list_pillars
from wijkdesk.storage.reading.promises import list_commitments, list_promises
from wijkdesk.storage.writing.overviews import write_overview_text
from wijkdesk.ui.situation import read_situation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
KEY = Qt.Key


def finish(desk):
    """At the end of a part the keyboard is at the button that finishes it."""
    part = desk.part
    assert desk.focused() is desk.page.finish
    desk.press(KEY.Key_Space)
    assert part in desk.finished()


def end_action(desk):
    """Fill in the dialog by keyboard alone: how it ended, and what was learned."""
    desk.press(KEY.Key_1)
    dialog = desk.dialog()
    desk.qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    desk.press(KEY.Key_Space)
    dialog.brought.setFocus()
    desk.type("De stoep ligt recht")
    desk.press(KEY.Key_Tab)
    desk.type("Vraag eerst waar mensen struikelen")
    desk.press(KEY.Key_Return, widget=dialog.commit)
    desk.qtbot.waitUntil(lambda: not desk.has_dialog())
    desk.tab.activateWindow()  # as every window system does by itself
    desk.qtbot.waitUntil(desk.tab.isActiveWindow)


def test_the_round_is_walked_by_keyboard_from_the_results_to_a_nearly_written_overview(desk):
    # Results: what ended says what it brought; what is late ends, gets a date, or waits.
    reader = desk.reader
    without_result = actions_without_result(reader, AUTUMN)
    late = actions_past_their_date(reader, TODAY)
    assert desk.part is RoundPart.RESULTS
    for _ in without_result:
        desk.type("Zestien gezinnen verhuisd")
        desk.press(KEY.Key_Return, CONTROL)
    assert actions_without_result(reader, AUTUMN) == []
    end_action(desk)
    desk.press(KEY.Key_2)
    desk.type("1-3-2027")
    desk.press(KEY.Key_Return)
    for _ in late[2:]:
        desk.press(KEY.Key_3)
    assert actions_past_their_date(reader, TODAY) == late[2:]
    finish(desk)

    # Stopped in the middle of the ratings, and resumed there after a restart.
    assert desk.part is RoundPart.RATINGS
    desk.press(KEY.Key_Return)
    desk.reopen()
    reader = desk.reader
    assert desk.part is RoundPart.RATINGS
    assert desk.states()["Resultaten"] == "klaar"
    assert desk.states()["Stoplichten"] == "nog 3"
    desk.press(KEY.Key_Left)
    desk.press(KEY.Key_Return)
    for _ in range(2):
        desk.press(KEY.Key_Return)
    assert [row.rated_on for row in list_pillars(reader)] == [TODAY] * 4
    finish(desk)

    assert desk.part is RoundPart.COMMITMENTS
    asked_about = commitments_to_reconfirm(reader, AUTUMN, TODAY)
    for _ in asked_about:
        desk.press(KEY.Key_1)
    answered = [(row.last_answer_on, row.last_answer_yes) for row in list_commitments(reader, only=asked_about)]
    assert answered == [(TODAY, True)] * len(asked_about)
    finish(desk)

    assert desk.part is RoundPart.PROMISES
    while desk.item is not None:
        if desk.item.asked == "promise":
            desk.press(KEY.Key_1)
        else:
            desk.type("in een brief")
            desk.press(KEY.Key_Return)
    assert not [row for row in list_promises(reader) if row.state is PromiseState.OPEN and row.due and row.due <= TODAY]
    finish(desk)

    assert desk.part is RoundPart.GOALS
    desk.press(KEY.Key_2)
    while desk.item is not None:
        desk.press(KEY.Key_1)
    finish(desk)

    assert desk.part is RoundPart.SUCCESSES
    desk.wait_for_overview()
    assert desk.focused() is desk.page.successes.successes.rows[0].box
    desk.press(KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    desk.page.finish.setFocus()
    finish(desk)
    chosen = choices_of(reader, AUTUMN)["successes"]
    assert len(chosen) == 3

    # The closing leads to the overview, of which only what the round cannot know is missing.
    assert desk.part is RoundPart.CLOSING
    desk.wait_for_overview()
    assert desk.focused() is desk.page.closing.to_overview
    desk.press(KEY.Key_Space)
    assert desk.opened == [(HalfYear, AUTUMN.number)]
    desk.page.finish.setFocus()
    finish(desk)
    assert set(desk.states().values()) == {"klaar"}
    assert desk.tab.parts.said.text() == "7 van 7 klaar"
    draft = read_situation(desk.dossier, AUTUMN, TODAY).draft
    assert [each.key for each in draft.content.successes] == chosen
    left = {missing.text for missing in draft.missing}
    assert left == {header_text("Nummer"), header_text("Relevante eerdere besluiten"), OwnText.MONEY}
    for text in left:
        write_overview_text(desk.dossier, AUTUMN, text, "Zie de bijlage.")
    draft = read_situation(desk.dossier, AUTUMN, TODAY).draft
    assert (draft.missing, draft.open_findings) == ((), ())


def test_each_answer_is_one_step_to_undo_and_is_asked_again_after_it(desk):
    desk.go_to(RoundPart.COMMITMENTS)
    item = desk.item
    desk.press(KEY.Key_1)
    assert desk.item != item
    assert desk.done[-1] == "Commitment bevestigd"
    assert desk.dossier.undo() == "Commitment bevestigd"
    assert desk.item == item
    assert desk.focused() is desk.card.answers[0]
    assert desk.dossier.redo() == "Commitment bevestigd"
    assert desk.item != item


def test_an_undone_result_is_asked_for_again(desk):
    item = desk.item
    desk.type("Het werd drukker op het plein")
    desk.press(KEY.Key_Return, CONTROL)
    [row] = list_actions(desk.reader, only=[item.number])
    assert row.result == "Het werd drukker op het plein"
    assert desk.item != item
    assert desk.dossier.undo() == "Actie gewijzigd"
    assert desk.item == item
    assert desk.card.result.value() == ""


def test_undoing_a_rating_asks_for_it_again(desk):
    desk.go_to(RoundPart.RATINGS)
    item, before = desk.item, list_pillars(desk.reader)[0].light
    desk.press(KEY.Key_Right)
    desk.press(KEY.Key_Return)
    assert desk.item != item
    assert desk.dossier.undo() == "Pijler beoordeeld"
    assert desk.item == item
    assert list_pillars(desk.reader)[0].light is before is Light.ORANGE


def test_what_is_left_for_later_does_not_hold_up_the_part(desk):
    desk.go_to(RoundPart.PROMISES)
    number = desk.questions.number_open
    while desk.item is not None:
        desk.card.answers[-1].click()
    assert desk.questions.number_open == number
    assert f"{number} vragen bewaar je voor later" in desk.questions._end.accessibleName()
    assert desk.focused() is desk.page.finish
    desk.click(desk.questions.back)
    assert desk.item is not None


def test_a_finished_part_can_be_opened_again_and_so_can_undo(desk):
    desk.go_to(RoundPart.GOALS)
    desk.click(desk.page.finish)
    assert desk.finished() == [RoundPart.GOALS]
    assert desk.part is RoundPart.SUCCESSES
    desk.go_to(RoundPart.GOALS)
    assert desk.page._done.text() == "Klaar op 23 november 2026"
    desk.click(desk.page.reopen)
    assert desk.finished() == []
    assert desk.dossier.undo() == "Halfjaarronde: beleidsdoelen weer open"
    assert desk.finished() == [RoundPart.GOALS]
    assert not desk.page.finish.isVisible()
