"""The page for one partner as a PDF: always one, whatever there is to tell."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from wijkdesk.domain.words import ActionState, GoalState
from wijkdesk.overview.dutch import (
    capitalised,
    counted,
    first_sentence,
    listed,
    long_date,
    number,
    period,
    shortened,
)
from wijkdesk.overview.pages.blocks import clipped, grid, heading, rich, small, strong
from wijkdesk.overview.pages.document_head import document_kind
from wijkdesk.overview.pages.marks import StateMark
from wijkdesk.overview.pages.one_page import fits_on_page
from wijkdesk.overview.sections import ActionLine, CommitmentLine, GoalLine
from wijkdesk.overview.variants.partner_view import TITLE_OF_PAGE, PartnerPage, coming_on
from wijkdesk.pdf import fonts
from wijkdesk.pdf.document import Document
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.styles import (
    BODY,
    CAPTION,
    CELL,
    GUTTER,
    HAIRLINE,
    HEADING_2,
    INK,
    LEAD,
    MUTED,
    TEXT_WIDTH,
    TITLE,
    columns,
)
from wijkdesk.pdf.table import Grid
from wijkdesk.pdf.text import markup

_SENDER = ParagraphStyle("page sender", BODY, fontName=fonts.SEMIBOLD, fontSize=11, leading=15, spaceAfter=0)
_BELOW_SENDER = ParagraphStyle("page below sender", CELL, textColor=MUTED, spaceAfter=20)
_FOR = ParagraphStyle("page for", LEAD, fontSize=13, leading=18, textColor=MUTED, spaceAfter=8)
_OPENING = ParagraphStyle("page opening", LEAD, fontSize=10.5, leading=15.5, spaceAfter=12)
_FIGURE = ParagraphStyle("page figure", BODY, fontName=fonts.SEMIBOLD, fontSize=19, leading=23, spaceAfter=0)
_NO_FIGURE = ParagraphStyle("page no figure", _FIGURE, fontName=fonts.REGULAR, fontSize=11, textColor=MUTED)
_PART = ParagraphStyle("page part", HEADING_2, spaceBefore=14, spaceAfter=4)
_MORE = ParagraphStyle("page more", CAPTION, spaceBefore=4, spaceAfter=0)
_CLOSING = ParagraphStyle("page closing", BODY, spaceBefore=14, spaceAfter=0)

_MARK_COLUMN, _STATE_COLUMN = 21.0, 96.0
_HALF = columns(3)


@dataclass(frozen=True, slots=True)
class _Limits:
    """How much of everything is told; ``letters`` of each text, on so many ``lines``."""

    goals: int
    actions: int
    coming: int
    letters: int
    lines: int = 2


_LIMITS = (
    *(_Limits(6, 10, 7, 180, 3), _Limits(5, 9, 6, 150), _Limits(4, 8, 5, 130), _Limits(4, 7, 5, 130)),
    *(_Limits(3, 7, 4, 110), _Limits(3, 6, 4, 100), _Limits(3, 5, 4, 100), _Limits(3, 4, 3, 80)),
    *(_Limits(2, 3, 2, 70), _Limits(1, 2, 1, 60, 1), _Limits(1, 1, 1, 40, 1)),
)
"""From much to little; the last fits whatever the texts are."""


def render_partner_page(page: PartnerPage) -> bytes:
    """The page as a PDF. The same page gives the same bytes."""
    return _document(page).render(_story(page))


def write_partner_page(page: PartnerPage, path: Path) -> None:
    """Write the page as a PDF, in the place of any file that was there.

    Raises OSError, from the system as it is, when the file cannot be written; what was there is then still whole.
    """
    _document(page).save(_story(page), path)


def _document(page: PartnerPage) -> Document:
    header, name = page.header, shortened(page.partner.name, 100)
    return Document(
        f"{TITLE_OF_PAGE}: {name}, {header.half_year.dutch}",
        author=shortened(header.coordinator.name, 100) if header.coordinator else "",
        made_on=header.made_on,
        footer=f"{shortened(header.approach, 60)} · {name}, {header.half_year.dutch}",
    )


def _story(page: PartnerPage) -> list[Flowable]:
    for limits in _LIMITS[:-1]:
        if fits_on_page(_parts(page, limits)):
            return _parts(page, limits)
    return _parts(page, _LIMITS[-1])


def _parts(page: PartnerPage, limits: _Limits) -> list[Flowable]:
    return [
        *_head(page),
        _figures(page),
        *_goals(page, limits),
        *_actions(page, limits),
        *_beside(_together(page, limits), _coming(page, limits)),
        *_closing(page),
    ]


# -- the parts of a letter --


def _head(page: PartnerPage) -> list[Flowable]:
    header = page.header
    municipality = header.municipality.strip()
    if municipality and not municipality.lower().startswith("gemeente"):
        municipality = f"Gemeente {municipality}"
    below = " · ".join(part for part in (header.department.strip(), header.approach) if part)
    head = page.head
    attention = f", ter attentie van {head.office if head.name == head.role else head.name}" if head else ""
    return [
        *([_line(municipality, _SENDER, 100)] if municipality else []),
        _line(below, _BELOW_SENDER, 150),
        document_kind(header.half_year.dutch.upper(), is_example=header.is_example),
        heading(TITLE_OF_PAGE, TITLE, "H1"),
        _line(f"{shortened(page.partner.name, 90)}{shortened(attention, 90)}", _FOR, 180),
        _line(_opening(page), _OPENING, 500, lines=5),
    ]


def _opening(page: PartnerPage) -> str:
    """What the half-year was for this partner, in a few sentences."""
    name, header = _name(page), page.header
    when = f"In {period(header.half_year)}"
    if not page.actions:
        return f"{when} deed {name} aan geen actie van de wijkaanpak mee."
    ended = [action for action in page.actions if action.state.is_ended]
    said = [f"{when} deed {name} mee aan {_number_of(page.actions)} van de {_approach(page)}."]
    if len(ended) == 1:
        said.append(f"Daarvan is er 1 afgerond: {ended[0].state.dutch}.")
    elif ended:
        said.append(f"Daarvan zijn er {number(len(ended))} afgerond: {_by_state(ended)}.")
    served = {action.id for goal in page.goals for action in goal.actions}
    goals = sum(bool(goal.actions) for goal in page.goals)
    if served:
        helped = f"{'droeg' if len(served) == 1 else 'droegen'} {_number_of(served)} bij"
        said.append(f"Aan {counted(goals, 'eigen doel', 'eigen doelen')} van {name} {helped}.")
    return " ".join(said)


def _closing(page: PartnerPage) -> list[Flowable]:
    coordinator = page.header.coordinator
    if coordinator is None:
        return []
    below = small(shortened(page.header.department, 90))
    name = f"{strong(shortened(coordinator.name, 90))}{below}"
    return [_clip(rich("Dank voor de samenwerking in dit halfjaar.<br/>", name, style=_CLOSING), TEXT_WIDTH, 4)]


# -- figures --


def _figures(page: PartnerPage) -> Flowable:
    figures = [_worked(page), _attended(page), _kept(page)]
    width = TEXT_WIDTH / 3
    return grid(
        [figures],
        [width] * 3,
        ("LINEABOVE", (0, 0), (-1, 0), 1, INK),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, HAIRLINE),
        ("TOPPADDING", (0, 0), (-1, -1), 7),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
        ("RIGHTPADDING", (0, 0), (-2, -1), GUTTER),
    )


def _worked(page: PartnerPage) -> list[Flowable]:
    ended = sum(action.state.is_ended for action in page.actions)
    runs = len(page.actions) - ended
    parts = [f"{number(ended)} afgerond"] if ended else []
    parts += [f"{number(runs)} {'loopt' if runs == 1 else 'lopen'} nog"] if runs else []
    return _figure(number(len(page.actions)), "actie" if len(page.actions) == 1 else "acties", ", ".join(parts))


def _attended(page: PartnerPage) -> list[Flowable]:
    agreed = f"afgesproken: {number(page.agreed)} keer" if page.agreed is not None else ""
    return _figure("" if page.moments is None else number(page.moments), "keer aan tafel", agreed)


def _kept(page: PartnerPage) -> list[Flowable]:
    done = page.delivered
    settled = done.kept + done.broken
    others = [f"{number(done.open)} {'staat' if done.open == 1 else 'staan'} nog open"] if done.open else []
    others += [f"{number(done.refused)} geweigerd"] if done.refused else []
    count = f"{number(done.kept)} van {number(settled)}" if settled else "0" if others else ""
    return _figure(count, "beloften nagekomen", ", ".join(others))


def _figure(count: str, label: str, detail: str) -> list[Flowable]:
    first = rich(count, style=_FIGURE) if count else rich("geen gegevens", style=_NO_FIGURE)
    return [first, rich(strong(label), small(detail), style=CELL)]


# -- what it brought --


def _goals(page: PartnerPage, limits: _Limits) -> list[Flowable]:
    if not page.goals:
        return []
    rows = [
        [_goal(goal, limits), _clip(rich(_goal_state(goal)), _STATE_COLUMN, 2)] for goal in page.goals[: limits.goals]
    ]
    return [
        _title(f"Waar het de doelen van {_name(page)} hielp"),
        _rows(rows, [TEXT_WIDTH - _STATE_COLUMN, _STATE_COLUMN]),
        *_more(page.goals, limits.goals),
    ]


def _goal(goal: GoalLine, limits: _Limits) -> Flowable:
    titles = [shortened(action.title, limits.letters // 2) for action in goal.actions[:3]]
    others = len(goal.actions) - len(titles)
    served = listed([*titles, f"nog {number(others)}"] if others else titles)
    text = rich(strong(shortened(goal.title, limits.letters)), small(served or "geen actie in dit halfjaar"))
    return _clip(text, TEXT_WIDTH - _STATE_COLUMN - GUTTER, limits.lines + 1)


def _goal_state(goal: GoalLine) -> str:
    on = f" op {long_date(goal.settled_on)}" if goal.settled_on and goal.state is not GoalState.OPEN else ""
    return f"{capitalised(goal.state.dutch)}{on}"


def _actions(page: PartnerPage, limits: _Limits) -> list[Flowable]:
    if not page.actions:
        return []
    width = TEXT_WIDTH - _MARK_COLUMN - _STATE_COLUMN
    rows = [
        [StateMark(action.state), _action(action, width - GUTTER, limits), rich(capitalised(action.state.dutch))]
        for action in page.actions[: limits.actions]
    ]
    return [
        _title(f"Waar {_name(page)} aan meedeed"),
        _rows(rows, [_MARK_COLUMN, width, _STATE_COLUMN]),
        *_more(page.actions, limits.actions),
    ]


def _action(action: ActionLine, width: float, limits: _Limits) -> Flowable:
    brought = shortened(_brought(action), limits.letters)
    text = rich(strong(shortened(action.title, limits.letters)), small(brought))
    return _clip(text, width, limits.lines + bool(brought))


def _brought(action: ActionLine) -> str:
    """What an action brought or, where it did not succeed, what was learned from it."""
    lesson = first_sentence(action.lesson)
    if action.state is not ActionState.SUCCEEDED and lesson:
        return f"Geleerd: {lesson[:1].lower()}{lesson[1:]}"
    return first_sentence(action.result)


def _together(page: PartnerPage, limits: _Limits) -> list[Flowable]:
    """What was pledged, and who else took part."""
    story: list[Flowable] = []
    pledges = page.pledges[: max(limits.goals // 2, 1)]
    if pledges:
        story.append(_title(f"Wat {_name(page)} toezegde"))
        story += [_line(_pledge(pledge, limits), CELL, 400, width=_HALF, lines=limits.lines + 1) for pledge in pledges]
        story += _more(page.pledges, len(pledges))
    if page.worked_with:
        shown = page.worked_with[: limits.actions]
        names = [f"{shortened(each.partner.name, 50)} ({number(each.actions)})" for each in shown]
        others = len(page.worked_with) - len(shown)
        said = listed([*names, f"nog {number(others)}"] if others else names)
        story.append(_title("Met wie, en in hoeveel acties"))
        story.append(_line(f"{said}.", CELL, 600, width=_HALF, lines=limits.lines * 2 + 1))
    return story


def _pledge(pledge: CommitmentLine, limits: _Limits) -> str:
    rhythm = pledge.rhythm.dutch if pledge.rhythm else ""
    since = f"sinds {long_date(pledge.first_day)}" if pledge.first_day else ""
    until = f"tot {long_date(pledge.ended_on)}" if pledge.ended_on else ""
    about = ", ".join(part for part in (rhythm, since, until) if part)
    return f"{shortened(pledge.what, limits.letters).rstrip('. ')}{f' ({about})' if about else ''}"


def _coming(page: PartnerPage, limits: _Limits) -> list[Flowable]:
    if not page.coming:
        return []
    lines = [
        _clip(rich(markup(shortened(each.title, limits.letters // 2)), small(_when(each))), _HALF, limits.lines + 1)
        for each in page.coming[: limits.coming]
    ]
    return [_title("Wat eraan komt"), _rows([[line] for line in lines], [_HALF]), *_more(page.coming, limits.coming)]


def _when(action: ActionLine) -> str:
    day = coming_on(action)
    if action.state is ActionState.PLANNED:
        return f"begint op {long_date(day)}" if day else "gepland, zonder datum"
    return f"volgens plan klaar op {long_date(day)}" if day else ""


# -- how it stands on the page --


def _beside(left: list[Flowable], right: list[Flowable]) -> list[Flowable]:
    """Two columns, or one over the whole width where there is nothing for the other."""
    if not left and not right:
        return []
    # In a grid the space above the first heading counts for nothing.
    return [Spacer(0, _PART.spaceBefore), grid([[left or "", "", right or ""]], [_HALF, GUTTER, _HALF])]


def _rows(rows: Sequence[Sequence[Flowable]], widths: list[float]) -> Grid:
    """Rows with a hairline below each."""
    return grid(
        rows,
        widths,
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIRLINE),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-2, -1), GUTTER if len(widths) > 1 else 0),
    )


def _clip(paragraph: Paragraph, width: float, lines: int) -> Flowable:
    """The first lines alone; here any number of others may be cut off from a single one."""
    paragraph.style = ParagraphStyle(paragraph.style.name, paragraph.style, allowWidows=1, allowOrphans=1)
    return clipped(paragraph, width, lines)


def _title(text: str) -> Flowable:
    return _clip(heading(text, _PART, "H2"), _HALF, 2)


def _line(text: str, style: ParagraphStyle, letters: int, *, width: float = TEXT_WIDTH, lines: int = 2) -> Flowable:
    return _clip(Paragraph.plain(shortened(text, letters), style), width, lines)


def _more(things: Sequence[object], most: int) -> list[Flowable]:
    others = len(things) - most
    return [rich(f"en nog {number(others)}", style=_MORE)] if others > 0 else []


def _name(page: PartnerPage) -> str:
    return shortened(page.partner.name, 50)


def _approach(page: PartnerPage) -> str:
    approach = shortened(page.header.approach, 60)
    return f"{approach[:1].lower()}{approach[1:]}"


def _number_of(actions: Collection[object]) -> str:
    return counted(len(actions), "actie", "acties")


def _by_state(ended: Sequence[ActionLine]) -> str:
    counts = Counter(action.state for action in ended)
    return listed(f"{number(counts[state])} {state.dutch}" for state in ActionState if counts[state])
