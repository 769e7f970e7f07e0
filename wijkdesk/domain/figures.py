"""Figures: areas, what is measured in them, and the measurements."""

import calendar
import datetime as dt
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wijkdesk.domain.dutch_dates import MONTHS
from wijkdesk.domain.refusal import Refused, check_date, check_period, require
from wijkdesk.domain.words import AreaKind, Direction, Measure, ValueState

if TYPE_CHECKING:
    from wijkdesk.domain.pillar import Pillar

THE_COUNTRY = "NL00"
_DIGITS = {AreaKind.COUNTRY: 2, AreaKind.MUNICIPALITY: 4, AreaKind.DISTRICT: 6, AreaKind.NEIGHBOURHOOD: 8}


@dataclass(kw_only=True, eq=False, repr=False)
class Area:
    """A country, municipality, district or neighbourhood (gebied) by its CBS code, such as ``BU03920204``."""

    id: int = field(init=False)
    code: str
    name: str = ""
    parent: "Area | None" = None

    @property
    def kind(self) -> AreaKind:
        return AreaKind(self.code[:2])

    def check(self) -> None:
        kind, digits = self.code[:2], self.code[2:]
        if kind not in {k.value for k in AreaKind} or not re.fullmatch(f"[0-9]{{{_DIGITS[AreaKind(kind)]}}}", digits):
            raise Refused("Dit is geen gebiedscode van het CBS, zoals BU03920204, WK039202, GM0392 of NL00.", "code")
        if self.parent is not None and len(self.parent.code) >= len(self.code):  # the longer, the smaller
            raise Refused(f"Een {self.kind.dutch} ligt in een groter gebied. Kies dat.", "parent")


@dataclass(kw_only=True, eq=False, repr=False)
class Indicator:
    """What is measured (cijfer).

    ``unit`` is written behind a value ("%", "euro", "meldingen"). ``base`` is the indicator by which a percentage is
    weighted when areas are added up. ``is_modelled`` marks an estimate from a model. ``target`` is in ``unit``.
    ``topic`` is the topic of an official table that it is read from, by which it is known again under any name;
    empty for one's own.
    """

    id: int = field(init=False)
    name: str
    unit: str = ""
    measure: Measure = Measure.COUNT
    good_is: Direction | None = None
    pillar: "Pillar | None" = None
    base: "Indicator | None" = None
    source: str = ""
    licence: str = ""
    is_modelled: bool = False
    target: float | None = None
    target_on: dt.date | None = None
    topic: str = ""

    def check(self) -> None:
        require(self.name, "name", "Geef het cijfer een naam.")
        if self.base is self:
            raise Refused("Een cijfer kan niet met zichzelf worden gewogen.", "base")
        _check_number(self.target, "target")
        check_date(self.target_on, "target_on")


@dataclass(kw_only=True, eq=False, repr=False)
class Measurement:
    """A value (meting) of an indicator for an area over a period, both days included, with where it comes from.

    ``value`` is in the indicator's unit; ``None`` with state missing or secret: "geen gegevens".
    """

    id: int = field(init=False)
    indicator: Indicator
    area: Area
    first_day: dt.date
    last_day: dt.date
    value: float | None
    state: ValueState = ValueState.GIVEN
    source_table: str = ""
    published_on: dt.date | None = None
    note: str = ""

    @property
    def period(self) -> str:
        return period_in_words(self.first_day, self.last_day)

    def check(self) -> None:
        check_period(self.first_day, self.last_day, "last_day")
        check_date(self.published_on, "published_on")
        _check_number(self.value, "value")
        known = self.state in (ValueState.GIVEN, ValueState.PROVISIONAL)
        if known != (self.value is not None):
            raise Refused("Vul een waarde in, of kies 'geen gegevens'.", "value")


@dataclass(kw_only=True, eq=False, repr=False)
class BorderChange:
    """A year from which an area has other borders under the same code (grenswijziging)."""

    id: int = field(init=False)
    area: Area
    year: int

    def check(self) -> None:
        check_date(dt.date(self.year, 1, 1) if dt.MINYEAR <= self.year <= dt.MAXYEAR else dt.date.min, "year")


def larger_areas(code: str) -> tuple[str, ...]:
    """The codes of what an area lies in by its own code, the smallest first; empty for the country."""
    if code[:2] == AreaKind.COUNTRY.value:
        return ()
    smaller = (AreaKind.DISTRICT, AreaKind.MUNICIPALITY)
    return (
        *(f"{kind.value}{code[2 : 2 + _DIGITS[kind]]}" for kind in smaller if _DIGITS[kind] < len(code) - 2),
        THE_COUNTRY,
    )


def _check_number(number: float | None, field_name: str) -> None:
    if number is not None and not math.isfinite(number):
        raise Refused("Dit is geen getal waarmee te rekenen valt.", field_name)


def period_in_words(first_day: dt.date, last_day: dt.date) -> str:
    """``2020``, ``maart 2026``, ``1e kwartaal 2026`` or ``12-03-2026`` for what is just that; else both days."""
    if first_day == dt.date(first_day.year, 1, 1) and last_day == dt.date(first_day.year, 12, 31):
        return str(first_day.year)
    if first_day == last_day:
        return f"{first_day:%d-%m-%Y}"
    is_of_months = first_day.day == 1 and last_day.day == calendar.monthrange(last_day.year, last_day.month)[1]
    if is_of_months and first_day.year == last_day.year:
        quarter, month = divmod(first_day.month - 1, 3)
        if first_day.month == last_day.month:
            return f"{MONTHS[first_day.month - 1]} {first_day.year}"
        if month == 0 and last_day.month == first_day.month + 2:
            return f"{quarter + 1}e kwartaal {first_day.year}"
    return f"{first_day:%d-%m-%Y} t/m {last_day:%d-%m-%Y}"
