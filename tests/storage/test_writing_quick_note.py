"""What a line says, written in one step or not at all."""

import datetime as dt

import pytest

from tests.dossiers import contents, new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.event import Event
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.quick_note.names import newcomer
from wijkdesk.domain.quick_note.note import Agreed, Note
from wijkdesk.domain.quick_note.understand import understand
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ActionState, ContactKind, EventKind, MomentKind, OrganisationKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.events import list_events
from wijkdesk.storage.reading.moments import list_moments
from wijkdesk.storage.reading.names import names_in
from wijkdesk.storage.reading.promises import list_promises
from wijkdesk.storage.writing.pillars import retire_pillar
from wijkdesk.storage.writing.quick_note import write_note

DAY = dt.date(2026, 11, 30)


@pytest.fixture
def dossier(tmp_path):
    ymere = Organisation(name="Ymere", kind=OrganisationKind.HOUSING, confidential=True)
    neighbours = Organisation(name="Bewonersgroep Noord", kind=OrganisationKind.RESIDENTS)
    anna = Contact(first_name="Anna", infix="van den", last_name="Berg")
    bo = Contact(first_name="Bo", kind=ContactKind.RESIDENT)
    anna.take_position(ymere)
    actions = (Action(title="Plein vergroenen", state=ActionState.RUNNING, confidential=True), Action(title="Lampen"))
    with Dossier.open(new_dossier(tmp_path, ymere, neighbours, anna, bo, *actions)) as dossier:
        yield dossier


def named(dossier, name):
    return next(each for each in names_in(dossier.reader).parties if each.name == name)


def test_a_moment_with_agreements_somebody_new_a_pillar_and_an_action_is_one_step(dossier):
    before = contents(dossier)
    karin = newcomer("Karin de Wit")
    names = names_in(dossier.reader)
    note = Note(
        DAY,
        MomentKind.LUNCH,
        "buurthuis",
        (named(dossier, "Ymere"), karin),
        (
            Agreed(Promise, "lamp maken", karin, named(dossier, "Bo"), due=dt.date(2026, 12, 4)),
            Agreed(Action, "bankje", partners=(named(dossier, "Ymere"),)),
        ),
        names.pillars[2],
        names.tagged("plein")[0],
        True,
    )
    made = write_note(dossier, note)
    assert made == [(ContactMoment, 1), (Promise, 1), (Action, 3)]
    [moment], [promise] = list_moments(dossier.reader), list_promises(dossier.reader)
    assert (moment.contacts, moment.organisations) == (("Karin de Wit",), ("Ymere",))
    assert (moment.pillar, moment.action, moment.confidential) == ("Fysieke leefomgeving", "Plein vergroenen", True)
    assert (promise.by_contact, promise.to_contact, promise.to_residents) == ("Karin de Wit", "Bo", True)
    assert (promise.made_in_id, promise.pillar, promise.action) == (1, "Fysieke leefomgeving", "Plein vergroenen")
    assert (promise.confidential, promise.made_on) == (True, DAY)
    [action] = list_actions(dossier.reader, only=[3])
    assert (action.main_pillar, action.partners, action.confidential) == ("Fysieke leefomgeving", ("Ymere",), True)
    assert dossier.undo() == "Contactmoment en 2 afspraken genoteerd"
    assert contents(dossier) == before


def test_agreements_without_a_moment_and_events_stand_by_themselves(dossier):
    promise = Agreed(Promise, "lamp maken")
    assert write_note(dossier, Note(DAY, agreements=(promise,))) == [(Promise, 1)]
    assert dossier.undoable == "Toezegging genoteerd"
    assert write_note(dossier, Note(DAY, agreements=(promise, Agreed(Action, "bank")))) == [(Promise, 2), (Action, 3)]
    assert dossier.undoable == "2 afspraken genoteerd"
    assert write_note(dossier, Note(DAY, EventKind.SIGNAL, "lamp stuk")) == [(Event, 1)]
    assert dossier.undoable == "Gebeurtenis genoteerd"
    assert list_events(dossier.reader)[0].kind is EventKind.SIGNAL
    assert list_promises(dossier.reader)[0].made_in_id is None


def test_what_is_refused_changes_nothing(dossier):
    before = contents(dossier)
    note = Note(DAY, MomentKind.LUNCH, present=(newcomer("Karin"),), agreements=(Agreed(Promise, " "),))
    with pytest.raises(Refused):
        write_note(dossier, note)
    assert contents(dossier) == before


def test_the_names_of_a_dossier_say_what_a_line_needs_to_know_of_them(dossier):
    retire_pillar(dossier, 1, DAY)
    names = names_in(dossier.reader)
    assert [each.name for each in names.parties] == ["Anna van den Berg", "Bo", "Bewonersgroep Noord", "Ymere"]
    assert [each.is_resident for each in names.parties] == [False, True, True, False]
    assert [each.confidential for each in names.parties] == [False, False, False, True]
    assert names.parties[0].detail == "Ymere"
    assert [each.name for each in names.pillars] == ["Ondermijning", "Fysieke leefomgeving", "Sociale weerbaarheid"]
    assert [(each.kind, each.name) for each in names.tagged("won")] == []
    assert [(each.kind, each.id, each.confidential) for each in names.tagged("plein")] == [(Action, 1, True)]
    assert names.pillars[0].kind is Pillar
    assert understand("overleg #plein", names, DAY).note.confidential
