"""What the tables of an overview say of a thing, in words that every format shares."""

from wijkdesk.domain.words import EscalationState, GoalState
from wijkdesk.overview.dutch import capitalised, sentence, short_date
from wijkdesk.overview.sections import CommitmentLine, Confirmation, EscalationLine, GoalLine, PromiseLine


def confirmation_in_words(line: CommitmentLine) -> str:
    """What a partner answered to whether the pledge stands, and how it ended."""
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
        reason = f": {sentence(line.end_reason)}" if line.end_reason.strip() else ""
        said += f"\nGestopt op {short_date(line.ended_on)}{reason}"
    return said


def goal_in_words(line: GoalLine) -> str:
    """How a policy goal stands, and since or until when."""
    on = f", {short_date(line.settled_on)}" if line.settled_on else ""
    due = f"\nvóór {short_date(line.due)}" if line.due and line.state is GoalState.OPEN else ""
    return f"{capitalised(line.state.dutch)}{on}{due}"


def what_became(promise: PromiseLine) -> str:
    """What became of a promise, when and why."""
    settled = f", {short_date(promise.settled_on)}" if promise.settled_on else ""
    reason = f": {promise.reason}" if promise.reason.strip() else ""
    return f"{capitalised(promise.state.dutch)}{settled}{reason}"


def told_to_residents(promise: PromiseLine) -> str:
    """How and when residents heard it; empty when that is not known."""
    when = f" op {short_date(promise.told_on)}" if promise.told_on else ""
    how = f": {promise.told_how.strip()}" if promise.told_how.strip() else ""
    return f"Aan bewoners verteld{when}{how}" if when or how else ""


def until(promise: PromiseLine) -> str:
    """By when a promise is to be kept."""
    if promise.due is None:
        return "niet afgesproken"
    return f"{short_date(promise.due)}\nover tijd" if promise.overdue else short_date(promise.due)


def what_happened(report: EscalationLine) -> str:
    """What was reported, with its consequence."""
    return " ".join(sentence(text) for text in (report.what_happened, report.consequence) if text.strip())


def what_was_asked(report: EscalationLine) -> str:
    """What was asked of who it was reported to; empty for nothing."""
    return f"Gevraagd: {report.asked}" if report.asked.strip() else ""


def answer_in_words(report: EscalationLine) -> str:
    """What was answered to a report, and how it stands."""
    answered = f" ({short_date(report.answered_on)})" if report.answered_on else ""
    no_answer = "Geen antwoord vastgelegd." if report.state is EscalationState.CLOSED else "Nog geen antwoord."
    answer = f"{sentence(report.answer)}{answered}" if report.answer.strip() else no_answer
    closed = f", {short_date(report.closed_on)}" if report.closed_on else ""
    return f"{answer}\nStand: {report.state.dutch}{closed}"
