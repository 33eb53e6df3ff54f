"""The footer of 导入方案: what will happen, the tick for going on all the same, three buttons."""

from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QWidget

from tzdesk.ui.widgets.labels import label


class Footer(QFrame):
    """`going_on` is the default button; its word says what it does."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("pane", "panel")
        self.setProperty("edge", "top")
        self.told = label()
        self.despite = QCheckBox()
        self.cancel = QPushButton("取消")
        self.back = QPushButton("上一步")
        self.going_on = QPushButton("下一步")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self.told)
        row.addWidget(self.despite)
        row.addStretch(1)
        for button in (self.cancel, self.back, self.going_on):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.going_on.setDefault(True)
