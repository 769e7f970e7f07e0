"""Reads the structure of a PDF back, the way a screen reader goes through it."""

import io
from ctypes import c_ushort

import page as validation
import pypdf
import pypdfium2 as pdfium
from pypdfium2 import raw


def faults(content: bytes) -> list[str]:
    """What PDF/UA-1 and PDF/A-2a have against a document."""
    reports = [validation.validate_pdf_bytes(content, profile=profile) for profile in ("ua1", "2a")]
    return [f"{failure.rule_id}: {failure.message}" for report in reports for failure in report.failures]


def told(content: bytes) -> list[tuple[str, str]]:
    """Role and text of everything that is read, in the order of the structure; ``""`` for what only holds others."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    with pdfium.PdfDocument(content) as painted:
        texts = {page.indirect_reference.idnum: _texts(painted[index]) for index, page in enumerate(reader.pages)}
    parents = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = {parents[index]: parents[index + 1].get_object() for index in range(0, len(parents), 2)}
    parent_of = {key: list(owner) if isinstance(owner, list) else owner for key, owner in owners.items()}
    keys = {page.indirect_reference.idnum: page["/StructParents"] for page in reader.pages}

    def piece(owner, on, number):
        page = on.indirect_reference.idnum
        assert parent_of[keys[page]][number].idnum == owner.idnum
        return texts[page].pop(number)

    def walk(reference):
        element = reference.get_object()
        pieces, below = [], []
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                pieces.append(piece(reference, element["/Pg"], kid))
            elif "/Obj" in kid.get_object():  # a link, with the words of the element that holds it
                assert parent_of[kid["/Obj"]["/StructParent"]] == element
            elif "/MCID" in kid.get_object():
                pieces.append(piece(reference, kid["/Pg"], kid["/MCID"]))
            else:
                below += walk(kid)
        text = "".join(pieces).strip()
        return [(element["/S"][1:], element.get("/Alt", element.get("/ActualText", text))), *below]

    root = reader.trailer["/Root"]["/StructTreeRoot"]
    everything = walk(root.raw_get("/K"))
    assert not any(texts.values()), "content without a place in the structure"
    return everything


def _texts(page: pdfium.PdfPage) -> dict[int, str]:
    """The text of each numbered piece of a page."""
    texts: dict[int, str] = {}
    letters = page.get_textpage()
    for part in page.get_objects(max_depth=5):
        number = raw.FPDFPageObj_GetMarkedContentID(part.container or part)
        if number < 0:
            continue
        texts.setdefault(number, "")
        if part.type == raw.FPDF_PAGEOBJ_TEXT and (text := text_of(part, letters)):
            texts[number] += text
    return texts


def text_of(part: pdfium.PdfObject, letters: pdfium.PdfTextPage) -> str:
    size = raw.FPDFTextObj_GetText(part, letters, None, 0)
    buffer = (c_ushort * (size // 2))()
    raw.FPDFTextObj_GetText(part, letters, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
