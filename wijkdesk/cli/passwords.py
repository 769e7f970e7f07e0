"""The password of a locked dossier: from a file or typed at a prompt, never from an argument or the environment."""

import argparse
import getpass
import sys
from pathlib import Path

from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import NeedsPassword
from wijkdesk.storage.opening import is_locked

_LONGEST_FILE = 10_000  # bytes: what is larger was not written to hold a password


def open_dossier(given: argparse.Namespace, *, read_only: bool = False) -> Dossier:
    """Open the dossier of a command. Raises a ``DossierFault``, or ``Refused`` for a file that holds no password."""
    if getattr(given, "recovery_key_file", None) is not None:
        return Dossier.open(given.dossier, recovery_key=_content_of(given.recovery_key_file), read_only=read_only)
    return Dossier.open(given.dossier, password=password_of(given), read_only=read_only)


def password_of(given: argparse.Namespace) -> str | None:
    """The password of the dossier of a command: from its file or, where somebody can type it, from a prompt.

    ``None`` for a dossier without one. Raises ``NeedsPassword`` where nobody can type.
    """
    return password_for(given.dossier, given.password_file)


def password_for(path: Path, password_file: Path | None) -> str | None:
    """The password of this file; as ``password_of``."""
    if password_file is not None:
        return _line_of(password_file)
    if not is_locked(path):
        return None
    if not sys.stdin.isatty():
        raise NeedsPassword(
            f"{path.name} heeft een wachtwoord, of is geen Wijkdesk-dossier. Geef het met --password-file."
        )
    return _typed(f"Wachtwoord van {path.name}: ")


def new_password_of(given: argparse.Namespace) -> str:
    """The new password for a dossier: from its file, or typed twice."""
    if given.new_password_file is not None:
        return _line_of(given.new_password_file)
    if not sys.stdin.isatty():
        raise Refused("Er is hier niemand die een wachtwoord kan typen. Geef het met --new-password-file.")
    first = _typed("Nieuw wachtwoord: ")
    if first != _typed("Nog een keer: "):
        raise Refused("De twee wachtwoorden zijn niet gelijk, dus er is niets veranderd. Probeer het opnieuw.")
    return first


def _typed(prompt: str) -> str:
    try:
        return getpass.getpass(prompt, sys.stderr)
    except EOFError:
        raise Refused("Er is geen wachtwoord getypt.") from None


def _line_of(path: Path) -> str:
    password = _content_of(path).split("\n", 1)[0].removesuffix("\r")
    if not password:
        raise Refused(f"In {path.name} staat geen wachtwoord. Zet het op de eerste regel.")
    return password


def _content_of(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(_LONGEST_FILE + 1)
    if len(content) > _LONGEST_FILE:
        raise Refused(f"{path.name} is te groot om een wachtwoord in te bewaren. Kies een ander bestand.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{path.name} is niet te lezen als tekst. Bewaar het als UTF-8.") from None
