"""Where things are: what the program brings along, and the user's own folders.

Nothing is made here: who writes into a folder makes it first. The user's folders follow the customs of each
system (on Linux the XDG folders, on Windows the roaming profile for what should move along with the user).
"""

import os
import sys
from pathlib import Path

_NAME = "wijkdesk"
_PACKAGE = Path(__file__).parent


def resources() -> Path:
    """Return the folder with fonts, icons and help, readable as plain files.

    In a wheel and in a frozen program it lies inside the package, in a checkout beside it.
    """
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def documents() -> Path:
    """Return the user's own folder for documents, where a new dossier is proposed."""
    import platformdirs  # noqa: PLC0415 - see config

    return platformdirs.user_documents_path()


def data() -> Path:
    """Return the folder for what the program keeps for the user beside the dossiers, such as the example."""
    import platformdirs  # noqa: PLC0415 - see config

    return platformdirs.user_data_path(_NAME, appauthor=False, roaming=True)


def backups() -> Path:
    """Return the folder with the backups of every dossier, which stay on this machine: they are large."""
    import platformdirs  # noqa: PLC0415 - see config

    return platformdirs.user_data_path(_NAME, appauthor=False, roaming=False) / "back-ups"


def backups_of(dossier: Path) -> Path:
    """Return the folder with the backups of one dossier, whose name does not say which or where it is."""
    import hashlib  # noqa: PLC0415 - OpenSSL comes with it, which the first paint does not need

    return backups() / hashlib.sha256(str(dossier.resolve()).encode()).hexdigest()[:16]


def config() -> Path:
    """Return the folder for the user's settings.

    Every start asks for it. ``platformdirs`` says the same, but on Linux, where it is this, its own start takes four
    per cent of that of a bare window.
    """
    if sys.platform == "linux":
        told = Path(os.environ.get("XDG_CONFIG_HOME", ""))
        return (told if told.is_absolute() else Path.home() / ".config") / _NAME
    import platformdirs  # noqa: PLC0415 - see above

    return platformdirs.user_config_path(_NAME, appauthor=False, roaming=True)
