"""Which column of a table from elsewhere is what, remembered for the next one with the same headings."""

from dataclasses import dataclass, field

from wijkdesk.domain.folding import fold
from wijkdesk.domain.refusal import require
from wijkdesk.domain.words import ImportKind


@dataclass(kw_only=True, eq=False, repr=False)
class TableMapping:
    """What each column of a table becomes.

    ``headings`` is what ``key_of_headings`` makes of the headings of the table. ``columns`` has, by heading, what a
    column becomes, in words of who reads such tables; a column that is left out is not in it.
    """

    id: int = field(init=False)
    kind: ImportKind
    headings: str
    columns: dict[str, str] = field(default_factory=dict)

    def check(self) -> None:
        require(self.headings, "headings", "Deze tabel heeft geen kopjes. Zet boven elke kolom wat erin staat.")


def key_of_headings(headings: list[str]) -> str:
    """By what a table is known again: its headings, whatever their order, capitals and accents."""
    return "\n".join(sorted(fold(heading.strip()) for heading in headings if heading.strip()))
