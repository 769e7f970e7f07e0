"""What every check gets: a folder to work in, and how it says that something is not as it should be."""

import datetime as dt
from pathlib import Path
from typing import Final, NamedTuple

PASSWORD: Final = "vier losse woorden hier"


class Failed(Exception):
    """Something works otherwise than it should; the text says what, without data of anybody."""


class Trial(NamedTuple):
    """Where the checks work: ``folder`` goes when they are done."""

    folder: Path
    today: dt.date

    @property
    def dossier(self) -> Path:
        """A locked dossier with the whole example."""
        return self.folder / "Proef é.wijkdesk"

    @property
    def earlier(self) -> Path:
        """A locked dossier of the first version with one action, brought up to date."""
        return self.folder / "Eerder.wijkdesk"

    @property
    def everything(self) -> Path:
        """All of the locked dossier as a folder."""
        return self.folder / "alles"


def expect(is_so: bool, what: str) -> None:
    """Raise ``Failed`` with ``what`` is wrong unless ``is_so``."""
    if not is_so:
        raise Failed(what)
