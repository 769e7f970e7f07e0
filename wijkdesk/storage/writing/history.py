"""Putting back how a thing was before, as an edit of today."""

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Organisation, Position
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import Photo
from wijkdesk.domain.pillar import Pillar, Rating
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import Choice, PromiseState
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.history import Earlier, earlier_state
from wijkdesk.storage.reading.recorded import Row
from wijkdesk.storage.reading.records import KIND_OF, RECORDS, Record, Shown
from wijkdesk.storage.writing.edit import NAMES, get

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_PARTS: dict[str, type] = {"positions": Position, "photos": Photo, "ratings": Rating}


def restore_earlier(dossier: Dossier, kind: type[Any], number: int, step: int, field: str | None = None) -> list[str]:
    """Make a thing what it was just before a step: one field of it, or all its fields and lists.

    ``step`` and ``field`` are as ``history_of`` gives them. Its parts, such as positions and photos, come and go one by
    one, by their own ``field``. What refers to something that is gone stays as it is, and is returned: the labels of
    those fields. A ``LookupError`` when the step did not touch the thing.
    """
    record = RECORDS[kind]
    earlier = earlier_state(dossier.reader, kind, number, step)
    if earlier.row is None:
        raise Refused("Toen was dit er nog niet. Kies een later moment.")
    name, _, which = (field or "").partition(":")
    with dossier.write(_label(kind, record, name)) as session:
        thing = get(session, kind, number)
        if isinstance(thing, Overview):
            thing.must_be_draft()
        if name in _PARTS:
            _restore_part(session, record, thing, earlier, (name, int(which)))
            return []
        if which:
            _restore_text(thing, name, which, earlier.row)
            left: list[str] = []
        else:
            left = _restore_fields(session, record, thing, earlier, name)
        _hold_to_commands(session, thing)
        if not left and not session.is_modified(thing):
            raise Refused("Zo staat het nu al.")
    return left


def _label(kind: type, record: Record, name: str) -> str:
    labels = {column: shown.label for column, shown in record.columns.items()}
    labels |= {pairs.attribute: pairs.label for pairs in record.pairs} | {
        part.table: part.label for part in record.parts
    }
    return f"{labels[name].rstrip('?')} teruggezet" if name else f"{NAMES[kind]} teruggezet zoals eerder"


# -- fields and lists --


def _restore_fields(session: "Session", record: Record, thing: Any, earlier: Earlier, name: str) -> list[str]:
    left = []
    assert earlier.row is not None
    for column, shown in record.columns.items():
        is_asked = name in ("", column) and not shown.stays and column in earlier.row
        if is_asked and not _restore_column(session, thing, column, shown, earlier.row[column]):
            left.append(shown.label)
    for pairs in record.pairs:
        if name in ("", pairs.attribute):
            kind = KIND_OF[pairs.target]
            found = [each for each in (session.get(kind, other) for other in earlier.lists[pairs.attribute]) if each]
            if len(found) < len(earlier.lists[pairs.attribute]):
                left.append(pairs.label)
            if set(found) != set(getattr(thing, pairs.attribute)):
                setattr(thing, pairs.attribute, sorted(found, key=lambda each: int(each.id)))
    return left


def _restore_column(session: "Session", thing: Any, column: str, shown: Shown, value: Any) -> bool:
    """Give a column its earlier value; False when that refers to something that is gone."""
    if not isinstance(shown.holds, str):
        _set(thing, column, _of_today(shown, value))
        return True
    attribute = column.removesuffix("_id")
    target = None if value is None else session.get(KIND_OF[shown.holds], value)
    if value is not None and target is None:
        return False
    if isinstance(thing, Action) and attribute == "follows" and isinstance(target, Action):
        thing.follow(target)
    else:
        _set(thing, attribute, target)
    return True


def _set(thing: Any, attribute: str, value: Any) -> None:
    if getattr(thing, attribute) != value:
        setattr(thing, attribute, value)


def _of_today(shown: Shown, value: Any) -> Any:
    """A value of the journal as the domain holds it."""
    holds = shown.holds
    assert isinstance(holds, type)
    if value is None:
        return None
    if holds is dt.date:
        return dt.date.fromisoformat(value)
    if holds is dict:
        return json.loads(value)
    return holds(value) if holds is bool or issubclass(holds, Choice) else value


def _restore_text(thing: Any, column: str, name: str, row: Row) -> None:
    """Give one of the several texts or choices of a column what it was, or take it away where it was not there."""
    kept = json.loads(row[column])
    others = {each: value for each, value in getattr(thing, column).items() if each != name}
    _set(thing, column, others | ({name: kept[name]} if name in kept else {}))


# -- parts --


def _restore_part(session: "Session", record: Record, thing: Any, earlier: Earlier, key: tuple[str, int]) -> None:
    table, number = key
    row = earlier.parts.get(key)
    part: Any = session.get(_PARTS[table], number)
    if part is not None:
        owner = next(each.owner for each in record.parts if each.table == table)
        if getattr(part, owner) != thing.id:
            raise Refused("Dit hoort nu ergens anders bij, en blijft daar.")
    if table == "ratings":
        _explain(thing, part, row)
    elif row is None:
        if part is not None:
            session.delete(part)
    elif part is None:
        _bring_back(session, table, row)
    elif isinstance(part, Position):
        _restore_position(session, part, row)
    else:
        for column, shown in RECORDS[Photo].columns.items():
            if not isinstance(shown.holds, str):
                _set(part, column, _of_today(shown, row[column]))


def _restore_position(session: "Session", position: Position, row: Row) -> None:
    organisation = session.get(Organisation, row["organisation_id"])
    if organisation is None:
        raise Refused("De organisatie van deze functie is er niet meer. Zet die eerst terug uit de prullenbak.")
    _set(position, "organisation", organisation)
    _set(position, "role", row["role"])
    _set(position, "is_head", bool(row["is_head"]))
    for name in ("first_day", "last_day"):
        _set(position, name, None if row[name] is None else dt.date.fromisoformat(row[name]))


def _explain(pillar: Pillar, rating: Rating | None, row: Row | None) -> None:
    """The words of the newest rating can be put back, as they can be written; what was said before stands."""
    if rating is None or row is None or rating is not pillar.rating:
        raise Refused("Een eerdere beoordeling blijft zoals die was. Beoordeel de pijler opnieuw.")
    pillar.explain(**{name: row[name] for name in ("note", "cause", "consequence", "correction")})


def _bring_back(session: "Session", table: str, row: Row) -> None:
    """Store a part again under the id that it had; its picture is there as long as the journal tells of it."""
    # SQLAlchemy, which comes with the first write.
    from wijkdesk.storage import journal  # noqa: PLC0415
    from wijkdesk.storage.write_side import driver_of  # noqa: PLC0415

    if table == "positions" and session.get(Organisation, row["organisation_id"]) is None:
        raise Refused("De organisatie van deze functie is er niet meer. Zet die eerst terug uit de prullenbak.")
    journal.put(driver_of(session.connection()), journal.Change(table, json.dumps([row["id"]]), None, dict(row)))
    part: Any = session.get_one(_PARTS[table], row["id"])
    part.check()
    session.refresh(part)


# -- rules that commands have --


def _hold_to_commands(session: "Session", thing: Any) -> None:
    """Hold what the rules of a thing at rest do not say, because a command of its own does."""
    if isinstance(thing, Promise) and thing.state is not PromiseState.RENEGOTIATED:
        with session.no_autoflush:
            if session.query(Promise).filter_by(replaces_id=thing.id).first() is not None:
                raise Refused("Hier kwam een nieuwe afspraak voor in de plaats. Ga verder met die afspraak.", "state")
