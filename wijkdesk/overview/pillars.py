"""The sections of the pillars, and the successes of all of them."""

from collections import defaultdict

from wijkdesk.domain.words import ActionState, EventKind
from wijkdesk.overview.material import Material
from wijkdesk.overview.outcome import EventLine, Success
from wijkdesk.overview.sections import ActionLine, PillarSection
from wijkdesk.overview.standing import NOT_STARTED, Viewpoint, action_state, rating_at_end
from wijkdesk.storage.reading.actions import ActionRow
from wijkdesk.storage.reading.events import EventRow
from wijkdesk.storage.reading.programme import PillarRow

NO_PILLAR = "Buiten de pijlers"

Actions = dict[int, ActionLine]
"""The actions that are told of, by id: those that ended in the half-year, ran at its end, or were planned then."""


def actions_of(material: Material, view: Viewpoint) -> Actions:
    states = {action.id: state for action in material.actions if (state := action_state(action, view)) is not None}
    states = {number: state for number, state in states.items() if state is not ActionState.IDEA}
    titles = defaultdict(list)
    for action in material.actions:
        if action.follows_id is not None and action.id in states:
            titles[action.follows_id].append(action.title)
    return {
        action.id: _action_line(action, states[action.id], tuple(titles[action.id]), material, view)
        for action in material.actions
        if action.id in states and (not states[action.id].is_ended or view.within(action.ended_on))
    }


def pillar_sections(material: Material, view: Viewpoint, actions: Actions) -> tuple[PillarSection, ...]:
    """A section for every pillar that was there in the half-year, and one for what belongs to none.

    The setback of an action that ended in it is told with that action, and not once more by itself.
    """
    by_pillar = defaultdict(list)
    for row in material.actions:
        if row.id in actions:
            by_pillar[_pillar_of(row)].append(actions[row.id])
    told = {number for number, action in actions.items() if action.state.is_ended}
    setbacks = defaultdict(list)
    for event in reversed(material.events):
        if event.kind is EventKind.SETBACK and view.within(event.day) and event.action_id not in told:
            setbacks[event.pillar_id].append(_event_line(event))
    sections = [
        _section(pillar, by_pillar[pillar.id], setbacks[pillar.id], material, view)
        for pillar in material.pillars
        if pillar.retired_on is None
        or pillar.retired_on >= view.half_year.first_day
        or by_pillar[pillar.id]
        or setbacks[pillar.id]
    ]
    if by_pillar[None] or setbacks[None]:
        sections.append(_section(None, by_pillar[None], setbacks[None], material, view))
    return tuple(sections)


def successes(material: Material, view: Viewpoint, actions: Actions) -> list[Success]:
    """What went well: actions that succeeded and events of that kind, quick wins first, each in order of time.

    The event of an action that is there itself is the same success, and is left out.
    """
    found = []
    for row in material.actions:
        if row.id in actions and actions[row.id].state is ActionState.SUCCEEDED and row.ended_on is not None:
            pillar = row.main_pillar or ""
            found.append(Success(row.title, row.result, row.ended_on, pillar, row.quick_win, row.by_residents))
    told = {number for number, action in actions.items() if action.state is ActionState.SUCCEEDED}
    for event in material.events:
        if event.kind is EventKind.SUCCESS and view.within(event.day) and event.action_id not in told:
            found.append(Success(event.title, event.description, event.day, event.pillar or "", False, False))
    return sorted(found, key=lambda success: (not success.quick_win, success.day, success.title))


def events_of(material: Material, view: Viewpoint) -> tuple[EventLine, ...]:
    """Milestones, successes, setbacks and decisions of the half-year, oldest first.

    Signals and activities are left out: what is heard in the street is not a fact for a College.
    """
    kinds = (EventKind.MILESTONE, EventKind.SUCCESS, EventKind.SETBACK, EventKind.DECISION)
    told = (event for event in reversed(material.events) if event.kind in kinds and view.within(event.day))
    return tuple(_event_line(event) for event in told)


def _section(
    pillar: PillarRow | None, lines: list[ActionLine], setbacks: list[EventLine], material: Material, view: Viewpoint
) -> PillarSection:
    ended = [line for line in lines if line.state.is_ended]
    running = [line for line in lines if line.state in (ActionState.RUNNING, ActionState.WAITING)]
    planned = [line for line in lines if line.state is ActionState.PLANNED]
    running.sort(key=lambda line: (not line.overdue, str(line.first_day or "")))
    planned.sort(key=lambda line: str(line.first_day or "9999"))
    return PillarSection(
        name=pillar.name if pillar else NO_PILLAR,
        colour=pillar.colour if pillar else None,
        aim=pillar.aim if pillar else "",
        portfolio_holder=material.office_holder(pillar.portfolio_holder_id, view.day) if pillar else None,
        retired_on=pillar.retired_on if pillar and view.knows(pillar.retired_on) else None,
        rating=rating_at_end(material.ratings.get(pillar.id, []), view) if pillar else None,
        ended=tuple(sorted(ended, key=lambda line: str(line.ended_on))),
        running=tuple(running),
        planned=tuple(planned),
        setbacks=tuple(setbacks),
    )


def _action_line(
    action: ActionRow, state: ActionState, led_to: tuple[str, ...], material: Material, view: Viewpoint
) -> ActionLine:
    return ActionLine(
        title=action.title,
        state=state,
        first_day=action.first_day if state in NOT_STARTED else action.began_on,
        due=action.due,
        ended_on=action.ended_on if state.is_ended else None,
        quick_win=action.quick_win,
        by_residents=action.by_residents,
        overdue=not state.is_ended and action.due is not None and action.due < view.day,
        lead=material.partner(action.lead_id),
        partners=material.partners(action.partner_ids),
        waits_for=action.waits_for if state is ActionState.WAITING and view.is_present else "",
        result=action.result if state.is_ended else "",
        lesson=action.lesson if state.is_ended else "",
        led_to=led_to,
    )


def _pillar_of(action: ActionRow) -> int | None:
    return action.main_pillar_id or next(iter(action.other_pillar_ids), None)


def _event_line(event: EventRow) -> EventLine:
    return EventLine(event.day, event.kind, event.title, event.description, event.pillar or "")
