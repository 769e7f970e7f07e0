"""Workbooks of Excel 97 and before, written record by record: what reads them has to know each form of a cell."""

import struct

from wijkdesk.selftest.made_files import compound

EXCEL_97, EXCEL_5 = 0x0600, 0x0500
BEGIN, END, CONTINUED = 0x0809, 0x000A, 0x003C
MOST = 8224
"""How many bytes a record holds; what is longer goes on in the next."""


def record(kind, content=b""):
    return struct.pack("<HH", kind, len(content)) + content


def begin(what, version=EXCEL_97):
    return record(BEGIN, struct.pack("<HHHHII", version, what, 0x0DBB, 0x07CC, 0, 6))


def text(value, length="<H"):
    """In the letters of Western Europe, where it has no others."""
    try:
        return struct.pack(length, len(value)) + b"\0" + value.encode("latin-1")
    except UnicodeEncodeError:
        return struct.pack(length, len(value)) + b"\1" + value.encode("utf-16-le")


def shared(values):
    """Texts that are kept once, whole in each record."""
    pieces = [struct.pack("<II", len(values), len(values))]
    for value in map(text, values):
        if len(pieces[-1]) + len(value) > MOST:
            pieces.append(b"")
        pieces[-1] += value
    return shared_in(*pieces)


def shared_in(first, *others):
    return record(0x00FC, first) + b"".join(record(CONTINUED, each) for each in others)


def style(number_format):
    return record(0x00E0, struct.pack("<HH16x", 0, number_format))


def number_format(number, code):
    return record(0x041E, struct.pack("<H", number) + text(code))


def cell(kind, row, column, content, style=0):
    return record(kind, struct.pack("<HHH", row, column, style) + content)


def number(row, column, value, style=0):
    return cell(0x0203, row, column, struct.pack("<d", value), style)


def label(row, column, value):
    return cell(0x0204, row, column, text(value))


def known(row, column, place):
    """A text of those that are kept once."""
    return cell(0x00FD, row, column, struct.pack("<I", place))


def packed(value):
    """A number of thirty bits, as Excel writes it where that is all of it."""
    if value == int(value):
        return int(value) << 2 & 0xFFFFFFFF | 2
    if value * 100 == int(value * 100):
        return int(value * 100) << 2 & 0xFFFFFFFF | 3
    return struct.unpack("<Q", struct.pack("<d", value))[0] >> 32 & ~3


def short(row, column, value, style=0):
    return cell(0x027E, row, column, struct.pack("<I", packed(value)), style)


def shorts(row, column, values):
    """Such numbers beside each other."""
    cells = b"".join(struct.pack("<HI", 0, packed(value)) for value in values)
    return record(0x00BD, struct.pack("<HH", row, column) + cells + struct.pack("<H", column + len(values) - 1))


def result(row, column, outcome):
    """What a formula came to, as eight bytes; its own bytes are left out."""
    return cell(0x0006, row, column, outcome + struct.pack("<HIH", 0, 0, 0))


def merged(*ranges):
    return record(0x00E5, struct.pack("<H", len(ranges)) + b"".join(struct.pack("<4H", *each) for each in ranges))


def sheet(*records, version=EXCEL_97):
    return begin(0x0010, version) + b"".join(records) + record(END)


def stream(*about_all, version=EXCEL_97, kinds=(), hidden=(), **sheets):
    """A workbook of these sheets by their names, with what is told about all of them before."""
    entries = [
        (struct.pack("<B", len(name)) + name.encode() if version == EXCEL_5 else text(name, "<B")) for name in sheets
    ]
    head = begin(0x0005, version) + b"".join(about_all)
    at = len(head) + sum(len(record(0x0085, bytes(6) + entry)) for entry in entries) + len(record(END))
    for number, (name, entry, content) in enumerate(zip(sheets, entries, sheets.values(), strict=True)):
        kind = kinds[number] if kinds else 0
        head += record(0x0085, struct.pack("<IBB", at, name in hidden, kind) + entry)
        at += len(content)
    return head + record(END) + b"".join(sheets.values())


def write(path, content, name="Workbook"):
    path.write_bytes(compound(name, content.ljust(4096, b"\0")))
    return path


def short_compound(name, content):
    """A compound file with one stream, so short that it lies in sectors of 64 bytes in the stream of its folder."""
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    content = content.ljust(-(-len(content) // 512) * 512, b"\0")
    count, shorts = len(content) // 512, len(content) // 64
    head = struct.pack(
        "<8s16x5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 2, 1, end, 0
    )
    table = [0xFFFFFFFD, end, end, *range(4, 3 + count), end]
    folder = entry("Root Entry", 5, 1, 3, len(content)) + entry(name, 2, free, 0, len(content))
    return (
        head
        + struct.pack("<109I", 0, *[free] * 108)
        + struct.pack("<128I", *table, *[free] * (128 - len(table)))
        + folder.ljust(512, b"\0")
        + struct.pack("<128I", *range(1, shorts), end, *[free] * (128 - shorts))
        + content
    )


def entry(name, kind, under, first, length):
    encoded, none = (name + "\0").encode("utf-16-le"), 0xFFFFFFFF
    return struct.pack("<64sHBBIII36xIQ", encoded, len(encoded), kind, 1, none, none, under, first, length)
