"""What stands in the tree's place when nothing matches: why, and the way back."""

from dataclasses import fields, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from tzdesk.domain.board import Board
from tzdesk.domain.filters import TaskFilter
from tzdesk.ui.models.filter_tokens import described
from tzdesk.ui.session import Session

_ALONE = {
    "overdue": "目前没有逾期任务",
    "due_soon": "目前没有临期任务",
    "unreported": "本期没有未报送的单位",
    "coordination": "目前没有需领导协调的任务",
    "doubtful": "目前没有待核实的填报",
    "recent": "近 {days} 天没有修改",
    "starred": "还没有标星标的任务",
}


def nothing_words(asked: TaskFilter, board: Board) -> tuple[str, str, str]:
    """Heading, explanation and verb for a filter that nothing passes."""
    given = [one.name for one in fields(asked) if getattr(asked, one.name)]
    if given == ["search"]:
        hint = "可输入序号、任务文字、单位、领导或拼音首字母。"
        return f"没有找到“{asked.search.strip()}”", hint, "清除搜索"
    if len(given) == 1 and given[0] in _ALONE:
        return _ALONE[given[0]].format(days=board.rules.recent_days), "", "清除筛选"
    return "没有符合条件的任务", f"当前筛选：{described(asked, board)}。", "清除筛选"


class NothingMatches(QWidget):
    """A heading, a sentence and one button."""

    def __init__(self, session: Session, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self.setProperty("pane", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = self._label("title", "")
        self.reason = self._label("small", "muted")
        self.button = QPushButton()
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self._clear)
        self.setFocusProxy(self.button)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        for widget in (self.heading, self.reason, self.button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _label(self, kind: str, tone: str) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setProperty("type", kind)
        label.setProperty("tone", tone)
        return label

    def tell(self) -> None:
        """Says why nothing is shown."""
        if self._session.board:
            heading, reason, verb = nothing_words(self._session.asked, self._session.board)
            self.heading.setText(heading)
            self.reason.setText(reason)
            self.reason.setVisible(bool(reason))
            self.button.setText(verb)

    def _clear(self) -> None:
        asked = self._session.asked
        only_search = self.button.text() == "清除搜索"
        self._session.ask(replace(asked, search="") if only_search else TaskFilter())
