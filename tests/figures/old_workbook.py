"""A workbook as Excel wrote it until 2007, byte by byte: no library that writes these is kept up any more."""

import struct

_FREE, _END, _IS_TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR = 512
_LEAST = 4096  # bytes; a shorter stream would stand elsewhere in the file


def compound_file(path, name, stream):
    """A file of the kind that holds streams, with this one alone in it."""
    stream = stream.ljust(max(_LEAST, -len(stream) % _SECTOR + len(stream)), b"\0")
    sectors = len(stream) // _SECTOR
    assert sectors <= _SECTOR // 4 - 2, "the table of sectors takes one sector itself"
    table = [_IS_TABLE, _END, *range(3, sectors + 2), _END]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<10I", 0, 1, 1, 0, _LEAST, _END, 0, _END, 0, 0) + struct.pack("<109I", 0, *[_FREE] * 108)
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 2, len(stream))
    path.write_bytes(
        header.ljust(_SECTOR, b"\0")[:_SECTOR]
        + struct.pack("<128I", *table, *[_FREE] * (128 - len(table)))
        + directory.ljust(_SECTOR, b"\0")
        + stream
    )
    return path


def _entry(name, kind, child, start, size):
    text = name.encode("utf-16-le")
    about = struct.pack("<HBBIII", len(text) + 2, kind, 1, _FREE, _FREE, child)
    return text.ljust(64, b"\0") + about + bytes(36) + struct.pack("<IQ", start, size)


def old_workbook(path, rows, sheet="KWB2018"):
    """One sheet with these numbers and texts, in the form that Excel has had since 1997."""
    cells = b"".join(_cell(number, place, value) for number, row in enumerate(rows) for place, value in enumerate(row))
    page = _beginning(0x0010) + cells + _record(0x000A)
    named = struct.pack("<BB", len(sheet), 0) + sheet.encode("latin-1")
    before = len(_beginning(0x0005) + _record(0x0085, bytes(6) + named) + _record(0x000A))
    book = _beginning(0x0005) + _record(0x0085, struct.pack("<IBB", before, 0, 0) + named) + _record(0x000A)
    return compound_file(path, "Workbook", book + page)


def _cell(row, column, value):
    place = struct.pack("<3H", row, column, 0)
    if isinstance(value, str):
        return _record(0x0204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    return _record(0x0203, place + struct.pack("<d", value))


def _beginning(of_what):
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, of_what, 0x0DBB, 0x07CC, 0, 0x0600))


def _record(kind, content=b""):
    return struct.pack("<HH", kind, len(content)) + content
