"""An adopted overview: frozen, and the same bytes after undo, redo, other edits and a restart."""

import datetime as dt
import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import OverviewState
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import Damaged
from wijkdesk.storage.reading.overviews import adopted_overview, list_overviews, texts_of
from wijkdesk.storage.writing.edit import add, change, remove
from wijkdesk.storage.writing.overviews import adopt_overview, choose_for_overview, write_overview_text

DAY = dt.date(2026, 11, 23)
SECOND = HalfYear(2026, 2)
PDF = b"%PDF-1.7 \x00\xff\x80 " + bytes(range(256)) * 40
HASH = hashlib.sha256(PDF).hexdigest()


def adopt(dossier, half_year=SECOND, document=PDF):
    sha256 = hashlib.sha256(document).hexdigest()
    adopt_overview(dossier, half_year, DAY, content='{"format": 1}', document=document, sha256=sha256)


def stored(dossier, half_year=SECOND):
    return adopted_overview(dossier.reader, half_year)


def test_an_adopted_overview_keeps_its_pdf_with_its_hash_and_its_day(dossier):
    adopt(dossier)
    found = stored(dossier)
    assert (found.document, found.sha256, found.adopted_on) == (PDF, HASH, DAY)
    assert found.content == {"format": 1}


def test_adopting_is_one_step_that_undo_takes_back_and_redo_does_again_with_the_same_bytes(dossier):
    adopt(dossier)
    assert dossier.undo() == "Overzicht vastgesteld"
    assert stored(dossier) is None
    assert list_overviews(dossier.reader) == []
    assert dossier.redo() == "Overzicht vastgesteld"
    assert stored(dossier).document == PDF
    assert hashlib.sha256(stored(dossier).document).hexdigest() == stored(dossier).sha256


def test_undo_past_the_first_text_and_redo_bring_back_an_adopted_overview_whole(dossier):
    write_overview_text(dossier, SECOND, "outlook", "Zo was het.")
    adopt(dossier)
    dossier.undo()
    assert texts_of(dossier.reader, SECOND) == {"outlook": "Zo was het."}
    dossier.undo()
    assert list_overviews(dossier.reader) == []
    dossier.redo()
    dossier.redo()
    assert stored(dossier).document == PDF
    assert texts_of(dossier.reader, SECOND) == {"outlook": "Zo was het."}


def test_after_undo_it_is_a_draft_without_a_pdf_that_can_change_and_be_adopted_anew(dossier):
    write_overview_text(dossier, SECOND, "outlook", "Zo was het.")
    adopt(dossier)
    dossier.undo()
    [row] = list_overviews(dossier.reader)
    assert (row.state, row.adopted_on, row.sha256) == (OverviewState.DRAFT, None, "")
    assert dossier.reader.execute("SELECT document FROM overviews").fetchall() == [(None,)]
    write_overview_text(dossier, SECOND, "outlook", "Nee, zo.")
    adopt(dossier, document=b"%PDF another")
    assert stored(dossier).document == b"%PDF another"


@pytest.mark.parametrize("password", [None, "rozen prieel"])
def test_undo_and_redo_of_an_adoption_survive_a_restart(tmp_path, password):
    path = new_dossier(tmp_path, password=password)
    with Dossier.open(path, password=password) as dossier:
        adopt(dossier)
    with Dossier.open(path, password=password) as dossier:
        assert stored(dossier).document == PDF
        dossier.undo()
    with Dossier.open(path, password=password) as dossier:
        assert stored(dossier) is None
        dossier.redo()
    with Dossier.open(path, password=password) as dossier:
        assert stored(dossier).document == PDF


def test_no_later_edit_or_removal_changes_what_was_adopted(dossier, path):
    action = add(dossier, Action, title="Geveltuinen")
    adopt(dossier)
    [row] = list_overviews(dossier.reader)
    change(dossier, Action, action, title="Anders")
    remove(dossier, Action, action)
    remove(dossier, Pillar, 1)
    change(dossier, Programme, 1, name="Andere buurt")
    write_overview_text(dossier, SECOND.next, "outlook", "Later.")
    adopt(dossier, SECOND.next, b"%PDF later")
    for refused in (
        lambda: write_overview_text(dossier, SECOND, "outlook", "Toch anders."),
        lambda: choose_for_overview(dossier, SECOND, "successes", ["action-1"]),
        lambda: adopt(dossier, document=b"%PDF other"),
        lambda: change(dossier, Overview, row.id, document=b"%PDF other"),
        lambda: remove(dossier, Overview, row.id),
    ):
        with pytest.raises(Refused, match="vastgesteld"):
            refused()
    dossier.close()
    with Dossier.open(path) as again:
        assert (stored(again).document, stored(again).sha256) == (PDF, HASH)
        assert [row.state for row in list_overviews(again.reader)] == [OverviewState.ADOPTED] * 2


def test_a_pdf_that_is_not_the_one_that_was_adopted_is_never_shown(dossier):
    adopt(dossier)
    with dossier.write("Bedrog") as session:
        session.get_one(Overview, 1).document = b"%PDF forged"
    with pytest.raises(Damaged):
        stored(dossier)


@pytest.mark.parametrize("password", [None, "rozen prieel"])
def test_a_reader_of_its_own_reads_what_is_written_before_it_and_writes_nothing(tmp_path, password):
    path = new_dossier(tmp_path, password=password)
    with Dossier.open(path, password=password) as dossier:
        with dossier.reader_of_its_own() as reader:
            assert list_overviews(reader) == []
        write_overview_text(dossier, SECOND, "outlook", "Zo.")
        with dossier.reader_of_its_own() as reader:
            assert texts_of(reader, SECOND) == {"outlook": "Zo."}
            with pytest.raises(Exception, match=r"readonly|read-only"):
                reader.execute("DELETE FROM overviews")


def test_what_is_read_beside_an_edit_is_of_one_moment_and_no_edit_waits_for_it(tmp_path):
    with Dossier.open(new_dossier(tmp_path)) as dossier:
        seen = []

        def read(reader):
            first = texts_of(reader, SECOND)
            if len(seen) < 2:  # somebody types on meanwhile, twice
                write_overview_text(dossier, SECOND, "outlook", f"Zo {len(seen)}.")
            seen.append((first, texts_of(reader, SECOND)))
            return seen[-1]

        before, after = dossier.read_at_one_moment(read)
        assert before == after == {"outlook": "Zo 1."}
        assert len(seen) == 3


def test_what_fails_because_of_an_edit_meanwhile_is_read_again_and_any_other_failure_is_told(tmp_path):
    with Dossier.open(new_dossier(tmp_path)) as dossier:
        tries = []

        def read(reader):
            tries.append(1)
            if len(tries) == 1:
                write_overview_text(dossier, SECOND, "outlook", "Zo.")
                raise KeyError("half of it was of before")
            return texts_of(reader, SECOND)

        assert dossier.read_at_one_moment(read) == {"outlook": "Zo."}
        with pytest.raises(ZeroDivisionError):
            dossier.read_at_one_moment(lambda reader: 1 // 0)


@pytest.mark.parametrize(
    "write",
    [lambda dossier: write_overview_text(dossier, SECOND, "outlook", "Zo."), Dossier.undo, Dossier.rewrite_file],
    ids=["edit", "undo", "rewriting"],
)
def test_what_is_written_breaks_off_a_query_that_goes_on_beside_it(tmp_path, write):
    with Dossier.open(new_dossier(tmp_path)) as dossier, ThreadPoolExecutor(1) as pool:
        begun, tries = threading.Event(), []
        write_overview_text(dossier, SECOND, "outlook", "Eerst.")

        def read(reader):
            tries.append(1)
            if len(tries) == 1:
                begun.set()
                endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
                reader.execute(endless).fetchall()
            return texts_of(reader, SECOND)

        found = pool.submit(dossier.read_at_one_moment, read)
        assert begun.wait(60)
        write(dossier)
        assert found.result(60) == texts_of(dossier.reader, SECOND)
        assert len(tries) == 2


def test_who_goes_on_editing_waits_at_last(tmp_path, monkeypatch):
    monkeypatch.setattr("wijkdesk.storage.dossier._TIMES_TO_READ", 3)
    with Dossier.open(new_dossier(tmp_path)) as dossier:
        tries = []

        def read(reader):
            tries.append(texts_of(reader, SECOND))
            if len(tries) <= 3:
                write_overview_text(dossier, SECOND, "outlook", f"Zo {len(tries)}.")
            return tries[-1]

        assert dossier.read_at_one_moment(read) == {"outlook": "Zo 3."}
