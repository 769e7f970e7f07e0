"""Photos of the example, drawn: a street before and after a quick win. The same street always looks the same."""

import io
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from PIL import Image, ImageDraw

from wijkdesk.domain.photo import Photo, Picture
from wijkdesk.domain.words import PhotoMoment
from wijkdesk.example.approach import Approach

Colour = tuple[int, int, int]
Draw = ImageDraw.ImageDraw

WIDTH, HEIGHT, THUMBNAIL_WIDTH = 800, 450, 320
EAVES, PAVEMENT = 90, 255
QUALITY = 85

BRICKS: tuple[Colour, ...] = ((165, 95, 74), (140, 79, 64), (176, 115, 92), (150, 92, 76), (158, 84, 62))
GREY_SKY, BLUE_SKY, NIGHT_SKY = (184, 190, 196), (200, 216, 224), (38, 44, 60)
DARK_PANE, BRIGHT_PANE, LIT_PANE = (122, 138, 148), (233, 238, 240), (246, 214, 140)
ASPHALT, STONE, IRON, WOOD, LEAF = (112, 112, 110), (176, 173, 165), (60, 62, 66), (133, 94, 58), (86, 128, 78)


class Pair(NamedTuple):
    """What was photographed before and after an action, and how that is described."""

    action: str
    paint: Callable[[Draw, Random, bool], None]
    before: str
    after: str
    by_night: bool = False


def _rubbish(draw: Draw, rng: Random, after: bool) -> None:
    _tiles(draw, rng, crooked=False)
    for _ in range(0 if after else 26):
        x, y = rng.randint(40, 720), rng.randint(270, 400)
        size = rng.randint(24, 52)
        draw.ellipse(
            (x, y, x + size, y + size * 3 // 4), fill=rng.choice(((44, 48, 60), (66, 76, 62), (200, 196, 186)))
        )


def _loose_tiles(draw: Draw, rng: Random, after: bool) -> None:
    _tiles(draw, rng, crooked=not after)


def _bollards(draw: Draw, rng: Random, after: bool) -> None:
    _tiles(draw, rng, crooked=False)
    for x in range(70, 780, 120):
        lean = 0 if after else rng.randint(-38, 38)
        draw.line((x, 400, x + lean, 285), fill=IRON, width=17)
        draw.line((x + lean * 3 // 4, 314, x + lean, 285), fill=(196, 60, 48), width=17)


def _lamps(draw: Draw, rng: Random, after: bool) -> None:
    draw.rectangle((0, PAVEMENT, WIDTH, HEIGHT), fill=(58, 60, 66))
    for x in (150, 420, 690):
        if after:
            draw.polygon(((x, 120), (x - 110, 430), (x + 110, 430)), fill=(134, 124, 96))
        draw.line((x, 110, x, 430), fill=(20, 22, 28), width=9)
        draw.ellipse((x - 20, 96, x + 20, 132), fill=(255, 236, 170) if after else (70, 72, 78))


def _bicycles(draw: Draw, rng: Random, after: bool) -> None:
    _tiles(draw, rng, crooked=False)
    for x in range(60, 720, 110 if not after else 330):
        tilt = 0 if after else rng.randint(-16, 16)
        colour = IRON if after else rng.choice((IRON, (122, 80, 60), (92, 96, 104)))
        for wheel in (0, 66):
            draw.ellipse((x + wheel - 26, 330 + tilt, x + wheel + 26, 382 + tilt), outline=colour, width=5)
        draw.line((x, 356 + tilt, x + 24, 316 - tilt, x + 66, 356 + tilt), fill=colour, width=6, joint="curve")


def _benches(draw: Draw, rng: Random, after: bool) -> None:
    draw.rectangle((0, PAVEMENT, WIDTH, HEIGHT), fill=(122, 148, 96) if after else (134, 138, 104))
    if not after:
        draw.rectangle((120, 330, 680, 372), fill=(150, 146, 138))
        return
    for x in (90, 340, 590):
        for height in (300, 322, 344):
            draw.rectangle((x, height, x + 150, height + 12), fill=WOOD)
        draw.line((x + 16, 344, x + 16, 392), fill=IRON, width=8)
        draw.line((x + 134, 344, x + 134, 392), fill=IRON, width=8)


def _kerb(draw: Draw, rng: Random, after: bool) -> None:
    _tiles(draw, rng, crooked=False)
    draw.rectangle((0, 372, WIDTH, HEIGHT), fill=ASPHALT)
    draw.rectangle((0, 356, WIDTH, 378), fill=(206, 202, 194))
    if after:
        draw.polygon(((300, 356), (500, 356), (550, 410), (250, 410)), fill=(190, 186, 178))
    else:
        for x in (320, 380, 440):
            draw.line((x, 366, x - 8, 284), fill=IRON, width=14)


def _table(draw: Draw, rng: Random, after: bool) -> None:
    _tiles(draw, rng, crooked=False)
    for x in range(70, 740, 52):
        y = rng.randint(282, 296)
        draw.rounded_rectangle((x - 17, y + 24, x + 17, y + 90), 12, fill=rng.choice((*BRICKS, LEAF, (72, 100, 146))))
        draw.ellipse((x - 13, y - 4, x + 13, y + 22), fill=rng.choice(((222, 186, 156), (146, 104, 78), (96, 66, 50))))
    draw.rectangle((40, 352, 760, 384), fill=(240, 236, 226))
    for x in range(60, 750, 46):
        draw.ellipse((x, 356, x + 24, 368), fill=rng.choice(((196, 60, 48), (226, 178, 72), LEAF)))


PAIRS = (
    Pair(
        "Grofvuil weg uit de brandgangen",
        _rubbish,
        "Grofvuil en zakken bij de ingang van een brandgang",
        "Dezelfde plek, leeg en geveegd",
    ),
    Pair(
        "Losse tegels recht, Linschotenstraat",
        _loose_tiles,
        "Losse en gebroken tegels op de stoep",
        "De stoep ligt recht, over de hele lengte",
    ),
    Pair(
        "Scheve paaltjes rechtgezet", _bollards, "Een rij paaltjes die alle kanten op hangt", "De paaltjes staan recht"
    ),
    Pair(
        "Kapotte lampen vervangen",
        _lamps,
        "De Kamperstraat bij avond, drie lampen uit",
        "Dezelfde avondstraat, drie lampen aan",
        by_night=True,
    ),
    Pair(
        "Fietswrakken weg", _bicycles, "Fietswrakken tegen de gevel", "Ruimte op de stoep, twee fietsen die nog rijden"
    ),
    Pair(
        "Bankjes terug op het Voortingplantsoen",
        _benches,
        "Een laag muurtje en kaal gras",
        "Drie van de vier houten banken in het groen",
    ),
    Pair(
        "De stoep vrij voor rollators",
        _kerb,
        "Een hoge stoeprand met paaltjes ervoor",
        "Een schuine oprit op dezelfde hoek",
    ),
)
FEAST = "Straatfeest op het Merensplein"
FEAST_DESCRIPTION = "Een lange tafel op het plein, met taart"


def add_pictures(approach: Approach) -> None:
    """Add a pair of photos to each quick win that has one, and one photo whose people were not asked yet."""
    for pair in PAIRS:
        action = approach.actions[pair.action]
        for moment in (PhotoMoment.BEFORE, PhotoMoment.AFTER):
            day = action.first_day if moment is PhotoMoment.BEFORE else action.ended_on
            if day is not None and day <= approach.today:
                after = moment is PhotoMoment.AFTER
                photo = Photo(
                    picture=_picture(pair.action, pair.paint, after=after, by_night=pair.by_night),
                    description=pair.after if after else pair.before,
                    moment=moment,
                    taken_on=day,
                    action=action,
                    people_recognisable=False,
                )
                approach.photos.append(photo)
    _add_feast(approach)


def _add_feast(approach: Approach) -> None:
    event = next(event for event in approach.events if event.title == FEAST)
    picture = _picture(FEAST, _table, after=True)
    approach.photos.append(
        Photo(
            picture=picture,
            description=FEAST_DESCRIPTION,
            taken_on=event.day,
            event=event,
            people_recognisable=True,
        )
    )


def _picture(name: str, paint: Callable[[Draw, Random, bool], None], *, after: bool, by_night: bool = False) -> Picture:
    image = Image.new("RGB", (WIDTH, HEIGHT), NIGHT_SKY if by_night else BLUE_SKY if after else GREY_SKY)
    draw = ImageDraw.Draw(image)
    rng = Random(name)
    _houses(draw, rng, _panes(after=after, by_night=by_night), dim=by_night)
    paint(draw, rng, after)
    thumbnail = image.resize((THUMBNAIL_WIDTH, THUMBNAIL_WIDTH * HEIGHT // WIDTH), Image.Resampling.LANCZOS)
    return Picture(
        media_type="image/jpeg", width=WIDTH, height=HEIGHT, content=_jpeg(image), thumbnail=_jpeg(thumbnail)
    )


def _panes(*, after: bool, by_night: bool) -> tuple[Colour, ...]:
    if by_night:
        return (LIT_PANE, (64, 70, 84))
    return (BRIGHT_PANE,) if after else (DARK_PANE,)


def _houses(draw: Draw, rng: Random, panes: tuple[Colour, ...], *, dim: bool) -> None:
    """A row of gabled houses across the whole width."""
    left = rng.randint(-60, 0)
    while left < WIDTH:
        right, roof = left + rng.randint(118, 142), EAVES + rng.randint(-14, 14)
        brick = rng.choice(BRICKS)
        wall = (brick[0] // 2, brick[1] // 2, brick[2] // 2) if dim else brick
        draw.rectangle((left, roof, right, PAVEMENT), fill=wall)
        draw.polygon(((left, roof), ((left + right) // 2, roof - rng.randint(26, 52)), (right, roof)), fill=wall)
        for row in (roof + 26, roof + 84):
            for x in (left + 22, left + 74):
                draw.rectangle((x, row, x + 30, row + 40), fill=rng.choice(panes))
        left = right + 2


def _tiles(draw: Draw, rng: Random, *, crooked: bool) -> None:
    """Paving from the houses to the viewer: straight, or as it lies after twenty years."""
    draw.rectangle((0, PAVEMENT, WIDTH, HEIGHT), fill=ASPHALT)
    for row in range(PAVEMENT + 4, HEIGHT, 26):
        for x in range(-40 + (row % 4) * 12, WIDTH, 64):
            shade, shift = rng.randint(-10, 10), rng.randint(-9, 9)
            if crooked:
                stone: Colour = (STONE[0] + shade - 26, STONE[1] + shade - 28, STONE[2] + shade - 36)
                draw.rectangle((x + shift, row + shift // 2, x + shift + 58 - abs(shade), row + 22), fill=stone)
            else:
                draw.rectangle((x, row, x + 60, row + 22), fill=STONE)


def _jpeg(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=QUALITY, optimize=True)
    return buffer.getvalue()
