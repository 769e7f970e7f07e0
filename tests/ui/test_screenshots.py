"""Pictures of the example, made as the command makes them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.dossiers import read_all
from wijkdesk.storage.faults import Gone
from wijkdesk.ui.screenshots import take_screenshots

WORTH_SEEING = {
    *("begin", "pijlers", "acties", "contacten", "tijdlijn", "overzicht"),
    *("overzicht-te-doen", "overzicht-privacy", "overzicht-successen", "overzicht-partners", "overzicht-vaststellen"),
    *("halfjaarronde-resultaten", "halfjaarronde-stoplichten", "halfjaarronde-commitments"),
    *(
        "halfjaarronde-toezeggingen",
        "halfjaarronde-beleidsdoelen",
        "halfjaarronde-successen",
        "halfjaarronde-afronding",
    ),
    *("contacten-samenwerking", "contacten-wat-dit-bracht"),
    *(
        "pijlers-beoordelen",
        "acties-afronden",
        "acties-foto",
        "acties-lopende-actie",
        "contacten-persoon",
        "contacten-organisatie",
        "contactmoment-noteren",
        "snel-noteren",
    ),
    *("contacten-samenvoegen", "acties-lopende-actie", "contacten-persoon", "contacten-organisatie"),
    *("wachtwoord", "wachtwoord-gekozen", "vergrendeld", "vergeten", "register", "dossier-niet-gevonden"),
    *("snel-noteren-let-op", "back-ups"),
    *("wijkaanpak", "nieuw-dossier", "geschiedenis", "prullenbak", "logboek", "overdragen", "sneltoetsen"),
    *("meenemen-lijst", "meenemen-alles", "cijfers", "cijfers-verloop", "gebieden", "cijfers-inlezen"),
    *("aandacht", "tijdlijn-tekening", "zoeken"),
}


@pytest.fixture(scope="module")
def made(told_example, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictures")
    work = tmp_path_factory.mktemp("work")
    path = Path(shutil.copy(told_example, work))
    command = [sys.executable, "-m", "wijkdesk", "screenshots", path, "--output", folder]
    before = read_all(path)
    (work / "tmp").mkdir()
    env = os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(work / "tmp"))
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=env)
    assert list((work / "tmp").iterdir()) == []
    after = read_all(path)
    told = list(after.pop("account_entries").values())
    assert after.items() <= before.items()
    assert [line[2:] for line in told] == [("export", "Schermafbeeldingen", str(folder), "gelukt")]
    return ended, folder


def test_every_tab_and_dialog_is_a_picture_with_something_in_it(made):
    ended, folder = made

    assert ended.returncode == 0
    assert {path.stem for path in folder.iterdir()} >= WORTH_SEEING
    for path in folder.iterdir():
        image = QImage(str(path))
        seen = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        assert len(seen) > 2, path.name


def test_what_comes_from_the_background_is_there_in_the_picture(made):
    _, folder = made

    overview = QImage(str(folder / "overzicht.png"))
    page = {overview.pixel(x, y) for x in range(overview.width() * 3 // 5, overview.width() - 60) for y in (210, 225)}
    assert len(page) > 10  # the name of the neighbourhood, on a page that is painted
    assert QImage(str(folder / "agenda-inlezen.png")).height() > 400  # with the appointments


def test_nothing_is_said_but_the_names_of_the_pictures(made):
    ended, folder = made

    assert ended.stderr == ""
    assert sorted(ended.stdout.splitlines()) == sorted(map(str, folder.iterdir()))


def test_without_a_dossier_no_folder_is_made(tmp_path):
    with pytest.raises(Gone):
        take_screenshots(tmp_path / "weg.wijkdesk", tmp_path / "nieuw", (1366, 768), dark=False)

    assert not (tmp_path / "nieuw").exists()
