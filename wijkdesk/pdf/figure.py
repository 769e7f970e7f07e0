"""Pictures, and what only adorns."""

from reportlab.pdfbase.pdfdoc import PDFArray
from reportlab.platypus import Flowable

from wijkdesk.pdf.tagging import Node, TaggedCanvas, attributes


class Figure(Flowable):
    """A drawing or picture with a text that says what there is to see; it is read as one whole."""

    canv: TaggedCanvas

    def __init__(self, picture: Flowable, alternative: str) -> None:
        """``alternative`` is plain text, cleaned, and not empty: what says nothing is no figure."""
        super().__init__()
        if not alternative.strip():
            raise ValueError("a figure needs an alternative text")
        self.picture, self.alternative = picture, alternative
        self.spaceBefore, self.spaceAfter = picture.getSpaceBefore(), picture.getSpaceAfter()

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = self.picture.wrapOn(self.canv, aW, aH)
        return self.width, self.height

    def draw(self) -> None:
        left, bottom = self.canv.absolutePosition(0, 0)
        box = PDFArray([left, bottom, left + self.width, bottom + self.height])
        said = {"Alt": self.alternative, **attributes("Layout", BBox=box, Placement="Block")}
        with self.canv.tag(Node("Figure", None, said)):
            self.picture.drawOn(self.canv, 0, 0)


class Adornment(Flowable):
    """The base of what only adorns, or shows again what a word beside it says; it paints itself in ``paint``."""

    canv: TaggedCanvas

    def paint(self) -> None:
        raise NotImplementedError

    def draw(self) -> None:
        with self.canv.artifact():
            self.paint()
