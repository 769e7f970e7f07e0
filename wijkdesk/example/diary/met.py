"""What a row of the diary holds."""

from typing import NamedTuple

from wijkdesk.domain.words import MomentKind
from wijkdesk.example.calendar import When


class Met(NamedTuple):
    """A moment with those in ``who``: contacts, by name.

    ``weekday`` moves it to the first such day from ``when`` on.
    """

    when: When
    kind: MomentKind
    who: str
    summary: str
    action: str = ""
    weekday: int | None = None
    confidential: bool = False


TALK, LUNCH, CALL, VISIT, MEETING = (
    MomentKind.TALK,
    MomentKind.LUNCH,
    MomentKind.CALL,
    MomentKind.VISIT,
    MomentKind.MEETING,
)
