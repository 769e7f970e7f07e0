"""The lines of the box: headings, things that were found, commands, and a way to the rest of a group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from wijkdesk.storage.reading.found_words import Marked, mark, words_at
from wijkdesk.storage.reading.search import MOST_COUNTED, Group, Hit
from wijkdesk.storage.search_index import words_in
from wijkdesk.ui.command import Command
from wijkdesk.ui.marks import IconMark, Mark
from wijkdesk.ui.search.kinds import Translate, headings, mark_of
from wijkdesk.ui.search.lately import Lately

MOST_COMMANDS: Final = 6
NOTHING: Final = Marked("")


@dataclass(frozen=True)
class Line:
    """One line; ``key`` is what happens on Enter: a ``Command``, the kind and id of a thing, or a kind to show more of.

    A heading has none, and nobody comes there. ``spoken`` is the line in words.
    """

    title: Marked
    key: Any = None
    mark: Mark | None = None
    detail: str = ""
    snippet: Marked = NOTHING
    end: str = ""
    badge: Mark | None = None
    spoken: str = ""


def lines_found(tr: Translate, groups: Sequence[Group], commands: Iterable[Command], text: str) -> list[Line]:
    """The commands whose name has every word of ``text``, and then what was found, by kind."""
    named = headings(tr)
    lines = _under(tr("Opdrachten"), _commands_found(tr, commands, words_in(text)))
    for group in groups:
        lines += _under(named[group.kind], [_of_hit(tr, hit, named) for hit in group.hits])
        if group.more:
            lines.append(_to_the_rest(tr, group))
    return lines


def lines_at_first(tr: Translate, opened: Sequence[Hit], commands: Sequence[Command], lately: Lately) -> list[Line]:
    """What was opened lately, and the commands that are used most; where none was, those that add something."""
    often = sorted(commands, key=lambda each: (-lately.times_used(each.name), not each.adds_something))
    named = headings(tr)
    return [
        *_under(tr("Laatst geopend"), [_of_hit(tr, hit, named) for hit in opened]),
        *_under(tr("Opdrachten"), [_of_command(tr, each, Marked(each.name)) for each in often[:MOST_COMMANDS]]),
    ]


def _under(heading: str, lines: list[Line]) -> list[Line]:
    return [Line(Marked(heading), spoken=heading), *lines] if lines else []


def _commands_found(tr: Translate, commands: Iterable[Command], words: Sequence[str]) -> list[Line]:
    found = [each for each in commands if words and words_at(each.name, words) == set(words)]
    return [_of_command(tr, each, mark(each.name, words, anywhere=True)) for each in found[:MOST_COMMANDS]]


def _of_command(tr: Translate, command: Command, name: Marked) -> Line:
    spoken = ", ".join(part for part in (command.name, tr("opdracht"), command.shortcut) if part)
    return Line(name, command, IconMark(tr("opdracht"), "chevron-right"), end=command.shortcut, spoken=spoken)


def _of_hit(tr: Translate, hit: Hit, named: dict[type, str]) -> Line:
    sign = mark_of(hit)
    badge = IconMark(tr("vertrouwelijk"), "lock") if hit.confidential else None
    day = f"{hit.day:%d-%m-%Y}" if hit.day is not None else ""
    parts = (hit.title.text, named[hit.kind], sign.word, badge.word if badge else "", hit.detail, day, hit.snippet.text)
    spoken = ", ".join(part for part in parts if part)
    title = hit.title if hit.title.text.strip() else Marked(tr("Zonder titel"))
    return Line(title, hit.opens, sign, hit.detail, hit.snippet, day, badge, spoken)


def _to_the_rest(tr: Translate, group: Group) -> Line:
    many = group.more > MOST_COUNTED
    text = tr("Nog meer dan {n} tonen").format(n=MOST_COUNTED) if many else tr("Nog {n} tonen").format(n=group.more)
    return Line(Marked(text), group.kind, IconMark("", "ellipsis"), spoken=f"{text}, {headings(tr)[group.kind]}")
