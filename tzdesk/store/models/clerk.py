"""Tables of what a clerk adds to a plan: tags, own columns, successions, saved views, files."""

from sqlalchemy.orm import Mapped

from tzdesk.store.models.columns import Day, Line, Moment, Number, RowModel, Word, reference


class CustomFieldModel(RowModel):
    """See `clerk_records.CustomField`; `choices` is a JSON list."""

    entity = "custom_field"
    __tablename__ = "custom_fields"

    name: Mapped[Line]
    kind: Mapped[Word]
    choices: Mapped[Line]
    scope: Mapped[Word]
    position: Mapped[Number]


class TaskTagModel(RowModel):
    """See `clerk_records.TaskTag`."""

    entity = "task_tag"
    __tablename__ = "task_tags"

    task_id: Mapped[int] = reference("tasks", index=True)
    name: Mapped[Line]


class TaskValueModel(RowModel):
    """See `clerk_records.TaskValue`."""

    entity = "task_value"
    __tablename__ = "task_values"

    task_id: Mapped[int] = reference("tasks", index=True)
    field_id: Mapped[int] = reference("custom_fields")
    value: Mapped[Line]


class ReportValueModel(RowModel):
    """See `clerk_records.ReportValue`."""

    entity = "report_value"
    __tablename__ = "report_values"

    assignment_id: Mapped[int] = reference("assignments", index=True)
    period_id: Mapped[int] = reference("periods")
    field_id: Mapped[int] = reference("custom_fields")
    value: Mapped[Line]


class SuccessionModel(RowModel):
    """See `clerk_records.Succession`."""

    entity = "succession"
    __tablename__ = "successions"

    leader_id: Mapped[int] = reference("leaders")
    name: Mapped[Line]
    start: Mapped[Day]


class SavedViewModel(RowModel):
    """See `clerk_records.SavedView`."""

    entity = "saved_view"
    __tablename__ = "saved_views"

    name: Mapped[Line]
    position: Mapped[Number]
    look: Mapped[Line]


class AttachmentModel(RowModel):
    """See `clerk_records.Attachment`."""

    entity = "attachment"
    __tablename__ = "attachments"

    task_id: Mapped[int] = reference("tasks", index=True)
    file_name: Mapped[Line]
    sha256: Mapped[Line]
    size: Mapped[Number]
    added_at: Mapped[Moment]
