"""快速查找: a field and the best hits for what is typed; says what was chosen and goes.

Knows entries, not what becomes of them. ↑ ↓ move in the list while the focus stays in the field.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from tzdesk.domain.text import fold
from tzdesk.ui.delegates.finder_row import FinderDelegate
from tzdesk.ui.models.finder import Entry, Finder, Kind
from tzdesk.ui.models.finder_list import FinderList
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.labels import label

PROMPT = "输入序号、单位、领导、视图或命令，支持拼音首字母"
NOTHING = "没有找到。试试任务里的两个字，或拼音首字母。"
NEVER_USED = "最近去过的 5 处会列在这里。"
_SIZE = (560, 420)
_BELOW_TOP = 96
_PAGE = 5
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_PAGE,
    Qt.Key.Key_PageDown: _PAGE,
}


class _Field(QLineEdit):
    """Keys that mean the list go there; none does while an input method composes."""

    moved = Signal(int)
    entered = Signal(bool)
    """Enter; whether Ctrl was held."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._composing:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            super().keyPressEvent(event)


class FinderDialog(QDialog):
    """Closes when something is chosen, by Esc, and by a click elsewhere."""

    manual_page = "finder"

    chosen = Signal(object, bool)
    """The entry to go to; whether to filter by it instead."""

    def __init__(self, finder: Finder, latest: Sequence[Entry], parent: QWidget):
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("快速查找")
        self._finder, self._latest, self._over = finder, latest, parent
        self._was_active = False
        self.field = _Field(self)
        self.field.setPlaceholderText(PROMPT)
        self.field.setAccessibleName("快速查找")
        self.field.setAccessibleDescription(PROMPT)
        self.hits = FinderList()
        self.list = QListView(self)
        self._delegate = FinderDelegate(self.hits, self.list)
        self.nothing = label(tone="muted", wraps=True)
        self.hint = label("↑ ↓ 选择　Enter 前往　Esc 关闭", "caption", "muted")
        self._set_up()
        self._lay_out()
        self.look_for("")

    def _set_up(self) -> None:
        self.hits.setParent(self)
        self.list.setModel(self.hits)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName("查找结果")
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda index: self._choose(index, as_filter=False))
        self.field.textChanged.connect(self.look_for)
        self.field.moved.connect(self.move_by)
        self.field.entered.connect(self._on_entered)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)

    def _lay_out(self) -> None:
        px = current_theme().sizes.scaled
        card = QFrame(self)
        card.setProperty("card", True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        column = QVBoxLayout(card)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(6))
        column.addWidget(self.field)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.list)
        self._pages.addWidget(_with_room(self.nothing))
        column.addLayout(self._pages, 1)
        column.addWidget(self.hint)
        self.resize(px(_SIZE[0]), px(_SIZE[1]))

    def open_over(self, window: QWidget) -> None:
        """Shows it in the upper middle of a window."""
        left = (window.width() - self.width()) // 2
        self.move(window.mapToGlobal(QPoint(left, current_theme().sizes.scaled(_BELOW_TOP))))
        self.show()
        self.field.setFocus()

    def look_for(self, text: str) -> None:
        """Lists the best hits; without words what was gone to last."""
        wanted = bool(text.strip())
        entries = self._finder.find(text) if wanted else self._latest
        self._delegate.words = tuple(fold(text).split())
        self.hits.show_entries(entries)
        self.nothing.setText(NOTHING if wanted else NEVER_USED)
        self._pages.setCurrentIndex(0 if entries else 1)
        self._go(self.hits.beside(-1, 1))

    def move_by(self, step: int) -> None:
        """↑ ↓ and by pages; stays at the ends."""
        at = self.list.currentIndex()
        one = 1 if step > 0 else -1
        for _ in range(abs(step)):
            beside = self.hits.beside(at.row(), one)
            at = beside if beside.isValid() else at
        self._go(at)

    def _go(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        if index.row() == 1:  # the heading above the first comes into view along with it
            self.list.scrollToTop()
        entry = self.hits.entry(index)
        filters = entry is not None and entry.kind in (Kind.UNIT, Kind.LEADER)
        more = "　Ctrl+Enter 加入筛选" if filters else ""
        self.hint.setText(f"↑ ↓ 选择　Enter 前往{more}　Esc 关闭")

    def _on_entered(self, with_ctrl: bool) -> None:
        self._choose(self.list.currentIndex(), as_filter=with_ctrl)

    def _choose(self, index: QModelIndex, *, as_filter: bool) -> None:
        entry = self.hits.entry(index)
        if entry is None or entry.refused:
            return
        filters = as_filter and entry.kind in (Kind.UNIT, Kind.LEADER)
        if as_filter and not filters:
            return
        self.accept()
        self.chosen.emit(entry, filters)

    def done(self, result: int) -> None:
        """Ends it, and gives the focus back where no other window has taken it."""
        was_active = self.isActiveWindow()
        super().done(result)
        if was_active:
            self._over.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            if self.isActiveWindow():
                self._was_active = True
            elif self._was_active and self.isVisible():
                self.reject()


def _with_room(words: QLabel) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, current_theme().sizes.scaled(24), 0, 0)
    column.addWidget(words)
    return page
