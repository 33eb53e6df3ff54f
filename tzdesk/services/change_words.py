"""The screen's words for what changed: labels of fields and rows, and values as people read them.

Knows the records, not who wants to know.
"""

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from tzdesk.domain.changes import Change
from tzdesk.domain.fields import FIELDS
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import RECORDS, Row, Task
from tzdesk.domain.text import shorten
from tzdesk.domain.undoing import REFERENCES

Made: TypeAlias = Mapping[tuple[str, str], Row]
"""Rows made or removed along with a change, which the ledger may not have; see `rows_in`."""

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
    "custom_field": "自定义列",
    "task_tag": "标签",
    "task_value": "自定义列",
    "report_value": "自定义列",
    "succession": "接任",
    "saved_view": "我的视图",
    "attachment": "附件",
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
    "starred": "星标",
    "origin_uid": "结转自",
}
_OF_ROWS = {
    "task": {"parent_uid": "上级任务"},
    "custom_field": {"kind": "类型", "choices": "可选内容", "scope": "由谁填写"},
    "succession": {"name": "接任人", "start": "接任日期"},
    "saved_view": {"look": "筛选和布局"},
    "attachment": {"file_name": "附件名称"},
}
"""Fields that have another head in these rows than elsewhere."""
_BELONGING = ("custom_field", "saved_view")
"""Rows whose name stands before the head of their field, as no task or unit does."""
VALUES = ("task_value", "report_value")
"""Rows that say what a custom field says: its name is their head."""
_WORDS = {
    "reporting": {"all": "各责任单位", "lead": "牵头", "first": "仅排第一的单位"},
    "role": {"lead": "牵头", "responsible": "责任", "assist": "配合"},
    "duty": {"default": "否", "exempt": "是", "required": "增加填报"},
    "scope": {"task": "办公室", "report": "责任单位"},
    "kind": {
        "text": "文字",
        "number": "数字",
        "date": "日期",
        "list": "列表",
        "month": "每月",
        "bimonth": "双月",
        "quarter": "季度",
        "half": "半年",
        "custom": "自定义",
    },
}


def field_label(ledger: Ledger, change: Change, made: Made) -> str:
    """The head of a field; the word for the row where it was made or removed whole."""
    entity, field = change.entity, change.field
    if entity in VALUES:
        custom = _value(ledger, entity, change.uid, "field_uid", made)
        return _value(ledger, "custom_field", custom, "name", made) or _ROWS[entity]
    if field is None:
        return _ROWS[entity]
    own = _OF_ROWS.get(entity, {}).get(field)
    known = FIELDS.get(field)
    label = own or (known.label if known else _OWN.get(field, _ROWS[entity]))
    if entity in _BELONGING:
        name = _value(ledger, entity, change.uid, "name", made)
        return f"{_ROWS[entity]}“{name}”{label}"
    return label


def _value(ledger: Ledger, entity: str, uid: str, field: str, made: Made) -> str:
    row = made.get((entity, uid))
    return str((row[field] if row else ledger.value(entity, uid, field)) or "")


def shown_value(ledger: Ledger, change: Change, value: Any) -> str:
    """A change's old or new value as people read it; what says nothing is ""."""
    if value is None:
        return ""
    if change.field is None:
        return _row_name(ledger, change.entity, value)
    if change.field in FIELDS and change.entity in ("summary", "report"):
        return FIELDS[change.field].show(value)
    if change.field.endswith("_uid"):
        return _name_of(ledger, change.entity, change.field, value)
    if change.field == "look":
        # A change of it has both; its JSON would tell nobody anything.
        return "原来的" if value == change.old else "新的"
    return _shown(change.field, value)


def _shown(field: str, value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if field == "choices":
        return "、".join(json.loads(value))
    return _WORDS.get(field, {}).get(str(value), str(value))


def _row_name(ledger: Ledger, entity: str, row: dict[str, Any]) -> str:
    if entity == "succession":
        leader = _name_of(ledger, entity, "leader_uid", row["leader_uid"])
        return f"{row['start']} 起由{row['name']}接任{leader}"
    for field in ("printed", "name", "label", "heading", "title", "value"):
        if row.get(field):
            return str(row[field])
    if entity == "task":
        number = f"第 {row['number']} 项　" if row.get("number") else ""
        return number + shorten(row["text"], 40)
    for field in ("leader_uid", "member_uid", "unit_uid", "period_uid"):
        if row.get(field):
            return _name_of(ledger, entity, field, row[field])
    return str(row["file_name"]) if entity == "attachment" else _ROWS[entity]


def _name_of(ledger: Ledger, entity: str, field: str, uid: str) -> str:
    """The name of the row that a field names; the uid's row may be gone."""
    row: Any = ledger.find(RECORDS[REFERENCES[entity][field]], uid)
    if isinstance(row, Task):
        return f"第 {row.number} 项" if row.number else shorten(row.text, 40)
    names = ("name", "heading", "label", "printed", "title")
    return next((str(getattr(row, one)) for one in names if getattr(row, one, None)), "")
