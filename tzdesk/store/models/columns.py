"""The kinds of column that the models are made of. Knows no table.

Tables are STRICT: SQLite itself refuses a text in a number's place. Foreign keys are checked when
the transaction ends, so that the rows of a batch may be written in any order.
"""

from typing import Annotated, Any, ClassVar

from sqlalchemy import REAL, CheckConstraint, ForeignKey, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column

Line = Annotated[str, mapped_column(Text)]
"""A text."""
Word = Annotated[str, mapped_column(Text)]
"""A word of an enumeration."""
Day = Annotated[str, mapped_column(Text)]
"""A date, `2023-12-31`."""
Moment = Annotated[str, mapped_column(Text)]
"""Local time, `2023-10-12T14:32:00`."""
Tick = Annotated[bool, mapped_column(Integer)]
"""Yes or no, as 1 or 0."""
Percent = Annotated[float, mapped_column(REAL)]
"""0 to 100."""
Number = Annotated[int, mapped_column(Integer)]
"""A position or a year."""

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Model(DeclarativeBase):
    """What all tables share."""

    metadata = MetaData(naming_convention=_NAMES)
    __table_args__: Any = {"sqlite_strict": True}  # noqa: RUF012


class RowModel(Model):
    """A table that holds the records of one kind, `entity`; ids count up as rows are made."""

    __abstract__ = True
    entity: ClassVar[str] = ""

    id: Mapped[int] = mapped_column(Integer, primary_key=True, sort_order=-2)
    uid: Mapped[str] = mapped_column(Text, unique=True, sort_order=-1)


def reference(table: str, *, index: bool = False) -> MappedColumn[Any]:
    """A column that names a row of `table`.

    `index` where rows of `table` are removed by the thousand (an import taken back), which would
    else search this table once for each of them.
    """
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return mapped_column(Integer, key, index=index)


def within_bounds() -> CheckConstraint:
    """A percent is 0 to 100."""
    return CheckConstraint("percent BETWEEN 0 AND 100", name="percent")


def ticks(*names: str) -> tuple[CheckConstraint, ...]:
    """Each of these columns is 0 or 1."""
    return tuple(CheckConstraint(f"{name} IN (0, 1)", name=name) for name in names)
