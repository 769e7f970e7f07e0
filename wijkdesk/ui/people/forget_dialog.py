"""Forgetting somebody: what names them is looked through one by one, and then it is done for good."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from wijkdesk.domain.words import Erasing
from wijkdesk.storage.faults import DossierFault
from wijkdesk.storage.reading.photos import PhotoRow, thumbnail
from wijkdesk.ui.announce import announce
from wijkdesk.ui.background import run_in_background
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.dialogs import WIDE, Dialog, ask, tell
from wijkdesk.ui.fields import Choice, ChoiceField, LongTextField
from wijkdesk.ui.fields.tick_box import TickBox
from wijkdesk.ui.form import FieldColumn
from wijkdesk.ui.labels import Paragraph, Text
from wijkdesk.ui.theme import current_theme

if TYPE_CHECKING:
    import sqlite3

    from wijkdesk.storage.forgetting.again import Rewritten
    from wijkdesk.storage.forgetting.mentions import AdoptedMention, Mention
    from wijkdesk.storage.forgetting.texts import Place

PICTURE: Final = 72
_REPLACE, _EDIT, _LEAVE = "replace", "edit", "leave"


class Found:
    """What names somebody, as it is read beside the window."""

    def __init__(self, connection: sqlite3.Connection, number: int) -> None:
        # SQLAlchemy, which the window does not wait for.
        from wijkdesk.storage.forgetting import mentions, person, photos  # noqa: PLC0415

        who = person.find_person(connection, number)
        self.is_known = who is not None
        self.mentions: list[Mention] = []
        self.adopted: list[AdoptedMention] = []
        self.photos: list[tuple[PhotoRow, bytes]] = []
        self.past = 0
        self.name = self.instead = ""
        if who is None:
            return
        names = person.NamesOfPerson(connection, who)
        self.name, self.instead = who.name, names.instead
        self.mentions = mentions.mentions_of(connection, who, names)
        self.adopted = mentions.adopted_mentions_of(connection, names)
        self.past = len(mentions.past_mentions_of(connection, who, names))
        rows = photos.photos_to_ask_about(connection, who, names)
        self.photos = [(row, thumbnail(connection, row.picture_id)) for row in rows]


class ForgetDialog(Dialog):
    """Asks what becomes of each text, photo and adopted overview that names somebody, and forgets them.

    ``forgotten`` tells that it is done.
    """

    handbook_page = "privacy.md#als-iemand-iets-vraagt"
    forgotten = Signal()

    def __init__(self, changes: Changes, number: int, how: Erasing, parent: QWidget | None = None) -> None:
        super().__init__(changes.tr("Persoon vergeten"), changes.tr("Vergeten…"), width=WIDE, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._changes, self._number = changes, number
        self.found: Found | None = None
        self.texts: list[_AskedText] = []
        self.photos: dict[int, TickBox] = {}
        self.overviews: dict[int, TickBox] = {}
        self.said = self.column.add(Paragraph(self.tr("Even zoeken waar deze persoon wordt genoemd…"), "body", "text2"))
        self.how = self.column.add(ChoiceField(self.tr("Hoe"), self._ways()))
        self.how.load(how)
        self.how.edited.connect(lambda _how: self._name_after_choice())
        self.how.hide()
        self.commit.setEnabled(False)
        run_in_background(self, self._read, self._show_found, self._tell_failed)

    def accept(self) -> None:
        """Ask once more, and do it beside the window."""
        if self.found is None or not all(text.flush() for text in self.texts):
            return
        is_sure = ask(
            self,
            self.tr("Zeker weten?"),
            self.tr(
                "Dit kan niet terug. Ook wat je hiervoor in dit dossier deed, kun je daarna niet meer ongedaan maken."
            ),
            self._verb(),
        )
        if not is_sure:
            return
        self._be_busy(True)
        self._say(self.tr("Bezig. Daarna wordt het bestand opnieuw geschreven."))
        how, decided = self.how.value(), self._decided()
        dossier, number = self._changes.dossier, self._number

        def work() -> Rewritten:
            # SQLAlchemy, which the window does not wait for.
            from wijkdesk.storage.forgetting import again, erasing  # noqa: PLC0415

            erasing.erase_person(dossier, number, how, erasing.Choices(**decided))
            return again.forget_everywhere(dossier)

        run_in_background(self, work, self._tell_done, self._tell_failed)

    def reject(self) -> None:
        if self.cancel.isEnabled():  # what has begun is finished
            super().reject()

    # -- inside --

    def _ways(self) -> list[Choice]:
        return [
            Choice(Erasing.FORGOTTEN, self.tr("vergeten: alles weg")),
            Choice(Erasing.ANONYMISED, self.tr("anoniem maken: zonder naam en gegevens")),
        ]

    def _verb(self) -> str:
        return self.tr("Vergeten") if self.how.value() is Erasing.FORGOTTEN else self.tr("Anoniem maken")

    def _name_after_choice(self) -> None:
        self.commit.setText(f"{self._verb()}…")
        assert self.found is not None
        self._heading.setText(
            (
                self.tr("{name} vergeten") if self.how.value() is Erasing.FORGOTTEN else self.tr("{name} anoniem maken")
            ).format(name=self.found.name)
        )

    def _read(self) -> Found:
        with self._changes.dossier.reader_of_its_own() as connection:
            return Found(connection, self._number)

    def _show_found(self, found: Found) -> None:
        if not found.is_known:
            self._say(self.tr("Van deze persoon staat niets meer in het dossier."))
            return
        self.found = found
        self.said.set_text(
            self.tr(
                "De gegevens, functies en geschiedenis van deze persoon gaan weg, ook uit de prullenbak, het zoeken en "
                "kopieën naast het dossier. Gesprekken en toezeggingen blijven, zonder de persoon."
            )
        )
        self.how.show()
        self._name_after_choice()
        self._ask_about_texts(found)
        self._ask_about_photos(found)
        self._ask_about_overviews(found.adopted)
        self.commit.setEnabled(True)
        self.fit()

    def _ask_about_texts(self, found: Found) -> None:
        if found.mentions:
            self.column.section(self.tr("Teksten die deze persoon noemen"))
        for mention in found.mentions:
            asked = self.column.add(_AskedText(mention, found.instead))
            self.texts.append(asked)
        if found.past:
            told = self.tr("In de geschiedenis en de prullenbak wordt de naam vervangen ({n} keer).")
            self.column.add(Paragraph(told.format(n=found.past), "meta", "text2"))

    def _ask_about_photos(self, found: Found) -> None:
        if not found.photos:
            return
        self.column.section(self.tr("Staat deze persoon op een van deze foto's?"))
        for row, small in found.photos:
            about = row.description.strip() or row.action or row.event or self.tr("zonder beschrijving")
            box = TickBox(self.tr("Foto wissen: {about}").format(about=about))
            self.photos[row.id] = box
            self.column.add(_PhotoLine(small, box))

    def _ask_about_overviews(self, adopted: Sequence[AdoptedMention]) -> None:
        if not adopted:
            return
        self.column.section(self.tr("Vastgestelde overzichten die deze persoon noemen"))
        self.column.add(
            Paragraph(
                self.tr(
                    "Een vastgesteld overzicht verandert nooit. Het is een archiefstuk: laat het staan, of overleg met "
                    "de archivaris en wis het hier als geheel. Het College houdt zijn exemplaar. Wat je er later "
                    "nog van maakt, zoals een openbare versie, noemt de persoon ook."
                ),
                "meta",
                "text2",
            )
        )
        for each in adopted:
            period = each.half_year.dutch
            self.overviews[each.id] = self.column.add(
                TickBox(self.tr("Wis het overzicht van de {period} uit dit dossier").format(period=period))
            )
            self.column.add(Paragraph(each.texts[0], "meta", "text2"))

    def _decided(self) -> dict[str, Any]:
        texts: dict[Place, str | None] = {each.mention.place: each.becomes() for each in self.texts}
        photos = frozenset(number for number, box in self.photos.items() if box.isChecked())
        overviews = frozenset(number for number, box in self.overviews.items() if box.isChecked())
        return {"texts": texts, "photos": photos, "overviews": overviews}

    def _tell_done(self, rewritten: Rewritten) -> None:
        self._be_busy(False)
        super().accept()
        self.forgotten.emit()
        if rewritten.left:
            names = ", ".join(path.name for path in rewritten.left)
            what = self.tr("Een kopie ging niet open, dus daarin staat de persoon nog.")
            tell(self.parentWidget(), what, self.tr("Wis zelf: {names}.").format(names=names))
        if rewritten.is_place_out:
            what = self.tr("De tweede plek voor back-ups is er nu niet.")
            tell(self.parentWidget(), what, self.tr("Daar wordt de persoon vergeten zodra die plek er weer is."))

    def _tell_failed(self, error: Exception) -> None:
        self._be_busy(False)
        if not isinstance(error, DossierFault):
            super().reject()
            raise error
        self._say(str(error), "red")

    def _be_busy(self, busy: bool) -> None:
        for button in (self.commit, self.cancel):
            button.setEnabled(not busy)
        for asked in (*self.column.fields(), *self.photos.values(), *self.overviews.values()):
            asked.setEnabled(not busy)

    def _say(self, text: str, tone: str = "text2") -> None:
        self.said.set_tone(tone)
        self.said.set_text(text)
        self.show_part(self.said)
        announce(self, text)


class _AskedText(FieldColumn):
    """One text that names somebody, and what becomes of it."""

    def __init__(self, mention: Mention, instead: str) -> None:
        super().__init__(quiet=False)
        self.mention = mention
        self.add(Text(mention.where, "meta_strong", "text2", wrap=True))
        self.add(Paragraph(mention.text))
        self.choice = self.add(
            ChoiceField(
                self.tr("Wordt"),
                [
                    Choice(_REPLACE, self.tr("naam vervangen door ‘{instead}’").format(instead=instead)),
                    Choice(_EDIT, self.tr("zelf aanpassen")),
                    Choice(_LEAVE, self.tr("laten staan: het is iemand anders")),
                ],
            )
        )
        self.choice.load(_REPLACE if mention.is_sure else _LEAVE)
        self.neutral = self.add(Paragraph(mention.neutral, "body", "text2"))
        self.edited = self.add(LongTextField(self.tr("De nieuwe tekst"), lines=1))
        self.edited.load(mention.neutral)
        self.choice.edited.connect(lambda _choice: self._fit())
        self._fit()

    def flush(self) -> bool:
        """Take over what was typed."""
        return self.edited.flush()

    def becomes(self) -> str | None:
        """The new text; ``None`` where it stays."""
        chosen = self.choice.value()
        if chosen == _EDIT:
            return str(self.edited.value())
        return self.mention.neutral if chosen == _REPLACE else None

    def _fit(self) -> None:
        self.neutral.setVisible(self.choice.value() == _REPLACE)
        self.edited.setVisible(self.choice.value() == _EDIT)


class _PhotoLine(QWidget):
    """A small picture with its question."""

    def __init__(self, small: bytes, box: TickBox) -> None:
        super().__init__()
        side = current_theme().px(PICTURE)
        shown = QPixmap()
        shown.loadFromData(small)
        picture = QLabel()
        picture.setFixedSize(side, side)
        if not shown.isNull():
            picture.setPixmap(
                shown.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(picture)
        row.addWidget(box, 1)
