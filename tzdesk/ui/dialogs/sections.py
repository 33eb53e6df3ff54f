"""章节: the headings of the plan; adding, renaming, moving, nesting and removing them.

What is allowed is the service's to say; its sentence stands in the dialog.
"""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from tzdesk.services.desk import Desk, Written
from tzdesk.services.sections import (
    SectionEntry,
    add_section,
    move_section,
    nest_section,
    remove_section,
    rename_section,
    section_entries,
)
from tzdesk.ui.dialogs.form import Form, written
from tzdesk.ui.dialogs.place import DialogPlace
from tzdesk.ui.messages import run
from tzdesk.ui.session import Session
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.workplace import Workplace

TITLE, EMPTY = "章节", "还没有章节"
NAME = "sections"
_INDENT = "　　"
_SIZE, _SMALLEST = (620, 480), (480, 320)


class SectionsDialog(QDialog):
    """Each button is one step of 撤销."""

    manual_page = "tasks"

    def __init__(self, place: Workplace):
        super().__init__(place.window)
        self._session = place.session
        self._entries: list[SectionEntry] = []
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.items = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self.items)
        self.list.setProperty("framed", True)
        self.list.setProperty("words", True)
        self.list.setAccessibleName(TITLE)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._on_row_reached())
        self.list.doubleClicked.connect(lambda _index: self._on_renaming())
        self._arrange()
        for keys, button in (
            ("F2", self.rename_button),
            ("Alt+Up", self.up_button),
            ("Alt+Down", self.down_button),
        ):
            QShortcut(QKeySequence(keys), self, button.click)
        self._load("")
        DialogPlace(self, place.memory.settings, NAME, _SIZE, _SMALLEST)

    def _arrange(self) -> None:
        self.add_button = verb_button("新增…", self._on_adding)
        self.rename_button = verb_button("改名…", self._on_renaming, keys="F2")
        self.up_button = verb_button("上移", lambda: self._on_moving(-1), keys="Alt+↑")
        self.down_button = verb_button("下移", lambda: self._on_moving(1), keys="Alt+↓")
        self.nest_button = verb_button("设为小节", self._on_nesting)
        self.remove_button = verb_button("删除", self._on_removing)
        close = verb_button("关闭", self.reject)
        close.setDefault(True)
        self.told = label(EMPTY, tone="muted")
        self.error = label(tone="error", wraps=True)
        self.error.hide()
        column = QVBoxLayout()
        column.setSpacing(8)
        for button in (
            *(self.add_button, self.rename_button, self.up_button, self.down_button),
            *(self.nest_button, self.remove_button),
        ):
            column.addWidget(button)
        column.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.list, 1)
        middle.addLayout(column)
        foot = QHBoxLayout()
        foot.addWidget(self.told)
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 12)
        whole.setSpacing(12)
        whole.addLayout(middle, 1)
        whole.addWidget(self.error)
        whole.addLayout(foot)

    @property
    def _plan_uid(self) -> str:
        board = self._session.board
        return board.plan.uid if board else ""

    @property
    def entry(self) -> SectionEntry | None:
        """The current section."""
        at = self.list.currentIndex().row()
        return self._entries[at] if 0 <= at < len(self._entries) else None

    def _load(self, uid: str) -> None:
        """Reads the sections anew; the one of `uid` is the current one, else where one was."""
        board, at = self._session.board, max(self.list.currentIndex().row(), 0)
        self._entries = section_entries(board.ledger, self._plan_uid) if board else []
        self.items.clear()
        height = current_theme().sizes.list_row
        for one in self._entries:
            words = f"{_INDENT if one.nested else ''}{one.heading}　{one.tasks} 项"
            item = QStandardItem(words)
            item.setToolTip(one.heading)
            item.setSizeHint(QSize(0, height))
            self.items.appendRow(item)
        places = [place for place, one in enumerate(self._entries) if one.uid == uid]
        at = places[0] if places else min(at, len(self._entries) - 1)
        self.list.setCurrentIndex(self.items.index(at, 0))
        self._on_row_reached()

    def _on_row_reached(self) -> None:
        one, writable = self.entry, self._session.writable
        self.error.hide()
        self.add_button.setEnabled(writable)
        for button in (
            *(self.rename_button, self.up_button, self.down_button),
            *(self.nest_button, self.remove_button),
        ):
            button.setEnabled(writable and one is not None)
        nested = bool(one and one.nested)
        self.nest_button.setText("设为章节" if nested else "设为小节")
        self.nest_button.setEnabled(writable and (nested or self._above() is not None))
        tops = sum(not other.nested for other in self._entries)
        below = len(self._entries) - tops
        self.told.setText(f"{tops} 章" + (f"，{below} 个小节" if below else "") if tops else EMPTY)

    def _above(self) -> SectionEntry | None:
        """The section into which the current one would nest: the last top one before it."""
        at = self.list.currentIndex().row()
        return next((one for one in reversed(self._entries[: max(at, 0)]) if not one.nested), None)

    def _write(self, deed: Callable[[Desk], Written], uid: str = "") -> None:
        if written(self._session, deed, self.error):
            self._load(uid)

    def _on_adding(self) -> None:
        known = {one.uid for one in self._entries}
        run(HeadingForm(self._session, self._plan_uid, None, self))
        self._load("")
        new = [one.uid for one in self._entries if one.uid not in known]
        if new:
            self._load(new[0])

    def _on_renaming(self) -> None:
        if (one := self.entry) and self.rename_button.isEnabled():
            run(HeadingForm(self._session, self._plan_uid, one, self))
            self._load(one.uid)

    def _on_moving(self, step: int) -> None:
        if one := self.entry:
            self._write(lambda desk: move_section(desk, one.uid, step), one.uid)

    def _on_nesting(self) -> None:
        one, above = self.entry, self._above()
        if one is None:
            return
        parent = None if one.nested or above is None else above.uid
        self._write(lambda desk: nest_section(desk, one.uid, parent), one.uid)

    def _on_removing(self) -> None:
        if one := self.entry:
            self._write(lambda desk: remove_section(desk, one.uid))


class HeadingForm(Form):
    """新增… and 改名…"""

    manual_page = "tasks"

    def __init__(
        self, session: Session, plan_uid: str, entry: SectionEntry | None, parent: QWidget
    ):
        super().__init__(session, "修改章节" if entry else "新增章节", parent)
        self._plan_uid, self._entry = plan_uid, entry
        self.heading = QLineEdit(entry.heading if entry else "")
        self.heading.setPlaceholderText("例如 八、其他重点任务")
        self.heading.setAccessibleName("章节名称")
        self.heading.textChanged.connect(lambda _text: self._on_typed())
        self.form.addRow("章节名称", self.heading)
        self.told.hide()
        self.verb.setText("修改章节" if entry else "新增章节")
        self.begin_with(self.heading)
        self._on_typed()

    def _on_typed(self) -> None:
        typed, before = self.heading.text().strip(), self._entry.heading if self._entry else ""
        self.error.hide()
        self.verb.setEnabled(bool(typed) and typed != before)

    def deed(self) -> Callable[[Desk], Written]:
        heading, entry = self.heading.text(), self._entry
        if entry:
            return lambda desk: rename_section(desk, entry.uid, heading)
        return lambda desk: add_section(desk, self._plan_uid, heading)
