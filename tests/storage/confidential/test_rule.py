"""What may be told of a dossier: nothing that is confidential, nor what is of or with somebody who is."""

import datetime as dt

import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import EventKind, MomentKind
from wijkdesk.storage.confidential.rule import KINDS, open_ids, open_things
from wijkdesk.storage.dossier import Dossier

DAY = dt.date(2026, 3, 12)
TALK = {"day": DAY, "kind": MomentKind.TALK}


class People:
    """Who may be named, and who may not."""

    def __init__(self):
        self.hidden = Contact(first_name="Stille", last_name="Agent", confidential=True)
        self.house = Organisation(name="Qorvenhuis", confidential=True)
        self.ymere = Organisation(name="Ymere")
        self.anna = Contact(first_name="Anna", last_name="Vos")
        self.secret = Action(title="Geheim", confidential=True)
        self.worker = Contact(first_name="Werkt", last_name="Daar")
        self.worker.take_position(self.house)


@pytest.fixture
def told(tmp_path):
    """Whether the thing that is made of these people may be told of, and counts as attended."""

    def of(kind, make, chosen=()):
        thing = make(People())
        with Dossier.open(new_dossier(tmp_path, thing), read_only=True) as opened:
            found = open_things(opened.reader, [(kind, thing.id)] if chosen else ())
            for kind_of in () if chosen else KINDS:
                assert open_ids(opened.reader, kind_of) == found.of(kind_of)
                assert open_ids(opened.reader, kind_of, range(2, 9)) == found.of(kind_of) & set(range(2, 9))
            return thing.id in found.of(kind), thing.id in found.attended

    return of


def promise(**sides):
    return Promise(what="x", to_residents="to_contact" not in sides and "to_organisation" not in sides, **sides)


def replacing(first):
    return first.renegotiate(DAY, due=None)


LEFT_OUT = {
    "of a person": ("promises", lambda who: promise(by_contact=who.hidden)),
    "of a person for an organisation": (
        "promises",
        lambda who: promise(by_contact=who.hidden, by_organisation=who.ymere),
    ),
    "to a person": ("promises", lambda who: promise(to_contact=who.hidden)),
    "of an organisation": ("promises", lambda who: promise(by_organisation=who.house)),
    "to an organisation": ("promises", lambda who: promise(to_organisation=who.house)),
    "of an action": ("promises", lambda who: promise(action=who.secret)),
    "made with nobody else": ("promises", lambda who: promise(made_in=ContactMoment(**TALK, contacts=[who.hidden]))),
    "made in a marked moment": ("promises", lambda who: promise(made_in=ContactMoment(**TALK, confidential=True))),
    "replacing one of a person": ("promises", lambda who: replacing(promise(by_contact=who.hidden, made_on=DAY))),
    "led by a person": ("actions", lambda who: Action(title="x", lead_contact=who.hidden, partners=[who.ymere])),
    "led by an organisation": ("actions", lambda who: Action(title="x", lead=who.house, lead_contact=who.anna)),
    "with one partner": ("actions", lambda who: Action(title="x", partners=[who.house])),
    "goal of a person": ("goals", lambda who: PolicyGoal(title="x", portfolio_holder=who.hidden)),
    "goal of an organisation": ("goals", lambda who: PolicyGoal(title="x", organisation=who.house)),
    "reported to a person": ("escalations", lambda who: Escalation(subject="x", reported_to=who.hidden)),
    "reported of an action": ("escalations", lambda who: Escalation(subject="x", action=who.secret)),
    "pledged": ("commitments", lambda who: Commitment(organisation=who.house, what="x")),
    "happened": ("events", lambda who: Event(title="x", day=DAY, kind=EventKind.SIGNAL, action=who.secret)),
    "talk": ("moments", lambda who: ContactMoment(**TALK, contacts=[who.hidden])),
    "talk at an organisation": ("moments", lambda who: ContactMoment(**TALK, organisations=[who.house])),
    "talk with who works there": ("moments", lambda who: ContactMoment(**TALK, contacts=[who.worker])),
    "talk about an action": ("moments", lambda who: ContactMoment(**TALK, contacts=[who.anna], action=who.secret)),
}
TOLD = {
    "lead with a contact": ("actions", lambda who: Action(title="x", lead=who.ymere, lead_contact=who.hidden)),
    "one of the partners": ("actions", lambda who: Action(title="x", partners=[who.house, who.ymere])),
    "a copy": ("escalations", lambda who: Escalation(subject="x", reported_to=who.anna, copied_to=[who.hidden])),
    "a head": ("commitments", lambda who: Commitment(organisation=who.ymere, what="x", head=who.hidden)),
    "our own": ("promises", lambda who: promise()),
    "made beside somebody": (
        "promises",
        lambda who: promise(made_in=ContactMoment(**TALK, contacts=[who.hidden, who.anna])),
    ),
    "a talk with nobody": ("moments", lambda who: ContactMoment(**TALK)),
}


@pytest.mark.parametrize(("kind", "make"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_is_of_or_with_who_is_confidential_is_left_out(told, kind, make):
    assert told(kind, make) == (False, False)


@pytest.mark.parametrize(("kind", "make"), TOLD.values(), ids=TOLD)
def test_what_only_names_them_beside_others_is_told(told, kind, make):
    assert told(kind, make)[0]


@pytest.mark.parametrize(
    "there",
    [
        lambda who: {"contacts": [who.anna, who.hidden]},
        lambda who: {"organisations": [who.ymere, who.house]},
        lambda who: {"contacts": [who.worker], "organisations": [who.ymere]},
    ],
    ids=["people", "organisations", "who works there"],
)
def test_of_a_moment_beside_others_the_words_stay_and_the_attendance_counts(told, there):
    assert told("moments", lambda who: ContactMoment(**TALK, **there(who))) == (False, True)


@pytest.mark.parametrize(("kind", "make"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_is_chosen_is_told(told, kind, make):
    assert told(kind, make, chosen=True)[0]


def test_what_hangs_on_something_chosen_is_chosen_apart(tmp_path):
    secret = Action(title="Geheim", confidential=True)
    path = new_dossier(tmp_path, secret, Event(title="x", day=DAY, kind=EventKind.SUCCESS, action=secret))
    with Dossier.open(path, read_only=True) as opened:
        found = open_things(opened.reader, [("actions", 1)])

    assert (found.actions, found.events) == ({1}, frozenset())
