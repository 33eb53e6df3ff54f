"""The house rules of ARCHITECTURE.md, each a sentence that fails when it is broken."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_archon import archrule
from pytest_archon.failure import pop_failures

ROOT = Path(__file__).parent.parent
PACKAGE = "tzdesk"
READERS_AND_WRITERS = ("parsing", "documents", "store", "exchange", "reports")
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "errors": (),
    "paths": (),
    "system": ("windows",),
    "windows": (),
    "domain": (),
    "settings": ("domain",),
    **dict.fromkeys(READERS_AND_WRITERS, ("domain",)),
    "services": (*READERS_AND_WRITERS, "settings", "domain"),
    "cli": ("services", "settings", "domain"),
    "ui": ("services", "settings", "domain"),
}
ONLY_IN = {
    "PySide6": ("ui", "app", "selftest"),
    "shiboken6": ("ui", "app", "selftest"),
    "sqlalchemy": ("store",),
    "alembic": ("store",),
}
HEAVY = ("openpyxl", "xlsxwriter", "docx", "python_calamine", "pypinyin", "alembic")
IMPURE = ("os", "io", "pathlib", "shutil", "sqlite3", "socket", "subprocess", "tempfile", "time")
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "handler"}
SYSTEMS = {"sys.platform", "os.name", "platform.system"}
OF_ONE_SYSTEM = {"ctypes", "fcntl", "msvcrt", "resource", "winreg", "_winapi"}
LONGEST_FILE, LONGEST_FUNCTION = 300, 40


def _with_parts(package: str, *layers: str) -> list[str]:
    """Patterns for the layers' modules: `tzdesk.store` and all that lies under it."""
    return [f"{package}.{layer}{end}" for layer in layers for end in ("", ".*")]


def check_layer_imports_only(package: str, layer: str, allowed: tuple[str, ...]) -> None:
    (
        archrule(f"{layer} may import of our own only: {', '.join(allowed) or 'nothing'}")
        .match(*_with_parts(package, layer))
        .should_not_import(f"{package}.*")
        .may_import(*_with_parts(package, layer, *allowed, "errors", "paths", "system"))
        .check(package, only_direct_imports=True)
    )


def check_library_only_in(package: str, library: str, layers: tuple[str, ...]) -> None:
    (
        archrule(f"{library} is imported only in {', '.join(layers)}")
        .match(package, f"{package}.*")
        .exclude(*_with_parts(package, *layers))
        .should_not_import(library, f"{library}.*")
        .check(package, only_direct_imports=True)
    )


def check_standard_library_only(package: str, layer: str) -> None:
    known = sys.stdlib_module_names | {package}

    def only_the_standard_library(_module: str, direct: set[str], _all: object) -> bool:
        return all(name.split(".")[0] in known for name in direct)

    (
        archrule(f"{layer} needs nothing but the standard library, and does no input or output")
        .match(*_with_parts(package, layer))
        .should_not_import(*(pattern for name in IMPURE for pattern in (name, f"{name}.*")))
        .should(only_the_standard_library)
        .check(package, only_direct_imports=True)
    )


def check_nothing_imports_the_root(package: str) -> None:
    (
        archrule("nothing imports app or selftest; they are the root")
        .match(package, f"{package}.*")
        .exclude(*_with_parts(package, "app", "selftest", "__main__"))
        .should_not_import(*_with_parts(package, "app", "selftest"))
        .check(package, only_direct_imports=True)
    )


def check_heavy_libraries_wait(package: str) -> None:
    """Module level only, but through every module that is imported on the way."""
    (
        archrule("what start-up imports never loads a library that costs start-up time")
        .match(*_with_parts(package, "app", "ui", "cli", "services"))
        .should_not_import(*(pattern for name in HEAVY for pattern in (name, f"{name}.*")))
        .check(package, only_toplevel_imports=True)
    )


def _is_there(layer: str) -> bool:
    place = ROOT / PACKAGE / layer
    return place.is_dir() or place.with_suffix(".py").is_file()


@pytest.mark.parametrize("layer", [layer for layer in MAY_IMPORT if _is_there(layer)])
def test_layer_imports_only_what_lies_below(layer: str) -> None:
    check_layer_imports_only(PACKAGE, layer, MAY_IMPORT[layer])


def test_siblings_never_meet() -> None:
    for layer in READERS_AND_WRITERS:
        assert not set(MAY_IMPORT[layer]) & set(READERS_AND_WRITERS)


@pytest.mark.parametrize("library", ONLY_IN)
def test_library_stays_in_its_layer(library: str) -> None:
    check_library_only_in(PACKAGE, library, ONLY_IN[library])


@pytest.mark.parametrize("layer", ["domain", "parsing"])
def test_pure_layers_need_only_the_standard_library(layer: str) -> None:
    check_standard_library_only(PACKAGE, layer)


def test_nothing_imports_the_root() -> None:
    check_nothing_imports_the_root(PACKAGE)


def test_heavy_libraries_wait() -> None:
    check_heavy_libraries_wait(PACKAGE)


def test_pure_layers_take_the_clock_as_an_argument() -> None:
    clocks = ("date.today", "datetime.now", "datetime.today", "datetime.utcnow")
    found = [
        f"{path}:{node.lineno}"
        for path, node in _nodes("tzdesk/domain", "tzdesk/parsing")
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(clocks)
    ]
    assert found == []


def test_only_one_module_asks_which_system_it_runs_on() -> None:
    allowed = {ROOT / "tzdesk" / f"{name}.py" for name in ("system", "windows")}
    found = [
        f"{path}:{node.lineno}"
        for path, node in _nodes("tzdesk", "db")
        if path not in allowed and (_asked_of(node) & SYSTEMS or _imported_by(node) & OF_ONE_SYSTEM)
    ]
    assert found == []


def _asked_of(node: ast.AST) -> set[str]:
    """`sys.platform` where it decides something; in a text it only says so."""
    parts: list[ast.expr] = []
    if isinstance(node, ast.Compare):
        parts = [node.left, *node.comparators]
    elif isinstance(node, ast.Call):
        parts = [node.func, *node.args]
    asked = {ast.unparse(part).removesuffix("()") for part in parts}
    return {name.removesuffix(".startswith") for name in asked}


def _imported_by(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {one.name for one in node.names}
    return {node.module or ""} if isinstance(node, ast.ImportFrom) else set()


def test_modules_are_named_after_what_they_own() -> None:
    assert [path for path in _files() if path.stem in VAGUE] == []


def test_every_module_says_what_it_owns() -> None:
    assert [path for path in _files() if not ast.get_docstring(_tree(path))] == []


def test_files_are_short() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in _files("tests")}
    assert {path: n for path, n in lengths.items() if n > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = [
        f"{path}:{node.lineno} {node.name}"
        for path, node in _nodes()
        if isinstance(node, functions)
        and path.parent.name != "versions"  # a migration is one long list of columns
        and (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert found == []


def _files(*more: str) -> list[Path]:
    places = ("tzdesk", "db", "benchmarks", "resources", *more)
    return [ROOT / "main.py"] * (ROOT / "main.py").exists() + [
        path for place in places for path in sorted((ROOT / place).rglob("*.py"))
    ]


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def _nodes(*places: str) -> Iterator[tuple[Path, ast.AST]]:
    files = [path for place in places for path in (ROOT / place).rglob("*.py")] or _files()
    for path in files:
        for node in ast.walk(_tree(path)):
            yield path, node


# Controls: a package that breaks every rule must be caught by each.

OFFENDER = {
    "__init__.py": "",
    "app.py": "import offender.ui",
    "domain/__init__.py": "import sqlalchemy\nimport offender.store",
    "domain/clock.py": "import time",
    "parsing/__init__.py": "from offender.documents import reader",
    "documents/__init__.py": "",
    "documents/reader.py": "import openpyxl",
    "store/__init__.py": "from offender import services",
    "services/__init__.py": "def run():\n    from offender.app import start",
    "services/reading.py": "from offender.documents import reader",
    "ui/__init__.py": "from offender.store import session\nfrom offender import cli",
    "cli/__init__.py": "from PySide6.QtCore import QObject",
}


@pytest.fixture
def offender(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    for name, text in OFFENDER.items():
        path = tmp_path / "offender" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return "offender"


def _reasons() -> list[str]:
    return [failure.reason for failure in pop_failures()]


@pytest.mark.parametrize("layer", ["domain", "parsing", "store", "services", "ui"])
def test_control_layers(offender: str, layer: str) -> None:
    check_layer_imports_only(offender, layer, MAY_IMPORT[layer])
    assert _reasons()


def test_control_libraries(offender: str) -> None:
    check_library_only_in(offender, "PySide6", ONLY_IN["PySide6"])
    assert len(_reasons()) == 1
    check_library_only_in(offender, "sqlalchemy", ONLY_IN["sqlalchemy"])
    assert len(_reasons()) == 1


def test_control_purity_root_and_weight(offender: str) -> None:
    check_standard_library_only(offender, "domain")
    assert {reason.split("'")[1] for reason in _reasons()} == {
        "offender.domain",
        "offender.domain.clock",
    }
    check_nothing_imports_the_root(offender)
    assert "offender.services" in _reasons()[0]
    check_heavy_libraries_wait(offender)
    assert "offender.services.reading" in _reasons()[0]
