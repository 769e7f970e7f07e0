"""What the lines of a table bring: all of them in one step, and what its columns were, for the next one."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from wijkdesk.domain.contact import Contact
from wijkdesk.domain.table_mapping import TableMapping
from wijkdesk.domain.words import ImportKind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import date_review, get, resolved
from wijkdesk.storage.writing.moments import Parties

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Incoming(NamedTuple):
    """A thing that is added, or what the one with this ``number`` gets where it has nothing yet.

    ``values`` are of the domain by attribute; what they refer to is an id, or a ``Party`` that may be new. A contact
    may have an ``organisation`` there, with a ``role``, the day ``since`` when, and whether they are its ``is_head``.
    """

    number: int | None
    values: Mapping[str, Any]


def store_lines(
    dossier: Dossier, kind: type[Any], things: Sequence[Incoming], mapping: tuple[ImportKind, str, Mapping[str, str]]
) -> None:
    """Add and fill in all of these in one step, with the people and organisations that they name and that are new.

    ``mapping`` is remembered: what the lines are, the key of the headings, and what each column became. Raises
    ``Refused`` or a ``DossierFault``; then nothing has changed.
    """
    with dossier.write(f"Tabel ingelezen: {mapping[0].dutch}") as session:
        _take_all_in(session, kind, things)
        _remember(session, *mapping)


def _take_all_in(session: "Session", kind: type[Any], things: Sequence[Incoming]) -> None:
    """Thousands of things are let go here: once the window hears of them, it would wait for that."""
    parties = Parties(session)
    for incoming in things:
        _take_in(session, parties, kind, incoming)
    session.flush()


def _take_in(session: "Session", parties: Parties, kind: type[Any], incoming: Incoming) -> None:
    given = dict(incoming.values)
    organisation = given.pop("organisation", None) if kind is Contact else None
    role, since, is_head = given.pop("role", ""), given.pop("since", None), given.pop("is_head", False)
    named = {name: value for name, value in given.items() if _is_named(value)}
    values = resolved(session, kind, {name: value for name, value in given.items() if name not in named})
    for name, value in named.items():
        values[name] = parties.get(value) if isinstance(value, tuple) else [parties.get(each) for each in value]
    if incoming.number is None:
        thing = kind(**values)
        date_review(session, thing)
        session.add(thing)
    else:
        thing = get(session, kind, incoming.number)
        for name, value in values.items():
            setattr(thing, name, value)
    if organisation is not None:
        thing.take_position(parties.get(organisation), role=role, first_day=since, is_head=is_head)


def _is_named(value: Any) -> bool:
    """Whether this is a ``Party``, or a list of them."""
    first = value[0] if isinstance(value, list) and value else value
    return isinstance(first, tuple)


def _remember(session: "Session", kind: ImportKind, headings: str, columns: Mapping[str, str]) -> None:
    """Keep what the columns became; of what was remembered for these headings before only the last counts."""
    for earlier in session.query(TableMapping).filter_by(headings=headings):
        if earlier.kind is not ImportKind.FIGURES:
            session.delete(earlier)
    session.flush()
    session.add(TableMapping(kind=kind, headings=headings, columns=dict(columns)))
