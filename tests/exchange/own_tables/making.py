"""Tables as people keep them, made here in the formats that they keep them in."""

import csv
import datetime as dt

import xlsxwriter
from odfdo import Cell, Document, Row, Table

from wijkdesk.selftest.made_files import compound


def workbook(path, *sheets):
    """``sheets`` are names with their rows; days are real ones."""
    with xlsxwriter.Workbook(path) as book:
        look = book.add_format({"num_format": "dd-mm-yyyy"})
        for name, rows in sheets:
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, dt.date):
                        page.write_datetime(number, place, cell, look)
                    elif isinstance(cell, str):
                        page.write_string(number, place, cell)
                    else:
                        page.write(number, place, cell)
    return path


def open_document(path, rows):
    """The same as LibreOffice keeps it."""
    table = Table("Acties")
    for row in rows:
        line = Row()
        for cell in row:
            line.append_cell(Cell(cell))
        table.append_row(line)
    document = Document("spreadsheet")
    document.body.clear()
    document.body.append(table)
    document.save(str(path))
    return path


def text(path, rows, *, separator=";", encoding="utf-8"):
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return path


ACTIONS = [
    ["Actie", "Trekker", "Deadline", "Status", "Pijler", "Toelichting"],
    ["Lampen in het achterpad", "Ymere", dt.date(2027, 3, 1), "loopt", "Fysiek", "=1+1"],
    ["Café voor buren", "Anna van den Berg", dt.date(2026, 3, 12), "afgerond", "Sociaal", "@buurt"],
]


def with_typed_days(rows):
    """The rows as text alone, as a csv file has them."""
    return [[f"{cell:%d-%m-%Y}" if isinstance(cell, dt.date) else cell for cell in row] for row in rows]


def locked(path):
    """A workbook with a password, which is a file of the old kind with the real one in it, unreadable."""
    path.write_bytes(compound("EncryptedPackage", b"\1" * 4096))
    return path
