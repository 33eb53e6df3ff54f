"""The toolbar: the few commands used all day, the period, the search field.

Its buttons are the actions of the one table; knows not what they do.
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from tzdesk.ui.actions import Actions
from tzdesk.ui.session import Session
from tzdesk.ui.theme import ThemeSwitch, current_theme, icon
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.toolbar_period import PeriodBox
from tzdesk.ui.widgets.toolbar_plan import PlanBox
from tzdesk.ui.widgets.toolbar_search import SearchField

BUTTONS: tuple[tuple[str, str, str, str] | None, ...] = (
    ("import_plan", "导入方案", "download", "读取已印发的分工方案（Ctrl+I）"),
    ("dispatch", "下发填报表", "upload", "为各责任单位生成本期填报表（Ctrl+T）"),
    ("merge", "回收合并", "arrow-merge", "读取交回的填报表，核对后写入台账（Ctrl+M）"),
    ("export", "导出 Excel", "table-export", "把台账导出为 Excel 工作簿（Ctrl+E）"),
    None,
    ("undo", "撤销", "arrow-back-up", ""),
    ("redo", "重做", "arrow-forward-up", ""),
)
"""Command, word, icon and tooltip; a tooltip that is empty is kept by the undo list."""

GAP, DOT = 4, 7
ROOMY = 1200
"""Below this width (px at 100 %) the words of `BRIEF` give way to the search field."""
BRIEF = ("undo", "redo")


class ToolBar(QToolBar):
    """Fixed at the top; F6 reaches it."""

    manual_page = "window"

    def __init__(
        self, actions: Actions, session: Session, switch: ThemeSwitch, parent: QWidget | None = None
    ):
        super().__init__("工具栏", parent)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._session = session
        self._icons: list[tuple[QAction, str]] = []
        self._actions, self._marked = actions, set[str]()
        self._brief: list[QToolButton] = []
        self._add_buttons(actions)
        self.addWidget(_space())
        self.plan, self.period = PlanBox(session), PeriodBox(session)
        self.search = SearchField(switch)
        self._plan_parts = self._add_named("方案", self.plan)
        self._period_parts = self._add_named("填报期", self.period)
        self.addWidget(_gap())
        self.addWidget(self.search)
        self.addWidget(_gap())
        session.board_replaced.connect(self._on_board_replaced)
        switch.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._on_board_replaced()

    def _add_named(self, words: str, box: QWidget) -> list[QAction]:
        name = label(words, "body", "secondary")
        return [self.addWidget(name), self.addWidget(box)]

    def mark(self, name: str, words: str) -> None:
        """A dot at a button, and why before its tooltip; "" takes both away."""
        tip = next(entry[3] for entry in BUTTONS if entry and entry[0] == name)
        self._actions.set_tip(name, f"{words}\n{tip}" if words else tip)
        (self._marked.add if words else self._marked.discard)(name)
        self._draw_icons()

    def _add_buttons(self, actions: Actions) -> None:
        for entry in BUTTONS:
            if entry is None:
                self.addSeparator()
                continue
            name, word, icon_name, tip = entry
            action = actions[name]
            action.setIconText(word)
            if tip:
                actions.set_tip(name, tip)
            action.setIconVisibleInMenu(False)
            self._icons.append((action, icon_name))
            self.addAction(action)
            button = self.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                if name in BRIEF:
                    self._brief.append(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, 撤销 and 重做 show their shapes only; tooltips say the rest."""
        roomy = event.size().width() >= current_theme().sizes.scaled(ROOMY)
        with_words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in self._brief:
            button.setToolButtonStyle(
                with_words if roomy else Qt.ToolButtonStyle.ToolButtonIconOnly
            )
        super().resizeEvent(event)

    def _on_board_replaced(self) -> None:
        board = self._session.board
        for part in self._plan_parts:
            part.setVisible(self.plan.count() > 1)
        for part in self._period_parts:
            part.setVisible(bool(board and board.period))
        self.search.setEnabled(board is not None)

    def _on_theme_changed(self) -> None:
        sizes = current_theme().sizes
        self._draw_icons()
        self.setFixedHeight(sizes.toolbar + sizes.scaled(3))

    def _draw_icons(self) -> None:
        sizes = current_theme().sizes
        side, gap = sizes.icon_toolbar, sizes.scaled(GAP)
        self.setIconSize(QSize(side + gap, side))
        for action, name in self._icons:
            dot = sizes.scaled(DOT) if action.objectName() in self._marked else 0
            action.setIcon(_with_gap(icon(name), side, gap, self.devicePixelRatioF(), dot))


def _with_gap(found: QIcon, side: int, gap: int, ratio: float, dot: int) -> QIcon:
    """The icon with some room at its right: the style leaves none before the words.

    A dot, if any, reaches into that room.
    """
    wider = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        pixmap = QPixmap(QSize(side + gap, side) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        found.paint(painter, QRect(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, mode)
        if dot:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current_theme().colour("brand"))
            painter.drawEllipse(side + gap - dot, 0, dot, dot)
        painter.end()
        wider.addPixmap(pixmap, mode)
    return wider


def _space() -> QWidget:
    space = QWidget()
    space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return space


def _gap() -> QWidget:
    gap = QWidget()
    gap.setFixedWidth(8)
    return gap
