"""What a row of the chronicle holds."""

from typing import NamedTuple

from wijkdesk.domain.words import EventKind
from wijkdesk.example.calendar import When


class Happened(NamedTuple):
    """``action`` is the title of the action that it belongs to; of a signal, the action that came of it.

    ``weekday`` moves it to the first such day from ``when`` on.
    """

    when: When
    kind: EventKind
    pillar: str
    title: str
    action: str = ""
    place: str = ""
    description: str = ""
    weekday: int | None = None
    confidential: bool = False


MILESTONE, SUCCESS, SETBACK, DECISION, SIGNAL, ACTIVITY = (
    EventKind.MILESTONE,
    EventKind.SUCCESS,
    EventKind.SETBACK,
    EventKind.DECISION,
    EventKind.SIGNAL,
    EventKind.ACTIVITY,
)
