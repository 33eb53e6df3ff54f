"""The bars of 打印: turning pages and their size above them, progress and verbs below."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from tzdesk.ui.jobs import TELL_EVERY
from tzdesk.ui.messages import CANCEL
from tzdesk.ui.printing.page_view import SIZES, WHOLE, WIDTH, PageView
from tzdesk.ui.theme import current_theme, icon
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.choice_box import ChoiceBox
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.progress import progress_bar

PDF_VERB = "另存为 PDF…"
_BAR = 160
_NAMES = {WHOLE: "整页", WIDTH: "页宽"}


class TurnBar(QFrame):
    """‹ 第 1 页，共 12 页 ›, and how large they are shown."""

    def __init__(self, view: PageView, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("pane", "panel")
        self.setProperty("edge", "bottom")
        self._view = view
        self._count = 0
        self.before = _arrow("chevron-left", "上一页", "PgUp", lambda: view.go_to(view.page - 1))
        self.after = _arrow("chevron-right", "下一页", "PgDn", lambda: view.go_to(view.page + 1))
        self.told = label()
        self.sizes = ChoiceBox()
        self.sizes.setAccessibleName("预览大小")
        for size in SIZES:
            self.sizes.addItem(_NAMES.get(size, f"{size}%"), size)
        self.sizes.activated.connect(lambda at: view.show_size(SIZES[at]))
        view.reached.connect(lambda _page: self._show())
        view.sized.connect(lambda size: self.sizes.setCurrentIndex(SIZES.index(size)))
        row = QHBoxLayout(self)
        px = current_theme().sizes.scaled
        row.setContentsMargins(px(12), px(6), px(12), px(6))
        row.setSpacing(px(8))
        for part in (self.before, self.told, self.after):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.sizes)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """So many pages there are."""
        self._count = count
        self._show()

    def _show(self) -> None:
        page = self._view.page
        self.told.setText(f"第 {page + 1} 页，共 {self._count} 页" if self._count else "")
        self.before.setEnabled(page > 0 and self._count > 0)
        self.after.setEnabled(page < self._count - 1)


class PrintFooter(QFrame):
    """How far it is or what is wrong; 另存为 PDF…, 取消, 打印."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("pane", "panel")
        self.setProperty("edge", "top")
        px = current_theme().sizes.scaled
        self.told = label()
        self.bar = progress_bar(_BAR)
        self.bar.hide()
        self._shown = 0.0
        self.pdf, self.cancel, self.verb = map(QPushButton, (PDF_VERB, CANCEL, "打印"))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(10), px(16), px(10))
        row.setSpacing(px(8))
        row.addWidget(self.bar)
        row.addWidget(self.told)
        row.addStretch(1)
        for button in (self.pdf, self.cancel, self.verb):
            button.setAutoDefault(False)
            row.addWidget(button)

    def show_progress(self, words: str, done: int, total: int) -> None:
        """「正在排版 120/20000」, so often that one can follow it."""
        now = monotonic()
        if self.bar.isVisible() and now - self._shown < TELL_EVERY:
            return
        self._shown = now
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.show()
        self.told.setText(f"{words} {done}/{total}")

    def say(self, words: str) -> None:
        """A sentence; nothing is being done."""
        self.bar.hide()
        self.told.setText(words)


def _arrow(name: str, words: str, keys: str, deed: Callable[[], object]) -> QPushButton:
    button = verb_button("", deed, kind="small")
    button.setIcon(icon(name, size=current_theme().sizes.icon_pane))
    button.setToolTip(f"{words}（{keys}）")
    button.setAccessibleName(words)
    return button
