"""What the cells of a table mean: text, a day, yes or no, one of a list."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

from wijkdesk.domain.dutch_dates import MONTHS, DateRefused, parse_date
from wijkdesk.domain.folding import fold
from wijkdesk.domain.words import (
    ActionState,
    Choice,
    ContactKind,
    EventKind,
    GoalState,
    ImportKind,
    LegalGround,
    OrganisationKind,
    PromiseState,
)
from wijkdesk.exchange.phone_numbers import tidy_phone
from wijkdesk.figures.cells import NO_RESULT, Cell

YES: Final = frozenset(("ja", "j", "yes", "y", "x", "v", "✓", "✔", "☑", "true", "waar", "1", "wel"))
NO: Final = frozenset(("nee", "n", "no", "false", "onwaar", "0", "-", "niet", "☐"))

_FAULTS: Final = re.compile(
    r"#(?:n/[ab]|ref!|verw!|value!|waarde!|div/0!|deel/0!|name\?|naam\?|num!|getal!|null!)", re.I
)
_MARKED: Final = re.compile(r"'(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])")
_TIME: Final = re.compile(r"[ t]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?: ?z|[+-]\d{2}:?\d{2}| uur)?$")
_MONTH: Final = re.compile(r"([a-z]{3,})\.?\s+'?(\d{4}|\d{2})")
_MONTH_NUMBER: Final = re.compile(r"(\d{1,2})[-/](\d{4})")
_QUARTER: Final = re.compile(r"(?:q|k|kwartaal |kw )([1-4])\s*[-/ ]?\s*(\d{4})|([1-4])e kwartaal (?:van )?(\d{4})")
_YEAR: Final = re.compile(r"(?:19|20|21)\d{2}")
_SERIALS: Final = (10_000, 110_000)  # how workbooks count days that nobody gave the look of a date: 1927 to 2201
_FIRST_SERIAL: Final = dt.date(1899, 12, 30)

_OPEN_WORDS: Final = "open, lopend, loopt, bezig, nog niet"
CHOICES: Final[dict[tuple[ImportKind, str], type[Choice]]] = {
    (ImportKind.ACTIONS, "state"): ActionState,
    (ImportKind.EVENTS, "kind"): EventKind,
    (ImportKind.PROMISES, "state"): PromiseState,
    (ImportKind.GOALS, "state"): GoalState,
    (ImportKind.ORGANISATIONS, "kind"): OrganisationKind,
    (ImportKind.CONTACTS, "kind"): ContactKind,
    (ImportKind.CONTACTS, "ground"): LegalGround,
}
_DONE: Final = "afgerond, gereed, klaar, voltooid, gedaan, af, afgehandeld, done, completed, uitgevoerd, gerealiseerd"
_WORDS: Final[Mapping[Choice, str]] = {
    ActionState.IDEA: "voorstel, wens, suggestie",
    ActionState.PLANNED: "open, nog te doen, te doen, todo, to do, niet gestart, nog niet gestart, nieuw, plan",
    ActionState.RUNNING: "lopend, bezig, in uitvoering, gestart, actief, in behandeling, onderhanden, mee bezig, "
    "in progress, doorlopend",
    ActionState.WAITING: "wachten, wachtend, on hold, aangehouden, geparkeerd, uitgesteld, pauze, stil",
    ActionState.SUCCEEDED: f"geslaagd, succes, {_DONE}",
    ActionState.PARTLY: "deels, gedeeltelijk, gedeeltelijk gelukt, deels afgerond",
    ActionState.FAILED: "mislukt, niet geslaagd",
    ActionState.STOPPED: "geannuleerd, vervallen, vervalt, afgevallen, stop, stopgezet, ingetrokken",
    PromiseState.OPEN: _OPEN_WORDS,
    PromiseState.KEPT: f"gehouden, waargemaakt, {_DONE}",
    PromiseState.BROKEN: "niet gehouden, gebroken, niet gelukt, niet gedaan",
    PromiseState.REFUSED: "afgewezen, nee gezegd, kan niet",
    GoalState.OPEN: _OPEN_WORDS,
    GoalState.REACHED: f"bereikt, behaald, gelukt, {_DONE}",
    GoalState.NOT_REACHED: "niet bereikt, niet behaald, niet gelukt",
    OrganisationKind.DEPARTMENT: "gemeente, afdeling, team, gemeentelijke afdeling",
    OrganisationKind.HOUSING: "corporatie, wooncorporatie, woningbouw, verhuurder, wonen",
    OrganisationKind.WELFARE: "welzijn, welzijnswerk, welzijnsinstelling",
    OrganisationKind.CARE: "zorginstelling, zorgorganisatie, ggz, huisarts",
    OrganisationKind.SCHOOL: "onderwijs, basisschool",
    OrganisationKind.BUSINESS: "ondernemer, winkel, ondernemers",
    OrganisationKind.RESIDENTS: "bewoners, bewonersvereniging, bewonersorganisatie, wijkraad",
    ContactKind.PROFESSIONAL: "medewerker, collega, ambtenaar, beroepskracht",
    ContactKind.ADMINISTRATOR: "wethouder, burgemeester, raadslid",
    ContactKind.RESIDENT: "buurtbewoner, inwoner, wijkbewoner",
    EventKind.MILESTONE: "milestone",
    EventKind.SETBACK: "tegenvaller, incident",
    EventKind.DECISION: "besluiten",
    EventKind.SIGNAL: "melding, klacht",
    EventKind.ACTIVITY: "bijeenkomst, evenement, overleg",
}
_BY_YES: Final[Mapping[type[Choice], Choice]] = {
    ActionState: ActionState.SUCCEEDED,
    PromiseState: PromiseState.KEPT,
    GoalState: GoalState.REACHED,
}


class NotUnderstood(ValueError):
    """A cell that cannot be read as its column asks; the message is one Dutch sentence."""


def text_of(cell: Cell) -> str:
    """A cell as plain text, whatever it begins with; "" where a workbook shows that a formula failed."""
    if cell is None or cell == NO_RESULT:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell).replace("\u00a0", " ").strip()
    if not text.isprintable():
        text = "\n".join(_visible(line) for line in re.split(r"\r\n|\r|\n", text)).strip()
    if text[:1] not in ("'", "#"):
        return text
    # The mark that keeps a spreadsheet from running a text is no part of it.
    return "" if _FAULTS.fullmatch(text) else _MARKED.sub("", text, count=1) if text.startswith("'") else text


def _visible(line: str) -> str:
    return "".join(sign for sign in line if sign == "\t" or unicodedata.category(sign) not in ("Cc", "Cs")).rstrip()


def phone_of(cell: Cell) -> str:
    """A phone number as it is written here, the first of more. Raises ``NotUnderstood`` for what has no number in it.

    One that a workbook took for an amount gets back what it lost.
    """
    text = _first_of(cell)
    if not re.search(r"\d", text):
        raise NotUnderstood(f"“{short(text)}” is geen telefoonnummer.")
    lost = "0" if re.fullmatch(r"[1-9]\d{8}", text) else "+" if re.fullmatch(r"31\d{9}", text) else ""
    return tidy_phone(lost + text)


def email_of(cell: Cell) -> str:
    """An e-mail address, the first of more. Raises ``NotUnderstood`` for what is none."""
    text = _first_of(cell)
    if not re.fullmatch(r"[^\s@]+@[^\s@]+", text):
        raise NotUnderstood(f"“{short(text)}” is geen e-mailadres.")
    return text


def _first_of(cell: Cell) -> str:
    """The first of what stands in a cell, as Google puts more of them there."""
    return " ".join(text_of(cell).partition(" ::: ")[0].split())


def day_of(cell: Cell, today: dt.date, *, is_end: bool) -> dt.date:
    """The day that a cell means; of a month, quarter or year the first, or the last where ``is_end``.

    Raises ``NotUnderstood``.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool) and _SERIALS[0] < cell < _SERIALS[1]:
        return _FIRST_SERIAL + dt.timedelta(int(cell))
    text = _TIME.sub("", " ".join(fold(text_of(cell)).split()))
    period = _period(text)
    if period is not None:
        return period[1] if is_end else period[0]
    try:
        return parse_date(_with_spaces(text), today)
    except DateRefused as refused:
        raise NotUnderstood(str(refused).split(". ")[0].rstrip(".") + ".") from refused


def _with_spaces(text: str) -> str:
    """The words of "1-jan-26" and "12/mrt/2026" apart."""
    return re.sub(r"^(\d{1,2})[-/. ]+([a-z]{3,})\.?[-/. ]+(\d{2,4})$", r"\1 \2 \3", text)


def _period(text: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a month, a quarter or a year."""
    if _YEAR.fullmatch(text):
        return dt.date(int(text), 1, 1), dt.date(int(text), 12, 31)
    if match := _QUARTER.fullmatch(text):
        quarter, year = int(match[1] or match[3]), int(match[2] or match[4])
        return _months(year, 3 * quarter - 2, 3 * quarter)
    if (match := _MONTH_NUMBER.fullmatch(text)) and 1 <= int(match[1]) <= 12:
        return _months(int(match[2]), int(match[1]), int(match[1]))
    if match := _MONTH.fullmatch(text):
        word = "maart" if match[1] == "mrt" else match[1]
        month = next((number for number, name in enumerate(MONTHS, start=1) if name.startswith(word)), None)
        year = int(match[2]) + (2000 if len(match[2]) == 2 else 0)
        return None if month is None else _months(year, month, month)
    return None


def _months(year: int, first: int, last: int) -> tuple[dt.date, dt.date] | None:
    if not 1900 <= year <= 2199:
        return None
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def flag_of(cell: Cell) -> bool:
    """Yes or no, in the words and signs of tables. Raises ``NotUnderstood``."""
    word = fold(text_of(cell)).strip()
    if word in YES or word in NO:
        return word in YES
    raise NotUnderstood(f"“{short(text_of(cell))}” is geen ja of nee.")


def choice_of(cell: Cell, choices: type[Choice]) -> Choice | None:
    """The one of these that a cell means; ``None`` for "nee", which only says what it is not.

    Raises ``NotUnderstood``.
    """
    word = " ".join(fold(text_of(cell)).split()).rstrip(".!")
    if choices in _BY_YES:
        if word in YES or word == "100%":
            return _BY_YES[choices]
        if word in NO:
            return None
    words = _words_of(choices)
    if word in words:
        return words[word]
    beginning = {choice for known, choice in words.items() if len(word) >= 3 and known.startswith(word)}
    if len(beginning) == 1:
        return beginning.pop()
    # "wacht op de gemeente" is more than its first word says, and says that too.
    longest = max((known for known in words if word.startswith(f"{known} ")), key=len, default="")
    if longest:
        return words[longest]
    raise NotUnderstood(f"“{short(text_of(cell))}” ken ik hier niet.")


def says_more(text: str, choices: type[Choice]) -> bool:
    """Whether a text is more than one of the words for these: then not all of it is kept."""
    word, words = " ".join(fold(text).split()).rstrip(".!"), _words_of(choices)
    return word not in words and any(word.startswith(f"{known} ") for known in words)


@cache
def _words_of(choices: type[Choice]) -> dict[str, Choice]:
    """Every word for one of these; what the screen says goes before what people say."""
    said = {fold(word): choice for choice in choices for word in _WORDS.get(choice, "").split(", ") if word}
    return said | {fold(choice.dutch): choice for choice in choices}


def short(text: str, most: int = 40) -> str:
    """The beginning of a text, enough to know which it is."""
    return text if len(text) <= most else f"{text[:most]}…"
