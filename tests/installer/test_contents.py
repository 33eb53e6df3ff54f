"""The list of contents: what the program reads goes in, what it must not have stays out."""

import pytest

from resources.installer.contents import TOP, Contents, read_contents
from resources.installer.font import characters
from tzdesk.ui.dialogs.components import COMPONENTS


@pytest.fixture(scope="module")
def contents() -> Contents:
    return read_contents()


def test_our_own_files_go_in_and_the_scripts_of_the_build_do_not(contents: Contents) -> None:
    taken = set(contents.source_files())
    assert {f"{path.relative_to(TOP)}" for path in (TOP / "tzdesk").rglob("*.py")} <= taken
    assert {"main.py", "LICENSE", "resources/style.qss", "resources/manual/start.md"} <= taken
    assert not [name for name in taken if "installer" in name or name.startswith("tests")]
    assert contents.stays_source("db/versions/0001_ledger.py")


@pytest.mark.parametrize("system", ["linux", "windows"])
def test_of_qt_only_what_is_named_goes_in(contents: Contents, system: str) -> None:
    takes = contents.packages(system).choice.takes
    library, module = (
        ("Qt/lib/libQt6{}.so.6", "abi3.so") if system == "linux" else ("Qt6{}.dll", "pyd")
    )
    for part in ("Core", "Gui", "Widgets", "Svg", "PrintSupport"):
        assert takes(f"PySide6/Qt{part}.{module}")
        assert takes("PySide6/" + library.format(part))
    for part in ("Network", "Qml", "Quick", "Pdf", "Designer", "WaylandCompositor"):
        assert not takes(f"PySide6/Qt{part}.{module}")
        assert not takes("PySide6/" + library.format(part))
    assert takes("sqlalchemy/orm/session.py")
    assert not takes("PySide6/Qt/translations/qtbase_de.qm")


def test_the_standard_library_comes_without_network_and_tk(contents: Contents) -> None:
    takes = contents.standard_library().takes
    assert takes("zipfile.py")
    assert takes("email/parser.py")
    for name in ("ssl.py", "http/client.py", "smtplib.py", "tkinter/__init__.py", "test/x.py"):
        assert not takes(name)


def test_the_font_shows_what_plans_and_the_program_are_written_in(contents: Contents) -> None:
    found = characters(contents)
    assert set("台账桌面牵头领导，。（）〔〕▸×✓①…") <= found
    assert {"啊", "齄"} <= found, "the first and the last of GB 2312"


def test_the_lock_and_the_list_of_licences_name_the_same_packages(contents: Contents) -> None:
    lock = (TOP / contents.raw["packages"]["lock"]).read_text("utf-8")
    locked = {line.split("==")[0] for line in lock.splitlines() if "==" in line}
    assert {one.name.lower() for one in COMPONENTS} == locked
