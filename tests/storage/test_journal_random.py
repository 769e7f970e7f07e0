"""Whatever is done, undone and done again, in whatever order: the whole dossier is as it was."""

import contextlib
import shutil
import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.dossiers import contents, new_dossier
from tests.storage.random_edits import Chance, make_edit
from wijkdesk.domain.action import Action
from wijkdesk.domain.refusal import Refused
from wijkdesk.storage import search_index
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.mapping import ANNOUNCED
from wijkdesk.storage.tables import metadata
from wijkdesk.storage.writing import edit

SEEDS = st.integers(0, 2**32)


def differences(before, after):
    """Which kinds and ids a listener must hear of when the dossier went from one state to the other."""
    found = {}
    for table, kinds in ANNOUNCED.items():
        columns = [column.name for column in metadata.tables[table].columns]
        for key in before[table].keys() | after[table].keys():
            images = before[table].get(key), after[table].get(key)
            if images[0] != images[1]:
                for image in filter(None, images):
                    for kind, column in kinds:
                        number = image[columns.index(column)]
                        if number is not None:
                            found.setdefault(kind, set()).add(number)
    return found


def without_pictures(state):
    """Pictures stay when their photo goes, so that it can come back."""
    return {table: rows for table, rows in state.items() if table != "pictures"}


class Edits(RuleBasedStateMachine):
    """A dossier beside a list of the states that it went through: ``past``, ``now`` and ``future``."""

    template: Path

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(shutil.copy(self.template, self.folder.name))
        self.past, self.future = [], []
        self.open()
        self.now = contents(self.dossier)

    def teardown(self):
        if hasattr(self, "dossier"):
            self.dossier.close()
            self.folder.cleanup()

    def open(self):
        self.dossier = Dossier.open(self.path)
        self.heard = []
        self.dossier.listen(self.heard.append)

    def expect_announcement(self, before, after):
        wanted = differences(before, after)
        assert self.heard == ([wanted] if wanted else [])
        self.heard.clear()

    @rule(seed=SEEDS)
    def make_an_edit(self, seed):
        allowed = make_edit(self.dossier, seed)
        found = contents(self.dossier)
        self.expect_announcement(self.now, found)
        if without_pictures(found) != without_pictures(self.now):
            assert allowed
            self.past.append(self.now)
            self.future.clear()
        self.now = found

    @rule(seed=SEEDS)
    def make_many(self, seed):
        for each in range(10):
            self.make_an_edit(seed + each)

    @rule(seed=SEEDS)
    def type_in_one_visit(self, seed):
        chance = Chance(self.dossier, seed)
        action, start = chance.one(Action), self.now
        for _ in range(3):
            before = contents(self.dossier)
            try:
                edit.change(self.dossier, Action, action, visit=str(seed), place=chance.text())
            except Refused:
                return
            after = contents(self.dossier)
            self.expect_announcement(before, after)
            if after != before:
                self.future.clear()
        self.now = contents(self.dossier)
        if self.now != start:
            self.past.append(start)

    @rule(seed=SEEDS)
    def fail_half_way(self, seed):
        chance = Chance(self.dossier, seed)
        with contextlib.suppress(ZeroDivisionError), self.dossier.write("x") as session:
            for number in chance.some(Action):
                session.delete(edit.get(session, Action, number))
            session.add(Action(title=chance.title()))
            session.flush()
            raise ZeroDivisionError
        assert self.heard == []

    @rule()
    def undo(self):
        label = self.dossier.undo()
        assert (label is not None) == bool(self.past)
        if self.past:
            self.turn(self.past, self.future)

    @rule()
    def redo(self):
        label = self.dossier.redo()
        assert (label is not None) == bool(self.future)
        if self.future:
            self.turn(self.future, self.past)

    def turn(self, source, target):
        before = self.now
        target.append(before)
        self.now = source.pop() | {"pictures": before["pictures"]}
        self.expect_announcement(before, self.now)

    @rule()
    @precondition(lambda self: self.past)
    def undo_all(self):
        while self.past:
            self.undo()

    @rule()
    @precondition(lambda self: self.future)
    def redo_all(self):
        while self.future:
            self.redo()

    @rule()
    def restart(self):
        self.dossier.close()
        self.open()

    @invariant()
    def the_whole_dossier_is_as_it_should_be(self):
        assert contents(self.dossier) == self.now
        assert self.dossier.reader.execute("PRAGMA foreign_key_check").fetchall() == []
        assert not search_index.differs(self.dossier.reader)
        assert (self.dossier.undoable is not None) == bool(self.past)
        assert (self.dossier.redoable is not None) == bool(self.future)


@pytest.fixture
def template(tmp_path):
    return new_dossier(tmp_path)


def test_undo_and_redo_hold_in_any_order_of_edits_rollbacks_and_restarts(template):
    machine = type("EditsOfOneTemplate", (Edits,), {"template": template})
    machine.TestCase.settings = settings(
        max_examples=8, stateful_step_count=25, suppress_health_check=list(HealthCheck), deadline=None
    )
    machine.TestCase("runTest").runTest()


def test_hundreds_of_edits_are_all_undone_and_done_again(template):
    with Dossier.open(template) as dossier:
        states = [contents(dossier)]
        allowed = 0
        chance = Random(1)
        for _ in range(300):
            allowed += make_edit(dossier, chance.randrange(2**32))
            assert not search_index.differs(dossier.reader)
            found = contents(dossier)
            if without_pictures(found) != without_pictures(states[-1]):
                states.append(found)
        assert allowed > 180
        assert len(states) > 120

        for state in reversed(states[:-1]):
            assert dossier.undo()
            assert not search_index.differs(dossier.reader)
            assert without_pictures(contents(dossier)) == without_pictures(state)
        assert dossier.undo() is None
    with Dossier.open(template) as dossier:
        for state in states[1:]:
            assert dossier.redo()
            assert not search_index.differs(dossier.reader)
            assert without_pictures(contents(dossier)) == without_pictures(state)
        assert dossier.redo() is None
