"""检查结果 as a list: shape, kind, words, and the verbs of each row at its right.

Enter or a double click shows the place, the verbs are pressed by mouse, by Space (the first) or
from the context menu. Knows no review.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QMenu, QWidget

from tzdesk.ui.delegates.canvas import PADDING, Canvas
from tzdesk.ui.delegates.lines import font_of
from tzdesk.ui.delegates.list_row import ListRowDelegate
from tzdesk.ui.dialogs.import_plan.finding import Finding, Locate, Remedy, State
from tzdesk.ui.models.indexes import ROOT, AnyIndex
from tzdesk.ui.theme import Shape, current_theme

FINDING = Qt.ItemDataRole.UserRole
LOCATE = Remedy("定位", Locate())
_KIND_AT, _TEXT_AT, _BETWEEN = 22, 111, 12
_SHAPES = {
    State.OPEN: (Shape.WARNING, "warning"),
    State.HANDLED: (Shape.MERGEABLE, "text_disabled"),
    State.HINT: (Shape.INFO, "info"),
    State.VERIFIED: (Shape.MERGEABLE, "done"),
}


def verbs(finding: Finding) -> tuple[Remedy, ...]:
    """What can be done in a row, from left to right."""
    locate = (LOCATE,) if finding.lines and finding.state is not State.HANDLED else ()
    return (*finding.remedies, *locate)


class FindingsModel(QAbstractListModel):
    """The findings, as they are now."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Others."""
        self.beginResetModel()
        self._findings = tuple(findings)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        finding = self._findings[index.row()]
        if role == FINDING:
            return finding
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{finding.title}　{finding.text}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return finding.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (finding.state.value, finding.title, finding.text, finding.done)
            return "，".join(word for word in said if word)
        return None


class _FindingDelegate(ListRowDelegate):
    """Paints a row and answers clicks on its verbs."""

    pressed = Signal(object, object)

    def sizeHint(self, option: Any, index: AnyIndex) -> QSize:
        del index
        return QSize(option.rect.width(), current_theme().sizes.report_row)

    def paint_row(self, canvas: Canvas, index: AnyIndex) -> None:
        padding = canvas.px(PADDING)
        canvas.rect = canvas.rect.adjusted(padding, 0, -padding, -1)
        _paint_finding(canvas, index.data(FINDING))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: Any, index: AnyIndex
    ) -> bool:
        released = event.type() == QEvent.Type.MouseButtonRelease
        if released and isinstance(event, QMouseEvent):
            padding = current_theme().sizes.scaled(PADDING)
            cell = option.rect.adjusted(padding, 0, -padding, -1)
            for remedy, rect in verb_rects(cell, index.data(FINDING)):
                if rect.contains(event.position().toPoint()):
                    self.pressed.emit(index.data(FINDING), remedy)
                    return True
        return super().editorEvent(event, model, option, index)


def verb_rects(cell: QRect, finding: Finding) -> Iterator[tuple[Remedy, QRect]]:
    """The verbs and where they stand, from the right."""
    theme = current_theme()
    _, metrics = font_of(theme, "small")
    right = cell.right()
    for remedy in reversed(verbs(finding)):
        width = metrics.horizontalAdvance(remedy.label)
        yield remedy, QRect(right - width, cell.top(), width + 1, cell.height())
        right -= width + theme.sizes.scaled(_BETWEEN)


def _paint_finding(canvas: Canvas, finding: Finding) -> None:
    px, palette = canvas.px, canvas.theme.palette
    shape, token = _SHAPES[finding.state]
    tint = getattr(palette, token)
    ink = tint if isinstance(tint, str) else tint.text
    canvas.shape(shape, canvas.rect, ink, canvas.theme.sizes.icon_status)
    words = "text_muted" if finding.state is State.HANDLED else "text"
    kind = QRect(canvas.rect)
    kind.setLeft(canvas.rect.left() + px(_KIND_AT))
    kind.setWidth(px(_TEXT_AT - _KIND_AT - 4))
    canvas.line(finding.title, kind, "small", words)
    right = canvas.rect.right()
    for remedy, rect in verb_rects(canvas.rect, finding):
        canvas.line(remedy.label, rect, "small", "link")
        right = rect.left() - px(_BETWEEN)
    if finding.done:
        _, metrics = font_of(canvas.theme, "small")
        width = metrics.horizontalAdvance(finding.done) + 1
        box = QRect(right - width, canvas.rect.top(), width, canvas.rect.height())
        canvas.line(finding.done, box, "small", "text_muted")
        right = box.left() - px(_BETWEEN)
    text = QRect(canvas.rect)
    text.setLeft(canvas.rect.left() + px(_TEXT_AT))
    text.setRight(right)
    canvas.line(finding.text, text, "small", words)


class FindingsList(QListView):
    """Says which verb of which finding is wanted."""

    wanted = Signal(object, object)
    """A `Finding` and one of its `Remedy`s."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.findings = FindingsModel(self)
        self.setModel(self.findings)
        delegate = _FindingDelegate(self)
        delegate.pressed.connect(self.wanted)
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setAccessibleName("检查结果")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.wanted.emit(index.data(FINDING), LOCATE))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """The findings after a correction; the row at the same place stays current."""
        row = self.currentIndex().row()
        self.findings.show_findings(findings)
        if findings:
            self.setCurrentIndex(self.findings.index(min(max(row, 0), len(findings) - 1)))

    def to_next(self, step: int) -> None:
        """Makes the next (or, with −1, the previous) open finding the current one and shows it."""
        count = self.findings.rowCount()
        for distance in range(1, count + 1):
            at = (self.currentIndex().row() + step * distance) % count
            index = self.findings.index(at)
            finding: Finding = index.data(FINDING)
            if finding.state is State.OPEN:
                self.setCurrentIndex(index)
                self.wanted.emit(finding, LOCATE)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        finding: Finding | None = self.currentIndex().data(FINDING)
        if finding and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit(finding, LOCATE)
        elif finding and event.key() == Qt.Key.Key_Space and finding.remedies:
            self.wanted.emit(finding, finding.remedies[0])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        finding: Finding | None = self.currentIndex().data(FINDING)
        if finding is None or not verbs(finding):
            return
        menu = QMenu(self)
        for remedy in verbs(finding):
            action = menu.addAction(remedy.label)
            action.triggered.connect(
                lambda _checked=False, remedy=remedy: self.wanted.emit(finding, remedy)
            )
        menu.exec(event.globalPos())
        menu.deleteLater()
