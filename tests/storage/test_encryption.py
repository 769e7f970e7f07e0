"""A dossier with a password."""

import datetime as dt

import pytest

from tests.dossiers import new_dossier
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.storage import driver, faults
from wijkdesk.storage.backup import making
from wijkdesk.storage.backup.copies import Kind
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.password.setting import recovery_key_of
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.writing import edit

PASSWORD = "rozen & prieel 'é\""


@pytest.fixture
def encrypted(tmp_path):
    return new_dossier(tmp_path, Action(title="Lampen"), password=PASSWORD)


@pytest.fixture(autouse=True)
def kept_unlocks(tmp_path_factory, monkeypatch):
    """What is kept of failed unlocks, in files."""
    data = tmp_path_factory.mktemp("data")
    monkeypatch.setattr(paths, "data", lambda: data)
    return lambda: [file for file in data.rglob("*") if file.is_file()]


def test_nothing_in_the_file_can_be_read_without_the_password(encrypted):
    content = encrypted.read_bytes()

    assert not content.startswith(b"SQLite format 3")
    assert b"Lampen" not in content
    assert b"CREATE TABLE" not in content


def test_it_opens_again_with_its_password_to_read_write_and_undo(encrypted):
    with Dossier.open(encrypted, password=PASSWORD) as dossier:
        edit.add(dossier, Action, title="Stoep")
    with Dossier.open(encrypted, password=PASSWORD) as dossier:
        assert [action.title for action in list_actions(dossier.reader)] == ["Lampen", "Stoep"]
        assert dossier.undo() == "Actie toegevoegd"
        assert [action.title for action in list_actions(dossier.reader)] == ["Lampen"]

    assert not encrypted.read_bytes().startswith(b"SQLite format 3")
    assert [file.name for file in encrypted.parent.iterdir()] == [encrypted.name]


@pytest.mark.parametrize("password", ["", "rozen", PASSWORD + " ", PASSWORD.upper()])
def test_a_wrong_password_is_refused_and_leaves_the_dossier_free(encrypted, password):
    with pytest.raises(faults.NotADossier, match=r"Het wachtwoord van Testbuurt\.wijkdesk is onjuist"):
        Dossier.open(encrypted, password=password)

    Dossier.open(encrypted, password=PASSWORD).close()


def test_without_a_password_it_says_that_there_is_one(encrypted):
    with pytest.raises(faults.NotADossier, match="heeft een wachtwoord"):
        Dossier.open(encrypted)


def test_a_plain_dossier_opens_whatever_the_password(path):
    with Dossier.open(path, password=PASSWORD) as dossier:
        assert not dossier.is_read_only


def test_two_dossiers_with_one_password_have_nothing_in_common(tmp_path):
    one = new_dossier(tmp_path, name="een.wijkdesk", password=PASSWORD)
    other = new_dossier(tmp_path, name="twee.wijkdesk", password=PASSWORD)

    assert driver.salt_of(one) != driver.salt_of(other)
    assert one.read_bytes()[:4096] != other.read_bytes()[:4096]


def test_any_sqlcipher_program_opens_it_with_the_password_itself(encrypted):
    connection = driver.driver_module().connect(encrypted)
    quoted = PASSWORD.replace("'", "''")
    connection.execute(f"PRAGMA key = '{quoted}'")

    assert connection.execute("SELECT title FROM actions").fetchall() == [("Lampen",)]
    connection.close()


def test_a_damaged_page_is_noticed(encrypted):
    content = bytearray(encrypted.read_bytes())
    for place in range(5000, len(content), 4096):
        content[place] ^= 1
    encrypted.write_bytes(content)

    with pytest.raises(faults.DossierFault), Dossier.open(encrypted, password=PASSWORD) as dossier:
        list_actions(dossier.reader)


def spoil(path, *pages, value=0xA5):
    content = bytearray(path.read_bytes())
    for page in pages:
        content[(page - 1) * 4096 + 16 : page * 4096] = bytes([value]) * 4080
    path.write_bytes(content)


@pytest.mark.parametrize("pages", [(1,), (1, 2, 3), range(1, 65)])
def test_a_damaged_beginning_under_the_right_password_is_told_as_damage_and_is_no_failed_unlock(
    encrypted, pages, kept_unlocks
):
    with Dossier.open(encrypted, password=PASSWORD) as dossier:
        sheet = recovery_key_of(dossier)
    spoil(encrypted, *pages)
    before = encrypted.read_bytes()

    for given, told in (({"password": PASSWORD}, "Het wachtwoord"), ({"recovery_key": sheet}, "De herstelsleutel")):
        with pytest.raises(faults.Damaged, match=rf"{told} klopt, maar het begin .* Zet een back-up terug"):
            Dossier.open(encrypted, **given)
    assert not kept_unlocks()

    with pytest.raises(faults.WrongPassword):
        Dossier.open(encrypted, password="fout")
    assert len(kept_unlocks()) == 1
    assert encrypted.read_bytes() == before


def test_a_beginning_that_lost_its_salt_is_told_as_damage_where_a_backup_has_the_salt(encrypted, monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "backups", lambda: tmp_path / "back-ups")
    key = driver.raw_key(PASSWORD, driver.salt_of(encrypted))
    making.make(encrypted, key, Kind.LIGHT, dt.datetime.now(dt.UTC))
    encrypted.write_bytes(b"\0" * 4096 + encrypted.read_bytes()[4096:])

    with pytest.raises(faults.Damaged, match="Het wachtwoord klopt"):
        Dossier.open(encrypted, password=PASSWORD)
    with pytest.raises(faults.WrongPassword):
        Dossier.open(encrypted, password="fout")


def test_a_file_of_nothing_that_was_written_under_a_password_is_a_wrong_password(tmp_path):
    path = tmp_path / "iets.wijkdesk"
    path.write_bytes(bytes(range(256)) * 512 + b"\0" * 4096 * 4)

    with pytest.raises(faults.WrongPassword):
        Dossier.open(path, password=PASSWORD)
