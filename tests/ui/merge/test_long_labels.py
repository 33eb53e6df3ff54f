"""A ledger's own column may have a name longer than its place beside the change."""

import pytest
from PySide6.QtWidgets import QApplication

from tzdesk.ui.dialogs.merge.rows import ChangeRow
from tzdesk.ui.dialogs.merge.rows_layout import height_of, label_lines
from tzdesk.ui.models.differences import Fate, Piece
from tzdesk.ui.theme import ThemeName, theme_of

WIDTH = 500


def row(label: str) -> ChangeRow:
    return ChangeRow(None, label, (Piece("是", Fate.NEW),), True, "接受")  # type: ignore[arg-type]


@pytest.mark.parametrize("scale", [100, 140])
def test_a_long_name_is_written_out(qapp: QApplication, scale: int) -> None:
    theme = theme_of(ThemeName.LIGHT, scale)
    long = row("是否纳入市级重点工程范围")
    assert "".join(label_lines(long, theme)) == long.label
    assert label_lines(row("本期进展情况"), theme) == ("本期进展情况",)
    more = len(label_lines(long, theme)) * theme.sizes.line_pitch
    assert height_of(long, theme, WIDTH) == more + theme.sizes.scaled(12)
    assert height_of(long, theme, WIDTH) > height_of(row("进展状态"), theme, WIDTH)
