"""Which policy goals of whom were served by which actions."""

from collections import defaultdict

from wijkdesk.domain.folding import fold
from wijkdesk.insight.viewpoint import Viewpoint, goal_state, is_at_work
from wijkdesk.overview.material import Material
from wijkdesk.overview.pillars import Actions
from wijkdesk.overview.sections import ActionLine, GoalLine, Party
from wijkdesk.storage.reading.promises import GoalRow

THE_APPROACH = Party("De wijkaanpak zelf")


def goal_lines(material: Material, view: Viewpoint, actions: Actions) -> tuple[GoalLine, ...]:
    """The goals that an action of this half-year served, or that were settled in it; portfolio holders first.

    An action that is only planned serves nothing yet.
    """
    serving = defaultdict(list)
    for row in material.actions:
        if is_at_work(row, view):
            for goal in row.goal_ids:
                serving[goal].append(actions[row.id])
    lines = [
        _line(goal, serving[goal.id], material, view)
        for goal in material.goals
        if serving[goal.id] or view.within(goal.settled_on)
    ]
    return tuple(sorted(lines, key=lambda line: (not line.of_portfolio, fold(line.owner.name), fold(line.title))))


def _line(goal: GoalRow, actions: list[ActionLine], material: Material, view: Viewpoint) -> GoalLine:
    state = goal_state(goal, view)
    return GoalLine(
        owner=_owner(goal, material, view),
        of_portfolio=goal.portfolio_holder_id is not None,
        title=goal.title,
        state=state,
        settled_on=goal.settled_on if view.knows(goal.settled_on) else None,
        due=goal.due,
        actions=tuple(sorted(actions, key=lambda action: (not action.state.is_ended, action.title))),
    )


def _owner(goal: GoalRow, material: Material, view: Viewpoint) -> Party:
    if goal.portfolio_holder_id is not None:
        return material.office_holder(goal.portfolio_holder_id, view.day) or Party("een portefeuillehouder")
    return material.partner(goal.organisation_id) or THE_APPROACH
