"""The overview as an .odt, for those who must edit it: the same content, plainly set."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from wijkdesk.domain.words import ActionState, Light, PhotoMoment
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
from wijkdesk.overview.odt.odf import OdfText, Text, small, strong
from wijkdesk.overview.odt.tables import (
    action_rows,
    commitment_rows,
    cooperation_rows,
    direct_report_rows,
    fading,
    figure_rows,
    goal_rows,
    light_of,
    number_rows,
    open_promise_rows,
    settled_promise_rows,
)
from wijkdesk.overview.outcome import PhotoLine, RatingLine, Since, Success
from wijkdesk.overview.sections import Content, Failure, OwnText, PillarSection, PillarText
from wijkdesk.overview.text_names import text_name
from wijkdesk.pdf.files import replace_file

NO_PICTURES: Mapping[int, bytes] = MappingProxyType({})

_NUMBERED = re.compile(r"\s*[0-9]{1,2}[.)]\s+(?=\S)")
_IN_HEADING = 200


def render_odt(content: Content, pictures: Mapping[int, bytes] = NO_PICTURES) -> bytes:
    """The overview as an .odt, with the photos that are given. The same content gives the same bytes."""
    header = content.header
    document = OdfText(
        f"{shortened(header.approach, 100)}: halfjaaroverzicht, {header.half_year.dutch}",
        author=shortened(header.coordinator.name, 100) if header.coordinator else "",
        footer=f"{shortened(header.approach, 60)} · Halfjaaroverzicht, {header.half_year.dutch}",
        made_on=header.made_on,
    )
    _front(document, content)
    _body(document, content, pictures)
    _appendix(document, content)
    return document.render()


def write_odt(content: Content, path: Path, pictures: Mapping[int, bytes] = NO_PICTURES) -> None:
    """Write the overview as an .odt, in the place of any file that was there. The same content gives the same bytes.

    Raises OSError, from the system as it is, when the file cannot be written; what was there is then still whole.
    """
    replace_file(path, render_odt(content, pictures))


# -- the front --


def _front(document: OdfText, content: Content) -> None:
    header = content.header
    example = " · voorbeeld, de inhoud is verzonnen" if header.is_example else ""
    document.paragraph(f"Halfjaaroverzicht{example}", "Soort")
    document.paragraph(shortened(header.approach, _IN_HEADING), "Title")
    year = f", jaar {header.year[0]} van {header.year[1]}" if header.year else ""
    document.paragraph(f"{capitalised(header.half_year.dutch)}{year}", "Subtitle")
    _header_lines(document, content)
    if content.text(OwnText.MESSAGE).strip():
        _section(document, content, OwnText.MESSAGE)
    else:
        document.paragraphs(content.notice)
    for name in (OwnText.MONEY, OwnText.RISK):
        if text := " ".join(content.text(name).split()):
            document.paragraph([strong(f"{text_name(name)}. "), text])
    if content.text(OwnText.DECISION).strip():
        document.heading(text_name(OwnText.DECISION), 1)
        _points(document, content.text(OwnText.DECISION))
    _at_a_glance(document, content)


def _header_lines(document: OdfText, content: Content) -> None:
    header = content.header
    lines = [(line.name, line.text, line.below) for line in header.lines if line.text.strip() or line.below.strip()]
    is_whole = header.stood_on == header.half_year.last_day
    until = f"{day_and_month(header.half_year.first_day)} t/m {long_date(header.half_year.last_day)}"
    lines.append(("Periode", until, "" if is_whole else f"stand van {long_date(header.stood_on)}"))
    for name, text, below in lines:
        document.paragraph(
            [strong(f"{name}: "), text, f" ({below})" if text.strip() and below.strip() else below], "Kop"
        )


def _points(document: OdfText, text: str) -> None:
    """What is asked, its numbered lines as the items of a list."""
    points: list[str] = []
    for line in [*text.splitlines(), ""]:
        found = _NUMBERED.match(line)
        if found:
            points.append(line[found.end() :])
            continue
        document.bullets(points, numbered=True)
        points = []
        document.paragraphs(line)


def _at_a_glance(document: OdfText, content: Content) -> None:
    pillars = [pillar for pillar in content.pillars if pillar.id is not None]
    if not pillars and content.numbers is None:
        return
    _section(document, content, OwnText.GLANCE)
    if pillars:
        rows: list[list[Text]] = [[pillar.name, light_of(pillar.rating), _in_short(pillar)] for pillar in pillars]
        document.table(["Pijler", "Stoplicht", "Toelichting"], rows, [3, 3, 6])
    if content.numbers is not None:
        document.heading("Dit halfjaar", 2)
        document.table(["Wat", "Aantal", "Toelichting"], number_rows(content.numbers), [4, 2, 6])


def _in_short(pillar: PillarSection) -> str:
    rating = pillar.rating
    if rating is not None and rating.light is not Light.GREEN:
        return rating.cause if rating.cause.strip() else "Oorzaak nog niet ingevuld."
    if rating is not None and rating.note.strip():
        return rating.note
    counts = [(pillar.ended, "actie afgerond", "acties afgerond"), (pillar.running, "actie loopt", "acties lopen")]
    told = [counted(len(actions), one, many) for actions, one, many in counts if actions]
    return f"{', '.join(told)}." if told else "Geen acties in dit halfjaar."


# -- the body --


def _body(document: OdfText, content: Content, pictures: Mapping[int, bytes]) -> None:
    _since(document, content)
    _went_well(document, content, pictures)
    _in_the_neighbourhood(document, content)
    for pillar in content.pillars:
        _pillar(document, content, pillar)
    _did_not_work(document, content)
    _partners(document, content)
    if content.goals:
        _section(document, content, OwnText.GOALS)
        document.table(["Doel", "Acties die eraan bijdroegen", "Stand"], goal_rows(content.goals), [4, 5, 3])
    _promises(document, content)
    if content.escalations:
        _section(document, content, OwnText.ESCALATIONS)
        document.table(["Gemeld", "Wat", "Antwoord en stand"], direct_report_rows(content.escalations), [2, 6, 5])
    if content.text(OwnText.OUTLOOK).strip():
        _section(document, content, OwnText.OUTLOOK)


def _section(document: OdfText, content: Content, name: OwnText) -> None:
    """The heading of a section with its text."""
    document.heading(text_name(name), 1)
    document.paragraphs(content.text(name))


def _since(document: OdfText, content: Content) -> None:
    since = content.since
    if since is None:
        return
    _section(document, content, OwnText.SINCE)
    document.paragraph([strong("Stoplichten. "), _changed(since)])
    if since.ended:
        counts = [(state, sum(action.state is state for action in since.ended)) for state in ActionState]
        how = listed(f"{number(count)} {state.dutch}" for state, count in counts if count)
        ended = counted(len(since.ended), "actie eindigde", "acties eindigden")
        document.paragraph([strong("Acties. "), f"{ended}: {how}."])
    if since.foretold:
        document.heading("Wat wij aankondigden, en wat ervan kwam", 2)
        rows = [[line.what, capitalised(line.became)] for line in since.foretold]
        document.table(["Aangekondigd", "Nu"], rows, [7, 4])


def _changed(since: Since) -> str:
    if not since.ratings:
        return "Geen enkele pijler kreeg een ander stoplicht."
    changes = [
        f"{shortened(change.pillar, 60)} van {change.before.dutch} naar {change.now.dutch}"
        if change.before
        else f"{shortened(change.pillar, 60)} voor het eerst beoordeeld: {change.now.dutch}"
        for change in since.ratings
    ]
    return f"{listed(changes)}."


def _went_well(document: OdfText, content: Content, pictures: Mapping[int, bytes]) -> None:
    if not content.successes:
        return
    _section(document, content, OwnText.SUCCESSES)
    for success in content.successes:
        _success(document, success, pictures)
    if content.more_successes:
        also = counted(content.more_successes, "ander succes staat", "andere successen staan")
        document.paragraph(f"Nog {also} bij de pijlers en in de bijlage.", "Caption")


def _success(document: OdfText, success: Success, pictures: Mapping[int, bytes]) -> None:
    remarks = [long_date(success.day), success.pillar]
    remarks += ["snelle winst"] if success.quick_win else []
    remarks += ["initiatief van bewoners"] if success.by_residents else []
    text = f" {sentence(success.text)}" if success.text.strip() else ""
    where = ", ".join(remark for remark in remarks if remark)
    document.paragraph([strong(sentence(success.title)), text, small(where)])
    for line in success.photos:
        if (photo := pictures.get(line.picture)) is not None:
            said = _photo_text(line)
            document.photo(photo, alternative=said, caption=said)


def _photo_text(line: PhotoLine) -> str:
    word = {PhotoMoment.BEFORE: "Vóór: ", PhotoMoment.AFTER: "Na: "}.get(line.moment, "")
    on = f", {long_date(line.taken_on)}" if line.taken_on else ""
    return f"{word}{shortened(line.description, 160) or 'foto zonder beschrijving'}{on}"


def _in_the_neighbourhood(document: OdfText, content: Content) -> None:
    if not content.voices and not content.text(OwnText.NEIGHBOURHOOD).strip():
        return
    _section(document, content, OwnText.NEIGHBOURHOOD)
    for voice in content.voices:
        where = ", ".join(part for part in (day_and_month(voice.day), voice.pillar) if part)
        document.paragraph([" ".join(voice.text.split()), small(where)], "Quotations")


def _pillar(document: OdfText, content: Content, pillar: PillarSection) -> None:
    document.heading(shortened(pillar.name, _IN_HEADING), 1)
    if pillar.portfolio_holder is not None:
        holder = pillar.portfolio_holder
        place = f" ({holder.place})" if holder.place else ""
        document.paragraph(f"Portefeuillehouder: {holder.name}{place}", "Caption")
    if pillar.retired_on is not None:
        document.paragraph(f"Deze pijler is afgesloten op {long_date(pillar.retired_on)}.", "Caption")
    document.paragraphs(pillar.aim)
    if pillar.rating is not None:
        _rating(document, pillar.rating)
    for which in PillarText:
        text = content.of_pillar(pillar, which)
        if text.strip():
            document.heading(text_name(which), 2)
            document.paragraphs(text)


def _rating(document: OdfText, rating: RatingLine) -> None:
    document.paragraph([strong("Stoplicht. "), f"{light_of(rating)}."])
    document.paragraphs(rating.note)
    if rating.light is not Light.GREEN:
        parts = ((rating.cause, "oorzaak"), (rating.consequence, "gevolg"), (rating.correction, "bijsturing"))
        texts = [text if text.strip() else f"{capitalised(name)} nog niet ingevuld." for text, name in parts]
        document.table(["Oorzaak", "Gevolg", "Bijsturing"], [texts], [1, 1, 1])
    if len(rating.given) > 1:
        given = listed(f"{light.dutch} ({day_and_month(day)})" for day, light in rating.given)
        document.paragraph(f"In dit halfjaar beoordeeld als {given}.", "Caption")


def _did_not_work(document: OdfText, content: Content) -> None:
    setbacks = [event for pillar in content.pillars for event in pillar.setbacks]
    if not content.failures and not setbacks:
        return
    document.heading("Wat lukte niet, en wat leerden wij", 1)
    document.paragraphs(content.text(OwnText.FAILURES))
    if content.failures:
        rows = [_failure(failure) for failure in content.failures]
        document.table(["Actie", "Wat leerden wij", "Wat volgde eruit"], rows, [4, 4, 3])
    for event in setbacks:
        text = f" (tegenslag, {day_and_month(event.day)}). {sentence(event.text)}"
        document.paragraph([strong(event.title), text.rstrip()])


def _failure(failure: Failure) -> list[Text]:
    action = failure.action
    below = ", ".join(part for part in (action.state.dutch, shortened(failure.pillar, 60)) if part)
    led_to = listed(f"‘{title.strip()}’" for title in action.led_to) if action.led_to else "Nog niets vastgelegd"
    return [
        [action.title, small(below)],
        action.lesson if action.lesson.strip() else "Les nog niet ingevuld.",
        led_to,
    ]


def _partners(document: OdfText, content: Content) -> None:
    if not content.commitments and not content.also_present and content.cooperation is None:
        return
    _section(document, content, OwnText.PARTNERS)
    if content.commitments:
        head = ["Partner", "Toegezegd", "Bevestigd", "Aanwezig", "Acties", "Beloften"]
        document.table(head, commitment_rows(content.commitments), [4, 5, 4, 2, 2, 3])
    if content.also_present:
        names = listed(f"{other.partner.name} ({number(other.moments)} keer)" for other in content.also_present)
        document.paragraph(f"Ook aan tafel, zonder vastgelegd commitment: {names}.")
    for line in content.fading:
        document.paragraph([strong(f"{line.partner.name}: minder aan tafel."), fading(line)])


def _promises(document: OdfText, content: Content) -> None:
    promises = content.promises
    if promises is None:
        return
    _section(document, content, OwnText.PROMISES)
    if promises.settled:
        head = ["Afgesloten in dit halfjaar", "Wat ervan kwam, en hoe bewoners het hoorden"]
        document.table(head, settled_promise_rows(promises.settled), [1, 1])
    if promises.open:
        document.table(["Nog open", "Uiterlijk"], open_promise_rows(promises.open), [5, 2])


# -- the appendix --


def _appendix(document: OdfText, content: Content) -> None:
    parts = [*_action_tables(content), *_other_tables(content)]
    if not parts:
        return
    document.heading("Bijlage", 1)
    for title, head, rows, widths in parts:
        document.heading(shortened(title, _IN_HEADING), 2)
        document.table(head, rows, widths)


_Table = tuple[str, list[str], Sequence[Sequence[Text]], list[float]]


def _action_tables(content: Content) -> Iterable[_Table]:
    for pillar in content.pillars:
        if pillar.actions:
            yield pillar.name, ["Actie", "Stand", "Begin", "Klaar"], action_rows(pillar.actions), [7, 2, 2, 2]


def _other_tables(content: Content) -> Iterable[_Table]:
    figures = [figure for pillar in content.pillars for figure in pillar.figures]
    if figures:
        yield "Cijfers", ["Cijfer", "Gebied", "Start", "Nu", "Doel"], figure_rows(figures), [5, 4, 3, 3, 2]
    if content.cooperation is not None:
        pillars = [shortened(name, 40) for name in content.cooperation.pillars]
        widths = [5.0, *[2.0] * len(pillars)]
        yield "Wie werkt met wie", ["Acties per pijler", *pillars], cooperation_rows(content.cooperation), widths
    if content.events:
        rows: list[list[Text]] = [
            [short_date(event.day), capitalised(event.kind.dutch), event.title, event.pillar]
            for event in content.events
        ]
        yield "Gebeurtenissen", ["Datum", "Soort", "Wat", "Pijler"], rows, [2, 2, 6, 3]
