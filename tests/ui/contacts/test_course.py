"""How an organisation takes part, in its pane."""

import datetime as dt

from tests.dossiers import new_dossier
from tests.ui.desk import Desk
from wijkdesk.domain.commitment import Commitment
from wijkdesk.domain.contact import Organisation
from wijkdesk.domain.moment import ContactMoment
from wijkdesk.domain.words import Rhythm
from wijkdesk.insight.fading import Course
from wijkdesk.storage.writing.edit import add
from wijkdesk.ui.contacts.tab import ContactsTab

TODAY = dt.date(2026, 12, 31)
START = dt.date(2024, 1, 1)


def met(organisation, *times):
    """Contact moments at equal distances, for each half-year from the start on."""
    moments = []
    for place, count in enumerate(times):
        first = dt.date(2024 + place // 2, 1 if place % 2 == 0 else 7, 1)
        moments += [
            ContactMoment(day=first + dt.timedelta(days=int(180 * (each + 0.5) / count)), organisations=[organisation])
            for each in range(count)
        ]
    return moments


def open_partner(qtbot, tmp_path, *times):
    fader, steady, guest = Organisation(name="Politie"), Organisation(name="Ymere"), Organisation(name="Gast")
    pledges = [
        Commitment(organisation=each, what="Aan tafel", rhythm=Rhythm.MONTHLY, first_day=START)
        for each in (fader, steady)
    ]
    path = new_dossier(tmp_path, fader, steady, guest, *pledges, *met(fader, *times), *met(steady, *[6] * len(times)))
    return Desk(qtbot, path, lambda changes: ContactsTab(changes, today=lambda: TODAY))


def shown(qtbot, desk, number):
    desk.tab.open(Organisation, number)
    course = desk.tab.panes.of(Organisation).course
    qtbot.waitUntil(lambda: course.standing is not None)
    return course


def test_a_partner_that_fades_is_told_in_a_word_a_chart_and_a_sentence_to_read_aloud(qtbot, tmp_path):
    desk = open_partner(qtbot, tmp_path, 6, 6, 6, 5, 3, 2)
    course = shown(qtbot, desk, 1)
    assert course.isVisible()
    assert course.word.isVisible()
    assert course.word.text() == "wordt minder"
    assert "tweede helft 2026 2 keer, afgesproken 6" in course.chart.accessibleName()
    assert course.sentence.accessibleName() == (
        "Sinds 1 januari 2026 waren jullie er 5 van de 12 afgesproken keren bij. "
        "Van januari 2024 tot en met december 2025 was dat 23 van de 24."
    )
    desk.close()


def test_of_a_steady_partner_the_same_is_shown_without_a_judgement(qtbot, tmp_path):
    desk = open_partner(qtbot, tmp_path, 6, 6, 6, 5, 3, 2)
    course = shown(qtbot, desk, 2)
    assert course.standing.course is Course.STEADY
    assert not course.word.isVisible()
    assert "6 van de 6" in course.sentence.accessibleName() or "12 van de 12" in course.sentence.accessibleName()
    desk.close()


def test_who_pledged_nothing_has_no_chart(qtbot, tmp_path):
    desk = open_partner(qtbot, tmp_path, 6, 6)
    course = shown(qtbot, desk, 1)
    desk.tab.open(Organisation, 3)
    qtbot.waitUntil(lambda: not course.isVisible())
    desk.close()


def test_a_newcomer_is_not_judged(qtbot, tmp_path):
    desk = open_partner(qtbot, tmp_path, 6)
    course = shown(qtbot, desk, 1)
    assert not course.word.isVisible()
    assert course.sentence.accessibleName() in (
        "Jullie doen nog te kort mee om iets te vergelijken.",
        "Er is te weinig vastgelegd om iets te vergelijken.",
    )
    desk.close()


def test_a_moment_that_is_noted_now_stands_in_the_chart(qtbot, tmp_path):
    desk = open_partner(qtbot, tmp_path, 6, 6, 6, 5, 3, 2)
    course = shown(qtbot, desk, 1)
    assert desk.changes.carry_out(add, ContactMoment, day=TODAY, organisations=[1])
    qtbot.waitUntil(lambda: "tweede helft 2026 3 keer" in course.chart.accessibleName())
    desk.close()
