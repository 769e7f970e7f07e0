"""Partners: what each pledged and delivered, who worked with whom, and whose policy goals were served."""

from collections.abc import Sequence
from itertools import groupby

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from wijkdesk.domain.words import GoalState
from wijkdesk.overview.dutch import (
    listed,
    long_date,
    number,
    shortened,
)
from wijkdesk.overview.pages.blocks import INTRODUCTION, Row, heading, paragraphs, rich, small, strong, told_alone
from wijkdesk.overview.phrases import confirmation_in_words, goal_in_words
from wijkdesk.overview.sections import (
    Attendance,
    CommitmentLine,
    Content,
    Cooperation,
    Delivered,
    FadingLine,
    GoalLine,
    OwnText,
    Party,
)
from wijkdesk.pdf.styles import BODY, CAPTION, COLUMN_HEAD, GUTTER, HEADING_1, NUMBER, TEXT_WIDTH, columns
from wijkdesk.pdf.table import table
from wijkdesk.pdf.text import markup

_LEGEND = "Aanwezig: van hoe vaak was afgesproken. Beloften: nagekomen, van wel en niet samen."
_IN_APPENDIX = "Wie met wie werkt, staat in de bijlage."
_BELOW_TABLE = ParagraphStyle("below table", BODY, spaceBefore=8)


def partners(content: Content) -> list[Flowable]:
    if not content.commitments and not content.also_present and content.cooperation is None:
        return told_alone("Partners", content.text(OwnText.PARTNERS))
    story: list[Flowable] = [heading("Partners", HEADING_1, "H2")]
    story += paragraphs(content.text(OwnText.PARTNERS), INTRODUCTION)
    if content.commitments:
        story.append(_commitment_table(content.commitments))
    if content.also_present:
        story.append(_also_present(content.also_present))
    captions = [_LEGEND] if content.commitments else []
    captions += [_IN_APPENDIX] if content.cooperation is not None else []
    if captions:
        story.append(rich(" ".join(captions), style=CAPTION))
    return [*story, *(_fading(line) for line in content.fading)]


def goals(lines: Sequence[GoalLine], introduction: str) -> list[Flowable]:
    """The goals of portfolio holders and partners, each with the actions that served it."""
    if not lines:
        return told_alone("Bijdrage aan beleidsdoelen", introduction)
    return [
        heading("Bijdrage aan beleidsdoelen", HEADING_1, "H2"),
        *paragraphs(introduction, INTRODUCTION),
        _goals_by_owner(lines),
        rich("Alle doelen, en de acties die eraan bijdroegen, staan in de bijlage.", style=CAPTION),
    ]


def goal_table(lines: Sequence[GoalLine]) -> Flowable:
    """Every goal with all actions that served it, as the appendix has them."""
    rows: list[Row] = [
        [
            rich(markup(line.title), small(line.owner.office if line.of_portfolio else line.owner.name)),
            listed(action.title for action in line.actions) if line.actions else "geen actie in dit halfjaar",
            goal_in_words(line),
        ]
        for line in lines
    ]
    widths = [columns(2) + 20, columns(3) - 10]
    return table(["Doel", "Acties die eraan bijdroegen", "Stand"], rows, [*widths, TEXT_WIDTH - sum(widths)])


def confirmation_table(commitments: Sequence[CommitmentLine]) -> Flowable:
    """What each partner pledged in full, with who answers for it and what was answered, as the appendix has it."""
    rows: list[Row] = [
        [
            rich(markup(line.partner.name), small(_head(line))),
            rich(markup(line.what), small(line.rhythm.dutch if line.rhythm else "geen vast ritme")),
            confirmation_in_words(line),
        ]
        for line in commitments
    ]
    widths = [columns(2) - 20, columns(3) - 10]
    return table(["Partner", "Toegezegd", "Bevestigd dit halfjaar"], rows, [*widths, TEXT_WIDTH - sum(widths)])


def _commitment_table(commitments: Sequence[CommitmentLine]) -> Flowable:
    rows: list[Row] = [
        [
            line.partner.name,
            shortened(line.what, 76),
            _attendance(line),
            number(line.delivered.actions),
            _kept(line.delivered),
        ]
        for line in commitments
    ]
    widths = [columns(2) - 26, columns(2) + 46, columns(1) - 8, columns(1) - 24]
    head = ["Partner", "Toegezegd", "Aanwezig", "Acties", "Beloften"]
    return table(head, rows, [*widths, TEXT_WIDTH - sum(widths)], numbers=(2, 3, 4), named_rows=True)


def _attendance(line: CommitmentLine) -> Flowable:
    """How often the partner was there, of how often was agreed."""
    if line.moments is None:
        return rich("geen", small("gegevens"), style=NUMBER)
    agreed = f"van {number(line.agreed)} keer" if line.agreed is not None else "keer"
    return rich(number(line.moments), small(agreed), style=NUMBER)


def _kept(delivered: Delivered) -> str:
    """Promises kept, of those that had an outcome in the half-year."""
    settled = delivered.kept + delivered.broken
    open_ones = f"{number(delivered.open)} open" if delivered.open else ""
    told = f"{number(delivered.kept)} van {number(settled)}" if settled else ""
    return "\n".join(part for part in (told, open_ones) if part) or "–"


def _also_present(others: Sequence[Attendance]) -> Flowable:
    names = listed(f"{other.partner.name} ({number(other.moments)} keer)" for other in others)
    return rich("Ook aan tafel, zonder vastgelegd commitment: ", markup(names), ".", style=_BELOW_TABLE)


def cooperation_table(cooperation: Cooperation) -> Flowable:
    """In how many actions each partner took part, under each pillar, and with whom: a matrix where that has room."""
    count = len(cooperation.pillars)
    first = columns(2) + 24
    width = (TEXT_WIDTH - first) / max(count, 1)
    names = [shortened(name, 60) for name in cooperation.pillars]
    words = [word for name in names for word in name.split()]
    is_matrix = all(stringWidth(word, COLUMN_HEAD.fontName, COLUMN_HEAD.fontSize) < width - GUTTER for word in words)
    rows: list[Row] = []
    for row in cooperation.rows:
        counts = [number(times) if times else "–" for times in row.actions]
        if not is_matrix:
            counts = [", ".join(_under_each(names, row.actions))]
        rows.append([rich(markup(row.partner.name), small(_with(row.partners))), *counts])
    if not is_matrix:
        return table(["Partner", "Acties per pijler"], rows, [columns(3), TEXT_WIDTH - columns(3)], named_rows=True)
    head = ["Acties per pijler", *names]
    return table(head, rows, [first, *[width] * count], numbers=range(1, count + 1), named_rows=True)


def _under_each(pillars: Sequence[str], actions: Sequence[int]) -> list[str]:
    return [f"{pillar}: {number(times)}" for pillar, times in zip(pillars, actions, strict=True) if times]


def _with(others: Sequence[Party]) -> str:
    return f"samen met {listed(party.name for party in others)}" if others else "met geen andere partner"


def _fading(line: FadingLine) -> Flowable:
    """What was discussed with a partner, in factual words with the evidence."""
    there = [
        f"{each.half_year.dutch}: {'geen gegevens' if each.moments is None else number(each.moments)}"
        + (f" van {number(each.agreed)}" if each.agreed is not None else "")
        for each in line.attendance
    ]
    kept = _kept(line.delivered).replace("\n", ", ")
    told = f" Aan tafel, {'; '.join(there)}." if there else ""
    told += f" Beloften nagekomen in dit halfjaar: {kept}." if kept != "–" else ""
    discussed = f" Wij bespraken dit op {long_date(line.discussed_on)} met elkaar."
    return rich(strong(f"{line.partner.name}: minder aan tafel."), markup(told + discussed), style=_BELOW_TABLE)


def _goals_by_owner(lines: Sequence[GoalLine]) -> Flowable:
    """Of each owner the goals, and how many actions of this half-year served them."""
    rows: list[Row] = []
    for owner, group in groupby(lines, key=lambda line: line.owner):
        own = list(group)
        titles = "; ".join(_with_state(line) for line in own)
        rows.append([owner.name, titles, number(len({action.id for line in own for action in line.actions}))])
    widths = [columns(2) + 8, columns(4) - 40]
    return table(["Van wie", "Doel", "Acties"], rows, [*widths, TEXT_WIDTH - sum(widths)], numbers=(2,))


def _with_state(line: GoalLine) -> str:
    title = shortened(line.title, 90)
    return title if line.state is GoalState.OPEN else f"{title} ({line.state.dutch})"


def _head(line: CommitmentLine) -> str:
    return "" if line.head is None else line.head.role or line.head.name
