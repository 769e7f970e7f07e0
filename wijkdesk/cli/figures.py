"""Reading official figures without a window."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from wijkdesk.domain.figures import period_in_words
from wijkdesk.exchange.official_figures import Proposal, propose, store
from wijkdesk.storage.dossier import Dossier


def import_figures(dossier: Dossier, path: Path, *, today: dt.date, year: int | None, only_tell: bool) -> Iterator[str]:
    """Tell what a file holds, and store what it says of the areas of the dossier unless ``only_tell``.

    Raises ``Unreadable`` when it is no table of figures, and ``OSError`` when it cannot be opened.
    """
    proposal = propose(path, dossier.reader, today, year)
    yield from _told(proposal)
    if only_tell:
        yield "Er is niets opgeslagen."
    elif not proposal.areas or not (proposal.period or proposal.delivery.periods):
        yield "Er is niets om op te slaan."
    else:
        stored = store(dossier, proposal)
        yield f"Opgeslagen: {stored.added} nieuw, {stored.superseded} vervangen, {stored.same} stonden er al."


def _told(proposal: Proposal) -> Iterator[str]:
    delivery, table = proposal.delivery, proposal.delivery.table
    yield ", ".join(filter(None, (table.name, table.source, table.licence, "schattingen" if table.is_modelled else "")))
    periods = [period_in_words(each.first_day, each.last_day) for each in delivery.periods]
    if periods:
        yield f"Perioden: {', '.join(periods[:12])}{' …' if len(periods) > 12 else ''}"
    yield f"Gebieden: {len(delivery.regions)} in het bestand, {len(proposal.areas)} uit het dossier"
    for topic in proposal.topics:
        yield f"- {topic.name}{f' ({topic.unit})' if topic.unit else ''}"
    yield from proposal.remarks
