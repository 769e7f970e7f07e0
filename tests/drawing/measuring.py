"""What all drawings promise, held against a type of which each letter is half as wide as high."""

from itertools import combinations

from wijkdesk.drawing.shapes import Drawing, Line, Mark, Rectangle, Text

LITTLE = 0.01


def measure(text, size, weight):
    return len(text) * size * (0.55 if weight == "strong" else 0.5)


def texts(drawing: Drawing) -> list[Text]:
    return [shape for shape in drawing.shapes if isinstance(shape, Text)]


def words(drawing: Drawing) -> list[str]:
    return [text.text for text in texts(drawing)]


def bars(drawing: Drawing) -> list[Rectangle]:
    return [shape for shape in drawing.shapes if isinstance(shape, Rectangle)]


def lines(drawing: Drawing) -> list[Line]:
    return [shape for shape in drawing.shapes if isinstance(shape, Line)]


def marks(drawing: Drawing) -> list[Mark]:
    return [shape for shape in drawing.shapes if isinstance(shape, Mark)]


def box(shape) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what a shape covers; of a text, from the height of a small letter down."""
    match shape:
        case Rectangle():
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        case Mark():
            return shape.x - shape.radius, shape.y - shape.radius, shape.x + shape.radius, shape.y + shape.radius
        case Text():
            width = measure(shape.text, shape.size, shape.weight)
            left = shape.x - width * {"start": 0, "middle": 0.5, "end": 1}[shape.anchor]
            return left, shape.y - shape.size * 0.75, left + width, shape.y + shape.size * 0.25
        case Line():
            across, along = zip(*shape.points, strict=True)
            return min(across), min(along), max(across), max(along)


def overlap(one, other) -> bool:
    first, second = box(one), box(other)
    return all(first[side] < second[side + 2] - LITTLE and second[side] < first[side + 2] - LITTLE for side in (0, 1))


def check(drawing: Drawing) -> None:
    """Everything lies within the drawing, no two texts cover each other, and the alternative says something."""
    for shape in drawing.shapes:
        left, top, right, bottom = box(shape)
        assert left >= -LITTLE, shape
        assert top >= -LITTLE, shape
        assert right <= drawing.width + LITTLE, shape
        assert bottom <= drawing.height + LITTLE, shape
    for one, other in combinations([text for text in texts(drawing) if text.text], 2):
        assert not overlap(one, other), (one, other)
    assert drawing.alternative.strip()
    assert "\n" not in "".join(words(drawing)) + drawing.alternative
