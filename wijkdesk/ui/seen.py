"""What a place shows of a list, for who takes it along."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple


class Seen(NamedTuple):
    """A list, by its word in ``listings.TITLES``, and the rows that are shown of it, from top to bottom."""

    kind: str
    ids: tuple[Hashable, ...]
