"""Structure in the page: which part of what is painted is which heading, paragraph or cell.

A flowable holds a ``Node`` and paints itself within ``canvas.tag(node)``; what only adorns the page it paints within
``canvas.artifact()``. All that is known of a document's structure lives on its canvas, so flowables may be split, and
a story may be laid out more than once.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFPage,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from wijkdesk.pdf import address

# Operators that leave something to see (ISO 32000-1, table 51), once strings are out of the way; an empty string is
# how reportlab paints an empty cell.
_STRING = re.compile(r"\((?:\\.|[^\\()])+\)", re.DOTALL)
_EMPTY_STRING = re.compile(r"\(\)\s*Tj")
_PAINTS = re.compile(r"(?:^|\s)(S|s|f\*?|F|B\*?|b\*?|Tj|TJ|'|\"|Do|sh|EI)(?=\s|$)")


@dataclass(frozen=True, eq=False)
class Node:
    """A part of the structure, with a role such as ``P`` or ``TD`` (ISO 32000-1, 14.8.4).

    Where ``parent`` is None it belongs to the node within which it is first painted, or to the document.
    ``attributes`` are ``Alt`` and ``ActualText``, both a text, and what the function ``attributes`` makes.
    """

    role: str
    parent: "Node | None" = None
    attributes: Mapping[str, Any] = field(default_factory=dict)


class _Piece(NamedTuple):
    """A numbered piece of the content of a page; both count from 0."""

    page: int
    number: int


class _Annotation(NamedTuple):
    """A link that lies on a page; it has a place in the structure of its own."""

    page: int
    entry: PDFDictionary
    reference: Any


class _Switch(str):
    """Where in the content of a page another part begins; paints nothing itself."""

    part: "_Part"


@dataclass(eq=False, slots=True)
class _Element:
    """A node as it stands in one document; its content are elements, and numbered pieces of pages."""

    role: str
    attributes: Mapping[str, Any]
    kids: "list[_Element | _Piece | _Annotation]" = field(default_factory=list)
    number: int = 0  # Of its object in the file, once it is written.
    waits_in: "_Element | None" = None  # Where it takes its place among the words once the first of it is painted.


# What content belongs to: an element, an artifact with its properties, or nothing yet.
_Part = _Element | str | None
_ARTIFACT, _FOOTER = "/Artifact BMC", "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"


class MarkedText(PDFTextObject):
    """Lines of text with a space where a line ends between two words, as who reads it aloud sees no lines.

    Some words may be the content of a node within that of the others.
    """

    _code: list[str]  # reportlab's, unknown to its types.

    def __init__(self, canvas: Canvas, x: float, y: float, ends: Iterator[bool]) -> None:
        """``ends`` tells of each line whether a word ends with it that another one follows."""
        super().__init__(canvas, x, y)
        self._ends = ends
        self._marks: list[tuple[int, Node | None]] = []

    @property
    def has_marks(self) -> bool:
        return bool(self._marks)

    def _textOut(self, text: str, TStar: bool = False) -> None:  # noqa: N802, N803
        if TStar and next(self._ends, False):
            text += " "
        super()._textOut(text, TStar)  # type: ignore[misc]

    def mark_last(self, node: Node | None) -> None:
        """Let what was written last, and what follows it, be the content of a node; None for no own one."""
        self._marks.append((len(self._code) - 1, node))

    def mark_next(self, node: Node | None) -> None:
        """Let what is written next be the content of a node; None for no own one."""
        self._marks.append((len(self._code), node))

    def pieces(self) -> Iterator[tuple[Node | None, str]]:
        """The code between its beginning and its end, by the node that it is the content of."""
        ends = [*(place for place, _ in self._marks), len(self._code)]
        yield None, " ".join(self._code[1 : ends[0]])
        for (start, node), end in zip(self._marks, ends[1:], strict=True):
            yield node, " ".join(self._code[start:end])


class TaggedCanvas(Canvas):
    """A canvas that knows what is painted on it; painting outside ``tag`` and ``artifact`` raises ValueError."""

    _code: list[str]  # reportlab's, unknown to its types.
    _doc: Any

    def __init__(self, *args: Any, **keywords: Any) -> None:
        super().__init__(*args, **keywords)
        self._root = _Element("Document", {})
        self._elements: dict[Node, _Element] = {}
        self._open: list[_Part] = [None]
        self._pages: list[tuple[PDFObjectReference, list[_Element]]] = []
        self._level = 0
        self._label: Node | None = None
        self._anchors: dict[Node, str] = {}
        self._page_of: dict[Node, int] = {}
        self._led_to: set[Node] = set()
        self._links: list[tuple[_Element, _Annotation]] = []
        self._numbers: dict[str, tuple[Node, str, float]] = {}

    def tag(self, node: Node) -> AbstractContextManager[None]:
        """What is painted within is the content of the node; within an artifact it is part of that artifact."""
        if isinstance(self._open[-1], str):
            return nullcontext()
        return _Within(self, self._element(node))

    def artifact(self, *, footer: bool = False) -> AbstractContextManager[None]:
        """What is painted within adorns the page, and says nothing that has to be read."""
        return _Within(self, _FOOTER if footer else _ARTIFACT)

    def holds(self, node: Node) -> bool:
        """Whether some of the node has been painted."""
        return node in self._elements

    def label_next_text(self, node: Node) -> None:
        """Let the text that is drawn next be the content of this node, and what follows it go on as before."""
        if not isinstance(self._open[-1], str):
            self._element(node)  # A label comes before what it is the label of.
            self._label = node

    def add_outline(self, node: Node, title: str, top: float) -> None:
        """Let the outline of the document lead to a heading, when the first of it is painted."""
        if node in self._elements or isinstance(self._open[-1], str):
            return
        level = int(self._element(node).role[1:])
        self.bookmarkHorizontal(self._anchor(node), 0, top)
        self.addOutlineEntry(title, self._anchor(node), level - 1)
        self._page_of[node] = self.getPageNumber()

    def link_to(self, target: Node | str, link: Node, box: tuple[float, float, float, float], said: str) -> None:
        """Let a part of this page lead to a heading that is painted somewhere in the document, or to an address.

        ``box`` is left, bottom, right and top in points of the page; ``link`` is the node with the words to click, of
        role Link, and ``said`` what is read in their place. A link in an artifact is none. Raises ValueError for an
        address that ``address.checked`` refuses; saving does where the heading was not painted after all.
        """
        if isinstance(self._open[-1], str):
            return
        entry = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray(box),
                "Border": PDFArray([0, 0, 0]),
                "F": 4,  # It is printed like what it lies on, as an archive asks.
                "Contents": PDFString(said),
                **self._destination(target),
            }
        )
        reference = self._doc.Reference(entry)
        self._annotationrefs.append(reference)  # type: ignore[attr-defined]
        self._links.append((self._element(link, waits=True), _Annotation(len(self._pages), entry, reference)))

    def _destination(self, target: Node | str) -> dict[str, Any]:
        if isinstance(target, Node):
            self._led_to.add(target)
            return {"Dest": self._bookmarkReference(self._anchor(target))}  # type: ignore[attr-defined]
        leads = {"S": PDFName("URI"), "URI": PDFString(address.checked(target))}
        return {"A": PDFDictionary(leads)}

    def draw_page_of(self, heading: Node, font: str, size: float) -> None:
        """Draw the number of the page on which a heading stands, ending at the origin; it may be a later page.

        Saving raises ValueError where the heading was not painted after all.
        """
        self._led_to.add(heading)
        name = f"page-of-{self._anchor(heading)}-{font}-{size:g}"
        self._numbers[name] = heading, font, size
        self.doForm(name)

    def _anchor(self, node: Node) -> str:
        return self._anchors.setdefault(node, f"heading-{len(self._anchors) + 1}")

    def drawText(self, aTextObject: Any) -> None:  # noqa: N802, N803
        label, self._label = self._label, None
        with self.tag(label) if label is not None else nullcontext():
            if isinstance(aTextObject, MarkedText) and aTextObject.has_marks and isinstance(self._open[-1], _Element):
                self._draw_pieces(aTextObject)
            else:
                super().drawText(aTextObject)

    def _draw_pieces(self, text: MarkedText) -> None:
        # A marked stretch may not begin before the text and end within it, so what opens and closes that stands apart.
        self._switch()
        self._code.append("BT")
        for node, code in text.pieces():
            with _Within(self, self._element(node, waits=True) if node is not None else self._open[-1]):
                self._code.append(code)
        self._code.append("ET")

    def showPage(self) -> None:  # noqa: N802
        self._pages.append((self._doc.thisPageRef(), []))
        self._code[:] = self._marked(self._code)
        super().showPage()

    def save(self) -> None:
        if self._code:
            self.showPage()
        if not self._led_to <= self._page_of.keys():
            raise ValueError("a link leads to a heading that is not in the document")
        for name, (heading, font, size) in self._numbers.items():
            self.beginForm(name, lowerx=-100, lowery=-10, upperx=0, uppery=20)
            self.setFont(font, size)
            # The space keeps who reads it aloud from joining it to the words before it.
            self.drawRightString(0, 0, f" {self._page_of[heading]}")
            self.endForm()
        self._write_structure()
        super().save()

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802
        # reportlab's last word about a page before it is written; its own list of entries lacks these two.
        super()._setAnnotations(page)  # type: ignore[misc]
        if isinstance(page, PDFPage):
            own: Any = page
            own.__NoDefault__ = [*own.__NoDefault__, "StructParents", "Tabs"]
            own.StructParents, own.Tabs = len(self._pages) - 1, PDFName("S")

    def _addAnnotation(self, *args: Any, **keywords: Any) -> None:  # noqa: N802
        raise ValueError("a link has its place in the structure: link_to makes it")

    def begin(self, part: _Part) -> None:
        """Let what follows belong to this part, until its ``end``; ``tag`` and ``artifact`` do both."""
        self._open.append(part)
        self._switch()

    def end(self) -> None:
        self._open.pop()
        self._switch()

    def _switch(self) -> None:
        switch = _Switch()
        switch.part = self._open[-1]
        self._code.append(switch)

    def _element(self, node: Node, *, waits: bool = False) -> _Element:
        """The node as it stands in this document, last in its parent, or there where the first of it is painted."""
        if node not in self._elements:
            around = self._open[-1]
            if node.parent is not None:
                parent = self._element(node.parent)
            else:
                parent = around if isinstance(around, _Element) else self._root
            element = _Element(self._role(node.role), node.attributes)
            self._elements[node] = element
            if waits:
                element.waits_in = parent
            else:
                parent.kids.append(element)
        return self._elements[node]

    def _role(self, role: str) -> str:
        """Let no heading be more than one level below the one before it, whatever a story leaves out."""
        if role[0] != "H":
            return role
        self._level = min(int(role[1:]), self._level + 1)
        return f"H{self._level}"

    def _marked(self, code: list[str]) -> list[str]:
        """Put each stretch that paints something between a begin and an end, with a number on its page."""
        marked: list[str] = []
        part: _Part = None
        stretch: list[str] = []
        for line in [*code, _end_of_page()]:
            if not isinstance(line, _Switch):
                stretch.append(line)
                continue
            operator = next(filter(None, map(_painting, stretch)), None)
            if operator is None:
                marked += stretch
            elif part is None:
                raise ValueError(f"page {len(self._pages)} paints outside the structure, with operator {operator}")
            else:
                marked += [self._beginning(part), *stretch, "EMC"]
            part, stretch = line.part, []
        return marked

    def _beginning(self, part: _Element | str) -> str:
        if isinstance(part, str):
            return part
        if part.waits_in is not None:
            part.waits_in.kids.append(part)
            part.waits_in = None
        page, owners = len(self._pages) - 1, self._pages[-1][1]
        part.kids.append(_Piece(page, len(owners)))
        owners.append(part)
        return f"/{part.role} <</MCID {len(owners) - 1}>> BDC"

    def _write_structure(self) -> None:
        for element, annotation in self._links:
            if element.waits_in is not None:
                raise ValueError("a link has no words in the structure")
            element.kids.append(annotation)
        root, whole = self._new_object(), self._write(self._root, self._doc.objectcounter)
        numbers = [
            f"{number}[{' '.join(f'{owner.number} 0 R' for owner in owners)}]"
            for number, (_, owners) in enumerate(self._pages)
        ]
        for number, (element, annotation) in enumerate(self._links, start=len(self._pages)):
            annotation.entry["StructParent"] = number
            numbers.append(f"{number} {element.number} 0 R")
        root.content = (
            f"<</Type/StructTreeRoot/K {whole} 0 R/ParentTree<</Nums[{' '.join(numbers)}]>>"
            f"/ParentTreeNextKey {len(numbers)}>>"
        ).encode()
        self.setCatalogEntry("StructTreeRoot", root)
        self.setCatalogEntry("MarkInfo", PDFDictionary({"Marked": "true"}))

    def _write(self, element: _Element, parent: int) -> int:
        """Write an element and all below it as objects of the file, and return the number of its own."""
        written = self._new_object()
        element.number = self._doc.objectcounter
        first = next((kid.page for kid in element.kids if isinstance(kid, _Piece)), None)
        kids = " ".join(self._written_kid(kid, element.number, first) for kid in element.kids)
        page = "" if first is None else f"/Pg {self._page_object(first)} 0 R"
        entry = f"<</Type/StructElem/S/{element.role}/P {parent} 0 R{page}{f'/K[{kids}]' if kids else ''}".encode()
        for name, value in element.attributes.items():
            own: Any = PDFString(value) if isinstance(value, str) else value
            entry += f"/{name} ".encode() + own.format(self._doc)
        written.content = entry + b">>"
        return element.number

    def _written_kid(self, kid: "_Element | _Piece | _Annotation", parent: int, page: int | None) -> str:
        if isinstance(kid, _Element):
            return f"{self._write(kid, parent)} 0 R"
        if isinstance(kid, _Annotation):
            return f"<</Type/OBJR/Pg {self._page_object(kid.page)} 0 R/Obj {self._number_of(kid.reference)} 0 R>>"
        if kid.page == page:
            return str(kid.number)
        return f"<</Type/MCR/Pg {self._page_object(kid.page)} 0 R/MCID {kid.number}>>"

    def _new_object(self) -> "_Written":
        written = _Written()
        self._doc.Reference(written)
        return written

    def _page_object(self, page: int) -> int:
        return self._number_of(self._pages[page][0])

    def _number_of(self, reference: PDFObjectReference) -> int:
        number: int = self._doc.idToObjectNumberAndVersion[reference.name][0]
        return number


class _Within:
    """A stretch in which what is painted belongs to one part; a page has hundreds, so this is no generator."""

    __slots__ = ("_canvas", "_part")

    def __init__(self, canvas: TaggedCanvas, part: _Part) -> None:
        self._canvas, self._part = canvas, part

    def __enter__(self) -> None:
        self._canvas.begin(self._part)

    def __exit__(self, *_: object) -> None:
        self._canvas.end()


class _Written(PDFObject):
    """An object of the file as it stands there.

    There are as many as a document has paragraphs and cells, and reportlab's own dictionaries take most of the time.
    """

    __RefOnly__ = 1
    content = b""

    def format(self, document: PDFDocument) -> bytes:
        return self.content


def _end_of_page() -> _Switch:
    switch = _Switch()
    switch.part = None
    return switch


def _painting(code: str) -> str | None:
    """The first operator in this piece of content that paints something."""
    found = _PAINTS.search(_EMPTY_STRING.sub("", _STRING.sub("<>", code)))
    return found[1] if found else None


def attributes(owner: str, **entries: PDFObject | str) -> Mapping[str, Any]:
    """Attributes of a node in PDF's own form; strings become names. ``owner`` is Table, Layout or List."""
    named = {name: PDFName(value) if isinstance(value, str) else value for name, value in entries.items()}
    return {"A": PDFDictionary({"O": PDFName(owner), **named})}
