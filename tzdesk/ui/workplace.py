"""What every command of the window works with, handed over as one."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from tzdesk.ui.desks import Desks
from tzdesk.ui.jobs import Jobs
from tzdesk.ui.memory import Memory
from tzdesk.ui.session import Session
from tzdesk.ui.theme import ThemeSwitch


@dataclass(frozen=True, slots=True)
class Workplace:
    """`window` is the parent of dialogs."""

    window: QWidget
    session: Session
    switch: ThemeSwitch
    jobs: Jobs
    desks: Desks
    memory: Memory
