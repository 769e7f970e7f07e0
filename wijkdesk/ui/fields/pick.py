"""Fields that pick people, organisations, pillars or goals by typing, and offer to make what does not exist."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkdesk.ui.buttons import RemovableChip
from wijkdesk.ui.fields.field import Field, Refusal
from wijkdesk.ui.fields.flow import FlowLayout
from wijkdesk.ui.fields.picker import Option, Picker


class _PickingField(Field):
    """What picking one and picking many have in common."""

    creation_requested = Signal(str)

    def __init__(
        self,
        label: str,
        options: Sequence[Option],
        *,
        can_create: bool,
        placeholder: str,
        label_above: bool,
        parent: QWidget | None,
    ) -> None:
        super().__init__(label, label_above=label_above, parent=parent)
        self._can_create = can_create
        self._picker = Picker(can_create, self)
        self._chosen: dict[Hashable, Option] = {}  # what was not offered when it was chosen
        self._offer_these(options)
        self._picker.setPlaceholderText(placeholder)
        self._picker.picked.connect(self.choose)
        self._picker.creation_requested.connect(self.creation_requested)
        self._picker.textEdited.connect(self._mark_typed)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options; the value stays."""
        self._offer_these(options)
        self.name_again()

    def offer_from(self, everything: Callable[[], Sequence[Option]], find: Callable[[Hashable], Option | None]) -> None:
        """Offer what ``everything`` gives once somebody looks for something; ``find`` gives the option of one key."""
        self._picker.offer = lambda: (*everything(), *self._chosen.values()) if self._chosen else everything()
        self._find = find
        self._chosen.clear()

    def name_again(self) -> None:
        """Show by what name the value goes now, unless somebody is typing."""
        if not self._is_dirty:
            self._show(self._value)

    def choose(self, option: Option) -> None:
        """Take this option as if the user picked it; one that was not offered before, is from now on."""
        if self._option(option.key) is None:
            self._chosen[option.key] = option
        self._picker.close_list()
        self._add(option)

    def _add(self, option: Option) -> None:
        raise NotImplementedError

    def _mark_typed(self) -> None:
        """Half a name is no choice: unlike a text it does not count after a rest."""
        self._is_dirty = True

    def _option(self, key: Hashable) -> Option | None:
        if key is None:
            return None
        return self._find(key) or self._chosen.get(key)

    def _offer_these(self, options: Sequence[Option]) -> None:
        there = tuple(options)
        self.offer_from(lambda: there, {option.key: option for option in reversed(there)}.get)

    def _unknown(self, text: str) -> Refusal:
        if self._picker.is_known(text):
            return Refusal(self.tr("Er is meer dan één “{name}”. Kies uit de lijst.").format(name=text))
        if self._can_create:
            return Refusal(self.tr("“{name}” bestaat nog niet. Druk op Enter om het toe te voegen.").format(name=text))
        return Refusal(self.tr("“{name}” staat niet in de lijst. Kies een naam uit de lijst.").format(name=text))


class PickField(_PickingField):
    """One of many, found by typing; its value is the key of an Option, or None.

    ``creation_requested`` gives the name of something that does not exist; who makes it answers with choose().
    """

    def __init__(
        self,
        label: str,
        options: Sequence[Option] = (),
        *,
        can_create: bool = False,
        placeholder: str = "",
        label_above: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            label, options, can_create=can_create, placeholder=placeholder, label_above=label_above, parent=parent
        )
        self._picker.returnPressed.connect(self.flush)
        self._hold(self._picker)

    def _show(self, value: Any) -> None:
        option = self._option(value)
        self._picker.show_text(option.text if option is not None else "")

    def _read(self) -> Any:
        text = self._picker.text().strip()
        current = self._option(self._value)
        if current is not None and current.text == text:
            return current.key
        option = self._picker.exact(text) if text else None
        if text and option is None:
            raise self._unknown(text)
        return option.key if option is not None else None

    def _add(self, option: Option) -> None:
        self._picker.show_text(option.text)
        self._picker.setCursorPosition(len(option.text))
        self._take(option.key)


class PickManyField(_PickingField):
    """Any number of many, found by typing; its value is a tuple of keys in the order in which they were picked.

    Each choice is a chip: Delete, Backspace or a click takes it away, and so does Backspace in the empty line.
    """

    def __init__(
        self,
        label: str,
        options: Sequence[Option] = (),
        *,
        can_create: bool = False,
        placeholder: str = "",
        label_above: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            label, options, can_create=can_create, placeholder=placeholder, label_above=label_above, parent=parent
        )
        self._value = ()
        self._column = QWidget(self)
        self._chips = QWidget(self._column)
        self._flow = FlowLayout(self._chips)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._chips)
        column.addWidget(self._picker)
        self._hold(self._picker, frame=self._column)

    def _show(self, value: Any) -> None:
        self._picker.show_text("")
        self._flow.clear()
        for key in value:
            option = self._option(key)
            if option is not None:
                self._flow.addWidget(self._chip(option))
        self._chips.setVisible(self._flow.count() > 0)

    def _read(self) -> tuple[Hashable, ...]:
        text = self._picker.text().strip()
        option = self._picker.exact(text) if text else None
        if text and option is None:
            raise self._unknown(text)
        added = () if option is None or option.key in self._value else (option.key,)
        return (*self._value, *added)

    def _add(self, option: Option) -> None:
        self._change((*self._value, option.key) if option.key not in self._value else self._value)

    def _drop(self, key: Hashable) -> None:
        self._change(tuple(each for each in self._value if each != key))

    def _change(self, value: tuple[Hashable, ...]) -> None:
        self._picker.setFocus()  # before a chip with the focus goes, or the visit would end
        self._show(value)
        self._take(value)

    def _chip(self, option: Option) -> RemovableChip:
        chip = RemovableChip(option.text, self.tr("{name} weghalen").format(name=option.text))
        chip.removed.connect(lambda key=option.key: self._drop(key))
        chip.installEventFilter(self)
        return chip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._picker and not self._picker.text() and _is_backspace(event):
            self._change(self._value[:-1])
            return True
        return super().eventFilter(watched, event)


def _is_backspace(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return event.key() == Qt.Key.Key_Backspace
