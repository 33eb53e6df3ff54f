"""What is painted: in each theme the tokens' colours are where they should be, and nowhere else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.windows import tree_on_screen
from tzdesk.domain.filters import TaskFilter
from tzdesk.ui.models.task_columns import PLACES
from tzdesk.ui.session import Session
from tzdesk.ui.theme.theme import Theme, ThemeName, theme_of
from tzdesk.ui.theme.wearing import apply_theme
from tzdesk.ui.widgets.task_tree import TaskTree

THEMES = [ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST]


@pytest.fixture(params=[(name, scale) for name in THEMES for scale in (100, 140)])
def theme(request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path) -> Iterator[Theme]:
    made = theme_of(*request.param)
    apply_theme(qapp, made, tmp_path)
    yield made
    qapp.setStyleSheet("")


@pytest.fixture
def tree(qtbot: QtBot, theme: Theme, tree_session: Session) -> TaskTree:
    return tree_on_screen(tree_session, qtbot, (1700, 1100))


def picture(tree: TaskTree, uid: str, column: str, unit: str = "") -> QImage:
    """A cell as it is on the screen."""
    view = tree.view
    index = view.tree.find(("", uid, unit), PLACES[column])
    rect = view.visualRect(index).translated(view.viewport().mapTo(tree, QPoint(0, 0)))
    return tree.grab(rect).toImage()


def has(image: QImage, colour: str, where: QRect | None = None) -> bool:
    """Whether a pixel has exactly this colour."""
    rect = where or image.rect()
    wanted = QColor(colour).rgb()
    return any(
        image.pixel(x, y) == wanted
        for y in range(rect.top(), rect.bottom() + 1)
        for x in range(rect.left(), rect.right() + 1)
    )


def test_statuses_have_their_colours(tree: TaskTree, theme: Theme) -> None:
    for uid, token in (("t1", "late"), ("t3", "on_track"), ("t2", "not_started")):
        assert has(picture(tree, uid, "status"), theme.palette.mark(token).text)
        assert has(picture(tree, uid, "status"), theme.palette.surface)


def test_percents_fill_their_bar_up_to_the_tick(tree: TaskTree, theme: Theme) -> None:
    late = picture(tree, "t1", "percent")
    assert has(late, theme.palette.late.fill)
    assert has(late, theme.palette.track)
    assert has(late, theme.palette.text)
    assert not has(picture(tree, "t2", "percent"), theme.palette.not_started.fill) or (
        theme.palette.not_started.fill == theme.palette.not_started.text
    )


def test_flags_and_short_reports_are_marked(tree: TaskTree, theme: Theme) -> None:
    assert has(picture(tree, "t6", "deadline"), theme.palette.overdue.text)
    assert has(picture(tree, "t4", "deadline"), theme.palette.due_soon.text)
    assert has(picture(tree, "t3", "units"), theme.palette.on_track.text)


def test_the_current_cell_lights_its_row_and_has_a_ring(
    tree: TaskTree, theme: Theme, tree_session: Session
) -> None:
    tree_session.choose("t3")
    tree.view.setFocus()
    assert has(picture(tree, "t3", "leaders"), theme.palette.selection)
    assert not has(picture(tree, "t4", "leaders"), theme.palette.selection)
    assert has(picture(tree, "t3", "text"), theme.palette.focus_ring)
    assert not has(picture(tree, "t3", "leaders"), theme.palette.focus_ring)
    assert has(picture(tree, "t3", "text"), theme.palette.readonly)
    expected = theme.palette.selection_text if theme.palette.flat_selection else None
    late = theme.palette.on_selection(theme.palette.on_track.text)
    assert has(picture(tree, "t3", "status"), expected or late)


def test_hits_of_a_search_are_marked(tree: TaskTree, theme: Theme, tree_session: Session) -> None:
    assert not has(picture(tree, "t3", "text"), theme.palette.match)
    tree_session.ask(TaskFilter(search="海绵"))
    assert has(picture(tree, "t3", "text"), theme.palette.match)


def test_units_lie_on_the_stripe(tree: TaskTree, theme: Theme) -> None:
    tree.view.set_open(tree.view.tree.find(("", "t3", "")), True)
    image = picture(tree, "t3", "leaders", "t3-u1")
    assert image.pixelColor(image.rect().center()) == QColor(theme.palette.stripe)
    assert has(picture(tree, "t3", "status", "t3-u0"), theme.palette.on_track.text)


def test_a_group_shows_its_shares(tree: TaskTree, theme: Theme) -> None:
    view = tree.view
    rect = view.visualRect(view.tree.index(0, 0))
    whole = QRect(0, rect.top(), view.viewport().width(), rect.height())
    image = tree.grab(whole.translated(view.viewport().mapTo(tree, QPoint(0, 0)))).toImage()
    right = QRect(image.width() // 2, 0, image.width() // 2, image.height())
    for token in ("late", "not_started"):
        assert has(image, theme.palette.mark(token).fill, right)
