"""Fills resources/style.qss with a theme: names to colours, pixels and the files of small pictures.

A style sheet takes pictures from files only, so the few it needs are tinted into a folder that
the caller owns. Knows no application.
"""

from dataclasses import fields
from pathlib import Path
from string import Template

from tzdesk.paths import ROOT
from tzdesk.ui.theme.icons import tinted_svg
from tzdesk.ui.theme.palette import Mark, Notice, Palette
from tzdesk.ui.theme.sizes import Sizes
from tzdesk.ui.theme.theme import Theme

SHEET = ROOT / "resources" / "style.qss"
CHEVRON, SMALL_CHEVRON, CHIP, TOKEN, SCROLL_BAR = 12, 10, 26, 22, 14
SPACES = (4, 6, 8, 12, 16, 24)
_DOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
    '<circle cx="12" cy="12" r="7" fill="{colour}"/></svg>'
)


def style_sheet(theme: Theme, folder: Path) -> str:
    """The whole style sheet; writes its pictures into the folder, which must outlive it."""
    values = {
        **_colours(theme.palette),
        **_lengths(theme.sizes, theme.palette),
        **_pictures(theme, folder),
    }
    return Template(SHEET.read_text("utf-8")).substitute(values)


def _colours(palette: Palette) -> dict[str, str]:
    """Plain colours by name; of a mark or notice the words' colour, and `late_tint` and so on."""
    values: dict[str, str] = {}
    for entry in fields(palette):
        value = getattr(palette, entry.name)
        if isinstance(value, str):
            values[entry.name] = value
        elif isinstance(value, Mark):
            values |= {entry.name: value.text, f"{entry.name}_tint": value.tint}
        elif isinstance(value, Notice):
            values[entry.name] = value.text
            values[f"{entry.name}_ground"] = value.ground
            values[f"{entry.name}_frame"] = value.frame
    return values


def _lengths(sizes: Sizes, palette: Palette) -> dict[str, int]:
    """Sizes by name. A style sheet gives the inside: a thicker edge on focus takes room there."""
    focus = palette.focus_width
    values = {entry.name: getattr(sizes, entry.name) for entry in fields(sizes)}
    values |= {f"space_{px}": sizes.scaled(px) for px in SPACES}
    values["room_for_arrow"] = sizes.scaled(CHEVRON + 10)
    grown = focus - 1
    for name in ("space_4", "space_6", "space_8", "space_12", "room_for_arrow"):
        values[f"{name}_focused"] = values[name] - grown
    whole = {
        "button": sizes.button,
        "small_button": sizes.small_button,
        "input": sizes.input,
        "chip": sizes.scaled(CHIP),
        "token": sizes.scaled(TOKEN),
    }
    for name, height in whole.items():
        values[f"{name}_inside"] = height - 2
        values[f"{name}_focused"] = height - 2 * focus
    return values | {
        "focus_width": focus,
        "frame_width": palette.frame_width,
        "chevron": sizes.scaled(CHEVRON),
        "chevron_small": sizes.scaled(SMALL_CHEVRON),
        "scroll_bar": sizes.scaled(SCROLL_BAR),
        "toolbar_inside": sizes.toolbar - 5,  # padding above and below, the line under it
        "check_inside": sizes.check_box - 2,
        "check_radius": sizes.check_box // 2,
    }


def _pictures(theme: Theme, folder: Path) -> dict[str, str]:
    """Writes the tinted pictures and answers their names with paths that a style sheet takes."""
    palette = theme.palette
    drawn = {
        "dot": _DOT.format(colour=palette.accent),
        "check": tinted_svg("check", palette.text),
        "check_current": tinted_svg("check", palette.current_text),
        "check_on_accent": _bolder(tinted_svg("check", palette.on_accent)),
        "minus_on_accent": _bolder(tinted_svg("minus", palette.on_accent)),
        "check_disabled": _bolder(tinted_svg("check", palette.text_disabled)),
        "chevron_right": tinted_svg("chevron-right", palette.text_secondary),
        "chevron_right_current": tinted_svg("chevron-right", palette.current_text),
        "chevron_right_selected": tinted_svg("chevron-right", palette.selection_text),
        "chevron_down_selected": tinted_svg("chevron-down", palette.selection_text),
    }
    for direction in ("up", "down"):
        name = f"chevron-{direction}"
        drawn[f"chevron_{direction}"] = tinted_svg(name, palette.text_secondary)
        drawn[f"chevron_{direction}_disabled"] = tinted_svg(name, palette.text_disabled)
    paths = {}
    for name, text in drawn.items():
        # A path of its own per theme: Qt keeps pictures by path.
        path = folder / f"{name}-{theme.name}.svg"
        path.write_text(text, "utf-8")
        paths[name] = path.as_posix()
    return paths


def _bolder(svg: str) -> str:
    """For a tick in a box of 14 pixels, where the usual line would be a hair."""
    return svg.replace('stroke-width="1.75"', 'stroke-width="3"')
