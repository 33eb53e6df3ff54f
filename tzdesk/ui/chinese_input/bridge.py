"""Hands the keys of every field to fcitx and brings its words back as Qt's input-method events.

Does for fcitx what a plug-in of Qt would do, without one: a plug-in must match Qt to the letter.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QSocketNotifier, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QTextCharFormat,
    QWindow,
)
from PySide6.QtWidgets import QWidget

from tzdesk.ui.chinese_input.fcitx import InputContext, Key, make_context
from tzdesk.ui.chinese_input.session_bus import BusError, BusSilentError, SessionBus

PRESSES = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
KEYS = (*PRESSES, QEvent.Type.KeyRelease)


class FcitxBridge(QObject):
    """Sees what comes to each window. Where fcitx goes away, keys are keys again."""

    def __init__(self, app: QGuiApplication, where: str, name: str, note: Callable[[str], None]):
        super().__init__(app)
        self._note = note
        self._context: InputContext | None = None
        self._composed = ""
        self._asked: tuple[Key, bool] | None = None
        made = make_context(where, name, self._commit, self._compose)
        if made is None:
            note(f"{name} does not answer")
            return
        bus, self._context = made
        self._watch(bus)
        app.focusWindowChanged.connect(self._on_window_changed)
        app.focusObjectChanged.connect(self._on_focus_changed)

    def _watch(self, bus: SessionBus) -> None:
        self._bus = bus
        self._notifier = QSocketNotifier(bus.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_bus_ready)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Keys that fcitx takes reach nobody else; neither as shortcuts nor as letters."""
        kind = event.type()
        if kind in KEYS and isinstance(event, QKeyEvent) and self._context:
            if _takes_text() and self._fcitx_takes(event):
                event.accept()  # of a shortcut this says: it is none
                return True
        elif kind == QEvent.Type.MouseButtonPress and self._composed:
            self._drop()
        return False

    def _fcitx_takes(self, event: QKeyEvent) -> bool:
        """Asks once for each key: it comes as a possible shortcut, then as a key, to many."""
        key = Key(
            event.nativeVirtualKey(),
            event.nativeScanCode(),
            event.nativeModifiers(),
            event.timestamp(),
            event.type() == QEvent.Type.KeyRelease,
        )
        if not key.symbol:
            return False
        if self._asked is None or self._asked[0] != key:
            self._asked = (key, self._ask(key))
        return self._asked[1]

    def _ask(self, key: Key) -> bool:
        assert self._context
        try:
            self._show_place()
            return self._context.takes(key)
        except BusSilentError:
            return False
        except BusError as error:
            self._give_up(error)
            return False

    def _show_place(self) -> None:
        """Tells fcitx where the cursor is, so that its list of words stands beside it."""
        focus = QGuiApplication.focusObject()
        if self._context is None or not isinstance(focus, QWidget):
            return
        rect = _query(focus, Qt.InputMethodQuery.ImCursorRectangle)
        if isinstance(rect, QRect):
            scale = focus.devicePixelRatioF()
            corner = focus.mapToGlobal(QPoint(rect.left(), rect.top())) * scale
            self._context.put_list_at(
                corner.x(), corner.y(), round(rect.width() * scale), round(rect.height() * scale)
            )

    def _commit(self, text: str) -> None:
        self._composed = ""
        event = QInputMethodEvent()
        event.setCommitString(text)
        _send(event)

    def _compose(self, text: str, cursor: int) -> None:
        if not text and not self._composed:
            return
        self._composed = text
        underlined = QTextCharFormat()
        underlined.setFontUnderline(True)
        attribute, kind = QInputMethodEvent.Attribute, QInputMethodEvent.AttributeType
        marks = [
            attribute(kind.TextFormat, 0, len(text), underlined),
            attribute(kind.Cursor, cursor, 1),
        ]
        _send(QInputMethodEvent(text, marks))

    def _drop(self) -> None:
        """A click elsewhere ends the word that was begun."""
        self._compose("", 0)
        self._tell(lambda context: context.reset())

    def _on_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _on_focus_changed(self, _focus: QObject | None) -> None:
        self._composed = ""
        inside = _takes_text()
        self._tell(lambda context: context.focus(inside=inside))

    def _on_bus_ready(self) -> None:
        self._tell(lambda context: context.hear())

    def _tell(self, deed: Callable[[InputContext], None]) -> None:
        if self._context is None:
            return
        try:
            deed(self._context)
        except BusError as error:
            self._give_up(error)

    def _give_up(self, error: BusError) -> None:
        self._note(f"fcitx is gone: {error}")
        self._context = None
        self._notifier.setEnabled(False)
        self._bus.close()


def _takes_text() -> bool:
    """Whether what has the focus takes words from an input method."""
    focus = QGuiApplication.focusObject()
    return focus is not None and bool(_query(focus, Qt.InputMethodQuery.ImEnabled))


def _query(focus: QObject, what: Qt.InputMethodQuery) -> object:
    query = QInputMethodQueryEvent(what)
    QCoreApplication.sendEvent(focus, query)
    return query.value(what)


def _send(event: QInputMethodEvent) -> None:
    focus = QGuiApplication.focusObject()
    if focus is not None:
        QCoreApplication.sendEvent(focus, event)
