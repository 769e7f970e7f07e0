"""What a line that needs attention says, and where a click on it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import AttentionReason
from wijkdesk.insight.attention import Need
from wijkdesk.ui.evidence import days_in_words, in_short

Words = tuple[str, str, str]

KIND_OF: Final[dict[AttentionReason, type]] = {
    AttentionReason.LATE_ACTION: Action,
    AttentionReason.NO_NEXT_STEP: Action,
    AttentionReason.PROMISE_DUE: Promise,
    AttentionReason.QUIET_CONTACT: Contact,
    AttentionReason.RECONFIRM: Commitment,
    AttentionReason.FADING: Organisation,
    AttentionReason.OLD_RATING: Pillar,
    AttentionReason.UNANSWERED: Escalation,
    AttentionReason.OVERVIEW_DUE: HalfYear,
    AttentionReason.REVIEW_DATA: Contact,
}
"""The kind of thing that a line of each reason is about."""

ICONS: Final[dict[AttentionReason, tuple[str, str]]] = {
    AttentionReason.LATE_ACTION: ("clock", "text2"),
    AttentionReason.NO_NEXT_STEP: ("list-checks", "text2"),
    AttentionReason.PROMISE_DUE: ("message-circle", "text2"),
    AttentionReason.QUIET_CONTACT: ("coffee", "text2"),
    AttentionReason.RECONFIRM: ("handshake", "text2"),
    AttentionReason.FADING: ("trending-down", "orange"),
    AttentionReason.OLD_RATING: ("layers", "text2"),
    AttentionReason.UNANSWERED: ("megaphone", "red"),
    AttentionReason.OVERVIEW_DUE: ("file-text", "text2"),
    AttentionReason.REVIEW_DATA: ("eye", "text2"),
}


class Said(NamedTuple):
    """A line: what is the matter in two or three words, the thing it is about, and the evidence."""

    title: str
    what: str
    evidence: str
    icon: str
    tone: str

    @property
    def reason(self) -> str:
        return f"{_sentence(self.what)} {_sentence(self.evidence)}".strip()

    @property
    def spoken(self) -> str:
        return f"{self.title}. {self.reason}"


def say(need: Need) -> Said:
    """The line of a need."""
    title, what, evidence = _WORDS[need.reason](need)
    icon, tone = ICONS[need.reason]
    if need.reason is AttentionReason.PROMISE_DUE and need.days > 0 and not need.is_settled:
        tone = "red"
    return Said(title, what, evidence, icon, tone)


def _tr(text: str) -> str:
    return QCoreApplication.translate("attention", text)


def _day(need: Need) -> str:
    """The day of a need; without its year where that goes without saying."""
    if need.day is None:
        return ""
    words = date_in_words(need.day)
    return words.rpartition(" ")[0] if abs(need.days) < _NEAR else words


def _late_action(need: Need) -> Words:
    return _tr("Actie over tijd"), need.name, _tr("{days} over tijd").format(days=days_in_words(need.days))


def _no_next_step(need: Need) -> Words:
    return _tr("Wat is de volgende stap?"), need.name, _tr("Klaar op {day}").format(day=_day(need))


def _promise(need: Need) -> Words:
    who = need.who or _tr("Wijzelf")
    if need.is_settled:
        evidence = _tr("Afgesloten op {day}; vertel bewoners wat ervan kwam").format(day=_day(need))
        return _tr("Bewoners weten het nog niet"), need.name, evidence
    evidence = _tr("{who}, uiterlijk {day}").format(who=who, day=_day(need))
    if need.days > 0:
        return _tr("Toezegging over tijd"), need.name, evidence
    return _tr("Toezegging komt eraan") if need.days else _tr("Toezegging: vandaag"), need.name, evidence


def _quiet(need: Need) -> Words:
    usual = need.usual_weeks or 1
    rhythm = _tr("elke week") if usual == 1 else _tr("om de {n} weken").format(n=usual)
    title = _tr("Stil sinds {time}").format(time=days_in_words(need.days))
    return title, need.name, _tr("Eerder spraken jullie elkaar {rhythm}").format(rhythm=rhythm)


def _reconfirm(need: Need) -> Words:
    if need.head_said_no:
        return _tr("Hoofd zei nee"), need.name, _tr("Op {day}; hoe gaan jullie verder?").format(day=_day(need))
    if need.head_is_new:
        return _tr("Vraag het de opvolger"), need.name, _tr("Ander hoofd sinds {day}").format(day=_day(need))
    if need.day is None:
        return _tr("Staat het nog?"), need.name, _tr("Nog nooit gevraagd")
    return _tr("Staat het nog?"), need.name, _tr("Laatste antwoord: {day}").format(day=_day(need))


def _fading(need: Need) -> Words:
    assert need.standing is not None
    return _tr("Commitment wordt minder"), need.name, in_short(need.standing)


def _rating(need: Need) -> Words:
    return _tr("Stoplicht is oud"), need.name, _tr("Beoordeeld op {day}").format(day=_day(need))


def _unanswered(need: Need) -> Words:
    who = _tr(" aan {who}").format(who=need.who) if need.who else ""
    evidence = _tr("Gemeld op {day}{who}").format(day=_day(need), who=who)
    return _tr("Melding zonder antwoord"), need.name, evidence


def _overview(need: Need) -> Words:
    lacks = ""
    if need.lacking_results == 1:
        lacks = _tr("Nog 1 afgeronde actie zonder resultaat")
    elif need.lacking_results:
        lacks = _tr("Nog {n} afgeronde acties zonder resultaat").format(n=need.lacking_results)
    what = need.name[:1].upper() + need.name[1:]
    if need.days > 0:
        return _tr("Overzicht vaststellen"), what, lacks or _tr("Het halfjaar is voorbij")
    title = _tr("Overzicht: nog {days}").format(days=days_in_words(-need.days)) if need.days else _tr("Overzicht: nu")
    return title, what, lacks or _tr("Eindigt op {day}").format(day=_day(need))


def _review(need: Need) -> Words:
    evidence = _tr("Mag dit nog bewaard blijven? Nakijken op {day}").format(day=_day(need))
    return _tr("Gegevens nakijken"), need.name, evidence


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."


_NEAR = 300  # days
_WORDS: Final[dict[AttentionReason, Callable[[Need], Words]]] = {
    AttentionReason.LATE_ACTION: _late_action,
    AttentionReason.NO_NEXT_STEP: _no_next_step,
    AttentionReason.PROMISE_DUE: _promise,
    AttentionReason.QUIET_CONTACT: _quiet,
    AttentionReason.RECONFIRM: _reconfirm,
    AttentionReason.FADING: _fading,
    AttentionReason.OLD_RATING: _rating,
    AttentionReason.UNANSWERED: _unanswered,
    AttentionReason.OVERVIEW_DUE: _overview,
    AttentionReason.REVIEW_DATA: _review,
}
