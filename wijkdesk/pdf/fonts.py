"""The fonts that a document carries, and which of them has a letter."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby

from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

from wijkdesk import paths

REGULAR, MEDIUM, SEMIBOLD, BOLD, ITALIC = "Inter", "Inter-Medium", "Inter-SemiBold", "Inter-Bold", "Inter-Italic"
# Digits of one width: for columns of numbers, and for dates.
TABULAR, TABULAR_MEDIUM, TABULAR_SEMIBOLD = "InterTab", "InterTab-Medium", "InterTab-SemiBold"
_SANS, _SANS_BOLD, _WIDE, _EMOJI = "NotoSans", "NotoSans-Bold", "DejaVuSans", "NotoEmoji"

_FILES = {
    REGULAR: "inter/Inter-Regular.ttf",
    MEDIUM: "inter/Inter-Medium.ttf",
    SEMIBOLD: "inter/Inter-SemiBold.ttf",
    BOLD: "inter/Inter-Bold.ttf",
    ITALIC: "inter/Inter-Italic.ttf",
    TABULAR: "inter-tab/InterTab-Regular.ttf",
    TABULAR_MEDIUM: "inter-tab/InterTab-Medium.ttf",
    TABULAR_SEMIBOLD: "inter-tab/InterTab-SemiBold.ttf",
    _SANS: "noto-sans/NotoSans-Regular.ttf",
    _SANS_BOLD: "noto-sans/NotoSans-Bold.ttf",
    _WIDE: "dejavu-sans/DejaVuSans.ttf",
    _EMOJI: "noto-emoji/NotoEmoji-Regular.ttf",
}
_HEAVY = {SEMIBOLD, BOLD, TABULAR_SEMIBOLD}
FALLBACKS = frozenset({_SANS, _SANS_BOLD, _WIDE, _EMOJI})


@cache
def register() -> None:
    """Make the type family known to reportlab, with its bold and italic; only the first call does something.

    The other fonts are read when a text first needs one: each takes about 15 ms.
    """
    for name in _FILES:
        if name not in FALLBACKS:
            _load(name)
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)
    registerFontFamily(TABULAR, normal=TABULAR, bold=TABULAR_SEMIBOLD)


def runs(text: str, font: str) -> Iterator[tuple[str, str]]:
    """Cut text into pieces that one font can show, as pairs of font and piece.

    ``font`` is preferred; then come Noto Sans, Noto Emoji and DejaVu Sans. What none of them has is written as its
    code point, such as ``[U+4E2D]``, so that nobody is shown an empty box.
    """
    for name, letters in groupby(text, key=lambda letter: _font_with(letter, font)):
        piece = "".join(letters)
        yield (name, piece) if name else (font, "".join(f"[U+{ord(letter):04X}]" for letter in piece))


@lru_cache(maxsize=10_000)
def _font_with(letter: str, font: str) -> str | None:
    # A font may draw anything it likes in the private use area, so no glyph there says what the writer meant.
    if unicodedata.category(letter) == "Co":
        return None
    # DejaVu Sans comes last: it has some emoji too, of another make.
    chain = (font, _SANS_BOLD if font in _HEAVY else _SANS, _EMOJI, _WIDE)
    return next((name for name in chain if ord(letter) in _load(name).face.charToGlyph), None)


@cache
def _load(name: str) -> TTFont:
    font = TTFont(name, str(paths.resources() / "fonts" / _FILES[name]))
    registerFont(font)
    return font
