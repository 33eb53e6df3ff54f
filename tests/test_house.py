"""Controls: the guards of conftest.py and pyproject.toml do fail what they should."""

import re
from pathlib import Path

import pytest

import tzdesk

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")

OFFENCES = """
import os, warnings
from pathlib import Path
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QWidget

kept = []

def test_leaks_a_window(qapp):
    kept.append(QWidget())
    kept[0].show()

def test_is_warned_by_python():
    warnings.warn("old", DeprecationWarning)

def test_is_warned_by_qt(qapp):
    qWarning("odd")

def test_is_clean(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    assert str(Path.home()) != os.environ["REAL_HOME"]
"""


def test_guards_fail_each_offence(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REAL_HOME", str(Path.home()))
    for name in ("tests/conftest.py", "pyproject.toml"):
        pytester.path.joinpath(Path(name).name).write_bytes((ROOT / name).read_bytes())
    pytester.makepyfile(test_offences=OFFENCES)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-rfE", "test_offences.py")
    result.assert_outcomes(passed=2, failed=2, errors=1)
    result.stdout.fnmatch_lines(["*widgets left open*"])


def test_development_lock_holds_every_pin_of_the_other() -> None:
    runtime, development = (_pins(ROOT / name) for name in LOCKS)
    assert runtime
    assert runtime <= development


def test_the_version_is_said_once_and_described() -> None:
    heads = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert heads[0] == tzdesk.__version__
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", tzdesk.RELEASED)
    places = ("pyproject.toml", "Makefile", "resources/installer/*.*")
    files = [path for place in places for path in ROOT.glob(place)]
    assert [path for path in files if tzdesk.__version__ in path.read_text("utf-8")] == []


def _pins(lock: Path) -> set[str]:
    return {line.split(" ")[0] for line in lock.read_text().splitlines() if "==" in line}
