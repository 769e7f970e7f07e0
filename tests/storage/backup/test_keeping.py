"""How many backups are kept, and how long."""

import datetime as dt
from pathlib import Path

from wijkdesk.storage.backup.copies import Backup, Kind
from wijkdesk.storage.backup.keeping import FEWEST_FULL, LIFETIME, ROOM_FOR_FULL, is_steady, judge, too_old

START = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def copies(*moments, kind=Kind.LIGHT):
    return [Backup(Path(f"{moment:%Y%m%d-%H%M%S}-{kind.value}"), moment, kind) for moment in moments]


def live(days, every=HOUR, kind=Kind.LIGHT, size=1):
    """What is there after so many days of work, with the clock as it should be."""
    now, there = START, []
    while now < START + days * DAY:
        now += every
        there += copies(now, kind=kind)
        gone = judge(there, now, lambda path: size).remove
        there = [copy for copy in there if copy not in gone]
    return there, now


def test_all_of_two_days_are_kept_and_then_fewer_until_twelve_months():
    there, now = live(800, every=6 * HOUR)
    ages = [now - copy.made for copy in there]

    assert sum(age <= 48 * HOUR for age in ages) == 9
    assert 11 <= sum(48 * HOUR < age <= 14 * DAY for age in ages) <= 13
    assert 8 <= sum(14 * DAY < age <= 70 * DAY for age in ages) <= 9
    assert 9 <= sum(age > 70 * DAY for age in ages) <= 10
    assert max(ages) <= LIFETIME
    assert max(ages) > LIFETIME - 31 * DAY


def test_of_each_day_the_last_one_is_kept():
    moments = [START + 5 * DAY + hour * HOUR for hour in (8, 12, 17)]
    verdict = judge(copies(*moments), START + 9 * DAY, lambda path: 1)

    assert [copy.made for copy in verdict.remove] == [moments[1], moments[0]]


def test_the_newest_full_ones_are_kept_however_large_and_of_small_ones_more():
    moments = [START + hour * HOUR for hour in range(6)]
    full = copies(*moments, kind=Kind.FULL)

    assert len(judge(full, START + 6 * HOUR, lambda path: ROOM_FOR_FULL).lighten) == 6 - FEWEST_FULL
    assert judge(full, START + 6 * HOUR, lambda path: ROOM_FOR_FULL).remove == []
    assert judge(full, START + 6 * HOUR, lambda path: ROOM_FOR_FULL // 6).lighten == []


def test_a_clock_that_leaps_ahead_takes_nothing_that_is_old():
    there = copies(*(START + day * DAY for day in range(3)))
    leapt = START + 4000 * DAY

    assert too_old(there, leapt) == there
    assert not is_steady([*there, *copies(leapt)], leapt)
    assert is_steady([*there, *copies(leapt, leapt + DAY)], leapt + DAY)
    assert is_steady(there, START + 3 * DAY)


def test_what_is_dated_later_than_now_is_left_alone():
    there = copies(START + 4000 * DAY, START + 4001 * DAY)

    assert judge(there, START, lambda path: 1) == ([], [])
    assert too_old(there, START) == []
