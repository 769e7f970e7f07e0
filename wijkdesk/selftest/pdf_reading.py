"""A PDF as somebody gets it who reads or hears it, read back by the library that shows it in the window."""

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from wijkdesk.selftest.trial import expect


class ReadBack(NamedTuple):
    pages: int
    text: str
    fonts: frozenset[str]


def read_pdf(document: bytes) -> ReadBack:
    """Read a PDF; raises ``Failed`` where it is not tagged, says no Dutch, or has a font that it does not carry."""
    import pypdfium2  # noqa: PLC0415 - what is missing is told of the check that needs it
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    pdf = pypdfium2.PdfDocument(document)
    try:
        expect(bool(pdfium.FPDFCatalog_IsTagged(pdf)), "it is not tagged")
        expect(_language(pdfium, pdf).startswith("nl"), "it does not say that it is Dutch")
        texts, found = [], set()
        for page in pdf:
            tree = pdfium.FPDF_StructTree_GetForPage(page)
            expect(pdfium.FPDF_StructTree_CountChildren(tree) > 0, "a page has no structure")
            pdfium.FPDF_StructTree_Close(tree)
            texts.append(page.get_textpage().get_text_range())
            found |= set(_fonts(pdfium, page))
        return ReadBack(len(pdf), "\n".join(texts), frozenset(found))
    finally:
        pdf.close()


def _language(pdfium: Any, pdf: Any) -> str:
    room = ctypes.create_string_buffer(64)
    length = pdfium.FPDFCatalog_GetLanguage(pdf, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), len(room))
    return room.raw[:length].decode("utf-16-le").rstrip("\0")


def _fonts(pdfium: Any, page: Any) -> Iterator[str]:
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        font = pdfium.FPDFTextObj_GetFont(each)
        expect(pdfium.FPDFFont_GetIsEmbedded(font) == 1, "a font is not in it")
        room = ctypes.create_string_buffer(128)
        pdfium.FPDFFont_GetBaseFontName(font, room, len(room))
        yield room.value.decode("ascii", "replace").rpartition("+")[2]
