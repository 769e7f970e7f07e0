"""The colours, type and sizes of the window, as plain values that know nothing of Qt.

Colours are "#RRGGBB". Sizes are logical pixels at a text size of 100 %.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Hue(NamedTuple):
    """One named colour in its uses: as text, as a filled shape, as a background.

    A pillar has a second one for text, of another darkness: for a line beside the first, with its words.
    """

    text: str
    fill: str
    tint: str
    second: str = ""


class Tokens(NamedTuple):
    """Every colour that the window uses, for one colour scheme."""

    dark: bool
    canvas: str
    surface: str
    raised: str
    sunken: str
    hover: str
    text: str
    text2: str
    text3: str
    disabled: str
    line: str
    line_strong: str
    accent: str
    accent_hover: str
    on_accent: str
    link: str
    focus: str
    selection: str
    ink: str
    on_ink: str
    ink_link: str
    pillars: tuple[Hue, ...]
    green: Hue
    orange: Hue
    red: Hue
    has_high_contrast: bool = False

    def pillar(self, number: int) -> Hue:
        """The hue of pillar ``number`` (from 1); the seventh pillar has the first hue again."""
        return self.pillars[(number - 1) % len(self.pillars)]

    def colour(self, tone: str) -> str:
        """The colour that a tone names: a field ("text2"), a rating ("red") or a pillar ("pillar3").

        A rating or pillar gives its text colour, or the use after a dot: "red.tint", "pillar3.fill".
        Raises KeyError for a tone that does not exist.
        """
        name, _, use = tone.partition(".")
        named = self.pillar(int(name[6:])) if name[:6] == "pillar" and name[6:].isdigit() else getattr(self, name, None)
        if isinstance(named, Hue) and (colour := getattr(named, use or "text", "")):
            return str(colour)
        if isinstance(named, str) and not use:
            return named
        raise KeyError(tone)


LIGHT: Final = Tokens(
    dark=False,
    canvas="#F5F4F1",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#EFEDE9",
    hover="#F3F2EE",
    text="#1D2126",
    text2="#4E555E",
    text3="#5F6670",
    disabled="#9AA0A8",
    line="#E6E3DD",
    line_strong="#80858D",
    accent="#24508F",
    accent_hover="#1C4176",
    on_accent="#FFFFFF",
    link="#24508F",
    focus="#1F6FD6",
    selection="#E4ECF7",
    ink="#1D2126",
    on_ink="#FFFFFF",
    ink_link="#9DC0F2",
    pillars=(
        Hue("#2466A5", "#4C90C2", "#E7F0F8", "#123A63"),
        Hue("#6B1460", "#79368D", "#F4E9F2", "#A0479A"),
        Hue("#1F6F5C", "#0A6A56", "#E3F1ED", "#0B3F33"),
        Hue("#7B4C00", "#B58017", "#F8EFDD", "#452A00"),
        Hue("#46525E", "#76838F", "#EAEEF1", "#1F2830"),
        Hue("#9C2F5F", "#C86F96", "#FAE9F0", "#5A1434"),
    ),
    green=Hue("#1C6E3A", "#2E8B50", "#E4F3E8"),
    orange=Hue("#9A4A00", "#D4700B", "#FDEEDD"),
    red=Hue("#B0201C", "#CB3A34", "#FBE7E5"),
)

DARK: Final = Tokens(
    dark=True,
    canvas="#16181B",
    surface="#1D2023",
    raised="#25292D",
    sunken="#131517",
    hover="#25282C",
    text="#ECEDEE",
    text2="#BABFC5",
    text3="#989EA7",
    disabled="#62686F",
    line="#30353A",
    line_strong="#757C85",
    accent="#8FB6EE",
    accent_hover="#A9C7F3",
    on_accent="#10203A",
    link="#9DC0F2",
    focus="#6AA6F8",
    selection="#26354B",
    ink="#ECEDEE",
    on_ink="#1D2126",
    ink_link="#24508F",
    pillars=(
        Hue("#9CCBF5", "#3F72A7", "#1C2C3C", "#70A3D6"),
        Hue("#D893C4", "#CF97E2", "#35233A", "#F3CDE6"),
        Hue("#A4EAD3", "#6DB59F", "#18342D", "#63AD98"),
        Hue("#D9A85E", "#AF7112", "#372B17", "#F6DDB3"),
        Hue("#B9C3CD", "#7C8B9A", "#2A3036", "#909EAB"),
        Hue("#F2A3C2", "#D4668F", "#3D2430", "#FCE0EB"),
    ),
    green=Hue("#74CB90", "#3FA263", "#1A3323"),
    orange=Hue("#F2AC5E", "#E07B12", "#3B2A16"),
    red=Hue("#F59A94", "#E05A53", "#402120"),
)


def with_high_contrast(tokens: Tokens) -> Tokens:
    """The same scheme for who asked the system for more contrast: no grey text and no faint lines."""
    return tokens._replace(
        surface="#000000" if tokens.dark else "#FFFFFF",
        canvas="#000000" if tokens.dark else "#FFFFFF",
        raised="#000000" if tokens.dark else "#FFFFFF",
        text="#FFFFFF" if tokens.dark else "#000000",
        text2=tokens.text,
        text3=tokens.text,
        disabled=tokens.text3,
        line=tokens.line_strong,
        line_strong=tokens.text,
        focus=tokens.accent_hover,
        pillars=tuple(_with_strong_fill(hue) for hue in tokens.pillars),
        green=_with_strong_fill(tokens.green),
        orange=_with_strong_fill(tokens.orange),
        red=_with_strong_fill(tokens.red),
        has_high_contrast=True,
    )


def _with_strong_fill(hue: Hue) -> Hue:
    return hue._replace(fill=hue.text)


class TypeStyle(NamedTuple):
    """How a piece of text is set: size and line in pixels, weight as in CSS, tracking in per cent of the size."""

    size: int
    line: int
    weight: int = 400
    tracking: float = 0.0
    tabular: bool = False


TYPE: Final = {
    "title": TypeStyle(22, 28, 600, -1.8),
    "item": TypeStyle(18, 24, 600, -1.8),
    "dossier": TypeStyle(15, 20, 600),
    "aim": TypeStyle(14, 20),
    "body": TypeStyle(13, 18),
    "strong": TypeStyle(13, 18, 500),
    "heading": TypeStyle(13, 18, 600),
    "figure": TypeStyle(13, 18, tabular=True),
    "figure_strong": TypeStyle(13, 18, 600, tabular=True),
    "meta": TypeStyle(12, 16),
    "meta_strong": TypeStyle(12, 16, 500),
    "section": TypeStyle(12, 16, 600),
    "axis": TypeStyle(11, 14),
}

ROW: Final = 36
GROUP_ROW: Final = 38
NAV_ROW: Final = 34
FIELD: Final = 32
CHIP: Final = 28
PROPERTY: Final = 30
LABEL_WIDTH: Final = 88
ICON: Final = 16
NAV_ICON: Final = 18
EMPTY_ICON: Final = 32
COLUMN_WIDTH: Final = 256
RAIL_WIDTH: Final = 56
DETAIL_WIDTH: Final = 372
RADIUS_BAR: Final = 4
RADIUS_CONTROL: Final = 6
RADIUS_CARD: Final = 8
BAR: Final = 3
GAP: Final = 6
INSET: Final = 16
