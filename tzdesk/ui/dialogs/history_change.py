"""The change that a line of 修改记录 tells: old and new, of long texts what differs word by word.

Shows one entry; knows no list.
"""

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTextEdit, QWidget

from tzdesk.domain.fields import FIELDS, Kind
from tzdesk.services.history import Entry
from tzdesk.ui.models.differences import Fate, differences
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.text_to_read import to_read, value_box

_HEIGHT = 84


class ChangeBoxes(QStackedWidget):
    """Two boxes side by side; one with the difference where a long text was altered."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.old, self.new = value_box("原值"), value_box("新值")
        self.difference = to_read(QTextEdit(), "改动之处：原有文字划去，新写文字加下划线")
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for box in (self.old, self.new):
            row.addWidget(box)
        self.addWidget(pair)
        self.addWidget(self.difference)
        self.setFixedHeight(current_theme().sizes.scaled(_HEIGHT))

    def show_entry(self, entry: Entry | None) -> None:
        """What one line changed; nothing for None."""
        self.old.setPlainText(entry.shown_old if entry else "")
        self.new.setPlainText(entry.shown_new if entry else "")
        long = bool(entry and _is_long(entry))
        self.setCurrentIndex(int(long))
        self.difference.clear()
        if entry and long:
            self._write_pieces(entry)

    def _write_pieces(self, entry: Entry) -> None:
        palette = current_theme().palette
        looks = {
            Fate.SAME: _format(palette.text),
            Fate.OLD: _format(palette.delete.text, struck=True),
            Fate.NEW: _format(palette.insert.text, underlined=True),
        }
        cursor = self.difference.textCursor()
        for piece in differences(entry.shown_old, entry.shown_new):
            cursor.insertText(piece.text, looks[piece.fate])
        self.difference.moveCursor(QTextCursor.MoveOperation.Start)


def _is_long(entry: Entry) -> bool:
    known = FIELDS.get(entry.field or "")
    return bool(known and known.kind is Kind.LONG_TEXT and entry.shown_old and entry.shown_new)


def _format(colour: str, *, struck: bool = False, underlined: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    made.setFontStrikeOut(struck)
    made.setFontUnderline(underlined)
    return made
