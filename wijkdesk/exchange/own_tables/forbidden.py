"""What the rules on people keep out of a dossier, whatever table it stands in."""

from __future__ import annotations

import re
from typing import Final

from wijkdesk.domain.folding import fold

_WORDS: Final = frozenset(
    (
        *("bsn", "burgerservicenummer", "sofinummer", "sofi", "ssn", "overheidsid", "governmentidnumber"),
        *("verjaardag", "geb", "gebdatum", "geboren", "leeftijd", "birthday", "birthdate", "birth", "dob"),
        *("kinderen", "kinderaantal", "children", "kids", "gezin", "gezinssamenstelling"),
        *("echtgenoot", "echtgenote", "spouse", "burgerlijke", "marital", "trouwdag", "anniversary"),
        *("geslacht", "sekse", "gender", "sex", "mv", "hobby", "hobbys", "hobbies"),
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
    words.append("".join(words))  # "B.S.N.", "Kind(eren)"
    return any(word in _WORDS or word.startswith(_BEGINNINGS) for word in words)
