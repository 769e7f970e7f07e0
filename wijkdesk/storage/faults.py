"""What the user's machine or file can do to a dossier, told apart from our own mistakes by type.

Each fault carries one Dutch sentence, with what to do next, and no personal data.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class DossierFault(Exception):
    """Something outside the program keeps a dossier from being used; ``sentence`` is for the user."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Gone(DossierFault):
    """The file or the stick it was on is not there."""


class NotADossier(DossierFault):
    """The file is no dossier, or the password is wrong."""


class NewerDossier(DossierFault):
    """A later version of Wijkdesk wrote this dossier."""


class OpenElsewhere(DossierFault):
    """Another window or command writes in this dossier now."""


class ReadOnly(DossierFault):
    """The file or its folder may not be written."""


class DiskFull(DossierFault):
    """There is no room left on the disk."""


class Damaged(DossierFault):
    """The content of the file is not what was written."""


class AlreadyThere(DossierFault):
    """A file of that name exists and is left alone."""


@contextmanager
def machine_faults(path: Path) -> Iterator[None]:
    """Turn the errors of driver and system about ``path`` into a ``DossierFault``; all others pass."""
    try:
        yield
    except DossierFault:
        raise
    except Exception as error:
        fault = _fault_of(error, path)
        if fault is None:
            raise
        raise fault from error


def _fault_of(error: Exception, path: Path) -> DossierFault | None:
    # SQLAlchemy wraps the driver's error and keeps it in ``orig``.
    cause = getattr(error, "orig", None) or error
    name: str = getattr(cause, "sqlite_errorname", None) or ""
    if isinstance(cause, OSError):
        return _fault_of_system(cause, path)
    if not name:
        return None
    if not path.exists():
        return gone(path)
    if name.startswith("SQLITE_FULL"):
        return DiskFull("De schijf is vol. Maak ruimte vrij en probeer het opnieuw; wat je typte staat er nog.")
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return ReadOnly(f"In {path.name} mag niet worden geschreven. Kies 'Opslaan als kopie' en een andere map.")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return OpenElsewhere(f"{path.name} is nu in gebruik door een ander programma. Probeer het zo opnieuw.")
    if name.startswith("SQLITE_NOTADB"):
        return not_a_dossier(path)
    if name.startswith("SQLITE_CORRUPT"):
        return Damaged(f"{path.name} is beschadigd. Zet een back-up terug; het bestand zelf blijft zoals het is.")
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR")):
        return Gone(f"{path.name} kan niet worden gelezen of geschreven. Zit de stick of schijf er nog in?")
    return None


def _fault_of_system(error: OSError, path: Path) -> DossierFault | None:
    if isinstance(error, FileNotFoundError):
        return gone(path)
    if isinstance(error, PermissionError):
        return ReadOnly(f"Je hebt geen toegang tot {path.name} of tot de map. Kies een andere map.")
    if isinstance(error, IsADirectoryError | NotADirectoryError):
        return NotADossier(f"{path.name} is geen bestand. Kies een dossier: een bestand dat eindigt op .wijkdesk.")
    if error.errno == 28:  # ENOSPC on every system that Python knows
        return DiskFull("De schijf is vol. Maak ruimte vrij en probeer het opnieuw.")
    return Gone(f"{path.name} kan niet worden gelezen of geschreven. Zit de stick of schijf er nog in?")


def gone(path: Path) -> Gone:
    return Gone(f"{path.name} is er niet. Staat het dossier op een stick, of is het verplaatst?")


def not_a_dossier(path: Path) -> NotADossier:
    return NotADossier(f"Het wachtwoord van {path.name} is onjuist, of dit is geen Wijkdesk-dossier.")
