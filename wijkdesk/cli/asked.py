"""What is asked of reading a file."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple


class Asked(NamedTuple):
    """``year`` and ``published_on`` are what the file does not say itself; ``only_tell`` stores nothing."""

    path: Path
    today: dt.date
    only_tell: bool
    year: int | None = None
    published_on: dt.date | None = None
