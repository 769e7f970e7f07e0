"""What a new thing still needs by the rules, where its line says enough to know it; and what the rules refuse."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Final

from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ActionState, ContactKind, GoalState, ImportKind, PromiseState
from wijkdesk.exchange.own_tables.fields import MADE, REQUIRED, field_of

Values = dict[str, Any]

NO_LESSON: Final = "Geen les genoteerd."
_SETTLED: Final = {ImportKind.PROMISES: PromiseState.KEPT, ImportKind.GOALS: GoalState.REACHED}
OF_POSITION: Final = {"role": "Functie", "since": "Vanaf", "is_head": "Afdelingshoofd"}
"""What is said of the position that somebody has, by what it is called."""

_DERIVED: Final = {
    "by_organisation": "by",
    "by_contact": "by",
    "to_organisation": "to",
    "to_contact": "to",
    "to_residents": "to",
}


def name_of(kind: ImportKind, attribute: str) -> str:
    """What an attribute is called on the screen."""
    field = field_of(kind, _DERIVED.get(attribute, attribute))
    if field is not None:
        return field.name
    return "Trekker" if attribute == "lead_contact" else OF_POSITION.get(attribute, "Naam")


def complete(kind: ImportKind, values: Values, today: dt.date) -> tuple[Values, list[str]]:
    """The values of a new thing with what follows from them, and a sentence for each thing that was concluded."""
    step = {
        ImportKind.ACTIONS: _complete_action,
        ImportKind.PROMISES: _complete_settled,
        ImportKind.GOALS: _complete_settled,
        ImportKind.CONTACTS: _complete_contact,
    }
    return step[kind](kind, dict(values), today) if kind in step else (dict(values), [])


def _complete_action(kind: ImportKind, values: Values, today: dt.date) -> tuple[Values, list[str]]:
    remarks = []
    state = values.get("state")
    if state is None and "ended_on" in values:
        state = values["state"] = ActionState.SUCCEEDED
        remarks.append("Geëindigd, maar zonder stand: komt erin als gelukt.")
    elif state is None and "started_on" in values:
        state = values["state"] = ActionState.RUNNING
    if state is None or not state.is_ended:
        return values, remarks
    if not _date_ending("ended_on", values, today, remarks, kind):
        values["state"] = ActionState.RUNNING
        remarks.append(f"{state.dutch.capitalize()}, maar wanneer staat er niet: komt erin als loopt.")
    elif not values.get("lesson", "").strip():
        values["lesson"] = NO_LESSON
        remarks.append(f"De les ontbreekt: er komt “{NO_LESSON}” te staan.")
    return values, remarks


def _complete_contact(_kind: ImportKind, values: Values, _today: dt.date) -> tuple[Values, list[str]]:
    if "kind" in values or "organisation" in values:
        return values, []
    usual = ContactKind.PROFESSIONAL.dutch
    return values, [f"Zonder organisatie en soort: komt erin als {usual}. Is het een bewoner, zet dat erbij."]


def _complete_settled(kind: ImportKind, values: Values, today: dt.date) -> tuple[Values, list[str]]:
    remarks: list[str] = []
    state = values.get("state")
    if state is None and "settled_on" in values:
        state = values["state"] = _SETTLED[kind]
        remarks.append(f"Afgesloten, maar zonder stand: komt erin als {state.dutch}.")
    if state not in (None, PromiseState.OPEN, GoalState.OPEN) and not _date_ending(
        "settled_on", values, today, remarks, kind
    ):
        del values["state"]
        remarks.append(f"{state.dutch.capitalize()}, maar sinds wanneer staat er niet: komt erin als open.")
    return values, remarks


def _date_ending(attribute: str, values: Values, today: dt.date, remarks: list[str], kind: ImportKind) -> bool:
    """Whether it is known when it ended; else the day on which it should have, where that has been."""
    due = values.get("due")
    if attribute not in values and due is not None and due <= today:
        values[attribute] = due
        called, instead = name_of(kind, attribute), name_of(kind, "due")
        remarks.append(f"{called} ontbreekt: de dag van “{instead}” komt erin.")
    return attribute in values


def hold_rules(kind: ImportKind, values: Values, there: Mapping[str, Any] | None = None) -> tuple[Values, list[str]]:
    """The values without those that the rules refuse, and why; ``there`` is what the thing has already.

    Raises ``Refused`` when nothing is left that the rules allow.
    """
    kept = dict(values)
    remarks: list[str] = []
    _hold_one_owner(kind, kept, there or {}, remarks)
    while True:
        try:
            _check(kind, {**(there or {}), **kept})
        except Refused as refused:
            name = refused.field or ""
            if name not in kept and "state" in kept:
                name = "state"
            if name not in kept or name in REQUIRED[kind]:
                raise
            del kept[name]
            remarks.append(f"{name_of(kind, name)} blijft leeg. {refused.reason}")
        else:
            return kept, remarks


def _hold_one_owner(kind: ImportKind, kept: Values, there: Mapping[str, Any], remarks: list[str]) -> None:
    both = {name for name in ("organisation", "portfolio_holder") if kept.get(name) or there.get(name)}
    if kind is ImportKind.GOALS and len(both) == 2:
        gone = "portfolio_holder" if "portfolio_holder" in kept else "organisation"
        del kept[gone]
        remarks.append(
            f"{name_of(kind, gone)} blijft leeg. Een beleidsdoel is van één organisatie of van één portefeuillehouder."
        )


def _check(kind: ImportKind, values: Mapping[str, Any]) -> None:
    """Hold the rules that ask nothing of what a thing is related to; what is related was seen to before."""
    if kind is ImportKind.EVENTS and values.get("day") is None:
        raise Refused("De dag van de gebeurtenis ontbreekt.", "day")
    plain = {name: value for name, value in values.items() if _is_plain(value) and name not in _RELATED}
    required = {name: "" for name in REQUIRED[kind] if kind is not ImportKind.CONTACTS}
    thing = MADE[kind](**{**required, **plain})
    check: Callable[[], None] = getattr(thing, "check_alone", thing.check)
    check()


def _is_plain(value: Any) -> bool:
    return not isinstance(value, tuple | list)


_RELATED: Final = frozenset(
    (
        *("main_pillar", "pillar", "action", "lead", "lead_contact", "organisation", "organisations"),
        *OF_POSITION,
        *("portfolio_holder", "indicator", "by_contact", "by_organisation", "to_contact", "to_organisation"),
        *("made_in", "replaces", "follows"),
    )
)
