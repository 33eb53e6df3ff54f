"""What holds for every test: no display, no settings of the user, no widget left behind.

Python warnings and Qt warnings fail a test as well; pyproject.toml says so.
"""

import gc
import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["pytester"]

# A loaded machine is slow at random; that is no finding.
settings.register_profile(
    "local", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", parent=settings.get_profile("local"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

PLACES = {
    "HOME": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_DOCUMENTS_DIR": "documents",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
}


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test starts as a new user: nothing read from, or written to, the real one."""
    home = tmp_path_factory.mktemp("home")
    for variable, folder in PLACES.items():
        monkeypatch.setenv(variable, str(home / folder))


@pytest.fixture(autouse=True)
def _no_leaked_widgets() -> Iterator[None]:
    """A window that outlives its test still hears signals and answers in the next one."""
    before = _windows()
    yield
    leaked = _windows() - before
    if leaked:
        gc.collect()  # a reference cycle may hold what nobody wants
        leaked = _windows() - before
    assert not leaked, f"widgets left open: {sorted(map(repr, leaked))}"


def _windows() -> set[object]:
    """The windows nobody owns, once Qt has deleted what was given to `deleteLater`."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets else None
    if widgets is None or app is None:
        return set()
    core = sys.modules["PySide6.QtCore"]
    app.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    return {
        window
        for window in app.topLevelWidgets()
        if window.parent() is None and not window.inherits("QTipLabel")
    }
