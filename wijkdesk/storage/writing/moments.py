"""Noting what was talked about with whom, and what was agreed there."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation, position_on, split_name
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused, require
from wijkdesk.domain.words import ContactKind, MomentKind, OrganisationKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import get

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Party = tuple[type[Contact] | type[Organisation], int | str]
"""A person or organisation: its kind and id, or the name of a person who is not in the dossier yet."""


class Agreement(NamedTuple):
    """What was agreed in a contact moment: a promise, or an action that is planned.

    ``by`` is who promises, or leads the action; without it we do. Whom it is promised to is said by ``to``, or by
    ``to_residents`` where no name is needed; an action has neither.
    """

    what: str
    becomes: type[Promise] | type[Action] = Promise
    by: Party | None = None
    to: Party | None = None
    to_residents: bool = False
    due: dt.date | None = None


def note_moment(
    dossier: Dossier,
    *,
    day: dt.date,
    kind: MomentKind,
    summary: str = "",
    present: Collection[Party] = (),
    confidential: bool = False,
    agreements: Sequence[Agreement] = (),
) -> int:
    """Note a contact moment with all that was agreed in it, and return its id.

    People who are new are added. What comes of a confidential moment is confidential too. The field of a refusal about
    an agreement is ``agreements.0.due``: its place, and its attribute.
    """
    if not present:
        require(summary, "present", "Vul in met wie het was, of waar het over ging.")
    with dossier.write(_label("Contactmoment", len(agreements))) as session:
        parties = _Parties(session)
        there = [parties.get(party) for party in dict.fromkeys(present)]
        moment = ContactMoment(
            day=day,
            kind=kind,
            summary=summary,
            contacts=[party for party in there if isinstance(party, Contact)],
            organisations=[party for party in there if isinstance(party, Organisation)],
            confidential=confidential,
        )
        session.add(moment)
        _agree(session, moment, agreements, parties)
        session.flush()
        number = moment.id
    return number


def agree(dossier: Dossier, moment: int, agreements: Sequence[Agreement]) -> None:
    """Note what else was agreed in a contact moment; see ``note_moment`` for how it is refused."""
    with dossier.write(_label("", len(agreements))) as session:
        _agree(session, get(session, ContactMoment, moment), agreements, _Parties(session))


def _label(moment: str, count: int) -> str:
    agreed = "" if not count else "1 afspraak" if count == 1 else f"{count} afspraken"
    return f"{' en '.join(part for part in (moment, agreed) if part)} genoteerd"


class _Parties:
    """The people and organisations of one moment; somebody new is made once, however often the name comes."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._newcomers: dict[str, Contact] = {}

    def get(self, party: Party) -> Contact | Organisation:
        kind, which = party
        if isinstance(which, int):
            return get(self._session, kind, which)
        if which not in self._newcomers:
            first_name, infix, last_name = split_name(which)
            newcomer = Contact(first_name=first_name, infix=infix, last_name=last_name)
            self._session.add(newcomer)
            self._newcomers[which] = newcomer
        return self._newcomers[which]


def _agree(session: "Session", moment: ContactMoment, agreements: Sequence[Agreement], parties: _Parties) -> None:
    for place, agreement in enumerate(agreements):
        by = None if agreement.by is None else parties.get(agreement.by)
        to = None if agreement.to is None else parties.get(agreement.to)
        made = _promise(moment, agreement, by, to) if agreement.becomes is Promise else _action(moment, agreement, by)
        try:
            made.check()
        except Refused as refused:
            attribute = "what" if refused.field == "title" else refused.field
            raise Refused(refused.reason, f"agreements.{place}.{attribute}") from refused
        session.add(made)


def _promise(
    moment: ContactMoment, agreement: Agreement, by: Contact | Organisation | None, to: Contact | Organisation | None
) -> Promise:
    return Promise(
        what=agreement.what,
        by_contact=by if isinstance(by, Contact) else None,
        by_organisation=by if isinstance(by, Organisation) else None,
        to_contact=to if isinstance(to, Contact) else None,
        to_organisation=to if isinstance(to, Organisation) else None,
        to_residents=agreement.to_residents or _is_of_residents(to),
        made_on=moment.day,
        due=agreement.due,
        made_in=moment,
        confidential=moment.confidential,
    )


def _action(moment: ContactMoment, agreement: Agreement, by: Contact | Organisation | None) -> Action:
    """A planned action; who leads it does so for the organisation where that person worked on the day."""
    held = position_on(by.positions, moment.day) if isinstance(by, Contact) else None
    return Action(
        title=agreement.what,
        lead=by if isinstance(by, Organisation) else held.organisation if held is not None else None,
        lead_contact=by if isinstance(by, Contact) else None,
        due=agreement.due,
        confidential=moment.confidential,
    )


def _is_of_residents(party: Contact | Organisation | None) -> bool:
    return party is not None and party.kind in (ContactKind.RESIDENT, OrganisationKind.RESIDENTS)
