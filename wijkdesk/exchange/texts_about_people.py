"""Texts about somebody that come in from elsewhere."""

from typing import Final

from wijkdesk.privacy.cautions import Cautions

_CAUTIONS: Final = Cautions(())  # whoever it is about, they are nobody of the dossier yet


def why_not_kept(text: str, *, is_note: bool) -> str:
    """What keeps a text about somebody out: a BSN or, in a note, health, crime, origin or religion; "" for nothing."""
    marked = _CAUTIONS.all_in(text, is_about_person=is_note) if text else []
    return (marked[0].about or "lijkt een BSN te bevatten") if marked else ""
