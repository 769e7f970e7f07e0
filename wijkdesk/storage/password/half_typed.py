"""What stood half typed in the window when it was locked: kept under the key of the dossier until somebody saw it.

It is no part of the dossier, for nobody decided that it should be; and it cannot wait in memory, where the key that
would hide it is not any more.
"""

import contextlib
import json
from pathlib import Path
from typing import Any

from wijkdesk import paths, private_files
from wijkdesk.storage import driver, faults
from wijkdesk.storage.dossier import Dossier


def keep_half_typed(dossier: Dossier, texts: Any) -> bool:
    """Keep what JSON can hold, in the place of what was kept before; False where that cannot be written."""
    if dossier.key is None:
        return False
    path = _file_of(dossier.key)
    try:
        with faults.machine_faults(path):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            private_files.make_empty(path)
            with contextlib.closing(driver.connect(path, key=dossier.key)) as connection:
                connection.execute("CREATE TABLE half_typed (texts TEXT NOT NULL)")
                connection.execute("INSERT INTO half_typed VALUES (?)", (json.dumps(texts),))
    except faults.DossierFault:
        return False
    return True


def half_typed_of(dossier: Dossier) -> Any:
    """What was kept of this dossier; ``None`` where there is nothing that can be read."""
    if dossier.key is None:
        return None
    path = _file_of(dossier.key)
    try:
        if not path.is_file() or not path.stat().st_size:
            return None
        with contextlib.closing(driver.connect(path, key=dossier.key, only_reads=True)) as connection:
            [(texts,)] = driver.fetch(connection, "SELECT texts FROM half_typed")
        return json.loads(texts)
    except (faults.DossierFault, OSError, ValueError):
        return None


def forget_half_typed(dossier: Dossier) -> None:
    """Let go of what was kept of this dossier."""
    if dossier.key is not None:
        with contextlib.suppress(OSError):
            _file_of(dossier.key).unlink(missing_ok=True)


def _file_of(key: str) -> Path:
    return paths.data() / "half-typed" / driver.salt_in(key).hex()
