"""Every command does what it says as one step to undo, or refuses and changes nothing."""

import datetime as dt
from dataclasses import fields

import pytest

from tests.dossiers import HOSTILE, contents
from wijkdesk.domain.action import Action
from wijkdesk.domain.attention import Postponement
from wijkdesk.domain.caution import AllowedCaution
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.distinct import Distinct
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Area, BorderChange, Indicator, Measurement
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.half_year_round import RoundStep
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import NewPicture, Photo
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.table_mapping import TableMapping
from wijkdesk.domain.words import (
    ENDINGS,
    ActionState,
    ContactKind,
    EscalationState,
    EventKind,
    GoalState,
    Light,
    OrganisationKind,
    OverviewState,
    PhotoMoment,
    PromiseState,
)
from wijkdesk.storage import driver
from wijkdesk.storage import tables as t
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.mapping import ANNOUNCED
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.events import list_escalations, list_events
from wijkdesk.storage.reading.moments import list_moments
from wijkdesk.storage.reading.overviews import choices_of, list_overviews, texts_of
from wijkdesk.storage.reading.people import list_contacts, list_organisations, list_positions
from wijkdesk.storage.reading.photos import list_photos
from wijkdesk.storage.reading.programme import list_pillars, list_programmes, list_ratings
from wijkdesk.storage.reading.promises import list_commitments, list_goals, list_promises, list_reconfirmations
from wijkdesk.storage.writing import actions, edit, events, overviews, people, photos, pillars, promises
from wijkdesk.storage.writing.beginning import new_programme

DAY = dt.date(2026, 3, 12)
BEFORE, AFTER = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
NOWHERE = 999
IMPOSSIBLE = dt.date(226, 3, 12)


class Refuses:
    """Every command in the block is refused, and the dossier stays as it is."""

    def __init__(self, dossier, match=None, field=None):
        self.dossier, self.field = dossier, field
        self.raises = pytest.raises(Refused, match=match)

    def __enter__(self):
        self.before = contents(self.dossier), self.dossier.undoable
        self.refused = self.raises.__enter__()

    def __exit__(self, *exception):
        done = self.raises.__exit__(*exception)
        assert (contents(self.dossier), self.dossier.undoable) == self.before
        assert self.field is None or self.refused.value.field == self.field
        return done


@pytest.fixture
def action(dossier):
    return edit.add(dossier, Action, title="Lampen", main_pillar=1, other_pillars=[2])


@pytest.fixture
def organisation(dossier):
    return edit.add(dossier, Organisation, name="Ymere")


@pytest.fixture
def contact(dossier):
    return edit.add(dossier, Contact, first_name="Anna")


@pytest.fixture
def promise(dossier):
    return edit.add(dossier, Promise, what="Bellen", made_on=BEFORE)


@pytest.fixture
def commitment(dossier, organisation, contact):
    return edit.add(dossier, Commitment, organisation=organisation, what="Twee dagen", head=contact)


def one(rows, number):
    return next(row for row in rows if row.id == number)


def the_action(dossier, number):
    return one(list_actions(dossier.reader), number)


# Adding, changing and removing anything

MINIMUM = {
    Pillar: {"name": "Groen"},
    Action: {"title": "Lampen"},
    Organisation: {"name": "Ymere"},
    Contact: {"first_name": "Anna"},
    ContactMoment: {"day": DAY},
    Promise: {"what": "Bellen"},
    Commitment: {"organisation": 1, "what": "Twee dagen"},
    PolicyGoal: {"title": "Minder schulden"},
    Event: {"title": "Feest", "day": DAY},
    Escalation: {"subject": "Geen licht"},
    Area: {"code": "NL00"},
    Indicator: {"name": "Schulden"},
    Measurement: {"indicator": 1, "area": 1, "first_day": DAY, "last_day": DAY, "value": 0.0},
    Overview: {"year": 2026, "half": 1},
}


@pytest.mark.parametrize("kind", MINIMUM)
def test_a_thing_is_added_with_the_least_that_it_needs_and_taken_back_in_one_step(dossier, kind):
    for needed in ({Commitment: [Organisation], Measurement: [Indicator, Area]}).get(kind, []):
        edit.add(dossier, needed, **MINIMUM[needed])
    before = contents(dossier)

    number = edit.add(dossier, kind, **MINIMUM[kind])

    assert contents(dossier) != before
    assert dossier.undo() == f"{edit.NAMES[kind]} toegevoegd"
    assert contents(dossier) == before
    dossier.redo()
    edit.remove(dossier, kind, number)
    assert contents(dossier) == before
    assert dossier.undoable == f"{edit.NAMES[kind]} verwijderd"


def test_every_kind_of_thing_can_be_edited_and_is_announced_by_its_id():
    announced = {kind for kinds in ANNOUNCED.values() for kind, _ in kinds}
    by_commands_alone = {AllowedCaution, BorderChange, Distinct, Postponement, RoundStep, TableMapping}

    assert announced - by_commands_alone == edit.NAMES.keys() == MINIMUM.keys() | {Photo, Programme}


def test_a_field_that_is_called_kind_is_no_exception(dossier, organisation):
    resident = edit.add(dossier, Contact, kind=ContactKind.RESIDENT, first_name="Bob")
    signal = edit.add(dossier, Event, title="Hangplek", day=DAY, kind=EventKind.SIGNAL)
    edit.change(dossier, Organisation, organisation, kind=OrganisationKind.HOUSING)
    edit.change(dossier, Event, signal, kind=EventKind.SETBACK)

    assert one(list_contacts(dossier.reader), resident).kind is ContactKind.RESIDENT
    assert one(list_events(dossier.reader), signal).kind is EventKind.SETBACK
    assert one(list_organisations(dossier.reader), organisation).kind is OrganisationKind.HOUSING


def test_any_text_is_kept_as_it_was_typed(dossier, action):
    for name in ("title", "description", "next_step", "waits_for", "place", "result", "lesson"):
        edit.change(dossier, Action, action, **{name: HOSTILE})
        assert getattr(the_action(dossier, action), name) == HOSTILE


def test_references_are_given_by_id_and_taken_away_with_nothing(dossier, action, organisation, contact):
    edit.change(dossier, Action, action, lead=organisation, lead_contact=contact, partners=[organisation])
    row = the_action(dossier, action)
    assert (row.lead_id, row.lead_contact_id, row.partner_ids) == (organisation, contact, (organisation,))

    edit.change(dossier, Action, action, lead=None, lead_contact=None, partners=[], main_pillar=None)
    row = the_action(dossier, action)
    assert (row.lead_id, row.lead_contact_id, row.partner_ids, row.main_pillar_id) == (None, None, (), None)


def test_who_is_named_twice_is_there_once(dossier, action, organisation):
    edit.change(dossier, Action, action, partners=[organisation, organisation])

    assert the_action(dossier, action).partner_ids == (organisation,)


def test_a_reference_to_what_is_not_there_is_refused(dossier, action):
    for name in ("lead", "lead_contact", "main_pillar"):
        with Refuses(dossier, "intussen verwijderd"):
            edit.change(dossier, Action, action, **{name: NOWHERE})
    for name in ("partners", "other_pillars", "goals"):
        with Refuses(dossier, "intussen verwijderd"):
            edit.change(dossier, Action, action, place="x", **{name: [NOWHERE]})
    with Refuses(dossier, "intussen verwijderd"):
        edit.add(dossier, Action, title="x", lead=NOWHERE)


@pytest.mark.parametrize("kind", edit.NAMES)
def test_what_is_not_there_is_neither_changed_nor_removed(dossier, kind):
    field = next(field.name for field in fields(kind) if field.init)

    with Refuses(dossier, "intussen verwijderd"):
        edit.change(dossier, kind, NOWHERE, **{field: None})
    with Refuses(dossier, "één wijkaanpak" if kind is Programme else "intussen verwijderd"):
        edit.remove(dossier, kind, NOWHERE)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Action, {"state": ActionState.RUNNING}),
        (Action, {"title": "x", "follows": 1}),
        (Promise, {"state": PromiseState.KEPT}),
        (Promise, {"replaces": 1}),
        (PolicyGoal, {"state": GoalState.REACHED}),
        (Escalation, {"state": EscalationState.SENT}),
        (Overview, {"state": "adopted"}),
        (Pillar, {"ratings": []}),
        (Contact, {"positions": []}),
        (Commitment, {"reconfirmations": []}),
        (Action, {"id": 5}),
        (Action, {"titel": "x"}),
        (Action, {"check": None}),
    ],
)
def test_what_has_a_command_of_its_own_and_what_is_no_field_is_a_mistake_of_the_caller(dossier, kind, values):
    before = contents(dossier)

    with pytest.raises(TypeError, match=kind.__name__):
        edit.change(dossier, kind, 1, **values)

    assert contents(dossier) == before


def test_adding_with_what_is_no_field_is_one_too(dossier):
    with pytest.raises(TypeError):
        edit.add(dossier, Action, titel="x")

    assert list_actions(dossier.reader) == []


def test_a_rule_of_the_domain_holds_for_additions_and_changes(dossier, action):
    with Refuses(dossier, field="title"):
        edit.add(dossier, Action, title=" ")
    with Refuses(dossier, field="title"):
        edit.change(dossier, Action, action, title="\u200b")
    with Refuses(dossier, field="due"):
        edit.change(dossier, Action, action, first_day=AFTER, due=BEFORE)
    with Refuses(dossier, field="due"):
        edit.change(dossier, Action, action, due=IMPOSSIBLE)


def test_a_rule_that_links_alone_break_holds_too(dossier, action):
    with Refuses(dossier, "hoofdpijler"):
        edit.change(dossier, Action, action, other_pillars=[1])


def test_a_thing_is_not_given_to_itself(dossier):
    area = edit.add(dossier, Area, code="GM0392")
    indicator = edit.add(dossier, Indicator, name="Schulden")

    with Refuses(dossier, field="parent"):
        edit.change(dossier, Area, area, parent=area)
    with Refuses(dossier, field="base"):
        edit.change(dossier, Indicator, indicator, base=indicator)


def test_what_may_be_there_once_is_refused_the_second_time(dossier):
    edit.add(dossier, Area, code="GM0392")
    other = edit.add(dossier, Area, code="GM0393")
    edit.add(dossier, Overview, year=2026, half=1)

    with Refuses(dossier, "al een gebied met deze code", field="code"):
        edit.add(dossier, Area, code="GM0392")
    with Refuses(dossier, "al een gebied met deze code", field="code"):
        edit.change(dossier, Area, other, code="GM0392")
    with Refuses(dossier, "Van dit halfjaar is er al een overzicht"):
        edit.add(dossier, Overview, year=2026, half=1)


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        (Event, {"title": "Feest", "day": None}, "day"),
        (Commitment, {"organisation": None, "what": "Twee dagen"}, "organisation"),
        (Contact, {"first_name": "Anna", "kind": None}, "kind"),
    ],
)
def test_what_cannot_be_empty_is_asked_for(dossier, kind, values, field):
    with Refuses(dossier, "kan niet leeg zijn", field=field):
        edit.add(dossier, kind, **values)


def test_removing_a_thing_lets_go_of_what_referred_to_it(dossier, action, contact, organisation):
    moment = edit.add(dossier, ContactMoment, day=DAY, contacts=[contact], action=action)
    edit.change(dossier, Action, action, lead=organisation, lead_contact=contact)

    edit.remove(dossier, Contact, contact)
    edit.remove(dossier, Organisation, organisation)
    edit.remove(dossier, Pillar, 1)

    row = the_action(dossier, action)
    assert (row.lead_id, row.lead_contact_id, row.main_pillar_id, row.other_pillar_ids) == (None, None, None, (2,))
    assert one(list_moments(dossier.reader), moment).contact_ids == ()


def test_a_dossier_keeps_to_one_approach(dossier):
    with Refuses(dossier, "één wijkaanpak"):
        edit.add(dossier, Programme, name="Nog een buurt")
    with Refuses(dossier, "één wijkaanpak"):
        edit.remove(dossier, Programme, 1)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Action, {"state": ActionState.SUCCEEDED}),
        (Promise, {"state": PromiseState.KEPT}),
        (Escalation, {"state": EscalationState.ANSWERED}),
        (Overview, {"state": OverviewState.ADOPTED}),
    ],
)
def test_nothing_is_added_in_a_state_that_only_a_command_gives(dossier, kind, values):
    before = contents(dossier)

    with pytest.raises(ValueError, match="cannot begin as"):
        edit.add(dossier, kind, **MINIMUM[kind], **values)

    assert contents(dossier) == before


def test_several_things_are_removed_in_one_step_or_not_at_all(dossier, action):
    other = edit.add(dossier, Action, title="Stoep")

    with Refuses(dossier):
        edit.remove_several(dossier, Action, [action, NOWHERE])

    edit.remove_several(dossier, Action, [action, other])
    assert list_actions(dossier.reader) == []
    assert dossier.undo() == "2 acties verwijderd"
    assert len(list_actions(dossier.reader)) == 2


def test_what_was_picked_for_an_overview_stands_in_her_order_and_is_one_step_to_undo(dossier):
    half_year = HalfYear(2026, 1)
    overviews.choose_for_overview(dossier, half_year, "successes", ["action 7", "event 2", "action 7"])
    overviews.choose_for_overview(dossier, half_year, "voices", ["event 4"])

    assert choices_of(dossier.reader, half_year) == {"successes": ["action 7", "event 2"], "voices": ["event 4"]}
    dossier.undo()
    assert choices_of(dossier.reader, half_year) == {"successes": ["action 7", "event 2"]}


def test_an_adopted_overview_is_neither_changed_nor_removed_nor_written_in(dossier):
    overviews.write_overview_text(dossier, HalfYear(2026, 1), "outlook", "Vooruit.")
    [row] = list_overviews(dossier.reader)
    with dossier.write("Vastgesteld", final=True) as session:
        edit.get(session, Overview, row.id).adopt(DAY, content="{}", document=b"%PDF", sha256="ab")

    with Refuses(dossier, "vastgesteld"):
        edit.change(dossier, Overview, row.id, texts={})
    with Refuses(dossier, "vastgesteld"):
        edit.remove(dossier, Overview, row.id)
    with Refuses(dossier, "vastgesteld"):
        overviews.write_overview_text(dossier, HalfYear(2026, 1), "outlook", "Toch anders.")
    with Refuses(dossier, "vastgesteld"):
        overviews.choose_for_overview(dossier, HalfYear(2026, 1), "voices", [])


# Actions


def test_an_action_is_planned_started_and_paused(dossier, action):
    actions.start_action(dossier, action, DAY)
    assert (the_action(dossier, action).state, the_action(dossier, action).first_day) == (ActionState.RUNNING, DAY)
    actions.let_action_wait(dossier, action, "de aannemer")
    assert (the_action(dossier, action).state, the_action(dossier, action).waits_for) == (
        ActionState.WAITING,
        "de aannemer",
    )
    actions.plan_action(dossier, action)
    assert the_action(dossier, action).state is ActionState.PLANNED
    assert [dossier.undo() for _ in range(3)] == ["Actie gepland", "Actie wacht", "Actie gestart"]


@pytest.mark.parametrize("how", ENDINGS)
def test_an_action_ends_with_what_was_learned_and_what_came_of_it(dossier, action, how):
    later = edit.add(dossier, Action, title="Vervolg")

    actions.end_action(dossier, action, how, DAY, lesson="l", result="r", followed_by=later)

    row = the_action(dossier, action)
    assert (row.state, row.ended_on, row.lesson, row.result) == (how, DAY, "l", "r")
    assert the_action(dossier, later).follows_id == action
    assert dossier.undo() == "Actie afgerond"
    assert the_action(dossier, action).state is ActionState.PLANNED
    assert the_action(dossier, later).follows_id is None


def test_ending_without_a_result_leaves_what_was_written(dossier, action):
    edit.change(dossier, Action, action, result="De helft")
    actions.end_action(dossier, action, ActionState.PARTLY, DAY, lesson="l")

    assert the_action(dossier, action).result == "De helft"


def test_an_end_that_the_domain_refuses_changes_nothing(dossier, action):
    with Refuses(dossier, field="lesson"):
        actions.end_action(dossier, action, ActionState.FAILED, DAY, lesson=" ")
    with Refuses(dossier, "intussen verwijderd"):
        actions.end_action(dossier, action, ActionState.FAILED, DAY, lesson="l", followed_by=NOWHERE)
    with Refuses(dossier, "niet uit zichzelf"):
        actions.end_action(dossier, action, ActionState.FAILED, DAY, lesson="l", followed_by=action)
    with Refuses(dossier, "niet geëindigd"):
        actions.reopen_action(dossier, action)


def test_an_ended_action_can_be_taken_up_again(dossier, action):
    actions.end_action(dossier, action, ActionState.FAILED, DAY, lesson="l")
    with Refuses(dossier, "al geëindigd"):
        actions.start_action(dossier, action, DAY)

    actions.reopen_action(dossier, action)

    row = the_action(dossier, action)
    assert (row.state, row.ended_on, row.lesson) == (ActionState.RUNNING, None, "l")


def test_an_action_follows_another_and_never_itself(dossier, action):
    later, last = (edit.add(dossier, Action, title=title) for title in ("b", "c"))
    actions.follow_action(dossier, later, action)
    actions.follow_action(dossier, last, later)

    for earlier in (action, later, last):
        with Refuses(dossier, "niet uit zichzelf"):
            actions.follow_action(dossier, action, earlier)

    actions.follow_action(dossier, later, None)
    actions.follow_action(dossier, action, last)
    assert the_action(dossier, action).follows_id == last


def test_a_copy_of_an_action_is_a_plan_without_dates_and_outcome(dossier, action, organisation):
    edit.change(dossier, Action, action, partners=[organisation], first_day=BEFORE, due=AFTER, place="Plein")
    actions.end_action(dossier, action, ActionState.SUCCEEDED, DAY, lesson="l", result="r")

    copy = the_action(dossier, actions.duplicate_action(dossier, action))

    assert (copy.title, copy.main_pillar_id, copy.other_pillar_ids, copy.partner_ids, copy.place) == (
        "Lampen",
        1,
        (2,),
        (organisation,),
        "Plein",
    )
    assert (copy.state, copy.first_day, copy.due, copy.ended_on, copy.result, copy.lesson, copy.follows_id) == (
        ActionState.PLANNED,
        None,
        None,
        None,
        "",
        "",
        None,
    )


def test_several_actions_change_in_one_step_or_not_at_all(dossier, action):
    other = edit.add(dossier, Action, title="Stoep", main_pillar=1)
    ended = edit.add(dossier, Action, title="Klaar")
    actions.end_action(dossier, ended, ActionState.FAILED, DAY, lesson="l")

    with Refuses(dossier, "al geëindigd"):
        actions.set_state_of_actions(dossier, [action, other, ended], ActionState.RUNNING, DAY)
    with Refuses(dossier, "intussen verwijderd"):
        actions.postpone_actions(dossier, [action, NOWHERE], AFTER)

    for state in (ActionState.RUNNING, ActionState.WAITING, ActionState.PLANNED):
        actions.set_state_of_actions(dossier, [action, other], state, DAY)
        assert {the_action(dossier, each).state for each in (action, other)} == {state}
    assert dossier.undo() == "2 acties: gepland"

    actions.postpone_actions(dossier, [action], AFTER)
    assert the_action(dossier, action).due == AFTER
    assert dossier.undo() == "1 actie: nieuwe datum"


def test_several_actions_cannot_end_at_once(dossier, action):
    with pytest.raises(ValueError, match="failed"):
        actions.set_state_of_actions(dossier, [action], ActionState.FAILED, DAY)

    assert the_action(dossier, action).state is ActionState.PLANNED


def test_actions_move_to_another_main_pillar_also_when_they_already_stood_under_it(dossier, action):
    actions.move_actions(dossier, [action], 2)

    row = the_action(dossier, action)
    assert (row.main_pillar_id, row.other_pillar_ids) == (2, ())
    assert dossier.undo() == "1 actie naar een andere pijler"
    row = the_action(dossier, action)
    assert (row.main_pillar_id, row.other_pillar_ids) == (1, (2,))


# Pillars


def test_a_new_pillar_stands_last_in_a_colour_that_is_least_used(dossier):
    fifth, sixth, seventh = (pillars.add_pillar(dossier, name, aim="a") for name in ("Groen", "Jeugd", "Zorg"))

    rows = list_pillars(dossier.reader)
    assert [(row.id, row.position, row.colour) for row in rows[4:]] == [(fifth, 5, 5), (sixth, 6, 6), (seventh, 7, 1)]


def test_a_pillar_is_rated_and_the_newest_rating_explained_in_one_visit(dossier):
    pillars.rate_pillar(dossier, 1, Light.GREEN, BEFORE)
    pillars.rate_pillar(dossier, 1, Light.RED, DAY, cause="c")
    for note in ("n", "no"):
        pillars.explain_rating(dossier, 1, note=note, cause="c", consequence="g", correction="b", visit="v")

    first, second = list_ratings(dossier.reader)
    assert (first.light, first.note) == (Light.GREEN, "")
    assert (second.light, second.note, second.consequence, second.correction) == (Light.RED, "no", "g", "b")
    assert dossier.undo() == "Beoordeling toegelicht"
    assert list_ratings(dossier.reader)[1].note == ""
    with Refuses(dossier, "latere beoordeling"):
        pillars.rate_pillar(dossier, 1, Light.GREEN, BEFORE)
    with Refuses(dossier, "nog niet beoordeeld"):
        pillars.explain_rating(dossier, 2, note="", cause="", consequence="", correction="")


def test_a_pillar_rests_and_comes_back(dossier):
    pillars.retire_pillar(dossier, 1, DAY)
    assert list_pillars(dossier.reader)[-1].retired_on == DAY
    pillars.restore_pillar(dossier, 1)
    assert list_pillars(dossier.reader)[0].retired_on is None


def test_pillars_are_put_in_order(dossier):
    pillars.order_pillars(dossier, [3, 1, 4, 2])
    assert [(row.id, row.position) for row in list_pillars(dossier.reader)] == [(3, 1), (1, 2), (4, 3), (2, 4)]

    with Refuses(dossier, "intussen verwijderd"):
        pillars.order_pillars(dossier, [1, NOWHERE])


# Promises, commitments, goals


@pytest.mark.parametrize(
    ("settle", "state", "reason"),
    [
        (lambda dossier, number: promises.keep_promise(dossier, number, DAY), PromiseState.KEPT, ""),
        (lambda dossier, number: promises.break_promise(dossier, number, DAY, "druk"), PromiseState.BROKEN, "druk"),
        (lambda dossier, number: promises.refuse_promise(dossier, number, DAY, "nee"), PromiseState.REFUSED, "nee"),
    ],
)
def test_a_promise_is_settled_once_and_can_be_reopened(dossier, promise, settle, state, reason):
    settle(dossier, promise)

    [row] = list_promises(dossier.reader)
    assert (row.state, row.settled_on, row.reason) == (state, DAY, reason)
    with Refuses(dossier, "al afgesloten"):
        settle(dossier, promise)
    promises.reopen_promise(dossier, promise)
    assert list_promises(dossier.reader)[0].state is PromiseState.OPEN
    with Refuses(dossier, "nog open"):
        promises.reopen_promise(dossier, promise)


def test_a_promise_is_renegotiated_into_a_new_one_in_one_step(dossier, promise):
    new = promises.renegotiate_promise(dossier, promise, DAY, due=AFTER, reason="ziek")

    old_row, new_row = list_promises(dossier.reader)
    assert (old_row.state, old_row.reason) == (PromiseState.RENEGOTIATED, "ziek")
    assert (new_row.id, new_row.what, new_row.made_on, new_row.due, new_row.replaces_id) == (
        new,
        "Bellen",
        DAY,
        AFTER,
        promise,
    )
    dossier.undo()
    assert [row.state for row in list_promises(dossier.reader)] == [PromiseState.OPEN]


def test_a_new_agreement_that_cannot_be_leaves_the_old_one_open(dossier, promise):
    with Refuses(dossier, field="due"):
        promises.renegotiate_promise(dossier, promise, DAY, due=IMPOSSIBLE)


def test_what_residents_were_told_is_noted(dossier, promise):
    promises.tell_residents(dossier, promise, DAY, "brief")

    [row] = list_promises(dossier.reader)
    assert (row.told_on, row.told_how) == (DAY, "brief")


def test_a_commitment_is_answered_for_and_ended(dossier, commitment, contact):
    promises.reconfirm_commitment(dossier, commitment, BEFORE, note="ja")
    promises.reconfirm_commitment(dossier, commitment, DAY, confirmed=False)
    assert dossier.undoable == "Commitment niet bevestigd"
    with Refuses(dossier, "latere bevestiging"):
        promises.reconfirm_commitment(dossier, commitment, BEFORE)
    promises.end_commitment(dossier, commitment, AFTER, "bezuinigd")

    assert [(row.by_id, row.day, row.confirmed) for row in list_reconfirmations(dossier.reader)] == [
        (contact, BEFORE, True),
        (contact, DAY, False),
    ]
    [row] = list_commitments(dossier.reader)
    assert (row.last_day, row.end_reason) == (AFTER, "bezuinigd")


def test_a_goal_is_reached_missed_and_taken_up_again(dossier):
    goal = edit.add(dossier, PolicyGoal, title="Minder schulden")
    for settle, state in ((promises.reach_goal, GoalState.REACHED), (promises.miss_goal, GoalState.NOT_REACHED)):
        settle(dossier, goal, DAY)
        [row] = list_goals(dossier.reader)
        assert (row.state, row.settled_on) == (state, DAY)
        promises.reopen_goal(dossier, goal)
        assert list_goals(dossier.reader)[0].state is GoalState.OPEN


def test_an_action_serves_a_goal_once_and_lets_go_of_it_again(dossier):
    goal, other = (edit.add(dossier, PolicyGoal, title=title) for title in ("Minder schulden", "Veilig"))
    action = edit.add(dossier, Action, title="Lunch", goals=[other])
    for _ in range(2):
        promises.serve_goal(dossier, goal, action)
        assert the_action(dossier, action).goal_ids == (goal, other)
    assert one(list_goals(dossier.reader), goal).action_ids == (action,)

    promises.serve_goal_no_longer(dossier, goal, action)

    assert the_action(dossier, action).goal_ids == (other,)
    assert dossier.undo() == "Actie losgekoppeld"
    assert the_action(dossier, action).goal_ids == (goal, other)


@pytest.mark.parametrize("command", [promises.serve_goal, promises.serve_goal_no_longer])
def test_what_is_gone_serves_nothing(dossier, command):
    goal = edit.add(dossier, PolicyGoal, title="Minder schulden")

    with Refuses(dossier, "intussen verwijderd"):
        command(dossier, goal, 99)


# Events and direct reports


def test_an_idea_for_an_action_comes_of_a_signal_in_one_step(dossier):
    signal = edit.add(dossier, Event, title="Hangplek", day=DAY, kind=EventKind.SIGNAL, pillar=2, place="Plein")

    number = events.make_action_of_signal(dossier, signal)

    row = the_action(dossier, number)
    assert (row.title, row.state, row.main_pillar_id, row.place) == ("Hangplek", ActionState.IDEA, 2, "Plein")
    assert one(list_events(dossier.reader), signal).action_id == number
    assert dossier.undo() == "Actie gemaakt van signaal"
    assert (list_actions(dossier.reader), list_events(dossier.reader)[0].action_id) == ([], None)


def test_nothing_comes_of_an_event_that_is_no_signal(dossier):
    event = edit.add(dossier, Event, title="Feest", day=DAY)

    with Refuses(dossier, "Alleen een signaal"):
        events.make_action_of_signal(dossier, event)


def test_to_whom_a_direct_report_was_sent_stays_when_its_recipients_change(dossier, contact):
    bob = edit.add(dossier, Contact, first_name="Bob")
    report = edit.add(dossier, Escalation, subject="Geen licht", reported_to=contact, copied_to=[bob], pillar=1)
    events.send_escalation(dossier, report, DAY)
    edit.change(dossier, Escalation, report, reported_to=bob, copied_to=[])
    edit.remove(dossier, Contact, contact)

    [kept] = list_events(dossier.reader)

    assert (kept.title, kept.day, kept.pillar_id) == ("Directe melding verstuurd aan Anna", DAY, 1)
    assert kept.description == "Onderwerp: Geen licht\nAan: Anna\nKopie aan: Bob"


def test_taking_back_that_a_direct_report_was_sent_takes_back_what_was_kept_of_it(dossier, contact):
    report = edit.add(dossier, Escalation, subject="Geen licht", reported_to=contact)
    events.send_escalation(dossier, report, DAY)
    assert dossier.undo() == "Directe melding verstuurd"
    assert list_events(dossier.reader) == []
    assert list_escalations(dossier.reader)[0].state is EscalationState.DRAFT


def test_a_direct_report_is_sent_answered_and_closed(dossier, contact):
    report = edit.add(dossier, Escalation, subject="Geen licht")
    with Refuses(dossier, field="reported_to"):
        events.send_escalation(dossier, report, DAY)
    edit.change(dossier, Escalation, report, reported_to=contact)

    events.send_escalation(dossier, report, DAY)
    with Refuses(dossier, "voor de dag van versturen"):
        events.close_escalation(dossier, report, BEFORE)
    events.answer_escalation(dossier, report, DAY, "Morgen.")
    events.close_escalation(dossier, report, AFTER)

    [row] = list_escalations(dossier.reader)
    assert (row.state, row.sent_on, row.answer, row.answered_on, row.closed_on) == (
        EscalationState.CLOSED,
        DAY,
        "Morgen.",
        DAY,
        AFTER,
    )


# People


def test_a_position_is_taken_corrected_and_removed(dossier, contact, organisation):
    number = people.take_position(dossier, contact, organisation, role="hoofd", is_head=True, first_day=BEFORE)
    [row] = list_positions(dossier.reader)
    assert (row.id, row.role, row.is_head, row.first_day, row.last_day) == (number, "hoofd", True, BEFORE, None)

    values = {"organisation": organisation, "role": "lid", "is_head": False}
    people.change_position(dossier, number, **values, first_day=None, last_day=DAY)
    [row] = list_positions(dossier.reader)
    assert (row.role, row.is_head, row.first_day, row.last_day) == ("lid", False, None, DAY)
    with Refuses(dossier, "laatste dag"):
        people.change_position(dossier, number, **values, first_day=AFTER, last_day=DAY)

    people.remove_position(dossier, number)
    assert list_positions(dossier.reader) == []
    with Refuses(dossier, "intussen verwijderd"):
        people.remove_position(dossier, number)


def test_work_is_handed_over_in_one_step_and_the_past_keeps_its_names(dossier, contact, commitment, organisation):
    successor = edit.add(dossier, Contact, first_name="Bob")
    people.take_position(dossier, contact, organisation, role="hoofd", is_head=True)
    promises.reconfirm_commitment(dossier, commitment, DAY)
    kept = edit.add(dossier, Promise, what="a", by_contact=contact)
    promises.keep_promise(dossier, kept, BEFORE)
    open_ones = [
        edit.add(dossier, Promise, what="b", by_contact=contact),
        edit.add(dossier, Promise, what="c", to_contact=contact),
    ]
    running = edit.add(dossier, Action, title="a", lead_contact=contact)
    ended = edit.add(dossier, Action, title="b", lead_contact=contact)
    actions.end_action(dossier, ended, ActionState.FAILED, DAY, lesson="l")
    goal = edit.add(dossier, PolicyGoal, title="a", portfolio_holder=contact)
    edit.change(dossier, Pillar, 3, portfolio_holder=contact)
    edit.change(dossier, Programme, 1, sponsor=contact)
    before = contents(dossier)

    people.hand_over_work(dossier, contact, successor, DAY)

    [agreement] = list_commitments(dossier.reader)
    assert (agreement.head_id, agreement.head_since) == (successor, AFTER)
    assert [row.by_id for row in list_reconfirmations(dossier.reader)] == [contact]
    assert [row.by_contact_id for row in list_promises(dossier.reader)] == [contact, successor, None]
    assert one(list_promises(dossier.reader), open_ones[1]).to_contact_id == successor
    assert the_action(dossier, running).lead_contact_id == successor
    assert the_action(dossier, ended).lead_contact_id == contact
    assert one(list_goals(dossier.reader), goal).portfolio_holder_id == successor
    assert one(list_pillars(dossier.reader), 3).portfolio_holder_id == successor
    assert list_programmes(dossier.reader)[0].sponsor_id == successor
    assert [
        (row.contact_id, row.role, row.is_head, row.first_day, row.last_day) for row in list_positions(dossier.reader)
    ] == [(contact, "hoofd", True, None, DAY), (successor, "hoofd", True, AFTER, None)]

    assert dossier.undo() == "Werk overgedragen"
    assert contents(dossier) == before


def test_work_is_not_handed_over_to_the_same_person_nobody_or_on_an_impossible_day(dossier, contact):
    successor = edit.add(dossier, Contact, first_name="Bob")

    with Refuses(dossier, "niet opvolgen", field="successor"):
        people.hand_over_work(dossier, contact, contact, DAY)
    with Refuses(dossier, "intussen verwijderd"):
        people.hand_over_work(dossier, contact, NOWHERE, DAY)
    with Refuses(dossier, "Het jaar"):
        people.hand_over_work(dossier, contact, successor, IMPOSSIBLE)


# Photos, overviews and a new dossier


def test_photos_are_added_to_an_action_or_an_event_in_one_step(dossier, action):
    event = edit.add(dossier, Event, title="Feest", day=DAY)
    new = NewPicture("image/jpeg", 4, 3, b"whole", b"small", DAY)

    numbers = photos.add_photos(dossier, [new, new], action=action, moment=PhotoMoment.BEFORE)
    photos.add_photo(dossier, new, event=event)

    rows = list_photos(dossier.reader)
    assert [row.id for row in rows[:2]] == numbers
    assert [(row.action_id, row.event_id, row.moment, row.taken_on) for row in rows] == [
        (action, None, PhotoMoment.BEFORE, DAY),
        (action, None, PhotoMoment.BEFORE, DAY),
        (None, event, PhotoMoment.OTHER, DAY),
    ]
    assert [dossier.undo(), dossier.undo()] == ["Foto toegevoegd", "2 foto's toegevoegd"]
    with Refuses(dossier, "bij één"):
        photos.add_photo(dossier, new)
    with Refuses(dossier, "bij één"):
        photos.add_photo(dossier, new, action=action, event=event)


def test_what_is_known_about_a_photo_changes_and_its_picture_does_not(dossier, action):
    number = photos.add_photo(dossier, NewPicture("image/jpeg", 4, 3, b"whole", b"small"), action=action)

    edit.change(dossier, Photo, number, people_recognisable=False, description="Voor")

    [row] = list_photos(dossier.reader)
    assert (row.people_recognisable, row.they_agreed, row.description) == (False, None, "Voor")


def test_her_own_text_of_an_overview_is_written_in_one_visit(dossier):
    half_year = HalfYear(2026, 1)
    for text in ("V", "Vo", "Vooruit."):
        overviews.write_overview_text(dossier, half_year, "outlook", text, visit="v")
    overviews.write_overview_text(dossier, half_year, "decision", "Doorgaan.")

    assert texts_of(dossier.reader, half_year) == {"outlook": "Vooruit.", "decision": "Doorgaan."}
    dossier.undo()
    assert texts_of(dossier.reader, half_year) == {"outlook": "Vooruit."}
    dossier.undo()
    assert list_overviews(dossier.reader) == []


def test_a_new_approach_begins_with_its_areas_and_pillars(tmp_path):
    path = tmp_path / "Nieuw.wijkdesk"
    Dossier.create(path, new_programme("Buurt", area_codes=["BU03920204", "BU03920205"], pillars=["Wonen", "Groen"]))

    with Dossier.open(path) as dossier:
        assert list_programmes(dossier.reader)[0].area_codes == ("BU03920204", "BU03920205")
        assert [(row.name, row.position, row.colour, row.icon) for row in list_pillars(dossier.reader)] == [
            ("Wonen", 1, 1, "house"),
            ("Groen", 2, 2, "layers"),
        ]
        assert dossier.undo() is None


def test_a_new_approach_without_a_name_leaves_no_file(tmp_path):
    with pytest.raises(Refused, match="naam"):
        Dossier.create(tmp_path / "Nieuw.wijkdesk", new_programme(" "))

    assert list(tmp_path.iterdir()) == []


def test_every_table_of_things_is_noted_by_the_journal():
    assert t.metadata.tables.keys() - ANNOUNCED.keys() == {
        *("pictures", "account_entries", "erasures", "journal_steps", "journal_changes")
    }


def test_a_step_of_thousands_of_rows_keeps_no_reader_out_while_it_is_made(dossier):
    with dossier.write("Tabel ingelezen") as session:
        session.add_all(Organisation(name=f"Vereniging {number}", notes="x" * 1000) for number in range(5000))
        session.flush()
        assert not [name for (name,) in driver.fetch(dossier.reader, "SELECT name FROM organisations") if "9" in name]
    assert len(driver.fetch(dossier.reader, "SELECT id FROM organisations")) == 5000
