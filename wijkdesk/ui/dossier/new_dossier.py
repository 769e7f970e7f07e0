"""The few questions with which a new wijkaanpak begins."""

import datetime as dt
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from wijkdesk import paths
from wijkdesk.domain.pillar import FOUR_PILLARS
from wijkdesk.domain.refusal import Refused
from wijkdesk.storage.dossier import SUFFIX, Dossier
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.password.strength import refuse_weak
from wijkdesk.storage.writing.beginning import new_programme
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.dialogs import WIDE, Dialog
from wijkdesk.ui.fields import DateField, LongTextField, TextField
from wijkdesk.ui.form import Abreast
from wijkdesk.ui.labels import Paragraph
from wijkdesk.ui.password.new_password import NewPassword, why_a_password
from wijkdesk.ui.place_line import PlaceLine
from wijkdesk.ui.saving import ask_where

YEARS = 6


class NewDossier(Dialog):
    """Asks what a wijkaanpak is called and when it runs, and writes its dossier; ``path`` is where.

    ``dossier`` is that dossier, open, when it was given a password.
    """

    handbook_page = "eerste-uur.md#je-eigen-dossier-10-minuten"

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Nieuwe wijkaanpak"), self.tr("Dossier maken"), width=WIDE, parent=parent)
        self.path = Path()
        self.dossier: Dossier | None = None
        self._is_busy = False
        self._folder = paths.documents()
        self._chosen: Path | None = None
        self.column.add(
            Paragraph(
                self.tr("Alleen de naam is nodig. De rest kun je later invullen en altijd veranderen."), "body", "text2"
            )
        )
        self.name = self.column.add(
            TextField(self.tr("Naam"), required=True, placeholder=self.tr("bijvoorbeeld Rozenprieel"))
        )
        self.municipality = self.column.add(TextField(self.tr("Gemeente")))
        self.first_day, self.last_day = DateField(self.tr("Eerste dag")), DateField(self.tr("Laatste dag"))
        self.column.add(Abreast(self.first_day, self.last_day))
        self.areas = self.column.add(
            TextField(self.tr("Buurtcodes"), placeholder=self.tr("van het CBS, zoals BU03920204"))
        )
        self.pillars = self.column.add(LongTextField(self.tr("Pijlers, elk op een eigen regel"), lines=4))
        self.column.section(self.tr("Wachtwoord"))
        self.column.add(Paragraph(self._advice(), "body", "text2"))
        self.password = self.column.add(NewPassword(self._known))
        self._place = self.column.add(PlaceLine())
        self._place.choose.clicked.connect(self._choose_place)
        self._prefill(today)
        self.name.edited.connect(self._show_place)

    def _prefill(self, today: dt.date) -> None:
        self.first_day.load(today)
        self.last_day.load(six_years_from(today))
        self.pillars.load("\n".join(name for name, _ in FOUR_PILLARS))
        self._show_place()

    def _show_place(self, *_: object) -> None:
        self._place.show_path(self._target())

    def _target(self) -> Path:
        return self._chosen or free_path(self._folder, self.name.value())

    def _choose_place(self) -> None:
        chosen = ask_where(
            self, self.tr("Waar komt het dossier?"), self._target(), dossier_filter(self.tr("Wijkdesk-dossiers"))
        )
        if chosen is not None:
            self._chosen = chosen
            self._show_place()

    def _advice(self) -> str:
        """Why a password, in two sentences, and that it is not needed."""
        why = why_a_password(self)
        return self.tr("{why} Aanbevolen; je kunt het ook later kiezen, via Bestand > Wachtwoord.").format(why=why)

    def _known(self) -> tuple[str, ...]:
        """Words that anybody would try as a password."""
        return self.name.value(), self.municipality.value()

    def accept(self) -> None:
        """Write the dossier; what is not right is said at the field, and nothing is written."""
        if self._is_busy or not self.password.is_right():
            return
        target = self._target()
        describe = partial(
            new_programme,
            self.name.value(),
            municipality=self.municipality.value(),
            first_day=self.first_day.value(),
            last_day=self.last_day.value(),
            area_codes=list(dict.fromkeys(re.findall(r"[^\s,;]+", self.areas.value()))),
            pillars=[line.strip() for line in self.pillars.value().splitlines() if line.strip()],
        )
        password = self.password.value() or None
        if password is not None:  # whose key takes too long to wait for
            self._be_busy(True)
            make = partial(_make_locked, target, describe, password, self._known())
            run_in_background(self, make, self._take, self._fail)
            return
        try:
            _make(target, describe)
        except (Refused, DossierFault, OSError) as fault:
            self._fail(fault)
        else:
            self.path = target
            super().accept()

    def reject(self) -> None:
        if not self._is_busy:
            self.password.wipe()
            super().reject()

    def _take(self, dossier: Dossier) -> None:
        self._be_busy(False)
        self.password.wipe()
        self.dossier, self.path = dossier, dossier.path
        super().accept()

    def _fail(self, error: Exception) -> None:
        self._be_busy(False)
        if isinstance(error, Refused):
            fields = {
                "last_day": self.last_day,
                "first_day": self.first_day,
                "code": self.areas,
                "password": self.password.first,
            }
            fields.get(error.field or "", self.name).set_error(error.reason)
        elif isinstance(error, DossierFault | OSError):
            reason = (
                error.sentence if isinstance(error, DossierFault) else self.tr("In die map kan niet worden geschreven.")
            )
            self.name.set_error(self.tr("{reason} Kies een andere plek.").format(reason=reason))
        else:
            raise error

    def _be_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        for part in (self.column, self.commit, self.cancel):
            part.setEnabled(not is_busy)


def _make(path: Path, describe: Callable[[], Callable[[Any], None]], password: str | None = None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Dossier.create(path, describe(), password=password)


def _make_locked(
    path: Path, describe: Callable[[], Callable[[Any], None]], password: str, known: tuple[str, ...]
) -> Dossier:
    """Write a dossier and give it back open, so that nobody has to type its password at once again."""
    refuse_weak(password, known)
    _make(path, describe, password)
    return Dossier.open(path, password=password)


def six_years_from(day: dt.date) -> dt.date:
    """The last day of six years that begin on ``day``."""
    try:
        return day.replace(year=day.year + YEARS) - dt.timedelta(days=1)
    except ValueError:  # 29 February, in a year that has none
        return dt.date(day.year + YEARS, 2, 28)


def dossier_filter(name: str) -> str:
    """The filter of a file dialog that shows dossiers alone."""
    return f"{name} (*{SUFFIX})"


def free_path(folder: Path, name: str) -> Path:
    """A file in ``folder`` that does not exist yet, after the name of the approach."""
    plain = re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", name).strip(" .")[:80] or "Wijkaanpak"
    path = folder / f"{plain}{SUFFIX}"
    number = 2
    while path.exists():
        path = folder / f"{plain} {number}{SUFFIX}"
        number += 1
    return path
