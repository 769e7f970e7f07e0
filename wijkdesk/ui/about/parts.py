"""What is inside the program, under which licence, as the packages themselves say it."""

import re
from collections.abc import Iterator
from importlib.metadata import PackageMetadata, PackageNotFoundError, distributions, metadata
from typing import NamedTuple

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r";.*\bextra\b")
_SHORT = 60  # letters; what is longer is the text of a licence, and not its name


class Part(NamedTuple):
    """Something that the program is made with; ``licence`` is "" where the package itself names none."""

    name: str
    version: str
    licence: str


def packages() -> list[Part]:
    """The packages that the program needs and that are here, by name.

    Where the program itself is no installed package, as after packing, all that is beside it is inside it.
    """
    found: dict[str, PackageMetadata] = {}  # read once each: a package reads it anew for whatever it is asked
    try:
        waiting = list(_needs(metadata("wijkdesk")))
    except PackageNotFoundError:
        here = (each.metadata for each in distributions())
        found = {_key(told["Name"]): told for told in here if told["Name"]}
        waiting = []
    while waiting:
        name = waiting.pop()
        if _key(name) in found:
            continue
        try:
            found[_key(name)] = metadata(name)
        except PackageNotFoundError:  # one for another system
            continue
        waiting += _needs(found[_key(name)])
    found.pop("wijkdesk", None)
    return sorted(map(_part, found.values()), key=lambda part: part.name.lower())


def _needs(told: PackageMetadata) -> Iterator[str]:
    for line in told.get_all("Requires-Dist") or ():
        name = _NAME.match(line)
        if name and not _EXTRA.search(line):
            yield name[0]


def _part(told: PackageMetadata) -> Part:
    [named, *_] = told.get_all("License-Expression") or [""]
    classified = [each.rpartition(" :: ")[2] for each in told.get_all("Classifier") or () if each.startswith("License")]
    [written, *_] = told.get_all("License") or [""]
    short = written if len(written) <= _SHORT and "\n" not in written else ""
    return Part(told["Name"], told["Version"], named or short or ", ".join(classified))


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
