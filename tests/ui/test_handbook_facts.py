"""What the handbook tells system managers and the privacy officer in numbers and paths is what the program does."""

import re
import sys
from pathlib import Path

import pytest

from wijkdesk import paths
from wijkdesk.domain.programme import Programme
from wijkdesk.papers.handbook.text import Table, blocks_of, folder, read_pages
from wijkdesk.storage import account, driver
from wijkdesk.storage.backup.keeping import LIFETIME
from wijkdesk.storage.migrations import KNOWN
from wijkdesk.storage.password import half_typed
from wijkdesk.storage.reading.bin import KEPT_DAYS
from wijkdesk.ui.menus import LOCK_MINUTES, USUAL_LOCK

ROOT = Path(__file__).parents[2]
INSTALLER = (ROOT / "installer" / "windows" / "wijkdesk.nsi").read_text("utf-8")
SECURITY = " ".join((ROOT / "SECURITY.md").read_text("utf-8").split())
PAGES = {page.name: page for page in read_pages()}


def said(page):
    return (folder() / page).read_text("utf-8")


def table(page, number):
    return [block for block in blocks_of(PAGES[page]) if isinstance(block, Table)][number]


def test_a_key_is_derived_in_as_many_rounds_as_the_privacy_officer_reads():
    rounds = f"{driver._KEY_ROUNDS:,}".replace(",", ".")
    assert f"PBKDF2 (SHA-512, {rounds} rondes)" in said("privacyfunctionaris.md")
    assert f"PBKDF2 with SHA-512 and {driver._KEY_ROUNDS:,} rounds" in SECURITY


def test_a_dossier_is_encrypted_with_the_cipher_that_is_named(tmp_path):
    file = tmp_path / "a.wijkdesk"
    file.touch()
    connection = driver.connect(file, key=driver.raw_key("vier paarse olifanten dansen", driver.new_salt()))
    [(version,)] = driver.fetch(connection, "PRAGMA cipher_version")
    connection.close()
    assert version.startswith("4.")  # of which AES-256 is the one cipher
    assert "SQLCipher, AES-256" in said("privacyfunctionaris.md")


@pytest.mark.parametrize("page", ["veiligheid.md", "privacyfunctionaris.md", "register.md"])
def test_backups_go_after_twelve_months(page):
    assert round(LIFETIME.days / 30.4) == 12
    assert re.search(r"[Bb]ack-ups.*(twaalf|12) maanden|[Nn]a twaalf maanden", said(page))


@pytest.mark.parametrize("page", ["noteren.md", "privacyfunctionaris.md", "register.md"])
def test_what_was_deleted_can_be_put_back_for_as_many_days_as_it_is_kept(page):
    assert f"{KEPT_DAYS} dagen" in said(page)


def test_the_window_locks_itself_after_as_long_as_is_said():
    assert USUAL_LOCK == 15 in LOCK_MINUTES
    assert "Na een kwartier" in said("veiligheid.md")
    assert f"locking after {USUAL_LOCK} minutes" in SECURITY


@pytest.mark.parametrize("page", ["privacy.md", "privacyfunctionaris.md", "register.md"])
def test_residents_are_looked_at_again_after_as_many_months_as_is_said(page):
    months = Programme(name="Wijk", first_day=None, last_day=None).review_months
    assert re.search(rf"[Nn]a {months} maanden", said(page))


def test_every_exit_code_of_the_installer_is_in_the_table_and_no_other():
    stops = {int(code) for code in re.findall(r"StopWith (\d) ", INSTALLER)}
    assert {int(code) for code, _meaning in table("beheer.md", 0).rows} == {0, 1} | stops


def test_where_the_installer_puts_the_program_and_its_version_is_what_system_managers_read():
    page = said("beheer.md")
    assert r'StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Wijkdesk"' in INSTALLER
    assert r"`%LOCALAPPDATA%\Programs\Wijkdesk`" in page
    key = re.search(r'!define INSTALLED "(.+)"', INSTALLER)
    assert key is not None
    assert f"`DisplayVersion` in `HKCU\\{key[1]}`" in page
    for name in ("Verwijderen.exe", "Wijkdesk.com", "Licenties.txt"):
        assert name in page
        assert rf"\{name}" in INSTALLER


@pytest.mark.skipif(sys.platform != "linux", reason="of the column for Linux")
def test_each_folder_and_file_is_where_system_managers_read(monkeypatch, tmp_path):
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    file = tmp_path / "a.wijkdesk"
    file.write_bytes(b"x" * 100)
    there = {
        "Instellingen": paths.config() / "wijkdesk.ini",
        "Voorbeeld": half_typed._file_of("00" * 48).parents[1],
        "Tijden": account._kept_of(file).parent,
        "Back-ups": paths.backups(),
    }
    told = {row[0].split()[0].rstrip(","): row[2].strip("`") for row in table("beheer.md", 1).rows[1:]}
    assert told == {name: f"~/{path.relative_to(tmp_path)}" for name, path in there.items()}


def test_the_copy_that_is_kept_of_an_earlier_version_has_a_name_as_is_said():
    [version] = re.findall(r"`NAAM \(versie (\d+)\)\.wijkdesk`", said("beheer.md"))
    assert version in KNOWN[:-1]
