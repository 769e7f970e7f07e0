"""What changed since the overview before this one, and what became of what it said would come."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState, EscalationState, Light
from wijkdesk.insight.viewpoint import Viewpoint, action_state
from wijkdesk.overview import dutch
from wijkdesk.overview.material import Material
from wijkdesk.overview.outcome import Ended, Foretold, RatingChange, Since
from wijkdesk.overview.pillars import Actions, actions_of
from wijkdesk.overview.standing import escalation_state, is_answered, rating_at_end
from wijkdesk.storage.reading.overviews import AdoptedOverview

ANSWER_TO = "Antwoord op de melding over "
"""How what was foretold of a direct report begins."""


@dataclass(frozen=True, slots=True)
class Before:
    """What an earlier overview told: the light of each pillar, and what it said would come, all by their ids."""

    half_year: HalfYear
    stood_on: dt.date
    adopted_on: dt.date | None
    lights: Mapping[int, Light | None]
    corrections: Mapping[int, str]
    expected: Mapping[int, str]
    unanswered: Mapping[int, str]


def since_before(material: Material, view: Viewpoint, before: Before) -> Since:
    """Hold the dossier of now against what was told then."""
    return Since(
        half_year=before.half_year,
        stood_on=before.stood_on,
        adopted_on=before.adopted_on,
        ratings=tuple(_changes(material, view, before)),
        ended=tuple(_ended(material, view, before.stood_on)),
        foretold=(
            *_corrections(material, view, before),
            *_expected(material, view, before),
            *_answers(material, view, before),
        ),
    )


def told_by_dossier(material: Material, view: Viewpoint) -> Before | None:
    """What an overview of the half-year before would tell; ``None`` when the approach was not there yet."""
    half_year = view.half_year.previous
    programme = material.programme
    if programme is None or programme.first_day is None or programme.first_day > half_year.last_day:
        return None
    then = Viewpoint(half_year, view.today)
    ratings = {pillar.id: rating_at_end(material.ratings.get(pillar.id, []), then) for pillar in material.pillars}
    return Before(
        half_year=half_year,
        stood_on=half_year.last_day,
        adopted_on=None,
        lights={number: rating.light if rating else None for number, rating in ratings.items()},
        corrections={
            number: rating.correction
            for number, rating in ratings.items()
            if rating is not None and rating.light is not Light.GREEN and rating.correction.strip()
        },
        expected=_coming(actions_of(material, then), half_year.next),
        unanswered={
            row.id: row.subject for row in material.escalations if escalation_state(row, then) is EscalationState.SENT
        },
    )


def told_by_overview(adopted: AdoptedOverview) -> Before:
    """What an adopted overview told; a KeyError, TypeError or ValueError when its frozen content is damaged."""
    content: dict[str, Any] = adopted.content
    pillars = [pillar for pillar in content["pillars"] if pillar["id"] is not None]
    rated = {pillar["id"]: pillar["rating"] for pillar in pillars}
    coming = adopted.half_year.next
    return Before(
        half_year=adopted.half_year,
        stood_on=dt.date.fromisoformat(content["header"]["stood_on"]),
        adopted_on=adopted.adopted_on,
        lights={number: Light(rating["light"]) if rating else None for number, rating in rated.items()},
        corrections={
            number: rating["correction"]
            for number, rating in rated.items()
            if rating and rating["light"] != Light.GREEN.value and rating["correction"].strip()
        },
        expected={
            action["id"]: action["title"]
            for pillar in content["pillars"]
            for action in (*pillar["running"], *pillar["planned"])
            if _is_coming(action["state"], _day(action["first_day"]), _day(action["due"]), coming)
        },
        unanswered={report["id"]: report["subject"] for report in content["escalations"] if report["state"] == "sent"},
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _coming(actions: Actions, coming: HalfYear) -> dict[int, str]:
    return {
        number: action.title
        for number, action in actions.items()
        if not action.state.is_ended and _is_coming(action.state.value, action.first_day, action.due, coming)
    }


def _is_coming(state: str, first_day: dt.date | None, due: dt.date | None, coming: HalfYear) -> bool:
    """Whether something was to begin or to be ready in the half-year that was still to come."""
    return coming.contains(due) or (state == ActionState.PLANNED.value and coming.contains(first_day))


def _changes(material: Material, view: Viewpoint, before: Before) -> list[RatingChange]:
    found = []
    for pillar in material.pillars:
        now = rating_at_end(material.ratings.get(pillar.id, []), view)
        was = before.lights.get(pillar.id)
        if now is not None and now.light is not was:
            found.append(RatingChange(pillar.name, was, now.light))
    return found


def _ended(material: Material, view: Viewpoint, stood_on: dt.date) -> list[Ended]:
    ended = [
        Ended(row.title, row.main_pillar or "", row.state, row.ended_on)
        for row in material.actions
        if row.state.is_ended and row.ended_on is not None and stood_on < row.ended_on <= view.day
    ]
    return sorted(ended, key=lambda action: (action.ended_on, action.title))


def _corrections(material: Material, view: Viewpoint, before: Before) -> list[Foretold]:
    found = []
    for pillar in material.pillars:
        correction = before.corrections.get(pillar.id)
        now = rating_at_end(material.ratings.get(pillar.id, []), view)
        if correction is not None and now is not None:
            became = f"{pillar.name} staat nu op {now.light.dutch}"
            if now.rated_on <= before.stood_on:
                became = f"{pillar.name} is {dutch.not_rated_since(now.rated_on)}"
            found.append(Foretold(f"Bijsturing: {correction}", became, now.light is Light.GREEN))
    return found


def _expected(material: Material, view: Viewpoint, before: Before) -> list[Foretold]:
    rows = {row.id: row for row in material.actions}
    found = []
    for number, title in before.expected.items():
        if number in material.kept_out:
            continue
        row = rows.get(number)
        state = action_state(row, view) if row is not None else None
        if row is None:
            found.append(Foretold(title, "staat niet meer in het dossier", False))
        elif state is None:
            found.append(Foretold(row.title, "niet begonnen", False))
        elif state.is_ended and row.ended_on is not None:
            became = f"{state.dutch}, {dutch.long_date(row.ended_on)}"
            found.append(Foretold(row.title, became, state is ActionState.SUCCEEDED))
        elif state in (ActionState.IDEA, ActionState.PLANNED):
            found.append(Foretold(row.title, "nog niet begonnen", False))
        else:
            late = row.due is not None and row.due < view.day
            found.append(Foretold(row.title, "loopt nog, over tijd" if late else "loopt", False))
    return sorted(found, key=lambda line: not line.is_done)


def _answers(material: Material, view: Viewpoint, before: Before) -> list[Foretold]:
    found = []
    for row in material.escalations:
        if row.id in before.unanswered:
            what = f"{ANSWER_TO}{dutch.quoted(row.subject)}"
            answered = is_answered(row, view) and row.answered_on is not None
            became = (
                f"beantwoord op {dutch.long_date(row.answered_on)}"
                if answered and row.answered_on
                else "nog geen antwoord"
            )
            found.append(Foretold(what, became, answered))
    return found
