"""What changed since the overview before this one."""

import datetime as dt
import json

import pytest

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import ActionState, ContactKind, Light
from wijkdesk.overview.content import overview_of
from wijkdesk.overview.frozen import as_json, sha256_of
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import Damaged
from wijkdesk.storage.writing import edit, overviews

AUTUMN, SPRING = HalfYear(2025, 2), HalfYear(2026, 1)
OCTOBER, MARCH, TODAY = dt.date(2025, 10, 9), dt.date(2026, 3, 12), dt.date(2026, 8, 20)


def running(title, **values):
    return Action(title=title, state=ActionState.RUNNING, first_day=dt.date(2025, 9, 1), **values)


def adopt(dossier, half_year, today, on):
    content = overview_of(dossier.reader, half_year, today=today)
    document = f"%PDF van {half_year}".encode()
    overviews.adopt_overview(
        dossier, half_year, on, content=as_json(content), document=document, sha256=sha256_of(document)
    )


def told(foretold):
    return {line.what: line.became for line in foretold}


class TestWithoutAnAdoptedOverview:
    def test_it_is_compared_to_what_the_dossier_says_of_the_half_year_before(self, say):
        pillar = Pillar(name="Wonen")
        pillar.rate(Light.ORANGE, OCTOBER, correction="Elke week overleg")
        pillar.rate(Light.GREEN, MARCH)
        due = running("Lunch", due=dt.date(2026, 4, 1))
        due.end(ActionState.SUCCEEDED, MARCH, lesson="Koken helpt.")

        since = say(pillar, due, running("Taalles", due=dt.date(2026, 2, 1))).since

        assert (since.half_year, since.stood_on, since.adopted_on) == (AUTUMN, dt.date(2025, 12, 31), None)
        assert [(change.pillar, change.before, change.now) for change in since.ratings] == [
            ("Wonen", Light.ORANGE, Light.GREEN)
        ]
        assert [(action.title, action.state) for action in since.ended] == [("Lunch", ActionState.SUCCEEDED)]
        assert told(since.foretold) == {
            "Bijsturing: Elke week overleg": "Wonen staat nu op groen",
            "Lunch": "gelukt, 12 maart 2026",
            "Taalles": "loopt nog, over tijd",
        }

    def test_the_first_half_year_of_the_approach_has_nothing_before_it(self, say):
        assert say(running("Lunch"), half_year="2022-1").since is None

    def test_a_report_that_waited_for_an_answer_is_told_with_what_came(self, say):
        alderman = Contact(kind=ContactKind.ADMINISTRATOR, last_name="Koster")
        answered = Escalation(subject="Bedreiging", reported_to=alderman)
        answered.send(OCTOBER)
        answered.record_answer(MARCH, "Ik kom.")
        waiting = Escalation(subject="Brand", reported_to=alderman)
        waiting.send(OCTOBER)

        assert told(say(answered, waiting).since.foretold) == {
            "Antwoord op de melding over ‘Bedreiging’": "beantwoord op 12 maart 2026",
            "Antwoord op de melding over ‘Brand’": "nog geen antwoord",
        }


class TestWithAnAdoptedOverview:
    @pytest.fixture
    def opened(self, dossier):
        pillar = Pillar(name="Wonen")
        pillar.rate(Light.ORANGE, OCTOBER, correction="Elke week overleg")
        path = dossier(pillar, running("Lunch", due=dt.date(2026, 4, 1)))
        with Dossier.open(path) as opened:
            adopt(opened, AUTUMN, dt.date(2026, 1, 10), dt.date(2026, 1, 15))
            yield opened

    def since(self, opened):
        return overview_of(opened.reader, SPRING, today=TODAY).since

    def test_it_is_compared_to_what_that_told_whatever_the_dossier_says_now(self, opened):
        with opened.write("Achteraf anders") as session:
            pillar = session.query(Pillar).one()
            pillar.ratings.clear()

        assert (self.since(opened).adopted_on, self.since(opened).stood_on) == (
            dt.date(2026, 1, 15),
            dt.date(2025, 12, 31),
        )
        assert told(self.since(opened).foretold)["Lunch"] == "loopt nog, over tijd"

    def test_what_was_removed_since_is_said_to_be_gone(self, opened):
        edit.remove(opened, Action, [1])

        assert told(self.since(opened).foretold)["Lunch"] == "staat niet meer in het dossier"

    def test_what_became_confidential_since_is_left_out(self, opened):
        edit.change(opened, Action, 1, confidential=True)

        assert "Lunch" not in told(self.since(opened).foretold)

    def test_the_newest_of_several_counts_also_when_a_half_year_was_passed_over(self, opened):
        later = overview_of(opened.reader, HalfYear(2026, 2), today=dt.date(2026, 12, 1))

        assert later.since.half_year == AUTUMN

    @pytest.mark.parametrize("content", [json.dumps({"pillars": 3}), json.dumps({}), "geen json"])
    def test_a_damaged_one_ends_in_a_sentence(self, opened, content):
        with opened.write("Beschadigd") as session:
            session.query(Overview).one().content = content

        with pytest.raises(Damaged):
            self.since(opened)

    def test_another_document_than_the_adopted_one_ends_in_a_sentence(self, opened):
        with opened.write("Beschadigd") as session:
            session.query(Overview).one().document = b"%PDF van een ander"

        with pytest.raises(Damaged):
            self.since(opened)
