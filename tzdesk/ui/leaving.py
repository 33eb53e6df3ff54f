"""May a job be broken off by closing the window? Asked only of what the clerk began herself."""

from PySide6.QtWidgets import QWidget

from tzdesk.ui.jobs import Jobs
from tzdesk.ui.messages import Question, ask


def may_leave(jobs: Jobs, window: QWidget) -> bool:
    """Whether nothing runs that would be missed, or the clerk gives it up."""
    if not jobs.busy or not jobs.wanted:
        return True
    deed = jobs.label
    go_on, leave = f"继续{deed}", f"取消{deed}并退出"
    text = f"正在{deed}。现在退出会取消{deed}，台账保持不变。"
    return ask(window, Question("", text, verbs=(go_on, leave), default=go_on)) == leave
