"""Noting what was talked about with whom, and what was agreed there."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation, position_on, split_name
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused, require
from wijkdesk.domain.words import ContactKind, MomentKind, OrganisationKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import get

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Party = tuple[type[Contact] | type[Organisation], int | str]
"""A person or organisation: its kind and id, or the name of one that is not in the dossier yet."""


class Agreement(NamedTuple):
    """What was agreed in a contact moment: a promise, or an action that is planned.

    ``by`` is who promises, or leads the action; without it we do. Whom it is promised to is said by ``to``, or by
    ``to_residents`` where no name is needed; an action has neither, and ``partners`` that take part in it.
    """

    what: str
    becomes: type[Promise] | type[Action] = Promise
    by: Party | None = None
    to: Party | None = None
    to_residents: bool = False
    due: dt.date | None = None
    partners: tuple[Party, ...] = ()


class Context(NamedTuple):
    """What an agreement has of the moment in which it was made, or of the day alone."""

    day: dt.date
    moment: ContactMoment | None = None
    confidential: bool = False
    pillar: Pillar | None = None
    action: Action | None = None


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
    with dossier.write(label_of("Contactmoment", len(agreements))) as session:
        parties = Parties(session)
        moment = ContactMoment(day=day, kind=kind, summary=summary, confidential=confidential)
        parties.attend(moment, present)
        session.add(moment)
        add_agreements(session, agreements, parties, _context_of(moment))
        session.flush()
        number = moment.id
    return number


def agree(dossier: Dossier, moment: int, agreements: Sequence[Agreement]) -> None:
    """Note what else was agreed in a contact moment; see ``note_moment`` for how it is refused."""
    with dossier.write(label_of("", len(agreements))) as session:
        context = _context_of(get(session, ContactMoment, moment))
        add_agreements(session, agreements, Parties(session), context)


def _context_of(moment: ContactMoment) -> Context:
    return Context(moment.day, moment, moment.confidential)


def label_of(moment: str, count: int) -> str:
    """What the menu calls noting a moment, or what is like one, with so many agreements."""
    agreed = "" if not count else "1 afspraak" if count == 1 else f"{count} afspraken"
    return f"{' en '.join(part for part in (moment, agreed) if part)} genoteerd"


class Parties:
    """The people and organisations of one step; one that is new is made once, however often the name comes."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._newcomers: dict[Party, Contact | Organisation] = {}

    def get(self, party: Party) -> Contact | Organisation:
        kind, which = party
        if isinstance(which, int):
            return get(self._session, kind, which)
        if party not in self._newcomers:
            newcomer = Organisation(name=which) if kind is Organisation else _person(which)
            self._session.add(newcomer)
            self._newcomers[party] = newcomer
        return self._newcomers[party]

    def attend(self, moment: ContactMoment, present: Collection[Party]) -> None:
        """Let these have been there."""
        there = [self.get(party) for party in dict.fromkeys(present)]
        moment.contacts = [party for party in there if isinstance(party, Contact)]
        moment.organisations = [party for party in there if isinstance(party, Organisation)]


def _person(name: str) -> Contact:
    first_name, infix, last_name = split_name(name)
    return Contact(first_name=first_name, infix=infix, last_name=last_name)


def add_agreements(
    session: "Session", agreements: Sequence[Agreement], parties: Parties, context: Context
) -> list[Promise | Action]:
    """Make what was agreed; see ``note_moment`` for how it is refused."""
    added = []
    for place, agreement in enumerate(agreements):
        made = (_promise if agreement.becomes is Promise else _action)(context, agreement, parties)
        try:
            made.check()
        except Refused as refused:
            attribute = "what" if refused.field == "title" else refused.field
            raise Refused(refused.reason, f"agreements.{place}.{attribute}") from refused
        session.add(made)
        added.append(made)
    return added


def _promise(context: Context, agreement: Agreement, parties: Parties) -> Promise:
    by = None if agreement.by is None else parties.get(agreement.by)
    to = None if agreement.to is None else parties.get(agreement.to)
    return Promise(
        what=agreement.what,
        by_contact=by if isinstance(by, Contact) else None,
        by_organisation=by if isinstance(by, Organisation) else None,
        to_contact=to if isinstance(to, Contact) else None,
        to_organisation=to if isinstance(to, Organisation) else None,
        to_residents=agreement.to_residents or _is_of_residents(to),
        made_on=context.day,
        due=agreement.due,
        made_in=context.moment,
        pillar=context.pillar,
        action=context.action,
        confidential=context.confidential,
    )


def _action(context: Context, agreement: Agreement, parties: Parties) -> Action:
    """A planned action; who leads it does so for the organisation where that person worked on the day."""
    by = None if agreement.by is None else parties.get(agreement.by)
    held = position_on(by.positions, context.day) if isinstance(by, Contact) else None
    partners = [parties.get(party) for party in agreement.partners]
    return Action(
        title=agreement.what,
        lead=by if isinstance(by, Organisation) else held.organisation if held is not None else None,
        lead_contact=by if isinstance(by, Contact) else None,
        partners=[party for party in partners if isinstance(party, Organisation)],
        main_pillar=context.pillar,
        due=agreement.due,
        confidential=context.confidential,
    )


def _is_of_residents(party: Contact | Organisation | None) -> bool:
    return party is not None and party.kind in (ContactKind.RESIDENT, OrganisationKind.RESIDENTS)
