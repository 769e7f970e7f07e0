"""The coordinator's word that what was marked in a text may stay."""

from collections.abc import Iterable

from wijkdesk.domain.caution import AllowedCaution
from wijkdesk.storage.dossier import Dossier


def allow_cautions(dossier: Dossier, keys: Iterable[str]) -> None:
    """Let what was marked stay, by its keys."""
    with dossier.write("Mag blijven staan") as session:
        for key in dict.fromkeys(keys):
            if session.query(AllowedCaution).filter_by(key=key).one_or_none() is None:
                session.add(AllowedCaution(key=key))
