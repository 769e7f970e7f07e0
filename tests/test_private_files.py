"""What the program writes can be read by its user alone; what it replaces keeps the rights that it had."""

import contextlib
import datetime as dt
import os
import shutil
import stat
from pathlib import Path

import pytest

from tests.cli.calls import NO_WINDOWS, first_content
from wijkdesk import paths
from wijkdesk.cli.commands import run
from wijkdesk.pdf.files import replace_file
from wijkdesk.storage import faults
from wijkdesk.storage.backup import second_place
from wijkdesk.storage.backup.copies import backups_of
from wijkdesk.storage.backup.restoring import put_back
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.password.half_typed import keep_half_typed

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows gives a file the rights of its folder")
NOW = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
PASSWORD = "vier bankjes op het plein"


@pytest.fixture(autouse=True)
def usual_rights():
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(paths, "data", lambda: tmp_path / "data")
    monkeypatch.setattr(paths, "backups", lambda: tmp_path / "back-ups")
    return tmp_path


def rights(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


def rights_in(folder: Path) -> dict[str, str]:
    return {str(file): rights(file) for file in folder.rglob("*") if file.is_file()}


def call(*words: object) -> None:
    assert run([*map(str, words)], NO_WINDOWS) == 0


def test_dossiers_backups_and_what_leaves_a_dossier_for_one_person_are_for_the_user_alone(home):
    work, stick, password = home / "werk", home / "stick", home / "wachtwoord.txt"
    work.mkdir()
    stick.mkdir()
    password.write_text(PASSWORD)
    password.chmod(0o600)
    path = work / "proef.wijkdesk"
    Dossier.create(path, first_content)
    second_place.choose(path, stick, NOW)
    with Dossier.open(path):
        assert set(rights_in(work).values()) == {"0o600"}  # the lock beside it too
    call("backup", path)
    call("backup", path, "--output", work / "kopie.wijkdesk")
    call("restore", work / "kopie.wijkdesk", "--output", work / "terug.wijkdesk")
    call("rescue", path, "--output", work / "gered.wijkdesk")
    call("account", path, "--output", work / "logboek.csv")
    for suffix in ("json", "pdf"):
        call("subject", path, "1", "--output", work / f"inzage.{suffix}")
    call("handover", path, "--new-password-file", password, "--output", work / "opvolger.wijkdesk")
    call("forget", path, "1", "--yes")
    call("password", path, "set", "--new-password-file", password)
    call("password", path, "recovery-sheet", "--password-file", password, "--output", work / "blad.pdf")
    put_back(next(each.path for each in backups_of(path)), path, NOW, key=key_of(path))

    assert len([*home.rglob("vergeten.json")]) == 2
    made = rights_in(home)
    assert {name for name, found in made.items() if found != "0o600"} == set()
    assert len(made) > 15


def key_of(path: Path) -> str | None:
    with Dossier.open(path, password=PASSWORD, read_only=True) as dossier:
        return dossier.key


def test_what_waits_beside_a_locked_dossier_is_for_the_user_alone(home):
    path = home / "proef.wijkdesk"
    Dossier.create(path, first_content, password=PASSWORD)
    with Dossier.open(path, password=PASSWORD) as dossier:
        assert keep_half_typed(dossier, [["Contact", "Aantekening", "half"]])
    with contextlib.suppress(faults.WrongPassword):
        Dossier.open(path, password="fout")

    assert list(rights_in(home / "data").values()) == ["0o600"] * 2
    assert rights(home / "data" / "failed-unlocks") == "0o700"


def test_what_is_replaced_keeps_the_rights_that_somebody_gave_it(home):
    path, document = home / "proef.wijkdesk", home / "plan.pdf"
    Dossier.create(path, first_content)
    backup = Path(shutil.copy(path, home / "kopie.wijkdesk"))
    replace_file(document, b"een")
    for shared in (path, document):
        shared.chmod(0o664)

    replace_file(document, b"twee")
    call("forget", path, "1", "--yes")
    with Dossier.open(path):
        assert rights(home / ".proef.wijkdesk.lock") == "0o664"
    put_back(backup, path, NOW)
    assert (rights(path), rights(document)) == ("0o664", "0o664")
