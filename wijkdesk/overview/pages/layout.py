"""The overview as a PDF."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.platypus import Flowable, KeepTogether, PageBreak

from wijkdesk.overview.dutch import capitalised, day_and_month, shortened
from wijkdesk.overview.outcome import EventLine
from wijkdesk.overview.pages.blocks import Row, heading, numbered_lines, paragraphs, rich, small
from wijkdesk.overview.pages.figure_pages import figure_tables
from wijkdesk.overview.pages.front_page import front_pages
from wijkdesk.overview.pages.looking_back import (
    MOST_FORETOLD,
    NO_PICTURES,
    Pictures,
    did_not_work,
    foretold_table,
    in_the_neighbourhood,
    since_last_time,
    went_well,
)
from wijkdesk.overview.pages.partner_tables import confirmation_table, cooperation_table, goal_table, goals, partners
from wijkdesk.overview.pages.pillar_pages import action_table, pillar_pages
from wijkdesk.overview.pages.promise_tables import (
    MOST_PROMISES,
    direct_reports,
    earlier_report_table,
    open_promise_table,
    promises_to_residents,
    told_before,
)
from wijkdesk.overview.sections import Content, OwnText
from wijkdesk.pdf.contents import headings_in, table_of_contents
from wijkdesk.pdf.document import Document
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.styles import HEADING_1, HEADING_2, SECTION, TEXT_WIDTH, columns
from wijkdesk.pdf.table import table
from wijkdesk.pdf.text import markup


def render_overview(content: Content, pictures: Pictures = NO_PICTURES) -> bytes:
    """The overview as a PDF, with the photos that are given. The same content gives the same bytes."""
    return _document(content).render(_story(content, pictures))


def render_first_pages(content: Content, pages_in_all: int) -> bytes:
    """The pages that stand by themselves, for a look before the rest is there; the footers count ``pages_in_all``."""
    return _document(content).render(front_pages(content), pages_in_all=pages_in_all)


def write_overview(content: Content, path: Path, pictures: Pictures = NO_PICTURES) -> None:
    """Write the overview as a PDF, in the place of any file that was there. The same content gives the same bytes.

    Raises OSError, from the system as it is, when the file cannot be written; what was there is then still whole.
    """
    _document(content).save(_story(content, pictures), path)


def _document(content: Content) -> Document:
    header = content.header
    author = header.coordinator.name if header.coordinator else ""
    return Document(
        f"{shortened(header.approach, 100)}: {shortened(_lowered(header.kind), 100)}, {header.half_year.dutch}",
        author=shortened(author, 100),
        made_on=header.made_on,
        footer=f"{shortened(header.approach, 60)} · {shortened(header.kind, 60)}, {header.half_year.dutch}",
    )


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _story(content: Content, pictures: Pictures) -> list[Flowable]:
    after_the_front = [*_body(content, pictures), *_appendix(content)]
    return [*front_pages(content), *_contents(after_the_front), *after_the_front]


def _contents(story: list[Flowable]) -> list[Flowable]:
    """What follows, with its pages."""
    headings = list(headings_in(story))
    if not headings:
        return []
    title = Paragraph.plain("Inhoud", HEADING_2)
    return [KeepTogether([title, *table_of_contents(headings)])]


def _body(content: Content, pictures: Pictures) -> list[Flowable]:
    text = content.text
    story = [
        *since_last_time(content.since, text(OwnText.SINCE)),
        *went_well(content, pictures),
        *in_the_neighbourhood(content.voices, text(OwnText.NEIGHBOURHOOD)),
        *pillar_pages(content),
        *did_not_work(content),
        *partners(content),
        *goals(content.goals, text(OwnText.GOALS)),
        *promises_to_residents(content.promises, text(OwnText.PROMISES)),
        *direct_reports(content.escalations, text(OwnText.ESCALATIONS)),
        *_outlook(text(OwnText.OUTLOOK)),
    ]
    return [*story, *_decision(text(OwnText.DECISION))] if story else []


def _outlook(outlook: str) -> list[Flowable]:
    return [heading("Vooruitblik", HEADING_1, "H2"), *paragraphs(outlook)] if outlook.strip() else []


def _decision(decision: str) -> list[Flowable]:
    return [heading("Gevraagd besluit", HEADING_1, "H2"), *numbered_lines(decision)] if decision.strip() else []


def _appendix(content: Content) -> list[Flowable]:
    story: list[Flowable] = []
    for pillar in content.pillars:
        if pillar.actions:
            story += [heading(pillar.name, HEADING_2, "H3"), action_table(pillar.actions)]
    figures = [figure for pillar in content.pillars for figure in pillar.figures]
    if figures:
        story += [heading("Cijfers", HEADING_2, "H3"), *figure_tables(figures)]
    if content.since is not None and len(content.since.foretold) > MOST_FORETOLD:
        story += [heading("Wat wij aankondigden", HEADING_2, "H3"), foretold_table(content.since)]
    if content.commitments:
        story += [heading("Toezeggingen van partners", HEADING_2, "H3"), confirmation_table(content.commitments)]
    if content.cooperation is not None:
        story += [heading("Wie werkt met wie", HEADING_2, "H3"), cooperation_table(content.cooperation)]
    if content.goals:
        story += [heading("Beleidsdoelen", HEADING_2, "H3"), goal_table(content.goals)]
    if content.promises is not None and len(content.promises.open) > MOST_PROMISES:
        story += [heading("Open beloften aan bewoners", HEADING_2, "H3"), open_promise_table(content.promises.open)]
    if told_before(content.escalations):
        story += [heading("Eerder direct gemeld", HEADING_2, "H3"), earlier_report_table(content.escalations)]
    if content.events:
        story += [heading("Gebeurtenissen", HEADING_2, "H3"), _event_table(content.events)]
    return [PageBreak(), heading("Bijlage", SECTION, "H2"), *story] if story else []


def _event_table(events: Sequence[EventLine]) -> Flowable:
    rows: list[Row] = [
        [
            day_and_month(event.day),
            capitalised(event.kind.dutch),
            rich(markup(event.title), small(event.text.strip())),
            event.pillar,
        ]
        for event in events
    ]
    widths = [74.0, 68.0, columns(3) - 16]
    return table(["Datum", "Soort", "Wat", "Pijler"], rows, [*widths, TEXT_WIDTH - sum(widths)])
