"""What is inside a package: every library with its licence. Run by the Python that has them, for it asks those.

``python -m installer.inside VERSION MOMENT COMPONENTS.json LICENCES.txt`` writes both of what PyInstaller packs. With
three more words, the folder of the libraries for Windows and the version and licence of its Python, they are of that.
"""

import datetime as dt
import platform
import sys
import sysconfig
import tomllib
import uuid
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path
from typing import Final, NamedTuple

from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement

ROOT: Final = Path(__file__).parents[1]
_COMMON: Final = Path("/usr/share/common-licenses")
_KEPT_BY_DEBIAN: Final = {"PySide6_Essentials": ("LGPL-3", "GPL-3"), "shiboken6": ("LGPL-3", "GPL-3")}
_LICENCES: Final = ("licen", "copying", "notice", "ofl", "authors")


class Inside(NamedTuple):
    """What is inside: libraries in their own order, the version of Python, its licence, and the system."""

    libraries: list[Distribution]
    python: str
    licence: str
    system: str


def frozen_here() -> Inside:
    """What PyInstaller packs: the libraries that the program needs here, and what loads Python."""
    found = sorted((*needed(), distribution("pyinstaller")), key=lambda each: each.name.lower())
    return Inside(found, platform.python_version(), _text_of_python(), platform.system())


def laid_down(lib: str, python: str, licence: str) -> Inside:
    """What was unpacked for Windows into a folder."""
    found = sorted(distributions(path=[lib]), key=lambda each: each.name.lower())
    return Inside(found, python, Path(licence).read_text("utf-8"), "Windows")


def needed() -> list[Distribution]:
    """The libraries that the program needs here, and what those need, by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found: dict[str, Distribution] = {}
    asked = [Requirement(each) for each in project["dependencies"]]
    while asked:
        requirement = asked.pop()
        name = requirement.name.lower()
        if name in found or (requirement.marker is not None and not requirement.marker.evaluate({"extra": ""})):
            continue
        found[name] = distribution(name)
        asked += [Requirement(each) for each in found[name].requires or ()]
    return [found[name] for name in sorted(found)]


def components(version: str, moment: int, all_of: Inside) -> str:
    """The list of components, as CycloneDX."""
    bom = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_OID, f"wijkdesk {version} {moment} {all_of.system}"))
    bom.metadata.timestamp = dt.datetime.fromtimestamp(moment, dt.UTC)
    licence = LicenseExpression("EUPL-1.2")
    program = Component(
        name="wijkdesk", version=version, type=ComponentType.APPLICATION, bom_ref="wijkdesk", licenses=[licence]
    )
    bom.metadata.component = program
    inside = [_python(all_of.python), *map(_component, all_of.libraries)]
    for each in inside:
        bom.components.add(each)
    bom.register_dependency(program, inside)
    return str(JsonV1Dot6(bom).output_as_string(indent=2)) + "\n"


def licences(all_of: Inside) -> str:
    """The texts of all licences, of the program itself first."""
    parts = [("Wijkdesk", (ROOT / "LICENSE").read_text("utf-8"))]
    for path in sorted((ROOT / "resources").rglob("*")):
        if path.is_file() and any(word in path.name.lower() for word in ("licen", "ofl")):
            parts.append((path.parent.relative_to(ROOT).as_posix(), path.read_text("utf-8")))
    parts.append((f"Python {all_of.python}", all_of.licence))
    for each in all_of.libraries:
        texts = list(_texts(each))
        parts.append((f"{each.name} {each.version}: {_named(each)}", "\n\n".join(texts)))
    return "\n\n".join(f"{'=' * 78}\n{title}\n{'=' * 78}\n\n{text.strip()}" for title, text in parts) + "\n"


def _component(each: Distribution) -> Component:
    return Component(
        name=each.name,
        version=each.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{each.name}@{each.version}",
        purl=PackageURL("pypi", name=each.name.lower(), version=each.version),
        licenses=[DisjunctiveLicense(name=_named(each))],
    )


def _python(version: str) -> Component:
    return Component(
        name="CPython",
        version=version,
        type=ComponentType.PLATFORM,
        bom_ref="python",
        licenses=[DisjunctiveLicense(name="PSF-2.0")],
    )


def _named(each: Distribution) -> str:
    """The licence as the library names it, on one line."""
    told = str(each.metadata.json.get("license_expression") or each.metadata.json.get("license") or "")
    if not told or "\n" in told:
        classified = each.metadata.get_all("Classifier") or []
        told = "; ".join(line.rpartition(" :: ")[2] for line in classified if line.startswith("License ::")) or told
    return " ".join(told.split())[:120] or "see its text"


def _texts(each: Distribution) -> Iterator[str]:
    """The texts that came with a library; where none did, those that Debian keeps. Raises ``OSError`` without any."""
    is_any = False
    for file in sorted(each.files or (), key=str):
        is_meant = any(word in file.name.lower() for word in _LICENCES) or "licenses" in file.parts
        if is_meant and file.suffix not in (".py", ".pyc", ".svg"):  # a module may be called so too
            text = Path(str(each.locate_file(file)))
            if text.is_file():
                is_any = True
                yield text.read_text("utf-8", errors="replace").strip()
    if not is_any:
        for name in _KEPT_BY_DEBIAN.get(each.name, (f"no licence of {each.name}",)):
            yield (_COMMON / name).read_text("utf-8").strip()


def _text_of_python() -> str:
    beside = Path(sysconfig.get_path("stdlib"))
    system = Path(f"/usr/share/doc/python{sys.version_info.major}.{sys.version_info.minor}/copyright")
    return next(path for path in (beside / "LICENSE.txt", system) if path.is_file()).read_text("utf-8")


if __name__ == "__main__":
    version, moment, listed, texts, *elsewhere = sys.argv[1:]
    inside = laid_down(*elsewhere) if elsewhere else frozen_here()
    Path(listed).write_text(components(version, int(moment), inside), "utf-8")
    Path(texts).write_text(licences(inside), "utf-8")
