"""What happens to actions."""

import datetime as dt
from collections.abc import Collection

from wijkdesk.domain.action import Action
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import ActionState
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import get


def plan_action(dossier: Dossier, action: int) -> None:
    with dossier.write("Actie gepland") as session:
        get(session, Action, action).plan()


def start_action(dossier: Dossier, action: int, on: dt.date) -> None:
    with dossier.write("Actie gestart") as session:
        get(session, Action, action).start(on)


def let_action_wait(dossier: Dossier, action: int, reason: str = "") -> None:
    with dossier.write("Actie wacht") as session:
        get(session, Action, action).wait(reason)


def end_action(
    dossier: Dossier,
    action: int,
    how: ActionState,
    on: dt.date,
    *,
    lesson: str,
    result: str | None = None,
    followed_by: int | str | None = None,
) -> None:
    """End an action; without ``result`` stays what was written.

    ``followed_by`` is the action that came of it: its id, or the title of one that is planned now, under the same
    pillars and with the same people.
    """
    with dossier.write("Actie afgerond") as session:
        ending = get(session, Action, action)
        if isinstance(followed_by, str):
            follower: Action | None = _planned_like(ending, followed_by)
            session.add(follower)
        else:
            follower = None if followed_by is None else get(session, Action, followed_by)
        ending.end(how, on, lesson=lesson, result=result, followed_by=follower)


def reopen_action(dossier: Dossier, action: int) -> None:
    with dossier.write("Actie heropend") as session:
        get(session, Action, action).reopen()


def replan_action(
    dossier: Dossier, action: int, *, first_day: dt.date | None = None, due: dt.date | None = None
) -> None:
    """Plan an action for another first day or due day, or both."""
    with dossier.write("Actie verplaatst") as session:
        get(session, Action, action).replan(first_day=first_day, due=due)


def follow_action(dossier: Dossier, action: int, earlier: int | None) -> None:
    """Say which earlier action this one came from, or that there is none."""
    with dossier.write("Actie gewijzigd") as session:
        later = get(session, Action, action)
        if earlier is None:
            later.follows = None
        else:
            later.follow(get(session, Action, earlier))


def duplicate_action(dossier: Dossier, action: int) -> int:
    """Make a planned action like this one, without its dates, state and outcome, and return its id."""
    return duplicate_actions(dossier, [action])[0]


def duplicate_actions(dossier: Dossier, actions: Collection[int]) -> list[int]:
    """Duplicate several actions in one step; see ``duplicate_action``. The ids are in the same order."""
    with dossier.write(f"{_actions(actions)} gedupliceerd" if len(actions) > 1 else "Actie gedupliceerd") as session:
        copies = [_copy_of(get(session, Action, number)) for number in actions]
        session.add_all(copies)
        session.flush()
        numbers = [copy.id for copy in copies]
    return numbers


def _copy_of(model: Action) -> Action:
    copy = _planned_like(model, model.title)
    copy.description, copy.place = model.description, model.place
    copy.quick_win, copy.by_residents = model.quick_win, model.by_residents
    return copy


def _planned_like(model: Action, title: str) -> Action:
    """An action that is still to begin, under the same pillars and with the same people and goals."""
    return Action(
        title=title,
        main_pillar=model.main_pillar,
        other_pillars=list(model.other_pillars),
        confidential=model.confidential,
        lead=model.lead,
        lead_contact=model.lead_contact,
        partners=list(model.partners),
        goals=list(model.goals),
    )


def set_state_of_actions(dossier: Dossier, actions: Collection[int], state: ActionState, on: dt.date) -> None:
    """Plan, start or pause several actions in one step; to end one needs its own lesson."""
    with dossier.write(f"{_actions(actions)}: {state.dutch}") as session:
        for number in actions:
            action = get(session, Action, number)
            if state is ActionState.RUNNING:
                action.start(on)
            elif state is ActionState.WAITING:
                action.wait()
            elif state is ActionState.PLANNED:
                action.plan()
            else:
                raise ValueError(state)


def move_actions(dossier: Dossier, actions: Collection[int], main_pillar: int) -> None:
    """Put several actions under another main pillar in one step."""
    with dossier.write(f"{_actions(actions)} naar een andere pijler") as session:
        pillar = get(session, Pillar, main_pillar)
        for number in actions:
            action = get(session, Action, number)
            action.main_pillar = pillar
            action.other_pillars = [other for other in action.other_pillars if other is not pillar]


def postpone_actions(dossier: Dossier, actions: Collection[int], due: dt.date | None) -> None:
    """Give several actions the same date on which they should be ready, in one step."""
    with dossier.write(f"{_actions(actions)}: nieuwe datum") as session:
        for number in actions:
            get(session, Action, number).due = due


def _actions(actions: Collection[int]) -> str:
    return "1 actie" if len(actions) == 1 else f"{len(actions)} acties"
