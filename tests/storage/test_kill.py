"""What was acknowledged is there, whenever the program was killed."""

import os
import random
import threading

import pytest

from tests.dossiers import contents, new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.storage import search_index
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.writing import edit

PASSWORD = "geheim"
KILLS = int(os.environ.get("WIJKDESK_KILLS", "20"))
"""How many times a writer is killed, half of them in a locked dossier; 200 in the long run."""

BOTH = pytest.mark.parametrize("password", [None, PASSWORD])


def acknowledged(output):
    """What the writer was told, in order: a word and the number of an action; a last line may have been cut in half."""
    lines = [line.split() for line in output.splitlines(keepends=True) if line.endswith("\n")]
    return [(what, int(number)) for what, number in lines]


def assert_sound(dossier):
    assert dossier.reader.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    assert dossier.reader.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert dossier.reader.execute("PRAGMA foreign_key_check").fetchall() == []
    assert not search_index.differs(dossier.reader)


def titles_after(told, before):
    """What the titles are after these edits; each edit that was told of is the last of its action."""
    titles = dict(before)
    for what, number in told:
        titles[number] = {
            "added": "Vers",
            "changed": f"Actie {number} klaar",
            "undone": "Vers",
            "redone": f"Actie {number} klaar",
        }[what]
    return titles


@BOTH
def test_whenever_it_is_killed_every_acknowledged_edit_is_there_and_nothing_is_torn(tmp_path, start_writer, password):
    path = new_dossier(tmp_path, password=password)
    chance, titles = random.Random(), {}
    for _ in range(max(KILLS // 2, 1)):
        writer = start_writer("write_on", path, *filter(None, [password]))
        read = [writer.stdout.readline() for _ in range(chance.randrange(1, 40))]
        threading.Event().wait(chance.random() * 0.01)  # anywhere in an edit
        writer.kill()
        told = acknowledged("".join(read) + writer.communicate()[0])
        assert told

        with Dossier.open(path, password=password) as dossier:
            assert_sound(dossier)
            there = {action.id: action for action in list_actions(dossier.reader)}
            expected = titles_after(told, titles)
            last = told[-1][1]
            # What was being done when it was killed is there or not, and nothing between.
            assert {number: action.title for number, action in there.items() if number < last} == {
                number: title for number, title in expected.items() if number < last
            }
            assert expected.keys() <= there.keys() <= {*expected, last + 1}
            for number, action in there.items():
                is_done = action.title == f"Actie {number} klaar"
                assert is_done or action.title == "Vers"
                assert action.other_pillar_ids == ((2, 3) if is_done else ())
            titles = {number: action.title for number, action in there.items()}


@BOTH
def test_after_a_kill_everything_can_be_undone_and_redone(tmp_path, start_writer, password):
    path = new_dossier(tmp_path, password=password)
    with Dossier.open(path, password=password) as dossier:
        before = contents(dossier)
    writer = start_writer("write_on", path, *filter(None, [password]))
    for _ in range(20):
        writer.stdout.readline()
    writer.kill()
    writer.wait()

    with Dossier.open(path, password=password) as dossier:
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
