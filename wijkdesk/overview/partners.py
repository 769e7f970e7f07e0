"""What partners had pledged in the half-year, and how often they were there."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable

from wijkdesk.overview.material import Material
from wijkdesk.overview.sections import Attendance, CommitmentLine, Party
from wijkdesk.overview.standing import Viewpoint, agreed_times, commitment_stood, confirmation
from wijkdesk.storage.reading.promises import CommitmentRow, ReconfirmationRow

LEFT = "verliet de wijkaanpak"


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
    moments = presence(material, view)
    return tuple(
        _line(commitment, moments.get(commitment.organisation_id), material, view)
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


def _line(commitment: CommitmentRow, moments: int | None, material: Material, view: Viewpoint) -> CommitmentLine:
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
