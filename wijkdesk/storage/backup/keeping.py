"""Which backups are kept: all of two days, and then fewer the older they are, until twelve months.

They hold personal data, which may not be kept longer than serves (AVG): so nothing is older than twelve months, however
long the approach lasts. Of the full ones, which are large, a few are kept; what else should be kept becomes light.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from wijkdesk.storage.backup.copies import Backup, Kind

LIFETIME: Final = dt.timedelta(days=365)
FEWEST_FULL: Final = 2
ROOM_FOR_FULL: Final = 2_000_000_000
"""How many bytes the full ones of a dossier may take together; the newest two are kept however large they are."""

_TIERS: Final[tuple[tuple[dt.timedelta, Callable[[dt.datetime], object] | None], ...]] = (
    (dt.timedelta(hours=48), None),
    (dt.timedelta(days=14), lambda made: made.date()),
    (dt.timedelta(weeks=10), lambda made: made.isocalendar()[:2]),
    (LIFETIME, lambda made: (made.year, made.month)),
)
"""Up to which age the last one of each what is kept, or all."""

_STEADY: Final = (dt.timedelta(hours=12), dt.timedelta(days=60))


class Verdict(NamedTuple):
    """What should be removed, and which full ones should become light."""

    remove: list[Backup]
    lighten: list[Backup]


def judge(copies: Sequence[Backup], now: dt.datetime, size: Callable[[Path], int]) -> Verdict:
    """What to do with the backups of one folder; ``size`` tells the bytes of one.

    One that is dated later than ``now`` is left alone: which of the clocks is wrong cannot be told.
    """
    past = sorted((copy for copy in copies if copy.made <= now), key=lambda copy: copy.made, reverse=True)
    kept = _of_each_while(past, now)
    full: list[Backup] = []
    room = ROOM_FOR_FULL
    for copy in kept:
        if copy.kind is Kind.FULL:
            room -= size(copy.path)
            if room >= 0 or len(full) < FEWEST_FULL:
                full.append(copy)
    lighten = [copy for copy in kept if copy.kind is Kind.FULL and copy not in full]
    return Verdict([copy for copy in past if copy not in kept], lighten)


def too_old(copies: Iterable[Backup], now: dt.datetime) -> list[Backup]:
    """Which ones hold personal data longer than may be."""
    return [copy for copy in copies if now - copy.made > LIFETIME]


def is_steady(copies: Collection[Backup], now: dt.datetime) -> bool:
    """Whether the clock may be believed: some backup was made on an earlier day, and not long ago.

    A clock that leaps ahead by years would make everything too old at once. So nothing is thrown away before a second
    day says the same.
    """
    least, most = _STEADY
    return any(least <= now - copy.made <= most for copy in copies)


def _of_each_while(past: Sequence[Backup], now: dt.datetime) -> list[Backup]:
    """The last one of each while, by the tier that its age falls in."""
    kept: dict[object, Backup] = {}
    for copy in past:
        for number, (age, while_of) in enumerate(_TIERS):
            if now - copy.made <= age:
                kept.setdefault((number, while_of(copy.made.astimezone()) if while_of else copy), copy)
                break
    return list(kept.values())
