"""Photos on the page: fitted to their place, with a text for who cannot see them, and a caption below."""

import io

from PIL import ExifTags, Image, ImageOps
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
_FORMATS = ("JPEG", "PNG")  # Others have decoders that start programs, or that nobody needs here.
_MOST_PIXELS = 80_000_000
_ON_ITS_SIDE = (5, 6, 7, 8)  # Exif's words for it.
_CAPTION = ParagraphStyle("photo caption", CAPTION, spaceBefore=3, spaceAfter=0)


class BrokenPicture(ValueError):
    """The bytes are no picture that can be shown: the caller leaves it out."""


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


def picture(content: bytes, *, alternative: str, width: float, height: float, caption: str = "") -> Grid:
    """Return a photo with its caption, as large as fits in ``width`` by ``height`` points, never distorted or cropped.

    ``alternative`` says what there is to see, and is not empty; both texts may be a user's. JPEG and PNG in any colours
    are taken, and kept as small as their place asks; the same bytes give the same picture. Raises ``BrokenPicture`` for
    what is no picture, or one of more than 80 megapixels, and ValueError where ``alternative`` says nothing.
    """
    image, shape = _fitted(content, width, height)
    shown_width, shown_height = _scaled(shape, width, height)
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


def _fitted(content: bytes, width: float, height: float) -> tuple[Image.Image, tuple[int, int]]:
    """The picture on white, upright, in three colours, with no more dots than its place can show; and its own size."""
    most = round(width * DOTS_PER_INCH / 72), round(height * DOTS_PER_INCH / 72)
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise BrokenPicture("this picture is too large")
            lies = image.getexif().get(ExifTags.Base.Orientation, 1) in _ON_ITS_SIDE
            size, most = (_turned(image.size), _turned(most)) if lies else (image.size, most)
            image.draft("RGB", most)  # a JPEG of 50 megapixels is read at a fraction of that
            return _on_white(ImageOps.exif_transpose(_reduced(image, most))), size
    except BrokenPicture:
        raise
    except Exception as error:  # a decoder raises anything on broken bytes
        raise BrokenPicture("these bytes are no picture") from error


def _turned(size: tuple[int, int]) -> tuple[int, int]:
    return size[1], size[0]


def _reduced(image: Image.Image, most: tuple[int, int]) -> Image.Image:
    """The picture with no more dots than this, in colours that can be mixed."""
    if image.mode in ("1", "P", "PA"):
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    scale = min(1, most[0] / image.width, most[1] / image.height)
    if scale < 1:
        size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
        image = image.resize(size, Image.Resampling.LANCZOS)
    return image


def _on_white(image: Image.Image) -> Image.Image:
    """The dots alone, without the comments and profiles that came with them."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda light: light * (1 / 257)).convert("L")  # from 16 bits to 8
    bare = Image.new("RGB", image.size, "white")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        bare.paste(image, mask=image.getchannel("A"))
    else:
        bare.paste(image.convert("RGB"))
    return bare


def _scaled(size: tuple[int, int], width: float, height: float) -> tuple[float, float]:
    scale = min(width / size[0], height / size[1])
    return size[0] * scale, size[1] * scale


def _encoded(image: Image.Image) -> io.BytesIO:
    encoded = io.BytesIO()
    image.save(encoded, "JPEG", quality=_QUALITY, optimize=True)
    encoded.seek(0)
    return encoded
