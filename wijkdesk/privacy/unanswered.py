"""What was marked in texts and nobody answered: it does not leave before that."""

from collections.abc import Iterable
from typing import Final

from wijkdesk.domain.refusal import Refused
from wijkdesk.privacy.cautions import Caution, Cautions

_MOST_LETTERS: Final = 120


def hold_unanswered(texts: Iterable[str], cautions: Cautions, *, are_about_people: bool = False) -> None:
    """Refuse to let texts leave in which something marked was not answered; see ``Cautions.all_in``."""
    marked = (cautions.open_in(text, is_about_person=are_about_people) for text in texts)
    found = list(dict.fromkeys(caution for each in marked for caution in each))
    if found:
        more = f" Daarna nog {len(found) - 1}." if len(found) > 1 else ""
        raise Refused(f"{_told(found[0])} Pas de tekst aan, of laat die bewust staan bij het veld zelf.{more}")


def _told(caution: Caution) -> str:
    sentence = " ".join(caution.sentence.split())
    if len(sentence) > _MOST_LETTERS:
        sentence = f"{sentence[: _MOST_LETTERS - 1].rstrip()}…"
    return f"Dit gaat zo niet naar buiten: ‘{caution.words}’ in ‘{sentence}’, {caution.reason}."
