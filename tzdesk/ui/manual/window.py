"""操作手册: contents or search hits at the left, a page at the right, back and forward above.

One window, which stands over whatever dialog asked for it. Knows the manual, not the program.
"""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tzdesk.settings import Settings
from tzdesk.ui.dialogs.place import DialogPlace
from tzdesk.ui.manual.browser import ManualBrowser
from tzdesk.ui.manual.finding import hits
from tzdesk.ui.manual.pages import chapters, pages
from tzdesk.ui.theme import ThemeSwitch, current_theme, icon

TITLE = "操作手册"
SEARCH = "搜索手册，可用拼音"
NOTHING = "没有找到，换个词试试"
KEY_BACK, KEY_FORWARD = "Alt+Left", "Alt+Right"
BACK, FORWARD = "chevron-left", "chevron-right"
_SIZE, _LEAST, _SHARES = (1020, 720), (640, 420), (250, 770)
_PAGE = Qt.ItemDataRole.UserRole


class ManualWindow(QDialog):
    """Opens at a page; keeps where one has been."""

    manual_page = "help"

    def __init__(self, settings: Settings, switch: ThemeSwitch, parent: QWidget):
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(TITLE)
        self.page = ""
        """The name of the page that is shown."""
        self._been: list[str] = []
        self._ahead: list[str] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(SEARCH)
        self.search.setAccessibleName(SEARCH)
        self.search.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName("目录")
        self.browser = ManualBrowser()
        self._arrange(settings)
        self._wire(switch)
        self._fill()

    def open_at(self, name: str) -> None:
        """Shows a page, and the window above everything else."""
        self.search.clear()
        self.go(name)
        self.show()
        self.raise_()
        self.activateWindow()
        self.browser.setFocus()

    def go(self, name: str) -> None:
        """Another page; 后退 leads back to the present one."""
        if name == self.page or name not in pages():
            return
        if self.page:
            self._been.append(self.page)
        self._ahead.clear()
        self._show(name)

    def go_back(self) -> None:
        """后退."""
        self._step(self._been, self._ahead)

    def go_forward(self) -> None:
        """前进."""
        self._step(self._ahead, self._been)

    def _step(self, source: list[str], other: list[str]) -> None:
        if source:
            other.append(self.page)
            self._show(source.pop())

    def _show(self, name: str) -> None:
        self.page = name
        self.browser.show_page(pages()[name], self.search.text())
        self.back.setEnabled(bool(self._been))
        self.forward.setEnabled(bool(self._ahead))
        self.setWindowTitle(f"{pages()[name].title} — {TITLE}")
        self._select(name)

    def _arrange(self, settings: Settings) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        right = QWidget()
        page = QVBoxLayout(right)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(6)
        page.addLayout(self._buttons())
        page.addWidget(self.browser, 1)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([current_theme().sizes.scaled(share) for share in _SHARES])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.addWidget(splitter)
        DialogPlace(self, settings, "manual", _SIZE, _LEAST, (splitter,))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.back = _button("后退", BACK, KEY_BACK, self.go_back)
        self.forward = _button("前进", FORWARD, KEY_FORWARD, self.go_forward)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addStretch(1)
        return row

    def _wire(self, switch: ThemeSwitch) -> None:
        self.list.currentItemChanged.connect(self._on_item)
        self.list.itemActivated.connect(lambda _item: self.browser.setFocus())
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._on_return)
        self.browser.link_followed.connect(self.go)
        switch.theme_changed.connect(self._on_theme_changed)
        for keys, deed in (
            ("Ctrl+F", self.search.setFocus),
            (KEY_BACK, self.go_back),
            (KEY_FORWARD, self.go_forward),
        ):
            QShortcut(QKeySequence(keys), self, deed)

    def _fill(self) -> None:
        """The contents, or what the search finds."""
        self.list.blockSignals(True)
        self.list.clear()
        if self.search.text().strip():
            self._fill_hits()
        else:
            for chapter in chapters():
                head = _item(chapter.title, "")
                self.list.addTopLevelItem(head)
                head.addChildren([_item(page.title, page.name) for page in chapter.pages])
            self.list.expandAll()
        self.list.blockSignals(False)
        self._select(self.page)

    def _fill_hits(self) -> None:
        found = hits(self.search.text())
        for hit in found:
            item = _item(hit.page.title, hit.page.name)
            item.setToolTip(0, hit.excerpt)
            excerpt = _item(hit.excerpt, hit.page.name)
            excerpt.setForeground(0, current_theme().colour("text_muted"))
            item.addChild(excerpt)
            self.list.addTopLevelItem(item)
        if not found:
            self.list.addTopLevelItem(_item(NOTHING, ""))
        self.list.expandAll()

    def _select(self, name: str) -> None:
        present = self.list.currentItem()
        if present and present.data(0, _PAGE) == name:
            return
        self.list.blockSignals(True)
        for item in _items(self.list):
            if item.data(0, _PAGE) == name:
                self.list.setCurrentItem(item)
                break
        self.list.blockSignals(False)

    def _on_item(self, item: QTreeWidgetItem | None) -> None:
        if item and item.data(0, _PAGE):
            self.go(item.data(0, _PAGE))

    def _on_return(self) -> None:
        """Enter in the search shows the best page."""
        first = next((one for one in _items(self.list) if one.data(0, _PAGE)), None)
        if first:
            self.page = ""
            self._show(first.data(0, _PAGE))
            self.browser.setFocus()

    def _on_theme_changed(self) -> None:
        for button, picture in ((self.back, BACK), (self.forward, FORWARD)):
            button.setIcon(icon(picture))
        if self.page:
            self._fill()
            self._show(self.page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Esc empties the search before it closes the window.
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)


def _button(name: str, picture: str, keys: str, deed: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(picture))
    button.setText(name)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setToolTip(f"{name}（{keys.replace('Left', '←').replace('Right', '→')}）")
    button.setAccessibleName(name)
    button.clicked.connect(lambda _checked=False: deed())
    return button


def _item(text: str, page: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([text])
    item.setData(0, _PAGE, page)
    item.setToolTip(0, text)
    item.setSizeHint(0, QSize(0, current_theme().sizes.list_row))
    if not page:
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setFont(0, current_theme().font("small", bold=True))
    return item


def _items(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    found = []
    for at in range(tree.topLevelItemCount()):
        top = tree.topLevelItem(at)
        found.append(top)
        found += [top.child(row) for row in range(top.childCount())]
    return [item for item in found if item]
