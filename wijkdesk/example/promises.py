"""The promises of the example, from the day they were made to what became of them."""

import datetime as dt
from functools import partial

from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.words import PromiseState
from wijkdesk.example.approach import Approach
from wijkdesk.example.moments import consultation_on
from wijkdesk.example.vows import to_partners, to_residents
from wijkdesk.example.vows.vow import Vow


def add_promises(approach: Approach) -> None:
    """Let promises be made and settled up to today; people, actions and moments are there already."""
    for vow in to_residents.VOWS:
        _add(approach, vow, to_residents=True)
    for vow in to_partners.VOWS:
        _add(approach, vow, to_residents=False)


def _add(approach: Approach, vow: Vow, *, to_residents: bool) -> None:
    made_on, made_in = _made(approach, vow)
    if made_on is None:
        return
    action = approach.actions[vow.action] if vow.action else None
    promise = Promise(
        what=vow.what,
        by_contact=approach.contacts.get(vow.by),
        by_organisation=approach.organisations.get(vow.by),
        to_contact=approach.contacts.get(vow.to),
        to_organisation=approach.organisations.get(vow.to),
        to_residents=to_residents,
        made_on=made_on,
        due=approach.calendar.day(vow.due),
        pillar=approach.pillars[vow.pillar] if vow.pillar else action.main_pillar if action is not None else None,
        action=action,
        made_in=made_in,
        confidential=vow.confidential,
    )
    approach.on(made_on, lambda day: approach.promises.append(promise))
    if vow.again is None:
        _let_settle(approach, vow, promise)
    else:
        approach.on(approach.calendar.day(vow.again[0]), partial(_renegotiate, approach, vow, promise))


def _made(approach: Approach, vow: Vow) -> tuple[dt.date | None, ContactMoment | None]:
    """The day and the moment in which it was made; no day when that consultation has yet to come."""
    if isinstance(vow.made, tuple) and len(vow.made) == 2:
        consultation = consultation_on(approach, *vow.made)
        return (consultation.day if consultation is not None else None), consultation
    day = approach.calendar.day(vow.made)
    return day, _moment_on(approach, day, vow)


def _moment_on(approach: Approach, day: dt.date, vow: Vow) -> ContactMoment | None:
    """The moment of that day about the same action, if one was noted."""
    found = (m for m in approach.moments if m.day == day and m.action is not None and m.action.title == vow.action)
    return next(found, None)


def _renegotiate(approach: Approach, vow: Vow, promise: Promise, on: dt.date) -> None:
    assert vow.again is not None
    _, due, reason = vow.again
    later = promise.renegotiate(on, due=approach.calendar.day(due), reason=reason)
    approach.promises.append(later)
    _let_settle(approach, vow, later)


def _let_settle(approach: Approach, vow: Vow, promise: Promise) -> None:
    if vow.settled is not None:
        approach.on(approach.calendar.day(vow.settled), partial(_settle, vow, promise))
    if vow.told is not None:
        when, how = vow.told
        approach.on(approach.calendar.day(when), partial(promise.tell_residents, how=how))


def _settle(vow: Vow, promise: Promise, on: dt.date) -> None:
    if vow.outcome is PromiseState.KEPT:
        promise.keep(on)
    elif vow.outcome is PromiseState.BROKEN:
        promise.break_off(on, vow.reason)
    elif vow.outcome is PromiseState.REFUSED:
        promise.refuse(on, vow.reason)
