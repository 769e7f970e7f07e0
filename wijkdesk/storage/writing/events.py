"""What becomes of signals and of direct reports."""

import datetime as dt
from collections.abc import Collection

from wijkdesk.domain.action import Action
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.words import ActionState
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import get


def make_action_of_signal(dossier: Dossier, signal: int) -> int:
    """Let an idea for an action come of a signal, and return the id of that action."""
    with dossier.write("Actie gemaakt van signaal") as session:
        heard = get(session, Event, signal)
        action = Action(title=heard.title, main_pillar=heard.pillar, place=heard.place, state=ActionState.IDEA)
        heard.become(action)
        session.add(action)
        session.flush()
        number = action.id
    return number


def send_escalation(dossier: Dossier, escalation: int, on: dt.date) -> None:
    """Note that it was sent, and put on the timeline to whom: that stays when its recipients change."""
    with dossier.write("Directe melding verstuurd") as session:
        report = get(session, Escalation, escalation)
        report.send(on)
        session.add(report.sending())


def answer_escalation(dossier: Dossier, escalation: int, on: dt.date, answer: str) -> None:
    with dossier.write("Directe melding beantwoord") as session:
        get(session, Escalation, escalation).record_answer(on, answer)


def close_escalation(dossier: Dossier, escalation: int, on: dt.date) -> None:
    with dossier.write("Directe melding gesloten") as session:
        get(session, Escalation, escalation).close(on)


def remove_from_timeline(dossier: Dossier, events: Collection[int], escalations: Collection[int]) -> None:
    """Remove events and direct reports in one step."""
    count = len(events) + len(escalations)
    one = "Gebeurtenis verwijderd" if events else "Directe melding verwijderd"
    with dossier.write(one if count == 1 else f"{count} keer van de tijdlijn verwijderd") as session:
        for number in events:
            session.delete(get(session, Event, number))
        for number in escalations:
            session.delete(get(session, Escalation, number))
