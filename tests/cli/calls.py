"""What the tests of the command line share: a small dossier with hostile text, and no window to open."""

import datetime as dt

from wijkdesk.cli.commands import Windows
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.figures import Area, Indicator, Measurement
from wijkdesk.domain.pillar import first_pillars
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.words import ActionState

HOSTILE = "<b>&\"'</b> 😀 مرحبا {0} %s"


def no_window(path):
    raise AssertionError("no window was asked for")


NO_WINDOWS = Windows(no_window, lambda *arguments: no_window(None), lambda: no_window(None))


def first_content(session):
    area = Area(code="BU03920204", name="Rozenprieel-noord")
    indicator = Indicator(name="Moeite met rondkomen", unit="%", source="RIVM")
    session.add_all([Programme(name="Rozenprieel", areas=[area]), *first_pillars()])
    session.add_all([Action(title=HOSTILE, state=ActionState.RUNNING), Organisation(name=HOSTILE)])
    session.add(Contact(first_name="Anna", infix="van den", last_name="Berg"))
    session.add(
        Measurement(
            indicator=indicator,
            area=area,
            first_day=dt.date(2020, 1, 1),
            last_day=dt.date(2020, 12, 31),
            value=22.0,
        )
    )
