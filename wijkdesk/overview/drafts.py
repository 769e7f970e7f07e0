"""First drafts in Dutch of what the coordinator will want to say in her own words."""

from wijkdesk.domain.words import ActionState, EscalationState, Light
from wijkdesk.overview.dutch import (
    MOST_LETTERS,
    capitalised,
    counted,
    day_and_month,
    first_sentence,
    listed,
    long_date,
    not_rated_since,
    number,
    period,
    quoted,
    sentence,
    shortened,
)
from wijkdesk.overview.outcome import Numbers, RatingLine
from wijkdesk.overview.sections import (
    CommitmentLine,
    Confirmation,
    Content,
    EscalationLine,
    PillarSection,
)

MOST_PARTNERS = 2
"""How many partners that fall short the message names before it counts the others."""


def message(content: Content, *, decides_herself: bool) -> str:
    """The kernboodschap: what goes well, what does not, what is asked, each a paragraph."""
    asks = "Wat wij het College vragen, staat bij het gevraagde besluit." if decides_herself else _asks(content)
    paragraphs = [content.notice, _goes_well(content), _does_not_go_well(content), asks]
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


def decision(content: Content) -> str:
    """What the College is asked: each point a line when there are several."""
    points = _points(content)
    if len(points) == 1:
        return f"Wij vragen het College {points[0]}."
    numbered = [f"{index}. {point}" for index, point in enumerate(points, start=1)]
    return "\n".join(["Wij vragen het College:", *(f"{line};" for line in numbered[:-1]), f"{numbered[-1]}."])


def _goes_well(content: Content) -> str:
    numbers = content.numbers
    if numbers is None or content.notice:
        return ""
    sentences = [_ended(content, numbers), _green(content.pillars)]
    if content.successes:
        sentences.append(f"Wat opviel: {listed(quoted(success.title) for success in content.successes[:2])}.")
    if numbers.promises_kept:
        promises = counted(numbers.promises_kept, "belofte aan bewoners is", "beloften aan bewoners zijn")
        sentences.append(f"{promises} nagekomen.")
    sentences.append(_kept_rhythm(numbers))
    return " ".join(part for part in sentences if part)


def _ended(content: Content, numbers: Numbers) -> str:
    when = f"In {period(content.header.half_year)}"
    if not numbers.ended:
        ran = "liep" if numbers.running == 1 else "liepen"
        return f"{when} {ran} {_actions(numbers.running)}." if numbers.running else ""
    ended = f"{when} rondden wij {_actions(numbers.ended)} af; {_how_many_succeeded(numbers)}."
    if numbers.quick_wins:
        wins = "Eén keer" if numbers.quick_wins == 1 else f"{number(numbers.quick_wins)} keer"
        ended += f" {wins} was dat snelle winst, zichtbaar in de straat."
    return ended


def _how_many_succeeded(numbers: Numbers) -> str:
    if numbers.ended == 1:
        states = ((numbers.partly, ActionState.PARTLY), (numbers.failed, ActionState.FAILED))
        unlike = [state.dutch for count, state in states if count] or [ActionState.STOPPED.dutch]
        return f"die is {'gelukt' if numbers.succeeded else unlike[0]}"
    if numbers.succeeded == numbers.ended:
        return "alle zijn gelukt"
    if not numbers.succeeded:
        return "geen daarvan is helemaal gelukt"
    return f"{number(numbers.succeeded)} daarvan {'is' if numbers.succeeded == 1 else 'zijn'} gelukt"


def _green(pillars: tuple[PillarSection, ...]) -> str:
    green = [pillar for pillar in pillars if pillar.rating and pillar.rating.light is Light.GREEN]
    if not green:
        return ""
    names = [f"{_name(pillar)}{_change(pillar.rating)}" for pillar in green]
    return f"{listed(names)} {'staat' if len(green) == 1 else 'staan'} op groen."


def _does_not_go_well(content: Content) -> str:
    sentences = [_rated(pillar, rating) for pillar, rating in _not_green(content)]
    sentences.append(_not_rated_again(content.pillars))
    if content.numbers is not None and not content.notice:
        sentences += [_not_succeeded(content.numbers), _not_kept(content.numbers)]
    sentences += _partners_that_fall_short(content)
    sentences += [_reported(content), _still_unanswered(content)]
    return " ".join(part for part in sentences if part)


def _reported(content: Content) -> str:
    """What was reported at once in this half-year, and whether it was answered."""
    reports = [report for report in content.escalations if not report.is_of_earlier]
    waiting = [report for report in _unanswered(content) if not report.is_of_earlier]
    if not reports:
        return ""
    answer = f"; op {number(len(waiting))} daarvan kwam nog geen antwoord" if waiting else ""
    if len(waiting) == len(reports):
        answer = "; een antwoord kwam er nog niet"
    return f"Wij meldden {counted(len(reports), 'zaak', 'zaken')} direct{answer}."


def _still_unanswered(content: Content) -> str:
    """What was reported in an earlier half-year and has no answer yet."""
    waiting = [report for report in _unanswered(content) if report.is_of_earlier]
    if len(waiting) == 1:
        return f"Op onze melding van {long_date(waiting[0].sent_on)} kwam nog steeds geen antwoord."
    return f"Op {number(len(waiting))} meldingen van eerder kwam nog steeds geen antwoord." if waiting else ""


def _not_rated_again(pillars: tuple[PillarSection, ...]) -> str:
    rated = [(pillar, pillar.rating) for pillar in pillars if pillar.rating and pillar.rating.is_of_earlier]
    if len(rated) == 1:
        pillar, rating = rated[0]
        return f"{_name(pillar)} is {not_rated_since(rating.rated_on)}."
    names = listed(_name(pillar) for pillar, _ in rated)
    return f"{names} zijn dit halfjaar niet opnieuw beoordeeld." if names else ""


def _kept_rhythm(numbers: Numbers) -> str:
    as_agreed, partners = numbers.partners_as_agreed, numbers.partners_with_rhythm
    if not as_agreed or partners == 1:
        return ""
    which = f"Alle {number(partners)}" if as_agreed == partners else f"{number(as_agreed)} van de {number(partners)}"
    return f"{which} partners {'was' if as_agreed == 1 else 'waren'} zo vaak aan tafel als afgesproken."


def _partners_that_fall_short(content: Content) -> list[str]:
    """The partners that said no, and those that were there less often than agreed; the first few by name."""
    short = [line for line in content.commitments if line.confirmation is Confirmation.NO or line.was_there_less]
    short.sort(key=lambda line: line.confirmation is not Confirmation.NO)
    sentences = [_falls_short(line) for line in short[:MOST_PARTNERS]]
    others = len(short) - MOST_PARTNERS
    if others > 0:
        more = counted(others, "andere toezegging", "andere toezeggingen")
        sentences.append(f"Ook bij {more} zei de partner nee of was hij minder vaak aan tafel.")
    return sentences


def _falls_short(line: CommitmentLine) -> str:
    told = []
    if line.confirmation is Confirmation.NO:
        on = f" op {day_and_month(line.confirmed_on)}" if line.confirmed_on else ""
        told.append(f"zei{on} nee op de vraag of de toezegging blijft staan")
    if line.was_there_less and line.moments is not None and line.agreed is not None:
        told.append(f"was {number(line.moments)} keer aan tafel, waar {number(line.agreed)} keer was afgesproken")
    return f"{shortened(line.partner.name, MOST_LETTERS)} {' en '.join(told)}."


def _rated(pillar: PillarSection, rating: RatingLine) -> str:
    cause = shortened(first_sentence(rating.cause), MOST_LETTERS)
    told = f". {sentence(cause)}" if cause else "; de oorzaak is nog niet ingevuld."
    return f"{_name(pillar)} staat op {rating.light.dutch}{_change(rating)}{told}"


def _not_succeeded(numbers: Numbers) -> str:
    parts = []
    if numbers.partly:
        parts.append(f"{_actions(numbers.partly)} {'lukte' if numbers.partly == 1 else 'lukten'} deels")
    if numbers.failed:
        parts.append(f"{number(numbers.failed)} {'lukte' if numbers.failed == 1 else 'lukten'} niet")
    if numbers.stopped:
        parts.append(f"{number(numbers.stopped)} {'is' if numbers.stopped == 1 else 'zijn'} gestopt")
    if not parts:
        return ""
    if not numbers.partly:
        parts[0] = parts[0].replace(" ", " actie " if parts[0].startswith("1 ") else " acties ", 1)
    return f"{capitalised(listed(parts))}; wat wij daarvan leerden, staat bij de pijlers."


def _not_kept(numbers: Numbers) -> str:
    sentences = []
    if numbers.promises_broken:
        sentences.append(f"{_promises(numbers.promises_broken)} niet nagekomen.")
    if numbers.promises_refused:
        questions = counted(numbers.promises_refused, "vraag", "vragen")
        sentences.append(f"Op {questions} van bewoners is nee gezegd, met de reden.")
    return " ".join(sentences)


def _asks(content: Content) -> str:
    """What is asked in one sentence; the decision has it in full."""
    off = [_name(pillar) for pillar, _ in _not_green(content)]
    waiting = len(_unanswered(content))
    asked = [f"te besluiten over de bijsturing bij {listed(off)}"] if off else []
    asked += [f"te antwoorden op {counted(waiting, 'directe melding', 'directe meldingen')}"] if waiting else []
    return f"Wij vragen het College {', en '.join(asked) or 'kennis te nemen van dit overzicht'}."


def _points(content: Content) -> list[str]:
    points = ["kennis te nemen van dit overzicht"]
    off = _not_green(content)
    corrected = [f"{_name(pillar)} ({rating.light.dutch})" for pillar, rating in off if rating.correction.strip()]
    open_ones = [f"{_name(pillar)} ({rating.light.dutch})" for pillar, rating in off if not rating.correction.strip()]
    if corrected:
        points.append(f"in te stemmen met de bijsturing bij {listed(corrected)}")
    if open_ones:
        points.append(f"te bespreken hoe wij bijsturen bij {listed(open_ones)}")
    points += [
        f"te antwoorden op de melding van {long_date(report.sent_on)} over {quoted(report.subject)}"
        for report in _unanswered(content)
    ]
    return points


def _not_green(content: Content) -> list[tuple[PillarSection, RatingLine]]:
    rated = [(pillar, pillar.rating) for pillar in content.pillars if pillar.rating is not None]
    return [(pillar, rating) for pillar, rating in rated if rating.light is not Light.GREEN]


def _unanswered(content: Content) -> list[EscalationLine]:
    return [report for report in content.escalations if report.state is EscalationState.SENT]


def _change(rating: RatingLine | None) -> str:
    """What somebody who read the overview before this one has to know about a rating."""
    if rating is None:
        return ""
    if rating.was_first is not None:
        return f" (eerder dit halfjaar {rating.was_first.dutch})"
    has_changed = rating.at_start is not None and rating.at_start is not rating.light
    return f" (was {rating.at_start.dutch})" if rating.at_start is not None and has_changed else ""


def _actions(count: int) -> str:
    return counted(count, "actie", "acties")


def _promises(count: int) -> str:
    return counted(count, "belofte aan bewoners is", "beloften aan bewoners zijn")


def _name(pillar: PillarSection) -> str:
    return shortened(pillar.name, MOST_LETTERS)
