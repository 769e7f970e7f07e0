"""Reading official figures without a window."""

from collections.abc import Iterator

from wijkdesk.cli.asked import Asked
from wijkdesk.domain.figures import period_in_words
from wijkdesk.domain.refusal import Refused
from wijkdesk.exchange.official_figures import Proposal, propose, read_values, store, what_is_known
from wijkdesk.storage.dossier import Dossier


def import_figures(dossier: Dossier, asked: Asked) -> Iterator[str]:
    """Tell what a file holds, and store what it says of the areas of the dossier unless it should only be told.

    Raises ``Unreadable`` when it is no table of figures, ``OSError`` when it cannot be opened, and ``Refused`` where
    nothing of it can be stored.
    """
    proposal = propose(asked.path, what_is_known(dossier.reader), asked.today, asked.year)
    proposal = proposal._replace(published_on=asked.published_on)
    yield from _told(proposal)
    if not proposal.has_values:
        raise Refused(f"Er is niets om op te slaan.{_way_out(proposal)}")
    if asked.only_tell:
        yield "Er is niets opgeslagen."
    else:
        stored = store(dossier, proposal, read_values(proposal))
        yield f"Opgeslagen: {stored.added} nieuw, {stored.superseded} vervangen, {stored.same} stonden er al."
        if stored.kept:
            yield f"{stored.kept} bleven zoals ze waren: dit bestand is ouder, of heeft daar geen waarde."


def _way_out(proposal: Proposal) -> str:
    if not proposal.period and not proposal.delivery.periods:
        return " Zeg met --year van welk jaar de cijfers zijn."
    if proposal.areas and not proposal.chosen:
        return " Kies de kolommen één keer in het venster, bij Cijfers inlezen; daarna gaan ze hier vanzelf mee."
    return ""


def _told(proposal: Proposal) -> Iterator[str]:
    delivery, table = proposal.delivery, proposal.delivery.table
    yield ", ".join(filter(None, (table.name, table.source, table.licence, "schattingen" if table.is_modelled else "")))
    periods = [period_in_words(each.first_day, each.last_day) for each in delivery.periods]
    if periods:
        yield f"Perioden: {', '.join(periods[:12])}{' …' if len(periods) > 12 else ''}"
    yield f"Gebieden: {len(delivery.regions)} in het bestand, {len(proposal.areas)} uit het dossier"
    if proposal.added:
        yield f"Erbij om mee te vergelijken: {', '.join(filter(None, proposal.added.values()))}"
    for topic in proposal.chosen:
        yield f"- {topic.name}{f' ({topic.unit})' if topic.unit else ''}"
    yield from proposal.remarks
