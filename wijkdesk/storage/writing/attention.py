"""What the coordinator puts off of what needs attention."""

import datetime as dt

from wijkdesk.domain.attention import Postponement
from wijkdesk.domain.words import AttentionReason
from wijkdesk.storage.dossier import Dossier


def postpone(dossier: Dossier, reason: AttentionReason, about: int, until: dt.date) -> None:
    """Put off one line until a day, in the place of an earlier day; ``about`` as in ``Postponement``."""
    with dossier.write(f"Later: {reason.dutch}") as session:
        earlier = session.query(Postponement).filter_by(reason=reason, about=about).one_or_none()
        if earlier is None:
            session.add(Postponement(reason=reason, about=about, until=until))
        else:
            earlier.until = until


def take_up_again(dossier: Dossier, reason: AttentionReason, about: int) -> None:
    """Put a line off no longer; nothing changes when it was not put off."""
    with dossier.write(f"Niet later: {reason.dutch}") as session:
        postponement = session.query(Postponement).filter_by(reason=reason, about=about).one_or_none()
        if postponement is not None:
            session.delete(postponement)
