"""What becomes of promises, commitments and policy goals."""

import datetime as dt

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.promise import Promise
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import get


def keep_promise(dossier: Dossier, promise: int, on: dt.date) -> None:
    with dossier.write("Toezegging nagekomen") as session:
        get(session, Promise, promise).keep(on)


def break_promise(dossier: Dossier, promise: int, on: dt.date, reason: str = "") -> None:
    with dossier.write("Toezegging niet nagekomen") as session:
        get(session, Promise, promise).break_off(on, reason)


def refuse_promise(dossier: Dossier, promise: int, on: dt.date, reason: str) -> None:
    with dossier.write("Toezegging geweigerd") as session:
        get(session, Promise, promise).refuse(on, reason)


def renegotiate_promise(
    dossier: Dossier, promise: int, on: dt.date, *, due: dt.date | None, what: str = "", reason: str = ""
) -> int:
    """Replace a promise by a new agreement, and return the id of that one."""
    with dossier.write("Toezegging opnieuw afgesproken") as session:
        agreed = get(session, Promise, promise).renegotiate(on, due=due, what=what, reason=reason)
        session.add(agreed)
        session.flush()
        number = agreed.id
    return number


def reopen_promise(dossier: Dossier, promise: int) -> None:
    with dossier.write("Toezegging heropend") as session:
        get(session, Promise, promise).reopen()


def tell_residents(dossier: Dossier, promise: int, on: dt.date, how: str) -> None:
    """Note when and how residents heard what became of a promise."""
    with dossier.write("Bewoners ingelicht") as session:
        get(session, Promise, promise).tell_residents(on, how)


def reconfirm_commitment(
    dossier: Dossier, commitment: int, on: dt.date, *, confirmed: bool = True, note: str = ""
) -> None:
    """Note the head's answer to the question whether the commitment still stands."""
    with dossier.write("Commitment bevestigd" if confirmed else "Commitment niet bevestigd") as session:
        get(session, Commitment, commitment).reconfirm(on, confirmed=confirmed, note=note)


def end_commitment(dossier: Dossier, commitment: int, on: dt.date, reason: str = "") -> None:
    with dossier.write("Commitment beëindigd") as session:
        get(session, Commitment, commitment).end(on, reason)


def serve_goal(dossier: Dossier, goal: int, action: int) -> None:
    """Note that an action contributes to a goal."""
    with dossier.write("Actie gekoppeld") as session:
        serving, served = get(session, Action, action), get(session, PolicyGoal, goal)
        if served not in serving.goals:
            serving.goals = [*serving.goals, served]


def serve_goal_no_longer(dossier: Dossier, goal: int, action: int) -> None:
    with dossier.write("Actie losgekoppeld") as session:
        serving = get(session, Action, action)
        serving.goals = [each for each in serving.goals if each.id != goal]


def reach_goal(dossier: Dossier, goal: int, on: dt.date) -> None:
    with dossier.write("Beleidsdoel gehaald") as session:
        get(session, PolicyGoal, goal).reach(on)


def miss_goal(dossier: Dossier, goal: int, on: dt.date) -> None:
    with dossier.write("Beleidsdoel niet gehaald") as session:
        get(session, PolicyGoal, goal).miss(on)


def reopen_goal(dossier: Dossier, goal: int) -> None:
    with dossier.write("Beleidsdoel heropend") as session:
        get(session, PolicyGoal, goal).reopen()
