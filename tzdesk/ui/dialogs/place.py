"""How large a dialog opens and how its parts share it: as the clerk left it, at 100 %."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QDialog, QSplitter

from tzdesk.settings import Key, Settings
from tzdesk.ui.theme import current_theme

_EDGE = 24
Lengths = list[int]


def _lengths(value: dict[str, Lengths]) -> bool:
    return all(
        isinstance(one, list) and all(isinstance(length, int) for length in one)
        for one in value.values()
    )


PLACES: Key[dict[str, Lengths]] = Key("dialog_places", {}, _lengths)
"""By a dialog's name its width and height, by `name/0`, `name/1` … the shares of its splitters."""


class DialogPlace(QObject):
    """Sizes a dialog that is built, and keeps what the clerk made of it when it ends."""

    def __init__(
        self,
        dialog: QDialog,
        settings: Settings,
        name: str,
        start: tuple[int, int],
        minimum: tuple[int, int],
        splitters: Sequence[QSplitter] = (),
    ):
        super().__init__(dialog)
        self._dialog, self._settings, self._name = dialog, settings, name
        self._splitters, self._moved = tuple(splitters), set[int]()
        px = current_theme().sizes.scaled
        room = dialog.screen().availableSize() - QSize(_EDGE, _EDGE)
        kept = settings.get(PLACES).get(name, [])
        dialog.setMinimumSize(QSize(*map(px, minimum)).boundedTo(room))
        dialog.resize(QSize(*map(px, kept if len(kept) == len(start) else start)).boundedTo(room))
        self._opened = dialog.size()
        for at, splitter in enumerate(self._splitters):
            self._share_out(at, splitter)
        dialog.finished.connect(lambda _result: self._keep())

    def _share_out(self, at: int, splitter: QSplitter) -> None:
        shares = self._settings.get(PLACES).get(f"{self._name}/{at}", [])
        if len(shares) == splitter.count():
            splitter.setSizes([current_theme().sizes.scaled(share) for share in shares])
        splitter.splitterMoved.connect(lambda *_moved: self._moved.add(at))

    def _keep(self) -> None:
        kept: dict[str, Lengths] = self._settings.get(PLACES)
        places = dict(kept)
        size = self._dialog.size()
        if size != self._opened and not self._dialog.isMaximized():
            places[self._name] = _at_100([size.width(), size.height()])
        for at in self._moved:
            places[f"{self._name}/{at}"] = _at_100(self._splitters[at].sizes())
        if places != kept:
            self._settings.set(PLACES, places)


def _at_100(lengths: Lengths) -> Lengths:
    scale = current_theme().sizes.scaled(100) / 100
    return [round(length / scale) for length in lengths]
