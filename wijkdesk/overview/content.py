"""The overview of one half-year as plain data: what the College reads, before it has a page."""

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.programme import year_of
from wijkdesk.domain.words import ActionState, PromiseState
from wijkdesk.overview import drafts, dutch
from wijkdesk.overview.material import Material, read_material
from wijkdesk.overview.outcome import Numbers
from wijkdesk.overview.outlook import outlook_of_approach, outlook_of_pillar
from wijkdesk.overview.partners import attendance, commitment_lines, kept_rhythm, presence, standing_commitments
from wijkdesk.overview.pillars import Actions, actions_of, events_of, pillar_sections, successes
from wijkdesk.overview.privacy import hide_residents
from wijkdesk.overview.promises import escalation_lines, promise_section
from wijkdesk.overview.sections import (
    CommitmentLine,
    Content,
    Header,
    OwnText,
    Party,
    PromiseSection,
)
from wijkdesk.overview.standing import Viewpoint
from wijkdesk.storage.reading.overviews import texts_of

MOST_SUCCESSES = 5


def overview_of(connection: sqlite3.Connection, half_year: HalfYear, *, today: dt.date) -> Content:
    """Say what a dossier tells of a half-year, as things stood on its last day or, while it still runs, today.

    Nothing that happened later is in it (``standing`` has the rules), nothing confidential (``material``), and no name
    of a resident (``privacy``). A half-year that has not begun, or lies outside the approach and has nothing recorded,
    gives a content with little more than a notice that says so.
    """
    view = Viewpoint(half_year, today)
    material = read_material(connection)
    sections = _sections(material, view) if _is_told_of(material, view) else _next_to_nothing(material, view)
    # Before any draft is made of them: a draft may leave out half of a name.
    hidden, places = hide_residents(sections, material.residents)
    texts = texts_of(connection, half_year)
    written = {name: material.residents.hide(texts.get(name, "")) for name in OwnText}
    own = {name: text for name, (text, _) in written.items() if text.strip()}
    last_day = material.programme.last_day if material.programme else None
    content = _with_texts(hidden, own, last_day)
    return replace(content, names_hidden=places + sum(in_text for _, in_text in written.values()))


def _sections(material: Material, view: Viewpoint) -> Content:
    actions = actions_of(material, view)
    runs = any(action.state in (ActionState.RUNNING, ActionState.WAITING) for action in actions.values())
    went_well = successes(material, view, actions)
    promises = promise_section(material, view)
    commitments = commitment_lines(material, view)
    return Content(
        header=_header(material, view),
        notice=_notice(material, view, runs=runs),
        numbers=_numbers(material, view, actions, promises, commitments),
        successes=tuple(went_well[:MOST_SUCCESSES]),
        more_successes=len(went_well[MOST_SUCCESSES:]),
        pillars=pillar_sections(material, view, actions),
        commitments=commitments,
        also_present=attendance(material, view),
        promises=promises if promises.made or promises.settled or promises.open else None,
        escalations=escalation_lines(material, view),
        events=events_of(material, view),
    )


def _next_to_nothing(material: Material, view: Viewpoint) -> Content:
    return Content(header=_header(material, view), notice=_notice(material, view))


def _with_texts(content: Content, own: dict[OwnText, str], last_day: dt.date | None) -> Content:
    """The content with her own texts and, where there are none, drafts of what there is to say."""
    message, decision, outlook = (own.get(name, "") for name in (OwnText.MESSAGE, OwnText.DECISION, OwnText.OUTLOOK))
    if content.numbers is None:
        return replace(content, message=message, decision=decision, outlook=outlook)
    header = content.header
    pillars = tuple(
        replace(pillar, outlook=outlook_of_pillar(pillar.running, pillar.planned, header.half_year, header.stood_on))
        for pillar in content.pillars
    )
    return replace(
        content,
        pillars=pillars,
        message=message or drafts.message(content, decides_herself=bool(decision)),
        decision=decision or drafts.decision(content),
        outlook=outlook or outlook_of_approach(content, last_day),
    )


def _header(material: Material, view: Viewpoint) -> Header:
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
    present = presence(material, view)
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
        partners_present=len(partners & present.keys()) if partners and present else None,
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
