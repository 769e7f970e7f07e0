"""All that refers to a person or an organisation, handed to another."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wijkdesk.domain.attention import Postponement
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.distinct import Distinct
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.words import AttentionReason, DistinctKind, OverviewState

if TYPE_CHECKING:
    from sqlalchemy import Column
    from sqlalchemy.orm import Session

KINDS = {Contact: DistinctKind.CONTACT, Organisation: DistinctKind.ORGANISATION}

POSTPONED = {
    Contact: (AttentionReason.QUIET_CONTACT, AttentionReason.REVIEW_DATA),
    Organisation: (AttentionReason.FADING,),
}
"""The lines of what needs attention that are about one of this kind."""


def hand_over_references(session: "Session", kind: type[Any], keep: int, gone: int) -> None:
    """Let every row that refers to ``gone`` refer to ``keep``; what would then stand twice stands once.

    What the session has loaded of those rows does not follow. An adopted overview stays as it is.
    """
    for column in references(kind):
        if column.primary_key:
            _move_pairs(session, column, keep, gone)
        else:
            session.execute(column.table.update().where(column == gone).values({column.name: keep}))
    _move_distinct(session, KINDS[kind], keep, gone)
    for reason in POSTPONED[kind]:
        _move_postponement(session, reason, keep, gone)
    if kind is Organisation:
        _let_lead_be_no_partner(session, keep)
        _move_in_drafts(session, keep, gone)


def references(kind: type[Any]) -> "Iterator[Column[Any]]":
    """Every column of the dossier that refers to things of this kind, also of tables that are yet to come."""
    target = kind.__mapper__.local_table
    for table in target.metadata.tables.values():
        yield from (column for column in table.columns if column.references(target.c.id))


def _move_pairs(session: "Session", column: "Column[Any]", keep: int, gone: int) -> None:
    """Rows that are a pair are made anew: the journal knows a row by its key, which must not change."""
    table = column.table
    leaving = session.execute(table.select().where(column == gone)).mappings().all()
    if not leaving:
        return
    moved = [{**row, column.name: keep} for row in leaving]
    staying = session.execute(table.select().where(column == keep)).mappings().all()
    session.execute(table.delete().where(column == gone))
    if new := [row for row in moved if row not in staying]:
        session.execute(table.insert(), new)


def _move_distinct(session: "Session", kind: DistinctKind, keep: int, gone: int) -> None:
    of_kind = session.query(Distinct).filter_by(kind=kind).all()
    known = {(each.lower, each.higher) for each in of_kind}
    for each in of_kind:
        if gone in (each.lower, each.higher):
            other = each.higher if each.lower == gone else each.lower
            pair = (min(keep, other), max(keep, other))
            if other == keep or pair in known:
                session.delete(each)
            else:
                each.lower, each.higher = pair


def _move_postponement(session: "Session", reason: AttentionReason, keep: int, gone: int) -> None:
    """Of two days the first counts: nothing stays away for longer than was meant."""
    of_reason = session.query(Postponement).filter_by(reason=reason)
    leaving, staying = (of_reason.filter_by(about=number).one_or_none() for number in (gone, keep))
    if leaving is None:
        return
    if staying is None:
        leaving.about = keep
        return
    staying.until = min(staying.until, leaving.until)
    session.delete(leaving)


def _let_lead_be_no_partner(session: "Session", keep: int) -> None:
    """One who leads an action takes part in it already."""
    tables = Organisation.__mapper__.local_table.metadata.tables  # type: ignore[attr-defined]
    partners, actions = tables["action_partners"], tables["actions"]
    led = actions.select().with_only_columns(actions.c.id).where(actions.c.lead_id == keep)
    session.execute(partners.delete().where(partners.c.organisation_id == keep).where(partners.c.action_id.in_(led)))


def _move_in_drafts(session: "Session", keep: int, gone: int) -> None:
    """Partners whose fading she discussed stand in an overview as their id, a colon and the day."""
    for overview in session.query(Overview).filter_by(state=OverviewState.DRAFT):
        discussed = overview.choices.get("fading", [])
        moved = [key.replace(f"{gone}:", f"{keep}:", 1) if key.startswith(f"{gone}:") else key for key in discussed]
        if moved != discussed:
            overview.choose("fading", moved)
