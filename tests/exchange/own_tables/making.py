"""Tables as people keep them, made here in the formats that they keep them in."""

import csv
import datetime as dt
import struct

import xlsxwriter
from odfdo import Cell, Document, Row, Table


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
    none, end = 0xFFFFFFFF, 0xFFFFFFFE

    def entry(name, kind, child, start, size):
        text = name.encode("utf-16-le")
        about = struct.pack("<HBBIII", len(text) + 2, kind, 1, none, none, child)
        return text.ljust(64, b"\0") + about + bytes(36) + struct.pack("<IQ", start, size)

    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<10I", 0, 1, 1, 0, 4096, end, 0, end, 0, 0) + struct.pack("<108I", *[none] * 108)
    sectors = [0xFFFFFFFD, end, *range(3, 10), end]
    table = struct.pack("<128I", *sectors, *[none] * (128 - len(sectors)))
    directory = entry("Root Entry", 5, 1, end, 0) + entry("EncryptedPackage", 2, none, 2, 4096)
    path.write_bytes(header + table + directory.ljust(512, b"\0") + b"\1" * 4096)
    return path
