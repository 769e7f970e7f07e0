"""Pictures that somebody gives: made upright and of a sensible size, with nothing in them but what is to be seen."""

import datetime as dt
import io
from pathlib import Path

import pi_heif
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from wijkdesk.domain.photo import NewPicture
from wijkdesk.domain.refusal import EARLIEST, LATEST, Refused

LONGEST_SIDE = 2000
THUMBNAIL_SIDE = 320
MOST_BYTES = 330_000
SUFFIXES = (".jpg", ".jpeg", ".heic", ".heif", ".png", ".webp", ".avif", ".tif", ".tiff", ".gif", ".bmp")

_FORMATS = ("JPEG", "PNG", "HEIF", "WEBP", "AVIF", "TIFF", "GIF", "BMP")
_MOST_PIXELS = 120_000_000  # more than the largest camera of a phone, once a JPEG is read at a part of its size
_MOST_FILE_BYTES = 150_000_000
_SIDES = (LONGEST_SIDE, 1600, 1280, 960)
_QUALITIES = (85, 78, 70)
_THUMBNAIL_QUALITY = 80
_EXIF_PART, _TAKEN_AT = 0x8769, 0x9003  # the Exif standard: where the camera's own tags are, and DateTimeOriginal

Image.init()
pi_heif.register_heif_opener()
# Pillow warns about large pictures, which is of no use in a thread; `_opened` refuses them by their size instead.
Image.MAX_IMAGE_PIXELS = None


def read_picture(source: Path | bytes) -> NewPicture:
    """Read a picture file, or the bytes of one, as a JPEG of about 300 kB with its long side at most 2000 pixels.

    It stands upright, in sRGB, and has lost all metadata: place, camera, names. The day on which it was taken is read
    first. Raises ``Refused``, with one sentence, for what is no picture, broken, or too large to read.
    """
    name = source.name if isinstance(source, Path) else "Deze afbeelding"
    content = _bytes_of(source) if isinstance(source, Path) else source
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
            _make_readable(image, name)
            taken_on = _taken_on(image)
            upright = _bare(image)
    except Refused:
        raise
    except UnidentifiedImageError as error:
        raise Refused(f"{name} is geen foto die Wijkdesk kan lezen. Kies een JPG, PNG of HEIC.") from error
    except MemoryError as error:
        raise _too_large(name) from error
    except Exception as error:  # a decoder raises anything on broken bytes
        raise Refused(f"{name} is beschadigd en kan niet worden gelezen. Kies een andere foto.") from error
    picture, encoded = _encoded(upright)
    return NewPicture("image/jpeg", *picture.size, encoded, _thumbnail(picture), taken_on)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_FILE_BYTES:
            raise _too_large(path.name)
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"{path.name} kan niet worden geopend. Staat het bestand er nog?") from error


def _too_large(name: str) -> Refused:
    return Refused(f"{name} is te groot om te lezen. Maak de foto eerst kleiner.")


def _make_readable(image: Image.Image, name: str) -> None:
    """Have a JPEG decoded at a part of its size where that is enough, and refuse what would fill the memory."""
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    if image.width * image.height > _MOST_PIXELS:
        raise _too_large(name)


def _taken_on(image: Image.Image) -> dt.date | None:
    text = str(image.getexif().get_ifd(_EXIF_PART).get(_TAKEN_AT, ""))
    try:
        day = dt.datetime.strptime(text[:10], "%Y:%m:%d").date()
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def _bare(image: Image.Image) -> Image.Image:
    """The pixels alone: upright, in sRGB, no larger than we keep, on white where one could see through."""
    profile = image.info.get("icc_profile")
    if image.mode in ("1", "P"):  # in these, Pillow can only leave pixels out
        image = image.convert("RGBA")
    elif image.mode.startswith("I"):  # 65,536 shades of grey, which Pillow would cut off at 256
        image = image.convert("I").point(lambda light: light * (1 / 257)).convert("L")
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    upright = ImageOps.exif_transpose(image)
    if upright.has_transparency_data:
        upright = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright.convert("RGBA"))
    upright = _in_srgb(upright, profile)
    bare = Image.new("RGB", upright.size)  # Pillow would write comments and XMP of the old one into a new file
    bare.paste(upright)
    return bare


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as they were meant, for a program that knows sRGB alone."""
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, meant, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            return image.convert("RGB")
        if converted is not None:
            return converted
    return image.convert("RGB")


def _encoded(image: Image.Image) -> tuple[Image.Image, bytes]:
    """The picture and its JPEG, smaller or coarser until it is about 300 kB."""
    encoded = b""
    for side in _SIDES:
        image = ImageOps.contain(image, (side, side)) if max(image.size) > side else image
        for quality in _QUALITIES:
            encoded = _jpeg(image, quality)
            if len(encoded) <= MOST_BYTES:
                return image, encoded
    return image, encoded


def _thumbnail(image: Image.Image) -> bytes:
    small = image.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.LANCZOS)
    return _jpeg(small, _THUMBNAIL_QUALITY)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
    return buffer.getvalue()
