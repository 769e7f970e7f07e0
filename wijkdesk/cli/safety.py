"""The commands against loss: a backup made, put back, and what is saved from a damaged dossier."""

import argparse
import contextlib
import datetime as dt
import sys

from wijkdesk import paths
from wijkdesk.cli.passwords import new_password_of, open_dossier, password_for, password_of
from wijkdesk.cli.show import one_line
from wijkdesk.domain.words import AccountAction
from wijkdesk.storage import faults
from wijkdesk.storage.account import DONE, note
from wijkdesk.storage.backup.copies import Kind
from wijkdesk.storage.backup.making import make
from wijkdesk.storage.backup.restoring import restore
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.forgetting.again import catch_up_copies
from wijkdesk.storage.forgetting.log import identity_of, is_noted, is_unknown_of
from wijkdesk.storage.opening import key_of

_NO_NOTE = "geen lijst van wie vergeten is. Was er sindsdien iemand, vergeet die dan opnieuw."


def backup(given: argparse.Namespace) -> int:
    """Make a full backup, at ``--output`` or among the others, and say where it is."""
    with open_dossier(given, read_only=True) as dossier:
        if given.output is not None:
            dossier.copy_to(given.output)
            note(dossier, AccountAction.EXPORT, "Back-up", given.output)
            print(given.output)
            return 0
        key = dossier.key
    made = make(given.dossier, key, Kind.FULL, dt.datetime.now(dt.UTC))
    catch_up_copies(given.dossier, key)
    if made is None:
        print(one_line(f"Er is al een back-up van {given.dossier.name} zoals het nu is."))
    else:
        print(made.path)
    return 0


def put_back(given: argparse.Namespace) -> int:
    """Write a backup to a new file, and say which photos it lacks."""
    with faults.machine_faults(given.backup):
        key = key_of(given.backup, password_for(given.backup, given.password_file))
    missing = restore(given.backup, given.output, key=key, photos_from=given.photos_from)
    identity = None
    with contextlib.suppress(faults.DossierFault), Dossier.open(given.output, key=key) as dossier:
        note(dossier, AccountAction.RESTORE, "Back-up", destination=given.output)
        identity = identity_of(dossier.reader)
    print(given.output)
    if given.photos_from is None and is_unknown_of(identity, given.backup, given.output):
        print(one_line(f"Bij deze back-up ligt {_NO_NOTE}"), file=sys.stderr)
    if missing:
        photos = "1 foto" if missing == 1 else f"{missing} foto's"
        print(one_line(f"Van {photos} staat alleen het kleine plaatje in deze back-up."), file=sys.stderr)
    return 0


def bring_back(given: argparse.Namespace) -> int:
    """Make a new dossier of a folder with all that one held."""
    from wijkdesk.exchange.whole_dossier import reading  # noqa: PLC0415 - SQLAlchemy, as below

    password = None if given.new_password_file is None else new_password_of(given)
    reading.bring_back(given.backup, given.output, password)
    identity = None
    with contextlib.suppress(faults.DossierFault), Dossier.open(given.output, password=password) as dossier:
        note(dossier, AccountAction.RESTORE, "Meegenomen gegevens", destination=given.output)
        identity = identity_of(dossier.reader)
    print(given.output)
    if not is_noted(identity, [paths.backups_of(given.output)]):
        print(one_line(f"Bij deze map ligt {_NO_NOTE}"), file=sys.stderr)
    return 0


def rescue(given: argparse.Namespace) -> int:
    """Write what can be read of a damaged dossier to a new one, and tell what was lost; exit code 1 when any was."""
    from wijkdesk.storage.rescue.rescue import rescue as save  # noqa: PLC0415 - SQLAlchemy, for this command alone

    try:
        password = password_of(given)
    except faults.NeedsPassword:  # or its first page is damaged, and it has none
        password = None
    rescued = save(given.dossier, given.output, password=password)
    with Dossier.open(given.output, password=password) as dossier:
        result = f"{len(rescued.lost)} keer was iets niet te lezen" if rescued.lost else DONE
        note(dossier, AccountAction.RESTORE, "Gered uit een beschadigd dossier", given.output, result=result)
    print(given.output)
    for name, count in sorted(rescued.rows.items()):
        print(f"{name}: {count}")
    for line in rescued.lost:
        print(one_line(line), file=sys.stderr)
    return 1 if rescued.lost else 0
