"""Each dialog and each pane names its page of the manual, and that page is there."""

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module

from PySide6.QtWidgets import QDialog, QWidget

import tzdesk.ui
from tests.ui.windows import Opened
from tzdesk.app import Start
from tzdesk.ui.dialogs.form import Form
from tzdesk.ui.dialogs.name_form import NameForm
from tzdesk.ui.main_window import MainWindow
from tzdesk.ui.manual.pages import pages
from tzdesk.ui.manual.place import ATTRIBUTE, page_at

FOUNDATIONS = {Form, NameForm}
"""Not dialogs themselves: what others are made from."""


def _dialogs() -> Iterator[type[QDialog]]:
    for module in pkgutil.walk_packages(tzdesk.ui.__path__, "tzdesk.ui."):
        found = import_module(module.name)
        for _name, kind in inspect.getmembers(found, inspect.isclass):
            if issubclass(kind, QDialog) and kind.__module__ == module.name:
                yield kind


def test_every_dialog_names_a_page_that_is_there() -> None:
    """Say `manual_page = "…"` in the class; the pages are resources/manual/*.md."""
    dialogs = set(_dialogs()) - FOUNDATIONS
    assert len(dialogs) > 20
    without = [one.__qualname__ for one in dialogs if getattr(one, ATTRIBUTE, "") not in pages()]
    assert without == []


def test_every_pane_of_the_window_leads_to_a_page(example: MainWindow) -> None:
    panes = {
        example.toolbar: "window",
        example.navigation: "navigation",
        example.filters: "filters",
        example.tree: "table",
        example.inspector: "inspector",
        example.status_bar: "window",
        example.banner: "window",
    }
    for pane, page in panes.items():
        inside = [pane, *pane.findChildren(QWidget)]
        assert {page_at(one) for one in inside} == {page}


def test_the_first_page_and_what_belongs_nowhere(opened: Opened) -> None:
    window = opened(Start())
    assert page_at(window.first_run) == page_at(None) == page_at(window) == "start"
