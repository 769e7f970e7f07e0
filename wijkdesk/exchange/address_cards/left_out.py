"""What of an address card is not kept, in Dutch words for who reads it in."""

import re
from collections.abc import Iterable
from typing import Final

from wijkdesk.exchange.texts_about_people import why_not_kept

WORDS: Final = {
    "ADR": "adres",
    "AGENT": "assistent",
    "ANNIVERSARY": "trouwdag",
    "BDAY": "verjaardag",
    "BIRTHDAY": "verjaardag",
    "BIRTHPLACE": "geboorteplaats",
    "BSN": "BSN",
    "CATEGORIES": "categorie",
    "CHILD": "kinderen",
    "CHILDREN": "kinderen",
    "DEATHDATE": "overlijdensdatum",
    "DEATHPLACE": "plaats van overlijden",
    "DATE": "bijzondere datum",
    "EXPERTISE": "kennis",
    "GENDER": "geslacht",
    "GEBOORTEDATUM": "verjaardag",
    "GEO": "plaats op de kaart",
    "GESLACHT": "geslacht",
    "HOBBIES": "hobby's",
    "HOBBY": "hobby's",
    "IMADDRESS": "chatadres",
    "IMPP": "chatadres",
    "INTEREST": "interesses",
    "INTERESTS": "interesses",
    "KINDEREN": "kinderen",
    "LABEL": "adres",
    "LANG": "taal",
    "LOGO": "logo",
    "MANAGER": "leidinggevende",
    "ASSISTANT": "assistent",
    "NICKNAME": "bijnaam",
    "PHOTO": "foto",
    "RELATED": "verwanten",
    "RELATEDNAMES": "verwanten",
    "RELIGION": "geloof",
    "SOCIALPROFILE": "sociale media",
    "SEX": "geslacht",
    "SOUND": "geluid",
    "SPOUSE": "partner",
    "TZ": "tijdzone",
    "URL": "website",
    "VERJAARDAG": "verjaardag",
}
"""By the name of a property, without what a program puts in front of one of its own."""

_TECHNICAL: Final = frozenset(
    (
        *("N", "FN", "ORG", "TITLE", "ROLE", "TEL", "EMAIL", "NOTE", "UID", "KIND", "VERSION", "BEGIN", "END"),
        *("PRODID", "REV", "SOURCE", "CLASS", "SORT-STRING", "MAILER", "PROFILE", "NAME", "XML", "CLIENTPIDMAP"),
        *("FBURL", "CALURI", "CALADRURI", "MEMBER", "KEY"),
    )
)
_QUIET = re.compile(
    r"X-(?:WIJKDESK-|MS-OL-|ABLABEL$|ABADR$|ABUID$|ABSHOWAS$|MS-CARDPICTURE$|WAB-)|X-.*(?:UID|ORDER|ID)$"
)
_OWN = re.compile(r"X-(?:MS-|AB|EVOLUTION-|KADDRESSBOOK-X-|KADDRESSBOOK-|MOZILLA-|GOOGLE-|PHONETIC-|APPLE-)?")
_OF_ANDROID: Final = {
    "nickname": "bijnaam",
    "contact_event": "bijzondere datum, zoals een verjaardag",
    "relation": "verwanten",
}
"""What a telephone puts in a property of its own, by what stands in front of its value."""

_BESIDE: Final = ("PHOTO", "LOGO", "SOUND", "AGENT")  # what they hold was put away before
_NOTHING: Final = frozenset(("", "false", "onwaar", "0-0-00", "0-0-0000", "00-00-0000", "0/0/00", "00/00/00", "0.0.00"))


def is_nothing(value: str) -> bool:
    """Whether this is how a program writes that there is nothing."""
    return value.strip().casefold() in _NOTHING


def properties_left_out(properties: Iterable[tuple[str, str]]) -> list[str]:
    """What of these properties of a vCard, a name and a value each, is not kept."""
    said = []
    for name, value in properties:
        if name in _TECHNICAL or _QUIET.match(name) or (name not in _BESIDE and _is_blank(value)):
            continue
        if name == "X-ANDROID-CUSTOM":
            kind = value.partition(";")[0].rpartition("/")[2]
            said.append(_OF_ANDROID.get(kind, "andere velden"))
        else:
            said.append(WORDS.get(_OWN.sub("", name), "andere velden"))
    return list(dict.fromkeys(said))


def others(number: int, one: str, several: str) -> list[str]:
    """How many more there were of what is kept once."""
    return [] if number <= 0 else [f"nog een {one}"] if number == 1 else [f"nog {number} {several}"]


def kept_note(text: str) -> tuple[str, list[str]]:
    """A note as it is kept, and what is not: one with a BSN, or with health, crime, origin or religion, stays out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    why = why_not_kept(text, is_note=True)
    return ("", [f"aantekening ({why})"]) if why else (text, [])


def kept_role(text: str) -> tuple[str, list[str]]:
    """What somebody is as it is kept, and what is not: with a BSN it stays out."""
    why = why_not_kept(text, is_note=False)
    return ("", [f"functie ({why})"]) if why else (text, [])


def _is_blank(value: str) -> bool:
    return is_nothing(value.replace(";", "").replace(",", ""))
