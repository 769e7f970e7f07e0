"""What a list of 5,000 lines costs, from its file to what would become of each line."""

import datetime as dt

import pytest

from tests.benchmarks.measuring import taken
from tests.dossiers import new_dossier
from tests.exchange.own_tables.making import workbook
from wijkdesk.domain.words import ImportKind
from wijkdesk.exchange.own_tables.importing import look_at, plan_file
from wijkdesk.exchange.own_tables.known import read_known
from wijkdesk.exchange.own_tables.plan import Fate, usual_wishes
from wijkdesk.exchange.own_tables.table import MOST_LINES
from wijkdesk.storage.dossier import Dossier

TODAY = dt.date(2026, 11, 23)
LIMIT = 5  # seconds

HEADINGS = {
    ImportKind.ACTIONS: ["Actie", "Pijler", "Trekker", "Betrokken partijen", "Deadline", "Status"],
    ImportKind.CONTACTS: ["Voornaam", "Achternaam", "Organisatie", "Mobiel", "E-mail", "Functie"],
}


def line_of(kind, n):
    if kind is ImportKind.ACTIONS:
        return [f"Actie {n}", "Wonen", f"Team {n % 50}", f"Ymere, Partner {n % 90}", TODAY, "in uitvoering"]
    return [f"Voornaam{n * 7}", f"Achternaam{n}", f"Team {n % 50}", f"06{n:08d}", f"n{n}@x.example", "adviseur"]


@pytest.mark.parametrize("kind", HEADINGS)
def test_five_thousand_lines(kind, tmp_path, row):
    rows = [HEADINGS[kind], *(line_of(kind, n) for n in range(MOST_LINES))]
    path = workbook(tmp_path / "lijst.xlsx", ("Lijst", rows))
    with Dossier.open(new_dossier(tmp_path)) as dossier:

        def read():
            [sheet] = look_at(path, TODAY)
            known = read_known(dossier.reader, kind)
            plan = plan_file(path, 0, kind, sheet.columns[kind], known, TODAY, usual_wishes(kind))
            assert plan.count(Fate.NEW) > MOST_LINES * 0.9

        took = taken(read)  # once: a second time would find the file in memory
    row(f"a list of {MOST_LINES:,} lines coming in ({kind})", took.cpu, LIMIT, "s CPU")
