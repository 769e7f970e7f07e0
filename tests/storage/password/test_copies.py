"""What a new password means to the copies that the program made beside a dossier."""

import pytest

from tests.storage.older import older_dossier
from wijkdesk.storage import driver
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.password.copies import Copy, Outcome, known_copies
from wijkdesk.storage.password.setting import put_under_password, recovery_key_of, remove_password

NEW = "vier bankjes op het plein"


@pytest.fixture
def upgraded(tmp_path):
    """An open dossier that was just brought up to date, with a plain copy of how it was beside it."""
    with Dossier.open(older_dossier("0001", tmp_path)) as dossier:
        yield dossier


def test_a_plain_copy_gets_the_password_and_opens_with_the_same_sheet(upgraded, tmp_path):
    [copy] = known_copies(upgraded)
    told = put_under_password(upgraded, NEW)

    assert told == [Copy(copy, Outcome.SEALED)]
    assert told[0].sentence == "Buurt 0001 (versie 0001).wijkdesk heeft nu hetzelfde wachtwoord."
    assert not driver.is_plain(copy)
    words = recovery_key_of(upgraded)
    Dossier.open(copy, recovery_key=words, read_only=True).close()
    Dossier.open(copy, password=NEW, read_only=True).close()
    assert sorted(file.name for file in tmp_path.iterdir() if not file.name.endswith(".lock")) == [
        "Buurt 0001 (versie 0001).wijkdesk",
        "Buurt 0001.wijkdesk",
    ]


def test_a_copy_under_an_earlier_password_keeps_that(upgraded):
    put_under_password(upgraded, "eerst dit")
    [copy] = known_copies(upgraded)

    assert put_under_password(upgraded, NEW) == [Copy(copy, Outcome.KEEPS_ITS_OWN)]
    Dossier.open(copy, password="eerst dit", read_only=True).close()
    assert remove_password(upgraded) == [Copy(copy, Outcome.KEEPS_ITS_OWN)]


def test_a_damaged_plain_copy_is_removed(upgraded):
    [copy] = known_copies(upgraded)
    content = bytearray(copy.read_bytes())
    content[4096:] = b"Jan de Vries " * (len(content[4096:]) // 13)
    copy.write_bytes(content)

    assert put_under_password(upgraded, NEW) == [Copy(copy, Outcome.REMOVED)]
    assert not copy.exists()


def test_a_copy_that_may_not_be_written_is_told_of(upgraded, immutable):
    [copy] = known_copies(upgraded)
    immutable(copy)

    [told] = put_under_password(upgraded, NEW)
    assert told.outcome is Outcome.LEFT_PLAIN
    assert "heeft nog geen wachtwoord: verwijder het zelf" in told.sentence


def test_what_belongs_to_another_dossier_is_left_alone(upgraded, tmp_path):
    other = older_dossier("0002", tmp_path)
    put_under_password(upgraded, NEW)

    assert driver.is_plain(other)
