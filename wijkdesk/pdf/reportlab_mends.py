"""Defects of reportlab 5.1.0, mended from outside until it mends them itself.

They are about what other programs read in the file; none changes what a page looks like. reportlab is pinned to one
version: when the pin moves, look whether they are still needed.
"""

from functools import cache

from reportlab import rl_config
from reportlab.graphics import shapes
from reportlab.pdfbase import pdfdoc, ttfonts

from wijkdesk.pdf import fonts
from wijkdesk.pdf.text import as_read

_END = b"endstream\n"
_BLOCK = 100  # Entries that one bfchar block may hold (Adobe Technical Note 5411).


@cache
def apply() -> None:
    """Mend reportlab for this process; only the first call does something."""
    # Not a defect: streams as plain ASCII were for the mail of old, and make photos a quarter larger.
    rl_config.useA85 = 0
    ttfonts.makeToUnicodeCMap = make_to_unicode_cmap
    # A drawing names Helvetica, which is not in the file, even where it has no text.
    shapes.STATE_DEFAULTS["fontName"] = fonts.REGULAR
    _end_streams_on_a_line_of_their_own()


def _end_streams_on_a_line_of_their_own() -> None:
    """PDF/A asks for a line end before ``endstream`` (ISO 19005-2, 6.1.7.1); reportlab writes none."""
    format_stream = pdfdoc.PDFStream.format

    def format_with_line_end(stream: pdfdoc.PDFStream, document: pdfdoc.PDFDocument) -> bytes:
        return format_stream(stream, document).removesuffix(_END) + b"\r\n" + _END

    pdfdoc.PDFStream.format = format_with_line_end  # type: ignore[assignment, method-assign]


def make_to_unicode_cmap(fontname: str, subset: list[int]) -> str:
    """Return the table that tells which text the glyphs of a font subset stand for (ISO 32000-1, 9.10.3).

    ``subset`` has the code point of each glyph, 0 for none. reportlab's own table claims that "no glyph" is the text
    U+0000, and writes code points above U+FFFF, such as emoji, as bytes that mean something else.
    """
    entries = [f"<{index:02X}> <{_text(code)}>" for index, code in enumerate(subset) if code >= 0x20 and code != 0x7F]
    blocks = [entries[start : start + _BLOCK] for start in range(0, len(entries), _BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def",
        f"/CMapName /{fontname} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
        *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
        "endcmap",
        "CMapName currentdict /CMap defineresource pop",
        "end",
        "end",
    ]
    return "\n".join(lines)


def _text(code: int) -> str:
    # The joined forms of Arabic letters exist to be painted; who searches or copies wants the letters themselves.
    return as_read(chr(code)).encode("utf-16-be").hex().upper()
