"""Whether a dossier lies where another program or computer has its hands in it."""

from pathlib import Path, PureWindowsPath

import pytest

from wijkdesk.storage import whereabouts
from wijkdesk.storage.whereabouts import is_on_network, synchronised_by


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Gemeente Haarlem/Wijken", "OneDrive"),
        ("Dropbox (Persoonlijk)", "Dropbox"),
        ("CloudStorage/GoogleDrive-iemand/Mijn Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Nextcloud2/a/b/c", "Nextcloud"),
        ("Documenten", None),
        ("Dropboxen", None),
        ("Mijn onedrive", None),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(tmp_path, folder, name):
    path = tmp_path / folder / "wijk.wijkdesk"
    path.parent.mkdir(parents=True)
    assert synchronised_by(path) == name


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (".stfolder/", "Syncthing"),
        (".dropbox", "Dropbox"),
        (".sync_0a1b2c.db", "Nextcloud"),
        ("._sync_0a1b2c.db", "Nextcloud"),
        (".tmp.driveupload/", "Google Drive"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        ("wijk.wijkdesk", None),
    ],
)
def test_and_by_what_the_program_leaves_in_it(tmp_path, mark, name):
    (tmp_path / "a").mkdir()
    file = tmp_path / mark
    file.mkdir() if mark.endswith("/") else file.touch()
    assert synchronised_by(tmp_path / "a" / "wijk.wijkdesk") == name


def test_also_when_a_link_leads_there(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    link = tmp_path / "wijken"
    try:
        link.symlink_to(tmp_path / "Dropbox")
    except OSError:
        pytest.skip("no links here")
    assert synchronised_by(link / "wijk.wijkdesk") == "Dropbox"


def test_a_mark_in_the_home_folder_says_nothing_of_all_that_is_in_it(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / "Documenten").mkdir()
    assert synchronised_by(tmp_path / "Documenten" / "wijk.wijkdesk") is None


@pytest.mark.parametrize(
    ("path", "is_share"),
    [
        (r"\\server\wijken\a.wijkdesk", True),
        (r"\\?\UNC\server\wijken\a.wijkdesk", True),
        (r"C:\wijken\a.wijkdesk", False),
        (r"\\?\C:\wijken\a.wijkdesk", False),
    ],
)
def test_a_share_of_windows_is_a_network(path, is_share):
    assert whereabouts._is_share(PureWindowsPath(path)) == is_share


def test_what_is_mounted_nearest_says_whether_it_is_a_network(monkeypatch, tmp_path):
    def mounted(*places):
        monkeypatch.setattr(whereabouts, "_mounts", lambda: iter(places))
        return is_on_network(tmp_path / "a" / "wijk.wijkdesk")

    if whereabouts.sys.platform == "win32":
        pytest.skip("Windows says it of a drive")
    here = str(tmp_path)
    assert not mounted(("/", "ext4"))
    assert mounted(("/", "ext4"), (here, "cifs"))
    assert mounted((here, "nfs4"), ("/", "ext4"))
    assert not mounted((here, "nfs4"), (f"{here}/a", "ext4"))
    assert not mounted(("/", "ext4"), (f"{here}/anders", "nfs4"))
    assert not mounted((here, "nfs4"), (here, "ext4"))


def test_this_disk_is_no_network(tmp_path):
    assert not is_on_network(tmp_path / "wijk.wijkdesk")
    assert whereabouts.sys.platform == "win32" or list(whereabouts._mounts())
