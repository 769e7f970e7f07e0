"""How actions stand in the list: columns, groups, what narrows it, and the table that can be copied from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import ActionState
from wijkdesk.storage.reading.actions import ActionRow
from wijkdesk.storage.reading.programme import PillarRow
from wijkdesk.ui.entity_table import DATE, OVERDUE, PLAIN, TITLE, CellStyle, Column, Group
from wijkdesk.ui.marks import SQUARE, IconMark, Mark, PillarMark, StateMark
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import GAP, ICON

Translate = Callable[[str], str]

PILLAR_FROM: Final = 520
LEAD_FROM: Final = 860
PARTNERS_FROM: Final = 1120
NO_PILLAR: Final = 0
MOST_HALF_YEARS: Final = 20
UNDER_WAY: Final = (ActionState.RUNNING, ActionState.WAITING)


class Part(Enum):
    """The groups of the list, from top to bottom."""

    OVERDUE = 1
    QUICK_WIN = 2
    UNDER_WAY = 3
    TO_COME = 4
    ENDED_NOW = 5
    ENDED_OTHERWISE = 6


@dataclass(frozen=True)
class Badges(Mark):
    """Icons side by side behind the title of an action; as wide as they need, and one icon high."""

    icons: tuple[IconMark, ...]

    @property
    def side(self) -> int:
        return len(self.icons) * (ICON + GAP) - GAP

    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme, side = current_theme(), current_theme().px(ICON)
        for number, mark in enumerate(self.icons):
            left = rect.left() + number * theme.px(ICON + GAP)
            mark.paint(painter, QRect(left, rect.center().y() - side // 2 + 1, side, side))


def columns(
    tr: Translate, pillar_numbers: Mapping[int, int], today: Callable[[], dt.date]
) -> tuple[Column[ActionRow], ...]:
    """The columns of the list; ``pillar_numbers`` gives the number of each pillar's colour by its id."""

    def pillar_mark(row: ActionRow) -> Mark | None:
        number = pillar_numbers.get(row.main_pillar_id or NO_PILLAR)
        return PillarMark(row.main_pillar or "", number) if number is not None else None

    return (
        Column(
            key="title",
            heading=tr("Actie"),
            text=lambda row: row.title,
            style=lambda row: PLAIN if row.state.is_ended else TITLE,
            mark=state_mark,
            badge=lambda row: _badges(tr, row),
        ),
        Column(
            key="pillar",
            heading=tr("Pijler"),
            text=lambda row: row.main_pillar or "",
            width=172,
            mark=pillar_mark,
            mark_side=SQUARE,
            wide_from=PILLAR_FROM,
        ),
        Column(key="lead", heading=tr("Trekker"), text=lambda row: row.lead or "", width=180, wide_from=LEAD_FROM),
        Column(
            key="partners",
            heading=tr("Samen met"),
            text=lambda row: ", ".join(row.partners),
            width=200,
            wide_from=PARTNERS_FROM,
        ),
        Column(
            key="ready",
            heading=tr("Klaar"),
            text=lambda row: ready(tr, row),
            width=108,
            align_right=True,
            style=lambda row: _ready_style(row, today()),
            sort_key=_ready_order,
            searched=False,
        ),
    )


def state_mark(row: ActionRow) -> StateMark:
    return StateMark(row.state.dutch, row.state.value)


def numbers_of(pillars: Iterable[PillarRow]) -> dict[int, int]:
    """The number of the colour of each pillar, by its id; a colour that is used again has a number above six."""
    numbers: dict[int, int] = {}
    for pillar in pillars:
        numbers[pillar.id] = pillar.colour + (6 if pillar.colour in numbers.values() else 0)
    return numbers


def is_overdue(row: ActionRow, today: dt.date) -> bool:
    return not row.state.is_ended and row.due is not None and row.due < today


def ready(tr: Translate, row: ActionRow) -> str:
    """The day on which an action ended or should be ready, as in a table."""
    day = row.ended_on if row.state.is_ended else row.due
    if day is not None:
        return f"{day:%d-%m-%Y}"
    return tr("doorlopend") if row.state in UNDER_WAY else ""


def _ready_style(row: ActionRow, today: dt.date) -> CellStyle:
    if is_overdue(row, today):
        return OVERDUE
    return DATE if row.due is not None or row.ended_on is not None else PLAIN


def _ready_order(row: ActionRow) -> int | None:
    """What should be ready first comes first; of what has ended, the last."""
    if row.state.is_ended:
        return -row.ended_on.toordinal() if row.ended_on is not None else None
    return row.due.toordinal() if row.due is not None else None


def _badges(tr: Translate, row: ActionRow) -> Mark | None:
    icons = []
    if row.quick_win:
        icons.append(IconMark(tr("snelle winst"), "zap", "orange"))
    if row.photos:
        words = tr("1 foto") if row.photos == 1 else tr("{n} foto's").format(n=row.photos)
        icons.append(IconMark(words, "camera", "text3"))
    if row.confidential:
        icons.append(IconMark(tr("vertrouwelijk"), "lock", "text2"))
    return Badges(", ".join(mark.word for mark in icons), tuple(icons)) if icons else None


# -- groups --


def groups(tr: Translate, chosen: HalfYear | None) -> tuple[Group, ...]:
    """The headings; with a half-year chosen, the ended ones are told apart by that half-year."""
    now, otherwise = tr("Afgerond dit halfjaar"), tr("Eerder afgerond")
    if chosen is not None:
        now, otherwise = tr("Afgerond in de {half}").format(half=chosen.dutch), tr("Later afgerond")
    return (
        Group(Part.OVERDUE, tr("Over tijd"), "red"),
        Group(Part.QUICK_WIN, tr("Snelle winst")),
        Group(Part.UNDER_WAY, tr("Loopt")),
        Group(Part.TO_COME, tr("Gepland en ideeën")),
        Group(Part.ENDED_NOW, now),
        Group(Part.ENDED_OTHERWISE, otherwise),
    )


def part_of(row: ActionRow, today: dt.date, chosen: HalfYear | None = None) -> Part:
    """Under which heading an action stands."""
    if row.state.is_ended:
        half = chosen or HalfYear.of(today)
        return Part.ENDED_NOW if half.contains(row.ended_on) else Part.ENDED_OTHERWISE
    if is_overdue(row, today):
        return Part.OVERDUE
    if row.quick_win:
        return Part.QUICK_WIN
    return Part.UNDER_WAY if row.state in UNDER_WAY else Part.TO_COME


def names_in(row: ActionRow) -> Iterator[tuple[type, int | None, str | None]]:
    """What an action names: of each thing the kind, the id, and what it is called."""
    yield Pillar, row.main_pillar_id, row.main_pillar
    yield Organisation, row.lead_id, row.lead
    yield Contact, row.lead_contact_id, row.lead_contact
    for kind, numbers, names in (
        (Pillar, row.other_pillar_ids, row.other_pillars),
        (Organisation, row.partner_ids, row.partners),
        (PolicyGoal, row.goal_ids, row.goals),
    ):
        for number, name in zip(numbers, names, strict=True):
            yield kind, number, name


# -- what narrows the list --


@dataclass(frozen=True)
class Narrowing:
    """What the filters let through; None lets all through.

    ``state`` is a state, ``"open"`` for all that has not ended or ``"ended"``; ``partner`` is an organisation that
    leads or takes part; ``pillar`` counts as main pillar and as one of the others.
    """

    pillar: int | None = None
    state: str | None = None
    partner: int | None = None
    half_year: HalfYear | None = None
    confidential: bool | None = None

    def lets_through(self, row: ActionRow, today: dt.date) -> bool:
        return (
            (self.pillar is None or self._is_under(row))
            and (self.state is None or self._stands(row))
            and (self.partner is None or self.partner in (row.lead_id, *row.partner_ids))
            and (self.half_year is None or _touches(row, self.half_year, today))
            and self.confidential in (None, row.confidential)
        )

    @property
    def is_open(self) -> bool:
        """Whether everything is let through."""
        return self == Narrowing()

    def _is_under(self, row: ActionRow) -> bool:
        if self.pillar == NO_PILLAR:
            return row.main_pillar_id is None
        return self.pillar in (row.main_pillar_id, *row.other_pillar_ids)

    def _stands(self, row: ActionRow) -> bool:
        if self.state in ("open", "ended"):
            return row.state.is_ended == (self.state == "ended")
        return row.state == self.state


def _touches(row: ActionRow, half_year: HalfYear, today: dt.date) -> bool:
    """Whether an action has, or is still to have, a day in this half-year; what should have ended still goes on."""
    if row.state.is_ended:
        return half_year.overlaps(row.began_on or row.ended_on, row.ended_on)
    begins = row.began_on or row.first_day or min(row.due or today, today)
    return half_year.overlaps(begins, max(row.due, today) if row.due is not None else None)


def first_known_day(row: ActionRow) -> dt.date | None:
    return row.began_on or row.first_day or row.ended_on or row.due


def first_day_among(rows: Iterable[ActionRow], latest: dt.date) -> dt.date:
    """The first day that an action knows, or ``latest`` where that is earlier."""
    return min((day for day in map(first_known_day, rows) if day is not None and day < latest), default=latest)


def half_years(first_day: dt.date, today: dt.date) -> list[HalfYear]:
    """The half-years from a day until today to the next half-year, the last ones first."""
    half, first = HalfYear.of(today).next, HalfYear.of(first_day)
    found: list[HalfYear] = []
    while half >= first and len(found) < MOST_HALF_YEARS:
        found.append(half)
        half = half.previous
    return found


# -- copying --


def headings(tr: Translate) -> list[str]:
    """The headings of actions that are copied as a table."""
    return [tr("Actie"), tr("Stand"), tr("Pijler"), tr("Trekker"), tr("Samen met"), tr("Begin"), tr("Klaar")]


def named_to_others(row: ActionRow, secret: Collection[int]) -> ActionRow:
    """An action without the partners that may not be named."""
    partners = zip(row.partner_ids, row.partners, strict=True)
    return row._replace(partners=tuple(name for number, name in partners if number not in secret))


def cells(tr: Translate, row: ActionRow) -> list[str]:
    """An action as a line of that table."""
    begins = row.began_on or row.first_day
    begin = f"{begins:%d-%m-%Y}" if begins is not None else ""
    texts = (row.title, row.state.dutch, row.main_pillar or "", row.lead or "", ", ".join(row.partners))
    return [*texts, begin, ready(tr, row)]
