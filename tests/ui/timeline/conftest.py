import datetime as dt

import pytest

from tests.dossiers import new_dossier
from tests.ui.desk import TODAY, Desk
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.words import ActionState, EventKind, MomentKind
from wijkdesk.ui.timeline.tab import TimelineTab


def small_dossier(folder):
    """Something of each kind, from old to new; the people are Anna (1) and Zeki (2)."""
    anna, zeki = Contact(first_name="Anna"), Contact(first_name="Zeki")
    return new_dossier(
        folder,
        anna,
        zeki,
        Action(
            title="Grofvuil weg",
            state=ActionState.FAILED,
            first_day=dt.date(2026, 2, 1),
            ended_on=dt.date(2026, 6, 30),
            result="Het lag er binnen een week weer.",
            lesson="Eerst een vaste ophaaldag.",
        ),
        Action(title="Nog te beginnen", first_day=dt.date(2026, 12, 1)),
        ContactMoment(day=dt.date(2026, 7, 1), kind=MomentKind.LUNCH, contacts=[anna]),
        Event(
            title="Lamp kapot in de steeg", day=dt.date(2026, 11, 2), kind=EventKind.SIGNAL, place="Linschotenstraat"
        ),
        Event(title="Motie aangenomen", day=dt.date(2026, 11, 10), kind=EventKind.DECISION, confidential=True),
        Escalation(subject="Ruit ingegooid", reported_to=zeki),
    )


@pytest.fixture
def open_desk(qtbot):
    desks = []

    def open_it(path, **how):
        desks.append(Desk(qtbot, path, lambda changes: TimelineTab(changes, today=lambda: TODAY), **how))
        return desks[-1]

    yield open_it
    for desk in desks:
        desk.dossier.close()


@pytest.fixture
def desk(open_desk, tmp_path):
    return open_desk(small_dossier(tmp_path))
