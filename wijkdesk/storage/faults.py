"""What the user's machine or file can do to a dossier, told apart from our own mistakes by type.

Each fault carries one Dutch sentence, with what to do next, and no personal data.
"""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wijkdesk.domain.refusal import Refused


class DossierFault(Exception):
    """Something outside the program keeps a dossier from being used; ``sentence`` is for the user."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Gone(DossierFault):
    """The file or the stick it was on is not there."""


class NotADossier(DossierFault):
    """The file is no dossier, or the password is wrong."""


class NeedsPassword(NotADossier):
    """The file is no plain dossier, and no password was given."""


class WrongPassword(NotADossier):
    """A password or recovery key was given, and does not open the file."""


class NewerDossier(DossierFault):
    """A later version of Wijkdesk wrote this dossier."""


class NotUpgraded(DossierFault):
    """A dossier of an earlier version cannot be brought up to date."""


class OpenElsewhere(DossierFault):
    """Another window or command writes in this dossier now."""


class ReadOnly(DossierFault):
    """The file or its folder may not be written."""


class DiskFull(DossierFault):
    """There is no room left on the disk."""


class Damaged(DossierFault):
    """The content of the file is not what was written."""


class Replaced(DossierFault):
    """Another file, or other content, stands in the place of the dossier that was opened."""


class NotRewritten(DossierFault):
    """A dossier could not be written anew under another password."""


class AlreadyThere(DossierFault):
    """A file of that name exists and is left alone."""


@contextmanager
def machine_faults(path: Path) -> Iterator[None]:
    """Turn the errors of system and driver about ``path`` into a ``DossierFault``; all others pass."""
    try:
        with driver_faults(path):
            yield
    except OSError as error:
        raise _fault_of_system(error, path) from error


@contextmanager
def driver_faults(path: Path) -> Iterator[None]:
    """Turn what the driver says of the machine into a ``DossierFault``, and of the content into ``Refused``."""
    try:
        yield
    except Exception as error:
        # SQLAlchemy wraps the driver's error and keeps it in ``orig``.
        cause = getattr(error, "orig", None) or error
        name: str = getattr(cause, "sqlite_errorname", None) or ""
        if str(cause).startswith("Could not decode to UTF-8 column"):  # the driver's own finding, without a name
            name = "SQLITE_CORRUPT"
        meaning = _refusal_of(str(cause)) if name == "SQLITE_CONSTRAINT" else _fault_of_driver(name, path)
        if meaning is None:
            raise
        raise meaning from error


def _fault_of_driver(name: str, path: Path) -> DossierFault | None:
    if not name:
        return None
    if name == "SQLITE_FULL":
        return DiskFull("De schijf is vol. Maak ruimte vrij en probeer het opnieuw; wat je typte staat er nog.")
    if not os.access(path, os.F_OK):
        return _gone(path)
    if name in ("SQLITE_READONLY", "SQLITE_PERM"):
        return ReadOnly(f"In {path.name} mag niet worden geschreven. Kies 'Opslaan als kopie' en een andere map.")
    if name in ("SQLITE_BUSY", "SQLITE_LOCKED"):
        return OpenElsewhere(f"{path.name} is nu in gebruik door een ander programma. Probeer het zo opnieuw.")
    if name == "SQLITE_NOTADB":
        return NotADossier(f"Het wachtwoord van {path.name} is onjuist, of dit is geen Wijkdesk-dossier.")
    if name in ("SQLITE_CORRUPT", "SQLITE_ERROR"):  # the second when a flipped bit changed the tables themselves
        return damaged(path)
    if name in ("SQLITE_CANTOPEN", "SQLITE_IOERR"):
        return _out_of_reach(path)
    return None


def damaged(path: Path) -> Damaged:
    return Damaged(f"{path.name} is beschadigd. Zet een back-up terug; het bestand zelf blijft zoals het is.")


def replaced(path: Path) -> Replaced:
    return Replaced(
        f"{path.name} is intussen vervangen door een andere versie, bijvoorbeeld door een synchronisatieprogramma. "
        "Er is niets overschreven, en wat je typte staat er nog. Open het dossier opnieuw."
    )


def _fault_of_system(error: OSError, path: Path) -> DossierFault:
    if isinstance(error, FileNotFoundError):
        return _gone(path)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return ReadOnly(f"Je hebt geen toegang tot {path.name} of tot de map. Kies een andere map.")
    if isinstance(error, IsADirectoryError | NotADirectoryError):
        return NotADossier(f"{path.name} is geen bestand. Kies een dossier: een bestand dat eindigt op .wijkdesk.")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull("De schijf is vol. Maak ruimte vrij en probeer het opnieuw.")
    if error.errno == errno.ENAMETOOLONG:
        return NotADossier("De naam van het dossier is te lang. Kies een kortere naam.")
    return _out_of_reach(path)


def _gone(path: Path) -> Gone:
    if os.access(path.parent, os.F_OK):
        return Gone(f"{path.name} is er niet. Staat het dossier op een stick, of is het verplaatst?")
    return Gone(f"De map van {path.name} is er niet. Zit de stick of schijf er nog in?")


def _out_of_reach(path: Path) -> Gone:
    return Gone(f"{path.name} kan niet worden gelezen of geschreven. Zit de stick of schijf er nog in?")


_TAKEN = {
    "areas.code": "Er is al een gebied met deze code. Kies dat gebied.",
    "overviews.year": "Van dit halfjaar is er al een overzicht. Ga daarmee verder.",
}


def _refusal_of(message: str) -> Refused:
    """What a constraint of the tables means to the user; SQLite names the columns, as in ``areas.code``."""
    column = re.search(r"(?:UNIQUE|NOT NULL) constraint failed: (\w+\.(\w+?))(?:_id)?(?:,|$)", message)
    if column is None:
        return Refused("Dit verwijst naar iets dat er niet meer is. Kies iets anders.")
    if message.startswith("NOT NULL"):
        return Refused("Dit kan niet leeg zijn. Vul het in.", column[2])
    return Refused(_TAKEN.get(column[1], "Dit staat al in het dossier."), column[2])
