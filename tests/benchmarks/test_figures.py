"""A file of 20,000 regions by 100 columns: what it takes to recognise, preview and store it, beside its limits."""

import json
import subprocess
import sys
import zipfile
from itertools import takewhile
from pathlib import Path

import pytest
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from tests.dossiers import new_dossier
from tests.figures import making_xls as xls
from wijkdesk.domain.figures import Area

REGIONS, COLUMNS = 20_000, 100
TOPICS = 97  # the columns but for those that say which region it is
RECOGNISED, STORED = 3.0, 5.0  # seconds of CPU
MEMORY = 4  # times the file
OWN = [f"BU{number:08d}" for number in range(100, 110)]

SHEET = "xl/worksheets/sheet1.xml"
KINDS_OF_LINES = 1000  # with values of their own, so that a file is no smaller for being packed

READ = """
import sys, time
from pathlib import Path
import wijkdesk.exchange.official_figures as figures
from tests.benchmarks.examples import TODAY
from wijkdesk.storage.dossier import Dossier

def grown():
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.is_file() else []
    return 1024 * sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))

with Dossier.open(Path(sys.argv[1])) as dossier:
    known = figures.what_is_known(dossier.reader)
    began, before = time.process_time(), grown()
    proposal = figures.propose(Path(sys.argv[2]), known, TODAY)
    recognised = time.process_time() - began
    proposal = proposal._replace(chosen=proposal.delivery.topics)
    began = time.process_time()
    values = figures.read_values(proposal)
    read, peak = time.process_time() - began, grown() - before
    dossier.load_write_side()
    began = time.process_time()
    added = figures.store(dossier, proposal, values).added
    stored = read + time.process_time() - began
print(len(proposal.delivery.regions), len(proposal.chosen), added, recognised, stored, peak)
"""
"""A process that reads a file once: what it found and stored, seconds of CPU, and by how many bytes it grew at most."""


def lines():
    yield ["gwb_code_10", "regio", "recs", "a_inw", "g_woz", *(f"k_{number}" for number in range(COLUMNS - 5))]
    values = [
        [(kind * 7919 + column * 104_729) % 99_991 / (10 if column % 3 else 1) for column in range(COLUMNS - 5)]
        for kind in range(KINDS_OF_LINES)
    ]
    for region in range(REGIONS):
        own = values[region % KINDS_OF_LINES]
        yield [f"BU{region:08d}", f"Buurt {region}", "Buurt", region % 4000, 200 + region % 300, *own]


def workbook(path):
    """As Excel keeps it; its cells are written here, for the library takes three times as long."""
    empty = path.with_name("leeg.xlsx")
    with xlsxwriter.Workbook(empty) as book:
        book.add_worksheet("KWB2024")
    columns = [xl_col_to_name(number) for number in range(COLUMNS)]
    with zipfile.ZipFile(empty) as frame, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in frame.namelist():
            if name != SHEET:
                packed.writestr(name, frame.read(name))
        begin, rows, end = frame.read(SHEET).partition(b"<sheetData/>")
        assert rows
        with packed.open(SHEET, "w") as file:
            file.write(begin + b"<sheetData>")
            for number, line in enumerate(lines(), 1):
                cells = "".join(
                    workbook_cell(f"{name}{number}", value) for name, value in zip(columns, line, strict=True)
                )
                file.write(f'<row r="{number}">{cells}</row>'.encode())
            file.write(b"</sheetData>" + end)


def workbook_cell(place, value):
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


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


def test_what_it_takes_to_recognise_and_to_store(large, path, row):
    """Once, in a process of its own: a second time would find what it read the first time, and what it stored."""
    said = subprocess.run(
        [sys.executable, "-c", READ, str(path), str(large)],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    *found, recognised, stored, grown = map(float, said.stdout.split())
    assert found == [REGIONS, TOPICS, TOPICS * len(OWN)]
    name = f"{REGIONS:,} regions ({large.suffix[1:]})"
    row(f"{name} recognised", recognised, RECOGNISED, "s CPU")
    row(f"{name} stored", stored, STORED, "s CPU")
    if sys.platform == "linux":  # which alone tells the peak of a process this way
        row(f"memory for {name}, beside the file", grown / 1e6, large.stat().st_size / 1e6, "MB", MEMORY)
