"""What becomes of actions, of several at once, and of their photos."""

import datetime as dt

import pytest

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.event import Event
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.photo import NewPicture, Photo
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ActionState, EventKind, PhotoMoment
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.choices import goals_to_pick
from wijkdesk.storage.reading.counts import RunningActions
from wijkdesk.storage.reading.photos import list_photos, list_photos_of, picture, thumbnail
from wijkdesk.storage.writing.actions import duplicate_actions, end_action, plan_action, start_action
from wijkdesk.storage.writing.edit import add, change, remove, remove_several
from wijkdesk.storage.writing.photos import add_photo, add_photos

TODAY = dt.date(2026, 11, 23)
RED = NewPicture("image/jpeg", 40, 30, b"red", b"small red", dt.date(2026, 11, 3))
GREEN = NewPicture("image/jpeg", 20, 10, b"green", b"small green")


def ids(dossier):
    return [row.id for row in list_actions(dossier.reader)]


def row_of(dossier, number):
    [row] = list_actions(dossier.reader, only=[number])
    return row


def test_several_things_go_in_one_step_and_come_back_in_one(dossier):
    numbers = [add(dossier, Action, title=title) for title in ("Een", "Twee", "Drie")]
    remove_several(dossier, Action, numbers[:2])
    assert ids(dossier) == numbers[2:]
    assert dossier.undo() == "2 acties verwijderd"
    assert ids(dossier) == numbers
    remove_several(dossier, Action, numbers[:1])
    assert dossier.undoable == "Actie verwijderd"


def test_of_several_things_none_goes_when_one_is_gone_already(dossier):
    numbers = [add(dossier, Action, title=title) for title in ("Een", "Twee")]
    remove(dossier, Action, numbers[1])
    with pytest.raises(Refused):
        remove_several(dossier, Action, numbers)
    assert ids(dossier) == numbers[:1]


def test_adding_and_changing_in_one_visit_is_one_step(dossier):
    number = add(dossier, Action, visit="v", title="Bank")
    change(dossier, Action, number, visit="v", title="Bankje")
    assert dossier.undo() == "Actie toegevoegd"
    assert ids(dossier) == []


def test_duplicates_are_planned_and_forget_how_it_went(dossier):
    partner = add(dossier, Organisation, name="Ymere")
    goal = add(dossier, PolicyGoal, title="Veilig")
    kept = {"title": "Schouw", "description": "Rondje", "place": "Plein", "quick_win": True, "by_residents": True}
    one = add(dossier, Action, **kept, main_pillar=1, other_pillars=[2], partners=[partner], goals=[goal], lead=partner)
    two = add(dossier, Action, title="Lunch", due=TODAY)
    start_action(dossier, one, TODAY)
    copies = duplicate_actions(dossier, [two, one])
    assert dossier.undoable == "2 acties gedupliceerd"
    lunch, schouw = (row_of(dossier, number) for number in copies)
    assert (lunch.title, lunch.due) == ("Lunch", None)
    assert {name: getattr(schouw, name) for name in kept} == kept
    assert (schouw.main_pillar_id, schouw.other_pillar_ids, schouw.partner_ids) == (1, (2,), (partner,))
    assert (schouw.goal_ids, schouw.lead_id) == ((goal,), partner)
    assert (schouw.state, schouw.first_day) == (ActionState.PLANNED, None)


def test_what_comes_of_an_action_can_be_made_while_it_ends(dossier):
    number = add(dossier, Action, title="Hulpdienst", main_pillar=4, quick_win=True, confidential=True)
    how = {"lesson": "Niemand durfde te vragen.", "followed_by": "Koffie in het portiek"}
    end_action(dossier, number, ActionState.FAILED, TODAY, **how)
    follower = row_of(dossier, number + 1)
    assert (follower.title, follower.follows_id, follower.main_pillar_id) == ("Koffie in het portiek", number, 4)
    assert (follower.quick_win, follower.confidential) == (False, True)
    dossier.undo()
    assert ids(dossier) == [number]
    assert row_of(dossier, number).state is ActionState.PLANNED


def test_nothing_is_made_when_an_action_may_not_end(dossier):
    number = add(dossier, Action, title="Hulpdienst")
    with pytest.raises(Refused) as refused:
        end_action(dossier, number, ActionState.FAILED, TODAY, lesson=" ", followed_by="Koffie")
    assert refused.value.field == "lesson"
    assert ids(dossier) == [number]


def test_running_and_waiting_actions_are_counted(dossier):
    states = (ActionState.RUNNING, ActionState.WAITING, ActionState.PLANNED, ActionState.IDEA)
    for state in states:
        add(dossier, Action, title=state.dutch, state=state)
    assert RunningActions().count(dossier.reader) == 2


def test_the_actions_that_changed_are_counted_anew(dossier):
    running, ending, planned, removed = (
        add(dossier, Action, title="Hulpdienst", state=ActionState.RUNNING) for _ in range(4)
    )
    counted = RunningActions()
    assert counted.count(dossier.reader) == 4
    end_action(dossier, ending, ActionState.STOPPED, TODAY, lesson="Te duur")
    plan_action(dossier, planned)
    remove(dossier, Action, removed)
    new = add(dossier, Action, title="Koffie", state=ActionState.WAITING)
    assert counted.count(dossier.reader, {ending, planned, removed, new}) == 2
    dossier.undo()
    dossier.undo()
    assert counted.count(dossier.reader, {removed, new}) == 2
    assert counted.count(dossier.reader, {running}) == 2


def test_photos_are_added_in_one_step_and_come_back_with_their_pictures(dossier):
    action = add(dossier, Action, title="Tegels")
    numbers = add_photos(dossier, [RED, GREEN], action=action, moment=PhotoMoment.BEFORE)
    found = list_photos_of(dossier.reader, action)
    assert [(row.id, row.moment, row.taken_on) for row in found] == [
        (numbers[0], PhotoMoment.BEFORE, dt.date(2026, 11, 3)),
        (numbers[1], PhotoMoment.BEFORE, None),
    ]
    assert picture(dossier.reader, found[0].picture_id) == b"red"
    assert thumbnail(dossier.reader, found[1].picture_id) == b"small green"
    assert row_of(dossier, action).photos == 2
    assert dossier.undo() == "2 foto's toegevoegd"
    assert list_photos_of(dossier.reader, action) == []
    dossier.redo()
    assert picture(dossier.reader, list_photos_of(dossier.reader, action)[0].picture_id) == b"red"


def test_a_photo_belongs_to_one_action_or_one_event(dossier):
    event = add(dossier, Event, title="Opening", day=TODAY, kind=EventKind.MILESTONE)
    action = add(dossier, Action, title="Tegels")
    [row] = list_photos(dossier.reader, only=[add_photo(dossier, RED, event=event)])
    assert (row.event_id, row.action_id) == (event, None)
    for owners in ({}, {"action": action, "event": event}):
        with pytest.raises(Refused):
            add_photo(dossier, RED, **owners)
    assert dossier.undoable == "Foto toegevoegd"


def test_adding_a_photo_tells_who_shows_its_action(dossier):
    action = add(dossier, Action, title="Tegels")
    told = []
    dossier.listen(told.append)
    number = add_photo(dossier, RED, action=action)
    assert told == [{Photo: {number}, Action: {action}}]


def test_goals_are_offered_with_whose_they_are(dossier):
    owner = add(dossier, Organisation, name="Ymere")
    holder = add(dossier, Contact, first_name="Sara", last_name="Bos")
    add(dossier, PolicyGoal, title="Prettig wonen", organisation=owner)
    add(dossier, PolicyGoal, title="Veilig", portfolio_holder=holder)
    add(dossier, PolicyGoal, title="Schoon")
    assert [(row.name, row.detail) for row in goals_to_pick(dossier.reader)] == [
        *(("Prettig wonen", "Ymere"), ("Veilig", "Sara Bos"), ("Schoon", None)),
    ]
