"""撤回这一批…: asks with figures what would be taken back and what stays, then does it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tzdesk.domain.undoing import take_back
from tzdesk.services.desk import Desk
from tzdesk.ui.messages import CANCEL, Question, ask
from tzdesk.ui.session import Session

TITLE = "撤回这一批"


def take_back_question(desk: Desk, batch_uid: str) -> Question | None:
    """「“合并 7 个文件”：48 处可撤回，2 处此后又有修改，保留现值。」; None where it is refused."""
    batch = desk.file.batch(batch_uid)
    if batch is None:
        return None
    found = take_back(desk.ledger, batch.changes)
    if not found.changes:
        return None
    kept = f"，{len(found.kept)} 处此后又有修改，保留现值" if found.kept else ""
    verb = f"撤回 {len(found.changes)} 处"
    text = f"“{batch.title}”：{len(found.changes)} 处可撤回{kept}。"
    return Question(TITLE, text, "", (CANCEL, verb), escape=CANCEL, grave=False)


def ask_to_take_back(
    session: Session,
    batch_uid: str,
    parent: QWidget,
    done: Callable[[], object] = lambda: None,
) -> None:
    """Asks and takes back; what stands against it is told like any refusal. `done` follows."""
    if session.desk is None:
        return
    question = take_back_question(session.desk, batch_uid)
    if question is None or ask(parent, question) == question.verbs[-1]:
        session.take_back(batch_uid, done)
