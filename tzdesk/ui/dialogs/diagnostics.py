"""诊断包…: shows what the zip will hold before it is made, and makes it.

Knows the list and the tick; what is masked, and how, is the service's business.
"""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
)

from tzdesk.services.diagnostics import COPY, COPY_SAYS, Part, parts, write_diagnostics
from tzdesk.services.progress import Progress
from tzdesk.ui.log import wall_clock
from tzdesk.ui.machine import known
from tzdesk.ui.messages import CANCEL, tell_failure
from tzdesk.ui.theme import current_theme
from tzdesk.ui.told_files import saved
from tzdesk.ui.widgets.labels import label
from tzdesk.ui.widgets.plain_table import PlainTable
from tzdesk.ui.workplace import Workplace

TITLE = "诊断包"
PURPOSE = "diagnostics"
PACKS = "诊断包 (*.zip)"
WITH_TEXTS = "诊断包中包含任务文字"
LEAD = "诊断包交给程序维护人员查找问题用。只保存成文件，不会发送到任何地方。"
MASKED = "不含任务文字、进展、单位、姓名、电话和文件名：日志中的文字以“□”代替。"
UNMASKED = "包含整个台账和日志全文，请按单位的保密规定交接。"
HEADS, WIDTHS = ("文件", "内容", "大小"), (150, 0, 84)
_SIZE = (600, 400)


def proposed_pack() -> Path:
    """Where 诊断包 lies unless the clerk says otherwise."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(place) if place and Path(place).is_dir() else Path.home()
    return folder / f"tzdesk 诊断包 {wall_clock():%Y-%m-%d %H%M}.zip"


class DiagnosticsDialog(QDialog):
    """The list, the tick, 取消 and 保存诊断包…."""

    manual_page = "trouble"

    def __init__(self, place: Workplace):
        super().__init__(place.window)
        self._place = place
        self._known = known(place.memory.settings)
        self._parts: list[Part] = []
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.items = QStandardItemModel(0, len(HEADS))
        self.items.setHorizontalHeaderLabels(list(HEADS))
        self.table = PlainTable("诊断包的内容", self.items, WIDTHS)
        self.items.setParent(self.table)
        self.with_texts = QCheckBox(WITH_TEXTS)
        self.with_texts.toggled.connect(self._list)
        self.note = label(wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addWidget(label(LEAD, "body", wraps=True))
        column.addWidget(self.table, 1)
        column.addWidget(self.with_texts)
        column.addWidget(self.note)
        column.addLayout(self._buttons())
        px = current_theme().sizes.scaled
        self.resize(px(_SIZE[0]), px(_SIZE[1]))
        self._list()

    def _buttons(self) -> QHBoxLayout:
        cancel, self.verb = QPushButton(CANCEL), QPushButton("保存诊断包…")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.verb.setDefault(True)
        self.verb.clicked.connect(self._on_save)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.verb)
        return row

    def _list(self) -> None:
        """Shows what the zip will hold as the tick stands."""
        whole, desk = self.with_texts.isChecked(), self._place.session.desk
        self._parts = parts(self._known, desk, with_texts=whole)
        lines = [(part.name, part.says, len(part.data)) for part in self._parts]
        if whole and desk:
            lines.append((COPY, COPY_SAYS, desk.path.stat().st_size))
        self.items.setRowCount(0)
        for name, says, size in lines:
            cells = [QStandardItem(word) for word in (name, says, _size_words(size))]
            cells[2].setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.items.appendRow(cells)
        self.note.setText(UNMASKED if whole else MASKED)
        self.note.setProperty("tone", "late" if whole else "muted")
        self.note.style().polish(self.note)

    def _on_save(self) -> None:
        memory = self._place.memory
        proposed = memory.folder(PURPOSE) / proposed_pack().name
        name, _ = QFileDialog.getSaveFileName(self, "保存诊断包", str(proposed), PACKS)
        if not name:
            return
        path = Path(name).with_suffix(".zip")
        memory.keep_folder(PURPOSE, path.parent)
        desk = self._place.session.desk if self.with_texts.isChecked() else None
        found, session, window = self._parts, self._place.session, self._place.window

        def write(_report: Progress) -> None:
            write_diagnostics(path, found, desk)

        self._place.jobs.run(
            "保存诊断包",
            write,
            lambda _nothing: session.said.emit(saved(f"已保存诊断包：{path.name}", path)),
            lambda error: tell_failure(window, error),
        )
        self.accept()


def _size_words(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(size // 1000, 1)} KB"
