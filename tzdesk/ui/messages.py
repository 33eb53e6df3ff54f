"""What the clerk is told and asked in boxes: titled by what failed, verbs as buttons.

Knows no pane. Success is never told here (the status bar does that).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tzdesk.errors import UserError
from tzdesk.ui.help_key import hear_help_key
from tzdesk.ui.theme import Shape, current_theme, shape_pixmap

CLOSE = "关闭"
CANCEL = "取消"
WIDTH = 460


@dataclass(frozen=True, slots=True)
class Question:
    """A box: its `title` says what it is about; `verbs` stand from left to right.

    The last verb is the default unless `default` names another; `escape` is what Esc and × mean.
    """

    title: str
    text: str
    advice: str = ""
    verbs: tuple[str, ...] = (CLOSE,)
    default: str = ""
    escape: str = ""
    grave: bool = True


class MessageBox(QDialog):
    """Asks one question; `chosen` is the verb."""

    manual_page = "trouble"

    def __init__(self, question: Question, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(question.title or "tzdesk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.chosen = question.escape or question.verbs[0]
        default = question.default or question.verbs[-1]
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addLayout(self._words(question))
        column.addLayout(self._buttons(question.verbs, default))
        # Ctrl+Enter presses the default from anywhere in a dialog.
        QShortcut(QKeySequence("Ctrl+Return"), self, lambda: self._choose(default))

    def _words(self, question: Question) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._icon(question.grave), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(8)
        for kind, text in (
            ("title", question.title),
            ("body", question.text),
            ("body", question.advice),
        ):
            if text:
                column.addWidget(_label(kind, text))
        row.addLayout(column, 1)
        return row

    def _icon(self, grave: bool) -> QLabel:
        theme = current_theme()
        shape = Shape.WARNING if grave else Shape.INFO
        colour = theme.palette.notice(shape).text
        icon = QLabel()
        icon.setPixmap(shape_pixmap(shape, theme.sizes.icon_hero, colour, self.devicePixelRatioF()))
        return icon

    def _buttons(self, verbs: Sequence[str], default: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for verb in verbs:
            button = QPushButton(verb)
            button.setAutoDefault(False)
            button.setDefault(verb == default)
            button.clicked.connect(lambda _checked=False, verb=verb: self._choose(verb))
            row.addWidget(button)
            if verb == default:
                button.setFocus()
        return row

    def _choose(self, verb: str) -> None:
        self.chosen = verb
        self.accept()


def _label(kind: str, text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("type", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(current_theme().sizes.scaled(WIDTH))
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return label


def ask(parent: QWidget | None, question: Question) -> str:
    """Shows the box and waits; the verb that was chosen."""
    box = MessageBox(question, parent or QApplication.activeWindow())
    run(box)
    return box.chosen


def run(dialog: QDialog) -> None:
    """Shows a dialog, waits for its end and lets it go; F1 in it opens the manual."""
    hear_help_key(dialog)
    dialog.exec()
    dialog.deleteLater()


def show_error(parent: QWidget | None, error: UserError, verbs: Sequence[str] = (CLOSE,)) -> str:
    """Tells what the world did; the verb that was chosen (Esc: the first)."""
    return ask(
        parent, Question(error.title or "无法完成", error.message, error.advice, tuple(verbs))
    )


def tell_failure(parent: QWidget | None, error: Exception) -> None:
    """Tells why a job failed; a bug goes on to whoever catches bugs."""
    if not isinstance(error, UserError):
        raise error
    show_error(parent, error)
