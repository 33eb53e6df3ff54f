"""The table of commands: no keys twice, none that input methods own, every command in a menu."""

from collections import Counter

from PySide6.QtCore import Qt

from tzdesk.ui.command_table import COMMANDS, shortcut_rows
from tzdesk.ui.menus import MENUS, Submenu

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def test_no_two_commands_share_keys() -> None:
    keys = Counter(command.keys for command in COMMANDS if command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_keys_that_input_methods_own() -> None:
    owned = ("Ctrl+Shift", "Ctrl+Space", "Ctrl+.")
    assert not [one.name for one in COMMANDS if one.keys.startswith(owned)]
    assert not [one.name for one in COMMANDS if len(one.keys) == 1]


def test_every_command_stands_in_a_menu_once() -> None:
    placed: list[str] = []
    for menu in MENUS:
        for entry in menu.entries:
            placed += entry.entries if isinstance(entry, Submenu) else [entry] if entry else []
    by_keys_only = {"next_pane", "previous_pane"}
    assert Counter(placed) == Counter(one.name for one in COMMANDS if one.name not in by_keys_only)


def test_sheet_lists_every_shortcut() -> None:
    rows = dict(shortcut_rows())
    assert rows["Ctrl+F"] == "搜索"
    assert rows["Ctrl+PgDn"] == "下一项"
    assert rows["Ctrl+−"] == "缩小"
