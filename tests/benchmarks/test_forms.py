"""How long opening the form of anything keeps the processor busy, in a dossier of a hundred and sixty years' work."""

import time
from statistics import median

import pytest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.measuring import taken
from tests.benchmarks.quiet import settle, wait_until_quiet
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.escalation import Escalation
from wijkdesk.domain.event import Event
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.promise import Promise
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.driver import fetch
from wijkdesk.ui.program import Program, application

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LIMIT = 0.05  # seconds of CPU of the process, from asking for it until it is painted
OPENED = 7
HEAVIEST = "(SELECT {owner} FROM {pairs} GROUP BY {owner} ORDER BY count(*) DESC LIMIT 1)"
FORMS = {
    Action: ("actions", "actions", HEAVIEST.format(owner="action_id", pairs="action_partners")),
    Contact: ("contacts", "contacts", HEAVIEST.format(owner="contact_id", pairs="moment_contacts")),
    Organisation: (
        "contacts",
        "organisations",
        HEAVIEST.format(owner="organisation_id", pairs="positions JOIN moment_contacts USING (contact_id)"),
    ),
    ContactMoment: ("contacts", "moments", HEAVIEST.format(owner="moment_id", pairs="moment_contacts")),
    Promise: ("contacts", "promises", ""),
    Commitment: ("contacts", "commitments", HEAVIEST.format(owner="commitment_id", pairs="reconfirmations")),
    PolicyGoal: ("contacts", "goals", HEAVIEST.format(owner="goal_id", pairs="action_goals")),
    Event: ("timeline", "events", ""),
    Escalation: ("timeline", "escalations", ""),
    Pillar: ("pillars", "pillars", HEAVIEST.format(owner="main_pillar_id", pairs="actions")),
}
"""Of each kind: its place, its table, and which of them shows most."""


@pytest.fixture(scope="module")
def program(told_large_example):
    application()
    (paths.config() / "wijkdesk.ini").unlink(missing_ok=True)
    program = Program()
    program.start(None)
    program.show(Dossier.open(told_large_example, read_only=True))
    wait_until_quiet()
    yield program
    program.window.close()


@pytest.fixture(scope="module")
def seconds(program):
    """Of each kind of thing, what opening it took: the first time, then several of them, then the heaviest."""
    return {kind: _of_kind(program, kind) for kind in FORMS}


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.__name__)
def test_opening_a_form(seconds, kind, row):
    first, several, heaviest = seconds[kind]
    for which, took in (("any", median(several)), ("the heaviest", median(heaviest)), ("the first", first)):
        row(f"opening a form: {kind.__name__}, {which}", 1000 * took, 1000 * LIMIT, "ms CPU")


def _of_kind(program: Program, kind: type) -> tuple[float, list[float], list[float]]:
    place, table, heaviest = FORMS[kind]
    reader = program.dossier.reader
    numbers = [number for (number,) in fetch(reader, f"SELECT id FROM {table} ORDER BY id")]
    others = [numbers[place * (len(numbers) - 1) // OPENED] for place in range(OPENED + 1)]
    program.window.go_to(place)
    if place == "contacts":
        program.window.tab(place).switch.choose(1 if kind is Organisation else 0)
    if place != "pillars":
        program.window.tab(place).halves.close_detail()
        program.window.tab(place).page.body.setFocus()
    _rest()
    first = _open(program, kind, others.pop())
    several = [_open(program, kind, number) for number in others]
    [(most,)] = fetch(reader, f"SELECT {heaviest}") if heaviest else [(others[0],)]
    # Another in between: what is shown already is not opened again.
    between = next(number for number in others if number != most) if len(numbers) > 1 else most
    heavy = []
    for _ in range(OPENED):
        _open(program, kind, between)
        heavy.append(_open(program, kind, most))
    return first, several, heavy


def _open(program: Program, kind: type, number: int) -> float:
    took = taken(lambda: (program.window.open_thing(kind, number), QApplication.processEvents())).cpu
    settle()
    return took


def _rest() -> None:
    """As long as it takes to look at a list before choosing something in it; what is made ahead is made."""
    for _ in range(10):
        time.sleep(0.03)
        settle()
