"""Passwords for the commands: from a file, never from an argument or the environment."""

import argparse
from pathlib import Path

from wijkdesk.domain.refusal import Refused

_LONGEST_FILE = 10_000  # bytes: what is larger was not written to hold a password


def new_password_of(given: argparse.Namespace) -> str:
    """The new password for a dossier, from its file."""
    path: Path = given.new_password_file
    with path.open("rb") as file:
        content = file.read(_LONGEST_FILE + 1)
    if len(content) > _LONGEST_FILE:
        raise Refused(f"{path.name} is te groot om een wachtwoord in te bewaren. Kies een ander bestand.")
    try:
        password = content.decode("utf-8-sig").split("\n", 1)[0].removesuffix("\r")
    except UnicodeDecodeError:
        raise Refused(f"{path.name} is niet te lezen als tekst. Bewaar het als UTF-8.") from None
    if not password:
        raise Refused(f"In {path.name} staat geen wachtwoord. Zet het op de eerste regel.")
    return password
