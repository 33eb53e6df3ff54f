"""修改记录 as a workbook: what is shown, line by line, for the file or another office.

The words are the screen's; the sheet is `exchange`'s.
"""

from collections.abc import Sequence
from pathlib import Path

from tzdesk.exchange.list_sheet import Column, ListSheet, Look, Part, list_bytes
from tzdesk.services.dispatch_files import write_bytes
from tzdesk.services.file_names import clean_stem
from tzdesk.services.saving import saving_refused

SUFFIX = ".xlsx"
CHARS = (17, 11, 22, 14, 34, 34, 10, 24)
_WORDS = frozenset({"原值", "新值", "单位", "来源"})


def proposed_name(title: str) -> str:
    """A file name: 修改记录 — 第 30 项.xlsx."""
    return clean_stem(title) + SUFFIX


def write_history(
    path: Path, title: str, info: str, heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    """Writes the lines under their heads. Raises UserError where it cannot be written there."""
    columns = tuple(
        Column(head, chars, Look.TEXT if head in _WORDS else Look.CENTRE)
        for head, chars in zip(heads, CHARS, strict=True)
    )
    part = Part("", tuple(tuple(row) for row in rows))
    sheet = ListSheet("修改记录", title, info, columns, (part,))
    try:
        write_bytes(path, list_bytes(sheet))
    except OSError as error:
        raise saving_refused(path, error, "无法导出") from error
