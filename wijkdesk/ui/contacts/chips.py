"""The chips over the lists of contacts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.words import ContactKind, OrganisationKind
from wijkdesk.ui.fields import Choice, Option
from wijkdesk.ui.filters import FilterChip
from wijkdesk.ui.theme import current_theme

WIDEST: Final = 190


class Chips(QObject):
    """What the user lets through: kinds of people and where they work, or kinds of organisations.

    ``changed`` follows each choice.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.person_kind = FilterChip(self.tr("Soort"), [Choice(kind, kind.dutch) for kind in ContactKind])
        self.organisation = FilterChip(self.tr("Organisatie"))
        self.organisation_kind = FilterChip(self.tr("Soort"), [Choice(kind, kind.dutch) for kind in OrganisationKind])
        for chip in self.all():
            chip.value_changed.connect(lambda _value: self.changed.emit())
        current_theme().changed.connect(self._limit_width)
        self._limit_width()

    def all(self) -> Sequence[FilterChip]:
        """The chips, from left to right."""
        return (self.person_kind, self.organisation, self.organisation_kind)

    def show_for(self, kind: type | None) -> None:
        """Show the chips of people, or those of organisations; None shows none."""
        self.person_kind.setVisible(kind is Contact)
        self.organisation.setVisible(kind is Contact)
        self.organisation_kind.setVisible(kind is Organisation)

    def kind_of(self, kind: type) -> ContactKind | OrganisationKind | None:
        """The kind of people, or of organisations, that is let through alone."""
        chosen: ContactKind | OrganisationKind | None
        chosen = self.person_kind.value() if kind is Contact else self.organisation_kind.value()
        return chosen

    def offer_organisations(self, options: Iterable[Option]) -> None:
        """Offer these organisations to filter on."""
        before = self.organisation.value()
        self.organisation.set_choices([Choice(option.key, option.text.replace("&", "&&")) for option in options])
        if self.organisation.value() != before:
            self.changed.emit()

    def clear(self) -> None:
        """Let everything through."""
        for chip in self.all():
            chip.set_value(None)
        self.changed.emit()

    def kept(self) -> dict[str, Any]:
        """What is let through, to keep in the settings; an organisation is of one dossier and is not kept."""
        return {"person": self.person_kind.value(), "organisation": self.organisation_kind.value()}

    def restore(self, kept: dict[str, Any]) -> None:
        """Take over what kept() gave."""
        people = [kind for kind in ContactKind if kind == kept.get("person")]
        organisations = [kind for kind in OrganisationKind if kind == kept.get("organisation")]
        self.person_kind.set_value(people[0] if people else None)
        self.organisation_kind.set_value(organisations[0] if organisations else None)

    def _limit_width(self) -> None:
        for chip in self.all():
            chip.setMaximumWidth(current_theme().px(WIDEST))
