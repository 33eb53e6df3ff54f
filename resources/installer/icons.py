"""Draws the program's icon, an outline, as pictures of the sizes that desktops ask for.

Needs Qt, which the build has anyway.
"""

import os
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def draw_icons(outline: Path, into: dict[int, Path]) -> None:
    """Writes the outline as PNG at each size to the path given for it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt  # noqa: PLC0415 - the platform must be chosen first
    from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    app = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(outline))
    for size, path in into.items():
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        path.parent.mkdir(parents=True, exist_ok=True)
        if not image.save(str(path)):
            raise OSError(f"cannot write {path}")
    del app
