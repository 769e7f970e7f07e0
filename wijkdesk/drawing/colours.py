"""The colours of drawings on white: on paper, and in a picture that leaves the window."""

import re

_PILLARS = (
    ("#2466A5", "#4C90C2", "#E7F0F8", "#123A63"),
    ("#6B1460", "#79368D", "#F4E9F2", "#A0479A"),
    ("#1F6F5C", "#0A6A56", "#E3F1ED", "#0B3F33"),
    ("#7B4C00", "#B58017", "#F8EFDD", "#452A00"),
    ("#46525E", "#76838F", "#EAEEF1", "#1F2830"),
    ("#9C2F5F", "#C86F96", "#FAE9F0", "#5A1434"),
)
_PILLAR = re.compile(r"pillar(?P<number>[1-9][0-9]*)(\.(?P<use>fill|tint|second))?")
_USES = {None: 0, "fill": 1, "tint": 2, "second": 3}
_TONES = {
    "text": "#1D2126",
    "text2": "#4E555E",
    "line": "#E6E3DD",
    "bar": "#B8BFC8",
    "other": "#80858D",
    "faint": "#E6E9ED",
    "surface": "#FFFFFF",
    "accent": "#24508F",
}


def colour_on_white(tone: str) -> str:
    """``#RRGGBB`` of a tone; a KeyError for one that does not exist. A seventh pillar has the first colour."""
    pillar = _PILLAR.fullmatch(tone)
    if pillar is None:
        return _TONES[tone]
    hue = _PILLARS[(int(pillar["number"]) - 1) % len(_PILLARS)]
    return hue[_USES[pillar["use"]]]
