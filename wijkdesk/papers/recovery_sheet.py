"""The recovery sheet: one page that opens a dossier without its password, to be printed and locked away."""

import datetime as dt
from pathlib import Path

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from wijkdesk.domain.dutch_dates import date_in_words
from wijkdesk.pdf import fonts
from wijkdesk.pdf.document import Document
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.styles import BODY, CELL, HEADING_1, LEAD, NUMBERED, SECTION, TEXT_WIDTH
from wijkdesk.pdf.table import table
from wijkdesk.pdf.tagging import Node

_MOST_OF_NAME = 80  # letters of the name of a file, which may have two hundred
_GROUP = ParagraphStyle("group of key", CELL, fontName=fonts.TABULAR_SEMIBOLD, fontSize=16, leading=20)
_NUMBER = ParagraphStyle("number of group", CELL, fontName=fonts.TABULAR, fontSize=10, leading=20)
_WIDTHS = (52.0, (TEXT_WIDTH - 104.0) / 2)

_USE = (
    "Open het dossier in Wijkdesk. Kies bij de vraag naar het wachtwoord: Ik heb een herstelblad.",
    "Typ de groepen over, in de volgorde van hun nummers. Spaties en kleine letters maken niet uit.",
    "Kies daarna een nieuw wachtwoord. Print het nieuwe herstelblad, dat bij dat wachtwoord hoort.",
)
_GOOD_TO_KNOW = (
    "Een nieuw wachtwoord geeft een nieuw herstelblad. Dit blad opent het dossier dan niet meer.",
    "Back-ups en kopieën van vóór een nieuw wachtwoord houden het blad van toen. Bewaar dit blad dus zolang je die "
    "bewaart.",
    "Zonder wachtwoord en zonder herstelblad krijgt niemand het dossier nog open, ook de makers van Wijkdesk niet.",
)


def write_sheet(name: str, key: str, path: Path, *, today: dt.date) -> None:
    """Write the sheet of the dossier with this name as a PDF, in the place of any file that was there.

    ``key`` is its recovery key, in groups. Raises OSError, from the system as it is, when it cannot be written.
    """
    title = f"Herstelblad van {name if len(name) <= _MOST_OF_NAME else name[: _MOST_OF_NAME - 1] + '…'}"
    footer = f"{title} · {date_in_words(today)}"
    Document(title, made_on=today, footer=footer).save(_story(title, key.split(), today), path)


def _story(title: str, groups: list[str], today: dt.date) -> list[Flowable]:
    return [
        Paragraph.plain(title, SECTION, role="H1"),
        Paragraph.plain(f"Gemaakt op {date_in_words(today)}", CELL),
        Paragraph.plain("", BODY),
        Paragraph.plain(
            "Met de sleutel op dit blad gaat het dossier open zonder wachtwoord. Wie dit blad heeft en het dossier "
            "ook, kan alles lezen. Bewaar het achter slot, en niet bij de laptop.",
            LEAD,
        ),
        Paragraph.plain("De herstelsleutel", HEADING_1, role="H2"),
        Paragraph.plain("Er staan alleen hoofdletters in, en de cijfers 2 tot en met 7.", BODY),
        _key_table(groups),
        Paragraph.plain("Zo gebruik je dit blad", HEADING_1, role="H2"),
        *_list(_USE),
        Paragraph.plain("Goed om te weten", HEADING_1, role="H2"),
        *(Paragraph.plain(sentence, BODY) for sentence in _GOOD_TO_KNOW),
    ]


def _key_table(groups: list[str]) -> Flowable:
    """The groups with their numbers, two on a row."""
    cells = [
        Paragraph.plain(text, style)
        for number, group in enumerate(groups, start=1)
        for text, style in ((str(number), _NUMBER), (group, _GROUP))
    ]
    rows = [cells[start : start + 4] for start in range(0, len(cells), 4)]
    return table(["Groep", "Tekens", "Groep", "Tekens"], rows, [*_WIDTHS, *_WIDTHS])


def _list(sentences: tuple[str, ...]) -> list[Flowable]:
    items = Node("L")
    return [Paragraph.plain(sentence, NUMBERED, f"{number}.", of=items) for number, sentence in enumerate(sentences, 1)]
