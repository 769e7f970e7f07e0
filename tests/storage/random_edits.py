"""Edits of every sort, chosen by chance: commands, whole-table updates, cascades, and some that the rules refuse."""

import datetime as dt
from collections.abc import Callable
from random import Random

from sqlalchemy import delete, func, select, update

from tests.dossiers import HOSTILE
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.photo import Photo, Picture
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import (
    ENDINGS,
    ActionState,
    AttentionReason,
    ContactKind,
    DistinctKind,
    EventKind,
    Light,
    RoundPart,
)
from wijkdesk.storage import tables as t
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing import (
    actions,
    attention,
    edit,
    events,
    half_year_round,
    merging,
    overviews,
    people,
    pillars,
    promises,
)

TEXTS = ["", " ", "Lampen", HOSTILE, "'); DROP TABLE actions; --", '{"a": [1]}', "\x00\ud83d", "e\u0301é", "x" * 5000]
NUMBERS = [None, 0.0, 0.1 + 0.2, -1e-300, 1.7976931348623157e308, 22.0]
TABLES = {
    Programme: t.programmes,
    Pillar: t.pillars,
    Action: t.actions,
    Organisation: t.organisations,
    Contact: t.contacts,
    ContactMoment: t.moments,
    Promise: t.promises,
    Commitment: t.commitments,
    PolicyGoal: t.goals,
    Event: t.events,
    Escalation: t.escalations,
    Area: t.areas,
    Indicator: t.indicators,
    Measurement: t.measurements,
    Photo: t.photos,
    Overview: t.overviews,
}


NOT_ADDED = (Programme, Pillar, Photo, Overview)


class Chance:
    """What an edit may pick from a dossier; everything follows from the seed."""

    def __init__(self, dossier: Dossier, seed: int) -> None:
        self.dossier = dossier
        self.random = Random(seed)

    def text(self) -> str:
        return self.random.choice(TEXTS)

    def title(self) -> str:
        return f"{self.random.choice(['Straat', 'Plein'])} {self.text()}"

    def day(self) -> dt.date:
        return dt.date(2026, 1, 1) + dt.timedelta(days=self.random.randrange(400))

    def maybe_day(self) -> dt.date | None:
        return self.random.choice([None, self.day()])

    def flag(self) -> bool:
        return self.random.random() < 0.5

    def ids(self, kind: type) -> list[int]:
        rows = self.dossier.reader.execute(f"SELECT id FROM {TABLES[kind].name} ORDER BY id").fetchall()
        return [number for (number,) in rows]

    def one(self, kind: type) -> int:
        """Any of a kind; an id that never was where there is none, so that the edit is refused."""
        return self.random.choice(self.ids(kind) or [999_999])

    def maybe(self, kind: type) -> int | None:
        return self.random.choice([None, *self.ids(kind)])

    def some(self, kind: type) -> list[int]:
        found = self.ids(kind)
        return self.random.sample(found, self.random.randint(0, min(3, len(found))))


Edit = Callable[[Dossier, Chance], object]


def add(dossier: Dossier, chance: Chance) -> None:
    add_one(dossier, chance, chance.random.choice([kind for kind in TABLES if kind not in NOT_ADDED]))


def add_one(dossier: Dossier, chance: Chance, kind: type) -> None:
    edit.add(dossier, kind, **_values(kind, chance))


def change(dossier: Dossier, chance: Chance) -> None:
    change_one(dossier, chance, chance.random.choice([kind for kind in TABLES if kind not in (Photo, Overview)]))


def change_one(dossier: Dossier, chance: Chance, kind: type) -> None:
    values = _values(kind, chance)
    if kind is Programme:
        values = {"name": chance.title(), "sponsor": chance.maybe(Contact), "areas": chance.some(Area)}
    elif kind is Pillar:
        values = {"name": chance.title(), "portfolio_holder": chance.maybe(Contact), "aim": chance.text()}
    chosen = chance.random.sample(sorted(values), chance.random.randint(1, len(values)))
    edit.change(dossier, kind, chance.one(kind), **{name: values[name] for name in chosen})


def _values(kind: type, chance: Chance) -> dict[str, object]:
    common = {"confidential": chance.flag()} if "confidential" in TABLES[kind].c else {}
    about = {"pillar": chance.maybe(Pillar), "action": chance.maybe(Action)}
    return (
        common
        | {
            Action: lambda: {
                "title": chance.title(),
                "description": chance.text(),
                "main_pillar": chance.maybe(Pillar),
                "other_pillars": chance.some(Pillar),
                "first_day": chance.maybe_day(),
                "due": chance.maybe_day(),
                "lead": chance.maybe(Organisation),
                "lead_contact": chance.maybe(Contact),
                "partners": chance.some(Organisation),
                "goals": chance.some(PolicyGoal),
            },
            Organisation: lambda: {"name": chance.title(), "notes": chance.text(), "left_on": chance.maybe_day()},
            Contact: lambda: {
                "kind": chance.random.choice(list(ContactKind)),
                "last_name": chance.title(),
                "notes": chance.text(),
                "review_on": chance.maybe_day(),
            },
            ContactMoment: lambda: {
                "day": chance.day(),
                "summary": chance.text(),
                "contacts": chance.some(Contact),
                "organisations": chance.some(Organisation),
                **about,
            },
            Promise: lambda: {
                "what": chance.title(),
                "by_contact": chance.maybe(Contact),
                "to_organisation": chance.maybe(Organisation),
                "made_in": chance.maybe(ContactMoment),
                "due": chance.maybe_day(),
                **about,
            },
            Commitment: lambda: {
                "organisation": chance.one(Organisation),
                "what": chance.title(),
                "head": chance.maybe(Contact),
                "first_day": chance.maybe_day(),
            },
            PolicyGoal: lambda: {
                "title": chance.title(),
                "organisation": chance.maybe(Organisation),
                "portfolio_holder": chance.maybe(Contact),
                "indicator": chance.maybe(Indicator),
            },
            Event: lambda: {
                "title": chance.title(),
                "day": chance.day(),
                "kind": chance.random.choice(list(EventKind)),
                **about,
            },
            Escalation: lambda: {
                "subject": chance.title(),
                "reported_to": chance.maybe(Contact),
                "copied_to": chance.some(Contact),
                **about,
            },
            Area: lambda: {"code": f"GM{chance.random.randrange(5):04}", "name": chance.text()},
            Indicator: lambda: {
                "name": chance.title(),
                "target": chance.random.choice(NUMBERS),
                "base": chance.maybe(Indicator),
                "pillar": chance.maybe(Pillar),
            },
            Measurement: lambda: {
                "indicator": chance.one(Indicator),
                "area": chance.one(Area),
                "first_day": dt.date(2020, 1, 1),
                "last_day": dt.date(2020, 12, 31),
                "value": chance.random.choice(NUMBERS[1:]),
            },
        }.get(kind, dict)()
    )


def remove(dossier: Dossier, chance: Chance) -> None:
    kind = chance.random.choice([kind for kind in TABLES if kind is not Programme])
    edit.remove(dossier, kind, chance.one(kind))


def run_an_action(dossier: Dossier, chance: Chance) -> None:
    action, on = chance.one(Action), chance.day()
    chance.random.choice(
        [
            lambda: actions.plan_action(dossier, action),
            lambda: actions.start_action(dossier, action, on),
            lambda: actions.let_action_wait(dossier, action, chance.text()),
            lambda: actions.end_action(
                dossier,
                action,
                chance.random.choice(ENDINGS),
                on,
                lesson=chance.text(),
                result=chance.text(),
                followed_by=chance.maybe(Action),
            ),
            lambda: actions.reopen_action(dossier, action),
            lambda: actions.follow_action(dossier, action, chance.maybe(Action)),
            lambda: actions.duplicate_action(dossier, action),
            lambda: actions.move_actions(dossier, chance.some(Action), chance.one(Pillar)),
            lambda: actions.postpone_actions(dossier, chance.some(Action), chance.maybe_day()),
            lambda: actions.set_state_of_actions(dossier, chance.some(Action), ActionState.RUNNING, on),
        ]
    )()


def settle_a_promise(dossier: Dossier, chance: Chance) -> None:
    promise, on = chance.one(Promise), chance.day()
    chance.random.choice(
        [
            lambda: promises.keep_promise(dossier, promise, on),
            lambda: promises.break_promise(dossier, promise, on, chance.text()),
            lambda: promises.refuse_promise(dossier, promise, on, chance.text()),
            lambda: promises.renegotiate_promise(dossier, promise, on, due=chance.maybe_day()),
            lambda: promises.reopen_promise(dossier, promise),
            lambda: promises.tell_residents(dossier, promise, on, chance.text()),
        ]
    )()


def manage_people(dossier: Dossier, chance: Chance) -> None:
    contact, on = chance.one(Contact), chance.day()
    chance.random.choice(
        [
            lambda: people.take_position(dossier, contact, chance.one(Organisation), first_day=chance.maybe_day()),
            lambda: people.hand_over_work(dossier, contact, chance.one(Contact), on),
            lambda: promises.reconfirm_commitment(dossier, chance.one(Commitment), on, confirmed=chance.flag()),
            lambda: promises.end_commitment(dossier, chance.one(Commitment), on, chance.text()),
            lambda: events.send_escalation(dossier, chance.one(Escalation), on),
            lambda: events.close_escalation(dossier, chance.one(Escalation), on),
        ]
    )()


def steer(dossier: Dossier, chance: Chance) -> None:
    pillar, on = chance.one(Pillar), chance.day()
    chance.random.choice(
        [
            lambda: pillars.add_pillar(dossier, chance.title()),
            lambda: pillars.rate_pillar(dossier, pillar, chance.random.choice(list(Light)), on, note=chance.text()),
            lambda: pillars.retire_pillar(dossier, pillar, on),
            lambda: pillars.order_pillars(dossier, list(reversed(chance.ids(Pillar)))),
            lambda: events.make_action_of_signal(dossier, chance.one(Event)),
            lambda: overviews.write_overview_text(
                dossier, HalfYear(2026, chance.random.choice([1, 2])), "outlook", chance.text()
            ),
        ]
    )()


def put_off(dossier: Dossier, chance: Chance) -> None:
    reason, about, day = chance.random.choice(list(AttentionReason)[:2]), chance.one(Action), chance.day()
    half_year, part = HalfYear.of(day), chance.random.choice(list(RoundPart)[:2])
    chance.random.choice(
        [
            lambda: attention.postpone(dossier, reason, about, day),
            lambda: attention.take_up_again(dossier, reason, about),
            lambda: half_year_round.finish_part(dossier, half_year, part, day),
            lambda: half_year_round.reopen_part(dossier, half_year, part),
        ]
    )()


def add_a_photo(dossier: Dossier, chance: Chance) -> None:
    with dossier.write("Foto") as session:
        picture = Picture(media_type="image/png", width=1, height=1, content=b"\x00\xff", thumbnail=b"\x01")
        session.add(Photo(picture=picture, action=edit.get(session, Action, chance.one(Action))))


def update_all(dossier: Dossier, chance: Chance) -> None:
    with dossier.write("all at once") as session:
        session.execute(
            chance.random.choice(
                [
                    update(t.actions).values(quick_win=chance.flag(), main_pillar_id=None),
                    update(t.contacts).values(notes=chance.text()),
                    update(Event).where(Event.id % 2 == 0).values(title=chance.title()),
                    delete(t.moment_contacts),
                    delete(ContactMoment).where(ContactMoment.confidential),
                    delete(t.measurements),
                    delete(t.organisations).where(t.organisations.c.id % 3 == 0),
                ]
            )
        )


def merge_organisations(dossier: Dossier, chance: Chance) -> None:
    """Touch an owner, move what it owns to another, and let it go: the order in which undo can go wrong."""
    with dossier.write("two become one") as session:
        leaving, staying = (edit.get(session, Organisation, chance.one(Organisation)) for _ in range(2))
        if leaving is staying:
            raise Refused("Kies er twee.")
        leaving.notes = chance.text()
        session.flush()
        for table in (t.positions, t.commitments):
            session.execute(update(table).values(organisation_id=staying.id))
        session.delete(leaving)


def merge_two(dossier: Dossier, chance: Chance) -> None:
    kind = chance.random.choice([Contact, Organisation])
    keep, gone = chance.one(kind), chance.one(kind)
    distinct = DistinctKind.CONTACT if kind is Contact else DistinctKind.ORGANISATION
    chance.random.choice(
        [
            lambda: merging.merge_contacts(dossier, chance.one(Contact), chance.one(Contact)),
            lambda: merging.merge_organisations(dossier, chance.one(Organisation), chance.one(Organisation)),
            lambda: merging.keep_apart(dossier, distinct, keep, gone),
        ]
    )()


def swap_ends(dossier: Dossier, chance: Chance) -> None:
    """Add what others then refer to, and remove what they referred to, in one step."""
    with dossier.write("renewed") as session:
        new = Contact(last_name=chance.title())
        session.add(new)
        session.flush()
        for table in (t.promises.c.by_contact_id, t.actions.c.lead_contact_id, t.positions.c.contact_id):
            session.execute(update(table.table).values({table.name: new.id}))
        oldest = session.scalar(select(func.min(t.contacts.c.id)))
        session.execute(delete(t.contacts).where(t.contacts.c.id == oldest))


BUILDING: list[Edit] = [
    *[add] * 6,
    *[change] * 4,
    *[run_an_action] * 3,
    *[manage_people] * 3,
    settle_a_promise,
    steer,
    put_off,
    add_a_photo,
]
EDITS: list[Edit] = [*BUILDING, *[remove] * 3, update_all, merge_organisations, merge_two, swap_ends]


def make_edit(dossier: Dossier, seed: int, edits: list[Edit] = EDITS) -> bool:
    """Make the edit that follows from this seed; whether it was allowed."""
    chance = Chance(dossier, seed)
    try:
        chance.random.choice(edits)(dossier, chance)
    except Refused:
        return False
    return True
