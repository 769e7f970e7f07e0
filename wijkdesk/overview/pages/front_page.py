"""The first page: what an alderman with five minutes has to know."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from wijkdesk.domain.words import Light
from wijkdesk.drawing.year_strip import draw_year_strip
from wijkdesk.overview.dutch import capitalised, counted, day_and_month, long_date, number, period, shortened
from wijkdesk.overview.outcome import Numbers
from wijkdesk.overview.pages.blocks import (
    clipped,
    grid,
    heading,
    numbered_lines,
    paragraphs,
    rich,
    small,
    strong,
    with_rating,
)
from wijkdesk.overview.pages.marks import ACCENT, ACCENT_TINT, Bar, pillar_fill, pillar_text
from wijkdesk.overview.sections import Content, Header, OwnText, PillarSection
from wijkdesk.pdf import fonts
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.shapes import Drawn, text_width
from wijkdesk.pdf.styles import (
    BODY,
    CELL,
    GUTTER,
    HAIRLINE,
    HEADING_1,
    HEADING_2,
    INK,
    LEAD,
    MUTED,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    TITLE,
    columns,
)
from wijkdesk.pdf.table import Grid, bare_style
from wijkdesk.pdf.text import markup

_EYEBROW = ParagraphStyle("eyebrow", CELL, fontName=fonts.SEMIBOLD, fontSize=8.5, textColor=ACCENT, spaceAfter=4)
_SUBTITLE = ParagraphStyle("subtitle", LEAD, fontSize=13, leading=18, textColor=MUTED, spaceAfter=10)
_MESSAGE_HEAD = ParagraphStyle("message head", HEADING_1, spaceBefore=10)
_MESSAGE = ParagraphStyle("message", LEAD, fontSize=10, leading=13.5, spaceAfter=5)
_CARD_NAME = ParagraphStyle("card name", BODY, fontName=fonts.SEMIBOLD, fontSize=10.5, leading=14, spaceAfter=0)
_CARD_TEXT = ParagraphStyle("card text", BODY, leading=13.5, spaceAfter=0)
_FIELD = ParagraphStyle("field", CELL, spaceBefore=6, spaceAfter=4)
_FIGURE = ParagraphStyle("figure", BODY, fontName=fonts.SEMIBOLD, fontSize=19, leading=23, spaceAfter=0)
_DECISION_HEAD = ParagraphStyle("decision head", BODY, fontName=fonts.SEMIBOLD, textColor=ACCENT, spaceAfter=3)
_IN_BOX, _TALLEST_BOX = 13.0, 400.0  # Points: the padding of the box, and how tall what stands in it may be.

_ROOM_FOR_CARDS = 140  # Points: the heading and the first row of cards stay together.
_IN_CARD = 150
_MOST_IN_COLUMN = 6  # Lines of a field of the header.


def front_pages(content: Content) -> list[Flowable]:
    """The first two pages, which stand by themselves."""
    story = _title(content.header)
    if content.text(OwnText.MESSAGE):
        story += [heading("Kernboodschap", _MESSAGE_HEAD, "H2")]
        story += paragraphs(content.text(OwnText.MESSAGE), _MESSAGE)
    elif content.notice:
        story += [Spacer(0, 16), *paragraphs(content.notice, LEAD)]
    story += _lines_of_their_own(content)
    story += _decision(content.text(OwnText.DECISION))
    return [*story, *_at_a_glance(content)]


def _lines_of_their_own(content: Content) -> list[Flowable]:
    """Money and the largest risk, a line each."""
    lines = ((OwnText.MONEY, "Geld."), (OwnText.RISK, "Grootste risico."))
    told = ((word, " ".join(content.text(name).split())) for name, word in lines)
    return [rich(strong(word), f" {markup(text)}", style=_MESSAGE) for word, text in told if text]


def _decision(decision: str) -> list[Flowable]:
    """What is asked, in a box; without one where it is too long to stay on a page."""
    if not decision.strip():
        return []
    asked: list[Flowable] = [Paragraph.plain("Gevraagd besluit", _DECISION_HEAD), *numbered_lines(decision)]
    width = TEXT_WIDTH - 2 * _IN_BOX
    if sum(part.wrap(width, TEXT_HEIGHT)[1] + part.getSpaceAfter() for part in asked) > _TALLEST_BOX:
        return asked
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    padding = [(side, (0, 0), (-1, -1), _IN_BOX) for side in sides]
    style = bare_style(("BACKGROUND", (0, 0), (-1, -1), ACCENT_TINT), *padding)
    box = Grid([[asked]], colWidths=[TEXT_WIDTH], style=style, hAlign="LEFT", spaceBefore=10, spaceAfter=10)
    return [box]


def _at_a_glance(content: Content) -> list[Flowable]:
    cards = [_card(pillar) for pillar in content.pillars if pillar.colour is not None]
    if not cards and content.numbers is None:
        return []
    story: list[Flowable] = [heading("In één oogopslag", HEADING_1, "H2")]
    story += paragraphs(content.text(OwnText.GLANCE), BODY)
    if cards:
        story += [_side_by_side(cards)]
    if content.numbers is not None:
        story += _numbers(content.numbers)
    return [CondPageBreak(_ROOM_FOR_CARDS), *story, *_strip(content.header)]


def _strip(header: Header) -> list[Flowable]:
    """The years of the approach, with where it is now."""
    if header.first_day is None or header.last_day is None or header.year is None:
        return []
    year, years = header.year
    runs = f"de wijkaanpak loopt van {long_date(header.first_day)} tot en met {long_date(header.last_day)}"
    drawing = draw_year_strip(
        header.first_day,
        header.last_day,
        header.stood_on,
        header.half_year,
        said=f"Jaar {year} van {years}: {runs}. Verteld wordt over {period(header.half_year)}.",
        width=TEXT_WIDTH,
        measure=text_width,
    )
    return [KeepTogether([heading(f"Jaar {year} van {years}", HEADING_2, "H3"), Drawn(drawing)])]


def _title(header: Header) -> list[Flowable]:
    year = f", jaar {header.year[0]} van {header.year[1]}" if header.year else ""
    muted = MUTED.hexval()
    example = f'<font color="{muted}"> · VOORBEELD, DE INHOUD IS VERZONNEN</font>' if header.is_example else ""
    story: list[Flowable] = [
        rich(markup(shortened(header.kind, 100).upper(), fonts.SEMIBOLD), example, style=_EYEBROW),
        heading(header.programme or "Wijkaanpak", TITLE, "H1"),
        rich(f"{capitalised(header.half_year.dutch)}{year}", style=_SUBTITLE),
    ]
    fields = [_field(*field) for field in _fields(header)]
    cells = [field for field in fields if _is_short(field)]
    rows = [(cells[start : start + 3] + [""] * 3)[:3] for start in range(0, len(cells), 3)]
    width = columns(2) + GUTTER
    lines = [("LINEABOVE", (0, 0), (-1, 0), 1, INK), ("LINEBELOW", (0, -1), (-1, -1), 0.5, HAIRLINE)]
    story.append(
        grid(
            rows,
            [width, width, width - GUTTER],
            *lines,
            ("TOPPADDING", (0, 0), (-1, -1), 5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ("RIGHTPADDING", (0, 0), (-2, -1), GUTTER),
        )
    )
    return [*story, *(field for field in fields if not _is_short(field))]


def _fields(header: Header) -> list[tuple[str, str, str]]:
    """The lines of the header that say something, and the last day that is told of."""
    half_year = header.half_year
    is_whole = header.stood_on == half_year.last_day
    until = f"{day_and_month(half_year.first_day)} t/m {long_date(half_year.last_day)}"
    stood = "" if is_whole else f"stand van {long_date(header.stood_on)}"
    lines = [(line.name, line.text, line.below) for line in header.lines if line.text.strip()]
    return [*lines, ("Periode", until, stood)]


def _field(label: str, text: str, below: str) -> Paragraph:
    said = f'<font name="{fonts.MEDIUM}">{markup(text, fonts.MEDIUM)}</font>'
    named = f'<font size="8" color="{MUTED.hexval()}">{markup(label)}</font><br/>{said}'
    return rich(named, small(below), style=_FIELD)


def _is_short(field: Paragraph) -> bool:
    """Whether it stands well in a column; what is longer has the whole width below them, with all of its words."""
    return bool(field.wrap(columns(2), TEXT_HEIGHT)[1] <= _MOST_IN_COLUMN * _FIELD.leading)


def _card(pillar: PillarSection) -> list[Flowable]:
    width = columns(3)
    style = ParagraphStyle("own card name", _CARD_NAME, textColor=pillar_text(pillar.colour))
    name = clipped(Paragraph.plain(shortened(pillar.name, 60), style), columns(2), 4)
    return [
        Bar(width, 2, pillar_fill(pillar.colour)),
        Spacer(0, 5),
        with_rating(name, pillar.rating, width, _CARD_NAME),
        Spacer(0, 3),
        clipped(Paragraph.plain(shortened(_card_text(pillar), _IN_CARD), _CARD_TEXT), width, 6),
    ]


def _card_text(pillar: PillarSection) -> str:
    rating = pillar.rating
    if rating is not None and rating.light is not Light.GREEN:
        return rating.cause if rating.cause.strip() else "Oorzaak nog niet ingevuld."
    if rating is not None and rating.note.strip():
        return rating.note
    if not pillar.ended and not pillar.running:
        return "Geen acties in dit halfjaar."
    counts = [counted(len(pillar.ended), "actie afgerond", "acties afgerond")] if pillar.ended else []
    counts += [counted(len(pillar.running), "actie loopt", "acties lopen")] if pillar.running else []
    return f"{', '.join(counts)}."


def _side_by_side(cards: list[list[Flowable]]) -> Grid:
    rows = [[cards[index], "", cards[index + 1] if index + 1 < len(cards) else ""] for index in range(0, len(cards), 2)]
    return grid(rows, [columns(3), GUTTER, columns(3)], ("BOTTOMPADDING", (0, 0), (-1, -2), 10))


def _numbers(numbers: Numbers) -> list[Flowable]:
    figures = [_figure(*figure) for figure in _figures(numbers)]
    width = TEXT_WIDTH / 4
    row = grid([figures], [width] * 4, ("RIGHTPADDING", (0, 0), (-2, -1), GUTTER))
    return [KeepTogether([heading("Dit halfjaar", HEADING_2, "H3"), row])]


def _figures(numbers: Numbers) -> list[tuple[str, str, str]]:
    """Number, label and detail of what the half-year brought."""
    return [
        (_count(numbers.ended), "acties afgerond", _how_ended(numbers)),
        (_count(numbers.quick_wins), "keer snelle winst", "zichtbaar in de straat" if numbers.quick_wins else ""),
        (_count(numbers.promises_kept), "beloften nagekomen", _other_promises(numbers)),
        _partners(numbers),
    ]


def _partners(numbers: Numbers) -> tuple[str, str, str]:
    """How many partners were there as often as agreed or, where no rhythm is agreed, at all."""
    if numbers.partners_as_agreed is None:
        there = numbers.partners_present
        if there is None:
            return "", "partners aan tafel", ""
        if not numbers.partners:
            return number(there), "partners aan tafel", "nog zonder commitment"
        return f"{there} van {numbers.partners}", "partners aan tafel", "met een commitment"
    others = [f"{number(numbers.partners_less)} minder vaak"] if numbers.partners_less else []
    others += [f"{number(numbers.partners_unrecorded)} geen gegevens"] if numbers.partners_unrecorded else []
    detail = "; ".join(["aan tafel", *([", ".join(others)] if others else [])])
    return f"{numbers.partners_as_agreed} van {numbers.partners_with_rhythm}", "partners naar afspraak", detail


def _count(value: int | None) -> str:
    return "" if value is None else number(value)


def _how_ended(numbers: Numbers) -> str:
    ways = [
        (numbers.succeeded, "gelukt"),
        (numbers.partly, "deels"),
        (numbers.failed, "niet"),
        (numbers.stopped, "gestopt"),
    ]
    return ", ".join(f"{number(count)} {way}" for count, way in ways if count)


def _other_promises(numbers: Numbers) -> str:
    ways = [
        (numbers.promises_broken, "niet"),
        (numbers.promises_refused, "geweigerd"),
        (numbers.promises_renegotiated, "opnieuw"),
        (numbers.promises_open, "open"),
    ]
    others = ", ".join(f"{number(count)} {way}" for count, way in ways if count)
    return "" if numbers.promises_kept is None else f"aan bewoners; {others}" if others else "aan bewoners"


def _figure(count: str, label: str, detail: str) -> list[Flowable]:
    if not count:
        # The space in large letters puts the small ones on the line of the other figures.
        count_line = rich(f'<font size="11" color="{MUTED.hexval()}">geen gegevens</font>\u00a0', style=_FIGURE)
    else:
        count_line = rich(count, style=_FIGURE)
    return [count_line, rich(strong(label), small(detail), style=CELL)]
