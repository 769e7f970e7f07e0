"""Text documents in the open format of office programs (.odt): headings, paragraphs, lists, tables and photos."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from odfdo import Document as OdfDocument
    from odfdo import Element
    from odfdo.xmlpart import XmlPart

_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
# What XML cannot hold, other control characters, and the marks that turn the direction of the text behind them.
_UNFIT = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACES = re.compile("[ \t]+")

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # The first moment that a zip file knows: the same document gives the same bytes.
_KEPT = ("content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml")
_CENTIMETRES = 2.54
_FORMATS = {"JPEG": ("jpg", "image/jpeg"), "PNG": ("png", "image/png")}
_MOST_PIXELS = 80_000_000
_PHOTO_WIDTH, _PHOTO_HEIGHT = 8.0, 6.0  # Centimetres.

_FONT = (
    '<style:font-face style:name="Inter" svg:font-family="Inter, Liberation Sans, Arial" '
    'style:font-family-generic="swiss" style:font-pitch="variable"/>'
)
_FOOTER_STYLE = '<style:footer-style><style:header-footer-properties fo:margin-top="0.6cm"/></style:footer-style>'
_INK, _MUTED, _RULE, _HAIRLINE = "#1d2126", "#4e555e", "#80858d", "#e6e3dd"


class Run(NamedTuple):
    """A part of a paragraph; ``style`` is "" or one of the character styles: Strong_20_Emphasis, Small."""

    text: str
    style: str = ""


def strong(text: str) -> Run:
    return Run(text, "Strong_20_Emphasis")


def small(text: str) -> Run:
    """Muted, on a line of its own."""
    return Run(f"\n{text}" if text.strip() else "", "Small")


Text = str | Run | Sequence[str | Run]
"""What a paragraph says: words of anybody, in one or more runs."""


class OdfText:
    """A text document that is filled from top to bottom; all texts may be a user's."""

    def __init__(self, title: str, *, author: str, footer: str, made_on: dt.date) -> None:
        # A tenth of a second, for a format that not every session writes.
        from odfdo import Document  # noqa: PLC0415

        self._document: OdfDocument = Document("text")
        self._body: Element = self._document.body
        self._body.clear()
        self._photos: dict[str, bytes] = {}
        self._tables = 0
        _describe(self._document, one_line(title) or "Zonder titel", one_line(author), made_on)
        _add_styles(self._document, one_line(footer))

    def paragraph(self, text: Text, style: str = "Text_20_body") -> None:
        """A paragraph; line ends in it stay."""
        self._body.append(_paragraph(text, style))

    def paragraphs(self, text: str, style: str = "Text_20_body") -> None:
        """A paragraph for each line with something in it."""
        for line in clean(text).split("\n"):
            if line.strip():
                self.paragraph(line, style)

    def heading(self, text: str, level: int) -> None:
        from odfdo import Header  # noqa: PLC0415 - as above

        said = one_line(text) or "–"
        heading = Header(level, said)
        heading.set_attribute("text:style-name", f"Heading_20_{level}")
        self._body.append(heading)

    def bullets(self, items: Iterable[Text], *, numbered: bool = False) -> None:
        """The items of one list; nothing for none."""
        style = "Numbering_20_123" if numbered else "List_20_1"
        whole = _element("text:list", {"text:style-name": style})
        for item in items:
            entry = _element("text:list-item")
            entry.append(_paragraph(item, "List"))
            whole.append(entry)
        if whole.children:
            self._body.append(whole)

    def table(self, head: Sequence[str], rows: Iterable[Sequence[Text]], widths: Sequence[float]) -> None:
        """A table with a head that is repeated on every page; ``widths`` say how wide its columns are to each other."""
        self._tables += 1
        name = f"Tabel{self._tables}"
        whole = _element("table:table", {"table:name": name, "table:style-name": "Tabel"})
        for place, width in enumerate(widths):
            column = f"{name}.{chr(ord('A') + place)}"
            self._document.insert_style(_column_style(column, round(width * 1000)), automatic=True)
            whole.append(_element("table:table-column", {"table:style-name": column}))
        header = _element("table:table-header-rows")
        header.append(_row(head, "Table_20_Heading", "Tabelkop"))
        whole.append(header)
        for row in rows:
            whole.append(_row(row, "Table_20_Contents", "Tabelcel"))
        self._body.append(whole)
        self.paragraph("", "Na_20_tabel")

    def photo(self, content: bytes, *, alternative: str, caption: str) -> None:
        """A photo with its caption; what cannot be read as one is left out."""
        shown = _read(content)
        if shown is None:
            return
        kind, width, height = shown
        ending, media_type = _FORMATS[kind]
        path = f"Pictures/foto{len(self._photos) + 1}.{ending}"
        self._photos[path] = content
        self._document.manifest.add_full_path(path, media_type)
        frame = _frame(path, f"Foto {len(self._photos)}", alternative, width, height)
        holder = _element("text:p", {"text:style-name": "Foto"})
        holder.append(frame)
        self._body.append(holder)
        self.paragraph(one_line(caption), "Caption")

    def render(self) -> bytes:
        """The finished document; what was said the same gives the same bytes."""
        manifest = self._document.manifest
        for path in manifest.get_paths():
            if path not in ("/", *_KEPT, *self._photos):
                manifest.del_full_path(path)
        made = io.BytesIO()
        self._document.save(made, pretty=False)
        return _zipped(made, self._photos)


def clean(text: str) -> str:
    """The text with line feeds as its only line ends, and without what no document can hold."""
    return _UNFIT.sub("", _LINE_END.sub("\n", text))


def one_line(text: str) -> str:
    return " ".join(clean(text).split())


def _element(tag: str, attributes: dict[str, str] | None = None) -> Element:
    from odfdo import Element  # noqa: PLC0415 - as above

    element = Element.from_tag(tag)
    for name, value in (attributes or {}).items():
        element.set_attribute(name, value)
    return element


def _paragraph(text: Text, style: str) -> Element:
    from odfdo import Paragraph, Span  # noqa: PLC0415 - as above

    if isinstance(text, str):
        return Paragraph(_spaced(text), style=style)
    paragraph = Paragraph("", style=style)
    for each in [text] if isinstance(text, Run) else text:
        run = each if isinstance(each, Run) else Run(each)
        if said := _spaced(run.text):
            paragraph.append(Span(said, style=run.style or None))
    return paragraph


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", clean(text)).replace(" \n", "\n").replace("\n ", "\n")


def _row(cells: Sequence[Text], style: str, cell_style: str) -> Element:
    row = _element("table:table-row", {"table:style-name": "Tabelrij"})
    for text in cells:
        cell = _element("table:table-cell", {"office:value-type": "string", "table:style-name": cell_style})
        cell.append(_paragraph(text, style))
        row.append(cell)
    return row


def _frame(path: str, name: str, alternative: str, width: float, height: float) -> Element:
    size = {"svg:width": f"{width:.2f}cm", "svg:height": f"{height:.2f}cm"}
    about = {"draw:name": name, "draw:style-name": "Fotokader", "text:anchor-type": "as-char"}
    frame = _element("draw:frame", {**about, **size})
    link = {"xlink:href": path, "xlink:type": "simple", "xlink:show": "embed", "xlink:actuate": "onLoad"}
    frame.append(_element("draw:image", link))
    for tag in ("svg:title", "svg:desc"):
        said = _element(tag)
        said.text = one_line(alternative)
        frame.append(said)
    return frame


def _read(content: bytes) -> tuple[str, float, float] | None:
    """What kind of picture this is, and its width and height in centimetres in the place that it gets."""
    from PIL import Image  # noqa: PLC0415 - for photos alone

    try:
        with Image.open(io.BytesIO(content), formats=tuple(_FORMATS)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            image.verify()
            scale = min(_PHOTO_WIDTH / image.width, _PHOTO_HEIGHT / image.height)
            return str(image.format), image.width * scale, image.height * scale
    except Exception:  # a decoder raises anything on broken bytes
        return None


def _describe(document: OdfDocument, title: str, author: str, made_on: dt.date) -> None:
    meta = document.meta
    meta.title = title
    meta.creator = meta.initial_creator = author
    meta.creation_date = meta.date = dt.datetime.combine(made_on, dt.time())
    meta.generator = "Wijkdesk"
    meta.editing_cycles = 1
    document.set_language("nl-NL")


def _add_styles(document: OdfDocument, footer: str) -> None:
    for style in _STYLES:
        document.insert_style(style)
    for style in _TABLE_STYLES:  # which office programs take from the text itself alone
        document.insert_style(style, automatic=True)
    for level in document.styles.get_elements("//text:outline-level-style"):
        level.set_attribute("style:num-format", "")
        level.del_attribute("style:num-suffix")
        level.del_attribute("loext:num-list-format")
    for part in (document.styles, document.content):
        _found(part, "//office:font-face-decls").append(_parsed(_FONT))
    layout = _found(document.styles, "//style:page-layout")
    layout.delete(_found(document.styles, "//style:footer-style"))
    layout.append(_parsed(_FOOTER_STYLE))
    holder = _element("style:footer")
    holder.append(_footer(footer))
    _found(document.styles, "//style:master-page").append(holder)


def _found(part: XmlPart, path: str) -> Element:
    """What every new document has."""
    found = part.get_element(path)
    assert found is not None
    return found


def _footer(text: str) -> Element:
    """The words at the left and the number of the page at the right."""
    paragraph = _paragraph(text, "Footer")
    paragraph.append(_element("text:tab"))
    paragraph.append(_element("text:page-number", {"text:select-page": "current"}))
    return paragraph


def _parsed(xml: str) -> Element:
    from odfdo import Element  # noqa: PLC0415 - as above

    return Element.from_tag(xml)


def _column_style(name: str, width: int) -> str:
    properties = f'<style:table-column-properties style:rel-column-width="{width}*"/>'
    return f'<style:style style:name="{name}" style:family="table-column">{properties}</style:style>'


def _zipped(made: io.BytesIO, photos: dict[str, bytes]) -> bytes:
    """The parts that matter in a fixed order and of a fixed moment; the type of the document first, as it must be."""
    whole = io.BytesIO()
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(whole, "w") as target:
        _write(target, "mimetype", parts.read("mimetype"), zipfile.ZIP_STORED)
        for name in _KEPT:
            _write(target, name, parts.read(name), zipfile.ZIP_DEFLATED)
        for name, content in photos.items():
            _write(target, name, content, zipfile.ZIP_STORED)
    return whole.getvalue()


def _write(target: zipfile.ZipFile, name: str, content: bytes, how: int) -> None:
    about = zipfile.ZipInfo(name, _LONG_AGO)
    about.compress_type, about.external_attr, about.create_system = how, 0o644 << 16, 3
    target.writestr(about, content)


def _paragraph_style(
    name: str, *, parent: str = "Standard", paragraph: str = "", text: str = "", next_style: str = "", level: int = 0
) -> str:
    shown = name.replace("_20_", " ")
    after = f' style:next-style-name="{next_style}"' if next_style else ""
    outline = f' style:default-outline-level="{level}"' if level else ""
    parts = f"<style:paragraph-properties {paragraph}/>" if paragraph else ""
    parts += f"<style:text-properties {text}/>" if text else ""
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph"'
        f' style:parent-style-name="{parent}"{after}{outline}>{parts}</style:style>'
    )


def _heading_style(level: int, size: float, before: float) -> str:
    return _paragraph_style(
        f"Heading_20_{level}",
        paragraph=f'fo:margin-top="{before}cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"',
        text=f'fo:font-size="{size}pt" fo:font-weight="bold" fo:color="{_INK}"',
        next_style="Text_20_body",
        level=level,
    )


_NOTHING_AROUND = 'fo:margin-top="0cm" fo:margin-bottom="0cm"'

_STYLES = (
    '<style:style style:name="Standard" style:family="paragraph" style:class="text">'
    f'<style:text-properties style:font-name="Inter" fo:font-size="9.5pt" fo:color="{_INK}"/></style:style>',
    _paragraph_style("Text_20_body", paragraph='fo:margin-bottom="0.2cm" fo:line-height="140%"'),
    _paragraph_style("Title", text='fo:font-size="28pt" fo:font-weight="bold"', next_style="Subtitle"),
    _paragraph_style("Subtitle", paragraph='fo:margin-bottom="0.4cm"', text=f'fo:font-size="13pt" fo:color="{_MUTED}"'),
    _paragraph_style("Soort", text='fo:font-size="8.5pt" fo:font-weight="bold" fo:color="#24508f"'),
    _paragraph_style("Kop", paragraph='fo:margin-bottom="0.05cm"'),
    *(_heading_style(1, 16, 0.6), _heading_style(2, 12, 0.45), _heading_style(3, 10.5, 0.3)),
    _paragraph_style("List", parent="Text_20_body", paragraph='fo:margin-bottom="0.1cm"'),
    _paragraph_style(
        "Quotations",
        parent="Text_20_body",
        paragraph='fo:margin-left="0.5cm"',
        text='fo:font-style="italic" fo:font-size="10.5pt"',
    ),
    _paragraph_style("Caption", paragraph='fo:margin-bottom="0.3cm"', text=f'fo:font-size="8pt" fo:color="{_MUTED}"'),
    _paragraph_style("Foto", paragraph='fo:margin-top="0.1cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"'),
    _paragraph_style("Table_20_Contents", paragraph=_NOTHING_AROUND, text='fo:font-size="9pt"'),
    _paragraph_style("Table_20_Heading", parent="Table_20_Contents", text=f'fo:font-size="8pt" fo:color="{_MUTED}"'),
    _paragraph_style("Na_20_tabel", paragraph=_NOTHING_AROUND, text='fo:font-size="6pt"'),
    '<style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard">'
    '<style:paragraph-properties><style:tab-stops><style:tab-stop style:position="16.9cm" style:type="right"/>'
    f'</style:tab-stops></style:paragraph-properties><style:text-properties fo:font-size="8pt" fo:color="{_MUTED}"/>'
    "</style:style>",
    '<style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>',
    '<style:style style:name="Small" style:display-name="Klein" style:family="text">'
    f'<style:text-properties fo:font-size="8pt" fo:color="{_MUTED}"/></style:style>',
    '<style:style style:name="Fotokader" style:family="graphic"><style:graphic-properties style:wrap="none" '
    'style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>',
    '<text:list-style style:name="List_20_1" style:display-name="List 1"><text:list-level-style-bullet text:level="1" '
    'text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
    '<style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.5cm" '
    'fo:text-indent="-0.5cm" fo:margin-left="0.5cm"/></style:list-level-properties></text:list-level-style-bullet>'
    "</text:list-style>",
    '<text:list-style style:name="Numbering_20_123" style:display-name="Numbering 123"><text:list-level-style-number '
    'text:level="1" style:num-suffix="." style:num-format="1"><style:list-level-properties '
    'text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
    'text:label-followed-by="listtab" text:list-tab-stop-position="0.6cm" fo:text-indent="-0.6cm" '
    'fo:margin-left="0.6cm"/></style:list-level-properties></text:list-level-style-number></text:list-style>',
)

_TABLE_STYLES = (
    '<style:style style:name="Tabel" style:family="table"><style:table-properties style:width="16.9cm" '
    'table:align="margins" fo:margin-top="0.1cm" style:may-break-between-rows="true"/></style:style>',
    '<style:style style:name="Tabelkop" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" '
    f'fo:border-bottom="0.75pt solid {_RULE}"/></style:style>',
    '<style:style style:name="Tabelcel" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" '
    f'fo:border-bottom="0.5pt solid {_HAIRLINE}"/></style:style>',
    '<style:style style:name="Tabelrij" style:family="table-row">'
    '<style:table-row-properties fo:keep-together="always"/></style:style>',
)
