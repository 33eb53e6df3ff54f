"""Tables of the organisations: units, their other names, and who belongs to a collective one."""

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from tzdesk.store.models.columns import Line, Number, RowModel, Word, reference


class UnitModel(RowModel):
    """See `records.Unit`."""

    entity = "unit"
    __tablename__ = "units"

    name: Mapped[Line]
    category: Mapped[Word]
    position: Mapped[Number]
    contact: Mapped[Line | None]
    phone: Mapped[Line | None]


class UnitAliasModel(RowModel):
    """See `records.UnitAlias`."""

    entity = "unit_alias"
    __tablename__ = "unit_aliases"

    unit_id: Mapped[int] = reference("units")
    name: Mapped[str] = mapped_column(Text, unique=True)


class UnitMemberModel(RowModel):
    """See `records.UnitMember`."""

    entity = "unit_member"
    __tablename__ = "unit_members"

    unit_id: Mapped[int] = reference("units")
    member_id: Mapped[int] = reference("units")
    task_id: Mapped[int | None] = reference("tasks", index=True)
    position: Mapped[Number]
