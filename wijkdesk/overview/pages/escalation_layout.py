"""The letter of a direct report as a PDF: one page where it can be, and never a word less than was written."""

from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether

from wijkdesk.overview.dutch import listed, long_date, shortened
from wijkdesk.overview.escalation_letter import Letter, Recipient
from wijkdesk.overview.pages.blocks import MOST_LETTERS, clipped, grid, heading, paragraphs, rich, small
from wijkdesk.overview.pages.document_head import document_kind
from wijkdesk.overview.pages.one_page import fits_on_page
from wijkdesk.pdf import fonts
from wijkdesk.pdf.document import Document
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.styles import (
    BODY,
    CELL,
    COLUMN_HEAD,
    HAIRLINE,
    HEADING_2,
    INK,
    LEAD,
    MUTED,
    SECTION,
    TEXT_WIDTH,
)
from wijkdesk.pdf.text import markup

_SENDER = ParagraphStyle("letter sender", BODY, fontName=fonts.SEMIBOLD, fontSize=11, leading=15, spaceAfter=0)
_BELOW_SENDER = ParagraphStyle("below sender", CELL, textColor=MUTED, spaceAfter=26)
_SECRET_WIDTH = 90.0
_SECRET = ParagraphStyle(
    "secret",
    CELL,
    fontName=fonts.SEMIBOLD,
    textColor=HexColor(0xFFFFFF),
    backColor=INK,
    borderPadding=5,
    leftIndent=5,
    rightIndent=TEXT_WIDTH - _SECRET_WIDTH,
    spaceAfter=16,
)
_SUBJECT = ParagraphStyle("letter subject", SECTION, spaceAfter=8)
_LABEL = ParagraphStyle("letter label", COLUMN_HEAD, leading=13)
_FACT = ParagraphStyle("letter fact", CELL, fontSize=9.5, leading=13)

_SIZES = ((11.0, 16.5), (10.5, 15.5), (10.0, 14.5), (9.5, 13.5), (9.0, 12.5))
"""Letters and lines of the text: the first with which all stands on one page."""

_ON_TWO_PAGES = _SIZES[1]
_LABEL_COLUMN = 84.0
_IN_FACT = 200


def render_letter(letter: Letter) -> bytes:
    """The letter as a PDF. The same letter gives the same bytes."""
    return _document(letter).render(_story(letter))


def write_letter(letter: Letter, path: Path) -> list[str]:
    """Write the letter as a PDF, in the place of any file that was there, and return its ``remarks``.

    Raises OSError, from the system as it is, when the file cannot be written; what was there is then still whole.
    """
    _document(letter).save(_story(letter), path)
    return remarks(letter)


def remarks(letter: Letter) -> list[str]:
    """What its writer may want to know before it goes out, a sentence each."""
    said = []
    if letter.to is None:
        said.append("Kies nog aan wie je dit meldt.")
    missing = [title.lower() for title, text in letter.parts if not text.strip()]
    if missing:
        said.append(f"Nog niet ingevuld: {listed(missing)}.")
    if letter.is_confidential:
        said.append("De brief is vertrouwelijk: geef hem alleen aan wie erboven staan.")
    if not fits_one_page(letter):
        said.append("De brief past niet op één pagina en gaat door op de volgende.")
    return said


def fits_one_page(letter: Letter) -> bool:
    """Whether all of it stands on one page, in the smallest letters that still read well."""
    return _fitting_size(letter) is not None


def _document(letter: Letter) -> Document:
    name = letter.programme or "Wijkaanpak"
    kind = "Vertrouwelijk · Directe melding" if letter.is_confidential else "Directe melding"
    return Document(
        f"Directe melding: {shortened(letter.subject, 100)}",
        author=shortened(letter.sender, 100),
        made_on=letter.day,
        footer=f"{kind} · {shortened(name, 60)}, {long_date(letter.day)}",
    )


def _story(letter: Letter) -> list[Flowable]:
    size, leading = _fitting_size(letter) or _ON_TWO_PAGES
    closing = _closing(letter, size, leading)
    end: list[Flowable] = [KeepTogether(closing)] if len(closing) > 1 else closing
    return [*_head(letter), *_told(letter, size, leading), *end]


def _fitting_size(letter: Letter) -> tuple[float, float] | None:
    head = _head(letter)
    for size, leading in _SIZES:
        if fits_on_page([*head, *_told(letter, size, leading), *_closing(letter, size, leading)]):
            return size, leading
    return None


def _head(letter: Letter) -> list[Flowable]:
    municipality = letter.municipality.strip()
    if municipality and not municipality.lower().startswith("gemeente"):
        municipality = f"Gemeente {municipality}"
    below = " · ".join(part for part in (letter.department.strip(), letter.programme.strip()) if part)
    subject = heading(letter.subject, _SUBJECT, "H1")
    whole = " ".join(letter.subject.split())
    return [
        *([Paragraph.plain("VERTROUWELIJK", _SECRET)] if letter.is_confidential else []),
        *([heading(municipality, _SENDER, "P")] if municipality else []),
        *([heading(below, _BELOW_SENDER, "P")] if below else []),
        document_kind("DIRECTE MELDING", is_example=letter.is_example),
        subject,
        *(paragraphs(whole, BODY) if len(whole) > MOST_LETTERS else []),
        _facts(letter),
    ]


def _facts(letter: Letter) -> Flowable:
    rows = [("Datum", _fact(long_date(letter.day)))]
    rows.append(("Aan", _who(letter.to) if letter.to else _fact("nog te kiezen")))
    rows += [("" if place else "Kopie aan", _who(copy)) for place, copy in enumerate(letter.copies)]
    rows += [(label, _fact(text)) for label, text in (("Pijler", letter.pillar), ("Actie", letter.action)) if text]
    return grid(
        [[Paragraph.plain(label, _LABEL) if label else "", fact] for label, fact in rows],
        [_LABEL_COLUMN, TEXT_WIDTH - _LABEL_COLUMN],
        ("LINEABOVE", (0, 0), (-1, 0), 1, INK),
        ("LINEBELOW", (0, -1), (-1, -1), 0.5, HAIRLINE),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("TOPPADDING", (0, 0), (-1, 0), 7),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 7),
    )


def _who(recipient: Recipient) -> Flowable:
    name, place = recipient.who.name, recipient.who.place
    said = f'<font name="{fonts.MEDIUM}">{markup(shortened(name, _IN_FACT), fonts.MEDIUM)}</font>'
    return _in_row(rich(said, markup(f", {shortened(place, _IN_FACT)}") if place else "", style=_FACT))


def _fact(text: str) -> Flowable:
    return _in_row(Paragraph.plain(shortened(text, _IN_FACT), _FACT))


def _in_row(paragraph: Paragraph) -> Flowable:
    return clipped(paragraph, TEXT_WIDTH - _LABEL_COLUMN, 10)


def _told(letter: Letter, size: float, leading: float) -> list[Flowable]:
    text = ParagraphStyle("letter text", LEAD, fontSize=size, leading=leading, spaceAfter=leading * 0.4)
    title = ParagraphStyle(
        "letter heading", HEADING_2, fontSize=size + 1, leading=leading, spaceBefore=leading * 0.7, spaceAfter=2
    )
    greeting = ParagraphStyle("letter greeting", text, spaceBefore=leading)
    story: list[Flowable] = [Paragraph.plain(letter.salutation, greeting)]
    for name, said in letter.parts:
        if said.strip():
            story += [heading(name, title, "H2"), *paragraphs(said, text)]
    return story


def _closing(letter: Letter, size: float, leading: float) -> list[Flowable]:
    if not letter.sender.strip():
        return []
    text = ParagraphStyle("letter closing", LEAD, fontSize=size, leading=leading, spaceBefore=leading, spaceAfter=0)
    name = ParagraphStyle("letter name", text, fontName=fonts.MEDIUM)
    return [
        Paragraph.plain("Met vriendelijke groet,", text),
        clipped(
            rich(
                markup(shortened(letter.sender, _IN_FACT), fonts.MEDIUM),
                small(shortened(letter.department, _IN_FACT)),
                style=name,
            ),
            TEXT_WIDTH,
            10,
        ),
    ]
