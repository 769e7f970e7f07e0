"""The columns of a file of figures: which are taken along, and what each becomes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkdesk.domain.words import Direction
from wijkdesk.figures.delivery import Topic
from wijkdesk.ui.buttons import Button, Kind
from wijkdesk.ui.entity_table import Column, EntityTable
from wijkdesk.ui.entity_table.columns import PLAIN, TITLE
from wijkdesk.ui.fields import CheckField, Choice, ChoiceField, Field, TextField
from wijkdesk.ui.labels import Text
from wijkdesk.ui.marks import IconMark
from wijkdesk.ui.theme import current_theme

MOST_ROWS: Final = 7
ROW_HEIGHT: Final = 36
WITH_TITLES: Final = 760  # pixels; names go before what they are called in the file
Words = Callable[[str], str]


class TopicRow(NamedTuple):
    """A topic as it would be stored; one that ``is_there`` has a name and a pillar in the dossier already."""

    id: int
    topic: Topic
    is_taken: bool
    is_there: bool


class TopicsEditor(QWidget):
    """The topics of a file in a table, and below it what the chosen ones become; Enter takes one along or leaves it."""

    def __init__(self, pillars: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pillars = pillars
        self.count = Text("", "meta", "text2")
        self.table: EntityTable[TopicRow] = EntityTable(_columns(self.tr), self.tr("Kolommen in het bestand"))
        self.take_all = Button(self.tr("Alles meenemen"), kind=Kind.QUIET)
        self.leave_all = Button(self.tr("Niets meenemen"), kind=Kind.QUIET)
        self.taken = CheckField(self.tr("Meenemen"), self.tr("Deze kolom"))
        self.name = TextField(self.tr("Naam"), required=True)
        self.unit = TextField(self.tr("Eenheid"))
        none = Choice("", self.tr("geen pijler"))
        self.pillar = ChoiceField(self.tr("Pijler"), [none, *(Choice(name, name) for name in pillars)])
        self.good_is = ChoiceField(self.tr("Richting"), _directions(self.tr))
        self._set_up_layout()
        self._connect()

    def set_topics(self, topics: Sequence[Topic], taken: Collection[Topic], names: dict[str, str]) -> None:
        """Show these topics; ``names`` are the names in the dossier of those that are there, by their key."""
        rows = []
        for number, topic in enumerate(topics):
            is_there = topic.key in names
            pillar = next((name for name in self._pillars if _begins(name, topic.pillar)), "")
            shown = topic._replace(name=names.get(topic.key, topic.name), pillar=pillar)
            rows.append(TopicRow(number, shown, topic in taken, is_there))
        rows.sort(key=lambda row: not row.is_taken)
        self.table.set_rows(rows)
        shown_rows = min(max(len(rows), 3), MOST_ROWS) + 1
        self.table.setFixedHeight(current_theme().px(ROW_HEIGHT) * shown_rows)
        if rows:
            self.table.choose(rows[0].id)
        self._tell_count()

    def taken_topics(self) -> tuple[Topic, ...]:
        """The topics that are taken along, as they are called now."""
        return tuple(row.topic for row in sorted(self.table.shown_rows()) if row.is_taken)

    # -- inside --

    def _set_up_layout(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.count, 1)
        line.addWidget(self.take_all)
        line.addWidget(self.leave_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.table)
        for field in self._fields():
            column.addWidget(field)

    def _fields(self) -> tuple[Field, ...]:
        return self.taken, *self._about_topic().values()

    def _about_topic(self) -> dict[str, Field]:
        """The fields by the name of what they say of a topic."""
        return {"name": self.name, "unit": self.unit, "pillar": self.pillar, "good_is": self.good_is}

    def _connect(self) -> None:
        self.table.chosen.connect(lambda _ids: self._show_chosen())
        self.table.activated_row.connect(self._turn)
        self.take_all.clicked.connect(lambda: self._take_every(is_taken=True))
        self.leave_all.clicked.connect(lambda: self._take_every(is_taken=False))
        self.taken.edited.connect(lambda is_taken: self._patch(lambda row: row._replace(is_taken=is_taken)))
        for name, field in self._about_topic().items():
            field.edited.connect(lambda value, name=name: self._change(name, value))

    def _chosen(self) -> list[TopicRow]:
        rows = (self.table.rows_model.row(number) for number in self.table.chosen_ids())
        return [row for row in rows if row is not None]

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        for field in self._fields():
            field.setEnabled(bool(chosen))
        if not chosen:
            return
        row = chosen[0]
        self.taken.load(row.is_taken)
        for name, field in self._about_topic().items():
            field.load(getattr(row.topic, name))
            is_one = len(chosen) == 1 or name in ("pillar", "good_is")
            field.setEnabled(is_one and not any(each.is_there for each in chosen))
        self.name.set_note(self.tr("staat al in het dossier") if row.is_there else "")

    def _change(self, name: str, value: Any) -> None:
        self._patch(lambda row: row._replace(topic=row.topic._replace(**{name: value}), is_taken=True))
        self.taken.load(True)

    def _patch(self, change: Callable[[TopicRow], TopicRow]) -> None:
        for row in self._chosen():
            self.table.patch_row(change(row))
        self._tell_count()

    def _turn(self, number: Any) -> None:
        row = self.table.rows_model.row(number)
        if row is not None:
            self.table.patch_row(row._replace(is_taken=not row.is_taken))
            self._show_chosen()
            self._tell_count()

    def _take_every(self, *, is_taken: bool) -> None:
        self.table.set_rows([row._replace(is_taken=is_taken) for row in self.table.shown_rows()])
        self._show_chosen()
        self._tell_count()

    def _tell_count(self) -> None:
        rows = self.table.shown_rows()
        said = self.tr("{taken} van {all} kolommen gaan mee")
        self.count.setText(said.format(taken=sum(row.is_taken for row in rows), all=len(rows)))


def _begins(name: str, beginning: str) -> bool:
    return bool(beginning) and name.casefold().startswith(beginning.casefold())


def _directions(tr: Words) -> list[Choice]:
    return [Choice(None, tr("niet te zeggen")), *(Choice(each, each.dutch) for each in Direction)]


def _columns(tr: Words) -> tuple[Column[TopicRow], ...]:
    taken, left = IconMark(tr("gaat mee"), "circle-check", "accent"), IconMark(tr("blijft weg"), "minus", "text2")
    return (
        Column(
            key="name",
            heading=tr("Naam"),
            text=lambda row: row.topic.name,
            mark=lambda row: taken if row.is_taken else left,
            style=lambda row: TITLE if row.is_taken else PLAIN,
        ),
        Column(key="unit", heading=tr("Eenheid"), text=lambda row: row.topic.unit, width=110),
        Column(key="pillar", heading=tr("Pijler"), text=lambda row: row.topic.pillar, width=150),
        Column(
            key="good",
            heading=tr("Richting"),
            text=lambda row: row.topic.good_is.dutch if row.topic.good_is else "",
            width=110,
        ),
        Column(
            key="title",
            heading=tr("In het bestand"),
            text=lambda row: row.topic.title,
            width=180,
            wide_from=WITH_TITLES,
        ),
    )
