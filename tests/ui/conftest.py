"""What tests of panes and dialogs share: a theme on the application, a small ledger, a session."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.small_ledger import small_desk
from tests.ui.tree_ledger import tree_desk
from tests.ui.windows import Opened, copy_of, open_window, put_away, workplace
from tzdesk.app import Start
from tzdesk.services.example import make_example
from tzdesk.ui.desks import Desks
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.session import Session
from tzdesk.ui.theme.theme import ThemeName, theme_of
from tzdesk.ui.theme.wearing import apply_theme, nothing_collected
from tzdesk.ui.widgets.inspector import Inspector
from tzdesk.ui.workplace import Workplace


@pytest.fixture(scope="session", autouse=True)
def _clipboard_emptied() -> Iterator[None]:
    """What Python put on it must not outlive Python: Qt destroys it when the process ends."""
    yield
    if QApplication.instance():
        QApplication.clipboard().clear()


@pytest.fixture
def themed(qtbot: QtBot, qapp: object, tmp_path: Path) -> Iterator[None]:
    """The light theme at 100 %."""
    apply_theme(qapp, theme_of(ThemeName.LIGHT, 100), tmp_path)  # type: ignore[arg-type]
    yield
    with nothing_collected():
        qapp.setStyleSheet("")  # type: ignore[attr-defined]


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """A session with the small ledger open."""
    made = Session()
    made.open(small_desk(tmp_path))
    yield made
    made.open(None)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """The small ledger as a file that nobody has open."""
    desk = small_desk(tmp_path / "ledger")
    desk.close()
    return desk.path


@pytest.fixture
def tree_session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """A session with the ledger of eight tasks open."""
    made = Session()
    made.open(tree_desk(tmp_path))
    yield made
    made.open(None)


@pytest.fixture
def place(
    session: Session, qtbot: QtBot, qapp: QApplication, tmp_path: Path, themed: None
) -> Workplace:
    """What a dialog on the small ledger works with."""
    return workplace(qtbot, qapp, session, tmp_path)


@pytest.fixture
def pane(session: Session, qtbot: QtBot, themed: None) -> Iterator[Inspector]:
    """The inspector beside a button that can take the focus."""
    window = QWidget()
    column = QVBoxLayout(window)
    inspector = Inspector(session)
    column.addWidget(inspector)
    column.addWidget(QPushButton("树"))
    qtbot.addWidget(window)
    window.resize(303, 806)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    session.choose("t30")
    QApplication.processEvents()
    yield inspector
    window.close()


@pytest.fixture(scope="session")
def example_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, made once for all windows that show it."""
    with make_example(tmp_path_factory.mktemp("example")) as desk:
        return desk.path


@pytest.fixture
def opened(
    qapp: QApplication, tmp_path: Path, example_ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Opened]:
    monkeypatch.setattr(Desks, "example", copy_of(example_ledger))
    windows: list[MainWindow] = []

    def make(start: Start) -> MainWindow:
        windows.append(open_window(qapp, tmp_path, start))
        return windows[-1]

    yield make
    put_away(qapp, windows)


@pytest.fixture
def example(opened: Opened) -> MainWindow:
    return opened(Start(example=True))
