"""What changed since the overview before, what went well, what was heard in the street, and what did not work."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from reportlab.platypus import Flowable, Spacer

from wijkdesk.domain.words import ActionState, PhotoMoment
from wijkdesk.overview.dutch import capitalised, counted, day_and_month, listed, long_date, sentence, shortened
from wijkdesk.overview.outcome import EventLine, PhotoLine, RatingChange, Since, Success, Voice
from wijkdesk.overview.pages.blocks import INTRODUCTION, Row, heading, paragraphs, rich, small, strong, told_alone
from wijkdesk.overview.pages.marks import StateMark
from wijkdesk.overview.sections import Content, Failure, OwnText
from wijkdesk.pdf.picture import BrokenPicture, picture, side_by_side
from wijkdesk.pdf.styles import BODY, CAPTION, HEADING_1, HEADING_2, QUOTE, TEXT_WIDTH, columns
from wijkdesk.pdf.table import table
from wijkdesk.pdf.text import markup

MOST_FORETOLD = 4
"""How much of what was foretold the body tells before it leaves the rest to the appendix."""

_PHOTO_HEIGHT, _ONE_PHOTO_WIDTH = 104.0, columns(3)
_MARK_COLUMN = 21.0

Pictures = Mapping[int, bytes]
"""The photos of an overview, by the id of their picture."""

NO_PICTURES: Pictures = MappingProxyType({})


def since_last_time(since: Since | None, introduction: str) -> list[Flowable]:
    if since is None:
        return told_alone("Sinds het vorige overzicht", introduction)
    story: list[Flowable] = [heading("Sinds het vorige overzicht", HEADING_1, "H2")]
    story += paragraphs(introduction, INTRODUCTION)
    story += [rich(strong("Stoplichten. "), markup(_changed(since.ratings)), style=BODY)]
    if since.ended:
        ended = counted(len(since.ended), "actie eindigde", "acties eindigden")
        by_state = [(state, sum(action.state is state for action in since.ended)) for state in ActionState]
        how = listed(f"{count} {state.dutch}" for state, count in by_state if count)
        story.append(rich(strong("Acties. "), markup(f"{ended}: {how}."), style=BODY))
    if since.foretold:
        story += [heading("Wat wij aankondigden, en wat ervan kwam", HEADING_2, "H3")]
        story += [foretold_table(since, MOST_FORETOLD)]
        if len(since.foretold) > MOST_FORETOLD:
            story.append(rich("De rest staat in de bijlage.", style=CAPTION))
    return story


def foretold_table(since: Since, most: int | None = None) -> Flowable:
    rows: list[Row] = [[line.what, capitalised(line.became)] for line in since.foretold[:most]]
    width = columns(4)
    return table(["Aangekondigd", "Nu"], rows, [width, TEXT_WIDTH - width])


def went_well(content: Content, pictures: Pictures) -> list[Flowable]:
    if not content.successes:
        return told_alone("Wat ging goed", content.text(OwnText.SUCCESSES))
    story: list[Flowable] = [heading("Wat ging goed", HEADING_1, "H2")]
    story += paragraphs(content.text(OwnText.SUCCESSES), INTRODUCTION)
    for success in content.successes:
        story += _success(success, pictures)
    if content.more_successes:
        also = counted(content.more_successes, "ander succes staat", "andere successen staan")
        story.append(rich(f"Nog {also} in de bijlage.", style=CAPTION))
    return story


def in_the_neighbourhood(voices: Sequence[Voice], introduction: str) -> list[Flowable]:
    if not voices:
        return told_alone("Uit de buurt", introduction)
    story: list[Flowable] = [heading("Uit de buurt", HEADING_1, "H2"), *paragraphs(introduction, INTRODUCTION)]
    for voice in voices:
        where = ", ".join(part for part in (day_and_month(voice.day), voice.pillar) if part)
        story.append(rich(markup(" ".join(voice.text.split())), small(where), style=QUOTE, role="BlockQuote"))
    return story


def did_not_work(content: Content) -> list[Flowable]:
    """Every action that failed or partly failed with its lesson and what followed, and what else went wrong."""
    setbacks = [event for pillar in content.pillars for event in pillar.setbacks]
    introduction = content.text(OwnText.FAILURES)
    if not content.failures and not setbacks:
        return told_alone("Wat lukte niet, en wat leerden wij", introduction)
    story: list[Flowable] = [heading("Wat lukte niet, en wat leerden wij", HEADING_1, "H2")]
    story += paragraphs(introduction, INTRODUCTION)
    if content.failures:
        rows: list[Row] = [_failure(failure) for failure in content.failures]
        widths = [_MARK_COLUMN, columns(2) - 6, columns(2) + 6]
        head = ["", "Actie", "Wat leerden wij", "Wat volgde eruit"]
        story += [table(head, rows, [*widths, TEXT_WIDTH - sum(widths)]), Spacer(0, 4)]
    return [*story, *(_setback(event) for event in setbacks)]


def _changed(ratings: Sequence[RatingChange]) -> str:
    if not ratings:
        return "Geen enkele pijler kreeg een ander stoplicht."
    changes = [
        f"{shortened(change.pillar, 60)} van {change.before.dutch} naar {change.now.dutch}"
        if change.before
        else f"{shortened(change.pillar, 60)} voor het eerst beoordeeld: {change.now.dutch}"
        for change in ratings
    ]
    return f"{listed(changes)}."


def _success(success: Success, pictures: Pictures) -> list[Flowable]:
    remarks = [long_date(success.day), success.pillar]
    remarks += ["snelle winst"] if success.quick_win else []
    remarks += ["initiatief van bewoners"] if success.by_residents else []
    where = small(", ".join(remark for remark in remarks if remark))
    text = f" {markup(sentence(success.text))}" if success.text.strip() else ""
    told = rich(strong(sentence(success.title)), text, where, style=BODY)
    photos = _photos(success.photos, pictures)
    if not photos:
        return [told]
    told.keepWithNext = 1
    return [told, photos]


def _photos(lines: Sequence[PhotoLine], pictures: Pictures) -> Flowable | None:
    """Before beside after, or else the first photo; one that cannot be read is left out."""
    before = next((line for line in lines if line.moment is PhotoMoment.BEFORE), None)
    after = next((line for line in lines if line.moment is PhotoMoment.AFTER), None)
    wanted = [before, after] if before and after else lines[:1]
    shown = [photo for line in wanted if line is not None and (photo := _photo(line, pictures)) is not None]
    if len(shown) == 2:
        return side_by_side(shown[0], shown[1])
    return shown[0] if shown else None


def _photo(line: PhotoLine, pictures: Pictures) -> Flowable | None:
    content = pictures.get(line.picture)
    if content is None:
        return None
    word = {PhotoMoment.BEFORE: "Vóór: ", PhotoMoment.AFTER: "Na: "}.get(line.moment, "")
    said = " ".join(line.description.split()) or "foto zonder beschrijving"
    on = f", {long_date(line.taken_on)}" if line.taken_on else ""
    try:
        return picture(
            content,
            alternative=f"{word or 'Foto: '}{said}",
            caption=f"{word}{shortened(said, 160)}{on}",
            width=_ONE_PHOTO_WIDTH,
            height=_PHOTO_HEIGHT,
        )
    except BrokenPicture:
        return None


def _failure(failure: Failure) -> Row:
    action = failure.action
    below = ", ".join(part for part in (action.state.dutch, shortened(failure.pillar, 60)) if part)
    led_to = listed(f"‘{title.strip()}’" for title in action.led_to) if action.led_to else "Nog niets vastgelegd"
    return [
        StateMark(action.state),
        rich(markup(action.title), small(below)),
        action.lesson if action.lesson.strip() else "Les nog niet ingevuld.",
        led_to,
    ]


def _setback(event: EventLine) -> Flowable:
    text = f" (tegenslag, {day_and_month(event.day)}). {sentence(event.text)}"
    return rich(strong(event.title), markup(text.rstrip()), style=BODY)
