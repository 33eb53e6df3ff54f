"""Paints and edits the rows of 识别结果: sections, tasks in two lines, gaps with their remedy."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStyle, QStyledItemDelegate, QWidget

from tzdesk.domain.draft import TaskDraft
from tzdesk.services.draft_numbers import Gap
from tzdesk.ui.delegates.canvas import LEFT, PADDING, RIGHT, Canvas
from tzdesk.ui.delegates.lines import colour, font_of
from tzdesk.ui.dialogs.import_plan.draft_model import COLUMNS, ENTRY, Group
from tzdesk.ui.models.indexes import AnyIndex
from tzdesk.ui.theme import Shape, current_theme

_LONG = ("text", "units")
_RAIL = 4


class DraftDelegate(QStyledItemDelegate):
    """One for all columns."""

    gap_filled = Signal(object)
    """The remedy of this `Gap` was pressed."""

    def sizeHint(self, option: Any, index: AnyIndex) -> QSize:
        sizes = current_theme().sizes
        group = isinstance(index.data(ENTRY), Group)
        return QSize(option.rect.width(), sizes.group_row if group else sizes.row_standard)

    def paint(self, painter: QPainter, option: Any, index: AnyIndex) -> None:
        entry = index.data(ENTRY)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        canvas = Canvas(painter, option.rect, current_theme(), selected)
        painter.save()
        self._ground(canvas, option, entry)
        padding = canvas.px(PADDING)
        canvas.rect = option.rect.adjusted(padding, 0, -padding, -1)
        if isinstance(entry, Group):
            _paint_group(canvas, entry, opened=bool(option.state & QStyle.StateFlag.State_Open))
        elif isinstance(entry, Gap):
            _paint_gap(canvas, entry, COLUMNS[index.column()][0])
        else:
            _paint_cell(canvas, COLUMNS[index.column()][0], index.data() or "")
        painter.restore()

    def _ground(self, canvas: Canvas, option: Any, entry: object) -> None:
        rect = option.rect
        palette = canvas.theme.palette
        if isinstance(entry, Gap):
            # Its rail and words keep their ground; selection shows as a line around.
            canvas.fill(rect, palette.warning.ground)
        elif canvas.selected:
            canvas.fill(rect, "selection")
        else:
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            plain = "stripe" if isinstance(entry, Group) else "surface"
            canvas.fill(rect, "hover" if hovered else plain)
        painter = canvas.painter
        painter.setPen(QPen(colour(palette.grid), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if not isinstance(entry, Group):
            painter.drawLine(rect.topRight(), rect.bottomRight())
        if isinstance(entry, Gap) and canvas.selected:
            canvas.fill(QRect(rect.left(), rect.top(), rect.width(), 2), "focus_ring")
            canvas.fill(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), "focus_ring")
            canvas.selected = False
        if isinstance(entry, Gap) and rect.left() == 0:
            canvas.fill(
                QRect(rect.left(), rect.top(), canvas.px(_RAIL), rect.height()),
                palette.warning.text,
            )

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: Any, index: AnyIndex
    ) -> bool:
        entry = index.data(ENTRY)
        pressed = event.type() == QEvent.Type.MouseButtonRelease
        in_text = COLUMNS[index.column()][0] == "text"
        if pressed and isinstance(event, QMouseEvent) and isinstance(entry, Gap) and in_text:
            padding = current_theme().sizes.scaled(PADDING)
            cell = option.rect.adjusted(padding, 0, -padding, -1)
            if entry.line and gap_button(cell, entry).contains(event.position().toPoint()):
                self.gap_filled.emit(entry)
                return True
        return super().editorEvent(event, model, option, index)

    def createEditor(self, parent: QWidget, option: Any, index: AnyIndex) -> QWidget:
        del option
        if isinstance(index.data(ENTRY), TaskDraft) and COLUMNS[index.column()][0] in _LONG:
            return _LongEditor(parent)
        return QLineEdit(parent)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        text = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else ""
        if isinstance(editor, QLineEdit):
            text = editor.text()
        model.setData(index, text)

    def updateEditorGeometry(self, editor: QWidget, option: Any, index: AnyIndex) -> None:
        del index
        rect = QRect(option.rect)
        if isinstance(editor, QPlainTextEdit):
            # Room for a third line; the row below waits under it.
            rect.setHeight(max(rect.height(), 3 * current_theme().sizes.line_pitch + 16))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            isinstance(editor, _LongEditor)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(editor, event)


class _LongEditor(QPlainTextEdit):
    """A cell's text in several lines; Enter commits."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setProperty("type", "small")
        self.setTabChangesFocus(True)


def _paint_group(canvas: Canvas, group: Group, *, opened: bool) -> None:
    px, rect = canvas.px, canvas.rect
    side = px(14)
    canvas.icon("chevron-down" if opened else "chevron-right", rect, "text_secondary", side)
    title = rect.adjusted(px(20 + 14 * group.depth), 0, 0, 0)
    count = px(110)
    used = canvas.line(
        group.title, title.adjusted(0, 0, -count, 0), "body", "text", LEFT, bold=False
    )
    canvas.line(group.count, title.adjusted(used + px(8), 0, 0, 0), "caption", "text_muted")


def _paint_cell(canvas: Canvas, name: str, text: str) -> None:
    if name == "number":
        canvas.line(text, canvas.rect, "small", "text", RIGHT)
    elif name == "text":
        canvas.lines(text, 2)
    else:
        canvas.lines(text, 2, ink="text" if name != "units" else "text_secondary")


def _paint_gap(canvas: Canvas, gap: Gap, name: str) -> None:
    palette = canvas.theme.palette
    if name == "number":
        canvas.line(gap.number, canvas.rect, "small", "text", RIGHT)
    elif name == "leaders":
        canvas.line("—", canvas.rect, "small", "text_muted")
    elif name == "text":
        side = canvas.theme.sizes.icon_status
        canvas.shape(Shape.WARNING, canvas.rect, palette.warning.text, side)
        words = canvas.rect.adjusted(side + canvas.px(6), 0, 0, 0)
        canvas.line(f"缺第 {gap.number} 项", words, "small", palette.warning.text)
        if gap.line:
            _paint_button(canvas, gap_button(canvas.rect, gap), f"设为第 {gap.number} 项")


def gap_button(cell: QRect, gap: Gap) -> QRect:
    """Where the remedy stands: directly behind 缺第 59 项."""
    theme = current_theme()
    px = theme.sizes.scaled
    _, metrics = font_of(theme, "small")
    words = metrics.horizontalAdvance(f"缺第 {gap.number} 项")
    width = metrics.horizontalAdvance(f"设为第 {gap.number} 项") + px(16)
    height = theme.sizes.small_button
    left = cell.left() + theme.sizes.icon_status + px(6) + words + px(12)
    return QRect(left, cell.top() + (cell.height() - height) // 2, width, height)


def _paint_button(canvas: Canvas, rect: QRect, words: str) -> None:
    painter, palette = canvas.painter, canvas.theme.palette
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(palette.control_border), 1))
    painter.setBrush(colour(palette.surface))
    painter.drawRoundedRect(rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(colour(palette.text))
    painter.setFont(font_of(canvas.theme, "small")[0])
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
