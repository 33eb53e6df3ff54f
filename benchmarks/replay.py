"""Records what an export asks of XlsxWriter, and asks it again with nothing around it.

So the reference writes exactly the same workbook, and only XlsxWriter's own time is left.
"""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

_CELLS = (
    *("write_string", "write_number", "write_blank", "write_boolean", "write_datetime"),
    "write_rich_string",
)
_SHEET = (
    *("set_row", "set_column", "data_validation", "freeze_panes", "autofilter", "merge_range"),
    *("set_paper", "set_landscape", "fit_to_pages", "repeat_rows", "print_area", "set_margins"),
    *("center_horizontally", "set_footer", "very_hidden", "conditional_format"),
    *("ignore_errors", "set_selection"),
)
_Call = tuple[str, tuple[Any, ...], dict[str, Any]]


class Recording:
    """The calls of one run of `export`, sheet by sheet."""

    def __init__(self, export: Callable[[], object]):
        self._sheets: dict[str, list[_Call]] = {}
        self._styles: dict[int, tuple[Format, dict[str, Any]]] = {}
        self._inside = False
        self._options: dict[str, Any] = {}
        with ExitStack() as patches:
            patches.enter_context(patch.object(Workbook, "__init__", self._recorded_options()))
            patches.enter_context(patch.object(Workbook, "add_format", self._recorded_styles()))
            for name in _names():
                patches.enter_context(patch.object(Worksheet, name, self._recorded(name)))
            export()
        used = {id(one) for calls in self._sheets.values() for _, args, _ in calls for one in args}
        self._styles = {key: one for key, one in self._styles.items() if key in used}

    def _recorded_options(self) -> Callable[..., None]:
        original = Workbook.__init__

        def make(workbook: Workbook, target: Any, options: dict[str, Any] | None = None) -> None:
            self._options = dict(options or {})
            original(workbook, target, options)

        return make

    def _recorded_styles(self) -> Callable[..., Format]:
        original = Workbook.add_format

        def add_format(workbook: Workbook, properties: dict[str, Any] | None = None) -> Format:
            made = original(workbook, properties)
            self._styles[id(made)] = made, dict(properties or {})
            return made

        return add_format

    def _recorded(self, name: str) -> Callable[..., Any]:
        original = getattr(Worksheet, name)

        def call(sheet: Worksheet, *args: Any, **options: Any) -> Any:
            # What XlsxWriter asks of itself comes again by itself.
            outermost, self._inside = not self._inside, True
            if outermost:
                self._sheets.setdefault(sheet.name, []).append((name, args, options))
            try:
                return original(sheet, *args, **options)
            finally:
                self._inside = not outermost

        return call

    def play(self, path: Path) -> None:
        """Writes the same workbook again."""
        workbook = Workbook(str(path), self._options)
        styles = {key: workbook.add_format(one) for key, (_, one) in self._styles.items()}
        for name, calls in self._sheets.items():
            sheet = workbook.add_worksheet(name)
            ways = {way: getattr(sheet, way) for way in _names()}
            for way, args, options in calls:
                ways[way](*[styles.get(id(one), one) for one in args], **options)
        workbook.close()


def _names() -> tuple[str, ...]:
    return tuple(name for name in (*_CELLS, *_SHEET) if hasattr(Worksheet, name))
