"""A list of a dossier taken along: which rows, and what stays behind."""

import csv
import datetime as dt
import io

import pytest
from python_calamine import CalamineWorkbook

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.event import Event
from wijkdesk.domain.promise import Promise
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ActionState
from wijkdesk.exchange.spreadsheets.taking import FORMATS, Asked, list_file
from wijkdesk.privacy.cautions import Cautions
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.cautions import people_named
from wijkdesk.storage.reading.listings import RECORDED, TITLES, listing_of
from wijkdesk.storage.writing.cautions import allow_cautions
from wijkdesk.storage.writing.edit import add


@pytest.fixture
def path(tmp_path):
    secret = Organisation(name="Geheim BV", confidential=True)
    lamps = Action(title="Lampen", state=ActionState.RUNNING, due=dt.date(2026, 12, 1), lead=Organisation(name="Ymere"))
    return new_dossier(
        tmp_path,
        lamps,
        Action(title="Stille actie", confidential=True),
        Action(title="Bij Geheim", lead=secret),
        Promise(what="Hekje", by_organisation=secret),
        Contact(first_name="Anna", infix="van den", last_name="Berg"),
        Event(title="Opening", day=dt.date(2026, 5, 1), action=lamps),
    )


def taken(path, target, kind, ids=None, **also):
    """The rows of a list as its file holds them, under their headings."""
    with Dossier.open(path, read_only=True) as dossier:
        target.write_bytes(list_file(dossier, Asked(kind, ids, **also), target.suffix))
    if target.suffix == ".csv":
        head, *rows = csv.reader(io.StringIO(target.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";")
    else:
        head, *rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_list_has_what_is_recorded_under_the_words_of_the_form(path, tmp_path, suffix):
    [row] = taken(path, tmp_path / f"acties{suffix}", "actions")

    assert (row["Titel"], row["Stand"], row["Trekker"]) == ("Lampen", "loopt", "Ymere")
    assert row["Klaar"] == ("01-12-2026" if suffix == ".csv" else dt.date(2026, 12, 1))


@pytest.mark.parametrize("kind", TITLES)
def test_every_list_can_be_taken_along(path, tmp_path, kind):
    with Dossier.open(path, read_only=True) as dossier:
        listing = listing_of(dossier.reader, kind, with_numbers=True)
        assert len(set(listing.headings)) == len(listing.headings)
        assert all(len(row) == len(listing.headings) for row in listing.rows)
        assert kind in {*RECORDED, "timeline"}
    assert len(taken(path, tmp_path / "lijst.xlsx", kind)) <= len(listing.rows)


def test_what_is_confidential_and_what_hangs_on_it_stays_unless_it_is_asked_for(path, tmp_path):
    target = tmp_path / "lijst.xlsx"

    assert [row["Titel"] for row in taken(path, target, "actions")] == ["Lampen"]
    assert taken(path, target, "promises") == []
    assert [row["Naam"] for row in taken(path, target, "organisations")] == ["Ymere"]
    whole = taken(path, target, "actions", with_confidential=True)
    assert [row["Titel"] for row in whole] == ["Lampen", "Stille actie", "Bij Geheim"]
    assert [row["Vertrouwelijk"] for row in whole] == ["nee", "ja", "nee"]


def test_what_is_seen_goes_along_in_its_order_as_far_as_it_may(path, tmp_path):
    target = tmp_path / "lijst.ods"

    assert [row["Titel"] for row in taken(path, target, "actions", (3, 1, 99), with_confidential=True)] == [
        "Bij Geheim",
        "Lampen",
    ]
    assert [row["Titel"] for row in taken(path, target, "actions", (3, 1))] == ["Lampen"]
    assert [row["Wat"] for row in taken(path, target, "timeline", ("event-1", "rating-99"))] == ["Opening"]


def test_what_was_marked_and_not_answered_holds_the_list_back(path, tmp_path):
    text = "Het nummer is 111222333."
    with Dossier.open(path) as dossier:
        add(dossier, Action, title="Bezoek", description=text)
        marked = Cautions(people_named(dossier.reader)).open_in(text)
    target = tmp_path / "lijst.csv"
    with pytest.raises(Refused, match="bewust staan"):
        taken(path, target, "actions")
    assert not target.exists()

    assert len(taken(path, target, "actions", allow_findings=True)) == 2
    with Dossier.open(path) as dossier:
        allow_cautions(dossier, [each.key for each in marked])
    assert len(taken(path, target, "actions")) == 2
