"""Policy goals: what partners themselves want to reach."""

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wijkdesk.domain.refusal import Refused, check_date, require
from wijkdesk.domain.words import GoalState

if TYPE_CHECKING:
    from wijkdesk.domain.contact import Contact, Organisation
    from wijkdesk.domain.figures import Indicator


@dataclass(kw_only=True, eq=False, repr=False)
class PolicyGoal:
    """A target (beleidsdoel) of one organisation or of one administrator's portfolio, that actions contribute to."""

    id: int = field(init=False)
    title: str
    description: str = ""
    organisation: "Organisation | None" = None
    portfolio_holder: "Contact | None" = None
    indicator: "Indicator | None" = None
    due: dt.date | None = None
    state: GoalState = GoalState.OPEN
    settled_on: dt.date | None = None
    confidential: bool = False

    def reach(self, on: dt.date) -> None:
        self._settle(GoalState.REACHED, on)

    def miss(self, on: dt.date) -> None:
        self._settle(GoalState.NOT_REACHED, on)

    def reopen(self) -> None:
        if self.state is GoalState.OPEN:
            raise Refused("Dit beleidsdoel loopt nog.", "state")
        self.state, self.settled_on = GoalState.OPEN, None

    def check(self) -> None:
        require(self.title, "title", "Geef het beleidsdoel een naam.")
        check_date(self.due, "due")
        check_date(self.settled_on, "settled_on")
        if self.state is GoalState.OPEN and self.settled_on is not None:
            raise Refused("Een beleidsdoel dat nog loopt, is niet afgesloten. Haal die datum weg.", "settled_on")
        if self.state is not GoalState.OPEN and self.settled_on is None:
            raise Refused(f"Vul in sinds wanneer dit geldt: {self.state.dutch}.", "settled_on")
        if self.organisation is not None and self.portfolio_holder is not None:
            raise Refused("Een beleidsdoel is van één organisatie of van één portefeuillehouder.", "portfolio_holder")

    def _settle(self, state: GoalState, on: dt.date) -> None:
        if self.state is not GoalState.OPEN:
            raise Refused(f"Dit beleidsdoel is al afgesloten: {self.state.dutch}. Heropen het eerst.", "state")
        check_date(on, "settled_on")
        self.state, self.settled_on = state, on
