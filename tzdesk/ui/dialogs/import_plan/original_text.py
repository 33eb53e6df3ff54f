"""原文: the document's lines with what was recognised in them, coloured, beside their numbers.

Blank lines are left out, the others keep their numbers. Says which line the clerk is at and what
she makes of it. Knows parts and lines, no draft.
"""

from collections.abc import Collection, Iterable, Iterator

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from tzdesk.domain.document import Document
from tzdesk.domain.draft import Part, PartKind
from tzdesk.ui.theme import current_theme

MEANINGS = (
    ("task", "设为任务"),
    ("section", "设为章节"),
    ("join", "并入上一项"),
    ("exclude", "不属于正文"),
)
_NUMBERS = 38


class OriginalText(QPlainTextEdit):
    """Read only; the context menu and its keys give lines another meaning."""

    line_reached = Signal(int)
    """The clerk went to that line."""
    meaning_chosen = Signal(str, object)
    """A name of `MEANINGS`, and the line numbers that it is for."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setAccessibleName("原文")
        self.setProperty("type", "small")
        self.setProperty("pane", "surface")
        self.document().setDocumentMargin(6)
        self._numbers: list[int] = []
        self._blocks: dict[int, int] = {}
        self._unread: Collection[int] = ()
        self._linked: Collection[int] = ()
        self._quiet = False
        self._colours = _PartColours(self.document(), self._numbers)
        self._margin = _LineNumbers(self)
        self.updateRequest.connect(self._on_update)
        self.cursorPositionChanged.connect(self._on_moved)
        self._measure()

    def show_document(self, document: Document) -> None:
        """Another document."""
        lines = [line for line in document.lines if line.text.strip()]
        self._numbers[:] = [line.number for line in lines]
        self._blocks = {number: at for at, number in enumerate(self._numbers)}
        self._colours.forget()
        # A line break in a table's cell must not begin a paragraph of its own.
        texts = (line.text.rstrip().replace("\n", "\u2028") for line in lines)
        self._quiet = True
        self.setPlainText("\n".join(texts))
        self._quiet = False

    def show_parts(self, parts: Iterable[Part], unread: Collection[int]) -> None:
        """What is recognised where; `unread` lines stand on the ground of warnings."""
        self._unread = unread
        self._colours.show_parts(parts)
        self.viewport().update()

    def go_to(self, lines: Collection[int]) -> None:
        """Shows these lines as those of the row chosen beside."""
        self._linked = lines
        self._margin.update()
        first = min((line for line in lines if line in self._blocks), default=None)
        if first is not None and self._line(self.textCursor()) not in lines:
            self._quiet = True
            self.setTextCursor(QTextCursor(self._block(first)))
            self.centerCursor()
            self._quiet = False

    def chosen_lines(self) -> tuple[int, ...]:
        """The numbers of the lines that are selected, or of the one with the cursor."""
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        return tuple(self._numbers[first : last + 1])

    def number_at(self, block: int) -> int:
        """The document's number of a block."""
        return self._numbers[block] if block < len(self._numbers) else 0

    def linked(self, number: int) -> bool:
        """Whether the line belongs to the row chosen beside."""
        return number in self._linked

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        cursor = self.cursorForPosition(event.pos())
        if not self.textCursor().hasSelection():
            self.setTextCursor(cursor)
        menu = self.meanings_menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def meanings_menu(self) -> QMenu:
        """设为任务, 设为章节, 并入上一项, 不属于正文 for the chosen lines."""
        menu = QMenu(self)
        lines = self.chosen_lines()
        for name, words in MEANINGS:
            action = menu.addAction(words)
            action.setData(name)
            action.setEnabled(bool(lines) and (len(lines) == 1 or name == "exclude"))
            action.triggered.connect(
                lambda _checked=False, name=name: self.meaning_chosen.emit(name, lines)
            )
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A text has Enter to itself; elsewhere it would press the dialog's default.
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        ground = QColor(current_theme().palette.warning.ground)
        for block, box in self.visible_blocks():
            if self.number_at(block.blockNumber()) in self._unread:
                painter.fillRect(QRectF(0, box.top(), self.width(), box.height()), ground)
        painter.end()
        super().paintEvent(event)

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """The paragraphs on the screen and where they stand."""
        block = self.firstVisibleBlock()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > self.viewport().height():
                return
            yield block, box
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_margin()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_margin"):
            self._measure()
            self._colours.rehighlight()

    def _measure(self) -> None:
        width = current_theme().sizes.scaled(_NUMBERS)
        self.setViewportMargins(width, 0, 0, 0)
        self._place_margin()

    def _place_margin(self) -> None:
        area = self.contentsRect()
        width = current_theme().sizes.scaled(_NUMBERS)
        self._margin.setGeometry(QRect(area.left(), area.top(), width, area.height()))

    def _on_update(self, rect: QRect, moved: int) -> None:
        if moved:
            self._margin.scroll(0, moved)
        else:
            self._margin.update(0, rect.y(), self._margin.width(), rect.height())

    def _on_moved(self) -> None:
        line = self._line(self.textCursor())
        if line and not self._quiet:
            self.line_reached.emit(line)

    def _line(self, cursor: QTextCursor) -> int:
        return self.number_at(cursor.blockNumber())

    def _block(self, line: int) -> QTextBlock:
        return self.document().findBlockByNumber(self._blocks[line])


class _PartColours(QSyntaxHighlighter):
    """Grounds of the parts; words that are no part, such as labels, are muted."""

    def __init__(self, document: QTextDocument, numbers: list[int]):
        super().__init__(document)
        self._numbers = numbers
        self._parts: dict[int, tuple[Part, ...]] = {}

    def forget(self) -> None:
        """Nothing is recognised."""
        self._parts = {}

    def show_parts(self, parts: Iterable[Part]) -> None:
        """Colours anew where something differs."""
        before = self._parts
        found: dict[int, list[Part]] = {}
        for part in parts:
            found.setdefault(part.line, []).append(part)
        self._parts = {line: tuple(ones) for line, ones in found.items()}
        block = self.document().begin()
        while block.isValid() and block.blockNumber() < len(self._numbers):
            line = self._numbers[block.blockNumber()]
            if before.get(line) != self._parts.get(line):
                self.rehighlightBlock(block)
            block = block.next()

    def highlightBlock(self, text: str) -> None:
        at = self.currentBlock().blockNumber()
        parts = self._parts.get(self._numbers[at], ()) if at < len(self._numbers) else ()
        if not parts:
            return
        theme = current_theme()
        muted = QTextCharFormat()
        muted.setForeground(theme.colour("text_muted"))
        self.setFormat(0, len(text), muted)
        for part in parts:
            colours = theme.palette.part(part.kind.value)
            style = QTextCharFormat()
            style.setForeground(QColor(colours.text))
            style.setBackground(QColor(colours.ground))
            if part.kind in (PartKind.SECTION, PartKind.NUMBER):
                style.setFontWeight(700)
            self.setFormat(part.start, part.end - part.start, style)


class _LineNumbers(QWidget):
    """The margin with the document's line numbers."""

    def __init__(self, text: OriginalText):
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        return QSize(current_theme().sizes.scaled(_NUMBERS), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("panel"))
        painter.setFont(theme.font("caption"))
        for block, box in self._text.visible_blocks():
            self._paint(painter, block, round(box.top()), round(box.height()))

    def _paint(self, painter: QPainter, block: QTextBlock, top: int, height: int) -> None:
        theme = current_theme()
        number = self._text.number_at(block.blockNumber())
        ink = "text_muted"
        if self._text.linked(number):
            painter.fillRect(0, top, self.width(), height, theme.colour("selection"))
            ink = "selection_text"
        painter.setPen(theme.colour(ink))
        line = QRect(0, top, self.width() - theme.sizes.scaled(6), self.fontMetrics().lineSpacing())
        painter.drawText(
            line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number)
        )
