"""All that she writes and chooses for an overview: a section for each part of the PDF."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkdesk.overview.sections import OwnChoice, OwnText, fading_key, header_text
from wijkdesk.ui.choosing import ChoosingList, Offer
from wijkdesk.ui.fields import Field
from wijkdesk.ui.offers import success_offers, voice_offers
from wijkdesk.ui.overview.fading import FadingList, Today
from wijkdesk.ui.overview.header_fields import HeaderFields
from wijkdesk.ui.overview.openness import OpennessFields
from wijkdesk.ui.overview.own_text import OwnTextField
from wijkdesk.ui.overview.parts import HEADER, OPENNESS, Part, parts_of
from wijkdesk.ui.overview.section import Section
from wijkdesk.ui.situation import Draft, Situation


class TextSections(QWidget):
    """Sections, folded but for those of the front page.

    ``written`` carries the name of a text, the text and the visit, ``picked`` a choice and its keys.
    ``opened`` carries the title of a section that somebody opened.
    """

    written = Signal(str, str, str)
    picked = Signal(str, object)
    opened = Signal(str)

    def __init__(self, today: Today, *, is_read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_read_only = is_read_only
        self._parts: list[Part] = []
        self.sections: dict[str, Section] = {}
        self.own: dict[str, OwnTextField] = {}
        self.header = HeaderFields()
        self.header.written.connect(lambda line, text, visit: self.written.emit(header_text(line), text, visit))
        self.successes = ChoosingList(self.tr("Successen"), is_read_only=is_read_only)
        self.voices = ChoosingList(self.tr("Stemmen uit de buurt"), is_read_only=is_read_only)
        self.fading = FadingList(today)
        self._offers: tuple[Draft, list[Offer], list[Offer]] | None = None
        self._days: Mapping[int, dt.date] = {}  # also of partners that have no row any more
        self.openness = OpennessFields()
        self._openness_line = ""
        self._connect_choices()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._beside = {
            OwnText.SUCCESSES: self.successes,
            OwnText.NEIGHBOURHOOD: self.voices,
            OwnText.PARTNERS: self.fading,
        }
        self._add_plain(HEADER, self.tr("Kop van het stuk"), self.header)
        self._add_plain(OPENNESS, self.tr("Openbaarheid"), self.openness)

    # -- showing --

    def arrange(self, situation: Situation) -> Iterator[None]:
        """Make the sections of an overview one after another, out of sight, and let go of those of no use to it."""
        parts = parts_of(situation)
        for part in [part for part in self._parts if part not in parts]:
            self._remove(part)
        for place, part in enumerate(parts, start=1):
            if part not in self._parts:
                self._make(part)
                yield
            if self._layout.indexOf(self.sections[part.key]) != place:
                self._layout.insertWidget(place, self.sections[part.key])
        self._parts = parts
        if situation.draft is not None:
            yield from self.fading.get_ready(situation.draft.partners)
            self._offers_of(situation.draft)  # thousands of a long programme, put in words before all is shown
            yield

    def show_situation(self, situation: Situation, *, is_another: bool) -> None:
        """Show how an overview stands for which the sections are there.

        ``is_another`` when it is that of another half-year, or in another state.
        """
        for section in self.sections.values():
            section.show()
        draft = situation.draft
        is_read_only = self._is_read_only or draft is None
        own, texts = draft.own if draft is not None else {}, situation.texts()
        for name, field in self.own.items():
            if is_another:
                field.set_read_only(is_read_only)
                field.load(own.get(name, ""), texts.get(name, ""))
            else:
                field.patch(own.get(name, ""), texts.get(name, ""))
        self._show_header(situation, is_another=is_another)
        for part in (self.successes, self.voices, self.fading):
            part.setVisible(draft is not None)
        self.sections[OPENNESS].setVisible(draft is not None)
        if draft is not None:
            self._show_choices(draft, is_another=is_another)
        self._show_states(situation)

    def focus_first(self) -> None:
        """Go to the first text."""
        self.focus_text(OwnText.MESSAGE)

    def focus_text(self, name: str) -> None:
        """Open the section of this text, and go to it."""
        section = self.sections[self._section_of(name)]
        section.open()
        self._place_of(name).setFocus()

    def section_title(self, name: str) -> str:
        """The title of the section in which this text stands."""
        return self.sections[self._section_of(name)].title

    def as_table(self) -> list[list[str]]:
        """Each text with what it is called, as the cells of a table."""
        labels = {
            name: part.title if label == part.title else f"{part.title}: {label}"
            for part in self._parts
            for name, label in part.texts
        }
        return [[labels[name], field.field.value()] for name, field in self.own.items() if not field.is_empty]

    def flush(self) -> bool:
        """Save what was half typed; False when a field refuses it."""
        flushed = [each.field.flush() for each in self.own.values()]  # each, also after one that refuses
        flushed += [self.header.flush(), self.openness.ground.flush(), self.fading.flush()]
        return all(flushed)

    def refuse(self, name: str, reason: str) -> None:
        """Say beside a text why it was not kept."""
        self._place_of(name).set_error(reason)

    def show_unsaved(self, name: str, text: str) -> None:
        """Show a text that the machine did not take as half typed: the next flush tries once more."""
        self._place_of(name).show_unsaved(text)

    # -- inside --

    def _connect_choices(self) -> None:
        self.successes.picked.connect(partial(self.picked.emit, OwnChoice.SUCCESSES.value))
        self.voices.picked.connect(partial(self.picked.emit, OwnChoice.VOICES.value))
        self.fading.picked.connect(self._pick_fading)
        self.openness.chosen.connect(lambda value: self.picked.emit(OwnChoice.OPENNESS.value, [value.value]))
        self.openness.withheld.connect(partial(self.picked.emit, OwnChoice.WITHHELD.value))
        self.openness.written.connect(
            lambda text, visit: self.written.emit(header_text(self._openness_line), text, visit)
        )

    def _pick_fading(self, days: dict[int, dt.date]) -> None:
        """Keep also what was said of partners whose commitment no longer stands: undo may bring that back."""
        others = {number: day for number, day in self._days.items() if number not in self.fading.rows}
        kept = [fading_key(number, day) for number, day in (others | days).items()]
        self.picked.emit(OwnChoice.FADING.value, kept)

    def _add_plain(self, key: str, title: str, body: QWidget) -> None:
        self.sections[key] = self._new_section(title, is_open=False)
        self.sections[key].column.addWidget(body)
        self._layout.addWidget(self.sections[key])

    def _new_section(self, title: str, *, is_open: bool) -> Section:
        section = Section(title, is_open=is_open)
        section.opened.connect(lambda: self.opened.emit(section.title))
        return section

    def _make(self, part: Part) -> None:
        self._parts.append(part)
        self.sections[part.key] = section = self._new_section(part.title, is_open=part.is_open_at_first)
        for name, label in part.texts:
            is_title = label == part.title
            full = label if is_title else f"{part.title}: {label}"
            field = OwnTextField(label, name=full, shows_label=not is_title, is_read_only=self._is_read_only)
            field.written.connect(partial(self.written.emit, name))
            self.own[name] = field
            section.column.addWidget(field)
        beside = self._beside.get(OwnText(part.key)) if part.key in set(OwnText) else None
        if beside is not None:
            section.column.addWidget(beside)
        section.hide()
        self._layout.addWidget(section)

    def _remove(self, part: Part) -> None:
        self._parts.remove(part)
        section = self.sections.pop(part.key)
        for name, _ in part.texts:
            del self.own[name]
        self._layout.removeWidget(section)
        section.hide()
        section.deleteLater()

    def _show_header(self, situation: Situation, *, is_another: bool) -> None:
        draft, lines = situation.draft, [(name, text) for name, text, _ in situation.header_lines()]
        self.header.setEnabled(draft is not None and not self._is_read_only)
        if draft is None:
            self._openness_line = ""
            self.header.show_lines(lines, dict(lines), is_another=is_another)
            return
        self._openness_line = situation.openness_line()
        plain = [(name, text) for name, text in lines if name != self._openness_line]
        written = {name: draft.own.get(header_text(name), "") for name, _ in lines}
        self.header.show_lines(plain, written, is_another=is_another)
        ground = written.get(self._openness_line, "")
        self.openness.show_ground(ground, has_line=bool(self._openness_line), is_another=is_another)

    def _offers_of(self, draft: Draft) -> tuple[list[Offer], list[Offer]]:
        if self._offers is None or self._offers[0] is not draft:
            self._offers = draft, success_offers(draft.successes, self.tr), voice_offers(draft.voices)
        return self._offers[1:]

    def _show_choices(self, draft: Draft, *, is_another: bool) -> None:
        choices, content = draft.choices, draft.content
        successes, voices = self._offers_of(draft)
        self.successes.show_offers(
            successes,
            [each.key for each in content.successes],
            most=draft.most_successes,
            is_own=bool(choices.successes),
        )
        self.voices.show_offers(
            voices,
            [each.key for each in content.voices],
            most=draft.most_voices,
            is_own=choices.voices is not None,
        )
        self._days = choices.fading
        self.fading.show_partners(
            draft.partners, choices.fading, is_another=is_another, is_read_only=self._is_read_only
        )
        self.openness.show_choice(choices.openness, choices.withheld)
        self.openness.setEnabled(not self._is_read_only)

    # -- what the line of a section says --

    def _show_states(self, situation: Situation) -> None:
        draft = situation.draft
        missing = Counter(self._section_of(each.text) for each in draft.missing if each.text) if draft else Counter()
        for key, section in self.sections.items():
            number = missing[key]
            warning = self.tr("{n} te doen").format(n=number) if number else ""
            section.head.say(warning, self._remark(key, draft) if draft is not None else "")

    def _remark(self, key: str, draft: Draft) -> str:
        if key == HEADER:
            return ""
        if key == OPENNESS:
            return draft.choices.openness.dutch
        fields = [self.own[name] for part in self._parts if part.key == key for name, _ in part.texts]
        chosen = {OwnText.SUCCESSES.value: self.successes, OwnText.NEIGHBOURHOOD.value: self.voices}.get(key)
        if any(field.has_own for field in fields):
            return self.tr("jouw tekst")
        if chosen is not None and chosen.chosen:
            return self.tr("{n} gekozen").format(n=len(chosen.chosen))
        return self.tr("leeg") if all(field.is_empty for field in fields) else self.tr("voorstel")

    def _section_of(self, name: str) -> str:
        if name == header_text(self._openness_line):
            return OPENNESS
        found = [part.key for part in self._parts if name in dict(part.texts)]
        return found[0] if found else HEADER

    def _place_of(self, name: str) -> Field:
        """The field of this text."""
        if name in self.own:
            return self.own[name].field
        lines = [field for line, field in self.header.fields.items() if header_text(line) == name]
        return lines[0] if lines else self.openness.ground
