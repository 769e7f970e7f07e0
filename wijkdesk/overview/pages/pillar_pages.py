"""The pages of the pillars: aim, rating, actions, what did not work, and the next half-year."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from wijkdesk.domain.words import ActionState, Light
from wijkdesk.overview.dutch import (
    capitalised,
    counted,
    day_and_month,
    listed,
    long_date,
    short_date,
)
from wijkdesk.overview.outcome import Figure, RatingLine
from wijkdesk.overview.pages.blocks import Row, clipped, grid, heading, paragraphs, rich, small, strong, with_rating
from wijkdesk.overview.pages.figure_pages import figure_chart, figure_gaps
from wijkdesk.overview.pages.marks import Bar, StateMark, pillar_fill
from wijkdesk.overview.sections import ActionLine, Content, PillarSection, PillarText
from wijkdesk.pdf import fonts
from wijkdesk.pdf.styles import (
    BODY,
    CAPTION,
    GUTTER,
    HEADING_2,
    LEAD,
    SECTION,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    columns,
)
from wijkdesk.pdf.table import table
from wijkdesk.pdf.text import markup

_NAME = ParagraphStyle("pillar name", SECTION, spaceAfter=0)
_WORD = ParagraphStyle("rating word", BODY, fontSize=11, leading=16, spaceAfter=0)
_AIM = ParagraphStyle("aim", LEAD, fontName=fonts.MEDIUM, leading=15.5, spaceBefore=4)
_ROOM_FOR_START = 125.0  # Points: less than that is no beginning of a pillar.
_MOST_BESIDE = 260.0  # Points: a taller text could not move to the next page with its chart.
_MARK_COLUMN, _DATE_COLUMN, _LAST_DATE = 21.0, 68.0, 56.0


def pillar_pages(content: Content) -> list[Flowable]:
    """A section for each pillar; what belongs to none, of which no aim is told, stands in the appendix alone."""
    pillars = (pillar for pillar in content.pillars if pillar.id is not None or pillar.aim.strip())
    return [flowable for pillar in pillars for flowable in _pillar(content, pillar)]


def action_table(actions: Sequence[ActionLine]) -> Flowable:
    """Actions with who does them, when, and what they brought, as the appendix lists them."""
    rows: list[Row] = [
        [StateMark(action.state), _title(action, _outcome(action)), capitalised(action.state.dutch), *_days(action)]
        for action in actions
    ]
    dates = [78.0, _DATE_COLUMN, _LAST_DATE]
    widths = [_MARK_COLUMN, TEXT_WIDTH - _MARK_COLUMN - sum(dates), *dates]
    return table(["", "Actie", "Stand", "Begin", "Klaar"], rows, widths, numbers=(3, 4))


def _pillar(content: Content, pillar: PillarSection) -> list[Flowable]:
    name = clipped(heading(pillar.name, _NAME, "H2"), columns(4), 6)
    title = with_rating(name, pillar.rating, TEXT_WIDTH, _WORD) if pillar.colour is not None else name
    title.keepWithNext, title.spaceAfter = 1, 4
    story: list[Flowable] = [
        CondPageBreak(_ROOM_FOR_START),
        Bar(34, 5, pillar_fill(pillar.colour), space_before=16),
        title,
        *_below_title(pillar),
        *paragraphs(pillar.aim, _AIM),
    ]
    if pillar.rating is not None:
        story += _rating(pillar.rating)
    story += _told(content, pillar)
    coming = content.of_pillar(pillar, PillarText.NEXT)
    if coming.strip():
        first, *others = [line for line in coming.splitlines() if line.strip()]
        story += [rich(strong("Volgend halfjaar. "), markup(first), style=BODY), *paragraphs("\n".join(others))]
    return story


def _below_title(pillar: PillarSection) -> list[Flowable]:
    lines = []
    if pillar.portfolio_holder is not None:
        holder = pillar.portfolio_holder
        lines.append(f"Portefeuillehouder: {holder.name}" + (f" ({holder.place})" if holder.place else ""))
    if pillar.retired_on is not None:
        lines.append(f"Deze pijler is afgesloten op {long_date(pillar.retired_on)}.")
    style = ParagraphStyle("below title", CAPTION, fontSize=9.5, leading=13, keepWithNext=1)
    return [heading(line, style, "P") for line in lines]


def _rating(rating: RatingLine) -> list[Flowable]:
    story = paragraphs(rating.note)
    if rating.light is not Light.GREEN:
        parts = ((rating.cause, "oorzaak"), (rating.consequence, "gevolg"), (rating.correction, "bijsturing"))
        texts = [text if text.strip() else f"{capitalised(name)} nog niet ingevuld." for text, name in parts]
        width = TEXT_WIDTH / 3
        story.append(table(["Oorzaak", "Gevolg", "Bijsturing"], [texts], [width, width, width]))
    if len(rating.given) > 1:
        given = listed(f"{light.dutch} ({day_and_month(day)})" for day, light in rating.given)
        story.append(rich(f"In dit halfjaar beoordeeld als {given}.", style=CAPTION))
    return story


def _told(content: Content, pillar: PillarSection) -> list[Flowable]:
    """What was done and what residents noticed of it, beside the first figure, with its gap below them.

    The other figures follow in a table.
    """
    told: list[Flowable] = []
    for which, title in ((PillarText.DONE, "Wat deden wij"), (PillarText.EFFECT, "Wat merkten bewoners")):
        text = content.of_pillar(pillar, which)
        if text.strip():
            told += [heading(title, HEADING_2, "H3"), *paragraphs(text)]
    if not pillar.figures:
        return told
    others = len(pillar.figures) - 1
    more = f" Nog {counted(others, 'cijfer staat', 'cijfers staan')} in de bijlage." if others else ""
    figure = _first_with_target(pillar.figures)
    chart = figure_chart(figure, pillar.colour or 1, columns(3), more)
    return [*_beside(told, chart), *figure_gaps(figure)]


def _first_with_target(figures: Sequence[Figure]) -> Figure:
    """The figure that says most: one with a target, or else the first."""
    return next((figure for figure in figures if figure.target is not None), figures[0])


def _beside(told: list[Flowable], chart: list[Flowable]) -> list[Flowable]:
    """Text at the left and a chart at the right; below each other where the text is too long for that."""
    width = columns(3)
    if not told or sum(part.wrap(width, TEXT_HEIGHT)[1] for part in told) > _MOST_BESIDE:
        return [*told, KeepTogether(chart)]
    padding = ("TOPPADDING", (0, 0), (-1, -1), 4), ("BOTTOMPADDING", (0, 0), (-1, -1), 3)
    return [grid([[told, "", chart]], [width, GUTTER, width], *padding)]


def _title(action: ActionLine, outcome: str) -> Flowable:
    """The title, below it in small letters who does it and what is special about it, and what it brought."""
    parties = [party.name for party in (action.lead, *action.partners) if party is not None]
    remarks = ["snelle winst"] if action.quick_win else []
    remarks += ["initiatief van bewoners"] if action.by_residents else []
    below = " · ".join(part for part in (", ".join(dict.fromkeys(parties)), ", ".join(remarks)) if part)
    return rich(markup(action.title), small(below), small(outcome))


def _outcome(action: ActionLine) -> str:
    """What an ended action brought, or what a waiting one waits for."""
    if action.state is ActionState.WAITING:
        return f"Wacht op: {action.waits_for}" if action.waits_for.strip() else ""
    if not action.state.is_ended:
        return "over tijd" if action.overdue else ""
    return action.result if action.result.strip() else "Resultaat nog niet ingevuld."


def _end(action: ActionLine) -> str:
    if action.state.is_ended:
        return short_date(action.ended_on) if action.ended_on else ""
    return short_date(action.due) if action.due else "doorlopend"


def _days(action: ActionLine) -> tuple[str, str]:
    return short_date(action.first_day) if action.first_day else "", _end(action)
