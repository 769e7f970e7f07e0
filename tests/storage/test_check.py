"""What the check of a dossier finds, and how it says so."""

import re
import shutil
import sqlite3

import pytest

from tests.dossiers import new_dossier
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.words import ContactKind
from wijkdesk.storage import faults
from wijkdesk.storage.check import findings
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing import edit

SECRET = "Zoetemelk"


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A dossier with a thing of several kinds, and an edit in its history."""
    path = new_dossier(
        tmp_path_factory.mktemp("filled"),
        Action(title="Lampen"),
        Action(title="Stoepen"),
        Contact(first_name="Anna", last_name=SECRET, kind=ContactKind.PROFESSIONAL),
        Overview(year=2026, half=1),
    )
    with Dossier.open(path) as dossier:
        edit.change(dossier, Action, 1, title="Betere lampen")
    return path


@pytest.fixture
def path(filled, tmp_path):
    return shutil.copy(filled, tmp_path / filled.name)


def found(path):
    with Dossier.open(path, read_only=True) as dossier:
        return findings(dossier)


def spoil(path, *statements):
    """Change the file as no Wijkdesk would."""
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_a_sound_dossier_has_no_findings_and_stays_as_it_is(path):
    before = path.read_bytes()
    assert found(path) == []
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("UPDATE actions SET due = 'morgen' WHERE id = 2", "In actions is rij 2 niet te lezen."),
        ("UPDATE actions SET due = '2026-02-30' WHERE id = 2", "In actions is rij 2 niet te lezen."),
        ("UPDATE actions SET due = 20260312 WHERE id = 1", "In actions is rij 1 niet te lezen."),
        ("UPDATE actions SET title = x'ff00' WHERE id = 1", "In actions is rij 1 niet te lezen."),
        ("UPDATE actions SET title = CAST(x'41ff42' AS TEXT) WHERE id = 2", "In actions is rij 2 niet te lezen."),
        ("UPDATE actions SET quick_win = 'ja' WHERE id = 2", "In actions is rij 2 niet te lezen."),
        ("UPDATE actions SET state = 'dreaming' WHERE id = 2", "In actions is rij 2 niet te lezen."),
        ("UPDATE contacts SET kind = 'spook'", "In contacts is rij 1 niet te lezen."),
        ("UPDATE overviews SET texts = '{'", "In overviews is rij 1 niet te lezen."),
        ("UPDATE overviews SET choices = '3'", "In overviews is rij 1 niet te lezen."),
        ("UPDATE overviews SET document = 'geen PDF'", "In overviews is rij 1 niet te lezen."),
        ("UPDATE overviews SET year = 'vorig'", "In overviews is rij 1 niet te lezen."),
        ("UPDATE overviews SET half = 3", "Overzicht 1: "),
        ("UPDATE overviews SET year = 9223372036854775807", "Overzicht 1: "),
        ("UPDATE pillars SET position = 'boven' WHERE id = 3", "In pillars is rij 3 niet te lezen."),
        ("UPDATE journal_changes SET after = '3'", "In de geschiedenis is regel 1 niet te lezen."),
        ("UPDATE journal_changes SET after = CAST(x'ff' AS TEXT)", "De geschiedenis is niet te lezen."),
    ],
)
def test_a_value_that_cannot_be_is_a_finding_with_its_place(path, statement, finding):
    spoil(path, statement)
    told = found(path)
    assert any(each.startswith(finding) for each in told), told


def test_findings_hold_no_personal_data(path):
    spoil(
        path,
        f"UPDATE contacts SET kind = '{SECRET}', confidential = '{SECRET}', review_on = '{SECRET}'",
        f"UPDATE overviews SET texts = '{SECRET}'",
    )
    told = found(path)
    assert told
    assert SECRET not in "".join(told)


def test_one_value_that_cannot_be_read_hides_no_other_finding(path):
    spoil(path, "UPDATE actions SET due = 'x' WHERE id = 2", "UPDATE overviews SET half = 3")
    told = found(path)
    assert "In actions is rij 2 niet te lezen." in told
    assert any(each.startswith("Overzicht 1: ") for each in told)


def test_damage_is_one_sentence_that_says_in_how_many_places(path):
    content = bytearray(path.read_bytes())
    content[8192:12288] = b"\xff" * 4096
    path.write_bytes(content)
    (told,) = found(path)
    assert re.fullmatch(r"Het dossier is beschadigd op \d+ plaats(en)?\. Zet een back-up terug; .*", told)


def test_a_file_that_cannot_be_checked_at_all_is_a_fault(path):
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(faults.Damaged):
        found(path)


def test_damage_in_the_names_of_tables_is_told_as_damage(path):
    content = path.read_bytes()
    assert content.count(b"CREATE TABLE escalations") == 1
    path.write_bytes(content.replace(b"CREATE TABLE escalations", b"CREATE TABLE esc\xe9lations"))
    with pytest.raises(faults.Damaged):
        found(path)
    path.write_bytes(content.replace(b"CREATE TABLE escalations", b"CREATE TABL\xe9 escalations"))
    with pytest.raises(faults.Damaged):
        found(path)
