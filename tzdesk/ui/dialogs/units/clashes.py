"""Of two units that are to be one: each task and period that both reported, and which one stays."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tzdesk.domain.records import Report
from tzdesk.domain.text import shorten
from tzdesk.domain.values import percent_text
from tzdesk.services.report_joining import Clash
from tzdesk.services.unit_merging import MergePreview
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.buttons import verb_button
from tzdesk.ui.widgets.labels import label

_LONGEST, _LONGEST_NAME, _INDENT = 120, 14, 24


class Clashes(QWidget):
    """Hidden where there is nothing to choose."""

    decided = Signal()
    """Some report is chosen."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._preview: MergePreview | None = None
        self._staying: dict[Clash, str] = {}
        self.buttons: dict[str, QRadioButton] = {}
        """By the uid of the report that each one keeps."""
        self.keep_ours = verb_button("", lambda: self._keep_all(gone=False), kind="link")
        self.keep_theirs = verb_button("", lambda: self._keep_all(gone=True), kind="link")
        self._cards = QScrollArea()
        self._cards.setWidgetResizable(True)
        self._cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cards.setAccessibleName("两边都有的填报")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.scaled(8))
        for button in (self.keep_ours, self.keep_theirs):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._cards, 1)

    def show_preview(self, preview: MergePreview | None) -> None:
        """Another pair of units; what was chosen is forgotten."""
        self._preview, self._staying, self.buttons = preview, {}, {}
        clashes = preview.clashes if preview else ()
        self.setVisible(bool(clashes))
        names = (preview.kept.name, preview.gone.name) if preview else ("", "")
        for button, name in zip((self.keep_ours, self.keep_theirs), names, strict=True):
            button.setVisible(len(clashes) > 1)
            button.setText(f"全部保留“{shorten(name, _LONGEST_NAME)}”的")
            button.setToolTip(button.text())
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().sizes.scaled(8))
        for clash in clashes:
            column.addWidget(self._card(clash, names))
        column.addStretch(1)
        self._cards.setWidget(page)

    @property
    def staying(self) -> set[str]:
        """The uids of the reports that were chosen."""
        return set(self._staying.values())

    @property
    def open(self) -> int:
        """How many pairs wait for a choice."""
        return len(self._preview.clashes) - len(self._staying) if self._preview else 0

    def _card(self, clash: Clash, names: tuple[str, str]) -> QFrame:
        px = current_theme().sizes.scaled
        card = QFrame()
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(2))
        column.addWidget(label(f"{clash.told}两边都有填报，请选一条", "small", wraps=True))
        group = QButtonGroup(card)
        for name, report in zip(names, (clash.kept, clash.gone), strict=True):
            button = QRadioButton(name)
            button.setAccessibleName(f"{clash.told}，保留“{name}”的：{report_words(report)}")
            button.toggled.connect(
                lambda on, clash=clash, uid=report.uid: self._on_toggled(clash, uid, on=on)
            )
            group.addButton(button)
            said = label(report_words(report), "small", "secondary", wraps=True)
            said.setIndent(px(_INDENT))
            column.addWidget(button)
            column.addWidget(said)
            self.buttons[report.uid] = button
        return card

    def _keep_all(self, *, gone: bool) -> None:
        """One side of every pair."""
        for clash in self._preview.clashes if self._preview else ():
            self.buttons[(clash.gone if gone else clash.kept).uid].setChecked(True)

    def _on_toggled(self, clash: Clash, uid: str, *, on: bool) -> None:
        if on:
            self._staying[clash] = uid
            self.decided.emit()


def report_words(report: Report) -> str:
    """「正常推进，75%，已开工……」."""
    percent = "" if report.percent is None else f"{percent_text(report.percent)}%"
    said = (str(report.status or ""), percent, shorten(report.progress or "", _LONGEST))
    return "，".join(one for one in said if one) or "没有填写状态和进展"
