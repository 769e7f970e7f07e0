"""What each part asks, and what becomes of the answers."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from tests.ui.half_year_round.conftest import AUTUMN, CONTROL, SPRING, TODAY
from wijkdesk.domain.action import Action
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ActionState, GoalState, Light, PromiseState, RoundPart
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.overviews import choices_of
from wijkdesk.storage.reading.pillars import ratings_of
from wijkdesk.storage.reading.programme import list_pillars
from wijkdesk.storage.reading.promises import list_commitments, list_goals, list_promises, list_reconfirmations
from wijkdesk.storage.writing.edit import add, change, remove
from wijkdesk.storage.writing.promises import keep_promise

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
KEY = Qt.Key


def promise(desk, number):
    [row] = list_promises(desk.reader, only=[number])
    return row


# -- results --


def test_a_result_is_kept_while_she_types_and_the_question_stays_until_she_goes_on(desk):
    item, number = desk.item, desk.questions.number_open
    desk.type("De gezinnen zijn over")
    desk.press(KEY.Key_Tab)
    assert list_actions(desk.reader, only=[item.number])[0].result == "De gezinnen zijn over"
    assert desk.item == item
    assert desk.questions.number_open == number - 1
    desk.fill(desk.card.lesson, "Begin met de sleutels")
    assert list_actions(desk.reader, only=[item.number])[0].lesson == "Begin met de sleutels"
    desk.answer("Volgende")
    assert desk.item != item


def test_a_lesson_cannot_be_taken_away_and_it_is_said_beside_it(desk):
    item = desk.item
    desk.fill(desk.card.lesson, "")
    assert desk.card.lesson.has_error
    desk.answer("Volgende")
    assert desk.item == item
    assert list_actions(desk.reader, only=[item.number])[0].lesson != ""


def test_a_late_action_gets_another_date_which_is_asked_for_when_it_is_chosen(desk):
    late = next(item for item in desk.questions._items if item.asked == "late")
    desk.ask_about(late.number)
    desk.press(KEY.Key_2)
    assert desk.focused() is desk.card.due.focusProxy()
    assert not desk.card.due.has_error
    desk.type("1-6-2026")
    desk.press(KEY.Key_Return)
    assert desk.card.due.has_error
    desk.fill(desk.card.due, "1-6-2027")
    desk.answer("Nieuwe datum")
    assert list_actions(desk.reader, only=[late.number])[0].due == dt.date(2027, 6, 1)
    assert desk.done[-1] == "1 actie: nieuwe datum"
    assert desk.item != late


def test_a_late_action_ends_in_the_same_dialog_as_everywhere(desk):
    late = next(item for item in desk.questions._items if item.asked == "late")
    desk.ask_about(late.number)
    desk.answer("Afronden…")
    dialog = desk.dialog()
    assert dialog.on.value() == TODAY
    dialog.how.cards[ActionState.FAILED].click()
    desk.fill(dialog.lesson, "De straat was er nog niet aan toe")
    desk.click(dialog.commit)
    [row] = list_actions(desk.reader, only=[late.number])
    assert (row.state, row.ended_on) == (ActionState.FAILED, TODAY)
    assert late not in desk.questions._items
    assert ("result", late.number) in desk.questions._items


# -- ratings --


def test_as_the_last_time_repeats_the_light_with_all_its_words(desk):
    desk.go_to(RoundPart.RATINGS)
    assert desk.card.rate.text() == "Zoals vorige keer"
    desk.press(KEY.Key_Return)
    before, now = ratings_of(desk.reader, 1)[-2:]
    assert now._replace(id=before.id, rated_on=before.rated_on) == before
    assert now.rated_on == TODAY


def test_another_light_is_another_answer_and_green_leaves_the_reasons_behind(desk):
    desk.go_to(RoundPart.RATINGS)
    card = desk.card
    assert card.cause.isVisible()
    desk.press(KEY.Key_Left)
    assert card.rate.text() == "Beoordelen"
    assert not card.cause.isVisible()
    desk.fill(card.note, "De palen staan")
    desk.press(KEY.Key_Return, CONTROL)
    now = ratings_of(desk.reader, 1)[-1]
    assert (now.light, now.note, now.cause) == (Light.GREEN, "De palen staan", "")


def test_a_digit_chooses_the_light_of_that_number_and_gives_no_answer(desk):
    desk.go_to(RoundPart.RATINGS)
    item, card, before = desk.item, desk.card, list_pillars(desk.reader)
    for key, light in ((KEY.Key_3, Light.RED), (KEY.Key_1, Light.GREEN), (KEY.Key_2, Light.ORANGE)):
        desk.press(key)
        assert card.light.value() is light
        assert desk.focused() is card.light.tiles[tuple(Light).index(light)]
    card.rate.setFocus()
    desk.press(KEY.Key_1)
    assert desk.item == item
    assert list_pillars(desk.reader) == before
    assert card.light.keys.text() == "Toets 1, 2 of 3"
    assert "Toets" not in card._hint.text()


def test_a_pillar_without_a_rating_asks_for_a_light_first(desk):
    number = add(desk.dossier, Pillar, name="Verkeer", position=9, colour=5)
    desk.go_to(RoundPart.RATINGS)
    desk.ask_about(number)
    assert desk.card.rate.text() == "Beoordelen"
    desk.answer("Beoordelen")
    assert desk.card.light.has_error
    assert ratings_of(desk.reader, number) == []


def test_a_pillar_that_was_rated_can_be_rated_once_more(desk):
    desk.go_to(RoundPart.RATINGS)
    for _ in range(4):
        desk.press(KEY.Key_Return)
    assert desk.item is None
    desk.click(desk.questions.back)
    number = desk.item.number
    desk.press(KEY.Key_Return)
    assert len([row for row in ratings_of(desk.reader, number) if row.rated_on == TODAY]) == 2
    assert desk.item is None


# -- commitments --


def test_a_commitment_says_who_pledged_what_and_how_often_they_were_there(desk):
    desk.go_to(RoundPart.COMMITMENTS)
    [row] = list_commitments(desk.reader, only=[desk.item.number])
    assert desk.asked() == f"{row.organisation}: {row.what}"
    assert f"Afdelingshoofd: {row.head}" in desk.facts()
    assert "keer gezien; afgesproken is" in desk.facts()


def test_no_longer_standing_is_noted_with_what_was_said_and_the_day(desk):
    desk.go_to(RoundPart.COMMITMENTS)
    number = desk.item.number
    desk.fill(desk.card.on, "20-11-2026")
    desk.fill(desk.card.note, "Geen mensen meer")
    desk.answer("Staat niet meer")
    last = [row for row in list_reconfirmations(desk.reader) if row.commitment_id == number][-1]
    assert (last.day, last.confirmed, last.note) == (dt.date(2026, 11, 20), False, "Geen mensen meer")
    assert desk.item.number != number
    assert desk.card.note.value() == ""


def test_a_day_that_cannot_be_is_said_beside_it_and_nothing_is_noted(desk):
    desk.go_to(RoundPart.COMMITMENTS)
    item, before = desk.item, list_reconfirmations(desk.reader)
    desk.fill(desk.card.on, "1-1-2023")
    desk.answer("Staat nog")
    assert desk.card.on.has_error
    assert desk.focused() is desk.card.on.focusProxy()
    desk.fill(desk.card.on, "")
    desk.answer("Staat nog")
    assert desk.item == item
    assert list_reconfirmations(desk.reader) == before


# -- promises --


def test_a_promise_is_kept_not_kept_refused_or_agreed_anew(desk):
    numbers = [add(desk.dossier, Promise, what=f"Bank {n}", due=dt.date(2026, 10, n)) for n in range(1, 5)]
    desk.go_to(RoundPart.PROMISES)
    kept, broken, refused, renegotiated = numbers

    desk.ask_about(kept)
    desk.answer("Nagekomen")
    desk.ask_about(broken)
    desk.fill(desk.card.reason, "De aannemer kwam niet")
    desk.answer("Niet nagekomen")
    desk.ask_about(refused)
    desk.answer("Nee, met reden")
    assert desk.focused() is desk.card.reason.focusProxy()
    desk.type("Daar is geen plek")
    desk.press(KEY.Key_Return, CONTROL)
    desk.ask_about(renegotiated)
    desk.answer("Nieuwe datum")
    desk.type("1-2-2027")
    desk.press(KEY.Key_Return)

    assert (promise(desk, kept).state, promise(desk, kept).settled_on) == (PromiseState.KEPT, TODAY)
    assert (promise(desk, broken).state, promise(desk, broken).reason) == (
        PromiseState.BROKEN,
        "De aannemer kwam niet",
    )
    assert (promise(desk, refused).state, promise(desk, refused).reason) == (PromiseState.REFUSED, "Daar is geen plek")
    assert promise(desk, renegotiated).state is PromiseState.RENEGOTIATED
    [agreed] = [row for row in list_promises(desk.reader) if row.replaces_id == renegotiated]
    assert (agreed.what, agreed.due) == ("Bank 4", dt.date(2027, 2, 1))


def test_enter_in_a_date_alone_is_no_answer(desk):
    desk.go_to(RoundPart.PROMISES)
    item = desk.item
    desk.card.on.setFocus()
    desk.press(KEY.Key_Return)
    assert desk.item == item
    assert promise(desk, item.number).state is PromiseState.OPEN


def test_it_is_noted_how_residents_heard(desk):
    desk.go_to(RoundPart.PROMISES)
    told = next(item for item in desk.questions._items if item.asked == "tell")
    desk.ask_about(told.number)
    desk.type("aan de deur")
    desk.press(KEY.Key_Return)
    row = promise(desk, told.number)
    assert (row.told_how, row.told_on) == ("aan de deur", TODAY)


def test_what_was_settled_elsewhere_meanwhile_is_asked_no_more(desk):
    desk.go_to(RoundPart.PROMISES)
    item = desk.item
    desk.tab.hide()
    keep_promise(desk.dossier, item.number, TODAY)
    desk.tab.show()
    assert desk.item != item
    assert item not in desk.questions._items


# -- goals --


def test_a_goal_shows_the_actions_that_served_it_and_says_so_when_there_were_none(desk):
    served = add(desk.dossier, PolicyGoal, title="Meer groen", due=dt.date(2026, 1, 1))
    number = next(row.id for row in list_actions(desk.reader) if row.state is ActionState.RUNNING)
    change(desk.dossier, Action, number, goals=[served], title="Bomen in de Kamperstraat")
    lonely = add(desk.dossier, PolicyGoal, title="Minder geluid", due=dt.date(2026, 1, 2))
    desk.go_to(RoundPart.GOALS)
    desk.ask_about(served)
    assert "• Bomen in de Kamperstraat (loopt)" in desk.facts()
    desk.ask_about(lonely)
    assert "In dit halfjaar was er geen actie voor dit doel." in desk.facts()


def test_a_goal_is_reached_missed_or_goes_on(desk):
    desk.go_to(RoundPart.GOALS)
    number = desk.questions.number_open
    on, reached, missed = (item.number for item in desk.questions._items[:3])
    desk.press(KEY.Key_1)
    desk.press(KEY.Key_2)
    desk.press(KEY.Key_3)
    states = [list_goals(desk.reader, only=[each])[0].state for each in (on, reached, missed)]
    assert states == [GoalState.OPEN, GoalState.REACHED, GoalState.NOT_REACHED]
    assert desk.questions.number_open == number - 3


def test_a_goal_that_was_removed_is_asked_about_no_more(desk):
    desk.go_to(RoundPart.GOALS)
    item = desk.item
    remove(desk.dossier, PolicyGoal, item.number)
    assert desk.item is not None
    assert desk.item != item


# -- successes and closing --


def test_what_is_chosen_here_is_what_the_overview_tells(desk):
    desk.go_to(RoundPart.SUCCESSES)
    desk.wait_for_overview()
    voices = desk.page.successes.voices
    voices.rows[0].box.setFocus()
    desk.press(KEY.Key_Space)
    assert choices_of(desk.reader, AUTUMN)["voices"] == voices.chosen
    assert len(voices.chosen) == 1
    assert desk.done[-1] == "Keuze voor het overzicht"
    desk.dossier.undo()
    desk.wait_for_overview()
    assert len(voices.chosen) == 2


def test_the_closing_leads_to_what_is_missing(desk):
    desk.go_to(RoundPart.CLOSING)
    desk.wait_for_overview()
    closing = desk.page.closing
    missing = {line.title: line.key for line in closing.missing.lines}
    closing.missing.opened.emit(missing["Wonen"])
    assert desk.opened == [(Pillar, 1)]
    closing.missing.opened.emit(missing["Geld"])
    assert desk.opened[1:] == [(HalfYear, AUTUMN.number)]
    assert "daarvan zijn nog het voorstel uit het dossier" in closing._said.accessibleName()


# -- a half-year that is over --


def test_what_is_answered_of_a_half_year_that_is_over_gets_its_last_day(open_desk, example):
    desk = open_desk(example, half_year=SPRING)
    number = add(desk.dossier, Promise, what="Een bankje", due=dt.date(2026, 6, 1))
    desk.go_to(RoundPart.PROMISES)
    assert desk.item.number == number
    assert desk.card.on.value() == SPRING.last_day
    desk.press(KEY.Key_1)
    assert promise(desk, number).settled_on == SPRING.last_day
