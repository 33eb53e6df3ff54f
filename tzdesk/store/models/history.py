"""Tables beside the records: batches, changes with their hash chain, search keys, formats."""

from sqlalchemy import BLOB, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from tzdesk.store.models.columns import Line, Model, Number, reference


class BatchModel(Model):
    """See `changes.Batch`. Its changes are `size` rows of `changes`, from id `first` on."""

    __tablename__ = "batches"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    uid: Mapped[str] = mapped_column(Text, unique=True)
    at: Mapped[Line]
    by: Mapped[Line]
    source: Mapped[Line]
    title: Mapped[Line]
    detail: Mapped[Line]
    undoes_id: Mapped[int | None] = reference("batches")
    first: Mapped[Number]
    size: Mapped[Number]


class ChangeModel(Model):
    """See `changes.Change`. `id` is the number of the change, from 1 without gaps.

    `old` and `new` are JSON texts; `digest` is explained in `store.chain`.
    """

    __tablename__ = "changes"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    batch_id: Mapped[int] = reference("batches")
    entity: Mapped[Line]
    uid: Mapped[str] = mapped_column(Text, index=True)
    field: Mapped[Line | None]
    old: Mapped[Line]
    new: Mapped[Line]
    digest: Mapped[bytes] = mapped_column(BLOB)


class SearchKeyModel(Model):
    """The pinyin by which a row is found; made from its texts, so no part of the history."""

    __tablename__ = "search_keys"
    __table_args__ = {"sqlite_strict": True, "sqlite_with_rowid": False}  # noqa: RUF012

    uid: Mapped[str] = mapped_column(Text, primary_key=True)
    pinyin: Mapped[Line]


class FormatModel(Model):
    """Which version of the program brought the file to which format.

    Every later format keeps this table as it is: older programs name the newer one by it.
    """

    __tablename__ = "formats"

    format: Mapped[int] = mapped_column(Integer, primary_key=True)
    program: Mapped[Line]
