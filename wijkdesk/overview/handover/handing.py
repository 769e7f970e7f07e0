"""Handing a dossier over: the new dossier with what may go along, what its two pages say, and a line in the account."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import AccountAction
from wijkdesk.overview.handover.content import Handover, handover_of
from wijkdesk.overview.handover.open_part import open_part
from wijkdesk.storage.account import note
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import AlreadyThere
from wijkdesk.storage.handover import write_for_successor
from wijkdesk.storage.password.strength import refuse_weak


class Handed(NamedTuple):
    """The pages that go with a dossier that was handed over, and where they come: beside it, under the same name."""

    pages: Handover
    pages_path: Path


def hand_over(dossier: Dossier, path: Path, *, whole: bool, password: str | None, today: dt.date) -> Handed:
    """Write a dossier for a successor, ``whole`` or without what is confidential, under this password or none.

    Raises ``Refused`` when a locked dossier would go without a password or under a weak one, ``AlreadyThere`` when one
    of the two files exists, and another ``DossierFault`` when it cannot be written.
    """
    if dossier.is_locked and password is None:
        raise Refused("Dit dossier heeft een wachtwoord. Kies er ook een voor je opvolger.", "password")
    if password is not None:
        refuse_weak(password, (path.stem, dossier.path.stem))
    pages_path = path.with_suffix(".pdf")
    if pages_path.exists():
        raise AlreadyThere(f"{pages_path.name} bestaat al en blijft zoals het is. Kies een andere naam.")
    part = None if whole else dossier.read_at_one_moment(open_part)
    write_for_successor(dossier, path, part, password=password)
    with Dossier.open(path, password=password, read_only=True) as successor:
        pages = handover_of(successor.reader, today=today)
    what = "Hele dossier" if whole else "Dossier zonder wat vertrouwelijk is"
    note(dossier, AccountAction.HANDOVER, what, path)
    note(dossier, AccountAction.HANDOVER, "Bladen voor de opvolger", pages_path)
    return Handed(pages, pages_path)
