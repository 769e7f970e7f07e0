"""First drafts in Dutch of what the coordinator will want to say in her own words."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from wijkdesk.domain.words import ActionState, EscalationState, GoalState, Light
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
from wijkdesk.overview.outcome import Numbers, RatingLine, Since
from wijkdesk.overview.outlook import outlook_of_approach, outlook_of_pillar
from wijkdesk.overview.sections import (
    ActionLine,
    CommitmentLine,
    Confirmation,
    Content,
    Cooperation,
    EscalationLine,
    GoalLine,
    OwnText,
    PillarSection,
    PillarText,
    SectionText,
)

MOST_ACTIONS = 3
"""How many actions a draft names before it counts the others."""

MOST_COMING = 2
"""How many actions the draft about a pillar's next half-year names of each kind."""

MOST_PARTNERS = 2
"""How many partners that fall short the message names before it counts the others."""


def own_or_drafts(content: Content, own: Mapping[str, str], last_day: dt.date | None) -> tuple[SectionText, ...]:
    """Her own texts and, where she wrote none, a draft of what there is to say; ``last_day`` is that of the approach.

    A half-year of which nothing is told has no drafts.
    """
    texts: dict[str, str] = {str(name): "" for name in OwnText}
    if content.numbers is not None:
        texts |= _drafts(content, own, last_day)
        for pillar in content.pillars:
            if pillar.id is not None:
                texts |= {which.of(pillar.id): text for which, text in _of_pillar(content, pillar).items()}
    named = {str(name): own.get(name, "") or text for name, text in texts.items()}
    return tuple(SectionText(name, text) for name, text in named.items())


def _drafts(content: Content, own: Mapping[str, str], last_day: dt.date | None) -> dict[str, str]:
    return {
        OwnText.MESSAGE: message(content, decides_herself=OwnText.DECISION in own),
        OwnText.RISK: _largest_risk(content),
        OwnText.DECISION: decision(content),
        OwnText.GLANCE: _at_a_glance(content),
        OwnText.SINCE: _since(content.since),
        OwnText.NEIGHBOURHOOD: _by_residents(content),
        OwnText.FAILURES: _failed(content),
        OwnText.PARTNERS: _at_the_table(content),
        OwnText.GOALS: _goals_served(content.goals),
        OwnText.PROMISES: _promises_in_short(content),
        OwnText.ESCALATIONS: " ".join(part for part in (_reported(content), _still_unanswered(content)) if part),
        OwnText.OUTLOOK: outlook_of_approach(content, last_day),
    }


def _of_pillar(content: Content, pillar: PillarSection) -> dict[PillarText, str]:
    header = content.header
    return {
        PillarText.DONE: _done(pillar),
        PillarText.EFFECT: _effect(pillar),
        PillarText.NEXT: outlook_of_pillar(
            pillar.running, pillar.planned, header.half_year, header.stood_on, MOST_COMING
        ),
    }


def _done(pillar: PillarSection) -> str:
    sentences = []
    if pillar.ended:
        sentences.append(f"Wij rondden {_actions(len(pillar.ended))} af: {_first_few(pillar.ended)}.")
    if pillar.running:
        late = sum(action.overdue for action in pillar.running)
        over = f", waarvan {number(late)} over tijd" if late else ""
        runs = "loopt" if len(pillar.running) == 1 else "lopen"
        sentences.append(f"{capitalised(_actions(len(pillar.running)))} {runs}{over}.")
    return " ".join(sentences) or "In dit halfjaar liepen hier geen acties."


def _effect(pillar: PillarSection) -> str:
    """The results that residents can notice: of what succeeded, the quick wins first."""
    told = [action for action in pillar.ended if action.state is ActionState.SUCCEEDED and action.result.strip()]
    told.sort(key=lambda action: not action.quick_win)
    return " ".join(sentence(shortened(first_sentence(action.result), MOST_LETTERS)) for action in told[:MOST_ACTIONS])


def _largest_risk(content: Content) -> str:
    """The consequence of the worst rating, or else a direct report that waits for an answer."""
    worst = sorted(_not_green(content), key=lambda rated: rated[1].light is not Light.RED)
    for pillar, rating in worst:
        risk = first_sentence(rating.consequence) or first_sentence(rating.cause)
        if risk:
            return f"{_name(pillar)}: {sentence(shortened(risk, 2 * MOST_LETTERS))}"
    waiting = _unanswered(content)
    return f"Nog geen antwoord op onze melding over {quoted(waiting[-1].subject)}." if waiting else ""


def _at_a_glance(content: Content) -> str:
    rated = Counter(pillar.rating.light for pillar in content.pillars if pillar.rating is not None)
    lights = [f"{number(rated[light])} op {light.dutch}" for light in Light if rated[light]]
    if not lights:
        return ""
    return f"Van de {counted(sum(rated.values()), 'beoordeelde pijler', 'beoordeelde pijlers')}: {listed(lights)}."


def _since(since: Since | None) -> str:
    if since is None:
        return ""
    if since.adopted_on is None:
        stood = long_date(since.stood_on)
        return f"Vergeleken met hoe het dossier stond op {stood}; een eerder vastgesteld overzicht is er niet."
    return f"Vergeleken met het overzicht over {period(since.half_year)}, vastgesteld op {long_date(since.adopted_on)}."


def _by_residents(content: Content) -> str:
    own = content.by_residents
    if not own:
        return ""
    return f"Bewoners namen zelf het initiatief voor {_actions(len(own))}: {_first_few(own)}."


def _first_few(actions: Sequence[ActionLine]) -> str:
    titles = [quoted(action.title) for action in actions[:MOST_ACTIONS]]
    more = len(actions) - MOST_ACTIONS
    return listed([*titles, f"{number(more)} andere"] if more > 0 else titles)


def _failed(content: Content) -> str:
    if not content.failures:
        return ""
    without = sum(not failure.action.lesson.strip() for failure in content.failures)
    numbers = content.numbers
    said = _not_succeeded(numbers) if numbers is not None else ""
    said = said.partition(";")[0]
    missing = f" Bij {number(without)} daarvan is de les nog niet ingevuld." if without else ""
    return f"{sentence(said)}{missing}"


def _at_the_table(content: Content) -> str:
    numbers = content.numbers
    if numbers is None:
        return ""
    return " ".join(part for part in (_kept_rhythm(numbers), _together(content.cooperation)) if part)


def _together(cooperation: Cooperation | None) -> str:
    """In how many actions partners did something together, and who did not."""
    if cooperation is None:
        return ""
    sentences = []
    if cooperation.shared:
        sentences.append(f"In {_actions(cooperation.shared)} werkten twee of meer partners samen.")
    if cooperation.apart:
        alone = "deelde" if len(cooperation.apart) == 1 else "deelden"
        sentences.append(
            f"{listed(party.name for party in cooperation.apart)} {alone} geen actie met een andere partner."
        )
    return " ".join(sentences)


def _goals_served(goals: Sequence[GoalLine]) -> str:
    if not goals:
        return ""
    reached = sum(goal.state is GoalState.REACHED for goal in goals)
    actions = {action.id for goal in goals for action in goal.actions}
    owners = {goal.owner for goal in goals}
    served = (
        f"{capitalised(_actions(len(actions)))} {'droeg' if len(actions) == 1 else 'droegen'} bij aan "
        f"{counted(len(goals), 'beleidsdoel', 'beleidsdoelen')} van {counted(len(owners), 'partij', 'partijen')}"
    )
    done = f"; {number(reached)} daarvan {'is' if reached == 1 else 'zijn'} gehaald" if reached else ""
    return f"{served}{done}."


def _promises_in_short(content: Content) -> str:
    promises = content.promises
    if promises is None:
        return ""
    overdue = sum(promise.overdue for promise in promises.open)
    late = f", waarvan {number(overdue)} over tijd" if overdue else ""
    counts = [(promises.made, "gedaan"), (len(promises.settled), "afgesloten")]
    done = [f"{counted(count, 'belofte', 'beloften')} {what}" for count, what in counts if count]
    then = f"In dit halfjaar: {', '.join(done)}." if done else "In dit halfjaar is geen belofte gedaan of afgesloten."
    still = f"stonden er nog {number(len(promises.open))} open" if len(promises.open) > 1 else "stond er nog één open"
    left = f"{still if promises.open else 'stond er geen meer open'}{late}"
    return f"{then} Aan het eind {left}."


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
    """The partners that said no, and those that were there less often than agreed; the first few by name.

    That one was there less is said of those alone with whom it was discussed.
    """
    discussed = {line.partner for line in content.fading}
    told = [
        (line, line.was_there_less and line.partner in discussed)
        for line in content.commitments
        if line.confirmation is Confirmation.NO or (line.was_there_less and line.partner in discussed)
    ]
    short = sorted(told, key=lambda each: each[0].confirmation is not Confirmation.NO)
    sentences = [_falls_short(line, was_there_less=less) for line, less in short[:MOST_PARTNERS]]
    others = len(short) - MOST_PARTNERS
    if others > 0:
        more = counted(others, "andere toezegging", "andere toezeggingen")
        sentences.append(f"Ook bij {more} zei de partner nee of was hij minder vaak aan tafel.")
    return sentences


def _falls_short(line: CommitmentLine, *, was_there_less: bool) -> str:
    told = []
    if line.confirmation is Confirmation.NO:
        on = f" op {day_and_month(line.confirmed_on)}" if line.confirmed_on else ""
        told.append(f"zei{on} nee op de vraag of de toezegging blijft staan")
    if was_there_less and line.moments is not None and line.agreed is not None:
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
    return f"{capitalised(listed(parts))}; wat wij daarvan leerden, staat bij ‘Wat lukte niet’."


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
