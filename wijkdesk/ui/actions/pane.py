"""The pane of one action: what matters on top, the rest folded, every field saved as it is edited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.words import ENDINGS, ActionState, PhotoMoment
from wijkdesk.storage.reading.actions import ActionRow, followers_of
from wijkdesk.storage.reading.programme import PillarRow
from wijkdesk.storage.writing.actions import (
    follow_action,
    let_action_wait,
    plan_action,
    reopen_action,
    start_action,
)
from wijkdesk.storage.writing.edit import change
from wijkdesk.ui.actions.listing import is_overdue
from wijkdesk.ui.actions.photos import PhotoSection
from wijkdesk.ui.buttons import Button, IconButton, Kind
from wijkdesk.ui.changes import Changes
from wijkdesk.ui.entity_form import EntityForm
from wijkdesk.ui.fields import (
    CheckField,
    Choice,
    ChoiceField,
    DateField,
    LongTextField,
    TextField,
    TitleField,
)
from wijkdesk.ui.form import Fold, Foot
from wijkdesk.ui.labels import Text
from wijkdesk.ui.list_and_detail import DetailPane
from wijkdesk.ui.marks import StateMark
from wijkdesk.ui.options import Options
from wijkdesk.ui.theme import current_theme
from wijkdesk.ui.tokens import LABEL_WIDTH

LINK_GAP = 8  # with the padding of a link, titles stand under the values of fields

BLANK = ActionRow(
    id=0,
    title="",
    description="",
    state=ActionState.PLANNED,
    main_pillar_id=None,
    main_pillar=None,
    other_pillar_ids=(),
    other_pillars=(),
    first_day=None,
    due=None,
    started_on=None,
    ended_on=None,
    quick_win=False,
    by_residents=False,
    confidential=False,
    next_step="",
    waits_for="",
    place="",
    lead_id=None,
    lead=None,
    lead_contact_id=None,
    lead_contact=None,
    partner_ids=(),
    partners=(),
    goal_ids=(),
    goals=(),
    result="",
    lesson="",
    follows_id=None,
    follows=None,
    photos=0,
)
"""What a new action begins with."""


def states_from(state: ActionState) -> list[ActionState]:
    """Where an action in this state can go, as the domain has it; itself included."""
    if state.is_ended:
        return [state, ActionState.RUNNING]
    going = [ActionState.PLANNED, ActionState.RUNNING, ActionState.WAITING]
    if state is ActionState.IDEA:
        return [ActionState.IDEA, *going, ActionState.STOPPED]
    return [*going, *ENDINGS]


class ActionPane(DetailPane):
    """Shows one action, or the empty fields of a new one.

    It asks for what it cannot do by itself: to end the action in some way (or in a way still to choose), and to open
    another action.
    """

    end_requested = Signal(object)
    action_requested = Signal(int)

    def __init__(
        self,
        changes: Changes,
        options: Options,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        self.finish = Button(self.tr("Afronden…"), "circle-check")
        self.foot = Foot(self.finish)
        super().__init__(TitleField(self.tr("Titel van de actie")), self.foot, parent)
        self.more = self.add_tool(IconButton("ellipsis", self.tr("Meer met deze actie")))
        self._changes, self._options, self._today = changes, options, today
        self._row = BLANK
        self._offers_for: tuple[int, ActionState] | None = None
        self._pillars: Mapping[int, PillarRow] = {}
        self._numbers: Mapping[int, int] = {}
        self._make_fields()
        self.photos = PhotoSection(changes)
        self._put_in_place()
        self.entity = EntityForm(changes, Action, self)
        self._bind()
        self.finish.clicked.connect(self._finish)
        self.entity.saved.connect(lambda: self.foot.show_kept(dt.datetime.now()))
        self.history_requested.connect(self._show_history)

    # -- what it shows --

    @property
    def number(self) -> int | None:
        """The id of the action that is shown; None for a new one."""
        return self.entity.number

    def load(self, row: ActionRow, rows: Mapping[int, ActionRow]) -> None:
        """Show another action; ``rows`` are all actions by their id."""
        self._offer(row)
        self.entity.load(row)
        self.form.verticalScrollBar().setValue(0)
        self._show_around(row, rows)

    def load_new(self, rows: Mapping[int, ActionRow], pillar: int | None = None) -> None:
        """Show empty fields; the action is added once it has a title."""
        blank = BLANK._replace(main_pillar_id=pillar)
        self._offer(blank)
        given = {"main_pillar": pillar} if pillar is not None else {}
        self.entity.load_new(blank, "title", **given)
        self._show_around(blank, rows)
        self.title.setFocus()

    def patch(self, row: ActionRow, rows: Mapping[int, ActionRow]) -> None:
        """Show what the same action holds now."""
        self._offer(row)
        self.entity.patch(row)
        self._show_around(row, rows)

    def set_pillars(self, pillars: Mapping[int, PillarRow], numbers: Mapping[int, int]) -> None:
        """Know these pillars by their ids, and the number of the colour of each."""
        self._pillars, self._numbers = pillars, numbers

    def shows_all(self) -> bool:
        """Whether what is folded by itself stands open."""
        return self.rest.is_open()

    def show_all(self, shows: bool) -> None:
        """Open or close what is folded."""
        self.rest.set_open(shows)

    # -- fields --

    def _make_fields(self) -> None:
        tr, today, options = self.tr, self._today, self._options
        self.main_pillar = options.pick_one(tr("Pijler"), Pillar, placeholder=tr("Kies een pijler"))
        self.state = StateField(tr("Stand"), ())
        self.waits_for = TextField(tr("Wacht op"), placeholder=tr("op wie of wat?"))
        self.quick_win = CheckField(tr("Snelle winst"), tr("Soort"))
        self.first_day = DateField(tr("Begin"), today=today)
        self.due = DateField(tr("Klaar"), placeholder=tr("doorlopend"), today=today)
        self.started_on = DateField(tr("Begonnen"), placeholder=tr("zoals gepland"), is_past=True, today=today)
        self.ended_on = DateField(tr("Geëindigd"), is_past=True, today=today)
        self.lead = options.pick_one(tr("Trekker"), Organisation, placeholder=tr("Welke organisatie?"))
        self.lead_contact = options.pick_one(tr("Contact"), Contact, placeholder=tr("Wie?"))
        self.place = TextField(tr("Waar"))
        self.next_step = LongTextField(tr("Volgende stap"), lines=1)
        self.brought = LongTextField(tr("Wat bracht het?"), lines=1)
        self.lesson = LongTextField(tr("Wat is geleerd?"), lines=1)
        self.partners = options.pick_many(tr("Samen met"), Organisation, placeholder=tr("Organisatie toevoegen"))
        self.goals = options.pick_many(tr("Draagt bij aan"), PolicyGoal, placeholder=tr("Beleidsdoel toevoegen"))
        self.description = LongTextField(tr("Omschrijving"))
        self.other_pillars = options.pick_many(tr("Ook onder"), Pillar, placeholder=tr("Pijler toevoegen"))
        self.by_residents = CheckField(tr("Initiatief van bewoners"))
        self.confidential = CheckField(tr("Vertrouwelijk"))
        self.follows = options.pick_one(tr("Volgt op"), Action, placeholder=tr("Welke actie?"))

    def _put_in_place(self) -> None:
        form = self.form
        self._links = Links()
        self._links.chosen.connect(self.action_requested)
        for field in (self.main_pillar, self.state, self.waits_for, self.quick_win, self.first_day, self.due):
            form.add(field)
        for field in (self.started_on, self.ended_on, self.lead, self.lead_contact, self.place):
            form.add(field)
        for long_field in (self.next_step, self.brought, self.lesson):
            form.add(long_field)
        form.add(self._links)
        form.add(self.partners)
        form.add(self.goals)
        form.section(self.tr("Foto's"))
        form.add(self.photos)
        self.rest = form.add(Fold(self.tr("Meer")))
        for folded in (self.description, self.other_pillars, self.by_residents, self.confidential, self.follows):
            self.rest.column.add(folded)

    def _bind(self) -> None:
        bind = self.entity.bind
        bind("title", self.title)
        bind("main_pillar", self.main_pillar, row="main_pillar_id", save=self._save_main_pillar)
        bind("state", self.state, save=self._save_state)
        for name in ("waits_for", "quick_win", "first_day", "due", "started_on", "ended_on"):
            bind(name, getattr(self, name))
        for name in ("place", "next_step", "lesson"):
            bind(name, getattr(self, name))
        bind("result", self.brought)
        for name in ("description", "by_residents", "confidential"):
            bind(name, getattr(self, name))
        bind("lead", self.lead, row="lead_id")
        bind("lead_contact", self.lead_contact, row="lead_contact_id")
        bind("partners", self.partners, row="partner_ids")
        bind("goals", self.goals, row="goal_ids")
        bind("other_pillars", self.other_pillars, row="other_pillar_ids")
        bind("follows", self.follows, row="follows_id", save=self._save_follows)
        self.state.end_requested.connect(self.end_requested)

    # -- saving what takes a command --

    def _save_main_pillar(self, number: int, pillar: int | None, visit: str) -> None:
        others = tuple(other for other in self._row.other_pillar_ids if other != pillar)
        values: dict[str, Any] = {"main_pillar": pillar, "other_pillars": others}
        change(self._changes.dossier, Action, number, visit=visit or None, **values)

    def _save_state(self, number: int, state: ActionState, _visit: str) -> None:
        dossier = self._changes.dossier
        if self._row.state.is_ended:
            reopen_action(dossier, number)
        elif state is ActionState.PLANNED:
            plan_action(dossier, number)
        elif state is ActionState.RUNNING:
            start_action(dossier, number, self._today())
        elif state is ActionState.WAITING:
            let_action_wait(dossier, number)

    def _save_follows(self, number: int, earlier: int | None, _visit: str) -> None:
        follow_action(self._changes.dossier, number, earlier)

    def _finish(self) -> None:
        if not self._row.state.is_ended:
            self.end_requested.emit(None)
        elif self.number is not None:
            self._changes.carry_out(reopen_action, self.number)

    def _show_history(self) -> None:
        if self.number is not None and self.flush():
            self._changes.history_requested.emit(Action, self.number)

    # -- what goes with the values --

    def _offer(self, row: ActionRow) -> None:
        """Offer what this action allows, before its values are shown."""
        if row.follows_id != self._row.follows_id or row.id != self._row.id:
            self._options.refresh()
        self._row = row
        if (row.id, row.state) != self._offers_for:
            self._offers_for = (row.id, row.state)
            states = states_from(row.state) if row.id else states_from(ActionState.IDEA)[:4]
            self.state.set_choices([self._choice(state) for state in states])

    def _choice(self, state: ActionState) -> Choice:
        text, now = state.dutch.capitalize(), self._row.state
        if state is not now and now.is_ended:
            text = self.tr("Heropenen: loopt weer")
        elif state is not now and state.is_ended:
            text = self.tr("{state}…").format(state=text)
        return Choice(state, text, StateMark(state.dutch, state.value))

    def _show_around(self, row: ActionRow, rows: Mapping[int, ActionRow]) -> None:
        """Show only what goes with how the action stands, and what is not a field."""
        ended = row.state.is_ended
        self.waits_for.setVisible(row.state is ActionState.WAITING)
        self.next_step.setVisible(not ended)
        self.started_on.setVisible(row.state not in (ActionState.IDEA, ActionState.PLANNED))
        for field in (self.ended_on, self.brought, self.lesson):
            field.setVisible(ended)
        self.due.set_note(self._days_left(row))
        self._show_head(row)
        self._links.show_links(self._linked(row, rows))
        self.history.setEnabled(bool(row.id))
        self.photos.show_action(row.id or None, _moment_of(row.state))
        self.finish.setEnabled(bool(row.id) and not self._changes.dossier.is_read_only)
        self._name_finish(
            self.tr("Heropenen") if ended else self.tr("Afronden…"), "undo-2" if ended else "circle-check"
        )
        self.more.setEnabled(bool(row.id))

    def _name_finish(self, text: str, icon: str) -> None:
        if text != self.finish.text():
            self.finish.setText(text)
            self.finish.icon_name = icon
            self.finish.updateGeometry()

    def _show_head(self, row: ActionRow) -> None:
        pillar = self._pillars.get(row.main_pillar_id or 0)
        secret = self.tr("vertrouwelijk") if row.confidential else ""
        if not row.id:
            self.show_kind(self.tr("Nieuwe actie"))
        elif pillar is None:
            self.show_kind(secret.capitalize() or self.tr("Actie zonder pijler"))
        else:
            name = f"{pillar.name} · {secret}" if secret else pillar.name
            self.show_pillar(name, pillar.icon, self._numbers[pillar.id])

    def _linked(self, row: ActionRow, rows: Mapping[int, ActionRow]) -> list[tuple[str, int, str]]:
        numbers = sorted(followers_of(self._changes.dossier.reader, [row.id]) & rows.keys())
        links = [(self.tr("Gevolgd door"), number, rows[number].title) for number in numbers]
        if row.follows_id is not None:
            links.insert(0, (self.tr("Volgt op"), row.follows_id, row.follows or ""))
        return links if row.id else []

    def _days_left(self, row: ActionRow) -> str:
        if row.state.is_ended or row.due is None:
            return ""
        days = (row.due - self._today()).days
        if is_overdue(row, self._today()):
            return self.tr("1 dag over tijd") if days == -1 else self.tr("{n} dagen over tijd").format(n=-days)
        near = {0: self.tr("vandaag"), 1: self.tr("morgen")}
        return near.get(days, self.tr("nog {n} dagen").format(n=days) if days < 100 else "")


def _moment_of(state: ActionState) -> PhotoMoment:
    """What a photo shows that is added now: how it was before anything was done, or how it became."""
    if state.is_ended:
        return PhotoMoment.AFTER
    return PhotoMoment.BEFORE if state in (ActionState.IDEA, ActionState.PLANNED) else PhotoMoment.OTHER


class StateField(ChoiceField):
    """How an action stands. An ending is asked for and not taken: it takes more than a word."""

    end_requested = Signal(object)

    def _choose(self, index: int) -> None:
        state = self._read()
        if state is not None and state.is_ended and state != self.value():
            self._show(self.value())
            self.end_requested.emit(state)
        else:
            super()._choose(index)


class Links(QWidget):
    """Other actions by their title, each with what it is to this one; `chosen` tells the id of one that is pressed."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Sequence[tuple[str, int, str]] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 6, 0, 0)
        self._grid.setHorizontalSpacing(LINK_GAP)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def show_links(self, links: Sequence[tuple[str, int, str]]) -> None:
        """Show these: what it is, its id and its title."""
        if links == self._shown:
            return
        self._shown = links
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._grid.setColumnMinimumWidth(0, current_theme().px(LABEL_WIDTH))
        for line, (relation, number, title) in enumerate(links):
            button = LinkButton(title)
            button.setAccessibleName(f"{relation}: {title}")
            button.clicked.connect(lambda _=False, number=number: self.chosen.emit(number))
            self._grid.addWidget(Text(relation, "body", "text2"), line, 0)
            self._grid.addWidget(button, line, 1, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(links))


class LinkButton(Button):
    """A title that opens what it names; elided where it is too long, with all of it in the tool tip."""

    padding = 2
    height_at_100 = 28

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), kind=Kind.QUIET, tone="link", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())
