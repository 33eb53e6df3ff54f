"""The right half of the manual: one page, in the theme's type and colours, with its pictures.

Knows pages by their Markdown; which page comes next is said by `link_followed`.
"""

from collections.abc import Iterator

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from tzdesk.ui.manual.pages import FOLDER, Page
from tzdesk.ui.theme import current_theme

_LINE_HEIGHT, _LINE_HEIGHT_INSIDE, _MARGIN = 150, 125, 20
_HEADINGS = {1: "hero", 2: "heading", 3: "title"}
"""By its level, in which type of the theme a heading stands."""


class ManualBrowser(QTextBrowser):
    """Shows one page at a time."""

    link_followed = Signal(str)
    """The name of the page that a link leads to."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName("手册内容")
        self.setProperty("pane", "surface")
        self.setOpenLinks(False)
        self.setSearchPaths([str(FOLDER)])
        self.anchorClicked.connect(self._on_link)
        self._natural: dict[str, int] = {}

    def show_page(self, page: Page, words: str = "") -> None:
        """Shows a page from its beginning, with every one of `words` marked."""
        document = self.document()
        document.setDefaultFont(current_theme().font())
        document.setDocumentMargin(_MARGIN)
        self.setMarkdown(page.text)
        self._dress(document)
        self._fit_pictures()
        self._mark(words)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_pictures()

    def _on_link(self, url: QUrl) -> None:
        self.link_followed.emit(url.path().removesuffix(".md"))

    def _dress(self, document: QTextDocument) -> None:
        for block in _blocks(document):
            cursor = QTextCursor(block)
            level = block.blockFormat().headingLevel()
            cursor.mergeBlockFormat(_shape(block, level, inside=cursor.currentTable() is not None))
            if level:
                cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                letters = QTextCharFormat()
                letters.setFont(current_theme().font(_HEADINGS.get(level, "title"), bold=True))
                cursor.mergeCharFormat(letters)
            for letters, place in _fragments(block):
                if letters.fontFixedPitch():
                    place.mergeCharFormat(_key_letters())
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress_table(frame)

    def _fit_pictures(self) -> None:
        """No picture is wider than the page, nor wider than it is."""
        room = self.viewport().width() - 2 * _MARGIN
        for block in _blocks(self.document()):
            for letters, cursor in _fragments(block):
                if not letters.isImageFormat():
                    continue
                shape = letters.toImageFormat()
                name = shape.name()
                if name not in self._natural:
                    image = self.document().resource(
                        QTextDocument.ResourceType.ImageResource, QUrl(name)
                    )
                    self._natural[name] = image.width() if image else 0
                shape.setWidth(max(1, min(self._natural[name], room)))
                cursor.setCharFormat(shape)

    def _mark(self, words: str) -> None:
        theme, marks = current_theme(), []
        for word in words.split():
            cursor = self.document().find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor  # type: ignore[attr-defined]
                mark.format.setBackground(QColor(theme.palette.warning.ground))  # type: ignore[attr-defined]
                marks.append(mark)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(marks)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> list[tuple[QTextCharFormat, QTextCursor]]:
    """The pieces of a paragraph that look alike, each with its place selected."""
    found = []
    parts = block.begin()
    while not parts.atEnd():
        fragment = parts.fragment()
        cursor = QTextCursor(block)
        cursor.setPosition(fragment.position())
        end = fragment.position() + fragment.length()
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        found.append((fragment.charFormat(), cursor))
        parts += 1
    return found


def _shape(block: QTextBlock, level: int, *, inside: bool) -> QTextBlockFormat:
    """Line height and distances: of a heading of that level, in a list, inside a table."""
    scaled = current_theme().sizes.scaled
    shape = QTextBlockFormat()
    height = _LINE_HEIGHT_INSIDE if inside else _LINE_HEIGHT
    if any(letters.isImageFormat() for letters, _place in _fragments(block)):
        height = 100  # a part of a picture's height would be left empty below it
    shape.setLineHeight(height, 1)
    shape.setBottomMargin(0 if inside else scaled(4 if block.textList() else 8))
    if level:
        shape.setTopMargin(scaled(0 if level == 1 else 14))
    return shape


def _key_letters() -> QTextCharFormat:
    """Keys and what is to be typed: on a ground of their own, in the type of all."""
    theme = current_theme()
    letters = QTextCharFormat()
    letters.setFont(theme.font())
    letters.setBackground(theme.colour("header"))
    return letters


def _dress_table(table: QTextTable) -> None:
    """Over the whole width, a line below each row, the heads on a ground of their own."""
    theme = current_theme()
    shape = table.format()
    shape.setBorder(0)
    shape.setCellSpacing(0)
    shape.setCellPadding(theme.sizes.scaled(6))
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setBottomMargin(theme.sizes.scaled(12))
    table.setFormat(shape)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            look = cell.format().toTableCellFormat()
            look.setBottomBorder(1)
            look.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            look.setBottomBorderBrush(theme.colour("border"))
            if not row:
                look.setBackground(theme.colour("header"))
            cell.setFormat(look)
