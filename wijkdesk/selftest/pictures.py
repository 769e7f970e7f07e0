"""Pictures of every kind that comes in, each made and read once."""

import io
from functools import partial

from PIL import Image

from wijkdesk.exchange.pictures import read_picture
from wijkdesk.selftest.trial import Trial, expect


def _read(trial: Trial, *, kind: str) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (64, 48), (200, 30, 30)).save(buffer, kind)
    read = read_picture(buffer.getvalue())
    with Image.open(io.BytesIO(read.content)) as image:
        red, green, _ = image.convert("RGB").resize((1, 1)).tobytes()
        expect(image.size == (64, 48) and red > 150 and green < 80, "it looks otherwise")


jpeg = partial(_read, kind="JPEG")
png = partial(_read, kind="PNG")
heif = partial(_read, kind="HEIF")
webp = partial(_read, kind="WEBP")
avif = partial(_read, kind="AVIF")
tiff = partial(_read, kind="TIFF")
gif = partial(_read, kind="GIF")
bmp = partial(_read, kind="BMP")
