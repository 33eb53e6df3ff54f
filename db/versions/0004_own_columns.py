"""What a clerk adds to a plan: sub-tasks, a star, tags, own columns, views, files, successions."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_KEPT = "id, uid, plan_id, section_id, position, number, text, deadline_text, due_on"


def upgrade() -> None:
    """Makes the table of tasks anew with three more columns, and seven new ones."""
    _tasks()
    _own_columns()
    _row_table("successions", _reference("leader_id", "leaders"), *_texts("name", "start"))
    _row_table("saved_views", *_texts("name"), _number("position"), *_texts("look"))
    _row_table(
        "attachments",
        _reference("task_id", "tasks", index=True),
        *_texts("file_name", "sha256"),
        _number("size"),
        *_texts("added_at"),
    )


def _tasks() -> None:
    """Emptied, dropped and filled again, so that the file is worded like one made anew."""
    op.execute(f"CREATE TABLE tasks_before AS SELECT {_KEPT} FROM tasks")
    op.drop_table("tasks")
    _row_table(
        "tasks",
        _reference("plan_id", "plans"),
        _reference("section_id", "sections", null=True),
        _number("position"),
        *_texts("number", null=True),
        *_texts("text"),
        *_texts("deadline_text", "due_on", null=True),
        _reference("parent_id", "tasks", null=True, index=True),
        _number("starred"),
        _reference("origin_id", "tasks", null=True, index=True),
        sa.CheckConstraint("starred IN (0, 1)", name="starred"),
    )
    op.execute(f"INSERT INTO tasks ({_KEPT}, starred) SELECT {_KEPT}, 0 FROM tasks_before")
    op.drop_table("tasks_before")


def _own_columns() -> None:
    _row_table("custom_fields", *_texts("name", "kind", "choices", "scope"), _number("position"))
    _row_table("task_tags", _reference("task_id", "tasks", index=True), *_texts("name"))
    _row_table(
        "task_values",
        _reference("task_id", "tasks", index=True),
        _reference("field_id", "custom_fields"),
        *_texts("value"),
    )
    _row_table(
        "report_values",
        _reference("assignment_id", "assignments", index=True),
        _reference("period_id", "periods"),
        _reference("field_id", "custom_fields"),
        *_texts("value"),
    )


def _row_table(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("uid", sa.Text, nullable=False, unique=True),
        *parts,
        sqlite_strict=True,
    )


def _texts(*names: str, null: bool = False) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text, nullable=null) for name in names)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False)


def _reference(name: str, table: str, *, null: bool = False, index: bool = False) -> sa.Column[Any]:
    key = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Integer, key, nullable=null, index=index)
