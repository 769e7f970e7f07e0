"""What is asked of reading a file."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from wijkdesk.domain.words import ContactKind


class Asked(NamedTuple):
    """``year`` and ``published_on`` are what the file does not say itself; ``only_tell`` stores nothing.

    ``who`` is what people without an organisation are; ``first_day`` and ``last_day`` are of the meetings that
    are read.
    """

    path: Path
    today: dt.date
    only_tell: bool
    year: int | None = None
    published_on: dt.date | None = None
    who: ContactKind | None = None
    first_day: dt.date | None = None
    last_day: dt.date | None = None
