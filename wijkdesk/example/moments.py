"""The contact moments of the example: diary, lunches and monthly consultations, as far as they took place."""

import datetime as dt

from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.words import MomentKind
from wijkdesk.example.approach import Approach, split
from wijkdesk.example.calendar import RUNNING_YEAR, TUESDAY, WEDNESDAY
from wijkdesk.example.diary import fifth_year, first_year, fourth_year, second_year, third_year
from wijkdesk.example.diary.consultations import AGENDAS, ATTENDANCES, Attendance
from wijkdesk.example.diary.lunches import TUESDAYS
from wijkdesk.example.diary.met import Met

DIARY: tuple[Met, ...] = (
    *first_year.MOMENTS,
    *second_year.MOMENTS,
    *third_year.MOMENTS,
    *fourth_year.MOMENTS,
    *fifth_year.MOMENTS,
)
WEEKLY_LUNCH = "Lunch op dinsdag"
SECOND_WEEK = 8


def add_moments(approach: Approach) -> None:
    """Add what took place up to today, in order of time; contacts, partners and actions are there already."""
    happened = [*_diary(approach), *_lunches(approach), *_consultations(approach)]
    approach.moments += sorted(happened, key=lambda moment: moment.day)


def consultation_on(approach: Approach, year: int, month: int) -> ContactMoment | None:
    """The consultation of a month, or ``None`` when it has not taken place."""
    day = approach.calendar.weekday((year, month, SECOND_WEEK), WEDNESDAY)
    found = (m for m in approach.moments if m.day == day and m.summary.startswith("Wijkoverleg"))
    return next(found, None)


def met(approach: Approach, row: Met) -> ContactMoment:
    action = approach.actions[row.action] if row.action else None
    return ContactMoment(
        day=_day(approach, row),
        kind=row.kind,
        summary=row.summary,
        contacts=[approach.contacts[name] for name in split(row.who)],
        pillar=action.main_pillar if action is not None else None,
        action=action,
        confidential=row.confidential,
    )


def _diary(approach: Approach) -> list[ContactMoment]:
    return [met(approach, row) for row in DIARY if _day(approach, row) <= approach.today]


def _day(approach: Approach, row: Met) -> dt.date:
    calendar = approach.calendar
    return calendar.day(row.when) if row.weekday is None else calendar.weekday(row.when, row.weekday)


def _lunches(approach: Approach) -> list[ContactMoment]:
    lunch = approach.actions[WEEKLY_LUNCH]
    return [
        ContactMoment(
            day=day,
            kind=MomentKind.LUNCH,
            summary=f"Lunch, {row.guests} aan tafel: {row.topic}",
            contacts=[approach.contacts[name] for name in split(row.who)],
            pillar=lunch.main_pillar,
            action=lunch,
        )
        for row in TUESDAYS
        if (day := approach.calendar.weekday(row.when, TUESDAY)) <= approach.today
    ]


def _consultations(approach: Approach) -> list[ContactMoment]:
    held = []
    for year in range(1, RUNNING_YEAR + 1):
        for month, agenda in enumerate(AGENDAS[year], start=1):
            day = approach.calendar.weekday((year, month, SECOND_WEEK), WEDNESDAY)
            if agenda and day <= approach.today:
                contacts, partners = _attendants(approach, year, month)
                held.append(
                    ContactMoment(
                        day=day,
                        kind=MomentKind.MEETING,
                        summary=f"Wijkoverleg: {agenda}",
                        contacts=contacts,
                        organisations=partners,
                    )
                )
    return held


def _attendants(approach: Approach, year: int, month: int) -> tuple[list[Contact], list[Organisation]]:
    came = [attendance for attendance in ATTENDANCES if _came(attendance, year, month)]
    return (
        [approach.contacts[attendance.contact] for attendance in came if attendance.contact],
        [approach.organisations[attendance.partner] for attendance in came if not attendance.contact],
    )


def _came(attendance: Attendance, year: int, month: int) -> bool:
    is_expected = attendance.since <= (year, month) <= attendance.until and month in attendance.months
    return is_expected and (year, month) not in attendance.missed
