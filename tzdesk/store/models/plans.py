"""Tables of what an issued document says: plans, sections, tasks, leaders, who does what."""

from sqlalchemy.orm import Mapped

from tzdesk.store.models.columns import Day, Line, Number, RowModel, Tick, Word, reference, ticks


class PlanModel(RowModel):
    """See `records.Plan`."""

    entity = "plan"
    __tablename__ = "plans"
    __table_args__ = (*ticks("first_unit_leads", "skip_finished"), {"sqlite_strict": True})

    title: Mapped[Line]
    short_title: Mapped[Line]
    doc_no: Mapped[Line | None]
    issuer: Mapped[Line | None]
    issued_on: Mapped[Day | None]
    year: Mapped[Number]
    reporting: Mapped[Word]
    first_unit_leads: Mapped[Tick]
    skip_finished: Mapped[Tick]


class SectionModel(RowModel):
    """See `records.Section`."""

    entity = "section"
    __tablename__ = "sections"

    plan_id: Mapped[int] = reference("plans")
    parent_id: Mapped[int | None] = reference("sections")
    position: Mapped[Number]
    number: Mapped[Line | None]
    title: Mapped[Line]
    heading: Mapped[Line]


class TaskModel(RowModel):
    """See `records.Task`."""

    entity = "task"
    __tablename__ = "tasks"
    __table_args__ = (*ticks("starred"), {"sqlite_strict": True})

    plan_id: Mapped[int] = reference("plans")
    section_id: Mapped[int | None] = reference("sections")
    position: Mapped[Number]
    number: Mapped[Line | None]
    text: Mapped[Line]
    deadline_text: Mapped[Line | None]
    due_on: Mapped[Day | None]
    parent_id: Mapped[int | None] = reference("tasks", index=True)
    starred: Mapped[Tick]
    origin_id: Mapped[int | None] = reference("tasks", index=True)


class LeaderModel(RowModel):
    """See `records.Leader`."""

    entity = "leader"
    __tablename__ = "leaders"

    name: Mapped[Line]
    position: Mapped[Number]


class LeadershipModel(RowModel):
    """See `records.Leadership`."""

    entity = "leadership"
    __tablename__ = "leaderships"

    task_id: Mapped[int] = reference("tasks", index=True)
    leader_id: Mapped[int] = reference("leaders")
    role: Mapped[Word]
    position: Mapped[Number]


class AssignmentModel(RowModel):
    """See `records.Assignment`."""

    entity = "assignment"
    __tablename__ = "assignments"

    task_id: Mapped[int] = reference("tasks", index=True)
    unit_id: Mapped[int] = reference("units")
    printed: Mapped[Line]
    role: Mapped[Word]
    position: Mapped[Number]
    duty: Mapped[Word]
    via_id: Mapped[int | None] = reference("assignments", index=True)
