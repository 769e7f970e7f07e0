"""What a text may reveal, and where in it."""

from typing import NamedTuple

from wijkdesk.domain.words import Choice


class FindingKind(Choice):
    """What is revealed; RESIDENT is the name of one."""

    RESIDENT = "resident", "naam van een bewoner"
    PHONE = "phone", "telefoonnummer"
    EMAIL = "email", "e-mailadres"
    BSN = "bsn", "lijkt op een BSN"
    SENSITIVE = "sensitive", "gevoelig bij een naam"
    PHOTO = "photo", "foto zonder antwoord"
    CONFIDENTIAL = "confidential", "vertrouwelijk"


class Found(NamedTuple):
    """From the first letter to the one after the last.

    ``secret`` says what is confidential, "een actie", or what is sensitive, "gezondheid".
    """

    start: int
    end: int
    kind: FindingKind
    secret: str = ""

    def overlaps(self, other: "Found") -> bool:
        return self.start < other.end and other.start < self.end

    def lies_in(self, other: "Found") -> bool:
        return other.start <= self.start and self.end <= other.end
