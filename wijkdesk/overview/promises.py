"""Promises to residents, and what was reported to an administrator at once."""

from wijkdesk.domain.words import ContactKind, OrganisationKind, PromiseState
from wijkdesk.insight.viewpoint import Viewpoint
from wijkdesk.overview.material import Material
from wijkdesk.overview.sections import EscalationLine, Party, PromiseLine, PromiseSection
from wijkdesk.overview.standing import escalation_state, is_answered, promise_state, was_open_in
from wijkdesk.privacy.names import A_RESIDENT
from wijkdesk.storage.reading.events import EscalationRow
from wijkdesk.storage.reading.promises import PromiseRow

A_PARTNER = Party("een partner")
AN_ADMINISTRATOR = Party("een bestuurder")

_ORDER = [PromiseState.KEPT, PromiseState.BROKEN, PromiseState.REFUSED, PromiseState.RENEGOTIATED]


def promise_section(material: Material, view: Viewpoint) -> PromiseSection:
    """Promises to people of the neighbourhood or to one of their groups; those between partners are left out."""
    told = [(row, told_state(row, material, view)) for row in material.promises]
    settled = [row for row, state in told if state not in (None, PromiseState.OPEN)]
    still_open = [row for row, state in told if state is PromiseState.OPEN]
    return PromiseSection(
        made=sum(view.within(row.made_on) for row in material.promises if _is_to_residents(row, material)),
        settled=tuple(_promise_line(row, row.state, material, view) for row in sorted(settled, key=_settled_first)),
        open=tuple(_promise_line(row, PromiseState.OPEN, material, view) for row in sorted(still_open, key=_due_first)),
    )


def told_state(row: PromiseRow, material: Material, view: Viewpoint) -> PromiseState | None:
    """How a promise is told of: as open, or as it was settled in the half-year; ``None`` where it is not."""
    state = promise_state(row, view) if _is_to_residents(row, material) else None
    return state if state is PromiseState.OPEN or view.within(row.settled_on) else None


def escalation_lines(material: Material, view: Viewpoint) -> tuple[EscalationLine, ...]:
    """The direct reports that were sent in the half-year or still open when it began, oldest first.

    A report is open until it is closed: an answer may be a promise of which nothing came yet.
    """
    lines = [_escalation_line(row, material, view) for row in material.escalations if was_open_in(row, view)]
    return tuple(sorted((line for line in lines if line is not None), key=lambda line: line.sent_on))


def _promise_line(row: PromiseRow, state: PromiseState, material: Material, view: Viewpoint) -> PromiseLine:
    is_settled = state is not PromiseState.OPEN
    is_told = view.knows(row.told_on)
    return PromiseLine(
        what=row.what,
        by=_promiser(row, material, view),
        to=_promised_to(row, material),
        made_on=row.made_on,
        due=row.due,
        overdue=not is_settled and row.due is not None and row.due < view.day,
        state=state,
        settled_on=row.settled_on if is_settled else None,
        reason=row.reason if is_settled else "",
        told_on=row.told_on if is_told else None,
        told_how=row.told_how if is_told or (row.told_on is None and view.is_present) else "",
    )


def _is_to_residents(row: PromiseRow, material: Material) -> bool:
    if row.to_residents or row.to_contact_kind is ContactKind.RESIDENT:
        return True
    group = None if row.to_organisation_id is None else material.organisations.get(row.to_organisation_id)
    return group is not None and group.kind is OrganisationKind.RESIDENTS


def _promiser(row: PromiseRow, material: Material, view: Viewpoint) -> Party | None:
    if row.by_organisation_id is not None:
        return material.partner(row.by_organisation_id) or A_PARTNER
    if row.by_contact_kind is ContactKind.RESIDENT:
        return Party(A_RESIDENT)
    if row.by_contact_id is not None:
        return material.office_holder(row.by_contact_id, view.day) or A_PARTNER
    return None


def _promised_to(row: PromiseRow, material: Material) -> str:
    if row.to_contact_kind is ContactKind.RESIDENT:
        return A_RESIDENT
    group = material.partner(row.to_organisation_id)
    return group.name if group else "bewoners"


def _escalation_line(row: EscalationRow, material: Material, view: Viewpoint) -> EscalationLine | None:
    state = escalation_state(row, view)
    if state is None or row.sent_on is None:
        return None
    answered = is_answered(row, view)
    closed = row.closed_on is not None and view.knows(row.closed_on)
    return EscalationLine(
        id=row.id,
        sent_on=row.sent_on,
        is_of_earlier=row.sent_on < view.half_year.first_day,
        subject=row.subject,
        to=material.official(row.reported_to_id, row.sent_on) or AN_ADMINISTRATOR,
        pillar=row.pillar or "",
        what_happened=row.what_happened,
        consequence=row.consequence,
        asked=row.asked,
        state=state,
        answered_on=row.answered_on if answered else None,
        answer=row.answer if answered else "",
        closed_on=row.closed_on if closed else None,
    )


def _settled_first(row: PromiseRow) -> tuple[int, str]:
    return _ORDER.index(row.state), str(row.settled_on)


def _due_first(row: PromiseRow) -> tuple[str, str]:
    return str(row.due or "9999"), str(row.made_on or "")
