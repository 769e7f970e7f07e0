"""Setting, changing and removing the password of a dossier."""

import contextlib
import hmac
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from wijkdesk.domain.refusal import Refused
from wijkdesk.storage import driver, faults
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.new_file import unfinished_file, write_through
from wijkdesk.storage.password.copies import Copy, known_copies, seal_copies
from wijkdesk.storage.password.recovery_key import as_text
from wijkdesk.storage.password.rewriting import write_anew
from wijkdesk.storage.password.strength import refuse_weak


class PasswordChange:
    """Another password for an open dossier, or none (``None``), in steps that take seconds and a step that does not.

    ``write`` and ``treat_copies`` are for a thread beside the window, ``take_effect`` between them is for the window's
    own: in it the dossier goes on in another file. Use it in a ``with``; without ``take_effect`` all is as it was, and
    killed half-way too. Raises ``Refused`` or a ``DossierFault``.
    """

    def __init__(self, dossier: Dossier, password: str | None) -> None:
        if password == "":
            raise Refused("Een leeg wachtwoord houdt niemand tegen. Kies een wachtwoord.", "password")
        if dossier.is_read_only:
            name = dossier.path.name
            raise faults.ReadOnly(f"In {name} mag niet worden geschreven, dus het wachtwoord blijft zoals het is.")
        self._dossier, self._password = dossier, password
        self._key: str | None = None
        self._path = dossier.path.resolve()
        self._until_done = contextlib.ExitStack()
        self._building: Path
        self._guard: sqlite3.Connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._until_done.close()

    def write(self) -> None:
        """Write the dossier anew beside its file, and keep everybody from changing that meanwhile.

        ``Refused`` when the password is too weak.
        """
        if self._password is not None:
            refuse_weak(self._password, (self._path.stem,))
            self._key = driver.raw_key(self._password, driver.new_salt())
        with faults.machine_faults(self._dossier.path):
            self._building = self._until_done.enter_context(unfinished_file(self._path))
            guard = driver.connect(self._path, key=self._dossier.key)
            self._guard = self._until_done.enter_context(contextlib.closing(guard))
            self._guard.execute("BEGIN IMMEDIATE")  # until the new file is in its place, nobody changes the old one
            write_anew(self._path, self._dossier.key, self._building, self._key)
            write_through(self._building)

    def take_effect(self) -> None:
        """Go on in what was written; the dossier stays open, under the same lock."""
        with faults.machine_faults(self._dossier.path):
            self._dossier.go_on_in(self._building, self._key, self._guard)
        self._until_done.close()

    def treat_copies(self) -> Sequence[Copy]:
        """Put the earlier copies of the dossier under its password, and say what became of each."""
        return seal_copies(known_copies(self._dossier), self._key)


def put_under_password(dossier: Dossier, password: str) -> Sequence[Copy]:
    """Give a dossier this password, in the place of any that it had, and say what became of its earlier copies."""
    return _change(PasswordChange(dossier, password))


def remove_password(dossier: Dossier) -> Sequence[Copy]:
    """Let anybody open this dossier; as ``put_under_password``."""
    return _change(PasswordChange(dossier, None))


def _change(change: PasswordChange) -> Sequence[Copy]:
    with change:
        change.write()
        change.take_effect()
    return change.treat_copies()


def is_password_of(dossier: Dossier, password: str) -> bool:
    """Whether this is the password of an open dossier. Takes a tenth of a second."""
    if dossier.key is None:
        return False
    return hmac.compare_digest(dossier.key, driver.raw_key(password, driver.salt_in(dossier.key)))


def recovery_key_of(dossier: Dossier) -> str:
    """What stands on the recovery sheet of an open dossier. Raises ``Refused`` when it has no password."""
    if dossier.key is None:
        raise Refused(f"{dossier.path.name} heeft geen wachtwoord, dus er is geen herstelblad.")
    return as_text(dossier.key)
