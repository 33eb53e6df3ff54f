"""The right of 下发填报表: 选项 and 文件命名. Knows no units."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from tzdesk.services.dispatch_files import Existing
from tzdesk.services.dispatch_names import PLACEHOLDERS
from tzdesk.ui.dialogs.dispatch.card import card
from tzdesk.ui.dialogs.dispatch.head import mark_invalid
from tzdesk.ui.dialogs.dispatch.kept import Options
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.labels import label

WIDTH = 286
PREFILL_HINT = "单位在上期文字上修改，减少重复录入"
HIDDEN_UIDS = "填报表内含隐藏的任务编号，单位增删行、调整顺序后仍能对应到原任务。"


class OptionsPane(QScrollArea):
    """`changed` after each change that the forecast depends on. Scrolls where room is short."""

    changed = Signal()

    def __init__(self, options: Options, parent: QWidget | None = None):
        super().__init__(parent)
        self._options = options
        self.prefill = _tick("预填上期进展和措施", options.prefill)
        self.prefill.setAccessibleDescription(PREFILL_HINT)
        self.contacts = _tick("同时生成未填联系人清单", options.contacts)
        self.zipped = _tick("打包为一个压缩文件（.zip）", options.zipped)
        self.pattern = QLineEdit(options.pattern)
        self.pattern.setAccessibleName("文件命名")
        self.pattern.setCursorPosition(0)
        self.error = label("", "small", "error", wraps=True)
        self.error.hide()
        self.sample = label("", "small", wraps=True)
        self.existing = QComboBox()
        self.existing.setAccessibleName("已有同名文件时")
        for one in Existing:
            self.existing.addItem(one.value, one.name)
        self.existing.setCurrentIndex(list(Existing).index(options.existing))
        self.zipped.toggled.connect(lambda _on: self.changed.emit())
        self.pattern.textChanged.connect(lambda _text: self.changed.emit())
        self.existing.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self._arrange()

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        page = QWidget()
        page.setProperty("pane", "window")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(px(WIDTH))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        choices, inside = card("选项")
        hint = label(PREFILL_HINT, "caption", "muted")
        hint.setIndent(px(24))
        first = QVBoxLayout()
        first.setSpacing(0)
        first.addWidget(self.prefill)
        first.addWidget(hint)
        inside.addLayout(first)
        inside.addWidget(self.contacts)
        inside.addWidget(self.zipped)
        naming, inside = card("文件命名")
        inside.addWidget(self.pattern)
        inside.addWidget(self.error)
        inside.addWidget(label(f"可用：{' '.join(PLACEHOLDERS)}", "caption", "muted", wraps=True))
        inside.addWidget(label("示例", "caption", "muted"))
        inside.addWidget(self.sample)
        inside.addWidget(label("已有同名文件时", "caption", "muted"))
        inside.addWidget(self.existing)
        column.addWidget(choices)
        column.addWidget(naming)
        column.addWidget(label(HIDDEN_UIDS, "caption", "muted", wraps=True))
        column.addStretch(1)

    def show_sample(self, name: str, wrong: str) -> None:
        """示例, or what the pattern lacks."""
        self.sample.setText(name or "—")
        self.error.setText(wrong)
        self.error.setVisible(bool(wrong))
        mark_invalid(self.pattern, bool(wrong))

    @property
    def options(self) -> Options:
        """What is set now."""
        return replace(
            self._options,
            prefill=self.prefill.isChecked(),
            contacts=self.contacts.isChecked(),
            zipped=self.zipped.isChecked(),
            pattern=self.pattern.text(),
            existing=Existing[self.existing.currentData()],
        )


def _tick(words: str, on: bool) -> QCheckBox:
    box = QCheckBox(words)
    box.setChecked(on)
    return box
