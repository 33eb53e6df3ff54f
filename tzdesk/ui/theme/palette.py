"""The colour tokens: one frozen `Palette` per theme, the only place where colours are written.

QPalette, style sheet, delegates, charts and icons read it. Knows no Qt: colours are "#RRGGBB".
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A status or flag: its words and shape, its bar, the number on the bar, its chip's ground."""

    text: str
    fill: str
    on_fill: str
    tint: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A change or message: words and 4 px rail, the ground under them, the line around."""

    text: str
    ground: str
    frame: str


@dataclass(frozen=True, slots=True)
class Part:
    """A recognised part of a plan in the original text: words on their ground."""

    text: str
    ground: str


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours of one theme; what each is used for stands in the comments."""

    # grounds
    window: str  # menu bar, toolbar, status bar, dialogs, overview
    panel: str  # navigation, inspector, filter bar, dialog footer
    surface: str  # tree, lists, cards, input fields
    header: str  # column heads, panel heads in dialogs
    stripe: str  # group rows, unit-report rows
    readonly: str  # cells and fields that cannot be edited
    hover: str  # row or button under the pointer
    selection: str  # selected rows, filter tokens, checked chips
    match: str  # search hit inside a text
    match_text: str  # words on it
    # lines
    grid: str  # row and column lines, lines inside a card
    border: str  # edges of panes, cards, heads; scroll-bar handle
    control_border: str  # edges of inputs, buttons, check boxes
    # words
    text: str  # words, and the tick of the pace
    text_secondary: str  # progress texts, labels in toolbars, neutral icons
    text_muted: str  # field labels, counts, hints, placeholders, dates
    text_disabled: str  # disabled controls only
    selection_text: str  # neutral words on a selection
    current: str  # menu entry in front, button held down: icons keep their colour on it
    current_text: str
    current_edge: str
    accent: str  # default button, check mark's ground, current step
    on_accent: str
    link: str  # text buttons
    focus_ring: str  # inside the cell or around the control
    brand: str  # icon tile, rail of the current view, line of today, * of required fields
    track: str  # empty part of percent and progress bars
    late_hatch: str  # 45° lines on the fill of `late`
    # statuses and flags; the names are `Status.token` and `Shape` values
    not_started: Mark
    on_track: Mark
    late: Mark
    done: Mark
    adjusted: Mark
    overdue: Mark
    due_soon: Mark
    coordination: Mark
    unreported: Mark
    # changes and notices
    insert: Notice
    delete: Notice
    warning: Notice
    error: Notice
    info: Notice
    # parts of a plan beside its original text
    section: Part
    number: Part
    task: Part
    leader: Part
    unit: Part
    deadline: Part
    focus_width: int = 2
    frame_width: int = 1
    flat_selection: bool = False
    """Every word on a selection is `selection_text`, status colours too (high contrast)."""

    def mark(self, token: str) -> Mark:
        """The mark named by `Status.token` or a flag: `late`, `overdue`."""
        found: Mark = getattr(self, token)
        return found

    def notice(self, token: str) -> Notice:
        """The notice of that name: `warning`."""
        found: Notice = getattr(self, token)
        return found

    def part(self, token: str) -> Part:
        """The part of a plan of that name: `leader`."""
        found: Part = getattr(self, token)
        return found

    def on_selection(self, colour: str) -> str:
        """What words of this colour become on a selected row: neutral ones turn, others stay."""
        neutral = (self.text, self.text_secondary, self.text_muted, self.control_border)
        return self.selection_text if self.flat_selection or colour in neutral else colour
