"""Step 2: the original text beside what was recognised, what is to be decided, unit names.

Both sides follow each other. Everything the clerk does goes to the review, whose answer is shown.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from tzdesk.domain.draft import ProblemKind
from tzdesk.services.corrections import (
    Correction,
    EditSection,
    EditTask,
    Exclude,
    JoinPrevious,
    MakeSection,
    MakeTask,
)
from tzdesk.services.draft_numbers import Gap, gaps
from tzdesk.ui.delegates.lines import colour, font_of
from tzdesk.ui.dialogs.import_plan.draft_model import COLUMNS
from tzdesk.ui.dialogs.import_plan.draft_tree import DraftTree
from tzdesk.ui.dialogs.import_plan.finding import EditField, Finding, Remedy, State
from tzdesk.ui.dialogs.import_plan.findings import fill_gap
from tzdesk.ui.dialogs.import_plan.findings_list import FINDING, FindingsList
from tzdesk.ui.dialogs.import_plan.names_panel import NamesPanel
from tzdesk.ui.dialogs.import_plan.original_text import OriginalText
from tzdesk.ui.dialogs.import_plan.review import Review
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.labels import label

_LEGEND = (
    ("section", "章节"),
    ("number", "序号"),
    ("task", "任务"),
    ("leader", "领导"),
    ("unit", "单位"),
    ("deadline", "时限"),
)
_ORIGINAL, _RIGHT = 520, 838
_FIELD_LABELS = {name: label for name, label, _ in COLUMNS}


class ReviewStep(QWidget):
    """`changed` comes after each correction or choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._review: Review | None = None
        self.original = OriginalText()
        self.tree = DraftTree()
        self.findings = FindingsList()
        self.names = NamesPanel()
        self._lines_told = label(tone="muted")
        self._counts = label(tone="muted")
        self.original.line_reached.connect(self._follow)
        self.original.meaning_chosen.connect(self._on_meaning_chosen)
        self.tree.lines_reached.connect(self.original.go_to)
        self.tree.gap_filled.connect(self._on_gap_filled)
        self.tree.draft.corrected.connect(self._on_typed)
        self.findings.wanted.connect(self._on_wanted)
        self.names.merged.connect(self._on_merged)
        QShortcut(QKeySequence("F8"), self, lambda: self.findings.to_next(1))
        QShortcut(QKeySequence("Shift+F8"), self, lambda: self.findings.to_next(-1))
        self._arrange()

    def show_review(self, review: Review) -> None:
        """Another document; the first problem has the focus."""
        self._review = review
        self.original.show_document(review.document)
        last = max((one.number for one in review.document.lines if one.text.strip()), default=0)
        self._lines_told.setText(f"共 {last} 行")
        lines = [line for one in review.findings if one.state is State.OPEN for line in one.lines]
        sections = review.draft.sections
        at = {
            task.section
            for task in review.draft.tasks
            if task.section is not None and not set(task.lines).isdisjoint(lines)
        }
        every = {line for one in sections for line in one.lines} | {0}
        opened = {line for index in at for line in sections[index].lines} if at else every
        self._show(opened)
        self._go_to_first()

    def _go_to_first(self) -> None:
        self.findings.setCurrentIndex(self.findings.findings.index(0))
        finding: Finding | None = self.findings.currentIndex().data(FINDING)
        if finding and finding.state is State.OPEN:
            self._locate(finding)
        self.findings.setFocus()

    def _show(self, opened: set[int] | None = None) -> None:
        review = self._review
        if review is None:
            return
        unread = {one.line for one in review.draft.problems if one.kind is ProblemKind.UNREAD_TEXT}
        self.original.show_parts(review.draft.parts, unread)
        self.tree.show_draft(review.draft, opened)
        self.findings.show_findings(review.findings)
        self.names.show_review(review)
        self._counts.setText(review.counts)
        self.changed.emit()

    def _correct(self, correction: Correction, done: str, title: str = "", text: str = "") -> None:
        if self._review:
            self._review.correct(correction, done, title, text)
            self._show()
            self._follow(correction.at[0])
            self.original.go_to(self.tree.draft.lines(self.tree.currentIndex()))

    def _follow(self, line: int) -> None:
        """The tree comes to the row of a line, and the text marks all lines of that row."""
        index = self.tree.go_to(line)
        if index.isValid():
            self.original.go_to(self.tree.draft.lines(index))

    def _locate(self, finding: Finding) -> None:
        if finding.lines:
            index = self.tree.go_to(finding.lines[0])
            row = self.tree.draft.lines(index) if index.isValid() else ()
            self.original.go_to((*finding.lines, *row))

    def _on_wanted(self, finding: Finding, remedy: Remedy) -> None:
        if self._review is None:
            return
        if isinstance(remedy.deed, EditField):
            self._locate(finding)
            self.tree.edit_field(remedy.deed.line, remedy.deed.field)
        elif self._review.carry_out(finding, remedy):
            self._show()
            self._locate(finding)
        else:
            self._locate(finding)

    def _on_gap_filled(self, gap: Gap) -> None:
        """The remedy in the tree is that of the list."""
        review = self._review
        wanted = fill_gap(gap)
        for finding in review.findings if review else ():
            for remedy in finding.remedies:
                if remedy == wanted:
                    self._on_wanted(finding, remedy)
                    return

    def _on_meaning_chosen(self, name: str, lines: tuple[int, ...]) -> None:
        review = self._review
        if review is None or not lines:
            return
        line = lines[0]
        number = next((gap.number for gap in gaps(review.draft) if gap.line == line), None)
        deeds: dict[str, tuple[Correction, str]] = {
            "task": (MakeTask(line, number), f"已设为第 {number} 项" if number else "已设为任务"),
            "section": (MakeSection(line), "已设为章节"),
            "join": (JoinPrevious(line), "已并入上一项"),
            "exclude": (Exclude(lines), "已移出"),
        }
        self._correct(*deeds[name])

    def _on_typed(self, correction: Correction) -> None:
        title, text = "修改", ""
        if isinstance(correction, EditTask):
            title = f"修改{_FIELD_LABELS[correction.field]}"
            text = correction.value or "（清空）"
        elif isinstance(correction, EditSection):
            title, text = "修改章节", correction.heading
        self._correct(correction, "已修改", title, text)

    def _on_merged(self, name: str, other: str, merged: bool) -> None:
        if self._review:
            self._review.merge_names(name, other, merged)
            self.changed.emit()

    def _arrange(self) -> None:
        lower = QSplitter(Qt.Orientation.Horizontal)
        lower.addWidget(_pane("检查结果", self._counts, self.findings))
        lower.addWidget(_pane("单位名称建议", None, self.names))
        lower.setSizes([_RIGHT * 63 // 100, _RIGHT * 37 // 100])
        lower.setStretchFactor(0, 63)
        lower.setStretchFactor(1, 37)
        right = QSplitter(Qt.Orientation.Vertical)
        hint = label(tone="muted")
        hint.setText("双击可直接修改；选中行与原文联动")
        right.addWidget(_pane("识别结果", hint, self.tree))
        right.addWidget(lower)
        right.setSizes([400, 300])
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.addWidget(_pane("原文", self._lines_told, self.original, _Legend()))
        whole.addWidget(right)
        whole.setSizes([_ORIGINAL, _RIGHT])
        whole.setStretchFactor(0, 0)
        whole.setStretchFactor(1, 1)
        self.splitters = (whole, right, lower)
        for splitter in self.splitters:
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(whole)


class _Legend(QWidget):
    """What each ground in the original text means."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName("图例")
        self.setMinimumWidth(current_theme().sizes.scaled(38 * len(_LEGEND)))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = current_theme()
        px = theme.sizes.scaled
        painter = QPainter(self)
        right = self.width()
        for token, words in reversed(_LEGEND):
            font, metrics = font_of(theme, "caption", bold=token in ("section", "number"))
            width = metrics.horizontalAdvance(words) + px(8)
            height = metrics.height() + px(2)
            part = theme.palette.part(token)
            box = self.rect()
            box.setLeft(right - width)
            box.setRight(right - 1)
            box.setTop((self.height() - height) // 2)
            box.setHeight(height)
            painter.fillRect(box, colour(part.ground))
            painter.setPen(colour(part.text))
            painter.setFont(font)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
            right -= width + px(8)


def _pane(title: str, note: QLabel | None, body: QWidget, extra: QWidget | None = None) -> QWidget:
    """A part of the step under its head."""
    pane, head = QWidget(), QWidget()
    head.setProperty("pane", "header")
    head.setProperty("edge", "bottom")
    head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    head.setFixedHeight(current_theme().sizes.group_row + 4)
    row = QHBoxLayout(head)
    row.setContentsMargins(10, 0, 10, 0)
    name = QLabel(title)
    row.addWidget(name)
    if note:
        row.addWidget(note)
    row.addStretch(1)
    if extra:
        row.addWidget(extra)
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(head)
    column.addWidget(body, 1)
    return pane
