"""What stands in the overview besides the coordinator's own texts, a line a section."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from wijkdesk.domain.words import Light
from wijkdesk.ui.entity_table.columns import PLAIN, CellStyle
from wijkdesk.ui.line_list import Line
from wijkdesk.ui.marks import IconMark, RatingMark

if TYPE_CHECKING:
    from wijkdesk.overview.sections import Content, PillarSection, PromiseSection

Words = Callable[[str], str]
INCOMPLETE = CellStyle("orange", "meta")


def summary_lines(content: Content, tr: Words) -> list[Line]:
    """The sections that have something to say, under the headings that they have in the PDF."""
    return list(_lines(content, tr))


def _lines(content: Content, tr: Words) -> Iterator[Line]:
    if content.successes:
        number = len(content.successes) + content.more_successes
        yield _line(tr("Wat ging goed"), "star", tr("{n} successen").format(n=number), number, tr("1 succes"))
    for pillar in content.pillars:
        yield _pillar_line(pillar, tr)
    if content.commitments or content.also_present:
        number = len(content.commitments)
        yield _line(tr("Partners"), "handshake", tr("{n} commitments").format(n=number), number, tr("1 commitment"))
    if content.promises is not None:
        yield _line(tr("Beloften aan bewoners"), "message-circle", _promises(content.promises, tr))
    if content.escalations:
        number = len(content.escalations)
        yield _line(tr("Direct gemeld"), "megaphone", tr("{n} meldingen").format(n=number), number, tr("1 melding"))
    actions = sum(len(pillar.actions) for pillar in content.pillars)
    if actions or content.events:
        yield _line(tr("Bijlage"), "list", _appendix(actions, len(content.events), tr))


def _line(heading: str, icon: str, many: str, number: int = 0, one: str = "") -> Line:
    return Line(heading, heading, mark=IconMark("", icon), end=one if number == 1 else many, end_style=PLAIN)


def _pillar_line(pillar: PillarSection, tr: Words) -> Line:
    running = len(pillar.running)
    run = tr("1 loopt") if running == 1 else tr("{n} lopen").format(n=running)
    counts = tr("{n} afgerond, {run}").format(n=len(pillar.ended), run=run)
    if pillar.colour is None:
        return Line(pillar.name, pillar.name, mark=IconMark("", "layers"), end=counts, end_style=PLAIN)
    rating = pillar.rating
    if rating is None:
        mark, said = IconMark(tr("nog niet beoordeeld"), "circle-help"), tr("nog niet beoordeeld")
        return Line(pillar.name, pillar.name, mark=mark, detail=counts, end=said, end_style=INCOMPLETE)
    missing = _missing(pillar, tr)
    return Line(
        pillar.name,
        pillar.name,
        mark=RatingMark(rating.light.dutch, rating.light.value),
        detail=counts if missing else "",
        end=missing or counts,
        end_style=INCOMPLETE if missing else PLAIN,
    )


def _missing(pillar: PillarSection, tr: Words) -> str:
    """What an orange or red rating does not say yet."""
    rating = pillar.rating
    if rating is None or rating.light is Light.GREEN:
        return ""
    parts = ((rating.cause, tr("oorzaak")), (rating.consequence, tr("gevolg")), (rating.correction, tr("bijsturing")))
    names = [name for text, name in parts if not text.strip()]
    return tr("zonder {names}").format(names=tr(" en ").join(names)) if names else ""


def _appendix(actions: int, events: int, tr: Words) -> str:
    counts = (
        (actions, tr("1 actie") if actions == 1 else tr("{n} acties").format(n=actions)),
        (events, tr("1 gebeurtenis") if events == 1 else tr("{n} gebeurtenissen").format(n=events)),
    )
    return ", ".join(words for number, words in counts if number)


def _promises(promises: PromiseSection, tr: Words) -> str:
    counts = (
        (len(promises.settled), tr("{n} afgesloten").format(n=len(promises.settled))),
        (len(promises.open), tr("{n} open").format(n=len(promises.open))),
    )
    return ", ".join(words for number, words in counts if number)
