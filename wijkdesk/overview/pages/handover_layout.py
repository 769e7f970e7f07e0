"""The handover as a PDF: two pages, whatever there is to tell; what does not fit is counted alone."""

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak

from wijkdesk.overview.dutch import capitalised, long_date, number, short_date, shortened
from wijkdesk.overview.handover.content import Committed, Handover, Mattering, Promised, Running
from wijkdesk.overview.pages.blocks import clipped, heading, rich, small, strong
from wijkdesk.overview.pages.document_head import document_kind
from wijkdesk.overview.pages.one_page import fits_on_page
from wijkdesk.pdf.document import Document
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.styles import BODY, CAPTION, GUTTER, HEADING_1, LEAD, MUTED, TEXT_WIDTH, TITLE
from wijkdesk.pdf.table import table
from wijkdesk.pdf.text import markup

_PART = ParagraphStyle("handover part", HEADING_1, spaceBefore=14, spaceAfter=4)
_BELOW = ParagraphStyle("handover below", LEAD, textColor=MUTED, spaceAfter=4)
_NOTHING = ParagraphStyle("handover nothing", BODY, textColor=MUTED)
_MORE = ParagraphStyle("handover more", CAPTION, spaceBefore=4, spaceAfter=0)

_DAY, _ANSWER, _WHO, _PERSON = 66.0, 96.0, 120.0, 150.0
_ROWS = tuple(range(16, 0, -1))
_LETTERS, _LINES = 110, 2

Cells = list[Flowable | str]


def render_handover(handover: Handover) -> bytes:
    """The two pages as a PDF. The same handover gives the same bytes."""
    return _document(handover).render(_story(handover))


def write_handover(handover: Handover, path: Path) -> None:
    """Write the two pages as a PDF, in the place of any file that was there.

    Raises OSError, from the system as it is, when the file cannot be written; what was there is then still whole.
    """
    _document(handover).save(_story(handover), path)


def _document(handover: Handover) -> Document:
    name = shortened(handover.approach or "Wijkaanpak", 60)
    return Document(
        f"Overdracht: {name}",
        author=shortened(handover.coordinator, 100),
        made_on=handover.made_on,
        footer=f"{name} · Overdracht, stand van {long_date(handover.made_on)}",
    )


def _story(handover: Handover) -> list[Flowable]:
    first = _fitting(lambda upper, lower: [*_head(handover), *_actions(handover, upper), *_promises(handover, lower)])
    second = _fitting(lambda upper, lower: [*_commitments(handover, upper), *_people(handover, lower)])
    return [*first, PageBreak(), *second]


def _fitting(page: Callable[[int, int], list[Flowable]]) -> list[Flowable]:
    """The page with as many rows in its two lists as fit on it: as many in each, and more in one where that fits."""
    most = next((rows for rows in _ROWS[:-1] if fits_on_page(page(rows, rows))), _ROWS[-1])
    upper = max((rows for rows in _ROWS if rows > most and fits_on_page(page(rows, most))), default=most)
    lower = max((rows for rows in _ROWS if rows > most and fits_on_page(page(upper, rows))), default=most)
    return page(upper, lower)


def _head(handover: Handover) -> list[Flowable]:
    by = f"van {shortened(handover.coordinator, 80)}" if handover.coordinator.strip() else ""
    place = shortened(handover.municipality, 60)
    below = ", ".join(part for part in (place, long_date(handover.made_on), by) if part.strip())
    return [
        document_kind("OVERDRACHT", is_example=handover.is_example),
        _clip(heading(handover.approach or "Wijkaanpak", TITLE, "H1"), TEXT_WIDTH, 3),
        _clip(rich(markup(capitalised(below)), style=_BELOW), TEXT_WIDTH, 2),
    ]


def _actions(handover: Handover, most: int) -> list[Flowable]:
    widths = [TEXT_WIDTH - _WHO - _DAY, _WHO, _DAY]

    def cells(row: Running) -> Cells:
        about = row.state.dutch if not row.step.strip() else f"{row.state.dutch}: {row.step}"
        return [_said(row.title, about, widths[0]), _line(row.lead, widths[1]), _day(row)]

    return _part(
        "Lopende acties", "Er loopt geen actie.", handover.actions, most, ["Actie", "Trekker", "Klaar"], cells, widths
    )


def _promises(handover: Handover, most: int) -> list[Flowable]:
    widths = [TEXT_WIDTH - _WHO - _DAY, _WHO, _DAY]

    def cells(row: Promised) -> Cells:
        return [_said(row.what, f"aan {row.to}" if row.to else "", widths[0]), _line(row.by, widths[1]), _day(row)]

    heads = ["Toezegging", "Door", "Uiterlijk"]
    return _part("Open toezeggingen", "Er staat geen toezegging open.", handover.promises, most, heads, cells, widths)


def _commitments(handover: Handover, most: int) -> list[Flowable]:
    widths = [TEXT_WIDTH - _WHO - _ANSWER, _WHO, _ANSWER]

    def cells(row: Committed) -> Cells:
        about = ", ".join(part for part in (row.what.rstrip(". "), row.rhythm) if part)
        until = short_date(row.last_day) if row.last_day else "zonder einde"
        confirmed = f"bevestigd {short_date(row.confirmed_on)}" if row.confirmed_on else "niet bevestigd"
        answer = _clip(rich(markup(until), small(confirmed)), widths[2], _LINES + 1)
        return [_said(row.organisation, about, widths[0]), _line(row.head, widths[1]), answer]

    heads = ["Organisatie en commitment", "Afdelingshoofd", "Tot"]
    return _part("Commitments", "Er is geen commitment vastgelegd.", handover.commitments, most, heads, cells, widths)


def _people(handover: Handover, most: int) -> list[Flowable]:
    widths = [_PERSON, TEXT_WIDTH - _PERSON]

    def cells(row: Mattering) -> Cells:
        return [_said(row.name, row.office, widths[0]), _line(row.why, widths[1], 200)]

    nothing = "Van niemand staat er wat hem of haar ter harte gaat."
    return _part("Wie ertoe doen, en waarom", nothing, handover.people, most, ["Wie", "Waarom"], cells, widths)


def _part(
    title: str,
    nothing: str,
    rows: Sequence[object],
    most: int,
    heads: list[str],
    cells: Callable[..., Cells],
    widths: list[float],
) -> list[Flowable]:
    part: list[Flowable] = [heading(title, _PART, "H2")]
    if not rows:
        return [*part, rich(markup(nothing), style=_NOTHING)]
    part.append(table(heads, [cells(row) for row in rows[:most]], widths))
    others = len(rows) - most
    return [*part, rich(f"en nog {number(others)}, in het dossier", style=_MORE)] if others > 0 else part


def _said(title: str, about: str, width: float) -> Flowable:
    text = rich(strong(shortened(title, _LETTERS)), small(shortened(about, _LETTERS)))
    return _clip(text, width - GUTTER, _LINES + 1)


def _line(text: str, width: float, letters: int = 70) -> Flowable:
    return _clip(rich(markup(shortened(text, letters))), width - GUTTER, _LINES + 1)


def _clip(paragraph: Paragraph, width: float, lines: int) -> Flowable:
    """The first lines alone; here any number of others may be cut off from a single one."""
    paragraph.style = ParagraphStyle(paragraph.style.name, paragraph.style, allowWidows=1, allowOrphans=1)
    return clipped(paragraph, width, lines)


def _day(row: Running | Promised) -> str:
    return short_date(row.due) if row.due else ""
