"""The field catalogue: what can be said of a task, and who may say it.

The table, the editors, the workbook's columns, the command line and the merge are drawn from it:
a new field is one entry here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from tzdesk.domain.cell_value import CellValue
from tzdesk.domain.clerk_values import read_number, read_tags, reader_of_choices
from tzdesk.domain.values import READERS, Reading, Stored, percent_text


class Kind(StrEnum):
    """What values a field takes; decides its editor, its reading and its alignment."""

    STATUS = "status"
    PERCENT = "percent"
    TEXT = "text"
    LONG_TEXT = "long_text"
    FLAG = "flag"
    DATE = "date"
    PHONE = "phone"
    NUMBER = "number"
    CHOICE = "choice"
    TAGS = "tags"


_READERS: dict[str, Callable[[CellValue], Reading]] = {
    **READERS,
    Kind.NUMBER: read_number,
    Kind.TAGS: read_tags,
}


class Scope(StrEnum):
    """Whose field it is."""

    PLAN = "plan"
    """Printed in the document; changed only by 修改任务 or another import."""
    BOTH = "both"
    """In the office's summary and in each unit's report."""
    REPORT = "report"
    """In a unit's report only."""
    TASK = "task"
    """The clerk's own word on a task, whatever the period; in no report."""


@dataclass(frozen=True, slots=True)
class Field:
    """One entry. `label` heads columns, `short` stands before an editor or in the tree's head.

    `width` is the main table's in pixels at 100 %, `chars` the workbook's in characters.
    `required` marks what a unit must fill in. `choices` are what a list offers; `custom`: a
    ledger's own column (see `catalogue`), whose name is the uid of its row.
    """

    name: str
    label: str
    short: str
    kind: Kind
    scope: Scope
    width: int
    chars: int
    required: bool = False
    synonyms: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    custom: bool = False
    reader: Callable[[CellValue], Reading] = field(init=False, repr=False, compare=False)
    """How values of its kind are read; looked up once, since returns ask by the 100,000."""

    def __post_init__(self) -> None:
        choice = self.kind is Kind.CHOICE
        reader = reader_of_choices(self.choices) if choice else _READERS[self.kind]
        object.__setattr__(self, "reader", reader)

    @property
    def identifier(self) -> str:
        """What commands call it: a ledger's own column by its head."""
        return self.label if self.custom else self.name

    def like(self, other: "Field | None") -> bool:
        """Whether a value of the other may be written here."""
        return other is not None and (self.kind, self.choices) == (other.kind, other.choices)

    def rank(self, text: str) -> tuple[float, str]:
        """By what texts of a column of the ledger sort: as numbers, as its list goes, as texts."""
        if self.kind is Kind.NUMBER and text:
            return float(text), ""
        if text in self.choices:
            return self.choices.index(text), ""
        return len(self.choices), text

    def read(self, value: CellValue) -> Reading:
        """What was typed or pasted, as the value to store."""
        return self.reader(value)

    def show(self, value: Stored) -> str:
        """The value as the screen and the history write it; nothing said is ""."""
        if value is None:
            return ""
        if self.kind is Kind.PERCENT:
            return f"{percent_text(float(value))}%"
        if self.kind is Kind.FLAG:
            return "是" if value else "否"
        return str(value)


_PLAN = (
    Field("number", "序号", "序号", Kind.TEXT, Scope.PLAN, 52, 6, synonyms=("编号", "项目序号")),
    Field(
        "text",
        "工作任务",
        "工作任务",
        Kind.LONG_TEXT,
        Scope.PLAN,
        202,
        34,
        synonyms=("任务", "任务内容", "工作内容", "重点工作", "重点任务", "工作任务内容"),
    ),
    Field("leaders", "牵头领导", "牵头领导", Kind.TEXT, Scope.PLAN, 112, 10),
    Field("units", "责任单位", "责任单位", Kind.TEXT, Scope.PLAN, 144, 18),
    Field("deadline", "完成时限", "完成时限", Kind.TEXT, Scope.PLAN, 82, 10, synonyms=("时限",)),
)

_FILLED = (
    Field(
        "progress",
        "本期进展情况",
        "本期进展",
        Kind.LONG_TEXT,
        Scope.BOTH,
        148,
        26,
        True,
        ("进展情况", "本期进展", "工作进展", "工作进展情况", "完成情况", "进展", "落实情况"),
    ),
    Field(
        "percent",
        "完成比例",
        "完成比例",
        Kind.PERCENT,
        Scope.BOTH,
        110,
        8,
        True,
        ("完成比例(%)", "比例", "完成率", "完成进度", "完成百分比", "进度"),
    ),
    Field(
        "status",
        "进展状态",
        "进展状态",
        Kind.STATUS,
        Scope.BOTH,
        90,
        12,
        True,
        ("状态", "完成状态", "任务状态", "办理状态"),
    ),
    Field(
        "problem",
        "存在问题",
        "存在问题",
        Kind.LONG_TEXT,
        Scope.BOTH,
        180,
        17,
        False,
        ("问题", "存在的问题", "困难问题", "存在困难", "存在问题及原因", "存在的困难和问题"),
    ),
    Field(
        "next_step",
        "下一步措施",
        "下一步措施",
        Kind.LONG_TEXT,
        Scope.BOTH,
        180,
        17,
        False,
        ("下一步工作", "下一步工作措施", "下一步计划", "下步措施", "下一步打算", "下一步工作安排"),
    ),
    Field(
        "coordination",
        "需领导协调",
        "需领导协调",
        Kind.FLAG,
        Scope.BOTH,
        88,
        8,
        False,
        ("需协调", "是否需领导协调", "需领导协调事项", "需要协调"),
    ),
    Field("contact", "联系人", "联系人", Kind.TEXT, Scope.REPORT, 80, 8, True, ("填报人",)),
    Field(
        "phone",
        "联系电话",
        "联系电话",
        Kind.PHONE,
        Scope.REPORT,
        110,
        12,
        True,
        ("电话", "联系方式", "手机"),
    ),
)

_CLERK = (
    Field("tags", "标签", "标签", Kind.TAGS, Scope.TASK, 120, 14),
    Field("starred", "星标", "星标", Kind.FLAG, Scope.TASK, 52, 6, synonyms=("加星",)),
)

CATALOGUE = _PLAN + _FILLED + _CLERK
"""Every field that all ledgers have, in the workbook's order."""

FIELDS = {field.name: field for field in CATALOGUE}
SUMMARY_FIELDS = tuple(field for field in _FILLED if field.scope is Scope.BOTH)
"""What the office's summary of a task holds."""
REPORT_FIELDS = _FILLED
"""What a unit's report holds."""
TASK_FIELDS = _CLERK
"""What the clerk says of a task, once for all periods."""
