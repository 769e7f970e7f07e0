"""Dossiers under a password, of now and of an earlier version."""

from wijkdesk.example import tell
from wijkdesk.selftest.trial import PASSWORD, Trial, expect
from wijkdesk.storage import earlier
from wijkdesk.storage.check import findings
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import NeedsPassword
from wijkdesk.storage.password.strength import strength_of
from wijkdesk.storage.reading.actions import list_actions

_TITLE = "Lampen in het achterpad"


def password(trial: Trial) -> None:
    """How strong a password is depends on lists of words."""
    expect(strength_of("password1").mark == 0, "a common password passes for a good one")
    expect(strength_of(PASSWORD).mark >= 3, "a good password passes for a weak one")


def locked_dossier(trial: Trial) -> None:
    Dossier.create(trial.dossier, lambda session: session.add_all(tell(trial.today).things()), password=PASSWORD)
    expect(b"SQLite" not in trial.dossier.read_bytes()[:16], "the file is not encrypted")
    try:
        Dossier.open(trial.dossier).close()
    except NeedsPassword:
        pass
    else:
        expect(False, "it opens without its password")
    with Dossier.open(trial.dossier, password=PASSWORD) as dossier:
        expect(bool(list_actions(dossier.reader)), "the actions are gone")
        expect(not findings(dossier), "the file is not sound")


def migration(trial: Trial) -> None:
    earlier.make_earlier(trial.earlier, _TITLE, password=PASSWORD)
    with Dossier.open(trial.earlier, password=PASSWORD) as dossier:
        expect([row.title for row in list_actions(dossier.reader)] == [_TITLE], "the action is gone")
        expect(not findings(dossier), "the file is not sound")
    copy = trial.earlier.with_name(f"{trial.earlier.stem} (versie {earlier.FIRST_SCHEMA}).wijkdesk")
    expect(copy.is_file(), "there is no copy of how it was")
