"""What partners had pledged in the half-year, what they did, how often they were there, and who worked with whom."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from wijkdesk.domain.words import PromiseState
from wijkdesk.insight import cooperation as together
from wijkdesk.insight.attendance import attendance as attendance_of
from wijkdesk.insight.viewpoint import Viewpoint, commitment_stood
from wijkdesk.overview.material import Material
from wijkdesk.overview.pillars import NO_PILLAR
from wijkdesk.overview.sections import (
    Attendance,
    CommitmentLine,
    Cooperation,
    CooperationRow,
    Delivered,
    FadingLine,
    Party,
)
from wijkdesk.overview.standing import agreed_times, confirmation, promise_state
from wijkdesk.storage.reading.promises import CommitmentRow, ReconfirmationRow

LEFT = "verliet de wijkaanpak"

Involved = Mapping[int, Collection[int]]
"""The partners of every action that ran or ended in the half-year, by its id."""


def presence(material: Material, view: Viewpoint) -> dict[int, int]:
    """In how many contact moments of the half-year each organisation was; one that was in none is not in it."""
    moments = defaultdict(set)
    for present in material.presence:
        if view.within(present.day):
            moments[present.organisation_id].add(present.moment_id)
    return {organisation: len(found) for organisation, found in moments.items()}


def standing_commitments(material: Material, view: Viewpoint) -> list[CommitmentRow]:
    return [
        commitment
        for commitment in material.commitments
        if commitment_stood(commitment, material.answers.get(commitment.id, []), _left_on(commitment, material), view)
    ]


def commitment_lines(material: Material, view: Viewpoint) -> tuple[CommitmentLine, ...]:
    moments, at_work = presence(material, view), _at_work(material, view)
    return tuple(
        _line(commitment, moments.get(commitment.organisation_id), material, view, at_work)
        for commitment in standing_commitments(material, view)
    )


def kept_rhythm(commitments: Iterable[CommitmentLine]) -> Counter[bool | None]:
    """How many partners were there as often as agreed (``True``), less often, or unrecorded (``None``).

    One without an agreed rhythm is not counted; of one with several commitments the strictest counts.
    """
    with_rhythm = [line for line in commitments if line.agreed is not None]
    strictest = {line.partner: line for line in sorted(with_rhythm, key=lambda line: line.agreed or 0)}
    return Counter(None if line.moments is None else not line.was_there_less for line in strictest.values())


def attendance(material: Material, view: Viewpoint) -> tuple[Attendance, ...]:
    """The partners that were there without a commitment, the most present first."""
    pledged = {commitment.organisation_id for commitment in standing_commitments(material, view)}
    others = [
        Attendance(party, count)
        for organisation, count in presence(material, view).items()
        if organisation not in pledged and (party := material.partner(organisation)) is not None
    ]
    return tuple(sorted(others, key=lambda other: (-other.moments, other.partner.name)))


def _delivered(organisation: int, material: Material, at_work: Involved, view: Viewpoint) -> Delivered:
    """What a partner did in the half-year; plans are nothing done yet."""
    settled: Counter[PromiseState] = Counter()
    for promise in material.promises:
        state = promise_state(promise, view) if promise.by_organisation_id == organisation else None
        if state is PromiseState.OPEN or (state is not None and view.within(promise.settled_on)):
            settled[state] += 1
    return Delivered(
        actions=sum(organisation in partners for partners in at_work.values()),
        kept=settled[PromiseState.KEPT],
        broken=settled[PromiseState.BROKEN],
        refused=settled[PromiseState.REFUSED],
        open=settled[PromiseState.OPEN],
    )


def cooperation(material: Material, view: Viewpoint) -> Cooperation | None:
    """Who worked with whom in the actions that ran or ended; ``None`` where no partner took part in any."""
    pledged = {commitment.organisation_id for commitment in standing_commitments(material, view)}
    found = together.cooperation(material.actions, list(material.organisations), pledged, view)
    if not found.parts:
        return None
    names: dict[int | None, str] = {**{pillar.id: pillar.name for pillar in material.pillars}, None: NO_PILLAR}
    columns = [number for number in names if any(number in part.actions for part in found.parts)]
    rows = tuple(
        CooperationRow(
            Party(material.organisations[part.organisation].name),
            tuple(len(part.actions.get(number, ())) for number in columns),
            material.partners(part.partners),
        )
        for part in found.parts
    )
    return Cooperation(tuple(map(names.__getitem__, columns)), rows, found.shared, material.partners(found.apart))


def fading_lines(material: Material, view: Viewpoint, discussed: Mapping[int, dt.date]) -> tuple[FadingLine, ...]:
    """What may be told of the partners with which it was discussed, by the end of the half-year; never of others."""
    found, at_work = [], _at_work(material, view)
    for commitment in _strictest(standing_commitments(material, view)):
        day = discussed.get(commitment.organisation_id)
        if day is not None and view.knows(day):
            number = commitment.organisation_id
            days = {there.moment_id: there.day for there in material.presence if there.organisation_id == number}
            attended = attendance_of(days.values(), commitment.rhythm, since=commitment.first_day, until=view.day)
            party = Party(commitment.organisation)
            found.append(FadingLine(party, day, attended, _delivered(number, material, at_work, view)))
    return tuple(found)


def _strictest(commitments: Iterable[CommitmentRow]) -> list[CommitmentRow]:
    """Of each organisation the commitment with the closest rhythm."""
    by_rhythm = sorted(commitments, key=lambda row: row.rhythm.times_a_half_year if row.rhythm else 0)
    return list({row.organisation_id: row for row in by_rhythm}.values())


def _at_work(material: Material, view: Viewpoint) -> Involved:
    return together.involved(material.actions, material.organisations.keys(), view)


def _line(
    commitment: CommitmentRow, moments: int | None, material: Material, view: Viewpoint, at_work: Involved
) -> CommitmentLine:
    answers = material.answers.get(commitment.id, [])
    status, answer = confirmation(commitment, answers, view)
    left_on = _left_on(commitment, material)
    ends = sorted(day for day in (commitment.last_day, left_on) if day is not None and view.knows(day))
    ended_on = ends[0] if ends else None
    reason = ""
    if ended_on is not None:
        reason = commitment.end_reason if ended_on == commitment.last_day else LEFT
    return CommitmentLine(
        partner=Party(commitment.organisation),
        what=commitment.what,
        head=_head(commitment, answers, material, view),
        rhythm=commitment.rhythm,
        first_day=commitment.first_day,
        confirmation=status,
        confirmed_on=answer.day if answer else None,
        note=answer.note if answer else "",
        ended_on=ended_on,
        end_reason=reason,
        moments=moments,
        agreed=agreed_times(commitment, ended_on, view),
        delivered=_delivered(commitment.organisation_id, material, at_work, view),
    )


def _head(
    commitment: CommitmentRow, answers: list[ReconfirmationRow], material: Material, view: Viewpoint
) -> Party | None:
    """Who answered for it: the head of now or, before that one took over, who held the office then or last said yes."""
    if commitment.head_since is None or view.knows(commitment.head_since):
        return material.official(commitment.head_id, view.day)
    gave = [answer.by_id for answer in answers if view.knows(answer.day)]
    before = material.office_holder(commitment.head_id, view.day)
    if before is not None and before != material.official(commitment.head_id, view.day):
        return before
    return material.official(gave[-1], view.day) if gave else None


def _left_on(commitment: CommitmentRow, material: Material) -> dt.date | None:
    organisation = material.organisations.get(commitment.organisation_id)
    return None if organisation is None else organisation.left_on
