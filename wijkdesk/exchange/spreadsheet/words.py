"""An import in words, for the window and the command line."""

from __future__ import annotations

from wijkdesk.exchange.spreadsheet.plan import Fate, Plan

_WORDS = {Fate.NEW: "nieuw", Fate.FILL: "aangevuld", Fate.SAME: "stonden er al", Fate.LEFT_OUT: "weggelaten"}


def counted(plan: Plan) -> str:
    """How many lines become what: "12 nieuw, 3 aangevuld, 5 stonden er al, 2 weggelaten"."""
    return ", ".join(f"{plan.count(fate)} {word}" for fate, word in _WORDS.items())
