"""Over Wijkdesk: the version, where the files of the user are, what is inside, and what helps who gives support."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from wijkdesk import __version__, paths
from wijkdesk.storage.backup.second_place import second_place_of
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.whereabouts import is_on_network, synchronised_by
from wijkdesk.ui.about.parts import packages
from wijkdesk.ui.announce import announce
from wijkdesk.ui.buttons import Button
from wijkdesk.ui.dialogs import WIDE, Dialog
from wijkdesk.ui.help_text import HelpText
from wijkdesk.ui.labels import Paragraph

HEIGHT: Final = 380


class AboutDialog(Dialog):
    """Tells what this program is; ``dossier`` is the one that is open, if any."""

    handbook_page = "beheer.md#over-wijkdesk"

    def __init__(self, dossier: Dossier | None, parent: QWidget | None = None) -> None:
        super().__init__("", "", width=WIDE, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dossier = dossier
        self.setWindowTitle(self.tr("Over Wijkdesk"))
        self._heading.setText(self.tr("Wijkdesk {version}").format(version=__version__))
        self.commit.setText(self.tr("Sluiten"))
        self.cancel.hide()
        self.text = self.column.add(HelpText(self.tr("Over Wijkdesk")))
        self.text.take_height(HEIGHT)
        self.text.show_markdown("\n".join((*self._places(), *self._licences())))
        self.said = self.column.add(Paragraph("", "meta", "text2"))
        self.said.hide()
        self.copy = self.add_button(Button(self.tr("Kopieer voor hulp"), "copy"))
        self.copy.clicked.connect(self._copy)

    def told_to_support(self) -> str:
        """What helps who gives support: nothing of the user, and of the dossier neither its name nor its folder."""
        lines = [
            f"Wijkdesk {__version__}",
            f"Python {platform.python_version()}, Qt {qVersion()}",
            f"{platform.system()} {platform.release()} ({platform.machine()})",
            *(self._about_dossier(self._dossier) if self._dossier is not None else [self.tr("Geen dossier open")]),
        ]
        return "\n".join(lines)

    # -- inside --

    def _about_dossier(self, dossier: Dossier) -> list[str]:
        tr = self.tr
        where = tr("op een gewone schijf")
        if synchronised_by(dossier.path) is not None:
            where = tr("in een gesynchroniseerde map")
        elif is_on_network(dossier.path):
            where = tr("op het netwerk")
        size = dossier.path.stat().st_size if dossier.path.is_file() else 0
        return [
            tr("Dossier: {where}, {size} MB").format(where=where, size=round(size / 1_000_000, 1)).replace(".", ","),
            tr("Wachtwoord: {answer}").format(answer=tr("ja") if dossier.key is not None else tr("nee")),
            tr("Alleen lezen: {answer}").format(answer=tr("ja") if dossier.is_read_only else tr("nee")),
            tr("Tweede plek voor back-ups: {answer}").format(
                answer=tr("nee") if second_place_of(dossier.path) is None else tr("ja")
            ),
        ]

    def _places(self) -> list[str]:
        tr = self.tr
        lines = [tr("# Waar staat het?"), ""]
        if self._dossier is None:
            lines.append(tr("- Dossier: er is er nu geen open"))
            lines.append(tr("- Back-ups: {path}").format(path=_code(paths.backups())))
        else:
            path = self._dossier.path
            second = second_place_of(path)
            lines.append(tr("- Dossier: {path}").format(path=_code(path)))
            lines.append(tr("- Back-ups: {path}").format(path=_code(paths.backups_of(path))))
            if second is not None:
                lines.append(tr("- Tweede plek: {path}").format(path=_code(second.folder)))
        return [*lines, tr("- Instellingen: {path}").format(path=_code(paths.config())), ""]

    def _licences(self) -> list[str]:
        tr = self.tr
        lines = [
            tr("# Licenties"),
            "",
            tr("Wijkdesk mag je vrij gebruiken, delen en veranderen, onder de licentie EUPL-1.2. Er zit in:"),
            "",
            tr("| Onderdeel | Versie | Licentie |"),
            "|---|---|---|",
            f"| Python | {platform.python_version()} | PSF-2.0 |",
        ]
        unnamed = tr("staat in het onderdeel zelf")
        lines += [f"| {part.name} | {part.version} | {part.licence or unnamed} |" for part in packages()]
        beside = tr("Lettertypen, iconen, kleuren en woordenlijsten hebben hun licentie ernaast staan, in {folder}.")
        return [*lines, "", beside.format(folder=_code(paths.resources()))]

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.told_to_support())
        text = self.tr("Gekopieerd. Er staat niets in over jou of uit je dossier.")
        self.said.set_text(text)
        self.said.show()
        announce(self.said, text)


def _code(path: Path) -> str:
    """A path as it stands, whatever signs are in it."""
    return f"`{str(path).replace('`', chr(39))}`"
