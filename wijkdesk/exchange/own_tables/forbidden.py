"""What the rules on people keep out of a dossier, whatever table it stands in."""

from __future__ import annotations

import re
from typing import Final

from wijkdesk.domain.folding import fold

_WORDS: Final = frozenset(
    (
        *(
            "bsn",
            "burgerservicenummer",
            "sofinummer",
            "sofi",
            "verjaardag",
            "geb",
            "gebdatum",
            "geboren",
            "leeftijd",
            "birthday",
        ),
        *("kinderen", "kinderaantal", "gezin", "gezinssamenstelling", "children", "echtgenoot", "echtgenote", "spouse"),
        *("geslacht", "sekse", "gender", "hobby", "hobbys", "hobbies", "burgerlijke"),
        *("nationaliteit", "herkomst", "afkomst", "etniciteit", "nationality", "verblijfsstatus"),
        *("geloof", "religie", "godsdienst", "levensovertuiging", "religion", "vakbond"),
        *("gezondheid", "ziekte", "ziektes", "diagnose", "medisch", "medische", "health", "medicatie"),
        *("strafblad", "antecedenten", "strafrechtelijk", "strafrechtelijke"),
    )
)
_BEGINNINGS: Final = ("geboorte", "bsn", "nationaliteit", "religieu", "gezondheids", "hobby")


def is_forbidden(heading: str) -> bool:
    """Whether a column of this heading holds what is never kept of people, such as a BSN or a birthday."""
    words = re.findall(r"[^\W_]+", fold(heading).replace("'", ""))
    if words[-1:] == ["gegevens"]:
        return False  # "herkomst gegevens" is where data come from
    return any(word in _WORDS or word.startswith(_BEGINNINGS) for word in words) or words == ["m", "v"]
