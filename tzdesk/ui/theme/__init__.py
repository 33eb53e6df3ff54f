"""The look: colours, sizes, shapes, icons, and how the application puts them on.

Knows nothing of tasks or windows; every other part of ui may read it, and none writes a colour.
"""

from tzdesk.ui.theme.icons import (
    application_icon,
    icon,
    icon_pixmap,
    shape_colour,
    shape_icon,
)
from tzdesk.ui.theme.palette import Mark, Notice, Palette, Part
from tzdesk.ui.theme.shapes import Shape, paint_shape, shape_path, shape_pixmap
from tzdesk.ui.theme.sizes import SCALES, Sizes
from tzdesk.ui.theme.theme import Theme, ThemeName, current_theme, paper_theme, theme_of
from tzdesk.ui.theme.wearing import ThemeSwitch

__all__ = [
    "SCALES",
    "Mark",
    "Notice",
    "Palette",
    "Part",
    "Shape",
    "Sizes",
    "Theme",
    "ThemeName",
    "ThemeSwitch",
    "application_icon",
    "current_theme",
    "icon",
    "icon_pixmap",
    "paint_shape",
    "paper_theme",
    "shape_colour",
    "shape_icon",
    "shape_path",
    "shape_pixmap",
    "theme_of",
]
