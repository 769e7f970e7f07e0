"""How long a list of 5,000 rows takes to become a workbook, beside the library writing the same cells by itself."""

import datetime as dt
import io

import odfdo
import pytest
import xlsxwriter

from tests.benchmarks.measuring import in_turns
from wijkdesk.exchange.spreadsheets.ods import as_ods
from wijkdesk.exchange.spreadsheets.xlsx import as_xlsx
from wijkdesk.storage.reading.listings import Listing

ROWS = 5_000
OF_ODFDO = 200  # rows: it takes a third of a millisecond for each cell, so all of them would take minutes
MOST_OF_XLSX, MOST_OF_ODS = 2.0, 0.2  # of what the library takes


@pytest.fixture(scope="module")
def listing():
    day = dt.date(2020, 1, 1)
    rows = [
        (
            f"Actie {n}",
            "loopt",
            day + dt.timedelta(days=n % 3000),
            None,
            n,
            n / 7,
            "Lampen in het achterpad & meer",
            "nee",
        )
        for n in range(ROWS)
    ]
    return Listing("Acties", tuple(f"Kop {n}" for n in range(8)), rows, ())


def bare_xlsx(listing):
    with xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        day = workbook.add_format({"num_format": "dd-mm-yyyy"})
        for line, row in enumerate(listing.rows):
            for place, cell in enumerate(row):
                sheet.write(line, place, cell, day if isinstance(cell, dt.date) else None)


def bare_ods(listing, rows):
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    table = odfdo.Table("Acties")
    for values in listing.rows[:rows]:
        row = odfdo.Row()
        row.set_values(values)
        table.append_row(row, clone=False)
    document.body.append(table)
    document.save(io.BytesIO())


def test_a_long_list_is_an_xlsx_about_as_soon_as_the_library_writes_one(listing, row):
    ours, bare = in_turns(lambda: as_xlsx(listing), lambda: bare_xlsx(listing))

    row(f"{ROWS:,} rows as xlsx, beside the library alone", ours.cpu, bare.cpu, "s CPU", MOST_OF_XLSX)


def test_a_long_list_is_an_ods_sooner_than_the_library_writes_one(listing, row):
    ours, some = in_turns(lambda: as_ods(listing), lambda: bare_ods(listing, OF_ODFDO))

    row(f"{ROWS:,} rows as ods, beside the library alone", ours.cpu, some.cpu * ROWS / OF_ODFDO, "s CPU", MOST_OF_ODS)
