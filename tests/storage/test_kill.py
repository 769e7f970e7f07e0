"""What was acknowledged is there, whenever the program was killed."""

import random

import pytest

from tests.dossiers import contents
from wijkdesk.domain.action import Action
from wijkdesk.storage import search_index
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.writing import edit

ROUNDS = 5


def acknowledged(output):
    """What the writer was told of each action, by its id; a last line may have been cut in half."""
    lines = [line.split() for line in output.splitlines(keepends=True) if line.endswith("\n")]
    return {int(number): what for what, number in lines}


def assert_sound(dossier):
    assert dossier.reader.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    assert dossier.reader.execute("PRAGMA foreign_key_check").fetchall() == []
    assert not search_index.differs(dossier.reader)


def test_after_a_kill_in_the_middle_of_edits_every_acknowledged_edit_is_there(path, start_writer):
    chance = random.Random()
    for _ in range(ROUNDS):
        writer = start_writer("write_on", path)
        read = [writer.stdout.readline() for _ in range(chance.randrange(1, 60))]
        writer.kill()
        told = acknowledged("".join(read) + writer.communicate()[0])

        with Dossier.open(path) as dossier:
            assert_sound(dossier)
            there = {action.id: action for action in list_actions(dossier.reader)}
            assert told.keys() <= there.keys()
            for number, what in told.items():
                if what == "changed":
                    assert there[number].title == f"Actie {number} klaar"
                    assert there[number].other_pillar_ids == (2, 3)


def test_after_a_kill_everything_can_be_undone_and_redone(path, start_writer):
    with Dossier.open(path) as dossier:
        before = contents(dossier)
    writer = start_writer("write_on", path)
    for _ in range(20):
        writer.stdout.readline()
    writer.kill()
    writer.wait()

    with Dossier.open(path) as dossier:
        after = contents(dossier)
        while dossier.undo():
            pass
        assert contents(dossier) == before
        while dossier.redo():
            pass
        assert contents(dossier) == after
        assert_sound(dossier)


@pytest.mark.parametrize("read_only", [True, False])
def test_an_edit_that_was_half_in_the_file_is_taken_out_by_who_opens_it_next(path, start_writer, read_only):
    before = path.read_bytes()
    writer = start_writer("stop_half_way", path)
    assert writer.stdout.readline() == "half-way\n"
    writer.kill()
    writer.wait()
    assert path.read_bytes() != before
    assert path.with_name(f"{path.name}-journal").stat().st_size

    with Dossier.open(path, read_only=read_only) as dossier:
        assert_sound(dossier)
        assert list_actions(dossier.reader) == []

    assert path.read_bytes() == before


def test_after_such_an_edit_writing_goes_on(path, start_writer):
    writer = start_writer("stop_half_way", path)
    writer.stdout.readline()
    writer.kill()
    writer.wait()

    with Dossier.open(path) as dossier:
        number = edit.add(dossier, Action, title="Lampen")
        assert [action.id for action in list_actions(dossier.reader)] == [number]
