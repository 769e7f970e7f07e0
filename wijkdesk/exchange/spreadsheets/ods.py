"""A list as a workbook in the open format of office programs.

The library makes a cell in a third of a millisecond, so a long list would take minutes. It keeps the file and its parts
in order; the rows are written here.
"""

import datetime as dt
import io
import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from wijkdesk.exchange.spreadsheets.cells import fitting, in_words, widths
from wijkdesk.storage.reading.listings import Cell, Listing

if TYPE_CHECKING:
    from odfdo import Document

_NAMESPACES: Final = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{of}"'
    for name, of in {
        "office": "office:1.0",
        "style": "style:1.0",
        "text": "text:1.0",
        "table": "table:1.0",
        "number": "datastyle:1.0",
        "fo": "xsl-fo-compatible:1.0",
    }.items()
)
_BLANKS = re.compile("^ +| +$| {2,}")
_KEPT: Final = ("content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml", "mimetype")
_MANIFEST: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    '<manifest:file-entry manifest:full-path="/" manifest:version="1.3" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in ("content.xml", "styles.xml", "meta.xml", "settings.xml")
    )
    + "</manifest:manifest>"
)
_CENTIMETRES_A_LETTER: Final = 0.21
_NUMBER: Final = '<number:number number:decimal-places="3" number:min-decimal-places="0" number:min-integer-digits="1"'
_DATA_STYLES: Final = (
    '<number:date-style style:name="Dag"><number:day number:style="long"/><number:text>-</number:text>'
    '<number:month number:style="long"/><number:text>-</number:text><number:year number:style="long"/>'
    "</number:date-style>"
    f'<number:number-style style:name="Getal">{_NUMBER} number:grouping="true"/></number:number-style>'
)
_CELL_STYLES: Final = (
    '<style:style style:name="kop" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" '
    'style:vertical-align="top" fo:border-bottom="0.5pt solid #000000"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="tekst" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" '
    'style:vertical-align="top"/></style:style>'
    '<style:style style:name="dag" style:family="table-cell" style:data-style-name="Dag">'
    '<style:table-cell-properties style:vertical-align="top"/></style:style>'
    '<style:style style:name="getal" style:family="table-cell" style:data-style-name="Getal">'
    '<style:table-cell-properties style:vertical-align="top"/></style:style>'
    '<style:style style:name="heel" style:family="table-cell">'
    '<style:table-cell-properties style:vertical-align="top"/></style:style>'
)


def as_ods(listing: Listing) -> bytes:
    """The list on one sheet: the headings stay in sight and have a filter; every text is written as a text."""
    from odfdo import Document  # noqa: PLC0415 - a tenth of a second, for a format that not every session writes

    document = Document("spreadsheet")
    _describe(document, listing.title)
    for part in document.get_parts():
        if part not in _KEPT:
            document.del_part(part)
    document.set_part("settings.xml", _settings(listing.title).encode())
    document.save(io.BytesIO())  # which puts its parts in order; with the rows in it, row by row
    container = document.container
    assert container is not None
    container.set_part("META-INF/manifest.xml", _MANIFEST.encode())
    container.set_part("content.xml", "".join(_content(listing)).encode())
    file = io.BytesIO()
    container.save(file)
    return file.getvalue()


def _describe(document: "Document", title: str) -> None:
    """Of who made it nothing is said."""
    meta = document.meta
    meta.title = title
    meta.language = "nl-NL"
    meta.generator = "Wijkdesk"


def _content(listing: Listing) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMESPACES} office:version="1.3">'
    yield f"<office:automatic-styles>{_DATA_STYLES}{_CELL_STYLES}"
    columns = widths(listing)
    for place, width in enumerate(columns):
        yield (
            f'<style:style style:name="k{place}" style:family="table-column"><style:table-column-properties '
            f'style:column-width="{width * _CENTIMETRES_A_LETTER:.2f}cm"/></style:style>'
        )
    name = quoteattr(listing.title)
    yield f"</office:automatic-styles><office:body><office:spreadsheet><table:table table:name={name}>"
    yield from (f'<table:table-column table:style-name="k{place}"/>' for place in range(len(columns)))
    head = "".join(_text(heading, "kop") for heading in listing.headings)
    yield f"<table:table-header-rows><table:table-row>{head}</table:table-row></table:table-header-rows>"
    for row in listing.rows:
        yield f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>"
    last = f"{_letters(len(columns))}{len(listing.rows) + 1}"
    sheet = "'" + listing.title.replace("'", "''") + "'"
    quoted = quoteattr(f"{sheet}.A1:{sheet}.{last}")
    yield (
        f'</table:table><table:database-ranges><table:database-range table:name="Lijst" '
        f'table:target-range-address={quoted} table:display-filter-buttons="true"/></table:database-ranges>'
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _cell(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, str):
        return _text(fitting(cell), "tekst")
    if isinstance(cell, dt.date):
        kind = f'office:value-type="date" office:date-value="{cell.isoformat()}" table:style-name="dag"'
    elif math.isfinite(cell):
        style = "getal" if isinstance(cell, float) else "heel"
        kind = f'office:value-type="float" office:value="{cell!r}" table:style-name="{style}"'
    else:
        return _text(in_words(cell), "tekst")
    return f"<table:table-cell {kind}><text:p>{in_words(cell)}</text:p></table:table-cell>"


def _text(text: str, style: str) -> str:
    lines = "".join(f"<text:p>{_spaced(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string" table:style-name="{style}">{lines}</table:table-cell>'


def _spaced(line: str) -> str:
    """The format itself takes several blanks for one, and leaves out those at an end."""
    return _BLANKS.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', escape(line))


def _letters(number: int) -> str:
    """What a spreadsheet calls its column with this number, the first being 1."""
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def _settings(title: str) -> str:
    """The headings stay where they are when the rest scrolls."""
    items = {
        "HorizontalSplitMode": ("short", 0),
        "VerticalSplitMode": ("short", 2),
        "VerticalSplitPosition": ("int", 1),
        "ActiveSplitRange": ("short", 2),
        "PositionBottom": ("int", 1),
    }
    told = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, (kind, value) in items.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-settings '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" '
        'xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"><office:settings>'
        '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
        '<config:config-item-map-entry><config:config-item config:name="ViewId" config:type="string">view1'
        '</config:config-item><config:config-item-map-named config:name="Tables">'
        f"<config:config-item-map-entry config:name={quoteattr(title)}>{told}</config:config-item-map-entry>"
        "</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings></office:document-settings>"
    )
