"""The pages of the handbook, and the little of Markdown that they are written in.

Headings, paragraphs, lists, tables, links to other pages, bold, code, and a picture on a line of its own: no more. A
library for all of Markdown would be one more part to look after, for pages that are our own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal, NamedTuple

from wijkdesk import paths
from wijkdesk.domain.folding import fold

FIRST = "index.md"
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_SPAN = re.compile(rf"\*\*(?P<bold>.+?)\*\*|`(?P<code>[^`]+)`|{_LINK.pattern}")
_PICTURE = re.compile(r"!\[([^\]]+)\]\(([^)]+)\)")
_HEADING = re.compile(r"(#+) (.+)")
_ITEM = re.compile(r"(-|\d+\.) (.+)")


class Page(NamedTuple):
    """One topic: the name of its file, its title, and its text; pictures that are not there are left out of that."""

    name: str
    title: str
    text: str


class Span(NamedTuple):
    """Words of one kind; ``target`` is where a link leads: ``page.md``, ``page.md#anchor``."""

    words: str
    kind: Literal["plain", "bold", "code", "link"] = "plain"
    target: str = ""


@dataclass(frozen=True)
class Heading:
    level: int
    words: str


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Items:
    texts: Sequence[str]
    are_numbered: bool


@dataclass(frozen=True)
class Table:
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Picture:
    alternative: str
    path: Path


Block = Heading | Paragraph | Items | Table | Picture


class Found(NamedTuple):
    """A part of a page in which all words stand; ``anchor`` is that of its heading."""

    page: Page
    anchor: str
    heading: str


def folder() -> Path:
    """Return the folder that the pages and their pictures are in."""
    return paths.resources() / "help"


def read_pages() -> list[Page]:
    """Return the pages in the order in which the first one links to them, that one before all."""
    first = _read(FIRST)
    names = dict.fromkeys(target.partition("#")[0] for _words, target in _LINK.findall(first.text))
    return [first, *(_read(name) for name in names if name != FIRST)]


def blocks_of(page: Page) -> Iterator[Block]:
    """What a page consists of, in its order."""
    for kind, lines in groupby(page.text.splitlines(), _kind_of):
        yield from _blocks(kind, list(lines))


def spans_of(text: str) -> Iterator[Span]:
    """The stretches of a line that differ in kind."""
    end = 0
    for found in _SPAN.finditer(text):
        if found.start() > end:
            yield Span(text[end : found.start()])
        end = found.end()
        bold, code, words, target = found.groups()
        if words:
            yield Span(words, "link", target)
        else:
            yield Span(bold, "bold") if bold else Span(code, "code")
    if end < len(text):
        yield Span(text[end:])


def anchor_of(heading: str) -> str:
    """Return the name under which links lead to a heading: its words in small letters, with hyphens between them."""
    return "-".join(re.findall(r"[\w]+", heading.lower()))


def find(pages: Sequence[Page], words: str) -> list[Found]:
    """Return the parts in which all these words stand, whatever their accents and capitals; none without words."""
    wanted = fold(words).split()
    if not wanted:
        return []
    parts = [(Found(page, anchor_of(head), head), fold(text)) for page in pages for head, text in _parts_of(page)]
    return [found for found, text in parts if all(word in text for word in wanted)]


def _read(name: str) -> Page:
    lines = (folder() / name).read_text("utf-8").splitlines()
    title = lines[0].removeprefix("# ")
    return Page(name, title, "\n".join(filter(_is_there, lines)))


def _is_there(line: str) -> bool:
    """Whether a line can be shown: pictures are made when the program is packed, and a checkout may have none."""
    picture = _PICTURE.fullmatch(line)
    return picture is None or (folder() / picture[2]).is_file()


def _parts_of(page: Page) -> Iterator[tuple[str, str]]:
    """Every heading of a page, with the text up to the next one."""
    heading, lines = page.title, [page.title]
    for line in page.text.splitlines()[1:]:
        found = _HEADING.fullmatch(line)
        if found:
            yield heading, "\n".join(lines)
            heading, lines = found[2], [line]
        else:
            lines.append(line)
    yield heading, "\n".join(lines)


def _kind_of(line: str) -> str:
    if _HEADING.fullmatch(line):
        return "heading"
    if _PICTURE.fullmatch(line):
        return "picture"
    item = _ITEM.fullmatch(line)
    if item:
        return "items" if item[1] == "-" else "numbered"
    if line.startswith("|"):
        return "table"
    return "text" if line.strip() else ""


def _blocks(kind: str, lines: list[str]) -> Iterator[Block]:
    if kind == "heading":
        for line in lines:
            marks, words = _matched(_HEADING, line)
            yield Heading(len(marks), words)
    elif kind == "picture":
        for line in lines:
            alternative, name = _matched(_PICTURE, line)
            yield Picture(alternative, folder() / name)
    elif kind in ("items", "numbered"):
        yield Items([_matched(_ITEM, line)[1] for line in lines], kind == "numbered")
    elif kind == "table":
        head, _rule, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
        yield Table(head, rows)
    elif kind == "text":
        yield Paragraph(" ".join(lines))


def _matched(pattern: re.Pattern[str], line: str) -> tuple[str, str]:
    found = pattern.fullmatch(line)
    assert found is not None
    return found[1], found[2]
