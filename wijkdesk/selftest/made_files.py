"""Files of other programs, made here: nothing is shipped for them."""

import io
import struct
import zipfile
from collections.abc import Sequence
from typing import Final

FIGURES: Final = (
    ("gwb_code_10", "regio", "recs", "a_inw", "g_woz"),
    ("NL00", "Nederland", "Land", 17181084, 230),
    ("BU03920204", "Rozenprieel-noord", "Buurt", 2190, 205),
)
"""Key figures of the CBS: two topics of a neighbourhood of the example, and of the country."""

ORGANISATIONS: Final = (("Organisatie", "Soort"), ("Caf\u00e9 De Proef", ""), ("Stichting Proef", ""))
"""A list of somebody's own."""

# Two ways to write a card: of today, and of an old telephone.
CARDS: Final = (
    "BEGIN:VCARD\r\nVERSION:4.0\r\nN:Proef;Ren\u00e9e;;;\r\nFN:Ren\u00e9e Proef\r\nORG:Stichting Proef\r\n"
    "TEL;TYPE=cell:+31612345678\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=87elik;Jan\r\n"
    "ORG:Stichting Proef\r\nEND:VCARD\r\n"
).encode()


def calendar(day: str, attendee: str) -> bytes:
    """A meeting at eleven in the evening of ``day`` in London, which is the day after here."""
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Wijkdesk//zelftest//NL\r\nBEGIN:VEVENT\r\nUID:zelftest\r\n"
        f"DTSTART;TZID=Europe/London:{day}T233000\r\nSUMMARY:Proefoverleg\r\n"
        f"ATTENDEE:mailto:{attendee}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ).encode()


def open_data() -> bytes:
    """A download of open data (OData 4): the values in one part, what they are called in another."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(
            "Observations.csv",
            '"Id";"Measure";"ValueAttribute";"Value";"WijkenEnBuurten";"Perioden"\n'
            '1;"M000200_2";"None";51,5;"BU03920204";"2015JJ00"\n',
        )
        packed.writestr("MeasureCodes.csv", '"Identifier";"Title";"Unit"\n"M000200_2";"Koopwoningen";"%"\n')
    return buffer.getvalue()


def old_workbook(rows: Sequence[Sequence[str | float]]) -> bytes:
    """A workbook of Excel 97 (xls): records of BIFF8 as the one stream of a compound file."""
    start = struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)
    sheet = _record(0x0809, start[:2] + struct.pack("<H", 0x0010) + start[4:])
    for line, row in enumerate(rows):
        for place, cell in enumerate(row):
            at = struct.pack("<HHH", line, place, 0)
            if isinstance(cell, int | float):
                sheet += _record(0x0203, at + struct.pack("<d", cell))
            else:
                sheet += _record(0x0204, at + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
    sheet += _record(0x000A, b"")
    head, name = _record(0x0809, start), "Blad"
    length = len(head) + 4 + 8 + len(name) + 4
    entry = _record(0x0085, struct.pack("<IHBB", length, 0, len(name), 0) + name.encode())
    return compound("Workbook", (head + entry + _record(0x000A, b"") + sheet).ljust(4096, b"\0"))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def compound(name: str, stream: bytes) -> bytes:
    """A compound file with one stream of 4 kB at least: its tables of sectors, its folder, and the stream."""
    free, end, none = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF
    stream = stream.ljust(-(-len(stream) // 512) * 512, b"\0")
    count = len(stream) // 512
    tables = -(-(count + 1) // 126)  # each tells of 128 sectors, two of which it needs itself at most
    lists = max(0, -(-(tables - 109) // 127))  # of the tables for which there is no place in the head
    folder = tables + lists
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    more = (tables, lists) if lists else (end, 0)
    head = struct.pack("<8s16x5H6x9I", magic, 62, 3, 0xFFFE, 9, 6, 0, tables, folder, 0, 4096, end, 0, *more)
    told = [*range(tables), *[free] * (109 + lists * 127 - tables)]
    for number in range(1, lists + 1):
        told.insert(108 + number * 128, tables + number if number < lists else end)  # where the next of them is
    following = [*[0xFFFFFFFD] * tables, *[0xFFFFFFFC] * lists, end, *range(folder + 2, folder + 1 + count), end]
    following += [free] * (128 * tables - len(following))
    entries = _entry("Root Entry", 5, child=1, first=end, length=0)
    entries += _entry(name, 2, child=none, first=folder + 1, length=len(stream))
    return (
        head
        + struct.pack("<109I", *told[:109])
        + struct.pack(f"<{len(following)}I", *following)
        + struct.pack(f"<{len(told) - 109}I", *told[109:])
        + entries.ljust(512, b"\0")
        + stream
    )


def _entry(name: str, kind: int, *, child: int, first: int, length: int) -> bytes:
    none = 0xFFFFFFFF
    encoded = (name + "\0").encode("utf-16-le")
    return struct.pack("<64sHBBIII16xI16xIQ", encoded, len(encoded), kind, 1, none, none, child, 0, first, length)
