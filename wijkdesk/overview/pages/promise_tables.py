"""Promises to residents, and what was reported at once."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from wijkdesk.domain.words import EscalationState
from wijkdesk.overview.dutch import short_date
from wijkdesk.overview.pages.blocks import INTRODUCTION, Row, heading, paragraphs, rich, small, told_alone
from wijkdesk.overview.phrases import (
    answer_in_words,
    told_to_residents,
    until,
    what_became,
    what_happened,
    what_was_asked,
)
from wijkdesk.overview.sections import EscalationLine, PromiseLine, PromiseSection
from wijkdesk.pdf.styles import CAPTION, GUTTER, HEADING_1, TEXT_WIDTH, columns
from wijkdesk.pdf.table import table
from wijkdesk.pdf.text import markup

MOST_PROMISES = 2
"""How many open promises the body lists before it leaves the others to the appendix."""


def promises_to_residents(promises: PromiseSection | None, introduction: str) -> list[Flowable]:
    if promises is None:
        return told_alone("Beloften aan bewoners", introduction)
    story: list[Flowable] = [
        heading("Beloften aan bewoners", HEADING_1, "H2"),
        *paragraphs(introduction, INTRODUCTION),
    ]
    if promises.settled:
        story.append(_settled_table(promises.settled))
    if promises.open:
        story += [Spacer(0, 8), open_promise_table(promises.open[:MOST_PROMISES])]
    if len(promises.open) > MOST_PROMISES:
        story.append(rich("De andere open beloften staan in de bijlage.", style=CAPTION))
    return story


def _settled_table(promises: Sequence[PromiseLine]) -> Flowable:
    rows: list[Row] = [
        [
            _promise(promise),
            rich(
                markup(what_became(promise)),
                small(told_to_residents(promise) or "Niet vastgelegd hoe bewoners het hoorden"),
            ),
        ]
        for promise in promises
    ]
    width = columns(3) + 2 * GUTTER
    return table(
        ["Afgesloten in dit halfjaar", "Wat ervan kwam, en hoe bewoners het hoorden"], rows, [width, TEXT_WIDTH - width]
    )


def open_promise_table(promises: Sequence[PromiseLine]) -> Flowable:
    rows: list[Row] = [[_promise(promise, told_to_residents(promise)), until(promise)] for promise in promises]
    width = columns(5)
    return table(["Nog open", "Uiterlijk"], rows, [width, TEXT_WIDTH - width], numbers=(1,))


def _promise(promise: PromiseLine, told: str = "") -> Flowable:
    by = promise.by.office if promise.by else "ons"
    made = f", {short_date(promise.made_on)}" if promise.made_on else ""
    return rich(markup(promise.what), small(f"Van {by} aan {promise.to}{made}"), small(told))


def direct_reports(escalations: Sequence[EscalationLine], introduction: str) -> list[Flowable]:
    if not escalations:
        return told_alone("Direct gemeld", introduction)
    story: list[Flowable] = [heading("Direct gemeld", HEADING_1, "H2"), *paragraphs(introduction, INTRODUCTION)]
    earlier = told_before(escalations)
    if now := [each for each in escalations if each not in earlier]:
        story.append(_report_table(now))
    if earlier:
        story.append(rich("Eerdere meldingen, en wat daarvan kwam, staan in de bijlage.", style=CAPTION))
    return story


def told_before(escalations: Sequence[EscalationLine]) -> list[EscalationLine]:
    """The reports of an earlier half-year that have an answer: the appendix alone tells them."""
    return [each for each in escalations if each.is_of_earlier and each.state is not EscalationState.SENT]


def earlier_report_table(escalations: Sequence[EscalationLine]) -> Flowable:
    return _report_table(told_before(escalations))


def _report_table(escalations: Sequence[EscalationLine]) -> Flowable:
    rows: list[Row] = []
    for report in escalations:
        details = (f"Aan {report.to.office}", what_happened(report), what_was_asked(report))
        told = rich(markup(report.subject), *(small(detail) for detail in details))
        rows.append([short_date(report.sent_on), told, answer_in_words(report)])
    widths = [columns(1), columns(3) - 6]
    return table(["Gemeld", "Wat, en aan wie", "Antwoord en stand"], rows, [*widths, TEXT_WIDTH - sum(widths)])
