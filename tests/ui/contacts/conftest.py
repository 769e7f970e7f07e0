import datetime as dt

import pytest

from tests.dossiers import new_dossier
from tests.ui.desk import TODAY, Desk
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import ActionState, ContactKind, OrganisationKind, Rhythm
from wijkdesk.ui.contacts.tab import ContactsTab


def small_dossier(folder):
    """Two organisations (Ymere 1, Politie 2) and four people: Anna (1), Piet (2), Zeki (3) and Bo (4), a resident."""
    ymere = Organisation(name="Ymere", kind=OrganisationKind.HOUSING)
    police = Organisation(name="Politie", kind=OrganisationKind.POLICE)
    anna = Contact(first_name="Anna", infix="van den", last_name="Berg", what_matters="Huizen die recht staan")
    piet = Contact(first_name="Piet", last_name="Aalders", confidential=True)
    zeki = Contact(kind=ContactKind.ADMINISTRATOR, first_name="Zeki", last_name="Çelik")
    bo = Contact(kind=ContactKind.RESIDENT, first_name="Bo", phone="06 12345678")
    anna.take_position(ymere, role="gebiedsmanager", is_head=True, first_day=dt.date(2024, 1, 1))
    piet.take_position(police, role="wijkagent", first_day=dt.date(2023, 1, 1))
    return new_dossier(
        folder,
        *(ymere, police),
        *_numbered(anna, piet, zeki, bo),
        ContactMoment(day=dt.date(2026, 10, 1), summary="Kennismaken", contacts=[anna]),
        Promise(what="Blok 5 herstellen", by_contact=anna, made_on=dt.date(2026, 1, 1), due=dt.date(2026, 6, 1)),
        Commitment(organisation=ymere, what="Elke maand aan tafel", head=anna, rhythm=Rhythm.MONTHLY),
        Action(title="Fundering blok 5", state=ActionState.RUNNING, lead=ymere, lead_contact=anna),
    )


def _numbered(*people):
    for number, person in enumerate(people, start=1):
        person.id = number
    return people


@pytest.fixture
def open_desk(qtbot):
    desks = []

    def open_it(path, **how):
        desks.append(Desk(qtbot, path, lambda changes: ContactsTab(changes, today=lambda: TODAY), **how))
        return desks[-1]

    yield open_it
    for desk in desks:
        desk.tab.hide()
        desk.dossier.close()


@pytest.fixture
def desk(open_desk, tmp_path):
    return open_desk(small_dossier(tmp_path))
