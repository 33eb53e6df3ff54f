"""The words of 填报表 and 填报说明: titles, prompts, refusals and instructions.

Knows nothing of cells.
"""

from collections.abc import Iterator
from datetime import date

from tzdesk.domain.fields import Field, Kind
from tzdesk.domain.status import STATUS_WORDS, Status
from tzdesk.exchange.form_columns import Column, FormColumns
from tzdesk.exchange.sent_form import Identity

HINT = "灰色列为方案内容，请只填写白色列；带 * 为必填。填写要求见“填报说明”。"
LOCKED_REFUSAL = "此列为方案内容，不能修改。如需调整，请另行来文。"
STATUS_REFUSAL = f"进展状态只能填：{'、'.join(STATUS_WORDS)}。"
PERCENT_REFUSAL = "完成比例应为 0–100 的整数。"
FLAG_REFUSAL = "需领导协调只能填：是、否。"
FLAG_WORDS = ("是", "否")

_NEEDED_WHEN_LATE = ("problem", "next_step")
_LONGEST_LIST = 200
"""Characters; a prompt holds 255."""

STATUS_MEANINGS = {
    Status.NOT_STARTED: "尚未开展",
    Status.ON_TRACK: "达到序时进度",
    Status.LATE: "未达到序时进度",
    Status.DONE: "全部完成，可以销号",
    Status.ADJUSTED: "经批准终止、暂缓或不再实施（只改时限、单位或表述的，按实际进展填）",
}


def chinese_day(day: date) -> str:
    """2023年10月10日."""
    return f"{day.year}年{day.month}月{day.day}日"


def title(identity: Identity) -> str:
    """2023年重点工作任务进展情况填报表（2023年第三季度）."""
    name = identity.plan_short_title or identity.plan_title
    name = name if name.endswith("任务") else f"{name}任务"
    return f"{name}进展情况填报表（{identity.period_label}）"


def facts(identity: Identity) -> tuple[tuple[str, str], ...]:
    """What stands behind the unit in the second row: label and value."""
    return (
        ("任务数：", str(identity.row_count)),
        ("报送截止：", chinese_day(identity.due)),
    )


def prompt(column: Column, identity: Identity) -> str:
    """What a cell says of itself when it is entered; "" where there is nothing to say."""
    if column.field and column.own:
        return _own_words(column.field)
    end = identity.period_end
    return {
        "progress": f"写截至{end.month}月{end.day}日（期末）实际完成的事项、数量和时间，"
        "不写“按计划推进”等空话。不超过 500 字。",
        "percent": "填年初以来累计完成的比例，0–100 的整数，不加“%”。"
        "没有量化目标的任务，按阶段任务完成情况估计。",
        "status": "请从下拉列表选择。未达到序时进度的选“滞后”，并填写存在问题和下一步措施；"
        "“已调整”须经批准，并在本期进展情况中写明依据。",
        "problem": "滞后时必填。写具体问题和涉及单位。",
        "next_step": "滞后时必填。写措施、责任人和完成时间。",
        "coordination": "需要领导协调解决的选“是”，并在“存在问题”中写明事项。",
    }.get(column.name, "")


_CONTACT_WORDS = {
    "contact": "填写具体经办人的姓名。",
    "phone": "填写座机（带区号）或手机号码。",
}


_OWN_WORDS = {
    Kind.LONG_TEXT: "据实填写",
    Kind.NUMBER: "只填数字，不带单位",
    Kind.DATE: "填写日期，例如 2023-10-09",
    Kind.CHOICE: "请从下拉列表选择",
}


def _own_words(field: Field) -> str:
    """Of a ledger's own column, by what it holds."""
    words, listed = _OWN_WORDS[field.kind], "、".join(field.choices)
    if listed and len(listed) <= _LONGEST_LIST:
        words = f"{words}：{listed}"
    return f"{words}；没有的不填。"


def requirements(identity: Identity, columns: FormColumns) -> Iterator[tuple[str, str, str]]:
    """Each fillable column: its head, whether it must be filled in, and how."""
    for column in columns.filled:
        needed = "必填" if column.required else "选填"
        if column.name in _NEEDED_WHEN_LATE:
            needed = "滞后时必填"
        how = prompt(column, identity).removeprefix("滞后时必填。")
        yield column.head, needed, how or _CONTACT_WORDS[column.name]


def instructions(identity: Identity) -> tuple[str, ...]:
    """The numbered sentences of 填报说明."""
    due = f"6. 请经单位主要负责人审核后，于{chinese_day(identity.due)}前报送；"
    return (
        "1. 只填写白色列。灰色列为方案内容；如需调整，请另行来文；灰色列的改动不会被采用。",
        "2. 可以调整行高、列宽，可以排序和筛选；请勿删除工作表和隐藏的列。",
        "3. 粘贴时请用“选择性粘贴 → 数值”，以免覆盖下拉列表和格式。",
        "4. 填完直接保存为 .xlsx（WPS 也可存为 .et），文件名可以改动，不影响回收。",
        "5. 本期没有变化的栏目请保留原有文字，不要清空；“本期进展情况”每期都要更新。",
        due + "需要纸质件的，打印本表签字盖章。",
        "7. 填报内容不得涉及国家秘密和工作秘密。",
    )
