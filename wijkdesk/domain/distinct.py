"""Two persons or organisations that look alike and are not the same."""

from dataclasses import dataclass, field

from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import DistinctKind


@dataclass(kw_only=True, eq=False, repr=False)
class Distinct:
    """The coordinator's word that two of a kind are not the same, so that it is not asked again.

    ``lower`` and ``higher`` are their ids in that order. One of them may be gone since: no id is ever used twice.
    """

    id: int = field(init=False)
    kind: DistinctKind
    lower: int
    higher: int

    def check(self) -> None:
        if self.lower >= self.higher:
            raise Refused("Kies er twee: iets kan niet van zichzelf verschillen.")
