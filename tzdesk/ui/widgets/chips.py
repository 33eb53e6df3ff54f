"""Names, members or days as chips: a click or Delete takes one away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from tzdesk.ui.theme import current_theme
from tzdesk.ui.widgets.filter_buttons import TokenButton
from tzdesk.ui.widgets.flow_layout import FlowLayout
from tzdesk.ui.widgets.labels import label


class Chips(QWidget):
    """Says which chip is to go; what it stands for is the owner's business."""

    removed = Signal(str)
    """The key of a chip."""

    def __init__(self, name: str, nothing: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._nothing = nothing
        self.setAccessibleName(name)
        self.chips: list[TokenButton] = []
        self._flow = FlowLayout(self, current_theme().sizes.scaled(6))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, chips: Sequence[tuple[str, str]], *, writable: bool) -> None:
        """A chip for each key and words."""
        while item := self._flow.takeAt(0):
            widget = item.widget()
            widget.hide()
            widget.deleteLater()
        self.chips = [self._chip(key, words, writable=writable) for key, words in chips]
        if not chips:
            nothing = label(self._nothing, "small", "muted")
            nothing.setMinimumHeight(current_theme().sizes.small_button)
            self._flow.addWidget(nothing)
        self.updateGeometry()

    def _chip(self, key: str, words: str, *, writable: bool) -> TokenButton:
        chip = TokenButton(words)
        chip.setEnabled(writable)
        chip.removed.connect(lambda: self.removed.emit(key))
        self._flow.addWidget(chip)
        return chip
