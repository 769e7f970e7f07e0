import io
import random
import struct
import zlib

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image

from tests.pdf.structure import faults, told
from wijkdesk.pdf.document import Document
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.picture import DOTS_PER_INCH, BrokenPicture, picture, side_by_side
from wijkdesk.pdf.styles import BODY

RED, BLUE = (200, 30, 30), (30, 30, 200)
WIDTH, HEIGHT = 216.0, 144.0  # Three inches by two.


def two_halves(width=60, height=30):
    """Red at the left, blue at the right."""
    image = Image.new("RGB", (width, height), BLUE)
    image.paste(RED, (0, 0, width // 2, height))
    return image


def encoded(image, kind="PNG", **how):
    buffer = io.BytesIO()
    image.save(buffer, kind, **how)
    return buffer.getvalue()


def photo(content=None, said="Een plein", caption="Het plein", width=WIDTH, height=HEIGHT):
    content = encoded(two_halves()) if content is None else content
    return picture(content, alternative=said, caption=caption, width=width, height=height)


def render(*story):
    return Document("Overzicht").render(story)


def kept(content):
    """The picture in a document of one, as it is in the file."""
    ((_, image),) = pypdf.PdfReader(io.BytesIO(content)).pages[0].images.items()
    return image.image


def close_to(colour, other):
    return all(abs(one - two) < 20 for one, two in zip(colour, other, strict=True))


def test_a_picture_is_a_figure_that_says_what_there_is_to_see_with_its_caption_after_it():
    content = render(Paragraph.plain("voor", BODY), photo(), Paragraph.plain("na", BODY))
    assert told(content)[1:] == [("P", "voor"), ("Figure", "Een plein"), ("Caption", "Het plein"), ("P", "na")]
    assert faults(content) == []


def test_a_picture_needs_no_caption():
    content = render(picture(encoded(two_halves()), alternative="plein", width=WIDTH, height=HEIGHT))
    assert told(content)[1:] == [("Figure", "plein")]
    assert faults(content) == []


def test_a_picture_that_says_nothing_is_refused():
    with pytest.raises(ValueError, match="alternative"):
        photo(said="\u200b ")


def test_before_and_after_are_read_in_that_order():
    content = render(side_by_side(photo(said="kuil", caption="voor"), photo(said="bank", caption="na")))
    assert [text for _, text in told(content)[1:]] == ["kuil", "voor", "bank", "na"]
    assert faults(content) == []


@pytest.mark.parametrize("size", [(4000, 3000), (300, 4000), (4000, 30), (5000, 1), (1, 5000), (2, 2)])
def test_a_picture_fits_its_place_undistorted_and_is_kept_no_finer_than_that_asks(size):
    content = render(photo(encoded(Image.new("RGB", size, RED))))
    shown = next(
        entry["/A"]["/BBox"] for entry in objects(content) if isinstance(entry, dict) and entry.get("/S") == "/Figure"
    )
    width, height = shown[2] - shown[0], shown[3] - shown[1]
    dots = kept(content).size
    assert width <= WIDTH + 0.1
    assert height <= HEIGHT + 0.1
    assert max(width / WIDTH, height / HEIGHT) > 0.99
    if min(size) > 1:
        assert width / height == pytest.approx(size[0] / size[1], rel=0.03)
        assert dots[0] <= width / 72 * DOTS_PER_INCH + 1
        assert dots[1] <= height / 72 * DOTS_PER_INCH + 1
    assert dots <= size


def objects(content):
    reader = pypdf.PdfReader(io.BytesIO(content))
    return [reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1)]


def test_a_picture_of_fifty_megapixels_is_small_in_the_file():
    noise = Image.frombytes("L", (400, 250), random.Random(1).randbytes(100_000)).resize((8000, 6250)).convert("RGB")
    content = render(photo(encoded(noise, "JPEG", quality=70)))
    assert kept(content).size == (512, 400)
    assert len(content) < 400_000


def seen_through(mode):
    image = two_halves().convert("RGBA")
    image.putalpha(Image.new("L", image.size, 255))
    image.paste((0, 0, 0, 0), (0, 0, image.width // 2, image.height))
    return image.convert(mode)


def grey_of_16_bits():
    return Image.frombytes("I;16", (60, 30), 30 * struct.pack("<60H", *[0x4040] * 30, *[0xFFFF] * 30))


WHITE, GREY, BLACK = (255, 255, 255), (0x40, 0x40, 0x40), (0, 0, 0)


@pytest.mark.parametrize(
    ("content", "left", "right"),
    [
        pytest.param(encoded(two_halves(), "JPEG", quality=95), RED, BLUE, id="JPEG"),
        pytest.param(encoded(two_halves().convert("CMYK"), "JPEG", quality=95), RED, BLUE, id="CMYK"),
        pytest.param(encoded(two_halves().convert("P", palette=Image.Palette.ADAPTIVE)), RED, BLUE, id="palette"),
        pytest.param(encoded(seen_through("RGBA")), WHITE, BLUE, id="alpha"),
        pytest.param(encoded(seen_through("LA")), WHITE, (47, 47, 47), id="grey alpha"),
        pytest.param(
            encoded(two_halves().convert("P", palette=Image.Palette.ADAPTIVE), transparency=0),
            None,
            None,
            id="clear in palette",
        ),
        pytest.param(encoded(two_halves(), transparency=RED), WHITE, BLUE, id="clear colour"),
        pytest.param(encoded(grey_of_16_bits()), GREY, WHITE, id="16 bits"),
        pytest.param(encoded(two_halves().convert("L"), "JPEG"), (81, 81, 81), (47, 47, 47), id="grey"),
        pytest.param(encoded(Image.new("1", (60, 30), 1)), WHITE, WHITE, id="bits"),
        pytest.param(encoded(two_halves().convert("L"), transparency=81), WHITE, (47, 47, 47), id="clear grey"),
    ],
)
def test_a_picture_in_any_colours_is_shown_in_three_on_white(content, left, right):
    made = render(photo(content))
    image = kept(made)
    assert image.mode == "RGB"
    middle = image.height // 2
    seen = image.getpixel((image.width // 4, middle)), image.getpixel((image.width * 3 // 4, middle))
    assert all(close_to(*pair) for pair in zip(seen, (left, right), strict=True)) if left else WHITE in seen
    assert faults(made) == []


@pytest.mark.parametrize(("orientation", "size"), [(1, (60, 30)), (6, (30, 60)), (3, (60, 30)), (99, (60, 30))])
def test_a_picture_stands_upright(orientation, size):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    assert kept(render(photo(encoded(two_halves(), "JPEG", exif=exif)))).size == size


def test_what_a_picture_says_beside_what_there_is_to_see_is_left_out():
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Iemand uit de straat"
    content = render(photo(encoded(two_halves(), "JPEG", exif=exif, comment=b"Iemand uit de straat")))
    assert b"Iemand" not in content


def test_the_same_picture_gives_the_same_bytes():
    assert render(photo()) == render(photo())


def bomb():
    """A PNG that says that it is enormous."""
    size = struct.pack(">IIBBBBB", 30_000, 2_800, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + size
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"geen foto",
        encoded(two_halves(), "JPEG")[:200],
        encoded(two_halves(300, 300))[:-60],
        encoded(two_halves(), "GIF"),
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        bomb(),
    ],
    ids=["nothing", "text", "half a JPEG", "half a PNG", "GIF", "a program", "enormous"],
)
def test_what_cannot_be_shown_is_told_of_by_one_error(content):
    with pytest.raises(BrokenPicture):
        photo(content)


@settings(max_examples=100)
@given(st.sampled_from(["PNG", "JPEG"]), st.integers(0, 10_000), st.binary(max_size=8))
def test_of_any_damaged_bytes_comes_a_picture_or_that_error(kind, place, damage):
    content = encoded(two_halves(), kind)
    place %= len(content)
    try:
        story = photo(content[:place] + damage + content[place + len(damage) :])
    except BrokenPicture:
        return
    assert render(story)


@settings(max_examples=20)
@given(st.text(st.characters(), max_size=60), st.text(st.characters(), max_size=60))
def test_whatever_is_said_of_a_picture_the_document_keeps_both_standards(said, caption):
    assert faults(render(photo(said=f"x{said}", caption=caption))) == []
