"""What belongs to people and organisations: contact moments, promises, commitments and policy goals."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.accessibility import unnamed_controls
from tests.ui.contacts.conftest import small_dossier
from tests.ui.desk import TODAY, button_of, shown_text
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import GoalState, MomentKind, PromiseState, Rhythm
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.moments import list_moments
from wijkdesk.storage.reading.promises import (
    list_commitments,
    list_goals,
    list_promises,
    list_reconfirmations,
)
from wijkdesk.storage.writing.edit import add
from wijkdesk.storage.writing.moments import Agreement, agree

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEY = Qt.Key
ANNA, PIET, ZEKI, BO = 1, 2, 3, 4
YMERE = 1


def own(desk, kind=Contact):
    return desk.tab.panes.of(kind).own


def titles(folded):
    return [line.title for line in folded.list.lines]


def open_line(desk, folded, number=0):
    """Go to a line with the keyboard and open it."""
    folded.list.setFocus()
    for _ in range(number):
        desk.press(KEY.Key_Down)
    desk.press(KEY.Key_Return)


def promise(desk, number=1):
    [row] = list_promises(desk.reader, only=[number])
    return row


# -- contact moments --


def test_a_contact_moment_is_noted_in_one_line(desk):
    desk.tab.open(Contact, BO)
    adding = own(desk).moments.add_moment
    adding.summary.setFocus()
    desk.type("Koffie bij het buurthuis")
    desk.press(KEY.Key_Return)
    [row] = [row for row in list_moments(desk.reader) if row.contact_ids == (BO,)]
    assert (row.day, row.kind, row.summary) == (TODAY, MomentKind.TALK, "Koffie bij het buurthuis")
    assert titles(own(desk).moments) == ["Koffie bij het buurthuis"]
    assert adding.summary.text() == ""
    assert desk.tab.people.rows_model.columns[-1].text(desk.tab.people.rows[BO]) == "23-11-2026"


def test_another_day_and_kind_are_chosen_before_it(desk):
    desk.tab.open(Organisation, YMERE)
    adding = own(desk, Organisation).moments.add_moment
    desk.fill(adding.day, "gisteren")
    desk.choose(adding.moment_kind, "lunch")
    adding.summary.setFocus()
    desk.type("Samen gegeten")
    desk.click(adding.button)
    [row] = [row for row in list_moments(desk.reader) if row.organisation_ids == (YMERE,)]
    assert (row.day, row.kind) == (dt.date(2026, 11, 22), MomentKind.LUNCH)
    desk.qtbot.waitUntil(lambda: titles(own(desk, Organisation).moments) == ["Samen gegeten", "Kennismaken"])


def test_a_half_typed_moment_is_kept_on_closing(desk):
    desk.tab.open(Contact, BO)
    own(desk).moments.add_moment.summary.setFocus()
    desk.type("Belde over de lamp")
    desk.reopen()
    assert "Belde over de lamp" in [row.summary for row in list_moments(desk.reader)]


def test_a_day_that_nobody_understands_keeps_the_moment_from_going_lost(desk):
    desk.tab.open(Contact, BO)
    adding = own(desk).moments.add_moment
    desk.fill(adding.day, "ooit")
    adding.summary.setFocus()
    desk.type("Belde")
    desk.press(KEY.Key_Return)
    assert adding.day.has_error
    assert not desk.tab.flush()
    assert adding.summary.text() == "Belde"


def test_everything_of_a_moment_is_edited_in_its_own_pane(desk):
    desk.tab.open(Contact, ANNA)
    open_line(desk, own(desk).moments)
    pane = desk.tab.panes.of(ContactMoment)
    assert pane.isVisible()
    desk.fill(pane.title, "Kennismaken met iedereen")
    desk.fill(pane.day, "2-10-2026")
    desk.choose(pane.moment_kind, "overleg")
    desk.fill(pane.notes, "Volgende keer in de keet.")
    desk.pick(pane.contacts, "Zeki")
    desk.pick(pane.contacts, "Nieuwe Buur")
    desk.pick(pane.organisations, "Politie")
    desk.pick(pane.pillar, "Wonen")
    desk.pick(pane.action, "Fundering")
    desk.tick(pane.confidential)
    [row] = list_moments(desk.reader, only=[1])
    assert (row.summary, row.day, row.kind) == ("Kennismaken met iedereen", dt.date(2026, 10, 2), MomentKind.MEETING)
    assert row.contacts == ("Anna van den Berg", "Zeki Çelik", "Nieuwe Buur")
    assert (row.organisations, row.pillar, row.action) == (("Politie",), "Wonen", "Fundering blok 5")
    assert (row.notes, row.confidential) == ("Volgende keer in de keet.", True)
    desk.press(KEY.Key_Escape, widget=pane)
    assert desk.tab.pane is desk.tab.panes.of(Contact)
    assert titles(own(desk).moments) == ["Kennismaken met iedereen"]


def test_a_moment_without_a_word_keeps_its_kind_as_its_name(desk):
    number = add(desk.dossier, ContactMoment, day=TODAY, kind=MomentKind.CALL, contacts=[BO])
    desk.tab.open(Contact, BO)
    assert titles(own(desk).moments) == ["Telefoongesprek"]
    desk.tab.open(ContactMoment, number)
    assert desk.tab.flush()
    assert desk.tab.panes.of(ContactMoment).row.contact_ids == (BO,)


def test_a_long_list_shows_more_when_asked(desk):
    for day in range(1, 21):
        add(desk.dossier, ContactMoment, day=dt.date(2026, 5, day), summary=f"dag {day}", contacts=[BO])
    desk.tab.open(Contact, BO)
    moments = own(desk).moments
    assert titles(moments) == ["dag 20", "dag 19", "dag 18", "dag 17", "dag 16", "dag 15"]
    desk.click(button_of(moments, "Nog 14 tonen"))
    assert len(titles(moments)) == 20


# -- what was agreed in a moment --


def agree_lines(desk):
    """Open the dialog for agreements of the moment that is shown, by keyboard."""
    button = button_of(desk.tab.panes.of(ContactMoment).agreements, "Afspraak")
    button.setFocus()
    desk.press(KEY.Key_Space)
    desk.qtbot.waitUntil(lambda: desk.dialog().isAncestorOf(QApplication.focusWidget()))
    return desk.dialog().lines


def test_agreements_are_added_to_a_moment_there_and_then_and_opened_from_it(desk):
    desk.tab.open(ContactMoment, 1)
    pane = desk.tab.panes.of(ContactMoment)
    lines = agree_lines(desk)
    desk.type("Blok 6 herstellen")
    desk.press(KEY.Key_Return)
    desk.type("Steigers plaatsen")
    desk.press(KEY.Key_Tab)
    desk.type("a")
    assert lines.lines[1].becomes.value() is Action
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_Return)
    assert not desk.has_dialog()
    assert desk.done == ["2 afspraken genoteerd"]
    row, [action] = promise(desk, 2), [row for row in list_actions(desk.reader) if row.title == "Steigers plaatsen"]
    assert (row.what, row.by_contact, row.made_in_id, row.made_on) == (
        *("Blok 6 herstellen", "Anna van den Berg", 1),
        dt.date(2026, 10, 1),
    )
    assert (action.lead, action.lead_contact) == ("Ymere", "Anna van den Berg")
    assert titles(pane.agreements) == ["Blok 6 herstellen"]
    line = pane.agreements.list.visualRect(pane.agreements.list.model().index(0, 0))
    desk.qtbot.mouseClick(pane.agreements.list.viewport(), Qt.MouseButton.LeftButton, pos=line.center())
    assert shown_text(desk.tab.panes.of(Promise).title) == "Blok 6 herstellen"
    desk.click(desk.tab.panes.of(Promise)._back)
    assert desk.tab.pane is pane
    desk.dossier.undo()
    assert titles(pane.agreements) == []


def test_a_refused_agreement_stays_in_the_dialog(desk):
    desk.tab.open(ContactMoment, 1)
    lines = agree_lines(desk)
    desk.type("Blok 6 herstellen")
    desk.fill(lines.lines[0].due, "1-9-2026")
    desk.click(desk.dialog().commit)
    assert "voor de dag van de toezegging" in lines.lines[0].due.error_text()
    assert unnamed_controls(desk.dialog()) == []
    desk.fill(lines.lines[0].due, "1-12-2026")
    desk.click(desk.dialog().commit)
    assert promise(desk, 2).due == dt.date(2026, 12, 1)


def test_a_dialog_without_an_agreement_notes_nothing(desk):
    desk.tab.open(ContactMoment, 1)
    agree_lines(desk)
    desk.press(KEY.Key_Return)
    assert not desk.has_dialog()
    assert (desk.done, desk.dossier.undoable) == ([], None)


def test_who_may_only_read_sees_what_was_agreed_and_adds_nothing(open_desk, tmp_path):
    path = small_dossier(tmp_path)
    with Dossier.open(path) as dossier:
        agree(dossier, 1, [Agreement("Blok 6 herstellen")])
    desk = open_desk(path, read_only=True)
    desk.tab.open(ContactMoment, 1)
    agreements = desk.tab.panes.of(ContactMoment).agreements
    assert titles(agreements) == ["Blok 6 herstellen"]
    assert not agreements.adding.isVisible()


def test_a_new_moment_has_no_agreements_until_it_is_there(desk):
    desk.tab.panes.begin(ContactMoment, {})
    pane = desk.tab.panes.of(ContactMoment)
    assert not pane.agreements.isVisible()
    desk.type("Kennismaken")
    desk.press(KEY.Key_Return)
    assert pane.agreements.isVisible()


# -- promises --


def test_what_residents_are_promised_is_added_from_their_pane(desk):
    desk.tab.open(Contact, BO)
    desk.click(button_of(own(desk).promises, "Toezegging"))
    pane = desk.tab.panes.of(Promise)
    desk.type("Een lamp in de achterpad")
    desk.press(KEY.Key_Return)
    desk.fill(pane.due, "over 2 weken")
    row = promise(desk, 2)
    assert (row.what, row.to_contact, row.to_residents) == ("Een lamp in de achterpad", "Bo", True)
    assert (row.made_on, row.due) == (TODAY, TODAY + dt.timedelta(weeks=2))
    desk.fill(pane.told_on, "vandaag")
    desk.fill(pane.told_how, "aan de deur")
    row = promise(desk, 2)
    assert (row.told_on, row.told_how) == (TODAY, "aan de deur")
    desk.click(pane._back)
    assert titles(own(desk).promises) == ["Een lamp in de achterpad"]


def test_a_promise_that_was_not_written_down_is_not_kept(desk):
    desk.tab.open(Contact, ANNA)
    desk.click(button_of(own(desk).promises, "Toezegging"))
    desk.press(KEY.Key_Escape)
    assert len(list_promises(desk.reader)) == 1
    assert desk.tab.pane is desk.tab.panes.of(Contact)


def test_a_promise_is_kept_and_reopened(desk):
    desk.tab.open(Contact, ANNA)
    open_line(desk, own(desk).promises)
    pane = desk.tab.panes.of(Promise)
    desk.click(pane.keep)
    desk.fill(desk.dialog()._asked["on"], "1-12-2025")
    desk.click(desk.dialog().commit)
    assert "voor de dag van de toezegging" in desk.dialog()._asked["on"].error_text()
    desk.fill(desk.dialog()._asked["on"], "1-5-2026")
    desk.click(desk.dialog().commit)
    assert (promise(desk).state, promise(desk).settled_on) == (PromiseState.KEPT, dt.date(2026, 5, 1))
    assert not pane.keep.isVisible()
    desk.click(pane.reopen)
    assert promise(desk).state is PromiseState.OPEN


def test_saying_no_needs_its_reason(desk):
    desk.tab.open(Promise, 1)
    _choose_from(desk.tab.panes.of(Promise).other, "Nee zeggen…")
    desk.click(desk.dialog().commit)
    assert desk.dialog()._asked["reason"].has_error
    desk.fill(desk.dialog()._asked["reason"], "Er is geen geld voor.")
    desk.click(desk.dialog().commit)
    assert (promise(desk).state, promise(desk).reason) == (PromiseState.REFUSED, "Er is geen geld voor.")


def test_a_broken_promise_may_be_explained_later(desk):
    desk.tab.open(Promise, 1)
    pane = desk.tab.panes.of(Promise)
    _choose_from(pane.other, "Niet nagekomen…")
    desk.click(desk.dialog().commit)
    assert promise(desk).state is PromiseState.BROKEN
    desk.fill(pane.reason, "De aannemer ging failliet.")
    assert promise(desk).reason == "De aannemer ging failliet."


def test_a_new_agreement_comes_in_the_place_of_a_promise_and_is_shown(desk):
    desk.tab.open(Promise, 1)
    pane = desk.tab.panes.of(Promise)
    _choose_from(pane.other, "Opnieuw afspreken…")
    desk.fill(desk.dialog()._asked["what"], "Blok 5 herstellen na de winter")
    desk.fill(desk.dialog()._asked["due"], "1-4-2027")
    desk.click(desk.dialog().commit)
    assert promise(desk).state is PromiseState.RENEGOTIATED
    assert pane.number == 2
    assert (promise(desk, 2).what, promise(desk, 2).by_contact) == (
        "Blok 5 herstellen na de winter",
        "Anna van den Berg",
    )


def test_a_promise_that_is_late_says_so(desk):
    desk.tab.open(Contact, ANNA)
    [line] = own(desk).promises.list.lines
    assert "te laat" in line.spoken


# -- commitments --


def test_a_commitment_is_pledged_reconfirmed_and_ended(desk):
    desk.tab.open(Organisation, YMERE)
    commitments = own(desk, Organisation).commitments
    desk.click(button_of(commitments, "Commitment"))
    pane = desk.tab.panes.of(Commitment)
    desk.type("Een vaste huismeester")
    desk.press(KEY.Key_Return)
    desk.pick(pane.head, "Anna")
    desk.choose(pane.rhythm, "elke week")
    desk.fill(pane.first_day, "1-1-2026")
    desk.fill(pane.last_day, "31-12-2028")
    [row] = list_commitments(desk.reader, only=[2])
    assert (row.organisation, row.head, row.rhythm) == ("Ymere", "Anna van den Berg", Rhythm.WEEKLY)
    assert (row.first_day, row.last_day) == (dt.date(2026, 1, 1), dt.date(2028, 12, 31))
    desk.click(pane.reconfirm)
    desk.choose(desk.dialog()._asked["confirmed"], "nee, niet meer")
    desk.fill(desk.dialog()._asked["note"], "Te weinig mensen")
    desk.click(desk.dialog().commit)
    [answer] = list_reconfirmations(desk.reader)
    assert (answer.confirmed, answer.note, answer.by) == (False, "Te weinig mensen", "Anna van den Berg")
    assert "23 november 2026 nee door Anna van den Berg: Te weinig mensen" in pane.answers.accessibleName()
    desk.click(pane.end)
    desk.fill(desk.dialog()._asked["on"], "gisteren")
    desk.fill(desk.dialog()._asked["reason"], "De huismeester vertrok")
    desk.click(desk.dialog().commit)
    [row] = list_commitments(desk.reader, only=[2])
    assert (row.last_day, row.end_reason) == (dt.date(2026, 11, 22), "De huismeester vertrok")
    assert not pane.end.isVisible()
    assert pane.end_reason.isVisible()


def test_a_commitment_cannot_be_without_its_organisation(desk):
    desk.tab.open(Commitment, 1)
    pane = desk.tab.panes.of(Commitment)
    desk.fill(pane.organisation, "")
    assert "kan niet leeg" in pane.organisation.error_text()
    assert list_commitments(desk.reader)[0].organisation == "Ymere"


# -- policy goals --


def test_a_policy_goal_is_set_reached_and_reopened(desk):
    desk.tab.open(Organisation, YMERE)
    own(desk, Organisation).goals.set_open(True)
    desk.click(button_of(own(desk, Organisation).goals, "Beleidsdoel"))
    pane = desk.tab.panes.of(PolicyGoal)
    desk.type("Honderd woningen hersteld")
    desk.press(KEY.Key_Return)
    desk.fill(pane.due, "31-12-2027")
    [row] = list_goals(desk.reader)
    assert (row.organisation, row.due, row.state) == ("Ymere", dt.date(2027, 12, 31), GoalState.OPEN)
    desk.click(pane.reach)
    desk.click(desk.dialog().commit)
    assert list_goals(desk.reader)[0].state is GoalState.REACHED
    desk.click(pane.reopen)
    desk.click(pane.miss)
    desk.click(desk.dialog().commit)
    assert list_goals(desk.reader)[0].state is GoalState.NOT_REACHED


def test_a_goal_belongs_to_an_organisation_or_to_an_administrator(desk):
    desk.tab.open(Contact, ZEKI)
    own(desk).goals.set_open(True)
    desk.click(button_of(own(desk).goals, "Beleidsdoel"))
    pane = desk.tab.panes.of(PolicyGoal)
    desk.type("Minder armoede")
    desk.press(KEY.Key_Return)
    assert list_goals(desk.reader)[0].portfolio_holder == "Zeki Çelik"
    desk.pick(pane.organisation, "Ymere")
    assert "van één organisatie of van één portefeuillehouder" in pane.portfolio_holder.error_text()


# -- the ways out --


def test_an_action_opens_in_its_own_place(desk):
    desk.tab.open(Contact, ANNA)
    own(desk).actions_led.set_open(True)
    open_line(desk, own(desk).actions_led)
    assert desk.opened == [(Action, 1)]


@pytest.mark.parametrize(("kind", "owner"), [(ContactMoment, Contact), (Promise, Contact), (Commitment, Organisation)])
def test_what_is_asked_for_from_elsewhere_is_shown_with_the_way_back_to_whose_it_is(desk, kind, owner):
    desk.tab.page.search.setText("iets anders")
    desk.tab.open(kind, 1)
    pane = desk.tab.panes.of(kind)
    assert pane.isVisible()
    assert pane.number == 1
    desk.click(pane._back)
    assert desk.tab.pane is desk.tab.panes.of(owner)
    assert desk.tab.table.chosen_ids() == [1]


def test_a_thing_that_is_removed_gives_way_to_where_it_was_opened_from(desk):
    desk.tab.open(Contact, ANNA)
    open_line(desk, own(desk).promises)
    desk.tab.remove()
    assert list_promises(desk.reader) == []
    assert desk.tab.pane is desk.tab.panes.of(Contact)
    assert desk.done == ["Toezegging verwijderd"]
    desk.dossier.undo()
    assert titles(own(desk).promises) == ["Blok 5 herstellen"]
    assert shown_text(desk.tab.panes.of(Contact).title) == "Anna van den Berg"


def _choose_from(button, text):
    [action] = [action for action in button.menu().actions() if action.text() == text]
    action.trigger()
