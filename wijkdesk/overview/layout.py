"""The overview as a PDF."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak

from wijkdesk.domain.words import EscalationState
from wijkdesk.overview.blocks import Row, heading, paragraphs, rich, small, strong
from wijkdesk.overview.dutch import (
    capitalised,
    counted,
    day_and_month,
    listed,
    long_date,
    number,
    sentence,
    short_date,
    shortened,
)
from wijkdesk.overview.front_page import front_page
from wijkdesk.overview.outcome import EventLine, Success
from wijkdesk.overview.pillar_pages import action_table, pillar_pages
from wijkdesk.overview.sections import (
    Attendance,
    CommitmentLine,
    Confirmation,
    Content,
    EscalationLine,
    OwnText,
    PromiseLine,
    PromiseSection,
)
from wijkdesk.pdf.document import Document
from wijkdesk.pdf.styles import BODY, CAPTION, GUTTER, HEADING_1, HEADING_2, NUMBER, SECTION, TEXT_WIDTH, columns
from wijkdesk.pdf.table import table
from wijkdesk.pdf.text import markup

_BELOW_TABLE = ParagraphStyle("below table", BODY, spaceBefore=8)
_INTRODUCTION = ParagraphStyle("introduction", BODY, keepWithNext=1)

MOST_PROMISES = 8
"""How many open promises the body lists before it leaves the others to the appendix."""


def render_overview(content: Content) -> bytes:
    """The overview as a PDF. The same content gives the same bytes."""
    return _document(content).render(_story(content))


def write_overview(content: Content, path: Path) -> None:
    """Write the overview as a PDF, in the place of any file that was there. The same content gives the same bytes.

    Raises OSError, from the system as it is, when the file cannot be written; what was there is then still whole.
    """
    _document(content).save(_story(content), path)


def _document(content: Content) -> Document:
    header = content.header
    author = header.coordinator.name if header.coordinator else ""
    return Document(
        f"{shortened(header.approach, 100)}: halfjaaroverzicht, {header.half_year.dutch}",
        author=shortened(author, 100),
        made_on=header.made_on,
        footer=f"{shortened(header.approach, 60)} · Halfjaaroverzicht, {header.half_year.dutch}",
    )


def _story(content: Content) -> list[Flowable]:
    return [
        *front_page(content),
        *_successes(content.successes, content.more_successes),
        *pillar_pages(content),
        *_partners(content.commitments, content.also_present),
        *_promises(content.promises),
        *_escalations(content.escalations),
        *_outlook(content.text(OwnText.OUTLOOK)),
        *_appendix(content),
    ]


def _successes(successes: Sequence[Success], more: int) -> list[Flowable]:
    if not successes:
        return []
    story: list[Flowable] = [heading("Wat ging goed", HEADING_1, "H2")]
    for success in successes:
        remarks = [long_date(success.day), success.pillar]
        remarks += ["snelle winst"] if success.quick_win else []
        remarks += ["initiatief van bewoners"] if success.by_residents else []
        where = small(", ".join(remark for remark in remarks if remark))
        text = f" {markup(sentence(success.text))}" if success.text.strip() else ""
        story.append(rich(strong(sentence(success.title)), text, where, style=BODY))
    if more:
        also = counted(more, "ander succes staat", "andere successen staan")
        story.append(rich(f"Nog {also} bij de pijlers en in de bijlage.", style=CAPTION))
    return story


def _partners(commitments: Sequence[CommitmentLine], others: Sequence[Attendance]) -> list[Flowable]:
    if not commitments and not others:
        return []
    story: list[Flowable] = [heading("Partners", HEADING_1, "H2")]
    if commitments:
        counts = "Aanwezig: in hoeveel vastgelegde contactmomenten de partner was, en hoe vaak dat was afgesproken."
        story += [rich(counts, style=_INTRODUCTION), _commitment_table(commitments)]
    if others:
        names = listed(f"{other.partner.name} ({number(other.moments)} keer)" for other in others)
        story.append(rich("Ook aan tafel, zonder vastgelegd commitment: ", markup(names), ".", style=_BELOW_TABLE))
    return story


def _commitment_table(commitments: Sequence[CommitmentLine]) -> Flowable:
    rows: list[Row] = [
        [rich(markup(line.partner.name), small(_head(line))), line.what, _confirmation(line), _attendance(line)]
        for line in commitments
    ]
    widths = [columns(2) - 24, columns(3) - 62, columns(1) + 38]
    head = ["Partner", "Toegezegd", "Bevestigd dit halfjaar", "Aanwezig"]
    return table(head, rows, [*widths, TEXT_WIDTH - sum(widths)], numbers=(3,))


def _attendance(line: CommitmentLine) -> Flowable:
    times = f"{number(line.moments)} keer" if line.moments is not None else "geen gegevens"
    agreed = f"afgesproken: {number(line.agreed)}" if line.agreed is not None else ""
    return rich(times, small(agreed), small(line.rhythm.dutch if line.rhythm else "geen vast ritme"), style=NUMBER)


def _head(line: CommitmentLine) -> str:
    return "" if line.head is None else line.head.role or line.head.name


def _confirmation(line: CommitmentLine) -> str:
    on = f", {short_date(line.confirmed_on)}" if line.confirmed_on else ""
    said = {
        Confirmation.NEW: f"nieuw, {short_date(line.first_day)}" if line.first_day else "nieuw",
        Confirmation.YES: f"ja{on}",
        Confirmation.NO: f"nee{on}",
        Confirmation.NONE: "niet vastgelegd",
    }[line.confirmation]
    if line.confirmation is Confirmation.NO and line.note.strip():
        said += f": {line.note}"
    if line.ended_on is not None:
        reason = f": {line.end_reason}" if line.end_reason.strip() else ""
        said += f"\nGestopt op {short_date(line.ended_on)}{reason}"
    return said


def _promises(promises: PromiseSection | None) -> list[Flowable]:
    if promises is None:
        return []
    story: list[Flowable] = [
        heading("Beloften aan bewoners", HEADING_1, "H2"),
        rich(_in_short(promises), style=_INTRODUCTION),
    ]
    if promises.settled:
        story += [heading("Afgesloten in dit halfjaar", HEADING_2, "H3"), _settled_table(promises.settled)]
    if promises.open:
        story += [heading("Nog open", HEADING_2, "H3"), _open_table(promises.open[:MOST_PROMISES])]
    if len(promises.open) > MOST_PROMISES:
        story.append(rich("De andere open beloften staan in de bijlage.", style=CAPTION))
    return story


def _in_short(promises: PromiseSection) -> str:
    overdue = sum(promise.overdue for promise in promises.open)
    late = f", waarvan {number(overdue)} over tijd" if overdue else ""
    counts = [(promises.made, "gedaan"), (len(promises.settled), "afgesloten")]
    done = [f"{counted(count, 'belofte', 'beloften')} {what}" for count, what in counts if count]
    then = f"In dit halfjaar: {', '.join(done)}." if done else "In dit halfjaar is geen belofte gedaan of afgesloten."
    still = f"stonden er nog {number(len(promises.open))} open" if len(promises.open) > 1 else "stond er nog één open"
    left = f"{still if promises.open else 'stond er geen meer open'}{late}"
    return f"{then} Aan het eind {left}."


def _settled_table(promises: Sequence[PromiseLine]) -> Flowable:
    rows: list[Row] = [
        [
            _promise(promise),
            rich(markup(_what_became(promise)), small(_told(promise) or "Niet vastgelegd hoe bewoners het hoorden")),
        ]
        for promise in promises
    ]
    width = columns(3) + 3 * GUTTER
    return table(["Belofte", "Wat ervan kwam, en hoe bewoners het hoorden"], rows, [width, TEXT_WIDTH - width])


def _open_table(promises: Sequence[PromiseLine]) -> Flowable:
    rows: list[Row] = [[_promise(promise, _told(promise)), _until(promise)] for promise in promises]
    width = columns(5)
    return table(["Belofte", "Uiterlijk"], rows, [width, TEXT_WIDTH - width], numbers=(1,))


def _promise(promise: PromiseLine, told: str = "") -> Flowable:
    by = promise.by.office if promise.by else "ons"
    made = f", {short_date(promise.made_on)}" if promise.made_on else ""
    return rich(markup(promise.what), small(f"Van {by} aan {promise.to}{made}"), small(told))


def _what_became(promise: PromiseLine) -> str:
    settled = f", {short_date(promise.settled_on)}" if promise.settled_on else ""
    reason = f": {promise.reason}" if promise.reason.strip() else ""
    return f"{capitalised(promise.state.dutch)}{settled}{reason}"


def _told(promise: PromiseLine) -> str:
    """How and when residents heard it; empty when that is not known."""
    when = f" op {short_date(promise.told_on)}" if promise.told_on else ""
    how = f": {promise.told_how.strip()}" if promise.told_how.strip() else ""
    return f"Aan bewoners verteld{when}{how}" if when or how else ""


def _until(promise: PromiseLine) -> str:
    if promise.due is None:
        return "niet afgesproken"
    return f"{short_date(promise.due)}\nover tijd" if promise.overdue else short_date(promise.due)


def _escalations(escalations: Sequence[EscalationLine]) -> list[Flowable]:
    if not escalations:
        return []
    rows: list[Row] = [
        [
            rich(short_date(report.sent_on), small(report.to.office)),
            rich(markup(report.subject), small(_happened(report)), small(_asked(report))),
            _answer(report),
        ]
        for report in escalations
    ]
    widths = [columns(1) + 34, columns(3) + 14]
    head = ["Gemeld", "Wat", "Antwoord en stand"]
    return [heading("Direct gemeld", HEADING_1, "H2"), table(head, rows, [*widths, TEXT_WIDTH - sum(widths)])]


def _happened(report: EscalationLine) -> str:
    return " ".join(sentence(text) for text in (report.what_happened, report.consequence) if text.strip())


def _asked(report: EscalationLine) -> str:
    return f"Gevraagd: {report.asked}" if report.asked.strip() else ""


def _answer(report: EscalationLine) -> str:
    answered = f" ({short_date(report.answered_on)})" if report.answered_on else ""
    no_answer = "Geen antwoord vastgelegd." if report.state is EscalationState.CLOSED else "Nog geen antwoord."
    answer = f"{sentence(report.answer)}{answered}" if report.answer.strip() else no_answer
    closed = f", {short_date(report.closed_on)}" if report.closed_on else ""
    return f"{answer}\nStand: {report.state.dutch}{closed}"


def _outlook(outlook: str) -> list[Flowable]:
    return [heading("Vooruitblik", HEADING_1, "H2"), *paragraphs(outlook)] if outlook.strip() else []


def _appendix(content: Content) -> list[Flowable]:
    story: list[Flowable] = []
    for pillar in content.pillars:
        if pillar.actions:
            story += [heading(pillar.name, HEADING_2, "H3"), action_table(pillar.actions)]
    if content.events:
        story += [heading("Gebeurtenissen", HEADING_2, "H3"), _event_table(content.events)]
    if content.promises is not None and len(content.promises.open) > MOST_PROMISES:
        story += [heading("Open beloften aan bewoners", HEADING_2, "H3"), _open_table(content.promises.open)]
    return [PageBreak(), heading("Bijlage", SECTION, "H2"), *story] if story else []


def _event_table(events: Sequence[EventLine]) -> Flowable:
    rows: list[Row] = [
        [day_and_month(event.day), capitalised(event.kind.dutch), event.title, event.pillar] for event in events
    ]
    widths = [74.0, 68.0, columns(3) - 16]
    return table(["Datum", "Soort", "Wat", "Pijler"], rows, [*widths, TEXT_WIDTH - sum(widths)])
