"""An icon for Windows, drawn from a picture of lines. Run by the Python that has the libraries of the program.

``python -m installer.icons DRAWING.svg ICON.ico`` writes the icon in every size that Windows shows.
"""

import io
import sys

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def drawn(svg: str, size: int) -> Image.Image:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(svg).render(painter)
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, "PNG")  # type: ignore[call-overload]
    return Image.open(io.BytesIO(bytes(kept.data().data())))


if __name__ == "__main__":
    program = QGuiApplication([])
    svg, icon = sys.argv[1:]
    pictures = [drawn(svg, size) for size in SIZES]
    pictures[-1].save(icon, sizes=[(size, size) for size in SIZES], append_images=pictures[:-1])
