"""What the approach brought an organisation or a portfolio holder, and linking goals to actions."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.dossiers import HOSTILE, new_dossier
from tests.ui.accessibility import unnamed_controls
from tests.ui.desk import TODAY
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.goal import PolicyGoal
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState, ContactKind, GoalState
from wijkdesk.insight.contribution import Sum
from wijkdesk.storage.reading.actions import list_actions
from wijkdesk.storage.reading.promises import list_goals
from wijkdesk.storage.writing.edit import change, remove
from wijkdesk.ui.contacts.brought.words import in_sentences

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEY = Qt.Key
YMERE, ZEKI = 1, 1
DRY, SAFE, NOTHING, HERS = 1, 2, 3, 4
FOUNDATION, LIGHTS, BEFORE, SECRET = 1, 2, 3, 4


def numbered(*things):
    for number, thing in enumerate(things, start=1):
        thing.id = number
    return things


def brought_dossier(folder):
    """Ymere has three goals and Zeki, an alderman, one; two actions serve them now, one did before, one is secret."""
    (ymere,) = numbered(Organisation(name="Ymere"))
    (zeki,) = numbered(Contact(kind=ContactKind.ADMINISTRATOR, first_name="Zeki", last_name="Çelik"))
    dry, safe, nothing, hers = numbered(
        PolicyGoal(title="Droge huizen", organisation=ymere, due=dt.date(2027, 1, 1)),
        PolicyGoal(title="Veilige portieken", organisation=ymere, confidential=True),
        PolicyGoal(title="Nog niets voor gedaan", organisation=ymere),
        PolicyGoal(title="Veilige straten", portfolio_holder=zeki),
    )
    begun = {"first_day": dt.date(2026, 2, 1)}
    lesson = {"lesson": "Eerder beginnen"}
    actions = numbered(
        Action(title="Fundering", state=ActionState.RUNNING, lead=ymere, goals=[dry, hers], **begun),
        Action(
            title="Lampen",
            state=ActionState.SUCCEEDED,
            ended_on=dt.date(2026, 10, 1),
            result="Twaalf lampen branden weer.",
            goals=[dry, safe],
            **begun,
            **lesson,
        ),
        Action(title="Proef", state=ActionState.FAILED, ended_on=dt.date(2026, 4, 1), goals=[dry], **begun, **lesson),
        Action(title="Geheim", state=ActionState.RUNNING, confidential=True, goals=[dry], **begun),
    )
    return new_dossier(folder, ymere, zeki, dry, safe, nothing, hers, *actions)


@pytest.fixture
def desk(open_desk, tmp_path):
    return open_desk(brought_dossier(tmp_path))


def pane(desk):
    return desk.tab.panes.brought


def show(desk, kind=Organisation, number=YMERE):
    """Go there from the pane of the organisation or person, by keyboard."""
    desk.tab.open(kind, number)
    button = desk.tab.pane.brought
    button.setFocus()
    desk.press(KEY.Key_Space, widget=button)
    desk.qtbot.waitUntil(lambda: pane(desk).brought is not None and pane(desk).brought.owner.kind is kind)


def lines(folded):
    return [(line.title, line.mark.word, line.end) for line in folded.list.lines] if not folded.isHidden() else []


class TestSentences:
    @pytest.mark.parametrize(
        ("told", "period", "said"),
        [
            (Sum(0, 0, 0, 0, 0, 0), HalfYear(2026, 2), ""),
            (
                Sum(3, 2, 1, 4, 0, 0),
                HalfYear(2026, 2),
                "In de tweede helft van 2026 droegen 4 acties bij aan 2 van uw 3 doelen; 1 doel is gehaald.",
            ),
            (
                Sum(1, 1, 0, 1, 1, 0),
                HalfYear(2026, 1),
                "In de eerste helft van 2026 droeg 1 actie bij aan uw doel. Die actie is gelukt.",
            ),
            (
                Sum(2, 2, 2, 5, 3, 1),
                None,
                "Sinds het begin van de wijkaanpak droegen 5 acties bij aan 2 van uw 2 doelen; "
                "2 doelen zijn gehaald. Daarvan zijn er 3 gelukt en 1 deels.",
            ),
            (
                Sum(2, 1, 0, 2, 0, 1),
                HalfYear(2026, 2),
                "In de tweede helft van 2026 droegen 2 acties bij aan 1 van uw 2 doelen. Daarvan is er 1 deels gelukt.",
            ),
            (
                Sum(2, 0, 1, 0, 0, 0),
                HalfYear(2026, 2),
                "In de tweede helft van 2026 droeg nog geen actie bij aan uw doelen. 1 doel is gehaald.",
            ),
        ],
    )
    def test_numbers_become_plain_sentences(self, told, period, said):
        assert in_sentences(told, period, str) == said


class TestWhatItShows:
    def test_each_goal_has_what_served_it_now_and_before_and_what_came_of_that(self, desk):
        show(desk)
        dry, nothing = pane(desk).parts[DRY], pane(desk).parts[NOTHING]
        assert [(line.title, line.end) for line in dry.heading.lines] == [("Droge huizen", "loopt, vóór 01-01-2027")]
        assert lines(dry.now) == [
            ("Lampen", "gelukt", "01-10-2026"),
            ("Fundering", "loopt", ""),
            ("Geheim", "loopt", ""),
        ]
        assert dry.now.list.lines[0].detail == "Twaalf lampen branden weer."
        dry.before.set_open(True)
        assert lines(dry.before) == [("Proef", "niet gelukt", "01-04-2026")]
        assert not nothing.nothing.isHidden()
        assert lines(nothing.now) == []

    def test_what_could_be_told_leaves_out_what_is_confidential(self, desk):
        show(desk)
        said = "In de tweede helft van 2026 droegen 2 acties bij aan 1 van uw 2 doelen. Daarvan is er 1 gelukt."
        assert pane(desk).told.accessibleName() == said
        desk.click(pane(desk).copy_button)
        assert QGuiApplication.clipboard().text() == said
        assert pane(desk).remark.isVisible()

    def test_an_earlier_half_year_is_told_as_it_was_then(self, desk):
        show(desk)
        desk.click(pane(desk).period.earlier)
        desk.qtbot.waitUntil(lambda: pane(desk).brought.period == HalfYear(2026, 1))
        titles = [line[:2] for line in lines(pane(desk).parts[DRY].now)]
        assert titles == [("Proef", "niet gelukt"), ("Fundering", "loopt"), ("Lampen", "loopt"), ("Geheim", "loopt")]
        assert pane(desk).parts[DRY].now.list.lines[2].detail == "loopt"

    def test_an_alderman_has_it_too_and_others_have_not(self, desk):
        show(desk, Contact, ZEKI)
        assert list(pane(desk).parts) == [HERS]
        assert lines(pane(desk).parts[HERS].now) == [("Fundering", "loopt", "")]
        change(desk.dossier, Contact, ZEKI, kind=ContactKind.PROFESSIONAL)
        desk.tab.open(Contact, ZEKI)
        assert not desk.tab.pane.brought.isVisible()

    def test_a_confidential_organisation_tells_nothing(self, desk):
        change(desk.dossier, Organisation, YMERE, confidential=True)
        show(desk)
        assert not pane(desk).told.isVisible()
        assert not pane(desk).page.isVisible()
        assert lines(pane(desk).parts[DRY].now)

    def test_without_goals_it_says_what_to_do(self, open_desk, tmp_path):
        desk = open_desk(new_dossier(tmp_path, *numbered(Organisation(name="Ymere"))))
        show(desk)
        assert pane(desk).remark.accessibleName().startswith("Nog geen beleidsdoelen.")

    def test_any_text_can_be_shown(self, open_desk, tmp_path):
        (ymere,) = numbered(Organisation(name=HOSTILE * 100))
        (goal,) = numbered(PolicyGoal(title=HOSTILE * 100, organisation=ymere))
        action = Action(title=HOSTILE * 100, state=ActionState.RUNNING, goals=[goal])
        desk = open_desk(new_dossier(tmp_path, ymere, goal, action))
        show(desk)
        desk.tab.grab()
        assert len(lines(pane(desk).parts[1].now)) == 1

    def test_everything_that_can_have_the_focus_has_a_name(self, desk):
        show(desk)
        assert unnamed_controls(desk.tab) == []


class TestWhatItDoes:
    def test_an_action_is_opened_by_keyboard(self, desk):
        show(desk)
        pane(desk).parts[DRY].now.list.setFocus()
        desk.press(KEY.Key_Down)
        desk.press(KEY.Key_Return)
        assert desk.opened == [(Action, FOUNDATION)]

    def test_a_goal_is_opened_and_the_way_back_leads_to_the_organisation(self, desk):
        show(desk)
        pane(desk).parts[DRY].heading.setFocus()
        desk.press(KEY.Key_Return)
        assert (desk.tab.pane.kind, desk.tab.pane.number) == (PolicyGoal, DRY)
        desk.tab.pane.back_requested.emit()
        assert (desk.tab.pane.kind, desk.tab.pane.number) == (Organisation, YMERE)

    def test_a_goal_is_reached_missed_and_reopened_from_here(self, desk):
        show(desk)
        part = pane(desk).parts[DRY]
        desk.click(part.reach)
        desk.click(desk.dialog().commit)
        assert [(row.state, row.settled_on) for row in list_goals(desk.reader, only=[DRY])] == [
            (GoalState.REACHED, TODAY)
        ]
        desk.qtbot.waitUntil(part.reopen.isVisible)
        assert part.heading.lines[0].end == "gehaald, 23-11-2026"
        assert "1 doel is gehaald" in pane(desk).told.accessibleName()
        desk.click(part.reopen)
        desk.qtbot.waitUntil(part.miss.isVisible)
        desk.click(part.miss)
        desk.click(desk.dialog().commit)
        assert list_goals(desk.reader, only=[DRY])[0].state is GoalState.NOT_REACHED

    def test_how_a_goal_stood_long_ago_cannot_be_settled(self, desk):
        change(desk.dossier, PolicyGoal, DRY, due=None)
        show(desk)
        desk.click(pane(desk).parts[DRY].reach)
        desk.click(desk.dialog().commit)
        desk.click(pane(desk).period.earlier)
        desk.qtbot.waitUntil(lambda: pane(desk).brought.period == HalfYear(2026, 1))
        part = pane(desk).parts[DRY]
        assert part.heading.lines[0].end == "loopt"
        assert not part.reach.isVisible()
        assert not part.reopen.isVisible()

    def test_it_follows_what_changes_elsewhere(self, desk):
        show(desk)
        remove(desk.dossier, Action, LIGHTS)
        desk.qtbot.waitUntil(lambda: [line[0] for line in lines(pane(desk).parts[DRY].now)] == ["Fundering", "Geheim"])
        remove(desk.dossier, PolicyGoal, NOTHING)
        desk.qtbot.waitUntil(lambda: NOTHING not in pane(desk).parts)

    def test_when_the_organisation_goes_so_does_the_pane(self, desk):
        show(desk)
        remove(desk.dossier, Organisation, YMERE)
        desk.qtbot.waitUntil(lambda: not desk.tab.halves.is_open())

    def test_escape_leads_back_to_the_organisation(self, desk):
        show(desk)
        desk.press(KEY.Key_Escape, widget=pane(desk).back)
        assert (desk.tab.pane.kind, desk.tab.pane.isVisible()) == (Organisation, True)

    def test_a_page_is_asked_for_with_its_half_year(self, desk):
        asked = []
        desk.tab.page_requested.connect(lambda *what: asked.append(what))
        show(desk)
        desk.click(pane(desk).page)
        show(desk, Contact, ZEKI)
        desk.click(pane(desk).page)
        assert asked == [(HalfYear(2026, 2), "Ymere", False), (HalfYear(2026, 2), "Zeki Çelik", True)]
        pane(desk).period.box.setFocus()
        desk.press(KEY.Key_End, widget=pane(desk).period.box)
        desk.qtbot.waitUntil(lambda: pane(desk).brought.period is None)
        assert not pane(desk).page.isVisible()

    def test_who_only_reads_sees_it_and_settles_nothing(self, open_desk, tmp_path):
        desk = open_desk(brought_dossier(tmp_path), read_only=True)
        show(desk)
        assert lines(pane(desk).parts[DRY].now)
        assert not pane(desk).parts[DRY].reach.isVisible()


class TestLinking:
    def linked(self, desk, action):
        return list_actions(desk.reader, only=[action])[0].goal_ids

    def test_an_action_is_linked_from_the_goal_by_keyboard(self, desk):
        desk.tab.open(PolicyGoal, NOTHING)
        goal = desk.tab.pane
        desk.pick(goal.linking, "Fund")
        assert self.linked(desk, FOUNDATION) == (DRY, NOTHING, HERS)
        assert [line.title for line in goal.contributing.list.lines] == ["Fundering"]
        assert goal.linking.value() is None
        desk.pick(goal.linking, "Lam")
        assert len(goal.contributing.list.lines) == 2
        desk.dossier.undo()
        assert self.linked(desk, LIGHTS) == (DRY, SAFE)

    def test_an_action_that_is_not_there_yet_is_made(self, desk):
        desk.tab.open(PolicyGoal, NOTHING)
        desk.pick(desk.tab.pane.linking, "Gordijnen voor de ramen")
        assert [line.title for line in desk.tab.pane.contributing.list.lines] == ["Gordijnen voor de ramen"]

    def test_the_same_action_is_linked_once(self, desk):
        desk.tab.open(PolicyGoal, DRY)
        desk.pick(desk.tab.pane.linking, "Fund")
        assert self.linked(desk, FOUNDATION) == (DRY, HERS)

    def test_delete_lets_go_of_an_action_and_keeps_it(self, desk):
        desk.tab.open(PolicyGoal, SAFE)
        desk.tab.pane.contributing.list.setFocus()
        desk.press(KEY.Key_Delete)
        assert self.linked(desk, LIGHTS) == (DRY,)
        assert desk.done == ["Actie losgekoppeld"]

    def test_who_only_reads_links_nothing(self, open_desk, tmp_path):
        desk = open_desk(brought_dossier(tmp_path), read_only=True)
        desk.tab.open(PolicyGoal, DRY)
        assert not desk.tab.pane.linking.isVisible()
