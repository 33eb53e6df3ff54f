"""Every contrast is recomputed: words 4.5 : 1, lines and shapes 3 : 1, wherever they meet."""

import pytest

from tzdesk.ui.theme.palette import Palette
from tzdesk.ui.theme.palettes import DARK, HIGH_CONTRAST, LIGHT

THEMES = {"light": LIGHT, "dark": DARK, "high contrast": HIGH_CONTRAST}
GROUNDS = ("surface", "panel", "window", "header", "stripe", "readonly", "hover")
WORDS = ("text", "text_secondary", "text_muted", "link")
STATUSES = ("not_started", "on_track", "late", "done", "adjusted", "unreported")
FLAGS = ("overdue", "due_soon", "coordination")
NOTICES = ("insert", "delete", "warning", "error", "info")
PARTS = ("section", "number", "task", "leader", "unit", "deadline")

every_theme = pytest.mark.parametrize("palette", THEMES.values(), ids=THEMES)


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def too_faint(pairs: dict[str, tuple[str, str]], needed: float) -> dict[str, float]:
    ratios = {name: contrast(*pair) for name, pair in pairs.items()}
    return {name: round(ratio, 2) for name, ratio in ratios.items() if ratio < needed}


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert too_faint({"grey": ("#777777", "#FFFFFF")}, 4.5) == {"grey": 4.48}


@every_theme
def test_words_on_every_ground(palette: Palette) -> None:
    colours = {name: getattr(palette, name) for name in WORDS}
    colours |= {name: palette.mark(name).text for name in (*STATUSES, *FLAGS)}
    pairs = {
        f"{name} on {ground}": (colour, getattr(palette, ground))
        for name, colour in colours.items()
        for ground in GROUNDS
    }
    assert too_faint(pairs, 4.5) == {}


@every_theme
def test_words_on_a_selection(palette: Palette) -> None:
    colours = {name: palette.on_selection(getattr(palette, name)) for name in WORDS[:3]}
    colours |= {name: palette.on_selection(palette.mark(name).text) for name in (*STATUSES, *FLAGS)}
    colours["link"] = palette.on_selection(palette.link)
    assert colours["text_muted"] == palette.selection_text
    pairs = {name: (colour, palette.selection) for name, colour in colours.items()}
    assert too_faint(pairs, 4.5) == {}


@every_theme
def test_words_on_colours(palette: Palette) -> None:
    pairs = {
        "accent": (palette.on_accent, palette.accent),
        "match": (palette.match_text, palette.match),
        "current": (palette.current_text, palette.current),
    }
    for name in (*STATUSES, *FLAGS):
        mark = palette.mark(name)
        pairs[f"number on {name}"] = (mark.on_fill, mark.fill)
        pairs[f"chip {name}"] = (mark.text, mark.tint)
    for name in NOTICES:
        notice = palette.notice(name)
        pairs[f"notice {name}"] = (notice.text, notice.ground)
        for word in WORDS:
            pairs[f"{word} in {name}"] = (getattr(palette, word), notice.ground)
    for name in PARTS:
        part = palette.part(name)
        pairs[f"part {name}"] = (part.text, part.ground)
    assert too_faint(pairs, 4.5) == {}


@every_theme
def test_lines_and_bars(palette: Palette) -> None:
    pairs = {
        f"{name} on {ground}": (getattr(palette, name), getattr(palette, ground))
        for name in ("control_border", "focus_ring", "brand")
        for ground in GROUNDS
    }
    on_selection = palette.on_selection(palette.control_border)
    pairs["control border on selection"] = (on_selection, palette.selection)
    for name in (*STATUSES[1:-1], *FLAGS):  # not_started carries a line, unreported has no bar
        pairs[f"{name} on track"] = (palette.mark(name).fill, palette.track)
        pairs[f"{name} bar"] = (palette.mark(name).fill, palette.surface)
    assert too_faint(pairs, 3) == {}


def test_published_figures() -> None:
    """A few ratios of the design's table, so that both sides compute the same thing."""
    assert contrast(LIGHT.text, LIGHT.surface) == pytest.approx(15.5, abs=0.05)
    assert contrast(DARK.text_muted, DARK.selection) == pytest.approx(4.62, abs=0.01)
    assert contrast(LIGHT.done.text, LIGHT.selection) == pytest.approx(4.54, abs=0.01)
    assert contrast(HIGH_CONTRAST.selection_text, HIGH_CONTRAST.selection) > 13
