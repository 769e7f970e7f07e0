import datetime as dt

import pytest

from tests.dossiers import new_dossier
from tests.exchange.own_tables.making import text
from wijkdesk.exchange.own_tables.importing import beginning_of, look_at, plan_file, store_plan
from wijkdesk.exchange.own_tables.known import read_known
from wijkdesk.exchange.own_tables.plan import usual_wishes
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.recognised import remembered_mapping

TODAY = dt.date(2026, 11, 23)


class Desk:
    """An open dossier, and tables that come in."""

    def __init__(self, folder, dossier):
        self.folder, self.dossier = folder, dossier

    def write(self, *rows):
        return text(self.folder / "tabel.csv", rows)

    def plan(self, kind, *rows, path=None, columns=None, **wanted):
        """What these rows would do as lines of this kind."""
        self.path = path or self.write(*rows)
        [self.sheet] = look_at(self.path, TODAY)
        self.columns = self.sheet.columns[kind] if columns is None else columns
        known = read_known(self.dossier.reader, kind)
        return plan_file(self.path, 0, kind, self.columns, known, TODAY, usual_wishes(kind)._replace(**wanted))

    def store(self, plan):
        store_plan(self.dossier, plan, self.sheet.key, self.columns)

    def read_in(self, kind, *rows, **wanted):
        plan = self.plan(kind, *rows, **wanted)
        self.store(plan)
        return plan

    def beginning(self, path):
        """With what the first sheet of a file begins in the dialog."""
        [sheet] = look_at(path, TODAY)
        return beginning_of(sheet, remembered_mapping(self.dossier.reader, sheet.key))

    def rows(self, sql):
        return self.dossier.reader.execute(sql).fetchall()


@pytest.fixture
def content():
    """What the dossier holds besides its four pillars; tests say it otherwise."""
    return ()


@pytest.fixture
def desk(tmp_path, content):
    with Dossier.open(new_dossier(tmp_path, *content)) as dossier:
        yield Desk(tmp_path, dossier)
