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
    result: str = "",
    followed_by: int | None = None,
) -> None:
    """End an action; ``followed_by`` is the id of the action that came of it."""
    with dossier.write("Actie afgerond") as session:
        follower = None if followed_by is None else get(session, Action, followed_by)
        get(session, Action, action).end(how, on, lesson=lesson, result=result, followed_by=follower)


def reopen_action(dossier: Dossier, action: int) -> None:
    with dossier.write("Actie heropend") as session:
        get(session, Action, action).reopen()


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
    with dossier.write("Actie gedupliceerd") as session:
        model = get(session, Action, action)
        copy = Action(
            title=model.title,
            description=model.description,
            main_pillar=model.main_pillar,
            other_pillars=list(model.other_pillars),
            quick_win=model.quick_win,
            by_residents=model.by_residents,
            confidential=model.confidential,
            place=model.place,
            lead=model.lead,
            lead_contact=model.lead_contact,
            partners=list(model.partners),
            goals=list(model.goals),
        )
        session.add(copy)
        session.flush()
        number = copy.id
    return number


def set_state_of_actions(dossier: Dossier, actions: Collection[int], state: ActionState, on: dt.date) -> None:
    """Plan, start or pause several actions in one step; to end one needs its own lesson."""
    with dossier.write(f"{len(actions)} acties: {state.dutch}") as session:
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
    with dossier.write(f"{len(actions)} acties naar een andere pijler") as session:
        pillar = get(session, Pillar, main_pillar)
        for number in actions:
            action = get(session, Action, number)
            action.main_pillar = pillar
            action.other_pillars = [other for other in action.other_pillars if other is not pillar]


def postpone_actions(dossier: Dossier, actions: Collection[int], due: dt.date | None) -> None:
    """Give several actions the same date on which they should be ready, in one step."""
    with dossier.write(f"{len(actions)} acties: nieuwe datum") as session:
        for number in actions:
            get(session, Action, number).due = due
