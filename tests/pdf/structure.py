"""Reads the structure of a PDF back, the way a screen reader goes through it."""

import io
import re

import page as validation
import pypdf

_SEQUENCE = re.compile(rb"/(\w+) <</MCID (\d+)>> BDC|/Artifact.*?B[DM]C|EMC")


def faults(content: bytes) -> list[str]:
    """What PDF/UA-1 and PDF/A-2a have against a document."""
    reports = [validation.validate_pdf_bytes(content, profile=profile) for profile in ("ua1", "2a")]
    return [f"{failure.rule_id}: {failure.message}" for report in reports for failure in report.failures]


def told(content: bytes) -> list[tuple[str, str]]:
    """Role and text of everything that is read, in the order of the structure; ``""`` for what only holds others."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    texts = {page.indirect_reference.idnum: _texts(page) for page in reader.pages}
    parents = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = {parents[index]: parents[index + 1].get_object() for index in range(0, len(parents), 2)}
    parent_of = {key: list(owner) if isinstance(owner, list) else owner for key, owner in owners.items()}
    keys = {page.indirect_reference.idnum: page["/StructParents"] for page in reader.pages}

    def walk(reference):
        element = reference.get_object()
        text, below = "", []
        for kid in element.get("/K", []):
            if "/Obj" in kid.get_object():  # a link, with the words of the element that holds it
                assert parent_of[kid["/Obj"]["/StructParent"]] == element
            elif "/MCID" in kid.get_object():
                page, number = kid["/Pg"].indirect_reference.idnum, kid["/MCID"]
                assert parent_of[keys[page]][number].idnum == reference.idnum
                text += texts[page].pop(number)
            else:
                below += walk(kid)
        return [(element["/S"][1:], element.get("/Alt", element.get("/ActualText", text))), *below]

    root = reader.trailer["/Root"]["/StructTreeRoot"]
    everything = walk(root.raw_get("/K"))
    assert not any(texts.values()), "content without a place in the structure"
    return everything


def _texts(page: pypdf.PageObject) -> dict[int, str]:
    """The text of each numbered piece of a page."""
    texts, current = {}, [None]

    def enter(operator, operands, *_):
        if operator in (b"BDC", b"BMC"):
            properties = operands[1] if operator == b"BDC" else {}
            current[0] = properties.get("/MCID")
            if current[0] is not None:
                texts[current[0]] = ""
        elif operator == b"EMC":
            current[0] = None

    def take(text, *_):
        if current[0] is not None:
            texts[current[0]] += text.replace("\n", " ")

    page.extract_text(visitor_operand_before=enter, visitor_text=take)
    return texts
