"""What others may see of a dossier has nothing in it that is confidential, nor what hangs on that."""

import datetime as dt

import pytest

from tests.dossiers import contents, new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.event import Event
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import EventKind, MomentKind, OverviewState
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing import edit

DAY = dt.date(2026, 3, 12)


@pytest.mark.parametrize("password", [None, "rozen & prieel"])
def test_a_view_for_others_has_no_trace_of_it_and_the_file_stays_as_it_was(tmp_path, password):
    secret = Organisation(name="Geheim huis", confidential=True)
    hidden = Contact(first_name="Geheim", last_name="Persoon", confidential=True)
    action = Action(title="Geheime actie", confidential=True)
    path = new_dossier(
        tmp_path,
        *(secret, hidden, action, Action(title="Geheim geleid", lead=secret), Action(title="Lampen")),
        ContactMoment(day=DAY, kind=MomentKind.TALK, summary="Geheim gesprek", contacts=[hidden]),
        ContactMoment(day=DAY, kind=MomentKind.TALK, summary="Over iets geheims", action=action),
        ContactMoment(day=DAY, kind=MomentKind.LUNCH, summary="Lunch"),
        Promise(what="Geheime belofte", by_organisation=secret),
        PolicyGoal(title="Geheim doel", portfolio_holder=hidden),
        Event(title="Geheime gebeurtenis", day=DAY, kind=EventKind.SIGNAL, confidential=True),
        password=password,
    )
    with Dossier.open(path, password=password) as dossier:
        edit.change(dossier, Action, 1, description="Nog geheimer")
        before = path.read_bytes()
        dossier.show_shareable()

        assert "eheim" not in str(contents(dossier))
        assert dossier.reader.execute("SELECT count(*) FROM journal_changes").fetchall() == [(0,)]
        assert dossier.reader.execute("SELECT title FROM actions").fetchall() == [("Lampen",)]
        assert dossier.reader.execute("SELECT summary FROM moments").fetchall() == [("Lunch",)]
        with dossier.reader_of_its_own() as reader:
            assert reader.execute("SELECT count(*) FROM contacts").fetchall() == [(0,)]
        assert dossier.index.execute("SELECT count(*) FROM search WHERE search MATCH 'geheim*'").fetchall() == [(0,)]
        assert path.read_bytes() == before


def test_texts_lose_what_they_name_of_it_and_an_adopted_overview_that_does_is_not_there(tmp_path):
    adopted = {"state": OverviewState.ADOPTED, "adopted_on": DAY, "document": b"%PDF-", "sha256": "0"}
    path = new_dossier(
        tmp_path,
        Organisation(name="Stichting De Brug", confidential=True),
        Action(title="Bij de brug", description="De Brug belde."),
        Overview(year=2025, half=1, content='{"texts": ["Met De Brug"]}', **adopted),
        Overview(year=2025, half=2, content='{"texts": ["Over de brug"]}', **adopted),
        Overview(year=2026, half=1, texts={"outlook": "De Brug gaat door."}),
    )
    with Dossier.open(path, read_only=True) as dossier:
        dossier.show_shareable()

        assert dossier.reader.execute("SELECT title, description FROM actions").fetchall() == [
            ("Bij de brug", "(weggelaten) belde.")
        ]
        assert dossier.reader.execute("SELECT year, half, texts FROM overviews").fetchall() == [
            (2025, 2, "{}"),
            (2026, 1, '{"outlook": "(weggelaten) gaat door."}'),
        ]
