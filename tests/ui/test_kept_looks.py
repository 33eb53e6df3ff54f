"""Whatever lies in the settings, the window opens, on the ledger, and can be used."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.windows import Opened, open_window, put_away
from tzdesk.app import Start
from tzdesk.domain.grouping import GroupBy
from tzdesk.ui.main_window import MainWindow

JUNK: tuple[Any, ...] = (
    *(None, True, -1, 10**30, float("nan"), "", "\0", "A" * 5000),
    *([None], ["\0"], [["a", 1]], {"a": None}, {"": []}, {"0": {"0": [0]}}),
)
STARTS, SPOILT = 4, 6


_worked: list[str] = []
"""The settings after some work, with NAME for the ledger; made once."""


@pytest.fixture
def kept(opened: Opened, ledger: Path, tmp_path: Path) -> dict[str, Any]:
    """The settings after some work in the ledger."""
    if not _worked:
        text = _work(opened(Start(ledger=ledger)), tmp_path / "settings.json")
        _worked.append(text.replace(str(ledger), "NAME"))
    found: dict[str, Any] = json.loads(_worked[0].replace("NAME", str(ledger)))
    return found


def _work(window: MainWindow, settings: Path) -> str:
    window.tree.sort("status")
    window.tree.view.columns.draw("units", 200)
    window.session.group_by(GroupBy.UNIT)
    window.commands["show_inspector"].trigger()
    window.commands["size_120"].trigger()
    window.commands["row_compact"].trigger()
    window.close()
    return settings.read_text("utf-8")


def works(window: MainWindow) -> bool:
    """Whether one can go about in it and close it."""
    window.session.group_by(GroupBy.SECTION)
    QApplication.processEvents()
    window.tree.go_to_first()
    return window.session.row is not None and window.close()


def places_in(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where something stands in a value of JSON."""
    children: Any = ()
    if isinstance(value, dict):
        children = value.items()
    elif isinstance(value, list):
        children = enumerate(value)
    for name, child in children:
        yield (*path, name)
        yield from places_in(child, (*path, name))


def _names(value: Any) -> Any:
    """What can stand in brackets behind a value."""
    return range(len(value)) if isinstance(value, list) else value if value else ()


@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: repr(junk)[:12])
def test_every_setting_is_junk(
    junk: object, kept: dict[str, Any], opened: Opened, ledger: Path, tmp_path: Path
) -> None:
    spoilt = dict.fromkeys(kept, junk)
    (tmp_path / "settings.json").write_text(json.dumps(spoilt), encoding="utf-8")
    assert works(opened(Start(ledger=ledger)))


def test_one_place_after_the_other_is_junk(
    kept: dict[str, Any], qapp: QApplication, ledger: Path, tmp_path: Path
) -> None:
    chance = Random(20231012)
    places = list(places_in(kept))
    for _start in range(STARTS):
        spoilt = deepcopy(kept)
        for place in chance.sample(places, SPOILT):
            inside = spoilt
            for name in place[:-1]:
                inside = inside[name] if name in _names(inside) else {}
            if place[-1] in _names(inside):
                inside[place[-1]] = chance.choice(JUNK)
        (tmp_path / "settings.json").write_text(json.dumps(spoilt), encoding="utf-8")
        window = open_window(qapp, tmp_path, Start(ledger=ledger))
        assert works(window), spoilt
        put_away(qapp, [window])


def test_place_of_the_file_is_taken(opened: Opened, ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    window = opened(Start(ledger=ledger))
    assert window.status_bar.message.text == "部分设置无法读取，已用默认值"
    assert works(window)
