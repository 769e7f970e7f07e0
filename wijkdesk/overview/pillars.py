"""The sections of the pillars, and the successes of all of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from wijkdesk.domain.words import ActionState, EventKind, PhotoMoment
from wijkdesk.insight.cooperation import pillar_of
from wijkdesk.insight.viewpoint import NOT_STARTED, Viewpoint, action_state
from wijkdesk.overview.figures import figures_of
from wijkdesk.overview.material import Material
from wijkdesk.overview.outcome import EventLine, PhotoLine, Success, Voice
from wijkdesk.overview.promises import A_PARTNER
from wijkdesk.overview.sections import ActionLine, Failure, PillarSection
from wijkdesk.overview.standing import rating_at_end
from wijkdesk.storage.reading.actions import ActionRow
from wijkdesk.storage.reading.events import EventRow
from wijkdesk.storage.reading.photos import PhotoRow
from wijkdesk.storage.reading.programme import PillarRow

NO_PILLAR = "Buiten de pijlers"

Actions = dict[int, ActionLine]
"""The actions that are told of, by id: those that ended in the half-year, ran at its end, or were planned then."""


def is_told(action: ActionRow, view: Viewpoint) -> bool:
    """Whether an action ended in the half-year, ran at its end, or was planned then."""
    state = action_state(action, view)
    return state not in (None, ActionState.IDEA) and (not state.is_ended or view.within(action.ended_on))


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
        if is_told(action, view)
    }


def pillar_sections(material: Material, view: Viewpoint, actions: Actions) -> tuple[PillarSection, ...]:
    """A section for every pillar that was there in the half-year, and one for what belongs to none.

    The setback of an action that ended in it is told with that action, and not once more by itself.
    """
    by_pillar = defaultdict(list)
    for row in material.actions:
        if row.id in actions:
            by_pillar[pillar_of(row)].append(actions[row.id])
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
            found.append(
                Success(
                    key=f"action-{row.id}",
                    title=row.title,
                    text=row.result,
                    day=row.ended_on,
                    pillar=pillar,
                    quick_win=row.quick_win,
                    by_residents=row.by_residents,
                    photos=_photos(photo for photo in material.photos if photo.action_id == row.id),
                )
            )
    told = {number for number, action in actions.items() if action.state is ActionState.SUCCEEDED}
    for event in material.events:
        if event.kind is EventKind.SUCCESS and view.within(event.day) and event.action_id not in told:
            found.append(
                Success(
                    key=f"event-{event.id}",
                    title=event.title,
                    text=event.description,
                    day=event.day,
                    pillar=event.pillar or "",
                    quick_win=False,
                    by_residents=False,
                    photos=_photos(photo for photo in material.photos if photo.event_id == event.id),
                )
            )
    return sorted(found, key=lambda success: (not success.quick_win, success.day, success.title))


def voices(material: Material, view: Viewpoint) -> list[Voice]:
    """What was heard in the street in the half-year, newest first; a signal names nobody."""
    heard = [event for event in material.events if event.kind is EventKind.SIGNAL and view.within(event.day)]
    return [
        Voice(f"event-{event.id}", event.description.strip() or event.title, event.day, event.pillar or "")
        for event in sorted(heard, key=lambda event: (event.day, event.id), reverse=True)
    ]


def spread_over_pillars(heard: Sequence[Voice], most: int) -> list[Voice]:
    """The first few, of as many pillars as there are before a second one of the same."""
    by_turn: Counter[str] = Counter()
    turns = []
    for place, voice in enumerate(heard):
        turns.append((by_turn[voice.pillar], place, voice))
        by_turn[voice.pillar] += 1
    return [voice for _, _, voice in sorted(turns, key=lambda turn: turn[:2])[:most]]


def failures(material: Material, actions: Actions) -> tuple[Failure, ...]:
    """Every action that ended in the half-year without success, or with only a part of it, oldest first."""
    ended = [
        Failure(actions[row.id], row.main_pillar or "")
        for row in material.actions
        if row.id in actions and actions[row.id].state in (ActionState.FAILED, ActionState.PARTLY, ActionState.STOPPED)
    ]
    return tuple(sorted(ended, key=lambda failure: (str(failure.action.ended_on), failure.action.title)))


def events_of(material: Material, view: Viewpoint) -> tuple[EventLine, ...]:
    """Milestones, successes, setbacks and decisions of the half-year, oldest first.

    Signals and activities are left out: what is heard in the street is not a fact for a College.
    """
    kinds = (EventKind.MILESTONE, EventKind.SUCCESS, EventKind.SETBACK, EventKind.DECISION)
    told = (event for event in reversed(material.events) if event.kind in kinds and view.within(event.day))
    return tuple(_event_line(event) for event in told)


def _photos(photos: Iterable[PhotoRow]) -> tuple[PhotoLine, ...]:
    """Before and after first, others behind them."""
    order = [PhotoMoment.BEFORE, PhotoMoment.AFTER, PhotoMoment.OTHER]
    sorted_photos = sorted(photos, key=lambda photo: (order.index(photo.moment), str(photo.taken_on or ""), photo.id))
    return tuple(
        PhotoLine(photo.picture_id, photo.description, photo.moment, photo.taken_on) for photo in sorted_photos
    )


def _section(
    pillar: PillarRow | None, lines: list[ActionLine], setbacks: list[EventLine], material: Material, view: Viewpoint
) -> PillarSection:
    ended = [line for line in lines if line.state.is_ended]
    running = [line for line in lines if line.state in (ActionState.RUNNING, ActionState.WAITING)]
    planned = [line for line in lines if line.state is ActionState.PLANNED]
    running.sort(key=lambda line: (not line.overdue, str(line.first_day or "")))
    planned.sort(key=lambda line: str(line.first_day or "9999"))
    return PillarSection(
        id=pillar.id if pillar else None,
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
        figures=figures_of(material, pillar.id, view) if pillar else (),
    )


def _action_line(
    action: ActionRow, state: ActionState, led_to: tuple[str, ...], material: Material, view: Viewpoint
) -> ActionLine:
    return ActionLine(
        id=action.id,
        title=action.title,
        state=state,
        first_day=action.first_day if state in NOT_STARTED else action.began_on,
        due=action.due,
        ended_on=action.ended_on if state.is_ended else None,
        quick_win=action.quick_win,
        by_residents=action.by_residents,
        overdue=not state.is_ended and action.due is not None and action.due < view.day,
        lead=material.partner(action.lead_id) or (None if action.lead_id is None else A_PARTNER),
        partners=material.partners(action.partner_ids),
        waits_for=action.waits_for if state is ActionState.WAITING and view.is_present else "",
        result=action.result if state.is_ended else "",
        lesson=action.lesson if state.is_ended else "",
        led_to=led_to,
    )


def _event_line(event: EventRow) -> EventLine:
    return EventLine(event.day, event.kind, event.title, event.description, event.pillar or "")
