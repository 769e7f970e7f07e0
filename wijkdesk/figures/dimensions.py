"""What the codes in other columns than the region's mean: an age, a margin, a kind of crime."""

from __future__ import annotations

from typing import Final

from wijkdesk.figures.layout.headers import key_of

MARGINS: Final = "marges"
THE_VALUE: Final = "MW00000"
"""The value itself, where others are the ends of the margin around it."""

_ADULTS: Final = "20300"
_TITLES: Final = {
    "leeftijd": {
        _ADULTS: "18 jaar of ouder",
        "53115": "18 tot 65 jaar",
        "80200": "65 jaar of ouder",
        "10000": "alle leeftijden",
    },
    "geslacht": {"T001038": "", "3000": "mannen", "4000": "vrouwen"},
    "soortmisdrijf": {
        "0.0.0": "",
        "1.1.1": "diefstal en inbraak in woningen",
        "1.1.2": "diefstal en inbraak in schuur of garage",
        "1.2.1": "diefstal uit auto's",
        "1.2.2": "diefstal van auto's",
        "1.2.3": "diefstal van fietsen en bromfietsen",
        "1.2.4": "zakkenrollerij",
        "1.4.1": "zedenmisdrijven",
        "1.4.2": "moord en doodslag",
        "1.4.3": "openlijk geweld",
        "1.4.4": "bedreiging",
        "1.4.5": "mishandeling",
        "1.4.6": "straatroof",
        "1.4.7": "overvallen",
        "1.6.1": "brandstichting en ontploffing",
        "1.6.2": "andere vermogensdelicten",
        "2.1.1": "overlast door drugs of drank",
        "2.2.1": "vernieling",
        "2.4.2": "discriminatie",
        "2.7.2": "huisvredebreuk",
        "2.7.3": "overlast door bewoners",
        "3.1.1": "drugshandel",
        "3.3.2": "horizontale fraude",
        "3.9.1": "fraude",
        "3.9.2": "cybercrime",
    },
}
_ALL_IN_WORDS: Final = ("18jaarofouder", "18jaarenouder", "totaal", "totaalmannenenvrouwen", "totaalmisdrijven")
_FIRST: Final = (_ADULTS, "T001038", "0.0.0", "10000")


def as_code(dimension: str, text: str) -> str:
    """The code of what StatLine writes in words: 80200 for "65 jaar of ouder", 1.1.1 for that with a name behind it."""
    text = text.strip()
    titles = _TITLES.get(key_of(dimension), {})
    numbered = text.partition(" ")[0]
    return next((code for code, title in titles.items() if title == text or code == numbered), text)


def in_words(dimension: str, code: str) -> str:
    """What a code means, such as "65 jaar of ouder"; "" for all together, and the code where it is not known."""
    return _TITLES.get(key_of(dimension), {}).get(code.strip(), code.strip())


def is_left_out(dimension: str, code: str) -> bool:
    """Whether it is the end of a margin, and no value."""
    return key_of(dimension) == MARGINS and code.strip() not in (THE_VALUE, "Waarde", "")


def is_for_all(code: str) -> bool:
    """Whether the code stands for all together, or for all adults."""
    return code.strip() in _FIRST or key_of(code) in _ALL_IN_WORDS
