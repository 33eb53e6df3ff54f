"""Above the tree: filters, statuses, tokens of all that is asked, how much is shown, rows, columns.

Reads and sets the session's filter; of the tree it knows how much is shown and its two menus.
"""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tzdesk.domain.filters import TaskFilter, bounds_of, with_bounds
from tzdesk.domain.grouping import GroupBy
from tzdesk.domain.status import Status
from tzdesk.ui.models.filter_choices import choices
from tzdesk.ui.models.filter_tokens import (
    LABELS,
    chosen_values,
    list_title,
    own_field,
    part_of,
    titles,
    tokens,
    with_chosen,
    with_part,
)
from tzdesk.ui.session import Session
from tzdesk.ui.theme import current_theme, icon_pixmap
from tzdesk.ui.widgets.filter_buttons import FilterButton, PlainButton, StatusChip, TokenButton
from tzdesk.ui.widgets.filter_menus import ColumnsButton, RowHeightButton
from tzdesk.ui.widgets.filter_popup import FilterPopup
from tzdesk.ui.widgets.flow_layout import FlowLayout
from tzdesk.ui.widgets.task_tree import TaskTree

_UNITS = {"leaders": "人", "units": "个", "deadlines": "个", "statuses": "个"}
"""By what chosen values are counted on a button."""


class FilterBar(QWidget):
    """Two lines: what can be filtered, and what is."""

    manual_page = "filters"

    def __init__(self, session: Session, tree: TaskTree, parent: QWidget | None = None):
        super().__init__(parent)
        self._session = session
        self._tree = tree
        self.setProperty("pane", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("筛选")
        self.funnel = QLabel()
        self.buttons = {name: FilterButton(LABELS[name]) for name in _UNITS}
        self.chips = [StatusChip(status) for status in Status]
        self.clear = PlainButton()
        self.shown = QLabel()
        self.shown.setProperty("type", "small")
        self.row_height = RowHeightButton(tree)
        self.columns = ColumnsButton(tree)
        self._tokens = FlowLayout()
        self._popups: dict[str, FilterPopup] = {}
        self._lay_out()
        self._wire()
        self._on_board_replaced()

    # What it is made of

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._upper = self._line(column)
        self._lower = self._line(column)
        upper, lower = QHBoxLayout(self._upper), QHBoxLayout(self._lower)
        upper.setContentsMargins(8, 0, 8, 0)
        upper.setSpacing(6)
        lower.setContentsMargins(8, 0, 8, 0)
        lower.setSpacing(6)
        for widget in (self.funnel, *self.buttons.values()):
            upper.addWidget(widget)
        self._rule = _rule()
        upper.addWidget(self._rule)
        for chip in self.chips:
            upper.addWidget(chip)
        upper.addStretch(1)
        upper.addWidget(self.clear)
        holder = QWidget()
        holder.setLayout(self._tokens)
        holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        lower.addWidget(holder, 1)
        for widget in (self.shown, _rule(), self.row_height, self.columns):
            lower.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self._draw()

    def _line(self, column: QVBoxLayout) -> QWidget:
        line = QWidget()
        line.setProperty("edge", "bottom")
        line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column.addWidget(line)
        return line

    def _draw(self) -> None:
        """Heights, fonts and the funnel in the theme's size."""
        theme = current_theme()
        sizes = theme.sizes
        self._upper.setFixedHeight(sizes.filter_bar + 1)
        self._lower.setMinimumHeight(sizes.token_bar + 1)
        top = (sizes.token_bar - sizes.scaled(24)) // 2
        layout = self._lower.layout()
        if layout:
            layout.setContentsMargins(8, top, 4, top)
        side = sizes.icon_pane
        self.funnel.setPixmap(
            icon_pixmap("filter", theme.palette.text_secondary, side, self.devicePixelRatioF())
        )
        self.shown.setFixedHeight(sizes.scaled(24))
        for button in (self.row_height, self.columns):
            button.setFixedHeight(sizes.scaled(24))

    def _wire(self) -> None:
        session = self._session
        session.board_replaced.connect(self._on_board_replaced)
        session.filter_changed.connect(self._show_filter)
        rows = self._tree.view.tree
        for signal in (rows.modelReset, rows.rowsInserted, rows.rowsRemoved):
            signal.connect(self._show_count)
        self._tree.funnel_clicked.connect(self._on_funnel)
        for name, button in self.buttons.items():
            button.clicked.connect(partial(self.open_popup, name))
        for chip in self.chips:
            chip.toggled.connect(self._on_chip)
        self.clear.setText("清除")
        self.clear.setAccessibleName("清除全部筛选")
        self.clear.setToolTip("清除全部筛选（Ctrl+L）")
        self.clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clear.clicked.connect(lambda: session.ask(TaskFilter()))

    # What it shows

    def _on_board_replaced(self) -> None:
        self.setEnabled(self._session.board is not None)
        self._show_filter()
        self._show_count()

    def _show_filter(self) -> None:
        board, asked = self._session.board, self._session.asked
        for name, button in self.buttons.items():
            chosen = frozenset(map(str, getattr(asked, name)))
            value = "全部"
            if board and len(chosen) == 1:
                value = next((words for _, words in titles(name, chosen, board)), value)
            elif chosen:
                value = f"{len(chosen)} {_UNITS[name]}"
            button.show_value(value, filters=bool(chosen))
        for chip in self.chips:
            chip.blockSignals(True)
            chip.setChecked(chip.status in asked.statuses)
            chip.blockSignals(False)
        self.clear.setEnabled(not asked.empty)
        self._show_tokens()
        self._fit()

    def _show_tokens(self) -> None:
        had_focus = any(token.hasFocus() for token in self.tokens())
        while item := self._tokens.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        board = self._session.board
        for token in tokens(self._session.asked, board) if board else ():
            button = TokenButton(token.words)
            button.removed.connect(partial(self._session.ask, token.without))
            self._tokens.addWidget(button)
            button.show()  # at once, so that it can take the focus
        if had_focus:
            (next(iter(self.tokens()), None) or self.buttons["leaders"]).setFocus()

    def tokens(self) -> list[TokenButton]:
        """The tokens that stand there now."""
        found = (self._tokens.itemAt(place) for place in range(self._tokens.count()))
        widgets = (item.widget() for item in found if item)
        return [one for one in widgets if isinstance(one, TokenButton)]

    def _show_count(self) -> None:
        layout = self._tree.view.tree.layout
        if layout is None:
            self.shown.clear()
            return
        several = layout.by in (GroupBy.LEADER, GroupBy.UNIT)
        apart = f"（分别计入 {layout.counted} 条）" if several else ""
        self.shown.setText(f"显示 <b>{layout.passing}</b>/{len(layout.rows)} 项{apart}")

    # What it asks

    def _on_chip(self) -> None:
        chosen = frozenset(chip.status for chip in self.chips if chip.isChecked())
        self._session.ask(with_part(self._session.asked, "statuses", chosen))

    def _on_funnel(self, column: str, at: QPoint) -> None:
        name, asked = part_of(column), self._session.asked
        if isinstance(getattr(asked, name, frozenset()), frozenset):
            self.open_popup(name, at=at)
        else:
            self._session.ask(with_part(asked, name, not getattr(asked, name)))

    def open_popup(self, name: str, _checked: bool = False, *, at: QPoint | None = None) -> None:
        """Drops the list of a filter below its button, or at a point of the screen."""
        board = self._session.board
        if board is None:
            return
        button = self._button(name) or self.funnel
        chosen = chosen_values(self._session.asked, name)
        place = at or button.mapToGlobal(QPoint(0, button.height()))
        popup = self.popup(name)
        popup.name(list_title(name, board).removeprefix("牵头").removeprefix("责任"))
        popup.bounds.show_bounds(own_field(name, board), *bounds_of(self._session.asked, name))
        popup.drop(choices(board, name), chosen, place)

    def _button(self, name: str) -> FilterButton | None:
        """The button of a filter, if it has one that is seen."""
        button = self.buttons.get(name)
        return button if button and button.isVisibleTo(self) else None

    def popup(self, name: str) -> FilterPopup:
        """The list of a filter, made when first asked for."""
        if name not in self._popups:
            made = FilterPopup(self)
            made.ticked.connect(partial(self._on_ticked, name))
            made.bounded.connect(partial(self._on_bounded, name))
            made.closed.connect(partial(self._on_closed, name))
            self._popups[name] = made
        return self._popups[name]

    def _on_closed(self, name: str) -> None:
        (self._button(name) or self._tree).setFocus()

    def _on_ticked(self, name: str, values: frozenset[str]) -> None:
        self._session.ask(with_chosen(self._session.asked, name, values))

    def _on_bounded(self, name: str, least: str, most: str) -> None:
        self._session.ask(with_bounds(self._session.asked, name, least, most))

    # Where room ends

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Status chips become one button where they have no room."""
        filters = [self.buttons[name] for name in ("leaders", "units", "deadlines")]
        fixed = [self.funnel, *filters, self.clear]
        room = self.width() - sum(one.sizeHint().width() + 6 for one in fixed) - 24
        fits = sum(chip.sizeHint().width() + 6 for chip in self.chips) <= room
        for chip in self.chips:
            chip.setVisible(fits)
        self._rule.setVisible(fits)
        self.buttons["statuses"].setVisible(not fits)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()
            self._fit()


def _rule() -> QFrame:
    rule = QFrame()
    rule.setFrameShape(QFrame.Shape.NoFrame)
    rule.setProperty("edge", "left")
    rule.setFixedSize(1, 20)
    return rule
