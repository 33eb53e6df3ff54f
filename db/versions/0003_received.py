"""The workbooks that a unit received from above."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes one table; none of the others changes."""
    op.create_table(
        "received",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("uid", sa.Text, nullable=False, unique=True),
        _reference("dispatch_id", "dispatches"),
        _reference("unit_id", "units"),
        *_texts("file_name", "sha256", "received_at", "workbook"),
        sqlite_strict=True,
    )


def _reference(name: str, table: str) -> sa.Column[int]:
    key = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Integer, key, nullable=False)


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text, nullable=False) for name in names)
