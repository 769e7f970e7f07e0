"""What stands in a text and should not be noted of anybody, and may stay all the same."""

from dataclasses import dataclass, field

from wijkdesk.domain.refusal import require


@dataclass(kw_only=True, eq=False, repr=False)
class AllowedCaution:
    """The coordinator's word that what was marked in a text may stay.

    ``key`` is made of the place and the words, and says neither; it is another one as soon as the sentence changes.
    """

    id: int = field(init=False)
    key: str

    def check(self) -> None:
        require(self.key, "key", "Kies wat mag blijven staan.")
