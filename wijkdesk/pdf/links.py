"""Words in a paragraph that lead somewhere: to a heading of the same document, to a page of the web, to a mailbox.

In the structure such words are a ``Link`` within their paragraph. On the page they are underlined: a colour alone would
not be seen by everybody, nor on paper.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import count
from typing import Any, NamedTuple
from weakref import WeakValueDictionary

from reportlab.platypus.paraparser import ParaFrag

from wijkdesk.pdf import address, fonts
from wijkdesk.pdf.styles import LINK
from wijkdesk.pdf.tagging import MarkedText, Node, TaggedCanvas
from wijkdesk.pdf.text import as_read, clean, markup

# Markup is text, so a heading needs a name in it; the names live as long as their headings, and reach no file.
_HEADING = re.compile("#[0-9]+")
_headings: WeakValueDictionary[str, Node] = WeakValueDictionary()
_numbers = count(1)

_BELOW = 1.4  # Points between the words and the line under them.

_Name = tuple[int, str]
"""How reportlab tells the links of a paragraph apart: its number in it, and where it leads as markup says it."""


class Link(NamedTuple):
    """Words that lead somewhere, as they stand in the structure."""

    node: Node
    target: Node | str
    said: str


def linked(words: str, target: Node | str, font: str = fonts.REGULAR) -> str:
    """Return markup for words of a user that lead to a heading, by its node, or to an address.

    The heading must be painted in the same document, before or after: else making that raises ValueError. ``font`` is
    that of the paragraph. Raises ValueError for an address other than ``http``, ``https`` and ``mailto``, for words
    that say nothing, and for a node that is no heading.
    """
    if not clean(words).strip():
        raise ValueError("a link needs words")
    where = address.checked(target) if isinstance(target, str) else _name_of(target)
    return f'<a href="{escape(where)}" color="{LINK.hexval()}">{markup(words, font)}</a>'


def links_in(frags: list[ParaFrag], parent: Node) -> dict[_Name, Link]:
    """Return the links among the pieces of a paragraph, each with a node of its own below that of the paragraph.

    Raises ValueError for a link that does not come from ``linked``, for one within another, and for one without words.
    """
    words: dict[_Name, str] = {}
    for frag in frags:
        names: list[_Name] = getattr(frag, "link", None) or []
        if len(names) > 1:
            raise ValueError("a link cannot stand within another")
        for name in names:
            words[name] = words.get(name, "") + (" " if hasattr(frag, "lineBreak") else frag.text)
    return {name: _link(name[1], text, parent) for name, text in words.items()}


def _link(where: str, words: str, parent: Node) -> Link:
    if not words.strip():
        raise ValueError("a link needs words")
    target = _headings.get(where) if _HEADING.fullmatch(where) else address.checked(where)
    if target is None:
        raise ValueError("a link leads to a heading that is gone")
    return Link(Node("Link", parent), target, " ".join(as_read(words).split()))


def _name_of(heading: Node) -> str:
    if heading.role[0] != "H":
        raise ValueError("a link leads to a heading")
    name = f"#{next(_numbers)}"
    _headings[name] = heading
    return name


class LinkingText(MarkedText):
    """The lines of a paragraph with links, while they are written."""

    XtraState: Any  # What reportlab keeps of the line that is written, unknown to its types.

    def __init__(
        self, canvas: TaggedCanvas, x: float, y: float, ends: Iterator[bool], links: Mapping[_Name, Link]
    ) -> None:
        super().__init__(canvas, x, y, ends)
        self._on, self._links = canvas, links

    def _linkRecord(self, name: _Name, which: str) -> None:  # noqa: N802 - reportlab calls it
        """The first words of a link on a line were written just now, or its last ones on that line."""
        link = self._links[name]
        if which == "start":
            self.mark_last(link.node)
            return
        self.mark_next(None)
        state = self.XtraState
        # reportlab would make a link of what it finds here, without a place in the structure.
        ((_, left), low, high), right = state.links.pop(name)
        lower = self._on.absolutePosition(left, state.cur_y + low)
        upper = self._on.absolutePosition(right, state.cur_y + high)
        self._on.link_to(link.target, link.node, (*lower, *upper), link.said)
        self._underline(left, right, state.cur_y - _BELOW)

    def _underline(self, left: float, right: float, y: float) -> None:
        with self._on.artifact():
            self._on.saveState()
            self._on.setStrokeColor(LINK)
            self._on.setLineWidth(0.5)
            self._on.line(left, y, right, y)
            self._on.restoreState()
