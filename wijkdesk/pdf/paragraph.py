"""Paragraphs of any language."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

from bidi import get_base_level, get_display
from bidi.mirror import MIRRORED
from reportlab import platypus
from reportlab.lib.rl_accel import sameFrag
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paraparser import ParaFrag

from wijkdesk.pdf import fonts
from wijkdesk.pdf.links import Link, LinkingText, links_in
from wijkdesk.pdf.styles import LIST, NUMBERED
from wijkdesk.pdf.tagging import MarkedText, Node, TaggedCanvas, attributes
from wijkdesk.pdf.text import RIGHT_TO_LEFT, as_read, markup

Direction = Literal["L", "R"]
Role = Literal["P", "H1", "H2", "H3", "H4", "H5", "H6", "BlockQuote", "Caption"]

_MARK = "\ufe00"  # A variation selector: it takes the direction of what it follows. No cleaned text holds one.
_BRACKET = "([" + re.escape("".join(MIRRORED)) + "])"
_SPACE = re.compile(r"\s")
_MARKED = re.compile(f"{_MARK}{_BRACKET}|{_BRACKET}{_MARK}")


class Paragraph(platypus.Paragraph):
    """A paragraph of reportlab markup; text of a user enters it through ``text.markup``, or as ``plain``.

    Right-to-left text reads right on every line: reportlab breaks the lines in the order of reading, then each line's
    right-to-left stretches are turned round. (reportlab's own way needs one more library, and knows no fallback fonts.)
    A paragraph whose first letter is a right-to-left one runs that way as a whole, aligned as its style says.

    ``role`` says what it is to who cannot see its style. A heading stands in the outline as well; where a story leaves
    out a level, its headings move up. With a bullet it is an item of a list, ``of``.

    Words that lead somewhere come from ``links.linked``; any other link in the markup raises ValueError.
    """

    canv: TaggedCanvas
    _direction: Direction | None = None  # None where nothing has to be turned round.
    _before = 0  # Letters that stand in the parts before this one.
    _links: Mapping[tuple[int, str], Link] = MappingProxyType({})
    _broken: tuple[Any, Any] | None = None  # The widths for which its lines were broken last, and those lines.

    def __init__(
        self,
        text: str | None,
        style: ParagraphStyle,
        bulletText: str | None = None,  # noqa: N803 - reportlab's own name, which it uses when it splits
        *,
        role: Role = "P",
        of: Node | None = None,
        **keywords: Any,
    ) -> None:
        fonts.register()
        super().__init__(text, style, bulletText, **keywords)  # type: ignore[arg-type] # None is reportlab's own
        if text and RIGHT_TO_LEFT.search(text):
            self._direction = "R" if get_base_level("".join(frag.text for frag in self.frags)) else "L"
            # Without this attribute reportlab takes a shorter way, which keeps the lines in their painted order and
            # would turn them round once more when the paragraph continues on the next page.
            self.frags[0].backColor = None
        if text is None:  # A part of one that is split: ``split`` gives it the rest.
            return
        self._words = as_read("".join("\n" if hasattr(frag, "lineBreak") else frag.text for frag in self.frags))
        # Letters in their painted order are no text to read aloud.
        said = {"ActualText": self._words} if self._direction else {}
        if bulletText:
            self._item = Node("LI", of or list_node())
            self.node = Node("LBody", self._item, said)
        elif role == "BlockQuote":  # which groups paragraphs, and has no words of its own
            self.node = Node("P", Node(role), said)
        else:
            self.node = Node(role, None, said)
        if "<a " in text:
            self._links = links_in(self.frags, self.node)
            self.frags[0].backColor = None  # as above: only the longer way tells where on a line a link begins

    @classmethod
    def plain(
        cls,
        text: str,
        style: ParagraphStyle,
        bullet: str | None = None,
        *,
        role: Role = "P",
        of: Node | None = None,
    ) -> "Paragraph":
        """Return a paragraph that shows a user's text as it is, as an item of a list where a bullet is given."""
        return cls(markup(text, style.fontName), style, bullet, role=role, of=of)

    @property
    def words(self) -> str:
        """What it says, as it is read, on one line."""
        return " ".join(self._words.split())

    def draw(self) -> None:
        if not self._words.strip():
            # Reading aloud that there is nothing helps nobody; it may still have a background.
            with self.canv.artifact():
                super().draw()
            return
        if self.node.role[0] == "H":
            self.canv.add_outline(self.node, self.words, self.height)
        if self.bulletText:
            self.canv.label_next_text(Node("Lbl", self._item))
        with self.canv.tag(self.node):
            super().draw()

    def beginText(self, x: float, y: float) -> Any:  # noqa: N802
        if self._links:
            return LinkingText(self.canv, x, y, self._ends(), self._links)
        return MarkedText(self.canv, x, y, self._ends()) if len(self._lines) > 1 else super().beginText(x, y)

    @property
    def _lines(self) -> Sequence[Any]:
        lines: Sequence[Any] = self.blPara.lines  # type: ignore[attr-defined] # reportlab's, unknown to its types
        return lines

    def _ends(self) -> Iterator[bool]:
        """Of each line whether a word ends with it that another one follows."""
        if self._direction:  # it is read by its ``ActualText``
            return
        between = {found.start() - count for count, found in enumerate(_SPACE.finditer(self._words))}
        place = self._before
        for line in self._lines:
            letters = _letters(line)
            place += letters
            yield letters > 0 and place in between

    def breakLines(self, width: Any) -> Any:  # noqa: N802
        if self._broken is not None and self._broken[0] == width:  # a cell of a table is asked three times
            return self._broken[1]
        broken: Any = super().breakLines(width)
        if self._direction:
            for line in broken.lines:
                line.words = self._as_painted(line.words, self._direction)
        self._broken = width, broken
        return broken

    def split(self, aW: float, aH: float) -> list[Any]:  # noqa: N803
        parts: list[Any] = super().split(aW, aH)
        for part in parts:
            part._direction, part._words, part.node, part._links = self._direction, self._words, self.node, self._links
            if part.bulletText:
                part._item = self._item
        if len(parts) > 1:
            parts[0]._before = self._before
            parts[1]._before = self._before + sum(map(_letters, parts[0]._lines))
        return parts

    def _as_painted(self, frags: list[ParaFrag], direction: Direction) -> list[ParaFrag]:
        painted: list[ParaFrag] = []
        for stretch in _stretches(frags):
            text = "".join(frag.text for frag in stretch)
            if RIGHT_TO_LEFT.search(text):
                pieces = fonts.runs(painted_order(text, direction), _font(stretch) or self.style.fontName)
                stretch = [stretch[0].clone(fontName=font, text=piece) for font, piece in pieces]
            painted += stretch
        return painted


def _letters(line: Any) -> int:
    """How many letters stand on a line, spaces left out; reportlab knows two kinds of lines."""
    words = line[1] if isinstance(line, tuple) else [frag.text for frag in line.words]
    return len(_SPACE.sub("", "".join(words)))


def list_node(*, numbered: bool = False) -> Node:
    """Return what the items of one list belong to: paragraphs that have a bullet, or a number."""
    return Node("L", None, attributes("List", ListNumbering="Decimal" if numbered else "Disc"))


def bulleted(texts: Iterable[str], style: ParagraphStyle = LIST) -> list[Paragraph]:
    """Texts of a user as the items of one list."""
    whole = list_node()
    return [Paragraph.plain(text, style, "•", of=whole) for text in texts]


def numbered(texts: Iterable[str], style: ParagraphStyle = NUMBERED, *, first: int = 1) -> list[Paragraph]:
    """Texts of a user as the items of one list, numbered from ``first``."""
    whole = list_node(numbered=True)
    return [Paragraph.plain(text, style, f"{number}.", of=whole) for number, text in enumerate(texts, first)]


def painted_order(text: str, direction: Direction) -> str:
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
