"""What was marked and not answered keeps every document from leaving."""

import datetime as dt

import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ActionState, EventKind
from wijkdesk.overview.content import tell
from wijkdesk.overview.editions import Asked, Held, make_document
from wijkdesk.overview.escalation_letter import letter_of
from wijkdesk.overview.material import read_material
from wijkdesk.overview.plan import plan_of
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.cautions import allow_cautions

DAY = dt.date(2026, 3, 12)
SAID = "Jan Bakker is verslaafd"


@pytest.fixture
def dossier(tmp_path):
    path = new_dossier(
        tmp_path,
        Contact(first_name="Jan", last_name="Bakker"),
        Action(title=SAID, state=ActionState.RUNNING, first_day=DAY, due=DAY),
        Escalation(subject="Hulp nodig", what_happened=f"{SAID}."),
        Event(title=SAID, day=DAY, kind=EventKind.SUCCESS),
    )
    with Dossier.open(path) as dossier:
        yield dossier


def allow(dossier):
    cautions = read_material(dossier.reader).cautions
    allow_cautions(dossier, [each.key for text in (SAID, f"{SAID}.") for each in cautions.all_in(text)])


MAKERS = {
    "plan": lambda reader: plan_of(reader, today=DAY),
    "letter": lambda reader: letter_of(reader, 1, today=DAY),
}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_a_plan_or_letter_is_refused_until_it_was_answered(dossier, make):
    with pytest.raises(Refused, match="‘verslaafd’ in ‘Jan Bakker is verslaafd"):
        make(dossier.reader)

    allow(dossier)

    make(dossier.reader)
    dossier.undo()
    with pytest.raises(Refused):
        make(dossier.reader)


@pytest.mark.parametrize("asked", [Asked(), Asked(public=True), Asked(format="odt")])
def test_an_overview_is_held_until_it_was_answered(dossier, asked):
    with pytest.raises(Held) as held:
        make_document(dossier.reader, HalfYear(2026, 1), asked, today=DAY)
    assert {finding.found for finding in held.value.findings} == {"verslaafd"}

    allow(dossier)

    assert tell(dossier.reader, HalfYear(2026, 1), today=DAY).findings == ()
