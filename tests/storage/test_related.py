"""What belongs to whom, and what stands on the timeline."""

import datetime as dt

import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.event import Event
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ActionState, Light
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.choices import actions_to_pick, contacts_to_pick, organisations_to_pick
from wijkdesk.storage.reading.related import related_to_contact, related_to_organisation
from wijkdesk.storage.reading.timeline import ids_on_timeline, list_timeline, timeline_of
from wijkdesk.storage.writing.actions import end_action
from wijkdesk.storage.writing.edit import add, change
from wijkdesk.storage.writing.people import take_position
from wijkdesk.storage.writing.pillars import rate_pillar

SPRING, SUMMER, AUTUMN = dt.date(2026, 4, 1), dt.date(2026, 7, 1), dt.date(2026, 10, 1)


@pytest.fixture
def dossier(tmp_path):
    """Anna (1) worked at Ymere (1) until the summer, and works at the police (2) since."""
    anna = Contact(first_name="Anna", infix="van", last_name="Zand")
    path = new_dossier(
        tmp_path, anna, Contact(first_name="Bo"), Organisation(name="Ymere"), Organisation(name="Politie")
    )
    with Dossier.open(path) as opened:
        take_position(opened, 1, 1, first_day=dt.date(2025, 1, 1), last_day=SUMMER)
        take_position(opened, 1, 2, first_day=SUMMER + dt.timedelta(days=1))
        yield opened


def test_an_organisation_was_there_through_who_worked_there_on_that_day(dossier):
    before = add(dossier, ContactMoment, day=SPRING, contacts=[1])
    after = add(dossier, ContactMoment, day=AUTUMN, contacts=[1])
    named = add(dossier, ContactMoment, day=SUMMER, organisations=[1, 2])
    assert related_to_organisation(dossier.reader, 1).moments == [named, before]
    assert related_to_organisation(dossier.reader, 2).moments == [after, named]
    assert related_to_contact(dossier.reader, 1).moments == [after, before]


def test_a_promise_is_of_who_made_it_and_of_where_they_worked_then(dossier):
    promise = add(dossier, Promise, what="Lampen", by_contact=1, to_contact=2, made_on=SPRING)
    assert related_to_contact(dossier.reader, 1).promises == [promise]
    assert related_to_contact(dossier.reader, 2).promises == [promise]
    assert related_to_organisation(dossier.reader, 1).promises == [promise]
    assert related_to_organisation(dossier.reader, 2).promises == []


def test_an_action_is_of_who_leads_it_and_of_its_partners(dossier):
    action = add(dossier, Action, title="Lampen", lead=1, lead_contact=1, partners=[2])
    for own in (
        related_to_contact(dossier.reader, 1),
        related_to_organisation(dossier.reader, 1),
        related_to_organisation(dossier.reader, 2),
    ):
        assert own.actions == [action]


def test_what_can_be_picked_comes_in_a_useful_order(dossier):
    change(dossier, Organisation, 1, left_on=SUMMER)
    end_action(dossier, add(dossier, Action, title="Klaar"), ActionState.STOPPED, SUMMER, lesson="Niets")
    add(dossier, Action, title="Loopt", main_pillar=1)
    assert [(row.name, row.detail) for row in contacts_to_pick(dossier.reader)] == [
        ("Bo", None),
        ("Anna van Zand", "Politie"),
    ]
    assert [row.name for row in organisations_to_pick(dossier.reader)] == ["Politie", "Ymere"]
    assert [(row.name, row.detail) for row in actions_to_pick(dossier.reader)] == [("Loopt", "Wonen"), ("Klaar", None)]


def test_the_timeline_of_one_thing_is_its_part_of_the_whole(dossier):
    event = add(dossier, Event, title="Feest", day=SUMMER)
    ended = add(dossier, Action, title="Grofvuil", first_day=SPRING)
    end_action(dossier, ended, ActionState.PARTLY, AUTUMN, lesson="Vaker ophalen")
    rate_pillar(dossier, 1, Light.GREEN, SPRING)
    whole = {row.id: row for row in list_timeline(dossier.reader)}
    assert [row.title for row in whole.values()] == ["Grofvuil", "Feest", "Grofvuil", "Wonen"]
    for kind, number in ((Event, event), (Action, ended)):
        part = timeline_of(dossier.reader, kind, {number})
        assert {row.id: row for row in part} == {row_id: whole[row_id] for row_id in ids_on_timeline(kind, number)}
    assert [row.what for row in timeline_of(dossier.reader, Pillar, {1})] == ["rating_green"]
    assert timeline_of(dossier.reader, Event, ()) == []


def test_what_was_met_without_a_word_goes_by_who_was_there(dossier):
    add(dossier, ContactMoment, day=SUMMER, contacts=[1, 2])
    [row] = list_timeline(dossier.reader)
    assert sorted(row.title.split(", ")) == ["Anna van Zand", "Bo"]
