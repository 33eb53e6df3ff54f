"""What tasks say in the columns of a ledger's own: the office's word, or those of the units.

Asked for every task where a board is filtered, grouped or sorted by such a column.
"""

from tzdesk.domain.task_rows import TaskRow

UNSAID = "未填写"
_NOBODY = ("",)


def column_texts(row: TaskRow, field_uid: str) -> tuple[str, ...]:
    """What a task says in a column, or its units do; "" where nobody does."""
    for uid, text in row.values:
        if uid == field_uid:
            return (text,)
    told = [text for unit in row.units for uid, text in unit.values if uid == field_uid]
    return tuple(told) if told else _NOBODY


def family_texts(field_uid: str, row: TaskRow) -> tuple[str, ...]:
    """The same of a task and its sub-tasks; "" where none of them says anything."""
    if not row.subtasks:
        return column_texts(row, field_uid)
    told = [text for one in row.family for text in column_texts(one, field_uid) if text]
    return tuple(told) if told else _NOBODY
