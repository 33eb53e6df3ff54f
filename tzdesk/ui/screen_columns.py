"""Pictures of tags and a ledger's own columns: their dialogs, and the tree grouped by a list."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QDialog

from tzdesk.domain.grouping import own_groupings
from tzdesk.domain.records import CustomField, CustomKind, CustomScope
from tzdesk.services.clerk_edits import tag_tasks
from tzdesk.services.custom_fields import Wish, add_column
from tzdesk.services.editing import Edit
from tzdesk.ui.main_window import MainWindow

_KINDS = ("民生保障", "经济发展", "城市建设", "生态环境")
_COLUMNS = (
    Wish("任务类别", CustomKind.LIST, choices=_KINDS),
    Wish("任务来源"),
    Wish("目标值（万元）", CustomKind.NUMBER),
    Wish("累计投资（万元）", CustomKind.NUMBER, CustomScope.REPORT),
)
_TAGS = (("市政府折子", 40), ("民生实事", 25), ("区委常委会督办", 9))
_SHOWN = ("starred", "tags")


def column_dialogs(window: MainWindow) -> Iterator[tuple[str, QDialog]]:
    """Each dialog under the name of its picture; the ledger has tags and columns afterwards."""
    from tzdesk.ui.dialogs.custom_column_form import ColumnForm  # noqa: PLC0415 - not at the start
    from tzdesk.ui.dialogs.custom_columns import CustomColumnsDialog  # noqa: PLC0415 - as above
    from tzdesk.ui.dialogs.tags import TagsForm  # noqa: PLC0415 - as above

    session = window.session
    yield "08-columns-none", CustomColumnsDialog(window.place)
    _fill(window)
    yield "08-columns", CustomColumnsDialog(window.place)
    columns = session.desk.ledger.custom_fields() if session.desk else []
    yield "08-columns-change", ColumnForm(session, columns[0], window)
    one = session.selected
    session.choose(one[0], tuple(session.board.rows)[:12] if session.board else one)
    yield "08-tags", TagsForm(session, window)
    session.choose(one[0], one)


def _fill(window: MainWindow) -> None:
    """Columns with something in them, tags and stars on many tasks, the one in front among them."""
    session, board = window.session, window.session.board
    if board is None:
        return
    for wish in _COLUMNS:
        session.write(partial(add_column, wish=wish))
    fields = [one.name for one in board.ledger.fields.custom]
    uids = list(dict.fromkeys((session.task_uid, *board.rows)))
    edits = [Edit(uid, fields[0], _KINDS[at % 4]) for at, uid in enumerate(uids[:100])]
    edits += [Edit(uid, fields[1], "市政府工作报告") for uid in uids[:30]]
    edits += [Edit(uid, fields[2], 1200 + 35 * at) for at, uid in enumerate(uids[:50])]
    edits += [Edit(uid, "starred", "是") for uid in uids[:60:7]]
    session.edit(edits)
    for tag, count in _TAGS:
        session.write(partial(tag_tasks, task_uids=uids[:count], put_on=[tag], take_off=()))


def group_by_own(window: MainWindow) -> None:
    """The tree by 任务类别, with star, tags and the column beside what it usually shows."""
    session, columns = window.session, window.tree.view.columns
    fields = session.board.ledger.fields if session.board else None
    by = next(iter(own_groupings(fields)), None) if fields else None
    if by is None:
        return
    session.group_by(by)
    named = session.desk.ledger.rows(CustomField) if session.desk else {}
    for name in (*_SHOWN, *list(named)[1:3]):
        columns.want(name, True)
