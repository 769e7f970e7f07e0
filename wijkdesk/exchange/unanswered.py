"""What was marked in texts and nobody answered: it does not leave before that."""

from collections.abc import Iterable

from wijkdesk.domain.refusal import Refused
from wijkdesk.privacy.cautions import Cautions


def hold_unanswered(texts: Iterable[str], cautions: Cautions, *, are_about_people: bool = False) -> None:
    """Refuse to let texts leave in which something marked was not answered; see ``Cautions.all_in``."""
    marked = (cautions.open_in(text, is_about_person=are_about_people) for text in texts)
    found = list(dict.fromkeys(caution for each in marked for caution in each))
    if found:
        first = found[0]
        more = f" Daarna nog {len(found) - 1}." if len(found) > 1 else ""
        raise Refused(
            f"Dit gaat zo niet naar buiten: ‘{first.words}’, {first.reason}. Pas de tekst aan, of laat die bewust "
            f"staan bij het veld zelf.{more}"
        )
