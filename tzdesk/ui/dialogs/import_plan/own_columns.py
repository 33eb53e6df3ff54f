"""检查结果 of columns that are none of ours: 作为自定义列, and those that the ledger has."""

from collections.abc import Iterator

from tzdesk.domain.draft import OwnColumn, PlanDraft, Problem, ProblemKind
from tzdesk.domain.records import CustomKind, new_uid
from tzdesk.services.corrections import TakeColumn
from tzdesk.services.foreign_columns import guessed, lost_cells, offered
from tzdesk.ui.dialogs.import_plan.finding import Correct, Finding, Remedy, State


def own_column(draft: PlanDraft, problem: Problem) -> Iterator[Remedy]:
    """作为自定义列, of a column that is none of ours; says what kind of column that will be."""
    if problem.kind is not ProblemKind.UNKNOWN_COLUMN or not offered(draft, problem.text):
        return
    column = guessed(draft, problem.text, new_uid())
    words = column_words(column)
    taken = TakeColumn(problem.line, problem.kind, problem.message, column)
    yield Remedy(f"作为自定义列（{words}）", Correct(taken, f"已作为自定义列（{words}）"))


def column_words(column: OwnColumn) -> str:
    """文本, 数字; of a list how many words it offers: 列表 4 个选项."""
    kind = CustomKind(column.kind)
    count = f" {len(column.choices)} 个选项" if kind is CustomKind.LIST else ""
    return f"{kind.label}{count}"


def known_columns(draft: PlanDraft) -> Iterator[Finding]:
    """What goes into columns that the ledger has; `lost` cells are not of their kind."""
    for column in draft.own:
        lost = lost_cells(draft, column)
        text = f"栏目“{column.name}”列入自定义列（{column_words(column)}）"
        if lost:
            text += (
                f"，其中 {len(lost)} 格不是{CustomKind(column.kind).label}，不导入，例如“{lost[0]}”"
            )
        yield Finding(State.HINT, "自定义列", text, ())
