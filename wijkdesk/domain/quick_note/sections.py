"""Which part of a line is about the moment itself, and which about each agreement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from typing import Final, NamedTuple

from wijkdesk.domain.quick_note.pieces import Piece

Clause = tuple[int, int]
"""Where a part of the line between commas begins and ends."""

_BOUNDARY: Final = re.compile(r"[,;](?!\d)|\.\s")
_EDGES: Final = " \u00a0\t\n,;:"


class Section(NamedTuple):
    """Where an agreement stands: its text from ``start`` to ``end``, and from where names and days are about it."""

    start: int
    end: int
    about_from: int


def sections_of(
    text: str,
    clauses: Sequence[Clause],
    marks: Sequence[Piece],
    moment: Piece | None,
    pieces: tuple[Sequence[Piece], Sequence[Piece]],
    *,
    has_moment: bool,
) -> list[Section]:
    """The section of each mark of an agreement, in the order of the line.

    Without a moment the sections share the whole line. ``pieces`` are those that leave the text, and those that were
    made text again: these make no agreement of themselves, but stay in the text that it had.
    """
    out, let_be = pieces
    understood = [*out, *let_be]
    found = []
    for number, mark in enumerate(marks):
        clause = next(each for each in clauses if each[0] <= mark.start <= each[1])
        earlier = [each.end for each in marks[:number] if each.start >= clause[0]]
        later = [each.start for each in marks[number + 1 :] if each.start < clause[1]]
        begin, end = (earlier or [clause[0]])[-1], (later or [clause[1]])[0]
        if text_left(text, understood, mark.end, end):
            start = mark.start
        else:
            start = begin
            if not text_left(text, out, begin, end) and not later:
                end = _next_free_clause(clauses, clause, marks)[1]
        is_shared = moment is not None and begin <= moment.start < mark.start
        found.append(Section(start, end, mark.start if is_shared else start))
    return found if has_moment or not found else _sharing_all(found, len(text))


def clauses_of(text: str, pieces: Sequence[Piece]) -> list[Clause]:
    """The parts of a line between its commas; one inside a piece, such as a list of names, parts nothing."""
    cuts = [
        found.end() if found[0][0] == "." else found.start()
        for found in _BOUNDARY.finditer(text)
        if not any(piece.start <= found.start() < piece.end for piece in pieces)
    ]
    return list(zip([0, *cuts], [*cuts, len(text)], strict=True))


def text_left(text: str, pieces: Sequence[Piece], start: int, end: int, *, without: Sequence[Section] = ()) -> str:
    """What is not understood of a part of the line, word for word; the sections ``without`` do not belong to it."""
    gaps = [(piece.start, piece.end) for piece in pieces if piece.is_out]
    gaps += [(section.start, section.end) for section in without]
    parts, at = [], start
    for gap_start, gap_end in sorted(gaps):
        if gap_end <= start or gap_start >= end:
            continue
        parts.append(text[at : max(gap_start, at)])
        at = max(at, gap_end)
    parts.append(text[at:end])
    whole = reduce(_joined, (" ".join(part.split()) for part in parts), "").strip(_EDGES)
    return whole if whole.strip(".") else ""  # the end of a sentence that was understood


def _joined(before: str, behind: str) -> str:
    """Two parts of a line from between which something was taken, with one comma where each brought its own."""
    if not behind or not before:
        return before or behind
    if behind[0] in ",;":
        return before.rstrip(",; ") + behind
    return f"{before} {behind}"


def _next_free_clause(clauses: Sequence[Clause], clause: Clause, marks: Sequence[Piece]) -> Clause:
    """The clause behind this one, where no other agreement stands; else this one."""
    place = clauses.index(clause) + 1
    if place == len(clauses) or any(clauses[place][0] <= mark.start < clauses[place][1] for mark in marks):
        return clause
    return clauses[place]


def _sharing_all(sections: Sequence[Section], length: int) -> list[Section]:
    ends = [each.start for each in sections[1:]] + [length]
    starts = [0, *ends]
    return [Section(start, end, start) for start, end in zip(starts, ends, strict=False)]
