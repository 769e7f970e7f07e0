"""The overview for somebody who asks what the dossier holds of them, as a PDF."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from wijkdesk.overview.access import Access, Changed, Fact, Involvement, NamedIn
from wijkdesk.overview.dutch import capitalised, long_date, shortened
from wijkdesk.overview.pages.blocks import heading, paragraphs
from wijkdesk.overview.pages.document_head import document_kind
from wijkdesk.pdf.document import Document
from wijkdesk.pdf.paragraph import bulleted
from wijkdesk.pdf.styles import BODY, HEADING_1, HEADING_2, LEAD, MUTED, TEXT_WIDTH, TITLE
from wijkdesk.pdf.table import table

_QUIET = ParagraphStyle("access quiet", BODY, textColor=MUTED)
_LABELS, _WIDE = 150.0, 200.0

_RIGHTS = (
    "Klopt er iets niet, of wil je dat gegevens worden verwijderd? Laat het weten aan de gebiedsverbinder. Je kunt ook "
    "bezwaar maken, of een klacht indienen bij de functionaris gegevensbescherming van de gemeente of bij de "
    "Autoriteit Persoonsgegevens."
)


def render_access(access: Access) -> bytes:
    """The overview as a PDF. The same content gives the same bytes."""
    return _document(access).render(_story(access))


def write_access(access: Access, path: Path) -> None:
    """Write it as a PDF, in the place of any file that was there.

    Raises OSError, from the system as it is, when the file cannot be written; what was there is then still whole.
    """
    _document(access).save(_story(access), path)


def _document(access: Access) -> Document:
    return Document(
        f"Inzageoverzicht van {shortened(access.name, 100)}",
        author=shortened(access.coordinator, 100),
        made_on=access.made_on,
        footer=f"Vertrouwelijk · Inzageoverzicht, {long_date(access.made_on)}",
    )


def _story(access: Access) -> list[Flowable]:
    of = f" van {shortened(access.programme, 80)}" if access.programme.strip() else ""
    introduction = (
        f"Dit is alles wat op {long_date(access.made_on)} over {access.name} staat in het dossier{of}. "
        "Namen van andere bewoners zijn vervangen door ‘een bewoner’."
    )
    return [
        document_kind("INZAGEOVERZICHT, VERTROUWELIJK", is_example=False),
        heading(access.name, TITLE, "H1"),
        *paragraphs(introduction, LEAD),
        *_facts(access),
        *_list("Functies", access.positions),
        *_involved(access.involvements),
        *_named("Genoemd in teksten", access.mentions),
        *_named("Alleen nog in de geschiedenis of de prullenbak", access.past_mentions),
        *_named("In vastgestelde overzichten", access.adopted),
        *_history(access.history),
        heading("Je rechten", HEADING_1, "H2"),
        *paragraphs(_RIGHTS),
    ]


def _facts(access: Access) -> Iterator[Flowable]:
    yield heading("Gegevens", HEADING_1, "H2")
    if access.is_deleted:
        yield from paragraphs("Deze persoon is verwijderd; de gegevens staan nog in de geschiedenis.", _QUIET)
    if access.facts:
        yield _table(access.facts)


def _table(facts: Iterable[Fact]) -> Flowable:
    rows = [(fact.label, fact.text) for fact in facts]
    return table(["Wat", "Wat er staat"], rows, [_LABELS, TEXT_WIDTH - _LABELS], named_rows=True)


def _list(title: str, lines: Iterable[str]) -> Iterator[Flowable]:
    told = list(lines)
    if told:
        yield heading(title, HEADING_1, "H2")
        yield from bulleted(told)


def _involved(involvements: Sequence[Involvement]) -> Iterator[Flowable]:
    if involvements:
        yield heading("Waar deze persoon bij hoort", HEADING_1, "H2")
    for kind, group in groupby(involvements, key=lambda each: each.several):
        yield heading(capitalised(kind), HEADING_2, "H3")
        rows = [
            (
                f"{each.title} (als: {', '.join(label.rstrip('?').lower() for label in each.involved_as)})",
                "\n".join(f"{fact.label.rstrip('?')}: {fact.text}" for fact in each.facts),
            )
            for each in group
        ]
        yield table(["Wat", "Wat er staat"], rows, [_WIDE, TEXT_WIDTH - _WIDE], named_rows=True)


def _named(title: str, texts: Iterable[NamedIn]) -> Iterator[Flowable]:
    told = list(texts)
    if told:
        yield heading(title, HEADING_1, "H2")
        rows = [(f"{each.where}{'' if each.is_sure else ' (misschien iemand anders)'}", each.text) for each in told]
        yield table(["Waar", "Wat er staat"], rows, [_LABELS, TEXT_WIDTH - _LABELS], named_rows=True)


def _history(history: Iterable[Changed]) -> Iterator[Flowable]:
    told = list(history)
    if told:
        yield heading("Wat er aan de gegevens is gewijzigd", HEADING_1, "H2")
        rows = [
            (
                f"{each.at:%d-%m-%Y %H.%M}",
                "\n".join([each.what, *(_changed(field.label, field.before, field.after) for field in each.fields)]),
            )
            for each in told
        ]
        yield table(["Wanneer", "Wat"], rows, [_LABELS, TEXT_WIDTH - _LABELS], named_rows=True)


def _changed(label: str, before: str, after: str) -> str:
    return f"{label}: {before or 'leeg'} → {after or 'leeg'}"
