"""What could be told to a partner or a portfolio holder, in one or two plain sentences."""

from __future__ import annotations

from collections.abc import Callable

from wijkdesk.insight.contribution import Sum
from wijkdesk.ui.contacts.period_choice import Period

Words = Callable[[str], str]


def in_sentences(told: Sum, period: Period, tr: Words) -> str:
    """Such as "In de tweede helft van 2026 droegen 4 acties bij aan 2 van uw doelen; 1 doel is gehaald."""
    when = _when(period, tr)
    if not told.goals:
        return ""
    reached = _reached(told.reached, tr)
    if not told.actions:
        text = tr("{when} droeg nog geen actie bij aan uw doelen.").format(when=when)
        return f"{text} {reached[0].upper()}{reached[1:]}." if told.reached else text
    acted = tr("droeg 1 actie") if told.actions == 1 else tr("droegen {n} acties").format(n=told.actions)
    goals = tr("aan uw doel") if told.goals == 1 else tr("aan {n} van uw {m} doelen")
    goals = goals.format(n=told.served, m=told.goals)
    end = f"; {reached}" if told.reached else ""
    return f"{when} {acted} bij {goals}{end}. {_outcome(told, tr)}".strip()


def _when(period: Period, tr: Words) -> str:
    if period is None:
        return tr("Sinds het begin van de wijkaanpak")
    half = tr("In de eerste helft van {year}") if period.half == 1 else tr("In de tweede helft van {year}")
    return half.format(year=period.year)


def _reached(number: int, tr: Words) -> str:
    return tr("1 doel is gehaald") if number == 1 else tr("{n} doelen zijn gehaald").format(n=number)


def _outcome(told: Sum, tr: Words) -> str:
    """How the actions ended, as far as they did."""
    if not told.succeeded and not told.partly:
        return ""
    if told.actions == 1:
        return tr("Die actie is gelukt.") if told.succeeded else tr("Die actie is deels gelukt.")
    if not told.succeeded:
        only = tr("Daarvan is er 1 deels gelukt.") if told.partly == 1 else tr("Daarvan zijn er {n} deels gelukt.")
        return only.format(n=told.partly)
    won = tr("Daarvan is er 1 gelukt") if told.succeeded == 1 else tr("Daarvan zijn er {n} gelukt")
    partly = tr("{won} en {n} deels.") if told.partly else "{won}."
    return partly.format(won=won.format(n=told.succeeded), n=told.partly)
