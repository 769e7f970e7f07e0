"""What is recognised in a line, piece by piece, before it is known what they make together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import Any, Final, NamedTuple

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import INFIXES
from wijkdesk.domain.folding import fold
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.quick_note.days import find_day
from wijkdesk.domain.quick_note.names import MOST_WORDS, Match, Named, Names, Trust, Word, newcomer, words_of
from wijkdesk.domain.words import EventKind, MomentKind


class Sort(Enum):
    """What a piece of a line says."""

    KIND = "what it becomes"
    WHO = "somebody"
    BY = "who promises or leads"
    TO = "to whom"
    DAY = "a day"
    DUE = "the day by which"
    PILLAR = "a pillar"
    ACTION = "an action that it belongs to"
    CONFIDENTIAL = "confidential"


class Piece(NamedTuple):
    """Words of a line from ``start`` to ``end`` (half open), and what they may mean.

    ``words`` name the piece, whatever stands around it. Without a ``value`` it asks which of the ``options`` is meant.
    ``role`` is the preposition before a name or day. ``is_out`` says that the text reads without it.
    """

    sort: Sort
    start: int
    end: int
    words: str
    value: Any = None
    options: tuple[Named, ...] = ()
    role: str = ""
    is_out: bool = True


MARKS: Final[dict[str, Any]] = {
    "toezegging": Promise,
    "actie": Action,
    "signaal": EventKind.SIGNAL,
    "gebeurtenis": EventKind.ACTIVITY,
    "vertrouwelijk": True,
    "succes": EventKind.SUCCESS,
    "tegenslag": EventKind.SETBACK,
    "besluit": EventKind.DECISION,
    "mijlpaal": EventKind.MILESTONE,
    "activiteit": EventKind.ACTIVITY,
    "lunch": MomentKind.LUNCH,
    "gesprek": MomentKind.TALK,
    "telefoongesprek": MomentKind.CALL,
    "bezoek": MomentKind.VISIT,
    "overleg": MomentKind.MEETING,
    "contactmoment": MomentKind.TALK,
}
"""What a word behind ``!`` means; a beginning that fits several means the first."""

MOMENT_WORDS: Final = {
    **dict.fromkeys(("lunch", "geluncht", "lunchte", "lunchen"), MomentKind.LUNCH),
    **dict.fromkeys(("gesprek", "gesproken", "sprak", "praatje", "gepraat", "koffie"), MomentKind.TALK),
    **dict.fromkeys(("gebeld", "belde", "telefoon", "telefoontje", "telefonisch", "tel"), MomentKind.CALL),
    **dict.fromkeys(("telefoongesprek", "teruggebeld", "opgebeld"), MomentKind.CALL),
    **dict.fromkeys(("bezoek", "bezocht", "huisbezoek", "langsgeweest", "langsgegaan"), MomentKind.VISIT),
    **dict.fromkeys(("overleg", "overlegd", "vergadering", "vergaderd", "weekoverleg"), MomentKind.MEETING),
}

OPENING_WORDS: Final = {
    **{word: MARKS[word] for word in ("toezegging", "actie", "signaal", "gebeurtenis", "succes", "tegenslag")},
    **{word: MARKS[word] for word in ("besluit", "mijlpaal", "activiteit")},
    "actiepunt": Action,
}
"""What says by itself what a line is, as its first word or with a colon behind it: "signaal: ..."."""

_PROMISING: Final = ("beloof", "belooft", "beloofd", "beloofde", "beloofden", "beloven", "toegezegd", "toezegt")
_NO_PROMISE: Final = ("had", "hadden", "niet", "zoals", "wat", "was", "waren")
_WHO_DOES: Final = ("die", "dat", "en", "ze", "zij", "hij", "we", "wij", "ik", "heeft", "hebben", "heb")
_DONE: Final = ("gehad", "gedronken", "gevoerd", "gedaan", "drinken")
_MARK: Final = re.compile(r"([!#])([^\W\d_][\w-]*)")
_LEAST_MISSPELLED: Final = 3
_WITH: Final = ("met", "@")
_ROLES: Final = ("met", "van", "aan", "door", "bij", "namens")
_ARTICLES: Final = ("de", "het", "een")
_TITLES: Final = ("mevrouw", "mevr", "mw", "meneer", "dhr", "heer")
_ON: Final = re.compile(r"\s*(?:,|&|\+|\ben\b)\s*", re.IGNORECASE)
_ENDS_LIST: Final = re.compile(r"\s*(?:$|[,;!#@&+]|en\b)", re.IGNORECASE)
MOST_LETTERS: Final = 2000


def find_pieces(text: str, names: Names) -> list[Piece]:
    """Every piece of a line, from left to right; none overlaps another.

    A text of more than ``MOST_LETTERS`` is no line: only its beginning is looked at.
    """
    return _Reading(text[:MOST_LETTERS], names).pieces()


class _Reading:
    """Goes through a line once."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names
        self._marks = list(_marks(text, names))
        self._words = [word for word in words_of(text) if not _within(word, self._marks)]
        self._is_marked = any(piece.sort is Sort.KIND for piece in self._marks)
        self._last_who: Piece | None = None

    def pieces(self) -> list[Piece]:
        found = list(self._marks)
        place = 0
        while place < len(self._words):
            piece, taken = self._opening_at(place, found)
            if piece is None:
                piece, taken = self._piece_at(place)
            if piece is not None:
                found.append(piece)
            place += max(taken, 1)
        return _kept_apart(found)

    def _piece_at(self, place: int) -> tuple[Piece | None, int]:
        """The piece that begins with this word, and how many words it takes."""
        piece, taken = self._who_at(place)
        if piece is not None:
            self._last_who = piece
            return piece, taken
        day = find_day(self._words, place, self._text)
        if day is not None:
            return Piece(Sort.DAY, day.start, day.end, fold(day.words), day.words, role=day.role), day.last - place
        word = self._words[place]
        if word.folded in MOMENT_WORDS:
            is_done = place + 1 < len(self._words) and self._words[place + 1].folded in _DONE and self._is_beside(place)
            end = self._words[place + is_done].end  # "koffie gedronken"
            return Piece(Sort.KIND, word.start, end, word.folded, MOMENT_WORDS[word.folded]), 1 + is_done
        return None, 1

    def _opening_at(self, place: int, found: Sequence[Piece]) -> tuple[Piece | None, int]:
        """A word that says what it becomes without a sign before it; where signs say so, one with a colon alone."""
        word = self._words[place]
        if word.folded in _PROMISING:
            return self._promising_at(place, found), 1
        if word.folded not in OPENING_WORDS:
            return None, 1
        before = _without(self._text[: word.start], found).rstrip()
        is_first = not before.strip(" \u00a0") or before[-1] in ",;."
        has_colon = self._text[word.end : word.end + 1] == ":"
        if not has_colon and (before.strip() or self._is_marked):
            return None, 1
        ends = re.match(r"[:!](?!\S)|:", self._text[word.end :])
        end = word.end + (ends.end() if ends else 0)
        return Piece(Sort.KIND, word.start, end, word.folded, OPENING_WORDS[word.folded], is_out=is_first), 1

    def _promising_at(self, place: int, found: Sequence[Piece]) -> Piece | None:
        """The verb by which somebody promises; it stays in the text, with who does it right before it."""
        agreed = any(piece.sort is Sort.KIND and piece.value in (Promise, Action) for piece in found)
        first = place
        while first and self._words[first - 1].folded in _WHO_DOES and self._is_beside(first - 1):
            first -= 1
        if agreed or (first and self._words[first - 1].folded in _NO_PROMISE):
            return None
        word = self._words[place]
        return Piece(Sort.KIND, self._words[first].start, word.end, word.folded, Promise, is_out=False)

    def _who_at(self, place: int) -> tuple[Piece | None, int]:
        role, start, has_article = self._role_before(place)
        trust = Trust.CALLED if role in _WITH else Trust.EXPECTED if role else Trust.ANYWHERE
        match = self._names.at(self._words, place, trust, self._text)
        if match is None and not role:
            match = self._caller_at(place)
        if match is not None and not match.is_whole and self._newcomer_length(place) > match.words:
            return self._newcomer_at(place, role, start, match.candidates) if role in _WITH else (None, 1)
        if match is not None and self._is_listed(place, match):
            last = self._words[place + match.words - 1]
            value = match.candidates[0] if len(match.candidates) == 1 else None
            words = " ".join(word.folded for word in self._words[place : place + match.words])
            is_out = role in _WITH
            begin = start if is_out else self._words[place].start
            return Piece(Sort.WHO, begin, last.end, words, value, match.candidates, role, is_out), match.words
        if role in _WITH and not has_article and not self._is_behind_a_comma(place):
            return self._newcomer_at(place, role, start)
        return None, 1

    def _role_before(self, place: int) -> tuple[str, int, bool]:
        """The preposition that a word has, where that begins, and whether an article stands between."""
        word, before = self._words[place], self._text[: self._words[place].start]
        if before.endswith("@") and (not before[-2:-1].isalnum() or self._words[place - 1].folded in MOMENT_WORDS):
            return "@", word.start - 1, False  # "lunch@ymere", but no address of a mail
        last = self._goes_on_after(place)
        if last is not None:
            return last.role, last.end, False
        has_title, has_article, at = False, False, place
        while at and self._words[at - 1].folded in (*_TITLES, *_ARTICLES) and self._is_beside(at - 1):
            has_title = has_title or self._words[at - 1].folded in _TITLES
            has_article = has_article or self._words[at - 1].folded in _ARTICLES
            at -= 1
        if at and self._is_beside(at - 1):
            role = self._words[at - 1]
            if role.folded in _ROLES:
                return role.folded, role.start, has_article and not has_title
            if at == place and role.folded in MOMENT_WORDS and word.text[0].isupper():
                return "met", word.start, True  # "gebeld Karin", who must be known
        return ("bij", word.start, True) if has_title else ("", word.start, False)

    def _goes_on_after(self, place: int) -> Piece | None:
        """Who was named before, where this word goes on from there: "Anna, Piet en Ymere"."""
        last = self._last_who
        if last is None or not last.role or last.end > self._words[place].start:
            return None
        return last if _ON.fullmatch(self._text[last.end : self._words[place].start]) else None

    def _is_listed(self, place: int, match: Match) -> bool:
        """Behind a comma a name goes on with the list only if the list goes on, or ends, behind it."""
        if not self._is_behind_a_comma(place):
            return True
        behind = self._text[self._words[place + match.words - 1].end :]
        return _ENDS_LIST.match(behind) is not None

    def _is_behind_a_comma(self, place: int) -> bool:
        last = self._goes_on_after(place)
        return last is not None and "," in self._text[last.end : self._words[place].start]

    def _caller_at(self, place: int) -> Match | None:
        """Somebody right before "gebeld" and the like."""
        if not self._words[place].text[0].isupper():
            return None
        match = self._names.at(self._words, place, Trust.EXPECTED, self._text)
        behind = place + match.words if match is not None else len(self._words)
        is_caller = behind < len(self._words) and self._words[behind].folded in MOMENT_WORDS
        return match if is_caller and self._is_beside(behind - 1) else None

    def _is_beside(self, place: int) -> bool:
        """Whether only blanks, or the dot of an abbreviation, part this word from the next."""
        between = self._text[self._words[place].end : self._words[place + 1].start]
        return not between.strip(" .\u00a0")

    def _newcomer_at(
        self, place: int, role: str, start: int, others: tuple[Named, ...] = ()
    ) -> tuple[Piece | None, int]:
        """A name that nobody has, unless one of ``others`` is meant, who have a part of it."""
        count = self._newcomer_length(place) or (1 if role == "@" else 0)
        if not count:
            return None, 1
        last = self._words[place + count - 1]
        name = self._text[self._words[place].start : last.end]
        return Piece(Sort.WHO, start, last.end, fold(name), None, (newcomer(name), *others), role), count

    def _newcomer_length(self, place: int) -> int:
        """How many words are a name by how they are written: with a capital, and the tussenvoegsels between them."""
        if self._text.isupper() or not self._words[place].text[0].isupper():
            return 0  # where all is in capitals, they say nothing
        count = 1
        for ahead in range(place + 1, min(place + MOST_WORDS, len(self._words))):
            if self._text[self._words[ahead - 1].end : self._words[ahead].start] not in (" ", "-", " '", "'", "’"):
                break
            if self._words[ahead].text[0].isupper():
                count = ahead - place + 1
            elif self._words[ahead].folded not in INFIXES:
                break
        return count


def _marks(text: str, names: Names) -> Iterator[Piece]:
    for found in _MARK.finditer(text):
        sign, tag = found[1], found[2].rstrip("-")
        if text[found.start() - 1 : found.start()].isalnum() and len(tag) < _LEAST_MISSPELLED:
            continue  # "kapot!s" is no mark, "kapot!signaal" is
        end = found.start() + 1 + len(tag)
        piece = _marked(tag, names) if sign == "!" else _tagged(tag, names)
        if piece is not None:
            yield piece._replace(start=found.start(), end=end, words=fold(sign + tag))


def _marked(tag: str, names: Names) -> Piece | None:
    """What a word behind ``!`` means; from the third letter on it may be misspelled."""
    written = fold(tag)
    begun = [value for word, value in MARKS.items() if word.startswith(written)]
    if not begun and len(written) > _LEAST_MISSPELLED:
        begun = [value for word, value in MARKS.items() if word[:_LEAST_MISSPELLED] == written[:_LEAST_MISSPELLED]]
    if not begun:
        return None
    return Piece(Sort.CONFIDENTIAL if begun[0] is True else Sort.KIND, 0, 0, "", begun[0])


def _tagged(tag: str, names: Names) -> Piece | None:
    found = names.tagged(tag)
    if not found:
        return None
    sort = Sort.ACTION if found[0].kind is Action else Sort.PILLAR
    return Piece(sort, 0, 0, "", found[0] if len(found) == 1 else None, found)


def _without(text: str, pieces: Iterable[Piece]) -> str:
    """The text with blanks where pieces stand."""
    for piece in pieces:
        text = text[: piece.start] + " " * (min(piece.end, len(text)) - piece.start) + text[piece.end :]
    return text


def _within(word: Word, pieces: Iterable[Piece]) -> bool:
    return any(piece.start < word.end and word.start < piece.end for piece in pieces)


def _kept_apart(pieces: Sequence[Piece]) -> list[Piece]:
    """In the order of the line; where two share words, the first keeps them."""
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda each: (each.start, each.sort is not Sort.KIND)):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept
