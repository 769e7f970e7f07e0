"""The example dossier: six years of a neighbourhood approach in Rozenprieel, invented, of which the fifth runs today.

Tables hold what is told (``people``, ``plans``, ``diary``, ``chronicle``, ``vows`` ...), with dates counted from the
first year or from today. ``Approach`` lets it happen in order of time, through the domain's own methods, so that its
rules hold.
"""

import datetime as dt
import uuid
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from wijkdesk.example.actions import add_actions
from wijkdesk.example.approach import Approach
from wijkdesk.example.commitments import add_commitments
from wijkdesk.example.escalations import add_escalations
from wijkdesk.example.events import add_events
from wijkdesk.example.figures import add_figures
from wijkdesk.example.goals import add_goals
from wijkdesk.example.moments import add_moments
from wijkdesk.example.people import add_people, add_successions
from wijkdesk.example.pictures import add_pictures
from wijkdesk.example.pillars import add_pillars
from wijkdesk.example.programme import add_programme
from wijkdesk.example.promises import add_promises
from wijkdesk.example.scale import variations
from wijkdesk.storage.dossier import Dossier

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Protocol

    class Session(Protocol):
        def add_all(self, instances: Iterable[object]) -> None: ...
        def flush(self) -> None: ...


LARGEST_SCALE = 1000


def create_example(path: Path, *, today: dt.date, scale: int = 1, seed: int = 1) -> None:
    """Write the example as a new dossier; what happened in it lies before or on ``today``, its fifth year.

    ``scale`` (1 to 1000) multiplies actions, events, contacts and moments; ``seed`` varies what it adds. The same
    arguments give the same content. Raises ``ValueError`` for another scale, and what ``Dossier.create`` raises.
    """
    if not 1 <= scale <= LARGEST_SCALE:
        raise ValueError(f"scale must be from 1 to {LARGEST_SCALE}, not {scale}")
    Dossier.create(path, partial(_fill, today=today, scale=scale, seed=seed))


def tell(today: dt.date) -> Approach:
    """The story up to ``today``, as things of the domain."""
    approach = Approach(today)
    add_people(approach)
    add_pillars(approach)
    add_figures(approach)
    add_programme(approach)
    add_goals(approach)
    add_commitments(approach)
    add_actions(approach)
    add_moments(approach)
    add_promises(approach)
    add_events(approach)
    add_escalations(approach)
    add_successions(approach)
    approach.live()
    add_pictures(approach)
    return approach


def _fill(session: "Session", *, today: dt.date, scale: int, seed: int) -> None:
    approach = tell(today)
    approach.programme.uid = uuid.uuid5(uuid.NAMESPACE_OID, f"{today} {scale} {seed}").hex
    session.add_all(approach.things())
    for batch in variations(approach, scale, seed):
        session.flush()
        session.add_all(batch)
