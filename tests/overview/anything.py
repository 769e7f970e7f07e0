"""Any content of an overview, made from the types of its fields: a field that is new is filled without a word here."""

import dataclasses
import datetime as dt
import enum
import types
import typing

from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState, EscalationState, EventKind, Light, PhotoMoment, PromiseState, Rhythm
from wijkdesk.overview.sections import Confirmation, Content, OwnText, PillarText, SectionText

MARCH = dt.date(2026, 3, 12)
_CHOSEN = {
    ActionState: ActionState.PARTLY,
    EscalationState: EscalationState.CLOSED,
    EventKind: EventKind.SETBACK,
    Light: Light.RED,
    PhotoMoment: PhotoMoment.BEFORE,
    PromiseState: PromiseState.BROKEN,
    Rhythm: Rhythm.MONTHLY,
    Confirmation: Confirmation.NO,
}


def anything(kind, text, count=1):
    """A value of this type with ``text`` wherever a user can write, and ``count`` parts wherever there may be many."""
    if isinstance(kind, types.UnionType):
        return anything(next(part for part in typing.get_args(kind) if part is not types.NoneType), text, count)
    if typing.get_origin(kind) is tuple:
        parts = typing.get_args(kind)
        if parts[-1] is Ellipsis:
            return (anything(parts[0], text, 1),) * count
        return tuple(anything(part, text, count) for part in parts)
    if kind is HalfYear:
        return HalfYear(2026, 1)
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return kind(**{field.name: anything(hints[field.name], text, count) for field in dataclasses.fields(kind)})
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return _CHOSEN.get(kind, next(iter(kind)))
    return {str: text, int: 3, float: 2.5, bool: True, dt.date: MARCH, bytes: b""}[kind]


def content_with(text, *, count=1):
    """A content with this text wherever a user can write; its two pillars are one, and what belongs to none."""
    content = anything(Content, text)
    pillar = content.pillars[0]
    action = pillar.ended[0]
    waiting = dataclasses.replace(action, state=ActionState.WAITING, ended_on=None)
    planned = dataclasses.replace(waiting, state=ActionState.PLANNED)
    pillar = dataclasses.replace(
        pillar, colour=7, ended=(action,) * count, running=(waiting,) * count, planned=(planned,) * count
    )
    names = [*OwnText, *(which.of(pillar.id) for which in PillarText)]
    return dataclasses.replace(
        content,
        texts=tuple(SectionText(str(name), text) for name in names),
        pillars=(pillar, dataclasses.replace(pillar, id=None, colour=None, rating=None)),
        failures=content.failures * count,
    )


def with_text(content, name, text):
    """The content with another text of this name."""
    others = tuple(each for each in content.texts if each.name != name)
    return dataclasses.replace(content, texts=(*others, SectionText(name, text)))
