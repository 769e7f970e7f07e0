"""What an adopted overview keeps: all that it said, as JSON, beside its PDF."""

import dataclasses
import datetime as dt
import hashlib
import json
from typing import Any

from wijkdesk.overview.sections import Content

FORMAT = 1
"""Which form the JSON has; a later version of this program reads every form there ever was."""


def as_json(content: Content) -> str:
    """All that an overview says: dates as ISO text, choices by their value, a half-year as its year and half."""
    said = {"format": FORMAT, **dataclasses.asdict(content)}
    return json.dumps(said, ensure_ascii=False, default=_plain)


def sha256_of(document: bytes) -> str:
    """The hash by which the stored PDF can be told from any other."""
    return hashlib.sha256(document).hexdigest()


def _plain(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value))
