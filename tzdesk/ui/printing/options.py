"""The right of 打印: printer, copies, pages, which way round, sides; kept for the next time.

Knows no page; what is asked is told by `order`, `typed_pages`, `orientation` and `whole`.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from tzdesk.settings import Key, Settings
from tzdesk.ui.kept_values import table
from tzdesk.ui.printing.devices import Order, Sides
from tzdesk.ui.printing.printout import Caption
from tzdesk.ui.printing.sheet import Orientation
from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.choice_box import ChoiceBox
from tzdesk.ui.widgets.labels import label

NO_PRINTER = "本机没有安装打印机，可以另存为 PDF，再到有打印机的电脑上打印。"
SEEKING = "正在查找打印机…"
WHOLE_WORDS, WHOLE_HINT = "长文字完整打印", "不勾选时每行与屏幕上一样高，超出的文字省略"
_WIDTH, _MOST_COPIES = 272, 99
_KEPT: Key[dict[str, object]] = Key("printing", {})


class PrintOptions(QScrollArea):
    """`changed`: the pages are to be laid out anew; `asked`: other pages or another printer."""

    changed, asked = Signal(), Signal()

    def __init__(self, settings: Settings, caption: Caption, parent: QWidget | None = None):
        super().__init__(parent)
        self._settings, self._caption = settings, caption
        kept = table(settings.get(_KEPT))
        self._usual = str(kept.get("printer", ""))
        self.printers, self.sides = _choice("打印机"), _choice("单双面")
        self.orientations = _choice("纸张方向")
        self.copies = QSpinBox()
        self.copies.setRange(1, _MOST_COPIES)
        self.copies.setAccessibleName("份数")
        self.pages = QLineEdit()
        self.pages.setPlaceholderText("全部；或 1-3,5")
        self.pages.setAccessibleName("页码")
        self.whole = QCheckBox(WHOLE_WORDS)
        self.whole.setToolTip(WHOLE_HINT)
        self.whole.setChecked(kept.get(f"{caption.kind}_whole", True) is not False)
        self.whole.setVisible(caption.shortens)
        self.note = label(SEEKING, "caption", "muted", wraps=True)
        self.wrong = label("", "caption", "error", wraps=True)
        self.wrong.hide()
        self._offer(kept)
        self._arrange()
        self._wire()

    def _offer(self, kept: dict[str, object]) -> None:
        way = kept.get(f"{self._caption.kind}_orientation", self._caption.orientation.value)
        for one in Orientation:
            self.orientations.addItem(f"A4 {one.label}", one)
        self.orientations.setCurrentIndex(max(0, self.orientations.findData(way)))
        for side in Sides:
            self.sides.addItem(side.label, side)
        self.sides.setCurrentIndex(max(0, self.sides.findData(kept.get("sides"))))

    def _arrange(self) -> None:
        px = current_theme().sizes.scaled
        page = QWidget()
        page.setProperty("pane", "window")
        column = QVBoxLayout(page)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(4))
        rows: tuple[tuple[str, QWidget, QLabel | None], ...] = (
            ("打印机", self.printers, self.note),
            ("份数", self.copies, None),
            ("页码", self.pages, self.wrong),
            ("纸张", self.orientations, None),
            ("单双面", self.sides, None),
        )
        for words, field, below in rows:
            column.addWidget(label(words, "caption", "muted"))
            column.addWidget(field)
            if below:
                column.addWidget(below)
            column.addSpacing(px(6))
        column.addWidget(self.whole)
        column.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFixedWidth(px(_WIDTH))

    def _wire(self) -> None:
        self.orientations.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.whole.toggled.connect(lambda _on: self.changed.emit())
        self.pages.textChanged.connect(lambda _text: self.asked.emit())

    # What is asked

    @property
    def orientation(self) -> Orientation:
        """Which way round."""
        return Orientation(self.orientations.currentData())

    @property
    def order(self) -> Order | None:
        """What the printer is to do; None where there is none."""
        name = self.printers.currentText()
        sides = Sides(self.sides.currentData())
        return Order(name, self.copies.value(), sides) if name else None

    def show_printers(self, names: list[str]) -> None:
        """The printers of this computer; the one used last is chosen, else the usual one."""
        self.printers.clear()
        self.printers.setPlaceholderText("" if names else "没有打印机")
        self.printers.addItems(names)
        self.printers.setCurrentIndex(max(0, self.printers.findText(self._usual)) if names else -1)
        self.note.setText("" if names else NO_PRINTER)
        self.note.setVisible(not names)
        for field in (self.printers, self.copies, self.sides):
            field.setEnabled(bool(names))
        self.asked.emit()

    def say_wrong(self, words: str) -> None:
        """What cannot be read in the field of pages; "" where all can."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def keep(self) -> None:
        """For the next time: all but copies and pages."""
        kept = table(self._settings.get(_KEPT)) | {
            "sides": self.sides.currentData(),
            f"{self._caption.kind}_orientation": self.orientation.value,
        }
        if self.printers.currentText():
            kept["printer"] = self.printers.currentText()
        if self._caption.shortens:
            kept[f"{self._caption.kind}_whole"] = self.whole.isChecked()
        self._settings.set(_KEPT, kept)


def _choice(name: str) -> ChoiceBox:
    made = ChoiceBox()
    made.setAccessibleName(name)
    return made
