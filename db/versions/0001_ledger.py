"""The first format: plans and what is said of them, the history, search keys.

A step never changes once it was released; it therefore says all by itself and imports nothing of
the program.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes all tables."""
    _history()
    _units_and_leaders()
    _plans()
    _tasks_and_periods()
    _duties()
    _progress()
    _dispatches()


def _history() -> None:
    _table(
        "formats",
        sa.Column("format", sa.Integer, primary_key=True),
        _text("program"),
    )
    _table(
        "search_keys",
        sa.Column("uid", sa.Text, primary_key=True),
        _text("pinyin"),
        sqlite_with_rowid=False,
    )
    _row_table(
        "batches",
        _text("at"),
        _text("by"),
        _text("source"),
        _text("title"),
        _text("detail"),
        _reference("undoes_id", "batches", null=True),
        _number("first"),
        _number("size"),
    )
    _table(
        "changes",
        _id(),
        _reference("batch_id", "batches"),
        _text("entity"),
        sa.Column("uid", sa.Text, nullable=False, index=True),
        _text("field", null=True),
        _text("old"),
        _text("new"),
        sa.Column("digest", sa.BLOB, nullable=False),
    )


def _units_and_leaders() -> None:
    _row_table(
        "units",
        _text("name"),
        _text("category"),
        _number("position"),
        _text("contact", null=True),
        _text("phone", null=True),
    )
    _row_table("unit_aliases", _reference("unit_id", "units"), _unique("name"))
    _row_table("leaders", _text("name"), _number("position"))


def _plans() -> None:
    _row_table(
        "plans",
        _text("title"),
        _text("short_title"),
        _text("doc_no", null=True),
        _text("issuer", null=True),
        _text("issued_on", null=True),
        _number("year"),
        _text("reporting"),
        *_tick("first_unit_leads"),
        *_tick("skip_finished"),
    )
    _row_table(
        "sections",
        _reference("plan_id", "plans"),
        _reference("parent_id", "sections", null=True),
        _number("position"),
        _text("number", null=True),
        _text("title"),
        _text("heading"),
    )


def _tasks_and_periods() -> None:
    _row_table(
        "tasks",
        _reference("plan_id", "plans"),
        _reference("section_id", "sections", null=True),
        _number("position"),
        _text("number", null=True),
        _text("text"),
        _text("deadline_text", null=True),
        _text("due_on", null=True),
    )
    _row_table(
        "periods",
        _reference("plan_id", "plans"),
        _text("code"),
        _text("label"),
        _text("kind"),
        _text("start"),
        _text("end"),
        _text("due"),
        _text("dispatched_on", null=True),
        sa.CheckConstraint('start <= "end"', name="days"),
    )


def _duties() -> None:
    _row_table(
        "leaderships",
        _reference("task_id", "tasks", index=True),
        _reference("leader_id", "leaders"),
        _text("role"),
        _number("position"),
    )
    _row_table(
        "assignments",
        _reference("task_id", "tasks", index=True),
        _reference("unit_id", "units"),
        _text("printed"),
        _text("role"),
        _number("position"),
        _text("duty"),
        _reference("via_id", "assignments", null=True, index=True),
    )
    _row_table(
        "unit_members",
        _reference("unit_id", "units"),
        _reference("member_id", "units"),
        _reference("task_id", "tasks", null=True, index=True),
        _number("position"),
    )


def _progress() -> None:
    _row_table(
        "summaries",
        _reference("task_id", "tasks", index=True),
        _reference("period_id", "periods", null=True),
        *_said(),
        sa.CheckConstraint("percent BETWEEN 0 AND 100", name="percent"),
    )
    _row_table(
        "reports",
        _reference("assignment_id", "assignments", index=True),
        _reference("period_id", "periods"),
        *_said(),
        _text("contact", null=True),
        _text("phone", null=True),
        _text("reported_on", null=True),
        sa.CheckConstraint("percent BETWEEN 0 AND 100", name="percent"),
    )


def _said() -> tuple[sa.schema.SchemaItem, ...]:
    """What the office and the units alike say of a task."""
    return (
        _text("status", null=True),
        sa.Column("percent", sa.REAL, nullable=True),
        _text("progress", null=True),
        _text("problem", null=True),
        _text("next_step", null=True),
        *_tick("coordination", null=True),
    )


def _dispatches() -> None:
    _row_table("dispatches", _reference("period_id", "periods"), _text("made_at"))
    _row_table(
        "dispatch_rows",
        _reference("dispatch_id", "dispatches", index=True),
        _reference("assignment_id", "assignments", index=True),
        _text("base"),
        _text("prefilled"),
    )
    _row_table(
        "receipts",
        _reference("unit_id", "units"),
        _reference("period_id", "periods"),
        _text("file_name", null=True),
        _text("sha256", null=True),
        _text("received_at"),
        *_tick("electronic"),
        *_tick("paper"),
        *_tick("stamped"),
    )


def _table(name: str, *parts: sa.schema.SchemaItem, **options: Any) -> None:
    op.create_table(name, *parts, sqlite_strict=True, **options)


def _row_table(name: str, *parts: sa.schema.SchemaItem) -> None:
    """A table whose rows are named by a uid outside the file, and by an id within it."""
    _table(name, _id(), _unique("uid"), *parts)


def _id() -> sa.Column[Any]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _unique(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False, unique=True)


def _text(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=null)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False)


def _tick(name: str, *, null: bool = False) -> tuple[sa.schema.SchemaItem, ...]:
    check = sa.CheckConstraint(f"{name} IN (0, 1)", name=name)
    return sa.Column(name, sa.Integer, nullable=null), check


def _reference(name: str, table: str, *, null: bool = False, index: bool = False) -> sa.Column[Any]:
    """Checked when the transaction ends, so that rows may be written in any order."""
    key = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Integer, key, nullable=null, index=index)
