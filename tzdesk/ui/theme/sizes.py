"""Type, heights and spacing at 100, 120 and 140 %, in Qt's device-independent pixels.

Knows neither colours nor Qt. Fonts are sized in pixels, as rows are: point sizes follow the
desktop's font resolution while row heights do not, and the two would part.
"""

from dataclasses import dataclass

SCALES = (100, 120, 140)

FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "思源黑体",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
"""Named "CJK SC", else a machine without a Chinese locale shows Japanese forms."""

MAIN_MINIMUM = (1024, 640)
MAIN_START = (1440, 900)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Everything measured; `scaled` for what has no name of its own."""

    scale: int  # per cent
    # type
    caption: int
    small: int
    body: int
    title: int  # bold, as the three below
    heading: int
    hero: int
    figure: int
    line_pitch: int  # from one line of a task's text to the next
    # rows
    row_compact: int  # one line
    row_standard: int  # two
    row_relaxed: int  # three
    group_row: int
    report_row: int
    column_head: int
    list_row: int
    file_row: int  # two lines
    # bars and controls
    toolbar: int
    filter_bar: int
    token_bar: int
    input: int
    button: int
    small_button: int
    check_box: int
    status_bar: int
    navigation_row: int
    navigation_entry: int
    # icons
    icon_count: int  # in group counts
    icon_status: int  # in cells
    icon_pane: int  # navigation, lists, fields
    icon_toolbar: int
    icon_hero: int  # first run

    def scaled(self, px: float) -> int:
        """A length of the design at this scale, never less than one pixel."""
        return max(1, round(px * self.scale / 100))


_TABLE = {
    "caption": (12, 14, 17),
    "small": (13, 16, 18),
    "body": (14, 17, 20),
    "title": (15, 18, 21),
    "heading": (18, 22, 25),
    "hero": (22, 26, 31),
    "figure": (30, 36, 42),
    "line_pitch": (18, 22, 25),
    "row_compact": (28, 34, 39),
    "row_standard": (44, 53, 62),
    "row_relaxed": (62, 74, 87),
    "group_row": (28, 34, 39),
    "report_row": (30, 36, 42),
    "column_head": (30, 36, 42),
    "list_row": (28, 34, 39),
    "file_row": (48, 58, 67),
    "toolbar": (36, 43, 50),
    "filter_bar": (36, 43, 50),
    "token_bar": (30, 36, 42),
    "input": (28, 34, 39),
    "button": (30, 36, 42),
    "small_button": (24, 29, 34),
    "check_box": (16, 19, 22),
    "status_bar": (25, 30, 35),
    "navigation_row": (30, 36, 42),
    "navigation_entry": (26, 31, 36),
    "icon_count": (12, 14, 17),
    "icon_status": (14, 17, 20),
    "icon_pane": (16, 19, 22),
    "icon_toolbar": (18, 22, 25),
    "icon_hero": (32, 38, 45),
}

_SIZES = {
    scale: Sizes(scale, **{name: row[column] for name, row in _TABLE.items()})
    for column, scale in enumerate(SCALES)
}


def sizes_at(scale: int) -> Sizes:
    """The sizes at 100, 120 or 140 per cent; of another number, the nearest of them."""
    return _SIZES[min(SCALES, key=lambda known: abs(known - scale))]
