"""Official figures from a file into a dossier: what it holds for the dossier's areas is shown before it is stored.

Reading may be done in another process than the dossier is open in: what goes in and comes out is plain.
"""

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from wijkdesk.domain.figures import larger_areas
from wijkdesk.domain.table_mapping import key_of_headings
from wijkdesk.domain.words import ImportKind
from wijkdesk.figures.catalogue import bases
from wijkdesk.figures.delivery import Delivery, Impossible, Topic
from wijkdesk.figures.layout.pointed import Part
from wijkdesk.figures.periods import Period, year
from wijkdesk.figures.recognise import recognise
from wijkdesk.figures.regions import Region, has_name, is_same_name, may_be
from wijkdesk.figures.values import values_in
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.figures import AreaRow, IndicatorRow, list_areas, list_indicators
from wijkdesk.storage.reading.table_mappings import mappings_of
from wijkdesk.storage.writing.figures import Delivered, NewIndicator, NewValue, Stored, store_figures

_LINES_AT_ONCE = 500  # so many lines are told of together


class Known(NamedTuple):
    """What a dossier knows already. ``pointed`` is what was said of columns, by what a table is known again by."""

    areas: Sequence[AreaRow]
    indicators: Sequence[IndicatorRow]
    pointed: Mapping[str, Mapping[str, str]]


class Proposal(NamedTuple):
    """What would be stored: these regions of the file, each with the code of its area, and these topics.

    ``chosen`` are the topics that Wijkdesk knows, or that were read before; ``period`` is that of a file that does not
    say it for each line; ``columns`` what somebody said of its columns; ``added`` the areas around the own ones that
    the dossier does not have yet, by code and name; ``remarks`` say in Dutch what is left out, and why.
    """

    delivery: Delivery
    areas: dict[Region, str]
    chosen: tuple[Topic, ...]
    period: Period | None
    columns: Mapping[str, str]
    added: Mapping[str, str]
    remarks: tuple[str, ...]
    published_on: dt.date | None = None

    @property
    def has_values(self) -> bool:
        """Whether there is anything to store."""
        return bool(self.areas and self.chosen and (self.period or self.delivery.periods))


def what_is_known(reader: sqlite3.Connection) -> Known:
    """What a dossier knows of areas, indicators and tables."""
    return Known(list_areas(reader), list_indicators(reader), mappings_of(reader, ImportKind.FIGURES))


def propose(
    path: Path,
    known: Known,
    today: dt.date,
    of_year: int | None = None,
    columns: Mapping[str, str] | None = None,
    tell: Callable[[int], None] = lambda _lines: None,
) -> Proposal:
    """What a file holds for the areas of a dossier, and of what Wijkdesk knows; ``of_year`` where it says no year.

    ``columns`` is what somebody says of its columns now, in words of ``Part``; otherwise what was said before counts.
    ``tell`` hears now and then how many lines were read. Raises ``Unreadable`` when it is no table of figures, and
    ``OSError`` when it cannot be opened.
    """

    def pointed(headings: list[str]) -> dict[str, Part] | None:
        said = columns if columns is not None else known.pointed.get(key_of_headings(headings), {})
        return {heading: Part(part) for heading, part in said.items() if part in set(Part)} or None

    ours = {area.code for area in known.areas}
    around = {code for area in known.areas for code in larger_areas(area.code)}
    delivery = recognise(path, today, pointed, _counted(tell), ours | around)
    areas, remarks = _match(delivery.regions, known.areas)
    added = _around(delivery.regions, known.areas)
    areas |= {region: region.code for region in delivery.regions if region.code in added}
    said = pointed(list(delivery.headings)) or {}
    topics_there = {each.topic for each in known.indicators}
    chosen = tuple(
        each
        for each in delivery.topics
        if each.is_known or each.key in topics_there or _is_pointed(each, delivery, said)
    )
    if not areas:
        remarks.append("In dit bestand staat geen gebied uit het dossier. Voeg het gebied eerst toe bij Gebieden.")
    remarks += _told_of_impossible([each for each in delivery.impossible if each.region in areas])
    taken = {each.place for each in chosen}
    unknown = list({each.place: each.name for each in delivery.topics if each.place not in taken}.values())
    if len(unknown) == 1:
        remarks.append(f"Wijkdesk kent de kolom “{unknown[0]}” niet; die gaat niet vanzelf mee.")
    elif unknown:
        remarks.append(f"{len(unknown)} kolommen kent Wijkdesk niet, zoals “{unknown[0]}”; die gaan niet vanzelf mee.")
    period = year(of_year) if of_year is not None else None
    return Proposal(delivery, areas, chosen, period, said, added, (*delivery.unread, *remarks))


def read_values(proposal: Proposal, tell: Callable[[int], None] = lambda _lines: None) -> list[NewValue]:
    """The values that are proposed. Raises what ``propose`` raises."""
    found = values_in(proposal.delivery, proposal.areas, proposal.chosen, proposal.period, _counted(tell))
    return [
        NewValue(
            each.topic.key,
            proposal.areas[each.region],
            each.period.first_day,
            each.period.last_day,
            each.value.number,
            each.value.state,
        )
        for each in found
    ]


def store(dossier: Dossier, proposal: Proposal, values: Sequence[NewValue]) -> Stored:
    """Store the values of what is proposed, in one step."""
    delivery = proposal.delivery
    table = delivery.table
    indicators = [
        NewIndicator(
            each.key,
            each.name,
            each.unit,
            each.measure,
            each.good_is,
            each.pillar,
            each.base,
            ", ".join(filter(None, (table.source, table.name))),
            table.licence,
            table.is_modelled,
        )
        for each in proposal.chosen
    ]
    names = {code: region.name for region, code in proposal.areas.items()} | dict(proposal.added)
    changes = [(proposal.areas[region], of) for region, of in delivery.border_changes if region in proposal.areas]
    delivered = Delivered(
        table.name or table.source or delivery.path.stem,
        proposal.published_on,
        names,
        changes,
        delivery.headings,
        with_values(proposal),
        bases(),
    )
    return store_figures(dossier, indicators, values, delivered)


def with_values(proposal: Proposal) -> Mapping[str, str]:
    """What somebody said of the columns, with the columns that are taken along now; empty when nothing was said."""
    if not proposal.columns:
        return {}
    headings = proposal.delivery.headings
    kept = {heading: part for heading, part in proposal.columns.items() if part != Part.VALUE}
    return {headings[topic.place]: Part.VALUE.value for topic in proposal.chosen} | kept


# -- inside --


def _told_of_impossible(found: Sequence[Impossible]) -> list[str]:
    """A sentence for each topic with numbers that it cannot have, which are left out."""
    by_topic: dict[str, list[Impossible]] = {}
    for each in found:
        by_topic.setdefault(each.topic.name, []).append(each)
    return [_told_of_first(name, each[0], len(each) - 1) for name, each in by_topic.items()]


def _told_of_first(name: str, first: Impossible, more: int) -> str:
    number = f"{first.number:.12g}".replace(".", ",")
    where = f"“{name}” kan niet {number} zijn, zoals bij {first.region.name or first.region.code} staat"
    return f"{where}: die waarde blijft weg{f', en zo nog {more}' if more else ''}."


def _is_pointed(topic: Topic, delivery: Delivery, said: Mapping[str, Part]) -> bool:
    """Whether somebody took a column along before, or said where the areas stand and no more than that."""
    values = [heading for heading, part in said.items() if part is Part.VALUE]
    return bool(said) and (not values or delivery.headings[topic.place] in values)


def _counted(tell: Callable[[int], None]) -> Callable[[], None]:
    lines = 0

    def on_line() -> None:
        nonlocal lines
        lines += 1
        if lines % _LINES_AT_ONCE == 0:
            tell(lines)

    return on_line


def _around(regions: Sequence[Region], areas: Sequence[AreaRow]) -> dict[str, str]:
    """The areas in a file in which the own ones lie and that are not there yet, with their names."""
    there = {area.code for area in areas}
    wanted = {code for area in areas if area.is_own for code in larger_areas(area.code)} - there
    return {region.code: region.name for region in regions if region.code in wanted}


def _match(regions: Sequence[Region], areas: Sequence[AreaRow]) -> tuple[dict[Region, str], list[str]]:
    """The regions that are areas of the dossier: by their code where the names agree, or by a name of one alone."""
    by_code = {area.code: area for area in areas}
    named = Counter(region.name for region in regions if not region.code)
    matched: dict[Region, str] = {}
    by_name: dict[AreaRow, list[Region]] = {}
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
        alike = [area for area in areas if area.name and may_be(region.name, area.name)]
        alike = [area for area in alike if is_same_name(region.name, area.name)] or alike
        if len(alike) == 1 and named[region.name] == 1:
            by_name.setdefault(alike[0], []).append(region)
        elif alike:
            remarks.append(f"“{region.name}” kan meer dan één gebied zijn: dat blijft weg.")
    for area, found in by_name.items():
        exact = [region for region in found if is_same_name(region.name, area.name)] or found
        if len(exact) == 1 and area.code not in matched.values():
            matched[exact[0]] = area.code
        else:
            names = " en ".join(f"“{region.name}”" for region in found)
            remarks.append(f"{area.name} kan hier meer dan één regel zijn, zoals {names}: dat blijft weg.")
    return matched, remarks
