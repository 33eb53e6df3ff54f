"""从 Excel 导入联系人…: what a list brings, unit by unit with a tick, before it is written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tzdesk.services.contacts import ContactList, FoundContact, import_contacts
from tzdesk.ui.dialogs.form import written
from tzdesk.ui.dialogs.place import DialogPlace
from tzdesk.ui.messages import CANCEL
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.plain_table import PlainTable
from tzdesk.ui.workplace import Workplace

HEADS = ("单位", "表中名称", "联系人", "联系电话", "说明")
WIDTHS = (0, 150, 130, 190, 150)
_START, _MINIMUM = (900, 600), (700, 440)
_UNKNOWN_LINES = 5
GUESSED = "名称不同，请核对"
NOTHING = "至少选一个单位"


class ContactsDialog(QDialog):
    """Accepted once the contacts are in the ledger."""

    manual_page = "units"

    def __init__(self, place: Workplace, found: ContactList, parent: QWidget):
        super().__init__(parent)
        self._session, self._list = place.session, found
        self.setWindowTitle(f"导入联系人 — {found.name}")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.items = QStandardItemModel(0, len(HEADS))
        self.items.setHorizontalHeaderLabels(list(HEADS))
        self.table = PlainTable("要更新的联系人", self.items, WIDTHS)
        self.items.setParent(self.table)
        for one in found.found:
            self.items.appendRow(_row(one))
        self.items.itemChanged.connect(lambda _item: self._refresh())
        self.unknown = QPlainTextEdit("\n".join(_unknown(found)))
        self.unknown.setReadOnly(True)
        self.unknown.setProperty("type", "small")
        self.unknown.setTabChangesFocus(True)
        self.unknown.setAccessibleName("没有找到的单位")
        self.told, self.error = label(tone="muted"), label(tone="error", wraps=True)
        self.error.hide()
        self.cancel = verb_button(CANCEL, self.reject)
        self.verb = verb_button("", self._on_pressed)
        self.verb.setDefault(True)
        self._arrange()
        DialogPlace(self, place.memory.settings, "contacts", _START, _MINIMUM)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.verb.click)
        self._refresh()
        self.table.selectRow(0)
        self.table.setFocus()

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        row = QHBoxLayout()
        row.addWidget(self.told)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(self.table, 1)
        if count := len(self._list.unknown):
            words = f"没有找到单位的 {count} 行，不会导入；可先给单位增加别名，再导入一次。"
            column.addWidget(label(words, "small", "warning", wraps=True))
            column.addWidget(self.unknown)
            lines = min(count, _UNKNOWN_LINES)
            self.unknown.setFixedHeight(current_theme().sizes.line_pitch * lines + px(24))
        else:
            self.unknown.hide()
        column.addWidget(self.error)
        column.addLayout(row)

    @property
    def chosen(self) -> list[FoundContact]:
        """The units whose tick is set."""
        ticks = [self.items.item(at, 0).checkState() for at in range(self.items.rowCount())]
        pairs = zip(self._list.found, ticks, strict=True)
        return [one for one, tick in pairs if tick is Qt.CheckState.Checked]

    def _refresh(self) -> None:
        count, same = len(self.chosen), self._list.same
        rest = f"；{same} 个没有变化" if same else ""
        self.told.setText(f"将更新 {count} 个单位的联系方式{rest}")
        self.verb.setText(f"导入 {count} 个联系人")
        self.verb.setEnabled(bool(count))
        self.verb.setToolTip("" if count else NOTHING)

    def _on_pressed(self) -> None:
        chosen = self.chosen
        if written(self._session, lambda desk: import_contacts(desk, chosen), self.error):
            self.accept()


def _row(found: FoundContact) -> list[QStandardItem]:
    unit, row = found.unit, found.row
    notes = [GUESSED] if found.guessed else []
    if found.more:
        notes.append(f"另有 {found.more} 人，取第一位")
    words = (
        unit.name,
        row.unit,
        _changed(unit.contact, found.contact),
        _changed(unit.phone, found.phone),
        "；".join([*notes, row.place]),
    )
    items = [QStandardItem(text) for text in words]
    for item in items:
        item.setEditable(False)
        item.setToolTip(item.text())
    items[0].setCheckable(True)
    tick = Qt.CheckState.Unchecked if found.guessed else Qt.CheckState.Checked
    items[0].setCheckState(tick)
    return items


def _changed(old: str | None, new: str | None) -> str:
    """「张三 → 李四」; one of them alone where nothing changes or nothing was known."""
    return new or "" if old in (None, new) else f"{old} → {new}"


def _unknown(found: ContactList) -> Sequence[str]:
    return [
        "　".join(word for word in (one.place, one.unit, one.contact, one.phone) if word)
        for one in found.unknown
    ]
