"""The pages of the pillars: aim, rating, actions, what did not work, and the next half-year."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable

from wijkdesk.domain.words import ActionState, Light
from wijkdesk.overview.blocks import Row, clipped, heading, paragraphs, rich, small, strong, with_rating
from wijkdesk.overview.dutch import (
    capitalised,
    counted,
    day_and_month,
    listed,
    long_date,
    sentence,
    short_date,
)
from wijkdesk.overview.marks import Bar, StateMark, pillar_fill
from wijkdesk.overview.outcome import EventLine, RatingLine
from wijkdesk.overview.sections import ActionLine, Content, PillarSection, PillarText
from wijkdesk.pdf import fonts
from wijkdesk.pdf.styles import BODY, CAPTION, HEADING_2, LEAD, SECTION, TEXT_WIDTH, columns
from wijkdesk.pdf.table import table
from wijkdesk.pdf.text import markup

MOST_ROWS = 6
"""How many actions the table of a pillar has before it leaves running ones to the appendix."""

_NAME = ParagraphStyle("pillar name", SECTION, spaceAfter=0)
_WORD = ParagraphStyle("rating word", BODY, fontSize=11, leading=16, spaceAfter=0)
_REMARK = ParagraphStyle("above table", CAPTION, spaceAfter=3, keepWithNext=1)
_AIM = ParagraphStyle("aim", LEAD, fontName=fonts.MEDIUM, spaceBefore=6)
_MARK_COLUMN, _DATE_COLUMN, _LAST_DATE = 21.0, 68.0, 56.0


def pillar_pages(content: Content) -> list[Flowable]:
    return [flowable for pillar in content.pillars for flowable in _pillar(content, pillar)]


def action_table(actions: Sequence[ActionLine]) -> Flowable:
    """Actions with who does them and when, as the appendix lists them."""
    rows: list[Row] = [
        [StateMark(action.state), _title(action), capitalised(action.state.dutch), *_days(action)] for action in actions
    ]
    dates = [78.0, _DATE_COLUMN, _LAST_DATE]
    widths = [_MARK_COLUMN, TEXT_WIDTH - _MARK_COLUMN - sum(dates), *dates]
    return table(["", "Actie", "Stand", "Begin", "Klaar"], rows, widths, numbers=(3, 4))


def _pillar(content: Content, pillar: PillarSection) -> list[Flowable]:
    name = clipped(heading(pillar.name, _NAME, "H2"), columns(4), 6)
    title = with_rating(name, pillar.rating, TEXT_WIDTH, _WORD) if pillar.colour is not None else name
    title.keepWithNext, title.spaceAfter = 1, 4
    story: list[Flowable] = [
        CondPageBreak(240),
        Bar(34, 5, pillar_fill(pillar.colour), space_before=22),
        title,
        *_below_title(pillar),
        *paragraphs(pillar.aim, _AIM),
    ]
    if pillar.rating is not None:
        story += _rating(pillar.rating)
    story += [*_actions(pillar), *_learned(pillar)]
    coming = content.of_pillar(pillar, PillarText.NEXT)
    if coming:
        story += [heading("Volgend halfjaar", HEADING_2, "H3"), *paragraphs(coming)]
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


def _actions(pillar: PillarSection) -> list[Flowable]:
    running = pillar.running[: max(0, MOST_ROWS - len(pillar.ended))]
    left_out = len(pillar.running) - len(running)
    if not pillar.ended and not pillar.running:
        return [rich("In dit halfjaar liepen hier geen acties.", style=BODY)] if pillar.colour is not None else []
    rows: list[Row] = [
        [StateMark(action.state), _title(action), _outcome(action), _end(action)]
        for action in (*pillar.ended, *running)
    ]
    widths = [_MARK_COLUMN, columns(3) - 22, TEXT_WIDTH - _MARK_COLUMN - columns(3) + 22 - _LAST_DATE, _LAST_DATE]
    head = ["", "Actie", "Resultaat", "Klaar"]
    story: list[Flowable] = [heading("Acties dit halfjaar", HEADING_2, "H3")]
    if left_out:
        # Above the table: below it, it could stand alone on the next page.
        others = counted(left_out, "andere actie loopt", "andere acties lopen")
        story.append(rich(f"Nog {others}; die {'staat' if left_out == 1 else 'staan'} in de bijlage.", style=_REMARK))
    return [*story, table(head, rows, widths, numbers=(3,))]


def _learned(pillar: PillarSection) -> list[Flowable]:
    story: list[Flowable] = []
    for action in pillar.learned_from:
        led_to = f" Hieruit volgde: {listed(f'‘{title.strip()}’' for title in action.led_to)}." if action.led_to else ""
        text = f" ({action.state.dutch}). {sentence(action.lesson)}{led_to}"
        story.append(rich(strong(action.title), markup(text), style=BODY))
    story += [_setback(event) for event in pillar.setbacks]
    return [heading("Wat lukte niet, en wat leerden wij", HEADING_2, "H3"), *story] if story else []


def _setback(event: EventLine) -> Flowable:
    text = f" (tegenslag, {day_and_month(event.day)}). {sentence(event.text)}"
    return rich(strong(event.title), markup(text.rstrip()), style=BODY)


def _title(action: ActionLine) -> Flowable:
    """The title, and below it in small letters who does it and what is special about it."""
    parties = [party.name for party in (action.lead, *action.partners) if party is not None]
    remarks = ["snelle winst"] if action.quick_win else []
    remarks += ["initiatief van bewoners"] if action.by_residents else []
    below = " · ".join(part for part in (", ".join(dict.fromkeys(parties)), ", ".join(remarks)) if part)
    return rich(markup(action.title), small(below))


def _outcome(action: ActionLine) -> str:
    if action.state is ActionState.WAITING:
        return f"Wacht: {action.waits_for}" if action.waits_for.strip() else "Wacht"
    if action.state is ActionState.RUNNING:
        return "Loopt door, over tijd" if action.overdue else "Loopt door"
    word = capitalised(action.state.dutch)
    return f"{word}: {action.result}" if action.result.strip() else f"{word}. Resultaat nog niet ingevuld."


def _end(action: ActionLine) -> str:
    if action.state.is_ended:
        return short_date(action.ended_on) if action.ended_on else ""
    return short_date(action.due) if action.due else "doorlopend"


def _days(action: ActionLine) -> tuple[str, str]:
    return short_date(action.first_day) if action.first_day else "", _end(action)
