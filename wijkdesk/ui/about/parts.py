"""What is inside the program, under which licence, as the packages themselves say it."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions
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
    found: dict[str, Distribution] = {}
    try:
        waiting = list(_needs(distribution("wijkdesk")))
    except PackageNotFoundError:
        found = {_key(each.name): each for each in distributions() if each.name}
        waiting = []
    while waiting:
        name = waiting.pop()
        if _key(name) in found:
            continue
        try:
            found[_key(name)] = distribution(name)
        except PackageNotFoundError:  # one for another system
            continue
        waiting += _needs(found[_key(name)])
    found.pop("wijkdesk", None)
    return sorted((_part(each) for each in found.values()), key=lambda part: part.name.lower())


def _needs(package: Distribution) -> Iterator[str]:
    for line in package.requires or ():
        name = _NAME.match(line)
        if name and not _EXTRA.search(line):
            yield name[0]


def _part(package: Distribution) -> Part:
    told = package.metadata
    [named, *_] = told.get_all("License-Expression") or [""]
    classified = [each.rpartition(" :: ")[2] for each in told.get_all("Classifier") or () if each.startswith("License")]
    [written, *_] = told.get_all("License") or [""]
    short = written if len(written) <= _SHORT and "\n" not in written else ""
    return Part(package.name, package.version, named or short or ", ".join(classified))


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
