"""On every screen that the program knows no words are cut, no control is nameless, keys come to
each, and no access key means two things."""

import json
import os
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.everyone.by_keys import ambiguous, unreached
from tests.ui.everyone.cut_words import cut_words
from tests.ui.everyone.nameless import nameless
from tzdesk.paths import ROOT


@pytest.mark.parametrize(
    ("scale", "ratio"), [(140, 1), (100, 2)], ids=["letters of 140 %", "a screen of 192 dpi"]
)
def test_small_screen(scale: int, ratio: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.everyone.measuring", "1366x768", str(scale), str(ratio)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        cwd=ROOT,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found) > 30
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.fixture
def window(qtbot: QtBot, themed: None) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 60)
    row = QHBoxLayout(made)
    for part in (QLabel("已报 2/3"), QPushButton("取消"), QLineEdit()):
        row.addWidget(part)
    made.findChild(QLineEdit).setAccessibleName("备注")  # type: ignore[union-attr]
    made.show()
    return made


def test_measure_finds_nothing_where_all_is_well(window: QWidget) -> None:
    assert cut_words(window) == []
    assert nameless(window) == []


def test_measure_finds_what_is_cut(window: QWidget) -> None:
    label, button = window.findChild(QLabel), window.findChild(QPushButton)
    assert label
    assert button
    label.setFixedWidth(20)
    button.setFixedHeight(9)
    window.layout().activate()  # type: ignore[union-attr]
    assert [line.split("”")[0] for line in cut_words(window)] == [
        "QLabel“已报 2/3",
        "QPushButton“取消",
    ]
    label.setMaximumWidth(200)
    button.setFixedHeight(30)
    window.setMinimumSize(0, 0)
    button.setParent(window)
    button.move(290, 10)
    assert any("outside" in line for line in cut_words(window))


def test_measure_finds_what_has_no_name(window: QWidget) -> None:
    field = window.findChild(QLineEdit)
    assert field
    field.setAccessibleName("")
    assert nameless(window) == ["no name: QLineEdit in QWidget"]


def test_walk_finds_what_only_a_mouse_reaches(window: QWidget) -> None:
    button, field = window.findChild(QPushButton), window.findChild(QLineEdit)
    assert button
    assert field
    assert unreached(window) == []
    field.setFocus()
    button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    assert unreached(window) == ["no way by keys: QPushButton“取消”"]


def test_walk_finds_access_keys_that_mean_two_things(window: QWidget) -> None:
    button, menu = window.findChild(QPushButton), QMenu("文件", window)
    assert button
    menu.addAction("打开(&O)")
    menu.addAction("另存(&S)")
    button.setText("取消(&C)")
    assert ambiguous(window) == []
    menu.addAction("选项(&O)")
    QPushButton("关闭(&C)", window).show()
    assert ambiguous(window) == ["access key C twice", "access key O twice in 文件"]
