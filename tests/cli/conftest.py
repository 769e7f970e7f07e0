from pathlib import Path

import pytest

from tests.cli.calls import first_content
from wijkdesk.storage.dossier import Dossier


@pytest.fixture
def dossier(tmp_path) -> Path:
    path = tmp_path / "proef.wijkdesk"
    Dossier.create(path, first_content)
    return path
