"""The screen's words for what changed: labels of fields and rows, and values as people read them.

Knows the records, not who wants to know.
"""

from typing import Any

from tzdesk.domain.changes import Change
from tzdesk.domain.fields import FIELDS
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import RECORDS, Leader, Record, Unit
from tzdesk.domain.text import shorten

_ROWS = {
    "plan": "方案",
    "section": "章节",
    "task": "任务",
    "leader": "领导",
    "leadership": "牵头领导",
    "unit": "单位",
    "unit_alias": "单位别名",
    "unit_member": "统称单位成员",
    "assignment": "责任单位",
    "period": "填报期",
    "summary": "办公室汇总",
    "report": "单位填报",
    "dispatch": "下发",
    "dispatch_row": "下发底稿",
    "received": "接收的填报表",
    "receipt": "收件登记",
    "return": "交回件",
    "open_cell": "待处理",
}
_OWN = {
    "title": "名称",
    "short_title": "方案简称",
    "doc_no": "文号",
    "issuer": "印发机关",
    "issued_on": "印发日期",
    "year": "年度",
    "reporting": "由谁填报",
    "first_unit_leads": "排第一的为牵头单位",
    "skip_finished": "办结后不再填报",
    "heading": "章节",
    "section_uid": "章节",
    "number": "序号",
    "text": "工作任务",
    "deadline_text": "完成时限",
    "due_on": "完成日期",
    "position": "顺序",
    "name": "名称",
    "category": "类别",
    "unit_uid": "单位",
    "leader_uid": "领导",
    "role": "分工角色",
    "duty": "本项免报",
    "label": "填报期名称",
    "start": "起",
    "end": "止",
    "due": "报送截止",
    "dispatched_on": "下发日期",
    "reported_on": "填报日期",
    "electronic": "电子",
    "paper": "纸质",
    "stamped": "盖章",
}
_WORDS = {
    "all": "各责任单位",
    "lead": "牵头",
    "first": "仅排第一的单位",
    "responsible": "责任",
    "assist": "配合",
    "default": "否",
    "exempt": "是",
    "required": "增加填报",
}


def field_label(entity: str, field: str | None) -> str:
    """The head of a field; the word for the row where it was made or removed whole."""
    if field is None:
        return _ROWS[entity]
    known = FIELDS.get(field)
    return known.label if known else _OWN.get(field, _ROWS[entity])


def shown_value(ledger: Ledger, change: Change, value: Any) -> str:
    """A change's old or new value as people read it; what says nothing is ""."""
    if value is None:
        return ""
    if change.field is None:
        return _row_name(ledger, change.entity, value)
    if change.field in FIELDS and change.entity in ("summary", "report"):
        return FIELDS[change.field].show(value)
    if change.field.endswith("_uid"):
        return _name_of(ledger, change.field, value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return _WORDS.get(str(value), str(value))


def _row_name(ledger: Ledger, entity: str, row: dict[str, Any]) -> str:
    for field in ("printed", "name", "label", "heading", "title"):
        if row.get(field):
            return str(row[field])
    if entity == "task":
        number = f"第 {row['number']} 项　" if row.get("number") else ""
        return number + shorten(row["text"], 40)
    for field in ("leader_uid", "member_uid", "unit_uid", "period_uid"):
        if row.get(field):
            return _name_of(ledger, field, row[field])
    return _ROWS[entity]


def _name_of(ledger: Ledger, field: str, uid: str) -> str:
    """The name of the row that a field names; the uid's row may be gone."""
    kind: type[Record] = {"leader_uid": Leader, "unit_uid": Unit, "member_uid": Unit}.get(
        field, RECORDS.get(field.removesuffix("_uid"), Unit)
    )
    row: Any = ledger.find(kind, uid)
    names = ("name", "heading", "label", "number")
    return next((str(getattr(row, one)) for one in names if getattr(row, one, None)), "")
