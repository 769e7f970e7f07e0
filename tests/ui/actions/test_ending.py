"""How an action ends: one short dialog in which learning is easy."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.accessibility import unnamed_controls
from tests.ui.actions.conftest import GARDEN, LUNCH, ROOF, TILES, TODAY, headings, stored
from wijkdesk.domain.action import Action
from wijkdesk.domain.words import ENDINGS, ActionState
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.ui.ending import EndAction

KEY = Qt.Key


def focused():
    return QApplication.focusWidget()


def dialog_of(tab, qtbot, number, how=None) -> EndAction:
    tab.open(Action, number)
    tab.end_action(how)
    return open_dialog(tab, qtbot)


def open_dialog(tab, qtbot) -> EndAction:
    [dialog] = [each for each in tab.window().findChildren(EndAction) if each.isVisible()]
    qtbot.waitUntil(lambda: dialog.isAncestorOf(focused()))
    return dialog


def test_an_action_ends_by_keyboard_alone(tab, dossier, qtbot):
    dialog = dialog_of(tab, qtbot, TILES)
    qtbot.keyClick(focused(), KEY.Key_Space)
    qtbot.keyClick(focused(), KEY.Key_Right)
    assert dialog.how.value() is ActionState.PARTLY
    for text in ("", "De helft ligt recht", "Vraag eerst waar mensen struikelen"):
        while focused() not in (dialog.on._box, dialog.brought._box, dialog.lesson._box):
            qtbot.keyClick(focused(), KEY.Key_Tab)
        qtbot.keyClicks(focused(), text)
        qtbot.keyClick(focused(), KEY.Key_Tab)
    dialog.commit.setFocus()
    qtbot.keyClick(dialog.commit, KEY.Key_Space)
    row = stored(dossier, TILES)
    assert (row.state, row.ended_on) == (ActionState.PARTLY, TODAY)
    assert (row.result, row.lesson) == ("De helft ligt recht", "Vraag eerst waar mensen struikelen")
    assert dossier.undoable == "Actie afgerond"
    assert headings(tab)[-1] == "Afgerond dit halfjaar 2"
    assert tab.pane.lesson.value() == "Vraag eerst waar mensen struikelen"


def test_an_ending_chosen_in_the_pane_is_chosen_in_the_dialog(tab, dossier, qtbot):
    tab.open(Action, TILES)
    box = tab.pane.state._box
    place = [choice.value for choice in box._choices].index(ActionState.SUCCEEDED)
    box.setCurrentIndex(place)
    box.activated.emit(place)
    dialog = open_dialog(tab, qtbot)
    assert dialog.how.value() is ActionState.SUCCEEDED
    assert focused() is dialog.brought._box
    dialog.reject()
    assert stored(dossier, TILES).state is ActionState.RUNNING
    assert tab.pane.state.value() is ActionState.RUNNING
    assert box.currentText() == "Loopt"


def test_a_lesson_is_asked_and_one_sentence_is_enough(tab, dossier, qtbot):
    dialog = dialog_of(tab, qtbot, LUNCH, ActionState.FAILED)
    dialog.commit.click()
    assert dialog.lesson.error_text() == "Schrijf op wat je hiervan hebt geleerd. Eén zin is genoeg."
    assert focused() is dialog.lesson._box
    assert stored(dossier, LUNCH).state is ActionState.RUNNING
    qtbot.keyClicks(focused(), "Twaalf uur is te vroeg.")
    dialog.commit.click()
    assert stored(dossier, LUNCH).state is ActionState.FAILED
    assert not dialog.isVisible()


def test_how_it_ended_must_be_said(tab, qtbot):
    dialog = dialog_of(tab, qtbot, LUNCH)
    dialog.commit.click()
    assert dialog.how.error_text() == "Kies hoe de actie eindigde."
    assert focused() is dialog.how.cards[ActionState.SUCCEEDED]
    dialog.reject()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1-9-2026", "Het einde ligt voor het begin. Kies een latere einddatum."),
        ("", "Vul in wanneer de actie eindigde."),
        ("31-2", "31 februari 2026 bestaat niet."),
    ],
)
def test_a_wrong_day_is_refused_beside_the_day(tab, dossier, qtbot, typed, said):
    dialog = dialog_of(tab, qtbot, TILES, ActionState.SUCCEEDED)
    dialog.lesson.load("Gewoon doen")
    dialog.on.setFocus()
    focused().selectAll()
    qtbot.keyClick(focused(), KEY.Key_Delete)
    qtbot.keyClicks(focused(), typed)
    dialog.commit.click()
    assert dialog.on.error_text() == said
    assert stored(dossier, TILES).state is ActionState.RUNNING
    dialog.reject()


def test_another_day_can_be_typed(tab, dossier, qtbot):
    dialog = dialog_of(tab, qtbot, TILES, ActionState.SUCCEEDED)
    dialog.lesson.load("Gewoon doen")
    dialog.on.setFocus()
    focused().selectAll()
    qtbot.keyClicks(focused(), "gisteren")
    dialog.commit.click()
    assert stored(dossier, TILES).ended_on == TODAY - dt.timedelta(1)


def test_each_way_to_end_asks_its_own_question(tab, qtbot):
    dialog = dialog_of(tab, qtbot, TILES)
    asked = set()
    for how in ENDINGS:
        dialog.how.cards[how].click()
        asked.add(dialog.hint.text())
    assert len(asked) == len(ENDINGS)
    assert "Contact dat ontstond telt ook" in " ".join(asked)
    dialog.reject()


def test_what_follows_is_picked_or_made_in_the_same_step(tab, dossier, qtbot):
    dialog = dialog_of(tab, qtbot, LUNCH, ActionState.STOPPED)
    dialog.lesson.load("Het buurthuis is te klein.")
    dialog.follower._picker.creation_requested.emit("Lunch in de school")
    dialog.commit.click()
    [follower] = [row for row in list_actions(dossier.reader) if row.title == "Lunch in de school"]
    assert (follower.follows_id, follower.main_pillar, follower.lead) == (
        LUNCH,
        "Sociale weerbaarheid",
        "Haarlem Effect",
    )
    assert follower.state is ActionState.PLANNED
    dossier.undo()
    assert len(list_actions(dossier.reader)) == 6
    dialog = dialog_of(tab, qtbot, LUNCH, ActionState.STOPPED)
    dialog.lesson.load("Het buurthuis is te klein.")
    dialog.follower.choose(dialog.follower._option(ROOF))
    dialog.commit.click()
    assert stored(dossier, ROOF).follows_id == LUNCH


def test_an_idea_can_only_be_stopped_and_is_told_why(tab, dossier, qtbot):
    dialog = dialog_of(tab, qtbot, GARDEN)
    assert [how for how, card in dialog.how.cards.items() if card.isEnabled()] == [ActionState.STOPPED]
    assert focused() is dialog.how.cards[ActionState.STOPPED]
    qtbot.keyClick(focused(), KEY.Key_Space)
    dialog.lesson.load("Geen plek.")
    dialog.commit.click()
    assert stored(dossier, GARDEN).state is ActionState.STOPPED


def test_every_control_has_a_name(tab, qtbot):
    dialog = dialog_of(tab, qtbot, TILES)
    assert unnamed_controls(dialog) == []
    dialog.reject()
