"""What each kind of thing is called in the box, and its signs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from wijkdesk.domain import words
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import Photo
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.storage.reading.search import Hit
from wijkdesk.ui.event_kinds import event_mark
from wijkdesk.ui.marks import IconMark, Mark, StateMark
from wijkdesk.ui.moment_kinds import moment_mark

Translate = Callable[[str], str]


def headings(tr: Translate) -> dict[type, str]:
    """What a group of each kind is called."""
    return {
        Action: tr("Acties"),
        Contact: tr("Contacten"),
        Organisation: tr("Organisaties"),
        ContactMoment: tr("Contactmomenten"),
        Promise: tr("Toezeggingen"),
        Commitment: tr("Commitments"),
        PolicyGoal: tr("Beleidsdoelen"),
        Event: tr("Tijdlijn"),
        Escalation: tr("Directe meldingen"),
        Pillar: tr("Pijlers"),
        Photo: tr("Foto's"),
        Overview: tr("Overzichten"),
    }


_ICONS: Final[dict[type, tuple[str, type[words.Choice] | None]]] = {
    Contact: ("user", words.ContactKind),
    Organisation: ("building-2", words.OrganisationKind),
    Promise: ("message-circle", words.PromiseState),
    Commitment: ("handshake", None),
    PolicyGoal: ("target", words.GoalState),
    Escalation: ("megaphone", words.EscalationState),
    Pillar: ("layers", None),
    Photo: ("image", words.PhotoMoment),
    Overview: ("file-text", words.OverviewState),
}


def mark_of(hit: Hit) -> Mark:
    """The sign of a thing, which says in its word how it stands or of what kind it is."""
    if hit.kind is Action:
        return StateMark(words.ActionState(hit.what).dutch, hit.what)
    if hit.kind is Event:
        return event_mark(words.EventKind(hit.what))
    if hit.kind is ContactMoment:
        return moment_mark(words.MomentKind(hit.what))
    icon, choices = _ICONS[hit.kind]
    return IconMark(choices(hit.what).dutch if choices is not None else "", icon)
