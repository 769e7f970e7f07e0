"""Official figures from a file into a dossier: what it holds for the dossier's areas is shown before it is stored."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from wijkdesk.figures.delivery import Delivery, Topic
from wijkdesk.figures.periods import Period, year
from wijkdesk.figures.recognise import recognise
from wijkdesk.figures.regions import Region, has_name
from wijkdesk.figures.values import values_in
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.figures import AreaRow, list_areas
from wijkdesk.storage.writing.figures import NewIndicator, NewValue, Stored, store_figures


class Proposal(NamedTuple):
    """What would be stored: these regions of the file, each with the code of its area, and these topics.

    ``period`` is that of a file that does not say it for each line; ``remarks`` say in Dutch what is left out, and why.
    """

    delivery: Delivery
    areas: dict[Region, str]
    topics: tuple[Topic, ...]
    period: Period | None
    remarks: tuple[str, ...]


def propose(path: Path, reader: sqlite3.Connection, today: dt.date, of_year: int | None = None) -> Proposal:
    """What a file holds for the areas of a dossier, and of what Wijkdesk knows; ``of_year`` where it says no year.

    Raises ``Unreadable`` when it is no table of figures, and ``OSError`` when it cannot be opened.
    """
    delivery = recognise(path, today)
    areas, remarks = _match(delivery.regions, list_areas(reader))
    topics = tuple(each for each in delivery.topics if each.is_known)
    if not areas:
        remarks.append("In dit bestand staat geen gebied uit het dossier. Voeg het gebied eerst toe.")
    unknown = len({each.place for each in delivery.topics}) - len({each.place for each in topics})
    if unknown:
        remarks.append(f"{unknown} kolommen kent Wijkdesk niet; die blijven weg.")
    period = year(of_year) if of_year is not None else None
    return Proposal(delivery, areas, topics, period, (*delivery.unread, *remarks))


def store(dossier: Dossier, proposal: Proposal) -> Stored:
    """Store what is proposed, in one step."""
    table = proposal.delivery.table
    base_names = {each.key: each.name for each in proposal.delivery.topics}
    indicators = [
        NewIndicator(
            each.name,
            each.unit,
            each.measure,
            each.good_is,
            each.pillar,
            base_names.get(each.base, ""),
            ", ".join(filter(None, (table.source, table.name))),
            table.licence,
            table.is_modelled,
        )
        for each in proposal.topics
    ]
    found = values_in(proposal.delivery, proposal.areas, proposal.topics, proposal.period)
    values = (
        NewValue(
            each.topic.name,
            proposal.areas[each.region],
            each.period.first_day,
            each.period.last_day,
            each.value.number,
            each.value.state,
        )
        for each in found
    )
    return store_figures(dossier, indicators, values, source_table=table.name)


def _match(regions: Sequence[Region], areas: Sequence[AreaRow]) -> tuple[dict[Region, str], list[str]]:
    """The regions that are areas of the dossier: by their code where the names agree, or by a name of one alone."""
    by_code = {area.code: area for area in areas}
    matched: dict[Region, str] = {}
    remarks = []
    for region in regions:
        if region.code:
            area = by_code.get(region.code)
            if area is not None and has_name(region.name, area.name):
                matched[region] = area.code
            elif area is not None:
                remarks.append(
                    f"{region.code} heet hier “{region.name}” en in het dossier “{area.name}”: dat blijft weg."
                )
            continue
        named = [area for area in areas if area.name and has_name(region.name, area.name)]
        alike = [other for other in regions if other.name == region.name]
        if len(named) == 1 and len(alike) == 1:
            matched[region] = named[0].code
        elif named:
            remarks.append(f"“{region.name}” kan meer dan één gebied zijn: dat blijft weg.")
    return matched, remarks
