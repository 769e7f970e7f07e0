"""The letter of a direct report (directe melding) as plain data, and the mail that goes with it.

Residents have no name in it (``privacy``). A confidential report may be told to the administrator for whom it is meant:
the letter is then headed "Vertrouwelijk". It is so too when what the report is about, or somebody whom it names, is
confidential. Its mail says nothing but that the letter is attached: a mail is read on screens where others look on.
Another letter does not leave while a text of it names something confidential.
"""

import datetime as dt
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace

from wijkdesk.domain.contact import position_on
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ContactKind
from wijkdesk.overview.dutch import shortened
from wijkdesk.overview.mail import MailDraft, draft_mail, is_address
from wijkdesk.overview.material import names_of_residents, read_cautions
from wijkdesk.overview.privacy.hiding import hide_residents
from wijkdesk.overview.privacy.said import hold_confidential, texts_in
from wijkdesk.overview.sections import Party
from wijkdesk.privacy.names import A_RESIDENT
from wijkdesk.privacy.unanswered import hold_unanswered
from wijkdesk.storage.confidential.naming import confidential_names
from wijkdesk.storage.confidential.rule import open_things
from wijkdesk.storage.reading.events import EscalationRow, list_escalations
from wijkdesk.storage.reading.people import (
    ContactRow,
    PositionRow,
    list_contacts,
    list_organisations,
    list_positions,
)
from wijkdesk.storage.reading.programme import ProgrammeRow, list_programmes

IS_ATTACHED = "De hele melding staat in de bijgevoegde brief."
_WAY_OUT = "Noem het hier niet, of vink bij deze melding ‘vertrouwelijk’ aan."


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody in office with the role of that day; ``email`` is ``""`` where none is known that a mail can go to."""

    who: Party
    email: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a direct report says to whom. ``day`` is when it was sent, or else the day on which the letter is made."""

    day: dt.date
    programme: str
    municipality: str
    department: str
    is_example: bool
    is_confidential: bool
    to: Recipient | None
    copies: tuple[Recipient, ...]
    subject: str
    pillar: str
    action: str
    what_happened: str
    consequence: str
    asked: str
    sender: str
    names_hidden: int = 0

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """What it tells: each heading with its text, ``""`` where nothing was written."""
        return (
            ("Wat is er gebeurd", self.what_happened),
            ("Wat zijn de gevolgen", self.consequence),
            ("Wat ik vraag", self.asked),
        )

    @property
    def salutation(self) -> str:
        return f"Geachte {shortened(self.to.who.name, 120)}," if self.to else "Geachte bestuurder,"


def letter_of(connection: sqlite3.Connection, number: int, *, today: dt.date, allow_findings: bool = False) -> Letter:
    """The letter of the direct report with this number; ``Refused`` when there is none.

    And when something in it was marked and not answered, or is confidential where the report is not, unless that is
    allowed here.
    """
    row = next(iter(list_escalations(connection, only=[number])), None)
    if row is None:
        raise Refused(f"Er is geen directe melding met nummer {number}. Kijk in de lijst met directe meldingen.")
    told, programme = open_things(connection), next(iter(list_programmes(connection)), None)
    contacts = list_contacts(connection)
    people = {contact.id: contact for contact in contacts}
    named = [people[contact] for contact in (row.reported_to_id, *row.copied_to_ids) if contact in people]
    is_confidential = row.id not in told.escalations
    is_confidential |= any(contact.confidential for contact in named)
    letter = _letter(row, programme, today, is_confidential=is_confidential)
    if not allow_findings:
        hold_unanswered(texts_in(letter), read_cautions(connection))
        if not is_confidential:
            hold_confidential(letter, confidential_names(connection, told), _WAY_OUT)
    residents = names_of_residents(contacts, list_organisations(connection), programme)
    hidden, places = hide_residents(letter, residents)
    day, positions = hidden.day, list_positions(connection)
    return replace(
        hidden,
        to=_recipient(row.reported_to_id, people, positions, day),
        copies=tuple(
            recipient
            for contact in row.copied_to_ids
            if contact != row.reported_to_id and (recipient := _recipient(contact, people, positions, day)) is not None
        ),
        names_hidden=places,
    )


def mail_of(letter: Letter) -> MailDraft:
    """A draft to whom the letter goes: all that it says, or the beginning of it where that is too long for a draft."""
    to = letter.to.email if letter.to else ""
    copies = [copy.email for copy in letter.copies if copy.email]
    closing = ["Met vriendelijke groet,", "", letter.sender] if letter.sender.strip() else []
    if letter.is_confidential:
        said = [letter.salutation, "", IS_ATTACHED, "", *closing]
        return draft_mail(to, copies, "Vertrouwelijk: directe melding", "\n".join(said))
    told = "\n\n".join(f"{title}:\n{text.strip()}" for title, text in letter.parts if text.strip())
    return draft_mail(
        to,
        copies,
        f"Directe melding: {letter.subject}",
        told,
        before=f"{letter.salutation}\n\n",
        after="\n".join(["", "", *closing]),
        when_shortened=f"\n\n{IS_ATTACHED}",
    )


def _letter(row: EscalationRow, programme: ProgrammeRow | None, today: dt.date, *, is_confidential: bool) -> Letter:
    return Letter(
        day=row.sent_on or today,
        programme=programme.name if programme else "",
        municipality=programme.municipality if programme else "",
        department=programme.department if programme else "",
        is_example=programme is not None and programme.is_example,
        is_confidential=is_confidential,
        to=None,
        copies=(),
        subject=row.subject,
        pillar=row.pillar or "",
        action=row.action or "",
        what_happened=row.what_happened,
        consequence=row.consequence,
        asked=row.asked,
        sender=programme.coordinator if programme else "",
    )


def _recipient(
    number: int | None, people: Mapping[int, ContactRow], positions: list[PositionRow], day: dt.date
) -> Recipient | None:
    """Names are said on purpose here; only a resident, who is no one to report to, stays without name and address."""
    contact = people.get(number) if number is not None else None
    if contact is None:
        return None
    if contact.kind is ContactKind.RESIDENT:
        return Recipient(Party(A_RESIDENT))
    position = position_on([position for position in positions if position.contact_id == contact.id], day)
    who = Party(contact.name, position.role, position.organisation) if position else Party(contact.name)
    email = contact.email.strip()
    return Recipient(who, email if is_address(email) else "")
