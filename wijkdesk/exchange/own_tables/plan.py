"""What each line of a table would do in a dossier, before anything is done."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from wijkdesk.domain.contact import Contact, Organisation, full_name
from wijkdesk.domain.folding import fold
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import Choice, ImportKind, OrganisationKind
from wijkdesk.exchange.own_tables.cells import text_of
from wijkdesk.exchange.own_tables.completing import OF_POSITION, complete, hold_rules, name_of
from wijkdesk.exchange.own_tables.forbidden import is_forbidden
from wijkdesk.exchange.own_tables.known import Known
from wijkdesk.exchange.own_tables.lines import LineReader, Said
from wijkdesk.exchange.own_tables.matching import Match, match_lines
from wijkdesk.exchange.own_tables.proposing import samples_of
from wijkdesk.exchange.own_tables.table import Table, TableLine
from wijkdesk.exchange.own_tables.words import Speaker
from wijkdesk.insight.duplicates.likeness import address_key, phone_key


class Fate(Choice):
    """What becomes of a line."""

    NEW = "new", "nieuw"
    FILL = "fill", "aanvullen"
    SAME = "same", "staat er al"
    LEFT_OUT = "left_out", "weggelaten"


class Wishes(NamedTuple):
    """What the user wants otherwise than proposed; ``fates`` by the number of a line."""

    make_organisations: bool = True
    make_people: bool = True
    fates: Mapping[int, Fate] = {}


class Line(NamedTuple):
    """A line of the file: ``id`` is the number of its row there, ``thing`` the id of what it is already.

    ``values`` are what is stored of it, as commands take them, and ``says`` the same in Dutch, but for the title;
    ``choices`` are what can become of it.
    """

    id: int
    title: str
    fate: Fate
    remarks: tuple[str, ...]
    choices: tuple[Fate, ...]
    thing: int | None = None
    values: Mapping[str, Any] = {}
    says: str = ""


class Plan(NamedTuple):
    """What an import would do. ``organisations`` and ``people`` are the names that the dossier does not know yet.

    ``forbidden`` are columns with what is never kept of people, ``unused`` those that become nothing.
    """

    kind: ImportKind
    lines: tuple[Line, ...]
    organisations: tuple[str, ...]
    people: tuple[str, ...]
    forbidden: tuple[str, ...]
    unused: tuple[str, ...]

    def count(self, fate: Fate) -> int:
        return sum(line.fate is fate for line in self.lines)

    def counted(self) -> str:
        """How many lines become what: "12 nieuw, 3 aangevuld, 5 stonden er al, 2 weggelaten"."""
        counts = ((self.count(fate), word) for fate, word in _COUNTED.items())
        return ", ".join(f"{number} {word}" for number, word in counts if number) or "geen regels"

    @property
    def does_something(self) -> bool:
        return any(line.fate in STORED for line in self.lines)


_SUM: Final = re.compile(r"(?:sub|eind)?totaal(?: aantal)?\s*:?")
_COUNTED: Final = {
    Fate.NEW: "nieuw",
    Fate.FILL: "aangevuld",
    Fate.SAME: "stonden er al",
    Fate.LEFT_OUT: "weggelaten",
}
STORED: Final = (Fate.NEW, Fate.FILL)
_ONE_OF: Final = (
    ("by_organisation", "by_contact"),
    ("to_organisation", "to_contact", "to_residents"),
    ("organisation", "portfolio_holder"),
)
"""Who has one of these has an answer already, and gets no other."""
_NAME: Final = ("name", "first_name", "infix", "last_name", "title", "what")


def usual_wishes(kind: ImportKind) -> Wishes:
    """What is done unless the user says otherwise: whom a promise was made to may well be a resident."""
    return Wishes(make_people=kind is not ImportKind.PROMISES)


def plan_import(
    table: Table, kind: ImportKind, columns: Mapping[str, str], known: Known, today: dt.date, wishes: Wishes
) -> Plan:
    """What each line of a table would do; ``columns`` says by heading which field a column becomes."""
    used = {heading: key for heading, key in columns.items() if not is_forbidden(heading)}
    reader = LineReader(table, kind, used, known, today)
    said = {line.number: reader.read(line) for line in table.lines}
    matches = match_lines(kind, {number: each.values for number, each in said.items()}, known)
    sums = frozenset(line.number for line in table.lines if _is_sum(line))
    planning = _Planning(kind, known, today, wishes, sums)
    lines = tuple(planning.line(number, each, matches.get(number)) for number, each in said.items())
    filled = [heading for place, heading in enumerate(table.headings) if samples_of(table, place)]
    return Plan(
        kind,
        lines,
        tuple(planning.organisations),
        tuple(planning.people),
        tuple(heading for heading in filled if is_forbidden(heading)),
        tuple(heading for heading in filled if heading not in used and not is_forbidden(heading)),
    )


class _Planning:
    """Decides line after line; what one fills in, the next finds there."""

    def __init__(
        self, kind: ImportKind, known: Known, today: dt.date, wishes: Wishes, sums: frozenset[int] = frozenset()
    ) -> None:
        self._kind, self._today, self._wishes, self._sums = kind, today, wishes, sums
        self._speaker = Speaker(kind, known)
        self._there = {thing.id: dict(thing.values) for thing in known.things}
        self.organisations: dict[str, None] = {}
        self.people: dict[str, None] = {}

    def line(self, number: int, said: Said, match: Match | None) -> Line:
        title = _title_of(said.values)
        wish = self._wishes.fates.get(number)
        remarks = list(said.remarks)
        if number in self._sums and wish is not Fate.NEW:
            return _left_out(number, title, ["Dit is een optelling."], (Fate.LEFT_OUT, Fate.NEW))
        if match is None:
            return self._new(number, title, said, remarks, (Fate.NEW, Fate.LEFT_OUT), wish)
        if match.line is not None:
            return self._again(number, title, said, match, wish)
        choices = (Fate.FILL, Fate.NEW, Fate.LEFT_OUT)
        if wish is Fate.NEW:
            return self._new(number, title, said, remarks, choices, wish)
        if match.evidence:
            remarks.insert(0, f"Lijkt op wat er al staat: {match.evidence}.")
        if wish is Fate.LEFT_OUT:
            return _left_out(number, title, [], choices)
        assert match.thing is not None
        return self._fill(number, title, said, match.thing, remarks, choices)

    def _again(self, number: int, title: str, said: Said, match: Match, wish: Fate | None) -> Line:
        """A line that says what an earlier one says: once is enough, unless it only looks so."""
        choices = (Fate.LEFT_OUT, Fate.NEW)
        if wish is Fate.NEW or (match.evidence and wish is None):
            remarks = (
                [f"Lijkt op regel {match.line}: {match.evidence}.", *said.remarks] if match.evidence else said.remarks
            )
            return self._new(number, title, said, list(remarks), choices, Fate.NEW)
        return _left_out(number, title, [f"Staat ook in regel {match.line}."], choices)

    def _new(
        self, number: int, title: str, said: Said, remarks: list[str], choices: tuple[Fate, ...], wish: Fate | None
    ) -> Line:
        values, concluded = complete(self._kind, said.values, self._today)
        try:
            values, refused = hold_rules(self._kind, values)
        except Refused as problem:
            return _left_out(number, title, [*remarks, problem.reason], (Fate.LEFT_OUT,))
        if wish is Fate.LEFT_OUT:
            return _left_out(number, title, [], choices)
        values = self._without_strangers(values, remarks)
        says = self._speaker.said(values)
        return Line(number, title, Fate.NEW, (*remarks, *concluded, *refused), choices, None, values, says)

    def _fill(
        self, number: int, title: str, said: Said, thing: int, remarks: list[str], choices: tuple[Fate, ...]
    ) -> Line:
        there = self._there[thing]
        values, differing = _missing(there, said.values)
        try:
            values, refused = hold_rules(self._kind, values, there)
        except Refused as problem:
            values, refused = {}, [problem.reason]
        values = self._without_strangers(values, remarks)
        if "organisation" not in values:
            values = {name: value for name, value in values.items() if name not in OF_POSITION}
        if values:
            there.update(values)
            there["organisations"] = (*there.get("organisations", ()), *_ids(values.get("organisation")))
            remarks.insert(0, f"Vult aan: {self._called(values)}.")
        if differing:
            remarks.append(f"Is hier anders en blijft zoals het is: {self._called(differing)}.")
        fate = Fate.FILL if values else Fate.SAME
        says = self._speaker.said(values)
        return Line(number, title, fate, (*remarks, *refused), (fate, *choices[1:]), thing, values, says)

    def _called(self, attributes: Iterable[str]) -> str:
        return ", ".join(dict.fromkeys(name_of(self._kind, each) for each in attributes))

    def _without_strangers(self, values: Mapping[str, Any], remarks: list[str]) -> dict[str, Any]:
        """The values without who is not in the dossier, where such are not made; who that is, is noted."""
        kept = {}
        for name, value in values.items():
            parties = value if isinstance(value, list) else [value]
            staying = [each for each in parties if not self._is_left_out(each)]
            if len(staying) < len(parties):
                gone = ", ".join(f"“{each[1]}”" for each in parties if self._is_left_out(each))
                remarks.append(f"{name_of(self._kind, name)}: {gone} staat niet in het dossier en wordt niet gemaakt.")
            if isinstance(value, list) and staying:
                kept[name] = staying
            elif not isinstance(value, list) and staying:
                kept[name] = value
        return kept

    def _is_left_out(self, party: Any) -> bool:
        if not isinstance(party, tuple) or not isinstance(party[1], str):
            return False
        kind, name = party
        (self.organisations if kind is Organisation else self.people)[name] = None
        return not (self._wishes.make_organisations if kind is Organisation else self._wishes.make_people)


def _missing(there: Mapping[str, Any], values: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """What a thing has not yet of these values, and the names of those of which it has another."""
    missing: dict[str, Any] = {}
    differing = []
    for name, value in values.items():
        have = _have(there, name, _comparable(value))
        if name in _NAME or have == _comparable(value) or _is_written_otherwise(name, have, value):
            continue
        if _is_empty(name, have, value) and not _is_answered(there, name):
            missing[name] = value
        elif have or not isinstance(value, bool):
            differing.append(name)
    if "state" in differing:  # when something ended that did not end here is of no use
        for name in ("ended_on", "settled_on", "started_on"):
            missing.pop(name, None)
    return missing, [name for name in differing if name != "role"]


def _is_written_otherwise(name: str, have: Any, value: Any) -> bool:
    """Whether a number or an address is the same one."""
    key = {"phone": phone_key, "email": address_key}.get(name)
    return key is not None and bool(have) and key(have) == key(value)


def _have(there: Mapping[str, Any], name: str, value: Any) -> Any:
    """What the thing has, as ``_comparable`` gives what a line has."""
    if name == "organisation" and "organisations" in there:
        held = there["organisations"]
        return value if value in held else next(iter(held), None)
    return _comparable(there.get(name))


def _ids(party: Any) -> tuple[Any, ...]:
    return () if party is None else (_comparable(party),)


def _comparable(value: Any) -> Any:
    """A reference by its id, several in a set; a text whatever is blank in it, which not every program keeps."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list) or (isinstance(value, tuple) and not _is_party(value)):
        return frozenset(map(_comparable, value))
    return value[1] if _is_party(value) else value


def _is_party(value: Any) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and value[0] in (Contact, Organisation)


def _is_empty(name: str, have: Any, value: Any) -> bool:
    if name == "confidential":
        return value is True
    return have in (None, "", frozenset(), OrganisationKind.OTHER) and not isinstance(value, bool)


def _is_answered(there: Mapping[str, Any], name: str) -> bool:
    groups = [group for group in _ONE_OF if name in group and name in there]
    return any(there.get(other) for group in groups for other in group if other != name)


def _is_sum(line: TableLine) -> bool:
    """Whether a line adds up the others: "Totaal", with a number somewhere."""
    first = next(filter(None, map(text_of, line.cells)), "")
    return _SUM.fullmatch(fold(first)) is not None


def _title_of(values: Mapping[str, Any]) -> str:
    title = values.get("title") or values.get("what") or values.get("name")
    return text_of(title) or full_name(*(values.get(part, "") for part in ("first_name", "infix", "last_name")))


def _left_out(number: int, title: str, remarks: list[str], choices: tuple[Fate, ...]) -> Line:
    return Line(number, title, Fate.LEFT_OUT, tuple(remarks), choices)
