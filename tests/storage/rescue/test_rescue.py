"""From a damaged dossier, all that is readable comes over, and what does not is told."""

import datetime as dt
import shutil

import pytest

from tests.dossiers import contents, new_dossier, read_all
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.photo import Photo, Picture
from wijkdesk.storage import driver, faults
from wijkdesk.storage.backup import making
from wijkdesk.storage.backup.copies import Kind
from wijkdesk.storage.check import findings
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.rescue.rescue import rescue
from wijkdesk.storage.writing import edit

PAGE = 4096
PASSWORD = "geheim"
BOTH = pytest.mark.parametrize("password", [None, PASSWORD])


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Dossiers of which every table takes pages of its own, plain and locked."""

    def make(password):
        people = [Contact(first_name=f"Anna {n}", last_name="Zoetemelk", notes="n" * 700) for n in range(30)]
        things = [Action(title=f"Actie {n}", description="x" * 900) for n in range(60)]
        moments = [
            ContactMoment(day=dt.date(2026, 1, 1 + n % 28), summary=f"Praatje {n}", contacts=[people[n % 30]])
            for n in range(400)
        ]
        picture = Picture(media_type="image/jpeg", width=1, height=1, content=b"\x01" * 30_000, thumbnail=b"\x02")
        photo = Photo(picture=picture, action=things[0])
        folder = tmp_path_factory.mktemp("told")
        path = new_dossier(folder, *people, *things, *moments, photo, password=password)
        with Dossier.open(path, password=password) as dossier:
            edit.change(dossier, Action, 7, title="Lampen")
            edit.change(dossier, Contact, 3, first_name="Bea")
        return path, read_all(path, password)

    return {password: make(password) for password in (None, PASSWORD)}


@pytest.fixture
def damaged(told, tmp_path):
    """Make a damaged copy of one of them."""

    def make(password, spoil):
        path = tmp_path / "stuk.wijkdesk"
        content = bytearray(told[password][0].read_bytes())
        spoil(content)
        path.write_bytes(content)
        return path

    return make


def page_of(path, password, table):
    key = None if password is None else driver.raw_key(password, driver.salt_of(path))
    reader = driver.connect(path, key=key, only_reads=True)
    [(page,)] = reader.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchall()
    reader.close()
    return page


def overwrite(page, value=0xA5):
    def spoil(content):
        content[(page - 1) * PAGE : page * PAGE] = bytes([value]) * PAGE

    return spoil


def lacking(path, output, password, whole):
    """Which rows of the tables did not come over as they were."""
    with Dossier.open(output, password=password) as dossier:
        there = contents(dossier)
        assert findings(dossier) == []
    return {
        name: {key for key, row in rows.items() if there[name].get(key) != row}
        for name, rows in whole.items()
        if there[name] != rows
    }


@BOTH
def test_of_a_sound_dossier_all_comes_over_and_nothing_is_told(told, tmp_path, password):
    path, whole = told[password]
    before = path.read_bytes()
    rescued = rescue(path, tmp_path / "gered.wijkdesk", password=password)

    assert rescued.lost == []
    assert rescued.rows["moments"] == 400
    assert lacking(path, tmp_path / "gered.wijkdesk", password, whole) == {}
    assert path.read_bytes() == before
    assert driver.is_plain(tmp_path / "gered.wijkdesk") == (password is None)


@BOTH
@pytest.mark.parametrize("table", ["actions", "contacts", "moments", "moment_contacts"])
def test_a_table_of_which_the_root_is_lost_comes_over_from_its_other_pages(told, damaged, tmp_path, password, table):
    path = damaged(password, overwrite(page_of(told[password][0], password, table)))
    rescued = rescue(path, tmp_path / "gered.wijkdesk", password=password)

    assert lacking(path, tmp_path / "gered.wijkdesk", password, told[password][1]) == {}
    assert f"Van {table} is een deel niet te lezen." in rescued.lost


@BOTH
def test_whatever_page_is_lost_at_most_the_rows_on_it_are(told, damaged, tmp_path, password):
    original, whole = told[password]
    pages = original.stat().st_size // PAGE
    for page in range(3, pages, max(pages // 8, 1)):
        output = tmp_path / f"gered {page}.wijkdesk"
        rescued = rescue(damaged(password, overwrite(page)), output, password=password)
        lost = lacking(original, output, password, whole)
        # What refers to a row goes with it; beside that, no more than a page holds.
        assert sum(len(rows) for name, rows in lost.items() if name != "moment_contacts") < 30, page
        assert bool(rescued.lost) >= bool(lost), page


@BOTH
def test_a_first_page_that_is_lost_costs_nothing(told, damaged, tmp_path, password):
    if password is not None:  # its first bytes are the salt, which its backups have too
        original = tmp_path / "stuk.wijkdesk"
        shutil.copy(told[password][0], original)
        key = driver.raw_key(password, driver.salt_of(original))
        making.make(original, key, Kind.LIGHT, dt.datetime.now(dt.UTC))
    path = damaged(password, overwrite(1))
    rescue(path, tmp_path / "gered.wijkdesk", password=password)

    assert lacking(path, tmp_path / "gered.wijkdesk", password, told[password][1]) == {}


@BOTH
def test_of_a_file_that_was_cut_off_the_first_part_comes_over(told, damaged, tmp_path, password):
    def cut(content):
        del content[page_of(told[password][0], password, "actions") * PAGE + 10 * PAGE + 17 :]

    path = damaged(password, cut)
    output = tmp_path / "gered.wijkdesk"
    rescued = rescue(path, output, password=password)
    assert rescued.rows["pillars"] == 4
    assert any("niet te lezen" in line for line in rescued.lost)
    with Dossier.open(output, password=password) as dossier:
        assert findings(dossier) == []


def test_what_the_pages_lost_the_history_gives_back(told, damaged, tmp_path):
    original, whole = told[None]
    place = original.read_bytes().index(b"Lampen" + b"x" * 900)
    path = damaged(None, overwrite(place // PAGE + 1))
    rescued = rescue(path, tmp_path / "gered.wijkdesk")

    assert 7 not in {key for (key,) in lacking(path, tmp_path / "gered.wijkdesk", None, whole).get("actions", set())}
    assert "In actions komt rij 7 uit de geschiedenis." in rescued.lost


def test_a_statement_of_a_table_that_is_spoilt_costs_nothing(told, damaged, tmp_path):
    def spoil(content):
        place = content.index(b"CREATE TABLE contacts")
        content[place : place + 3] = b"\x01\x02\x03"

    path = damaged(None, spoil)
    rescue(path, tmp_path / "gered.wijkdesk")
    assert lacking(path, tmp_path / "gered.wijkdesk", None, told[None][1]) == {}


def test_a_value_that_cannot_be_is_told_and_the_rest_of_its_row_comes_over(told, damaged, tmp_path):
    def spoil(content):
        place = content.index(b"Zoetemelk" + b"n" * 700)
        content[place : place + 9] = b"\xff" * 9

    rescued = rescue(damaged(None, spoil), tmp_path / "gered.wijkdesk")
    assert rescued.rows["contacts"] == 30


@pytest.mark.parametrize("content", [b"", b"geen dossier " * 3000, b"%PDF-1.7"])
def test_of_what_is_no_dossier_nothing_is_made(tmp_path, content):
    path = tmp_path / "iets.wijkdesk"
    path.write_bytes(content)
    with pytest.raises(faults.NotADossier, match="niets te lezen"):
        rescue(path, tmp_path / "gered.wijkdesk")
    assert list(tmp_path.iterdir()) == [path]


def test_under_a_wrong_password_nothing_is_made(told, tmp_path):
    with pytest.raises(faults.NotADossier, match="niets te lezen"):
        rescue(told[PASSWORD][0], tmp_path / "gered.wijkdesk", password="fout")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(autouse=True)
def _backups_of_this_test(tmp_path_factory, monkeypatch):
    root = tmp_path_factory.mktemp("back-ups")
    monkeypatch.setattr(paths, "backups", lambda: root)
