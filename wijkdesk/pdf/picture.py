"""Photos on the page: fitted to their place, with a text for who cannot see them, and a caption below."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from wijkdesk.pdf.figure import Figure
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.styles import CAPTION, GUTTER
from wijkdesk.pdf.table import Grid, bare_style
from wijkdesk.pdf.tagging import TaggedCanvas
from wijkdesk.pdf.text import clean

DOTS_PER_INCH = 200
"""How finely a photo is kept: enough for print, and a fraction of what a telephone makes."""

_QUALITY = 85
_CAPTION = ParagraphStyle("photo caption", CAPTION, spaceBefore=3, spaceAfter=0)


class BrokenPicture(ValueError):
    """The bytes are no picture that can be shown."""


class Photo(Flowable):
    """A picture of its own width and height in points; it stays whole."""

    canv: TaggedCanvas

    def __init__(self, reader: ImageReader, width: float, height: float) -> None:
        super().__init__()
        self._reader, self.width, self.height = reader, width, height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        return self.width, self.height

    def draw(self) -> None:
        self.canv.drawImage(self._reader, 0, 0, self.width, self.height)


def picture(content: bytes, *, alternative: str, caption: str, width: float, height: float) -> Grid:
    """Return a photo with its caption, as large as fits in ``width`` by ``height`` points, never distorted or cropped.

    ``alternative`` says what there is to see, and is not empty; both texts may be a user's. JPEG and PNG in any colours
    are taken, and kept as small as their place asks. Raises ``BrokenPicture`` for what is no picture.
    """
    image = _fitted(content, width, height)
    shown_width, shown_height = _scaled(image.size, width, height)
    figure = Figure(
        Photo(ImageReader(_encoded(image)), shown_width, shown_height), " ".join(clean(alternative).split())
    )
    rows: list[list[Flowable]] = [[figure]]
    if caption.strip():
        rows.append([Paragraph.plain(" ".join(caption.split()), _CAPTION, role="Caption")])
    style = bare_style(("TOPPADDING", (0, 1), (-1, -1), 4))
    return Grid(rows, colWidths=[width], style=style, hAlign="LEFT", spaceAfter=10)


def side_by_side(first: Flowable, second: Flowable) -> Grid:
    """Return two pictures next to each other, such as before and after; they are read in that order."""
    first_width, second_width = first.wrap(0, 0)[0], second.wrap(0, 0)[0]
    widths = [first_width, GUTTER, second_width]
    return Grid([[first, "", second]], colWidths=widths, style=bare_style(), hAlign="LEFT", spaceAfter=10)


def _fitted(content: bytes, width: float, height: float) -> Image.Image:
    """The picture on white, upright, in three colours, with no more dots than its place can show."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content))
            most = round(width * DOTS_PER_INCH / 72), round(height * DOTS_PER_INCH / 72)
            image.draft("RGB", most)  # a JPEG of 50 megapixels is read at a fraction of that
            upright = ImageOps.exif_transpose(image)
            return _on_white(upright if upright is not None else image, most)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BrokenPicture("these bytes are no picture") from error


def _on_white(image: Image.Image, most: tuple[int, int]) -> Image.Image:
    if image.mode.startswith("I") or image.mode == "F":
        image = image.convert("F").point(lambda value: value / 257).convert("L")  # from 16 bits to 8
    if image.mode in ("P", "PA", "LA", "La", "RGBa") or "transparency" in image.info:
        image = image.convert("RGBA")
    if image.width > most[0] or image.height > most[1]:
        image = ImageOps.contain(image, most, Image.Resampling.LANCZOS)
    if image.mode == "RGBA":
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=image.getchannel("A"))
        return white
    return image.convert("RGB")


def _scaled(size: tuple[int, int], width: float, height: float) -> tuple[float, float]:
    scale = min(width / size[0], height / size[1])
    return size[0] * scale, size[1] * scale


def _encoded(image: Image.Image) -> io.BytesIO:
    encoded = io.BytesIO()
    image.save(encoded, "JPEG", quality=_QUALITY, optimize=True)
    encoded.seek(0)
    return encoded
