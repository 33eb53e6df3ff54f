"""What a ledger file holds, as SQLAlchemy models: one class a table.

Columns hold the JSON form of `domain.records` (dates as ISO texts, words as texts, ticks as 0 and
1), so that what is stored, what the history says and what is compared are the same values. Where a
record names another row by uid (`plan_uid`), the table does by row id (`plan_id`); row ids never
leave `store`. Nothing is deleted by cascade: a row goes only by a Change of its own.

Every migration in `db/versions` brings a file to what stands here; a test compares the two.
"""

from tzdesk.store.models.clerk import (
    AttachmentModel,
    CustomFieldModel,
    ReportValueModel,
    SavedViewModel,
    SuccessionModel,
    TaskTagModel,
    TaskValueModel,
)
from tzdesk.store.models.columns import Model, RowModel
from tzdesk.store.models.history import BatchModel, ChangeModel, FormatModel, SearchKeyModel
from tzdesk.store.models.plans import (
    AssignmentModel,
    LeaderModel,
    LeadershipModel,
    PlanModel,
    SectionModel,
    TaskModel,
)
from tzdesk.store.models.reports import (
    DispatchModel,
    DispatchRowModel,
    OpenCellModel,
    PeriodModel,
    ReceiptModel,
    ReceivedModel,
    ReportModel,
    ReturnModel,
    SummaryModel,
)
from tzdesk.store.models.units import UnitAliasModel, UnitMemberModel, UnitModel

__all__ = [
    "AssignmentModel",
    "AttachmentModel",
    "BatchModel",
    "ChangeModel",
    "CustomFieldModel",
    "DispatchModel",
    "DispatchRowModel",
    "FormatModel",
    "LeaderModel",
    "LeadershipModel",
    "Model",
    "OpenCellModel",
    "PeriodModel",
    "PlanModel",
    "ReceiptModel",
    "ReceivedModel",
    "ReportModel",
    "ReportValueModel",
    "ReturnModel",
    "RowModel",
    "SavedViewModel",
    "SearchKeyModel",
    "SectionModel",
    "SuccessionModel",
    "SummaryModel",
    "TaskModel",
    "TaskTagModel",
    "TaskValueModel",
    "UnitAliasModel",
    "UnitMemberModel",
    "UnitModel",
]
