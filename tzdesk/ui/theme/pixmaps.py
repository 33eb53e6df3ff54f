"""Small pictures drawn once per size, colour and screen, kept in Qt's own pixmap cache.

Knows neither shapes nor icons; the key says what is drawn. Qt bounds the cache and empties it
with the application, which a cache of ours would outlive.
"""

import math
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache


def cached_pixmap(key: str, size: int, ratio: float, paint: Callable[[QPainter], None]) -> QPixmap:
    """A square pixmap of `size` device-independent pixels; `paint` draws it when it is missing."""
    full_key = f"{key}/{size}/{ratio:g}"
    pixmap = QPixmap()
    if QPixmapCache.find(full_key, pixmap):
        return pixmap
    side = math.ceil(size * ratio)
    pixmap = QPixmap(side, side)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        paint(painter)
    QPixmapCache.insert(full_key, pixmap)
    return pixmap
