"""Paragraphs of any language."""

import re
from typing import Any, Literal

from bidi import get_base_level, get_display
from bidi.mirror import MIRRORED
from reportlab import platypus
from reportlab.lib.rl_accel import sameFrag
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paraparser import ParaFrag

from wijkdesk.pdf import fonts
from wijkdesk.pdf.text import RIGHT_TO_LEFT, markup

Direction = Literal["L", "R"]

_MARK = "\ufe00"  # A variation selector: it takes the direction of what it follows. No cleaned text holds one.
_BRACKET = "([" + re.escape("".join(MIRRORED)) + "])"
_MARKED = re.compile(f"{_MARK}{_BRACKET}|{_BRACKET}{_MARK}")


class Paragraph(platypus.Paragraph):
    """A paragraph of reportlab markup; text of a user enters it through ``text.markup``, or as ``plain``.

    Right-to-left text reads right on every line: reportlab breaks the lines in the order of reading, then each line's
    right-to-left stretches are turned round. (reportlab's own way needs one more library, and knows no fallback fonts.)
    A paragraph whose first letter is a right-to-left one runs that way as a whole, aligned as its style says.
    """

    _direction: Direction | None = None  # None where nothing has to be turned round.

    def __init__(self, text: str, style: ParagraphStyle, *args: Any, **keywords: Any) -> None:
        fonts.register()
        super().__init__(text, style, *args, **keywords)
        if text and RIGHT_TO_LEFT.search(text):
            self._direction = "R" if get_base_level("".join(frag.text for frag in self.frags)) else "L"
            # Without this attribute reportlab takes a shorter way, which keeps the lines in their painted order and
            # would turn them round once more when the paragraph continues on the next page.
            self.frags[0].backColor = None

    @classmethod
    def plain(cls, text: str, style: ParagraphStyle, bullet: str | None = None) -> "Paragraph":
        """Return a paragraph that shows a user's text as it is, as an item of a list where a bullet is given."""
        return cls(markup(text, style.fontName), style, bullet)

    def breakLines(self, width: Any) -> Any:  # noqa: N802
        broken: Any = super().breakLines(width)
        if self._direction:
            for line in broken.lines:
                line.words = self._as_painted(line.words, self._direction)
        return broken

    def split(self, aW: float, aH: float) -> list[Any]:  # noqa: N803
        parts: list[Any] = super().split(aW, aH)
        for part in parts:
            part._direction = self._direction
        return parts

    def _as_painted(self, frags: list[ParaFrag], direction: Direction) -> list[ParaFrag]:
        painted: list[ParaFrag] = []
        for stretch in _stretches(frags):
            text = "".join(frag.text for frag in stretch)
            if RIGHT_TO_LEFT.search(text):
                pieces = fonts.runs(_painted_order(text, direction), _font(stretch) or self.style.fontName)
                stretch = [stretch[0].clone(fontName=font, text=piece) for font, piece in pieces]
            painted += stretch
        return painted


def _painted_order(text: str, direction: Direction) -> str:
    """Return the letters of a line from left to right, its brackets facing the right way."""
    # The library orders the letters but does not mirror brackets. A mark put behind each of them goes where it goes,
    # and has come to stand before it where the direction was turned.
    marked = re.sub(_BRACKET, rf"\1{_MARK}", text)
    ordered = str(get_display(marked, base_dir=direction))
    return _MARKED.sub(lambda found: MIRRORED[found[1]] if found[1] else found[2], ordered)


def _stretches(frags: list[ParaFrag]) -> list[list[ParaFrag]]:
    """Group neighbours that differ in nothing but in that a fallback font stepped in."""
    stretches: list[list[ParaFrag]] = []
    for frag in frags:
        if stretches and _continues(stretches[-1], frag):
            stretches[-1].append(frag)
        else:
            stretches.append([frag])
    return stretches


def _continues(stretch: list[ParaFrag], frag: ParaFrag) -> bool:
    alike = sameFrag(stretch[0].clone(fontName=""), frag.clone(fontName=""))
    return bool(alike) and (_font([frag]) is None or _font(stretch) in (None, frag.fontName))


def _font(stretch: list[ParaFrag]) -> str | None:
    return next((frag.fontName for frag in stretch if frag.fontName not in fonts.FALLBACKS), None)
