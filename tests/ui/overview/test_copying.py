"""What is taken from 总览: data and pictures, by buttons, keys and the context menu."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.overview.looking import shown
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.overview.page import OverviewPage

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def page(example: MainWindow) -> OverviewPage:
    return shown(example)


def test_copy_takes_the_whole_page(example: MainWindow, page: OverviewPage) -> None:
    QTest.mouseClick(page.copy_button, Left)
    text = QGuiApplication.clipboard().text()
    assert "滞后\t19\t13.8%　较二季度 +19" in text
    assert "郑皓\t24\t6\t15\t3\t0\t0" in text
    assert "<td>任务总数</td><td>138</td>" in QGuiApplication.clipboard().mimeData().html()


def test_context_menu_copies_picture_and_data(
    example: MainWindow, page: OverviewPage, qtbot: QtBot
) -> None:
    view = page.content.views["leader"]
    menu = view.menu()
    assert [one.text() for one in menu.actions()] == ["复制图片", "复制数据", "另存为图片…"]
    menu.actions()[0].trigger()
    image = QGuiApplication.clipboard().image()
    assert image.width() == 1280
    assert image.pixelColor(4, image.height() - 6).name() == "#ffffff"  # light whatever the theme
    menu.actions()[1].trigger()
    assert QGuiApplication.clipboard().text().startswith("牵头领导\t合计\t已完成\t正常推进")
    menu.deleteLater()


def test_menu_key_opens_the_menu(example: MainWindow, page: OverviewPage) -> None:
    view = page.content.views["pace"]
    there = view.mapToGlobal(QPoint(9, 9))
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(9, 9), there)
    QApplication.sendEvent(view, asked)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    popup.close()
