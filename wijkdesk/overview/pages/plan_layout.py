"""The implementation plan as a PDF."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer

from wijkdesk.domain.words import GoalState
from wijkdesk.overview.dutch import capitalised, long_date, number, short_date, shortened
from wijkdesk.overview.pages.blocks import Row, clipped, heading, paragraphs, rich, small
from wijkdesk.overview.pages.document_head import Fact, document_kind, facts_in_columns
from wijkdesk.overview.pages.marks import Bar, StateMark, pillar_fill, pillar_text
from wijkdesk.overview.plan import Plan, PlannedAction, PlanPillar, PlanYear, ServedGoal
from wijkdesk.overview.sections import Party
from wijkdesk.pdf import fonts
from wijkdesk.pdf.contents import headings_in, table_of_contents
from wijkdesk.pdf.document import Document
from wijkdesk.pdf.paragraph import Paragraph, bulleted
from wijkdesk.pdf.styles import (
    BODY,
    CAPTION,
    CELL,
    GUTTER,
    HEADING_1,
    HEADING_2,
    LEAD,
    MUTED,
    SECTION,
    TEXT_WIDTH,
    TITLE,
)
from wijkdesk.pdf.table import table
from wijkdesk.pdf.text import markup

_SUBTITLE = ParagraphStyle("period", LEAD, fontSize=13, leading=18, textColor=MUTED, spaceAfter=10)
_NAME = ParagraphStyle("plan pillar", SECTION, spaceAfter=2)
_BELOW_NAME = ParagraphStyle("below pillar", CAPTION, fontSize=9.5, leading=13, keepWithNext=1)
_AIM = ParagraphStyle("plan aim", LEAD, fontName=fonts.MEDIUM, spaceBefore=6)
_QUIET = ParagraphStyle("quiet", BODY, textColor=MUTED, spaceBefore=8)
_YEAR = ParagraphStyle("plan year", HEADING_2, fontName=fonts.TABULAR_SEMIBOLD)

_ROOM_FOR_START = 260.0  # Points: less than that is no beginning of a pillar.
_MARK_COLUMN, _STATE_COLUMN, _DATE_COLUMN, _LAST_DATE = 21.0, 78.0, 68.0, 56.0
_YEAR_COLUMN = 34.0
_MOST_YEARS_BESIDE = 8
_IN_CELL = 80


def render_plan(plan: Plan) -> bytes:
    """The plan as a PDF. The same plan gives the same bytes."""
    return _document(plan).render(_story(plan))


def write_plan(plan: Plan, path: Path) -> None:
    """Write the plan as a PDF, in the place of any file that was there.

    Raises OSError, from the system as it is, when the file cannot be written; what was there is then still whole.
    """
    _document(plan).save(_story(plan), path)


def _document(plan: Plan) -> Document:
    name = plan.programme or "Wijkaanpak"
    return Document(
        f"{shortened(name, 100)}: uitvoeringsplan",
        author=shortened(plan.coordinator.name, 100) if plan.coordinator else "",
        made_on=plan.made_on,
        footer=f"{shortened(name, 60)} · Uitvoeringsplan, stand van {long_date(plan.made_on)}",
    )


def _story(plan: Plan) -> list[Flowable]:
    pillars = [flowable for pillar in plan.pillars for flowable in _pillar(pillar)]
    return [*_title(plan), *_assignment(plan), *_at_a_glance(plan), *_contents(pillars), *pillars]


# -- the first page --


def _title(plan: Plan) -> list[Flowable]:
    period = _period(plan)
    return [
        document_kind("UITVOERINGSPLAN", is_example=plan.is_example),
        heading(plan.programme or "Wijkaanpak", TITLE, "H1"),
        *([rich(period, style=_SUBTITLE)] if period else [Spacer(0, 8)]),
        facts_in_columns(_facts(plan)),
    ]


def _period(plan: Plan) -> str:
    if plan.first_day is None or plan.last_day is None:
        return f"Vanaf {long_date(plan.first_day)}" if plan.first_day else ""
    return f"{capitalised(long_date(plan.first_day))} tot en met {long_date(plan.last_day)}"


def _facts(plan: Plan) -> list[Fact]:
    return [
        ("Opdrachtgever", *_named(plan.sponsor)),
        ("Gebiedsverbinder", *_named(plan.coordinator)),
        ("Afdeling", plan.department, ""),
        ("Gemeente", plan.municipality, ""),
        ("Stand van", long_date(plan.made_on), ""),
    ]


def _named(party: Party | None) -> tuple[str, str]:
    return (party.name, party.place) if party else ("", "")


def _assignment(plan: Plan) -> list[Flowable]:
    if not plan.assignment.strip():
        return []
    return [heading("De opdracht", HEADING_1, "H2"), *paragraphs(plan.assignment, LEAD)]


def _at_a_glance(plan: Plan) -> list[Flowable]:
    """Who is responsible for which pillar, and how many actions are planned or run in which year."""
    if not plan.pillars:
        return paragraphs("In dit dossier staan nog geen pijlers en acties.", _QUIET)
    years = sorted({year.year for pillar in plan.pillars for year in pillar.years})
    shown = years if len(years) <= _MOST_YEARS_BESIDE else []
    # Behind the last column there is no gutter.
    counts = [*[_YEAR_COLUMN] * (len(shown) - 1), _YEAR_COLUMN - GUTTER] if shown else []
    names = TEXT_WIDTH - sum(counts)
    rows: list[Row] = [_glance_row(pillar, shown, names) for pillar in plan.pillars]
    head = ["Pijler", "Portefeuillehouder", *map(str, shown)]
    widths = [names * 0.5, names * 0.5, *counts]
    caption = "Aantal acties dat in een jaar is gepland of loopt; een actie telt mee in elk jaar dat zij duurt."
    return [
        heading("De pijlers", HEADING_1, "H2"),
        table(head, rows, widths, numbers=range(2, len(head))),
        *([Paragraph.plain(caption, CAPTION)] if shown else []),
    ]


def _glance_row(pillar: PlanPillar, years: Sequence[int], width: float) -> Row:
    name = ParagraphStyle("glance name", CELL, fontName=fonts.SEMIBOLD, textColor=pillar_text(pillar.colour))
    counts = {year.year: year.count for year in pillar.years}
    holder, place = _named(pillar.portfolio_holder)
    cell = width * 0.5 - GUTTER
    return [
        clipped(Paragraph.plain(shortened(pillar.name, _IN_CELL), name), cell, 8),
        clipped(rich(markup(shortened(holder, _IN_CELL)), small(shortened(place, _IN_CELL))), cell, 8),
        *(number(counts[year]) if counts.get(year) else "" for year in years),
    ]


def _contents(story: list[Flowable]) -> list[Flowable]:
    headings = list(headings_in(story))
    if not headings:
        return []
    title = Paragraph.plain("Inhoud", HEADING_2)
    return [KeepTogether([title, *table_of_contents(headings)]), PageBreak()]


# -- a pillar --


def _pillar(pillar: PlanPillar) -> Iterator[Flowable]:
    yield CondPageBreak(_ROOM_FOR_START)
    yield Bar(34, 5, pillar_fill(pillar.colour), space_before=26)
    yield clipped(heading(pillar.name, _NAME, "H2"), TEXT_WIDTH, 6)
    yield from _below_name(pillar)
    yield from paragraphs(pillar.aim, _AIM)
    if pillar.goals:
        yield heading("Beleidsdoelen", HEADING_2, "H3")
        yield from bulleted(_goal(goal) for goal in pillar.goals)
    if not pillar.has_actions:
        yield from paragraphs("Voor deze pijler zijn nog geen acties gepland.", _QUIET)
        return
    for year in pillar.years:
        yield from _year(year)
    if pillar.undated:
        yield heading("Zonder datum", HEADING_2, "H3")
        yield _action_table(pillar.undated)
    if pillar.ideas:
        yield heading("Nog te kiezen", HEADING_2, "H3")
        yield _idea_table(pillar.ideas)


def _below_name(pillar: PlanPillar) -> list[Flowable]:
    lines = []
    if pillar.portfolio_holder is not None:
        holder = pillar.portfolio_holder
        lines.append(f"Portefeuillehouder: {holder.name}" + (f" ({holder.place})" if holder.place else ""))
    if pillar.retired_on is not None:
        lines.append(f"Deze pijler is afgesloten op {long_date(pillar.retired_on)}.")
    return [heading(line, _BELOW_NAME, "P") for line in lines]


def _goal(goal: ServedGoal) -> str:
    about = [goal.owner.office] if goal.owner else []
    about += [goal.state.dutch] if goal.state is not GoalState.OPEN else []
    about += [f"uiterlijk {long_date(goal.due)}"] if goal.due and goal.state is GoalState.OPEN else []
    return f"{goal.title} ({', '.join(about)})" if about else goal.title


def _year(year: PlanYear) -> list[Flowable]:
    title = heading(str(year.year), _YEAR, "H3")
    if not year.count:
        return [title, *paragraphs("Nog niets gepland.", BODY)]
    return [title, _action_table(year.begins, year.goes_on)]


def _action_table(begins: Sequence[PlannedAction], goes_on: Sequence[PlannedAction] = ()) -> Flowable:
    rows: list[Row] = [_action_row(action, _title_of(action)) for action in begins]
    rows += [_action_row(action, _title_of_earlier(action)) for action in goes_on]
    dates = [_STATE_COLUMN, _DATE_COLUMN, _LAST_DATE]
    widths = [_MARK_COLUMN, TEXT_WIDTH - _MARK_COLUMN - sum(dates), *dates]
    return table(["", "Actie", "Stand", "Begin", "Klaar"], rows, widths, numbers=(3, 4))


def _action_row(action: PlannedAction, title: Flowable) -> Row:
    state = capitalised(action.state.dutch)
    return [StateMark(action.state), title, f"{state}, over tijd" if action.overdue else state, *_days(action)]


def _title_of(action: PlannedAction) -> Flowable:
    return rich(markup(action.title), small(_by_whom(action)))


def _title_of_earlier(action: PlannedAction) -> Flowable:
    """Who does it stands in the year in which it began."""
    since = f"sinds {action.first_day.year}" if action.first_day else ""
    return rich(markup(action.title), f' <font size="8" color="{MUTED.hexval()}">{since}</font>')


def _by_whom(action: PlannedAction) -> str:
    """Who leads and who takes part, and what is special about it."""
    partners = ", ".join(party.name for party in action.partners)
    who = [f"trekker: {action.lead.name}"] if action.lead else []
    who += [f"met {partners}"] if partners else []
    remarks = ["snelle winst"] if action.quick_win else []
    remarks += ["initiatief van bewoners"] if action.by_residents else []
    return " · ".join([*who, *remarks])


def _days(action: PlannedAction) -> tuple[str, str]:
    begin = short_date(action.first_day) if action.first_day else ""
    if action.state.is_ended:
        return begin, short_date(action.ended_on) if action.ended_on else ""
    return begin, short_date(action.due) if action.due else "doorlopend" if action.first_day else ""


def _idea_table(ideas: Sequence[PlannedAction]) -> Flowable:
    rows: list[Row] = [[StateMark(action.state), _title_of(action)] for action in ideas]
    return table(["", "Idee"], rows, [_MARK_COLUMN, TEXT_WIDTH - _MARK_COLUMN])
