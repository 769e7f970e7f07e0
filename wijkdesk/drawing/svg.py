"""A drawing as a picture of its own: SVG 1.1, which browsers, word processors and Inkscape read."""

import re
from typing import Final
from xml.etree import ElementTree as ET

from wijkdesk.drawing.colours import colour_on_white
from wijkdesk.drawing.shapes import Drawing, Line, Mark, Rectangle, Shape, Text, one_line

NAMESPACE: Final = "http://www.w3.org/2000/svg"
FONTS: Final = "InterTab, Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
"""A picture holds no fonts: whoever has none of the window's shows one of about the same width."""

_WEIGHTS = {"regular": "400", "strong": "600"}
_OUTLINE, _RING, _DASH = 0.75, 1.2, "2.5 2"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg_of(drawing: Drawing, title: str = "", *, fonts: str = FONTS, on_white: bool = True) -> str:
    """The drawing as a whole SVG document, on white or on nothing, as wide in points as it was drawn.

    A screen reader says ``title``, which is else the first sentence of the alternative text, and that text whole.
    ``fonts`` are families, of which the first that is there counts.
    """
    alternative = _clean(drawing.alternative)
    width, height = _number(drawing.width), _number(drawing.height)
    root = ET.Element(
        "svg",
        {
            "xmlns": NAMESPACE,
            "version": "1.1",
            "width": f"{width}pt",
            "height": f"{height}pt",
            "viewBox": f"0 0 {width} {height}",
            "role": "img",
            "aria-labelledby": "title desc",
            "font-family": fonts,
        },
    )
    ET.SubElement(root, "title", id="title").text = _clean(title) or alternative.partition(". ")[0]
    ET.SubElement(root, "desc", id="desc").text = alternative
    if on_white:
        ET.SubElement(root, "rect", width=width, height=height, fill=colour_on_white("surface"))
    for shape in drawing.shapes:
        _add(root, shape)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def _add(root: ET.Element, shape: Shape) -> None:
    match shape:
        case Rectangle():
            _add_rectangle(root, shape)
        case Line():
            _add_line(root, shape)
        case Mark():
            _add_mark(root, shape)
        case Text():
            _add_text(root, shape)


def _add_rectangle(root: ET.Element, shape: Rectangle) -> None:
    inside = _OUTLINE / 2 if shape.outline is not None else 0.0  # the outline lies within its measures
    outline = {} if shape.outline is None else _stroke(shape.outline, _OUTLINE)
    ET.SubElement(
        root,
        "rect",
        {
            "x": _number(shape.x + inside),
            "y": _number(shape.y + inside),
            "width": _number(max(shape.width - 2 * inside, 0)),
            "height": _number(max(shape.height - 2 * inside, 0)),
            "fill": _fill(shape.tone),
            **outline,
        },
    )


def _add_line(root: ET.Element, shape: Line) -> None:
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
    dash = {"stroke-dasharray": _DASH} if shape.dashed else {}
    look = {**_stroke(shape.tone, shape.thickness), **dash, "stroke-linejoin": "round"}
    ET.SubElement(root, "polyline", {"points": points, "fill": "none", **look})


def _add_mark(root: ET.Element, shape: Mark) -> None:
    inside = 0.0 if shape.filled else _RING / 2  # a ring is as large as a disc
    look = {"fill": _fill(shape.tone)} if shape.filled else {"fill": "none", **_stroke(shape.tone, _RING)}
    place = {"cx": _number(shape.x), "cy": _number(shape.y), "r": _number(shape.radius - inside)}
    ET.SubElement(root, "circle", {**place, **look})


def _add_text(root: ET.Element, shape: Text) -> None:
    element = ET.SubElement(
        root,
        "text",
        {
            "x": _number(shape.x),
            "y": _number(shape.y),
            "font-size": _number(shape.size),
            "font-weight": _WEIGHTS[shape.weight],
            "text-anchor": shape.anchor,
            "fill": _fill(shape.tone),
        },
    )
    element.text = _clean(shape.text)


def _fill(tone: str | None) -> str:
    return "none" if tone is None else colour_on_white(tone)


def _stroke(tone: str, thickness: float) -> dict[str, str]:
    return {"stroke": colour_on_white(tone), "stroke-width": _number(thickness)}


def _number(measure: float) -> str:
    """Two decimals are a hundredth of a point: nobody sees less."""
    return f"{measure:.2f}".rstrip("0").rstrip(".")


def _clean(text: str) -> str:
    """On one line, without the characters that XML does not have."""
    return one_line(_NOT_IN_XML.sub("", text))
