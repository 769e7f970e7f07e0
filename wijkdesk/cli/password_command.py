"""Setting, changing and removing the password of a dossier without a window, and writing its recovery sheet."""

import argparse
import datetime as dt
import sys
from collections.abc import Sequence

from wijkdesk.cli.passwords import new_password_of, open_dossier
from wijkdesk.cli.show import one_line
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import AccountAction
from wijkdesk.papers.recovery_sheet import write_sheet
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import ReadOnly
from wijkdesk.storage.password.setting import put_under_password, recovery_key_of, remove_password
from wijkdesk.storage.password.strength import strength_of

_DONE = {
    "set": "heeft nu een wachtwoord",
    "change": "heeft een nieuw wachtwoord",
    "remove": "heeft geen wachtwoord meer",
}


def change_password(given: argparse.Namespace) -> Sequence[str]:
    """Do what the command asks, and say what was done, to earlier copies too. Raises a fault or ``Refused``."""
    name = given.dossier.name
    with open_dossier(given) as dossier:
        if dossier.is_read_only:
            raise ReadOnly(f"In {name} mag niet worden geschreven, dus het wachtwoord blijft zoals het is.")
        _know_whether_locked(dossier, given.what)
        if given.what == "remove":
            copies = remove_password(dossier)
        else:
            password = new_password_of(given)
            copies = put_under_password(dossier, password)
            _advise_on(password, given.dossier.stem)
    told = [f"{name} {_DONE[given.what]}.", *(copy.sentence for copy in copies)]
    if given.what != "remove":
        told.append("Maak er een nieuw herstelblad bij: wijkdesk password DOSSIER recovery-sheet --output BLAD.pdf")
    return told


def write_recovery_sheet(given: argparse.Namespace) -> Sequence[str]:
    """Write the recovery sheet of a dossier. Raises a fault, ``Refused`` or ``OSError``."""
    with open_dossier(given, read_only=True) as dossier:
        write_sheet(given.dossier.stem, recovery_key_of(dossier), given.output, today=dt.date.today())
        note(dossier, AccountAction.EXPORT, "Herstelblad", destination=given.output)
    return [str(given.output)]


def _know_whether_locked(dossier: Dossier, what: str) -> None:
    if what == "set" and dossier.key is not None:
        raise Refused(f"{dossier.path.name} heeft al een wachtwoord. Verander het met 'change'.")
    if what != "set" and dossier.key is None:
        raise Refused(f"{dossier.path.name} heeft geen wachtwoord. Kies er een met 'set'.")


def _advise_on(password: str, name: str) -> None:
    strength = strength_of(password, (name,))
    if strength.advice:
        print(one_line(f"Dit wachtwoord is {strength.word}. {strength.advice}"), file=sys.stderr)
