"""What goes wrong and must be told at once."""

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wijkdesk.domain.event import Event
from wijkdesk.domain.refusal import Refused, check_date, require
from wijkdesk.domain.words import EscalationState, EventKind

if TYPE_CHECKING:
    from wijkdesk.domain.action import Action
    from wijkdesk.domain.contact import Contact
    from wijkdesk.domain.pillar import Pillar


@dataclass(kw_only=True, eq=False, repr=False)
class Escalation:
    """A direct report (directe melding) to one administrator, with copies to whom it concerns."""

    id: int = field(init=False)
    subject: str
    what_happened: str = ""
    consequence: str = ""
    asked: str = ""
    reported_to: "Contact | None" = None
    copied_to: "list[Contact]" = field(default_factory=list)
    pillar: "Pillar | None" = None
    action: "Action | None" = None
    state: EscalationState = EscalationState.DRAFT
    sent_on: dt.date | None = None
    answer: str = ""
    answered_on: dt.date | None = None
    closed_on: dt.date | None = None
    confidential: bool = False

    def send(self, on: dt.date) -> None:
        """Note that it was sent; without somebody to send it to, that is refused."""
        if self.state is not EscalationState.DRAFT:
            raise Refused("Deze melding is al verstuurd.", "state")
        if self.reported_to is None:
            raise Refused("Kies aan wie je dit meldt.", "reported_to")
        check_date(on, "sent_on")
        self.state, self.sent_on = EscalationState.SENT, on

    def sending(self) -> Event:
        """What is kept of its sending: on which day and to whom, also when recipients change or go later."""
        if self.sent_on is None or self.reported_to is None:
            raise Refused("Deze melding is nog niet verstuurd.", "sent_on")
        copies = ", ".join(contact.name for contact in self.copied_to)
        lines = [f"Onderwerp: {self.subject}", f"Aan: {self.reported_to.name}"]
        return Event(
            title=f"Directe melding verstuurd aan {self.reported_to.name}",
            day=self.sent_on,
            kind=EventKind.ACTIVITY,
            description="\n".join([*lines, f"Kopie aan: {copies or 'niemand'}"]),
            pillar=self.pillar,
            action=self.action,
            confidential=self.confidential,
        )

    def record_answer(self, on: dt.date, answer: str) -> None:
        if self.state is not EscalationState.SENT:
            raise Refused("Alleen een verstuurde melding kan een antwoord krijgen.", "state")
        require(answer, "answer", "Schrijf op wat het antwoord was.")
        self._check_after_sending(on, "answered_on")
        self.state, self.answered_on, self.answer = EscalationState.ANSWERED, on, answer

    def close(self, on: dt.date) -> None:
        if self.state not in (EscalationState.SENT, EscalationState.ANSWERED):
            raise Refused("Alleen een verstuurde of beantwoorde melding kan worden gesloten.", "state")
        self._check_after_sending(on, "closed_on")
        if self.answered_on is not None and on < self.answered_on:
            raise Refused("Dit ligt voor de dag van het antwoord. Kies een latere datum.", "closed_on")
        self.state, self.closed_on = EscalationState.CLOSED, on

    def check(self) -> None:
        require(self.subject, "subject", "Geef de melding een onderwerp.")
        check_date(self.sent_on, "sent_on")
        for day, name in ((self.answered_on, "answered_on"), (self.closed_on, "closed_on")):
            self._check_after_sending(day, name)
        if self.state is EscalationState.DRAFT:
            self._check_draft()
        else:
            self._check_sent()

    def _check_draft(self) -> None:
        for day, name in (
            (self.sent_on, "sent_on"),
            (self.answered_on, "answered_on"),
            (self.closed_on, "closed_on"),
        ):
            if day is not None:
                raise Refused("Deze melding is nog niet verstuurd. Haal de datum weg, of verstuur de melding.", name)

    def _check_sent(self) -> None:
        if self.sent_on is None:
            raise Refused("Vul in wanneer de melding is verstuurd.", "sent_on")
        is_answered = self.state is EscalationState.ANSWERED or self.answered_on is not None
        if is_answered:
            require(self.answer, "answer", "Schrijf op wat het antwoord was.")
        if (is_answered or self.answer.strip()) and self.answered_on is None:
            raise Refused("Vul in wanneer het antwoord kwam.", "answered_on")
        if self.state is EscalationState.SENT and self.answered_on is not None:
            raise Refused("Noteer het antwoord met de knop, dan is de melding beantwoord.", "answered_on")
        if self.state is EscalationState.CLOSED and self.closed_on is None:
            raise Refused("Vul in wanneer de melding is gesloten.", "closed_on")
        if self.state is not EscalationState.CLOSED and self.closed_on is not None:
            raise Refused("Deze melding is nog niet gesloten. Haal de datum weg.", "closed_on")
        if self.answered_on is not None and self.closed_on is not None and self.closed_on < self.answered_on:
            raise Refused("Dit ligt voor de dag van het antwoord. Kies een latere datum.", "closed_on")

    def _check_after_sending(self, on: dt.date | None, field_name: str) -> None:
        check_date(on, field_name)
        if on is not None and self.sent_on is not None and on < self.sent_on:
            raise Refused("Dit ligt voor de dag van versturen. Kies een latere datum.", field_name)
