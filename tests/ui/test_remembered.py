"""What the window remembers stands in a file of the user alone."""

import os
import stat

import pytest
from PySide6.QtCore import QSettings

from wijkdesk.ui.remembered import Remembered


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such rights")
def test_only_the_user_may_read_what_the_window_remembers_also_after_it_is_written_anew(tmp_path):
    folder = tmp_path / "instellingen"
    remembered = Remembered(folder)
    for number in range(3):
        remembered.opened(tmp_path / f"{number}.wijkdesk")
        remembered._settings.sync()

        assert remembered._settings.status() is QSettings.Status.NoError
        assert stat.S_IMODE((folder / "wijkdesk.ini").stat().st_mode) == 0o600


def test_where_nothing_can_be_kept_the_window_goes_on(tmp_path):
    (tmp_path / "vol").write_text("")

    remembered = Remembered(tmp_path / "vol")
    remembered.opened(tmp_path / "a.wijkdesk")

    assert remembered.recent() == []
