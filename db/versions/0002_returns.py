"""What returned workbooks brought, and their cells that wait for a person."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes two tables; none of the others changes."""
    op.create_table(
        "returns",
        *_row("receipt_id", "receipts"),
        *_texts("saved_at", "brought"),
        sqlite_strict=True,
    )
    op.create_table(
        "open_cells",
        *_row("receipt_id", "receipts"),
        _reference("assignment_id", "assignments"),
        *_texts("field", "kind", "cell", "base", "theirs", "value", "message"),
        sqlite_strict=True,
    )


def _row(name: str, table: str) -> tuple[sa.Column[int], sa.Column[str], sa.Column[int]]:
    return (
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("uid", sa.Text, nullable=False, unique=True),
        _reference(name, table),
    )


def _reference(name: str, table: str) -> sa.Column[int]:
    key = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Integer, key, nullable=False, index=True)


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text, nullable=False) for name in names)
