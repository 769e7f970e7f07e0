"""Direct reports: draft, sent, answered, closed."""

import datetime as dt

import pytest

from wijkdesk.domain.contact import Contact
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import EscalationState, EventKind

DAY = dt.date(2026, 3, 12)
BEFORE, AFTER = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
LAST = AFTER + dt.timedelta(days=1)


@pytest.fixture
def draft():
    return Escalation(subject="Geen licht in de straat", reported_to=Contact(first_name="Anna"))


@pytest.fixture
def sent(draft):
    draft.send(DAY)
    return draft


def test_a_draft_needs_nothing_but_a_subject():
    Escalation(subject="Geen licht").check()

    with pytest.raises(Refused) as refused:
        Escalation(subject=" ").check()
    assert refused.value.field == "subject"


def test_it_is_sent_answered_and_closed_in_that_order(draft):
    draft.send(DAY)
    draft.check()
    draft.record_answer(AFTER, "Morgen is het opgelost.")
    draft.check()
    draft.close(LAST)
    draft.check()

    assert draft.state is EscalationState.CLOSED
    assert (draft.sent_on, draft.answered_on, draft.closed_on) == (DAY, AFTER, LAST)
    assert draft.answer == "Morgen is het opgelost."


def test_everything_may_happen_on_one_day(draft):
    draft.send(DAY)
    draft.record_answer(DAY, "Nu meteen.")
    draft.close(DAY)
    draft.check()


def test_it_can_be_closed_without_an_answer(sent):
    sent.close(AFTER)
    sent.check()

    assert sent.state is EscalationState.CLOSED


def test_without_somebody_to_send_it_to_it_cannot_be_sent():
    draft = Escalation(subject="Geen licht")

    with pytest.raises(Refused) as refused:
        draft.send(DAY)

    assert refused.value.field == "reported_to"
    assert draft.state is EscalationState.DRAFT


def test_what_comes_too_early_in_the_order_is_refused(draft):
    with pytest.raises(Refused, match="verstuurde"):
        draft.record_answer(DAY, "x")
    with pytest.raises(Refused, match="verstuurde"):
        draft.close(DAY)


def test_what_comes_too_late_in_the_order_is_refused(sent):
    with pytest.raises(Refused, match="al verstuurd"):
        sent.send(DAY)
    sent.record_answer(DAY, "x")
    with pytest.raises(Refused, match="verstuurde"):
        sent.record_answer(DAY, "y")
    sent.close(DAY)
    with pytest.raises(Refused, match="verstuurde"):
        sent.close(DAY)
    assert sent.answer == "x"


def test_an_answer_says_something(sent):
    with pytest.raises(Refused) as refused:
        sent.record_answer(DAY, " \n")

    assert refused.value.field == "answer"
    assert sent.state is EscalationState.SENT


def test_nothing_happens_before_the_step_before_it(sent):
    with pytest.raises(Refused, match="voor de dag van versturen"):
        sent.record_answer(BEFORE, "x")
    with pytest.raises(Refused, match="voor de dag van versturen"):
        sent.close(BEFORE)
    sent.record_answer(AFTER, "x")
    with pytest.raises(Refused, match="voor de dag van het antwoord"):
        sent.close(DAY)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"state": EscalationState.SENT}, "sent_on"),
        ({"state": EscalationState.ANSWERED, "sent_on": DAY}, "answer"),
        ({"state": EscalationState.CLOSED, "sent_on": DAY}, "closed_on"),
        ({"state": EscalationState.CLOSED, "sent_on": DAY, "closed_on": BEFORE}, "closed_on"),
        ({"state": EscalationState.SENT, "sent_on": dt.date(226, 1, 1)}, "sent_on"),
    ],
)
def test_at_rest_the_dates_agree_with_the_state(values, field):
    with pytest.raises(Refused) as refused:
        Escalation(subject="a", **values).check()

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("course", "values", "field"),
    [
        ((), {"sent_on": DAY}, "sent_on"),
        ((), {"answered_on": DAY}, "answered_on"),
        (("send",), {"closed_on": AFTER}, "closed_on"),
        (("send",), {"answered_on": AFTER, "answer": "Morgen."}, "answered_on"),
        (("send", "answer"), {"answered_on": None}, "answered_on"),
        (("send", "answer"), {"answer": " "}, "answer"),
        (("send", "answer", "close"), {"closed_on": None}, "closed_on"),
        (("send", "answer", "close"), {"closed_on": DAY}, "closed_on"),
        (("send", "answer", "close"), {"answered_on": None}, "answered_on"),
        (("send", "answer", "close"), {"sent_on": None}, "sent_on"),
    ],
)
def test_at_rest_the_dates_of_a_report_agree_with_its_state(draft, course, values, field):
    steps = {
        "send": lambda: draft.send(DAY),
        "answer": lambda: draft.record_answer(AFTER, "Morgen."),
        "close": lambda: draft.close(LAST),
    }
    for step in course:
        steps[step]()
        draft.check()
    for name, value in values.items():
        setattr(draft, name, value)

    with pytest.raises(Refused) as refused:
        draft.check()
    assert refused.value.field == field


def test_what_is_kept_of_its_sending_names_the_day_and_who_got_it(draft):
    draft.copied_to = [Contact(first_name="Bob"), Contact(first_name="Cor")]
    draft.confidential = True
    with pytest.raises(Refused):
        draft.sending()
    draft.send(DAY)
    kept = draft.sending()
    kept.check()
    assert (kept.title, kept.day, kept.kind) == ("Directe melding verstuurd aan Anna", DAY, EventKind.ACTIVITY)
    assert kept.description == "Onderwerp: Geen licht in de straat\nAan: Anna\nKopie aan: Bob, Cor"
    assert kept.confidential


def test_without_copies_what_is_kept_says_so(sent):
    assert sent.sending().description.endswith("Kopie aan: niemand")
