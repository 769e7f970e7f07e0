"""The overview of one half-year as plain data: what the College reads, before it has a page."""

import contextlib
import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState, PromiseState
from wijkdesk.domain.years import year_of
from wijkdesk.insight.viewpoint import NOT_STARTED, Viewpoint
from wijkdesk.overview import dutch
from wijkdesk.overview.choices import Choices, read_choices
from wijkdesk.overview.drafts import own_or_drafts
from wijkdesk.overview.goals import goal_lines
from wijkdesk.overview.header import paper_lines
from wijkdesk.overview.material import Material, read_material
from wijkdesk.overview.outcome import Numbers, Since, Success, Voice
from wijkdesk.overview.partners import (
    attendance,
    commitment_lines,
    cooperation,
    fading_lines,
    kept_rhythm,
    presence,
    standing_commitments,
)
from wijkdesk.overview.pillars import (
    Actions,
    actions_of,
    events_of,
    failures,
    pillar_sections,
    spread_over_pillars,
    successes,
    voices,
)
from wijkdesk.overview.privacy.check import Finding, blocking, find_revealing, shown_of
from wijkdesk.overview.privacy.hiding import hide_residents
from wijkdesk.overview.privacy.left_out import LeftOut, left_out_of
from wijkdesk.overview.promises import escalation_lines, promise_section
from wijkdesk.overview.sections import ActionLine, CommitmentLine, Content, Header, Party, PromiseSection
from wijkdesk.overview.since import since_before, told_by_dossier, told_by_overview
from wijkdesk.storage.reading.overviews import last_adopted_before, list_overviews, texts_of
from wijkdesk.storage.reading.photos import picture
from wijkdesk.storage.reading.rows import unreadable

MOST_SUCCESSES, MOST_VOICES = 5, 4
"""How many she can choose."""

PROPOSED_SUCCESSES, PROPOSED_VOICES = 3, 2
"""How many stand in the overview while she chose none."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a dossier tells of a half-year, before residents are hidden in it, and what she may choose from.

    ``content`` has no texts yet. ``own`` are her texts, by their names. ``material`` says who the residents are, and
    ``findings`` what the overview would reveal. ``confidential`` is what it leaves out, or tells because it was chosen.
    """

    content: Content
    own: Mapping[str, str]
    choices: Choices
    successes: tuple[Success, ...]
    voices: tuple[Voice, ...]
    material: Material
    findings: tuple[Finding, ...]
    confidential: tuple[LeftOut, ...]

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """What has to be mended or let stand before the overview may leave."""
        return blocking(self.findings, self.choices.allowed)


def overview_of(connection: sqlite3.Connection, half_year: HalfYear, *, today: dt.date) -> Content:
    """Say what a dossier tells of a half-year, as things stood on its last day or, while it still runs, today.

    Nothing that happened later is in it (``standing`` has the rules), nothing confidential (``material``), and no name
    of a resident unless she let it stand (``privacy_check``). A half-year that has not begun, or lies outside the
    approach and has nothing recorded, gives a content with little more than a notice that says so.
    """
    return finish(tell(connection, half_year, today=today))


def pictures_of(connection: sqlite3.Connection, content: Content) -> dict[int, bytes]:
    """The photos of an overview, encoded, by the id of their picture; one that is not there any more is left out."""
    found = {}
    for number in {photo.picture for success in content.successes for photo in success.photos}:
        with contextlib.suppress(LookupError):
            found[number] = picture(connection, number)
    return found


def tell(connection: sqlite3.Connection, half_year: HalfYear, *, today: dt.date) -> Told:
    """Read what a dossier tells of a half-year; ``finish`` makes the overview of it."""
    view = Viewpoint(half_year, today)
    choices = read_choices(connection, half_year)
    material = read_material(connection, choices.confidential)
    actions: Actions = {}
    content = Content(header=_header(material, view, choices), notice=_notice(material, view))
    if _is_told_of(material, view):
        actions = actions_of(material, view)
        content = _sections(connection, material, view, actions, choices)
    own = texts_of(connection, half_year)
    paper_header = material.programme.paper_header if material.programme else ""
    lines = paper_lines(content.header, paper_header, own, list_overviews(connection))
    content = replace(content, header=replace(content.header, lines=lines))
    return Told(
        content=content,
        own=own,
        choices=choices,
        successes=tuple(successes(material, view, actions)),
        voices=tuple(voices(material, view)),
        material=material,
        findings=find_revealing(connection, content, material, own_texts=own),
        confidential=left_out_of(connection, material, view, choices.confidential),
    )


def finish(told: Told) -> Content:
    """The overview: residents hidden, her own texts in their places, and a draft where she wrote none."""
    names, shown = told.material.residents, shown_of(told.findings, told.choices.allowed)
    # Before any draft is made of them: a draft may leave out half of a name.
    hidden, places = hide_residents(told.content, names, shown)
    written = {name: names.hide(text, shown) for name, text in told.own.items()}
    own = {name: text for name, (text, _) in written.items() if text.strip()}
    last_day = told.material.programme.last_day if told.material.programme else None
    texts = own_or_drafts(hidden, own, last_day)
    return replace(hidden, texts=texts, names_hidden=places + sum(in_text for _, in_text in written.values()))


def _sections(
    connection: sqlite3.Connection, material: Material, view: Viewpoint, actions: Actions, choices: Choices
) -> Content:
    runs = any(action.state in (ActionState.RUNNING, ActionState.WAITING) for action in actions.values())
    went_well, heard = successes(material, view, actions), voices(material, view)
    told = _chosen(went_well, choices.successes, MOST_SUCCESSES) or went_well[:PROPOSED_SUCCESSES]
    said = _chosen(heard, choices.voices, MOST_VOICES)
    promises = promise_section(material, view)
    commitments = commitment_lines(material, view)
    return Content(
        header=_header(material, view, choices),
        notice=_notice(material, view, runs=runs),
        numbers=_numbers(material, view, actions, promises, commitments),
        since=_since(connection, material, view),
        successes=tuple(told),
        more_successes=len(went_well) - len(told),
        voices=tuple(said if choices.voices is not None else spread_over_pillars(heard, PROPOSED_VOICES)),
        by_residents=tuple(action for action in actions.values() if action.by_residents and _was_at_work(action)),
        pillars=pillar_sections(material, view, actions),
        failures=failures(material, actions),
        commitments=commitments,
        also_present=attendance(material, view),
        cooperation=cooperation(material, view),
        fading=fading_lines(material, view, choices.fading),
        goals=goal_lines(material, view, actions),
        promises=promises if promises.made or promises.settled or promises.open else None,
        escalations=escalation_lines(material, view),
        events=events_of(material, view),
    )


def _chosen(proposed: "Sequence[Any]", keys: Sequence[str] | None, most: int) -> "list[Any]":
    """What she chose of what is proposed, in her order; what is no longer proposed has no place any more."""
    by_key = {each.key: each for each in proposed}
    return [by_key[key] for key in keys or () if key in by_key][:most]


def _was_at_work(action: ActionLine) -> bool:
    return action.state not in NOT_STARTED


def _since(connection: sqlite3.Connection, material: Material, view: Viewpoint) -> Since | None:
    adopted = last_adopted_before(connection, view.half_year)
    if adopted is None:
        before = told_by_dossier(material, view)
    else:
        try:
            before = told_by_overview(adopted)
        except (KeyError, TypeError, ValueError) as error:
            raise unreadable(connection) from error
    if before is None:
        return None
    since = since_before(material, view, before)
    return since if since.ratings or since.ended or since.foretold else None


def _header(material: Material, view: Viewpoint, choices: Choices) -> Header:
    programme = material.programme
    return Header(
        programme=programme.name if programme else "",
        municipality=programme.municipality if programme else "",
        half_year=view.half_year,
        stood_on=view.day,
        made_on=view.today,
        year=_year(material, view),
        sponsor=material.office_holder(programme.sponsor_id, view.day) if programme else None,
        coordinator=Party(programme.coordinator) if programme and programme.coordinator.strip() else None,
        department=programme.department if programme else "",
        is_example=programme is not None and programme.is_example,
        first_day=programme.first_day if programme else None,
        last_day=programme.last_day if programme else None,
        openness=choices.openness,
    )


def _year(material: Material, view: Viewpoint) -> tuple[int, int] | None:
    """The year of the approach in which the half-year ends, or the approach itself when it ends earlier."""
    programme = material.programme
    if programme is None or not view.half_year.overlaps(programme.first_day, programme.last_day):
        return None
    day = min(view.day if view.has_begun else view.half_year.last_day, programme.last_day or dt.date.max)
    return year_of(day, programme.first_day, programme.last_day)


def _numbers(
    material: Material,
    view: Viewpoint,
    actions: Actions,
    promises: PromiseSection,
    commitments: tuple[CommitmentLine, ...],
) -> Numbers:
    states = Counter(action.state for action in actions.values())
    settled = Counter(promise.state for promise in promises.settled)
    present = {number for number in presence(material, view) if material.partner(number) is not None}
    partners = {commitment.organisation_id for commitment in standing_commitments(material, view)}
    kept = kept_rhythm(commitments)
    quick_wins = sum(action.quick_win and action.state is ActionState.SUCCEEDED for action in actions.values())
    return Numbers(
        succeeded=states[ActionState.SUCCEEDED] if actions else None,
        partly=states[ActionState.PARTLY],
        failed=states[ActionState.FAILED],
        stopped=states[ActionState.STOPPED],
        running=states[ActionState.RUNNING] + states[ActionState.WAITING],
        quick_wins=quick_wins if actions else None,
        promises_kept=settled[PromiseState.KEPT] if promises.settled or promises.open else None,
        promises_broken=settled[PromiseState.BROKEN],
        promises_refused=settled[PromiseState.REFUSED],
        promises_renegotiated=settled[PromiseState.RENEGOTIATED],
        promises_open=len(promises.open),
        partners=len(partners),
        partners_present=len(partners & present if partners else present) if present else None,
        partners_as_agreed=kept[True] if kept[True] or kept[False] else None,
        partners_less=kept[False],
        partners_unrecorded=kept[None],
    )


def _is_told_of(material: Material, view: Viewpoint) -> bool:
    programme = material.programme
    first_day, last_day = (programme.first_day, programme.last_day) if programme else (None, None)
    return view.has_begun and (view.half_year.overlaps(first_day, last_day) or _has_facts(material, view))


def _notice(material: Material, view: Viewpoint, *, runs: bool = False) -> str:
    """Why there is little or nothing to tell; "" when something was recorded, or ``runs`` says that an action ran."""
    programme, period = material.programme, dutch.period(view.half_year)
    if not view.has_begun:
        return f"{dutch.capitalised(period)} is nog niet begonnen. Er is nog niets vast te stellen."
    if _has_facts(material, view) or runs:
        return ""
    nothing = f"Over {period} is in het dossier niets vastgelegd."
    if programme and programme.first_day and programme.first_day > view.half_year.last_day:
        return f"{nothing} De wijkaanpak begint op {dutch.long_date(programme.first_day)}."
    if programme and programme.last_day and programme.last_day < view.half_year.first_day:
        return f"{nothing} De wijkaanpak liep tot en met {dutch.long_date(programme.last_day)}."
    return nothing


def _has_facts(material: Material, view: Viewpoint) -> bool:
    """Whether anything of the dossier has a day in this half-year."""
    return any(view.within(day) for day in _days(material))


def _days(material: Material) -> Iterable[dt.date | None]:
    for action in material.actions:
        yield from (action.began_on, action.ended_on)
    for promise in material.promises:
        yield from (promise.made_on, promise.settled_on, promise.told_on)
    for escalation in material.escalations:
        yield from (escalation.sent_on, escalation.answered_on, escalation.closed_on)
    for commitment in material.commitments:
        yield from (commitment.first_day, commitment.last_day)
        yield from (answer.day for answer in material.answers.get(commitment.id, ()))
    for ratings in material.ratings.values():
        yield from (rating.rated_on for rating in ratings)
    yield from (event.day for event in material.events)
    yield from material.moment_days
