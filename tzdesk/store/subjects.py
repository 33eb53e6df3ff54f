"""What a row is about, in the clerk's words: 第 44 项, “区水务局”.

Follows a row's references up to what has a name. Only for findings; reads row by row.
"""

from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, select

from tzdesk.domain.text import shorten
from tzdesk.store.row_statements import stored
from tzdesk.store.statements import Prepared
from tzdesk.store.tables import TABLES
from tzdesk.store.uid_lists import listed

_KINDS = {
    "plan": "方案",
    "section": "章节",
    "task": "任务",
    "leader": "领导",
    "leadership": "领导分工",
    "unit": "单位",
    "unit_alias": "单位别名",
    "unit_member": "统称单位成员",
    "assignment": "单位分工",
    "period": "填报期",
    "summary": "办公室汇总",
    "report": "单位填报",
    "dispatch": "下发",
    "dispatch_row": "下发底稿",
    "received": "接收的填报表",
    "receipt": "收件登记",
    "return": "交回件",
    "open_cell": "待处理的单元格",
    "custom_field": "自定义列",
    "task_tag": "标签",
    "task_value": "自定义列内容",
    "report_value": "自定义列填报",
    "succession": "接任",
    "saved_view": "我的视图",
    "attachment": "附件",
}
_UPWARDS = (
    *("assignment_uid", "task_uid", "unit_uid", "leader_uid"),
    *("dispatch_uid", "receipt_uid", "period_uid"),
)
"""Whose name stands for a row that has none."""
_NAMES = ("name", "heading", "title", "label")
_TELLING = frozenset({"number", "text", *_UPWARDS, *_NAMES})
"""Nothing else is read: of other columns a file of an earlier format may lack some."""


class Subjects:
    """Names rows of one ledger."""

    def __init__(self, connection: Connection):
        self._connection = connection

    def name(self, entity: str, uid: str) -> str:
        """「第 44 项」, 「“区水务局”」; "" where there is no such row."""
        row = self._row(entity, uid)
        if row is None:
            return ""
        if entity == "task":
            return f"第 {row['number']} 项" if row["number"] else f"“{shorten(row['text'], 12)}”"
        for field in _UPWARDS:
            if row.get(field):
                return self.name(TABLES[entity].references[field], row[field])
        return next((f"“{row[field]}”" for field in _NAMES if row.get(field)), "")

    def of(self, entity: str, uid: str) -> str:
        """「第 44 项的单位填报」; 「单位填报」 alone where the row has no name."""
        name, kind = self.name(entity, uid), _KINDS[entity]
        if entity == "task":
            return name or kind
        return f"{name}的{kind}" if name.startswith("第") else f"{kind}{name}"

    def of_row(self, table: str, key: int) -> str:
        """The same for a row that is known by its table and row id."""
        for entity, one in TABLES.items():
            if one.table.name == table:
                own = one.table.c
                query = Prepared(select(own.uid).where(own.id == bindparam("key")))
                found = query.row(self._connection, {"key": key})
                return self.of(entity, found[0]) if found else _KINDS[entity]
        return "修改记录"

    def _row(self, entity: str, uid: str) -> dict[str, Any] | None:
        if entity not in TABLES:
            return None
        fields, query = _naming(entity)
        found = query.row(self._connection, listed([uid]))
        return dict(zip(fields, found[1:], strict=True)) if found else None


@cache
def _naming(entity: str) -> tuple[tuple[str, ...], Prepared]:
    """What names a row of that kind, and the statement that reads it."""
    table = TABLES[entity]
    fields = tuple(field for field in table.columns if field in _TELLING)
    return fields, Prepared(stored(table, fields))
