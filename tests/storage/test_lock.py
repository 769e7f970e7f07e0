"""One writer a dossier."""

import getpass
import platform
import threading

import pytest

from wijkdesk.domain.action import Action
from wijkdesk.storage import faults, lock
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.programme import list_pillars
from wijkdesk.storage.writing import edit


def open_to_write(path):
    Dossier.open(path).close()


def test_a_second_program_is_refused_in_a_sentence_that_says_where_it_is_open(path, start_writer):
    assert start_writer("hold", path).stdout.readline() == "open\n"

    with pytest.raises(faults.OpenElsewhere) as fault:
        open_to_write(path)

    assert fault.value.sentence == (
        f"Testbuurt.wijkdesk is al geopend door {getpass.getuser()} op {platform.node()}. "
        "Sluit het daar eerst, of open het hier om te lezen."
    )


def test_it_can_still_be_read(path, start_writer):
    start_writer("hold", path).stdout.readline()

    with Dossier.open(path, read_only=True) as dossier:
        assert len(list_pillars(dossier.reader)) == 4


def test_a_killed_program_leaves_the_dossier_free(path, start_writer):
    holder = start_writer("hold", path)
    holder.stdout.readline()

    holder.kill()
    holder.wait()

    open_to_write(path)


def test_a_closed_program_leaves_the_dossier_free_and_nothing_beside_it(path, start_writer):
    holder = start_writer("hold", path)
    holder.stdout.readline()

    holder.communicate()

    assert [file.name for file in path.parent.iterdir()] == [path.name]
    open_to_write(path)


def test_one_program_does_not_open_it_twice_either_nor_by_another_name(path, dossier):
    link = path.with_name("link.wijkdesk")
    link.symlink_to(path)

    for name in (path, link):
        with pytest.raises(faults.OpenElsewhere, match="al geopend door"):
            open_to_write(name)

    dossier.close()
    for name in (path, link):
        open_to_write(name)


def test_a_refused_opening_does_not_free_the_lock_of_the_first(path, dossier):
    for _ in range(2):
        with pytest.raises(faults.OpenElsewhere):
            open_to_write(path)

    edit.add(dossier, Action, title="Lampen")


def test_it_may_be_closed_in_another_thread_than_it_was_opened_in(path):
    dossier = Dossier.open(path)
    thread = threading.Thread(target=dossier.close)
    thread.start()
    thread.join()

    assert [file.name for file in path.parent.iterdir()] == [path.name]
    open_to_write(path)


def test_an_account_without_a_name_can_open_a_dossier(path, monkeypatch):
    def nobody():
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr(lock.getpass, "getuser", nobody)

    with Dossier.open(path), pytest.raises(faults.OpenElsewhere, match="geopend door iemand op"):
        open_to_write(path)
