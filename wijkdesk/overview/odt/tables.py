"""The rows of the tables of the .odt."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from wijkdesk.domain.words import ActionState
from wijkdesk.overview.dutch import capitalised, listed, long_date, not_rated_since, number, short_date
from wijkdesk.overview.odt.odf import Text, small
from wijkdesk.overview.outcome import Figure, Numbers, RatingLine
from wijkdesk.overview.phrases import (
    answer_in_words,
    confirmation_in_words,
    goal_in_words,
    told_to_residents,
    until,
    what_became,
    what_happened,
    what_was_asked,
)
from wijkdesk.overview.sections import (
    ActionLine,
    CommitmentLine,
    Cooperation,
    Delivered,
    EscalationLine,
    FadingLine,
    GoalLine,
    PromiseLine,
)

NO_DATA = "geen gegevens"
Row = list[Text]


def light_of(rating: RatingLine | None) -> str:
    """The word of a rating, and how that compares to the half-year before."""
    if rating is None:
        return "Nog niet beoordeeld"
    if rating.is_of_earlier:
        compared = not_rated_since(rating.rated_on)
    elif rating.was_first is not None:
        compared = f"eerder dit halfjaar {rating.was_first.dutch}"
    elif rating.at_start is None:
        compared = "voor het eerst beoordeeld"
    else:
        compared = f"was {'al ' if rating.at_start is rating.light else ''}{rating.at_start.dutch}"
    return f"{capitalised(rating.light.dutch)}, {compared}"


def number_rows(numbers: Numbers) -> list[Row]:
    """What the half-year brought, as the front has it."""
    ended = [
        (numbers.succeeded, "gelukt"),
        (numbers.partly, "deels"),
        (numbers.failed, "niet"),
        (numbers.stopped, "gestopt"),
    ]
    promises = [
        (numbers.promises_broken, "niet"),
        (numbers.promises_refused, "geweigerd"),
        (numbers.promises_renegotiated, "opnieuw"),
        (numbers.promises_open, "open"),
    ]
    return [
        ["Acties afgerond", _count(numbers.ended), _counted(ended)],
        ["Acties die lopen", number(numbers.running), ""],
        ["Keer snelle winst", _count(numbers.quick_wins), ""],
        ["Beloften aan bewoners nagekomen", _count(numbers.promises_kept), _counted(promises)],
        _partner_row(numbers),
    ]


def _partner_row(numbers: Numbers) -> Row:
    if numbers.partners_as_agreed is None:
        there = numbers.partners_present
        of_how_many = f" van {number(numbers.partners)}" if numbers.partners else ""
        return ["Partners aan tafel", NO_DATA if there is None else f"{number(there)}{of_how_many}", ""]
    others = [(numbers.partners_less, "minder vaak"), (numbers.partners_unrecorded, NO_DATA)]
    said = f"{number(numbers.partners_as_agreed)} van {number(numbers.partners_with_rhythm)}"
    return ["Partners aan tafel zoals afgesproken", said, _counted(others)]


def action_rows(actions: Iterable[ActionLine]) -> list[Row]:
    return [[_action(action), capitalised(action.state.dutch), *_days(action)] for action in actions]


def _action(action: ActionLine) -> Text:
    parties = [party.name for party in (action.lead, *action.partners) if party is not None]
    remarks = ["snelle winst"] if action.quick_win else []
    remarks += ["initiatief van bewoners"] if action.by_residents else []
    below = " · ".join(part for part in (", ".join(dict.fromkeys(parties)), ", ".join(remarks)) if part)
    return [action.title, small(below), small(_outcome(action))]


def _outcome(action: ActionLine) -> str:
    if action.state is ActionState.WAITING:
        return f"Wacht op: {action.waits_for}" if action.waits_for.strip() else ""
    if not action.state.is_ended:
        return "over tijd" if action.overdue else ""
    return action.result if action.result.strip() else "Resultaat nog niet ingevuld."


def _days(action: ActionLine) -> Row:
    last = action.ended_on if action.state.is_ended else action.due
    unknown = "" if action.state.is_ended else "doorlopend"
    return [short_date(action.first_day) if action.first_day else "", short_date(last) if last else unknown]


def commitment_rows(commitments: Iterable[CommitmentLine]) -> list[Row]:
    return [
        [
            [line.partner.name, small(line.head.role or line.head.name if line.head else "")],
            [line.what, small(line.rhythm.dutch if line.rhythm else "geen vast ritme")],
            confirmation_in_words(line),
            _attendance(line.moments, line.agreed),
            number(line.delivered.actions),
            _kept(line.delivered) or "–",
        ]
        for line in commitments
    ]


def _attendance(moments: int | None, agreed: int | None) -> str:
    if moments is None:
        return NO_DATA
    return f"{number(moments)} van {number(agreed)} keer" if agreed is not None else f"{number(moments)} keer"


def _kept(delivered: Delivered) -> str:
    """Promises kept, of those that had an outcome in the half-year."""
    settled = delivered.kept + delivered.broken
    told = [f"{number(delivered.kept)} van {number(settled)} nagekomen"] if settled else []
    told += [f"{number(delivered.open)} open"] if delivered.open else []
    return ", ".join(told)


def fading(line: FadingLine) -> str:
    """What was discussed with a partner, with the evidence; it follows on a name."""
    there = [f"{each.half_year.dutch}: {_attendance(each.moments, each.agreed)}" for each in line.attendance]
    told = f" Aan tafel, {'; '.join(there)}." if there else ""
    kept = _kept(line.delivered)
    told += f" Beloften in dit halfjaar: {kept}." if kept else ""
    return f"{told} Wij bespraken dit op {long_date(line.discussed_on)} met elkaar."


def cooperation_rows(cooperation: Cooperation) -> list[Row]:
    rows: list[Row] = []
    for row in cooperation.rows:
        together = listed(party.name for party in row.partners)
        said = f"samen met {together}" if together else "met geen andere partner"
        counts = [number(count) if count else "–" for count in row.actions]
        rows.append([[row.partner.name, small(said)], *counts])
    return rows


def goal_rows(goals: Sequence[GoalLine]) -> list[Row]:
    """Every goal below the name of whom it is of."""
    rows: list[Row] = []
    for owner, group in groupby(goals, key=lambda goal: goal.owner):
        for goal in group:
            served = listed(action.title for action in goal.actions) if goal.actions else "geen actie in dit halfjaar"
            whose = owner.office if goal.of_portfolio else owner.name
            rows.append([[goal.title, small(whose)], served, goal_in_words(goal)])
    return rows


def settled_promise_rows(promises: Iterable[PromiseLine]) -> list[Row]:
    return [
        [
            _promise(promise, ""),
            [what_became(promise), small(told_to_residents(promise) or "Niet vastgelegd hoe bewoners het hoorden")],
        ]
        for promise in promises
    ]


def open_promise_rows(promises: Iterable[PromiseLine]) -> list[Row]:
    return [[_promise(promise, told_to_residents(promise)), until(promise)] for promise in promises]


def _promise(promise: PromiseLine, told: str) -> Text:
    by = promise.by.office if promise.by else "ons"
    made = f", {short_date(promise.made_on)}" if promise.made_on else ""
    return [promise.what, small(f"Van {by} aan {promise.to}{made}"), small(told)]


def direct_report_rows(reports: Iterable[EscalationLine]) -> list[Row]:
    rows: list[Row] = []
    for report in reports:
        who: Text = [short_date(report.sent_on), small(report.to.office)]
        rows.append(
            [
                who,
                [report.subject, small(what_happened(report)), small(what_was_asked(report))],
                answer_in_words(report),
            ]
        )
    return rows


def figure_rows(figures: Iterable[Figure]) -> list[Row]:
    """The numbers of all figures, area by area; name and target stand beside the first."""
    rows: list[Row] = []
    for figure in figures:
        for place, area in enumerate(figure.areas):
            start = figure.said(area.start) if figure.start_period else ""
            rows.append(
                [
                    [figure.name, small(_told(figure))] if place == 0 else "",
                    area.area,
                    [start, small(figure.start_period if start and place == 0 else "")],
                    [figure.said(area.value), small(figure.period if place == 0 else "")],
                    figure.said(figure.target) if place == 0 and figure.target is not None else "",
                ]
            )
    return rows


def _told(figure: Figure) -> str:
    """The unit, how far the areas are apart, and where the numbers come from."""
    unit = f"In {figure.unit}." if figure.unit and figure.unit != "%" else ""
    gaps = figure.chart.sentences if figure.chart is not None else ()
    return " ".join(part for part in (unit, *gaps, figure.footnote) if part)


def _count(value: int | None) -> str:
    return NO_DATA if value is None else number(value)


def _counted(counts: Iterable[tuple[int | None, str]]) -> str:
    return ", ".join(f"{number(count)} {what}" for count, what in counts if count)
