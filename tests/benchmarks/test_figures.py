"""A file of 20,000 regions by 100 columns: what it takes to recognise, preview and store it, beside its limits."""

import datetime as dt
import json
import subprocess
import sys
import zipfile
from itertools import takewhile
from pathlib import Path

import pytest
import xlsxwriter

from tests.benchmarks.measuring import taken
from tests.dossiers import new_dossier
from tests.figures import making_xls as xls
from wijkdesk.domain.figures import Area
from wijkdesk.exchange.official_figures import propose, read_values, store, what_is_known
from wijkdesk.storage.dossier import Dossier

REGIONS, COLUMNS = 20_000, 100
RECOGNISED, STORED = 3.0, 5.0  # seconds of CPU
MEMORY = 4  # times the file
TODAY = dt.date(2026, 11, 23)
OWN = [f"BU{number:08d}" for number in range(100, 110)]

PEAK = """
import datetime as dt, sys
from pathlib import Path
import wijkdesk.exchange.official_figures as figures
from wijkdesk.storage.dossier import Dossier
with Dossier.open(Path(sys.argv[1]), read_only=True) as dossier:
    known = figures.what_is_known(dossier.reader)
def peak():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
before = peak()
proposal = figures.propose(Path(sys.argv[2]), known, dt.date(2026, 11, 23))
figures.read_values(proposal._replace(chosen=proposal.delivery.topics))
print((peak() - before) * 1024)
"""
"""How many bytes a process grows that reads a file."""


def lines():
    yield ["gwb_code_10", "regio", "recs", "a_inw", "g_woz", *(f"k_{number}" for number in range(COLUMNS - 5))]
    for region in range(REGIONS):
        values = [(region * 7919 + column * 104_729) % 99_991 / (10 if column % 3 else 1) for column in range(95)]
        yield [f"BU{region:08d}", f"Buurt {region}", "Buurt", region % 4000, 200 + region % 300, *values]


def workbook(path):
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet("KWB2024")
        for number, line in enumerate(lines()):
            page.write_row(number, 0, line)


def old_workbook(path):
    """As Excel 97 keeps it: each text once, and numbers beside each other in one record."""
    texts, records = {}, []
    for number, line in enumerate(lines()):
        words = list(takewhile(lambda value: isinstance(value, str), line))
        places = (texts.setdefault(word, len(texts)) for word in words)
        records += (xls.known(number, column, place) for column, place in enumerate(places))
        if len(words) < len(line):
            records.append(xls.shorts(number, len(words), line[len(words) :]))
    xls.write(path, xls.stream(xls.shared(list(texts)), KWB2013=xls.sheet(*records)))


def open_document(path):
    """As LibreOffice keeps it; its cells are written here, for the library takes minutes."""
    about = 'xmlns:{0}="urn:oasis:names:tc:opendocument:xmlns:{0}:1.0"'.format
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        with packed.open("content.xml", "w") as file:
            begin = f"<office:document-content {' '.join(map(about, ('office', 'table', 'text', 'calcext')))}>"
            file.write(f'{begin}<office:body><office:spreadsheet><table:table table:name="KWB2024">'.encode())
            for line in lines():
                cells = "".join(map(open_document_cell, line))
                file.write(f'<table:table-row table:style-name="ro1">{cells}</table:table-row>'.encode())
            file.write(b"</table:table></office:spreadsheet></office:body></office:document-content>")


def open_document_cell(value):
    kind = "string" if isinstance(value, str) else "float"
    said = "" if kind == "string" else f' office:value="{value}"'
    return (
        f'<table:table-cell office:value-type="{kind}"{said} calcext:value-type="{kind}">'
        f"<text:p>{str(value).replace('.', ',')}</text:p></table:table-cell>"
    )


def text(path):
    with path.open("w", encoding="utf-8-sig") as file:
        file.writelines(";".join(map(str, line)) + "\n" for line in lines())


def answer(path):
    """As the open data service gives it."""
    rows = lines()
    names = next(rows)
    records = (json.dumps(dict(zip(names, row, strict=True)) | {"Perioden": "2024JJ00"}) for row in rows)
    with path.open("w", encoding="utf-8") as file:
        file.write('{"odata.metadata": "x", "value": [')
        file.writelines(f"{',' if number else ''}{record}" for number, record in enumerate(records))
        file.write("]}")


def observations(path):
    """As version 4 of that service is downloaded whole: two million values, one a line."""
    rows = lines()
    names = next(rows)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        with packed.open("Observations.csv", "w") as file:
            file.write(b'"Id";"Measure";"ValueAttribute";"Value";"WijkenEnBuurten";"Perioden"\n')
            for region, _, _, *values in rows:
                told = (
                    f'1;"{name}";"None";{str(value).replace(".", ",")};"{region}";"2024JJ00"\n'
                    for name, value in zip(names[3:], values, strict=True)
                )
                file.write("".join(told).encode())
        titles = (f'"{name}";"{name}";"aantal"\n' for name in names[3:])
        packed.writestr("MeasureCodes.csv", '"Identifier";"Title";"Unit"\n' + "".join(titles))


FORMS = {"xlsx": workbook, "xls": old_workbook, "ods": open_document, "csv": text, "json": answer, "zip": observations}


@pytest.fixture(scope="module", params=FORMS)
def large(request, tmp_path_factory):
    suffix = request.param
    path = tmp_path_factory.mktemp("figures") / f"kwb-2024.{suffix}"
    FORMS[suffix](path)
    return path


@pytest.fixture
def path(tmp_path):
    return new_dossier(tmp_path, *(Area(code=code) for code in OWN))


def test_how_long_it_takes_to_recognise_and_to_store(large, path, row):
    """Once: a second time would find what it read the first time, and what it stored."""
    found, done = [], []
    with Dossier.open(path) as dossier:
        known = what_is_known(dossier.reader)
        recognised = taken(lambda: found.append(propose(large, known, TODAY)))
        [proposal] = found
        assert (len(proposal.delivery.regions), len(proposal.delivery.topics)) == (REGIONS, 97)
        proposal = proposal._replace(chosen=proposal.delivery.topics)
        dossier.load_write_side()
        stored = taken(lambda: done.append(store(dossier, proposal, read_values(proposal)).added))
        assert done == [97 * len(OWN)]
    row(f"{REGIONS:,} regions ({large.suffix[1:]}) recognised", recognised.cpu, RECOGNISED, "s CPU")
    row(f"{REGIONS:,} regions ({large.suffix[1:]}) stored", stored.cpu, STORED, "s CPU")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of a process this way")
def test_how_much_memory_it_takes(large, path, row):
    said = subprocess.run(
        [sys.executable, "-c", PEAK, str(path), str(large)],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    grown, size = int(said.stdout), large.stat().st_size
    row(f"memory for {REGIONS:,} regions ({large.suffix[1:]}), beside the file", grown / 1e6, size / 1e6, "MB", MEMORY)
