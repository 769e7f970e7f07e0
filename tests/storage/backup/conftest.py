"""A dossier with photos, and a folder of its own for backups."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from tests.dossiers import new_dossier
from wijkdesk import paths
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact
from wijkdesk.domain.photo import Photo, Picture

NOW = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
PASSWORD = "geheim"


def photo(number: int) -> Photo:
    content = bytes([number]) * 40_000
    picture = Picture(media_type="image/jpeg", width=20, height=10, content=content, thumbnail=bytes([number]) * 900)
    return Photo(picture=picture, description=f"Foto {number}", action=Action(title=f"Actie {number}"))


@pytest.fixture(scope="session")
def told_with_photos(tmp_path_factory) -> dict[str | None, Path]:
    return {
        password: new_dossier(
            tmp_path_factory.mktemp("photos"),
            *map(photo, range(3)),
            Contact(first_name="Anna", last_name="Zoetemelk"),
            password=password,
        )
        for password in (None, PASSWORD)
    }


@pytest.fixture(autouse=True)
def backups(tmp_path, monkeypatch) -> Path:
    """Where every backup of this test comes."""
    root = tmp_path / "back-ups"
    monkeypatch.setattr(paths, "backups", lambda: root)
    return root


@pytest.fixture
def with_photos(tmp_path, told_with_photos) -> Path:
    return Path(shutil.copy(told_with_photos[None], tmp_path))


@pytest.fixture
def locked(tmp_path, told_with_photos) -> Path:
    """The same under a password, see ``PASSWORD``."""
    folder = tmp_path / "op slot"
    folder.mkdir()
    return Path(shutil.copy(told_with_photos[PASSWORD], folder))
