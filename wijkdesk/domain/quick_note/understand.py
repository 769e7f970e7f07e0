"""From a line to what it makes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.dutch_dates import is_weekday
from wijkdesk.domain.promise import Promise, is_likely_to_residents, likely_promiser
from wijkdesk.domain.quick_note.days import DEADLINES, day_that_was, day_to_come
from wijkdesk.domain.quick_note.missing import what_misses
from wijkdesk.domain.quick_note.names import Named, Names
from wijkdesk.domain.quick_note.note import RESIDENTS, Agreed, Found, Key, Note, Understood
from wijkdesk.domain.quick_note.pieces import Piece, Sort, find_pieces
from wijkdesk.domain.quick_note.sections import Section, clauses_of, sections_of, text_left
from wijkdesk.domain.words import EventKind, MomentKind

AS_TEXT: Final = object()
"""The answer that words mean nothing, or that nothing is to be proposed."""

Answers = Mapping[Key, Any]
MOST_AGREEMENTS: Final = 9
_MET: Final = ("met", "@")
_SIGNAL_WITH_NAME: Final = "Een signaal noteer je zonder namen. Haal “{name}” weg, of maak er een contactmoment van."

_STILL_TO_COME: Final = "“{day}” moet nog komen en bleef tekst. Kies de dag, of maak er een actie van met !actie."


def understand(text: str, names: Names, today: dt.date, answers: Answers | None = None) -> Understood:
    """What a line makes (the rules stand in the docstring of the package).

    ``answers`` are what the user said about what was found: another value, or ``AS_TEXT``, by its key.
    """
    return _Understanding(text, names, today, answers or {}).result()


class _Understanding:
    """Puts the pieces of one line together."""

    def __init__(self, text: str, names: Names, today: dt.date, answers: Answers) -> None:
        self._text, self._today, self._answers = text, today, answers
        self._found: list[Found] = []
        self._to_come = ""  # a day that no moment can have had yet
        pieces = find_pieces(text, names)
        self._let_be = [piece for piece in pieces if answers.get(_key(piece)) is AS_TEXT]
        pieces = [piece for piece in pieces if piece not in self._let_be]
        self._pieces = [piece._replace(value=answers.get(_key(piece), piece.value)) for piece in pieces]
        self._clauses = clauses_of(text, self._pieces)
        self._decide_kind()
        self._sections = sections_of(
            text,
            self._clauses,
            self._marks,
            self._moment,
            (self._out(), self._let_be),
            has_moment=self.kind is not None,
        )

    def result(self) -> Understood:
        self._note_kinds()
        days = self._days()
        present = () if isinstance(self.kind, EventKind) else self._present()
        parties = [self._parties(place, present) for place in range(1, len(self._sections) + 1)]
        pillar, action = self._tag(Sort.PILLAR), self._tag(Sort.ACTION)
        named = (*present, *(each for party in parties for each in (party[0], party[1], *party[2])), action)
        is_confidential = self._is_confidential([each for each in named if isinstance(each, Named)])
        texts = self._texts()
        agreements = tuple(
            Agreed(
                mark.value,
                texts[place],
                by,
                to if isinstance(to, Named) else None,
                to == RESIDENTS,
                days.get(place),
                partners,
            )
            for place, (mark, (by, to, partners)) in enumerate(zip(self._marks, parties, strict=True), start=1)
        )
        note = Note(
            days.get(0) or self._today, self.kind, texts[0], present, agreements, pillar, action, is_confidential
        )
        return Understood(note, tuple(self._found), what_misses(self._text, note), self._remark())

    # -- what it becomes --

    def _decide_kind(self) -> None:
        """The kind of the moment or event, and the marks of what was agreed; other words for kinds are text."""
        kinds = [piece for piece in self._pieces if piece.sort is Sort.KIND]
        marks = [piece for piece in kinds if piece.value in (Promise, Action)][:MOST_AGREEMENTS]
        events = [piece for piece in kinds if isinstance(piece.value, EventKind)]
        moments = [
            piece for piece in kinds if isinstance(piece.value, MomentKind) and not self._is_agreed(piece, marks)
        ]
        chosen = self._answers.get(Key(Sort.KIND, ""))
        self._moment: Piece | None = None
        self._marks: list[Piece] = []
        self.kind: MomentKind | EventKind | None
        if events and not isinstance(chosen, MomentKind):
            self._moment, self.kind = events[0], events[0].value
        else:
            self._marks = marks
            self._moment = moments[0] if moments else None
            self.kind = self._moment.value if self._moment else MomentKind.TALK if self._somebody_met(marks) else None
        if isinstance(chosen, MomentKind | EventKind):
            self.kind = chosen
            self._marks = [] if isinstance(chosen, EventKind) else self._marks
        elif chosen in (Promise, Action) and not self._marks:
            end = len(self._text)
            self._moment, self.kind = None, None
            self._marks = [Piece(Sort.KIND, end, end, "", chosen)]
        used = [self._moment, *self._marks]
        self._pieces = [piece for piece in self._pieces if piece.sort is not Sort.KIND or piece in used]
        if self._moment is not None:
            self._pieces = [self._in_the_middle(piece) if piece is self._moment else piece for piece in self._pieces]

    def _is_agreed(self, piece: Piece, marks: Sequence[Piece]) -> bool:
        """Whether it stands behind the mark of an agreement, and so in what was agreed."""
        clause = self._clause(piece)
        return any(clause[0] <= mark.start < piece.start for mark in marks)

    def _somebody_met(self, marks: Sequence[Piece]) -> bool:
        agreed = {self._clause(mark) for mark in marks}
        people = [piece for piece in self._pieces if piece.sort is Sort.WHO]
        if not marks:
            return bool(people) or Key(Sort.WHO, "") in self._answers
        return any(piece.role in _MET and self._clause(piece) not in agreed for piece in people)

    def _clause(self, piece: Piece) -> tuple[int, int]:
        return next(each for each in self._clauses if each[0] <= piece.start <= each[1])

    def _in_the_middle(self, moment: Piece) -> Piece:
        """A word such as "gebeld" leaves the text only where a part of the line begins with it."""
        before = [piece for piece in self._pieces if piece.end <= moment.start]
        is_first = not text_left(self._text, before, self._clause(moment)[0], moment.start)
        return moment if moment.words.startswith("!") else moment._replace(is_out=is_first)

    def _note_kinds(self) -> None:
        if self.kind is not None:
            piece = next((each for each in self._pieces if self._moment and each.start == self._moment.start), None)
            self._add(piece, 0, Key(Sort.KIND, ""), self.kind)
        for place, mark in enumerate(self._marks, start=1):
            self._add(mark if mark.words else None, place, Key(Sort.KIND, ""), mark.value)

    # -- when --

    def _days(self) -> dict[int, dt.date]:
        """By place: when it happened, and by when what was agreed is due."""
        days: dict[int, dt.date] = {}
        places = [*range(1, len(self._sections) + 1)]
        for piece in [each for each in self._pieces if each.sort is Sort.DAY]:
            own = self._place(piece)
            place = next(
                (each for each in dict.fromkeys((own, 0, *places)) if each not in days and self._day(piece, each)), None
            )
            if place is None:
                if self.kind is not None and piece.role not in DEADLINES and self._stands_apart(piece):
                    self._to_come = self._to_come or piece.value
                self._pieces.remove(piece)
                continue
            day = days[place] = self._day(piece, place) or self._today
            self._add(piece, place, None, day, Sort.DUE if place else Sort.DAY)
        for place in ([0] if self.kind is not None else []) + places:
            key = Key(Sort.DUE if place else Sort.DAY, "", place)
            if place in days:
                continue
            day_said = self._answers.get(key, None if place else self._today)
            if isinstance(day_said, dt.date):
                days[place] = day_said
            self._add(None, place, key, days.get(place))
        return days

    def _day(self, piece: Piece, place: int) -> dt.date | None:
        if isinstance(piece.value, dt.date):  # as it was chosen
            return piece.value
        if place:
            return day_to_come(piece.value, self._today)
        is_about_something_else = piece.role in DEADLINES or (
            is_weekday(piece.value.lower()) and not self._stands_apart(piece)
        )
        return None if is_about_something_else else day_that_was(piece.value, self._today)

    def _stands_apart(self, piece: Piece) -> bool:
        """Whether a day is said by itself, beside a name or kind or at an edge: not as in "ze komen dinsdag terug"."""
        begin, end = self._clause(piece)
        others = [each for each in self._pieces if each is not piece]
        is_of_moment = begin == 0 or any(
            begin <= each.start < end and (each is self._moment or each.role in _MET) for each in others
        )
        before = text_left(self._text, others, begin, piece.start)
        behind = text_left(self._text, others, piece.end, end)
        is_beside = any(not self._text[each.end : piece.start].strip() for each in others if each.end <= piece.start)
        return not (before or behind) or (is_of_moment and (not before or not behind or is_beside))

    # -- who --

    def _present(self) -> tuple[Named, ...]:
        """Who was there: with "met" or by the whole name; if nobody so, then whose name stands there otherwise."""
        people = [piece for piece in self._pieces if piece.sort is Sort.WHO and self._place(piece) == 0]
        if self.kind is None:
            self._let_go(people)
            return ()
        nearest = [piece for piece in people if piece.role in (*_MET, "", "bij")]
        self._let_go([piece for piece in people if nearest and piece not in nearest])
        present: list[Named] = []
        for piece in nearest or people:
            if isinstance(piece.value, Named) and piece.value in present:
                continue
            self._add(piece, 0, None, piece.value)
            present += [piece.value] if isinstance(piece.value, Named) else []
        for place, named in enumerate(self._answers.get(Key(Sort.WHO, ""), ())):
            if named not in present:
                present.append(named)
                self._add(None, 0, Key(Sort.WHO, "", place), named)
        return tuple(present)

    def _parties(self, place: int, present: Sequence[Named]) -> tuple[Named | None, Any, tuple[Named, ...]]:
        """Who does what was agreed, whom it is promised to, and which partners take part in an action."""
        section, mark = self._sections[place - 1], self._marks[place - 1]
        people = [piece for piece in self._pieces if piece.sort is Sort.WHO and self._place(piece) == place]
        by = to = None
        partners: list[Piece] = []
        for piece in people:
            # As in "ik beloof Bo een brief".
            is_object = not mark.is_out and mark.end < piece.start and self._text[mark.end : piece.start].isspace()
            if mark.value is Promise and (piece.role == "aan" or is_object) and to is None:
                to = piece
            elif mark.value is Action and piece.role in _MET and _is_partner(piece):
                partners.append(piece)
            elif by is None and (piece.role in (*_MET, "van", "door", "namens") or self._is_first(piece, section)):
                by = piece
        self._let_go([piece for piece in people if piece not in (by, to, *partners)])
        doer = self._said(by, Sort.BY, place, likely_promiser(present, _residents(present)))
        whom = self._said(to, Sort.TO, place, _likely_to(present, doer)) if mark.value is Promise else None
        for piece in partners:
            self._add(piece, place, None, piece.value, Sort.WHO)
        return doer, whom, tuple(piece.value for piece in partners if piece.value is not None)

    def _said(self, piece: Piece | None, sort: Sort, place: int, proposed: Any) -> Any:
        """Who the line names, or else who was chosen or is proposed."""
        if piece is not None:
            self._add(piece, place, None, piece.value, sort)
            return piece.value
        key = Key(sort, "", place)
        value = self._answers.get(key, proposed)
        value = None if value is AS_TEXT else value
        self._add(None, place, key, value)
        return value

    def _is_first(self, piece: Piece, section: Section) -> bool:
        before = [each for each in self._out() if each.end <= piece.start]
        return not text_left(self._text, before, section.start, piece.start)

    def _let_go(self, pieces: Sequence[Piece]) -> None:
        self._pieces = [piece for piece in self._pieces if piece not in pieces]

    # -- about what --

    def _tag(self, sort: Sort) -> Named | None:
        """The first pillar or action that is tagged; other tags are text."""
        pieces = [piece for piece in self._pieces if piece.sort is sort]
        self._let_go(pieces[1:])
        value = pieces[0].value if pieces else self._answers.get(Key(sort, ""))
        if pieces or value is not None:
            self._add(pieces[0] if pieces else None, 0, Key(sort, ""), value)
        return value

    def _is_confidential(self, named: Sequence[Named]) -> bool:
        """Marked so, or proposed because somebody or something in it is."""
        marks = [piece for piece in self._pieces if piece.sort is Sort.CONFIDENTIAL]
        key = Key(Sort.CONFIDENTIAL, "")
        proposed = any(each.confidential for each in named)
        answer = self._answers.get(key, proposed)
        is_confidential = bool(marks) or (answer is not AS_TEXT and bool(answer))
        if is_confidential:
            self._add(marks[0] if marks else None, 0, key, True)
        return is_confidential

    def _texts(self) -> list[str]:
        """What is left of the line: for the moment, and then for each agreement; one without words has them all."""
        rest = text_left(self._text, self._out(), 0, len(self._text), without=self._sections)
        agreed = [text_left(self._text, self._out(), each.start, each.end) for each in self._sections]
        if agreed and not all(agreed) and len(agreed) == 1:
            return ["", rest]
        return [rest, *agreed]

    def _remark(self) -> str:
        people = [piece.value for piece in self._pieces if piece.sort is Sort.WHO and isinstance(piece.value, Named)]
        name = next((each.name for each in people if each.kind is Contact), None)
        if self.kind is EventKind.SIGNAL and name:
            return _SIGNAL_WITH_NAME.format(name=name)
        return _STILL_TO_COME.format(day=self._to_come) if self._to_come else ""

    # -- all of it --

    def _out(self) -> list[Piece]:
        """The pieces that leave the text: those that are answered; an event keeps its names."""
        names_stay = isinstance(self.kind, EventKind)
        return [
            piece
            for piece in self._pieces
            if piece.value is not None and not (names_stay and piece.sort is Sort.WHO) and piece.is_out
        ]

    def _place(self, piece: Piece) -> int:
        for place, section in enumerate(self._sections, start=1):
            if section.about_from <= piece.start < section.end:
                return place
        return 0

    def _add(self, piece: Piece | None, place: int, key: Key | None, value: Any, sort: Sort | None = None) -> None:
        if piece is None:
            assert key is not None
            self._found.append(Found(key, place, value))
            return
        found_key = _key(piece)
        shown = Key(sort or piece.sort, found_key.words, 0)
        self._found.append(Found(shown, place, value, piece.start, piece.end, piece.options))


def _key(piece: Piece) -> Key:
    return Key(piece.sort, piece.words)


def answer_key(found: Found) -> Key:
    """Under which key an answer about it is kept: a name or day has one, whatever it says in the line."""
    if not found.key.words:
        return found.key
    sort = {Sort.BY: Sort.WHO, Sort.TO: Sort.WHO, Sort.DUE: Sort.DAY}.get(found.sort, found.sort)
    return Key(sort, found.key.words)


def _residents(present: Sequence[Named]) -> frozenset[Named]:
    return frozenset(each for each in present if each.is_resident)


def _likely_to(present: Sequence[Named], by: Named | None) -> Any:
    residents = _residents(present)
    if not present:
        return None  # nobody is known to have been there: it is not for us to say
    if is_likely_to_residents(present, residents):
        return RESIDENTS
    return likely_promiser(present, residents) if by is None else None


def _is_partner(piece: Piece) -> bool:
    return isinstance(piece.value, Named) and piece.value.kind is not Contact
