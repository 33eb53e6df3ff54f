"""单位名称建议: pairs that may be one unit, with the choice; look-alikes; collective names."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tzdesk.ui.dialogs.import_plan.review import AliasChoice, Review
from tzdesk.ui.theme import Shape, current_theme, shape_colour, shape_pixmap
from tzdesk.ui.widgets.flow_layout import FlowLayout
from tzdesk.ui.widgets.labels import label

NOTHING = "没有需要确认的单位名称"
MERGE, KEEP = "合并为一个单位", "分别保留"


class NamesPanel(QScrollArea):
    """Scrolls; a card for each pair."""

    merged = Signal(str, str, bool)
    """Two names, and whether they are one unit."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("单位名称建议")
        self._shown: object = None

    def show_review(self, review: Review) -> None:
        """Builds the cards anew where the names are others."""
        shown = (review.alias_choices, review.alike_names, review.collective_names)
        if shown == self._shown:
            return
        self._shown = shown
        page = QWidget()
        page.setProperty("pane", "surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        tasks = review.tasks_by_unit
        for choice in review.alias_choices:
            column.addWidget(self._choice_card(choice))
        for name, other in review.alike_names:
            column.addWidget(
                _card(
                    [f"{name}　{tasks[name]} 项　与", f"{other}　{tasks[other]} 项"],
                    "名称相近但不同，默认分别保留",
                )
            )
        if names := review.collective_names:
            more = "等" if len(names) > 1 else ""
            column.addWidget(
                _card(
                    [f"{len(names)} 个统称单位"],
                    f"{names[0]}（{tasks[names[0]]} 项）{more}，可在下发前指定具体单位",
                    "、".join(names),
                    shape=Shape.WARNING,
                )
            )
        if column.count() == 0:
            column.addWidget(_card([], NOTHING))
        column.addStretch(1)
        self.setWidget(page)

    def _choice_card(self, choice: AliasChoice) -> QWidget:
        card = _card(
            [
                f"{choice.name}　{choice.name_tasks} 项",
                f"与　{choice.other}　{choice.other_tasks} 项　是否同一单位？",
            ],
            "",
        )
        row = FlowLayout(spacing=8)
        group = QButtonGroup(card)
        for words, merged in ((MERGE, True), (KEEP, False)):
            button = QRadioButton(words)
            button.setChecked(choice.merged is merged)
            button.setAccessibleName(f"{choice.name}与{choice.other}：{words}")
            group.addButton(button)
            row.addWidget(button)
            if merged:
                button.toggled.connect(lambda on: self.merged.emit(choice.name, choice.other, on))
        layout = card.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addLayout(row)
        return card


def _card(lines: list[str], note: str, tip: str = "", shape: Shape | None = None) -> QFrame:
    card = QFrame()
    card.setProperty("edge", "bottom")
    card.setToolTip(tip)
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 8, 12, 8)
    column.setSpacing(2)
    for text in lines:
        row = QHBoxLayout()
        row.setSpacing(6)
        if shape:
            row.addWidget(_mark(shape))
        row.addWidget(label(text, "small", "", wraps=True), 1)
        column.addLayout(row)
    if note:
        column.addWidget(label(note, "caption", "muted", wraps=True))
    return card


def _mark(shape: Shape) -> QLabel:
    theme, mark = current_theme(), QLabel()
    colour, size = shape_colour(shape, theme.palette), theme.sizes.icon_status
    mark.setPixmap(shape_pixmap(shape, size, colour, mark.devicePixelRatioF()))
    return mark
