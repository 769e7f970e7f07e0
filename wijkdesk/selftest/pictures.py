"""Pictures of every kind that comes in, each made and read once."""

import base64
import io
from functools import partial
from typing import Final

from PIL import Image

from wijkdesk.exchange.pictures import read_picture
from wijkdesk.selftest.trial import Trial, expect

# A red plane of 64 by 48, as all are here; the program reads this kind and cannot make it.
_HEIF: Final = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9j"
    "AAAAAERAAAEAAQAAAAABoQABAAAAAAAAABoAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA/Wlw"
    "cnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AA"
    "AAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAA"
    "QAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWB"
    "AgMFhAAAACJtZGF0AAAAFigBrxmA70mlv//f4x/19q/4prWmPm4="
)


def _made(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (64, 48), (200, 30, 30)).save(buffer, kind)
    return buffer.getvalue()


def _read(trial: Trial, *, kind: str) -> None:
    read = read_picture(_HEIF if kind == "HEIF" else _made(kind))
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
