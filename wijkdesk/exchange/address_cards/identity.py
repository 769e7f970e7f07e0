"""By what a person who left this dossier on a card is known when the card comes back."""

import re


def uid_of_contact(programme: str, contact: int) -> str:
    """The UID of a card: of this person in this dossier, and of nobody else."""
    return f"{programme}-contact-{contact}"


def contact_of_uid(uid: str, programme: str) -> int | None:
    """The contact that a card of this dossier was of; ``None`` for any other card."""
    match = re.fullmatch(rf"(?:urn:uuid:)?{re.escape(programme)}-contact-([0-9]{{1,18}})", uid) if programme else None
    return int(match[1]) if match else None
