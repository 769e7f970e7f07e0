"""How a partner stands, in words: in short for a list, and in sentences that can be read aloud to that partner."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.insight.fading import Course, Share, Sign, Standing

_WEEKS_FROM, _MONTHS_FROM, _YEARS_FROM = 21, 92, 730  # days


def days_in_words(days: int) -> str:
    """A number of days as one says it: "1 dag", "12 dagen", "5 weken", "4 maanden", "3 jaar"."""
    if days >= _YEARS_FROM:
        return _tr("{n} jaar").format(n=round(days / 365.25))
    if days >= _MONTHS_FROM:
        return _tr("{n} maanden").format(n=round(days / 30.4))
    if days >= _WEEKS_FROM:
        return _tr("{n} weken").format(n=round(days / 7))
    return _tr("1 dag") if days == 1 else _tr("{n} dagen").format(n=days)


def in_short(standing: Standing) -> str:
    """What stands against a partner, on one line."""
    parts = []
    if Sign.ATTENDANCE in standing.signs and standing.recent is not None and standing.before is not None:
        parts.append(_compared(standing.recent, standing.before, standing.has_rhythm))
    if Sign.PROMISES in standing.signs and standing.kept_recently is not None:
        kept = standing.kept_recently
        parts.append(_tr("{n} van {m} toezeggingen nagekomen").format(n=kept.times, m=kept.of))
    if Sign.SILENCE in standing.signs and standing.last_moment is not None:
        parts.append(_tr("niet gezien sinds {day}").format(day=date_in_words(standing.last_moment)))
    if Sign.ACTIONS in standing.signs:
        parts.append(_tr("minder acties"))
    return "; ".join(parts)


def read_aloud(standing: Standing) -> str:
    """How the partner stands, in factual sentences to that partner itself; what cannot be said is said too."""
    if standing.course is Course.TOO_SHORT:
        return _tr("Jullie doen nog te kort mee om iets te vergelijken.")
    if standing.course is Course.TOO_LITTLE or standing.recent is None or standing.before is None:
        return _tr("Er is te weinig vastgelegd om iets te vergelijken.")
    sentences = [_attendance(standing.recent, standing.before, standing.has_rhythm)]
    if standing.kept_recently is not None:
        sentences.append(_promises(standing.kept_recently))
    if standing.is_silent and standing.last_moment is not None:
        told = _tr("We zagen elkaar voor het laatst op {day}.")
        sentences.append(told.format(day=date_in_words(standing.last_moment)))
    return " ".join(sentences)


def _compared(recent: Share, before: Share, has_rhythm: bool) -> str:
    if has_rhythm:
        told = _tr("{n} van {m} keer aan tafel, eerder {x} van {y}")
        return told.format(n=recent.times, m=recent.of, x=before.times, y=before.of)
    told = _tr("{n} keer aan tafel sinds {since}, eerder {x} keer per halfjaar")
    return told.format(n=recent.times, since=_since(recent), x=round(before.times / before.of))


def _attendance(recent: Share, before: Share, has_rhythm: bool) -> str:
    if has_rhythm:
        told = _tr(
            "Sinds {since} waren jullie er {n} van de {m} afgesproken keren bij. {before} was dat {x} van de {y}."
        )
        return told.format(
            since=_since(recent), n=recent.times, m=recent.of, before=_period(before), x=before.times, y=before.of
        )
    told = _tr("Sinds {since} waren jullie er {n} keer bij. {before} was dat gemiddeld {x} keer per halfjaar.")
    x = round(before.times / before.of)
    return told.format(since=_since(recent), n=recent.times, before=_period(before), x=x)


def _promises(kept: Share) -> str:
    if kept.of == 1:
        kept_it, broke_it = _tr("De toezegging die afliep, kwamen jullie na."), _tr("De toezegging bleef liggen.")
        return kept_it if kept.times else broke_it
    if not kept.times:
        return _tr("Van de {m} toezeggingen die afliepen, kwamen jullie er geen na.").format(m=kept.of)
    return _tr("Van de {m} toezeggingen die afliepen, kwamen jullie er {n} na.").format(m=kept.of, n=kept.times)


def _since(share: Share) -> str:
    return date_in_words(share.first_day)


def _period(share: Share) -> str:
    """From when to when, as the beginning of a sentence."""
    first, last = HalfYear.of(share.first_day), HalfYear.of(share.last_day)
    if first == last:
        return _tr("In de {half_year}").format(half_year=first.dutch)
    return _tr("Van {first} tot en met {last}").format(first=_month(share.first_day), last=_month(share.last_day))


def _month(day: dt.date) -> str:
    """The month and year of a date, as in a text."""
    return date_in_words(day).partition(" ")[2]


def _tr(text: str) -> str:
    return QCoreApplication.translate("evidence", text)
