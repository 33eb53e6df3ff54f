"""How 填报表 looks: its XlsxWriter formats, made once per workbook, and rows that can grow."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from tzdesk.exchange import styles

STAR_COLOUR = "#A8201A"


@dataclass(frozen=True, slots=True)
class FormStyles:
    """Formats by what they are for; `star` is the font of the * in a head."""

    title: Any
    unit: Any
    info: Any
    label: Any
    value: Any
    hint: Any
    head: Any
    fill_head: Any
    head_font: Any
    star: Any
    locked: Any
    locked_centre: Any
    locked_number: Any
    text: Any
    centre: Any
    number: Any
    day: Any
    key: Any
    signature: Any
    guide_title: Any
    guide_line: Any
    guide_head: Any
    guide_name: Any


def make_form_styles(workbook: Any) -> FormStyles:
    """Adds the formats to an open XlsxWriter workbook."""
    font = {"font_name": styles.FONT, "font_size": 10, "font_color": styles.TEXT}
    base = font | {"valign": "vcenter"}
    cell = base | {"border": 1, "border_color": styles.LINE, "text_wrap": True}
    grey = cell | {"bg_color": styles.READ_ONLY, "font_color": styles.READ_ONLY_TEXT}
    centred = {"align": "center"}
    text = {"num_format": "@"}
    head = cell | centred | {"font_name": styles.HEAD_FONT, "bold": True}
    fill_head = {"bg_color": styles.FILL_HEAD}
    heading = {"font_name": styles.HEAD_FONT, "bold": True}
    add = workbook.add_format
    return FormStyles(
        title=add(base | heading | centred | {"font_size": 16}),
        unit=add(base | {"shrink": True}),
        info=add(base),
        label=add(font | {"bold": True}),
        value=add(font),
        hint=add(font | {"font_color": styles.HINT}),
        head=add(head | {"bg_color": styles.READ_ONLY_HEAD, "font_color": styles.READ_ONLY_TEXT}),
        fill_head=add(head | fill_head),
        head_font=add(font | heading),
        star=add(font | heading | {"font_color": STAR_COLOUR}),
        locked=add(grey | text),
        locked_centre=add(grey | text | centred),
        locked_number=add(grey | centred),
        text=add(cell | text),
        centre=add(cell | text | centred),
        number=add(cell | centred),
        day=add(cell | centred | {"num_format": "yyyy-mm-dd"}),
        key=add(text),
        signature=add(base),
        guide_title=add(base | heading | {"font_size": 16}),
        guide_line=add(cell),
        guide_head=add(head | fill_head),
        guide_name=add(cell | {"bold": True}),
    )


@cache
def growing_worksheet() -> type[Any]:
    """A worksheet class whose rows of tasks grow while someone types into them.

    XlsxWriter marks every height that was set as the user's own, and a program never changes such
    a height by itself: what a unit writes would be cut on the screen and on paper.
    """
    from xlsxwriter.worksheet import Worksheet  # noqa: PLC0415 - not before the first paint

    class GrowingWorksheet(Worksheet):  # type: ignore[misc]
        growing = range(0)
        """The rows concerned, counted from 0."""

        def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
            if tag == "row" and attributes[0][1] - 1 in self.growing:
                attributes = [pair for pair in attributes if pair[0] != "customHeight"]
            super()._xml_start_tag_unencoded(tag, attributes)

    return GrowingWorksheet
