"""A picture is kept upright, small and without anything that was not to be seen."""

import datetime as dt
import io
import random
import struct
import zlib

import pillow_heif
import pytest
from PIL import ExifTags, Image, ImageCms

from wijkdesk.domain.refusal import Refused
from wijkdesk.exchange.pictures import MOST_BYTES, read_picture

LEFT, RIGHT = (200, 30, 30), (30, 30, 200)
TAKEN_AT = ExifTags.Base.DateTimeOriginal


def two_halves(width=400, height=200):
    """Red at the left, blue at the right."""
    image = Image.new("RGB", (width, height), RIGHT)
    image.paste(LEFT, (0, 0, width // 2, height))
    return image


def encoded(image, kind="JPEG", **how):
    buffer = io.BytesIO()
    image.save(buffer, kind, **how)
    return buffer.getvalue()


def telling_exif(orientation=1):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "Voorbeeldcamera"
    exif[ExifTags.Base.Artist] = "Iemand uit de straat"
    exif.get_ifd(ExifTags.IFD.Exif)[TAKEN_AT] = "2026:05:14 11:20:00"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (52.0, 22.0, 30.0)
    return exif


def shown(picture):
    return Image.open(io.BytesIO(picture.content))


def close_to(colour, other):
    return all(abs(one - two) < 12 for one, two in zip(colour, other, strict=True))


def segments(jpeg):
    """The markers of a JPEG up to its pixels: what a file can say beside the picture."""
    place, found = 2, []
    while jpeg[place + 1] != 0xDA:
        found.append(jpeg[place + 1])
        place += 2 + struct.unpack(">H", jpeg[place + 2 : place + 4])[0]
    return found


def noise(width, height):
    return Image.frombytes("RGB", (width, height), random.Random(7).randbytes(width * height * 3))


def test_a_photo_taken_sideways_stands_upright():
    sideways = two_halves().transpose(Image.Transpose.ROTATE_90)
    picture = read_picture(encoded(sideways, exif=telling_exif(orientation=6)))
    assert (picture.width, picture.height) == (400, 200)
    assert close_to(shown(picture).getpixel((50, 100)), LEFT)
    assert close_to(shown(picture).getpixel((350, 100)), RIGHT)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP", "AVIF"])
def test_the_kinds_of_file_that_people_have_are_read(kind):
    picture = read_picture(encoded(two_halves(), kind))
    assert (picture.media_type, picture.width, picture.height) == ("image/jpeg", 400, 200)
    assert close_to(shown(picture).getpixel((50, 100)), LEFT)


def test_a_photo_of_an_iphone_is_read_and_loses_what_it_tells(tmp_path):
    file = tmp_path / "IMG_0001.HEIC"
    heif = pillow_heif.from_pillow(two_halves(640, 480))
    heif.save(file, exif=telling_exif().tobytes(), quality=90)
    picture = read_picture(file)
    assert (picture.width, picture.height) == (640, 480)
    assert picture.taken_on == dt.date(2026, 5, 14)
    assert not shown(picture).getexif()


def test_nothing_but_pixels_is_left():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    original = encoded(
        two_halves(), exif=telling_exif(), comment=b"van Sara", xmp=b"<x:xmpmeta>thuis</x:xmpmeta>", icc_profile=profile
    )
    assert {0xE1, 0xFE} <= set(segments(original))
    picture = read_picture(original)
    for jpeg in (picture.content, picture.thumbnail):
        assert set(segments(jpeg)) <= {0xE0, 0xDB, 0xC2, 0xC4}
        for secret in (b"Voorbeeldcamera", b"Iemand", b"Sara", b"thuis", b"Exif"):
            assert secret not in jpeg


def test_text_in_a_png_is_lost_too():
    image = two_halves()
    image.info["comment"] = b"van Sara"
    assert b"Sara" not in read_picture(encoded(image, "PNG", exif=telling_exif())).content


def test_the_day_it_was_taken_is_known_when_the_camera_said_so():
    assert read_picture(encoded(two_halves(), exif=telling_exif())).taken_on == dt.date(2026, 5, 14)
    assert read_picture(encoded(two_halves())).taken_on is None


@pytest.mark.parametrize("said", ["0000:00:00 00:00:00", "gisteren", "1026:01:01 10:00:00", ""])
def test_a_camera_that_does_not_know_the_day_gives_none(said):
    exif = telling_exif()
    exif.get_ifd(ExifTags.IFD.Exif)[TAKEN_AT] = said
    assert read_picture(encoded(two_halves(), exif=exif)).taken_on is None


def test_a_large_photo_becomes_small_enough_to_keep():
    picture = read_picture(encoded(two_halves(4000, 3000)))
    assert (picture.width, picture.height) == (2000, 1500)
    assert len(picture.content) <= MOST_BYTES
    thumbnail = Image.open(io.BytesIO(picture.thumbnail))
    assert thumbnail.size == (320, 240)


def test_a_photo_with_much_detail_gives_up_size_for_its_300_kilobyte():
    picture = read_picture(encoded(noise(2400, 1600), quality=60))
    assert max(picture.width, picture.height) < 2000
    assert len(picture.content) < 1_000_000


def test_a_small_picture_is_not_blown_up():
    picture = read_picture(encoded(two_halves(60, 30)))
    assert (picture.width, picture.height) == (60, 30)


def test_what_one_can_see_through_becomes_white():
    picture = read_picture(encoded(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG"))
    assert close_to(shown(picture).getpixel((25, 25)), (255, 255, 255))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_way_to_write_down_colours_is_read(mode):
    checked = Image.new("L", (4000, 100), 0)
    checked.paste(255, (1500, 0, 4000, 100))
    image = checked.convert("I").point(lambda light: light * 257) if mode == "I;16" else checked
    picture = read_picture(encoded(image.convert(mode), "PNG"))
    assert picture.width == 2000
    assert close_to(shown(picture).getpixel((500, 30)), (0, 0, 0))
    assert close_to(shown(picture).getpixel((1500, 30)), (255, 255, 255))


def test_a_scan_in_many_shades_of_grey_keeps_them():
    picture = read_picture(encoded(Image.new("I;16", (50, 50), 128 * 257), "PNG"))
    assert close_to(shown(picture).getpixel((25, 25)), (128, 128, 128))


def test_a_photo_for_the_printer_keeps_its_colours():
    picture = read_picture(encoded(two_halves().convert("CMYK")))
    assert close_to(shown(picture).getpixel((50, 100)), LEFT)


def test_a_large_photo_of_a_phone_is_read_at_a_part_of_its_size():
    """200 megapixels, as the largest camera makes them, would fill 600 MB."""
    picture = read_picture(encoded(Image.new("L", (16320, 12240), 128)))
    assert picture.width == 2000


def bomb(side):
    """A PNG of a few bytes that says it is `side` pixels wide and high."""

    def part(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"")) + part(b"IEND", b"")


def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path):
    file = tmp_path / "reus.png"
    file.write_bytes(bomb(30_000))
    with pytest.raises(Refused, match=r"^reus\.png is te groot om te lezen\. Maak de foto eerst kleiner\.$"):
        read_picture(file)


def broken_ones():
    jpeg, heif = encoded(noise(300, 300)), io.BytesIO()
    pillow_heif.from_pillow(noise(300, 300)).save(heif)
    halves = {name: content[: len(content) // 2] for name, content in (("jpeg", jpeg), ("heic", heif.getvalue()))}
    return halves | {"png": bomb(100)}


@pytest.mark.parametrize("content", list(broken_ones().values()), ids=broken_ones())
def test_a_broken_picture_is_refused_in_one_sentence(content):
    with pytest.raises(Refused, match=r"^Deze afbeelding is beschadigd en kan niet worden gelezen"):
        read_picture(content)


@pytest.mark.parametrize("content", [b"", b"geen foto", b"%PDF-1.7\n", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_is_refused_in_one_sentence(content, tmp_path):
    file = tmp_path / "brief.docx"
    file.write_bytes(content)
    with pytest.raises(Refused, match=r"^brief\.docx is geen foto die Wijkdesk kan lezen\."):
        read_picture(file)


def test_a_file_that_is_gone_is_refused_in_one_sentence(tmp_path):
    with pytest.raises(Refused, match=r"^weg\.jpg kan niet worden geopend"):
        read_picture(tmp_path / "weg.jpg")
