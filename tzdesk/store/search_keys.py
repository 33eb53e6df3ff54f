"""The pinyin under which rows are found is written; services make it from the rows' texts."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, delete
from sqlalchemy.dialects.sqlite import insert

from tzdesk.store.models import SearchKeyModel
from tzdesk.store.snapshot import SPELLING
from tzdesk.store.statements import Prepared

_NEW = insert(SearchKeyModel)
_PUT = Prepared(
    _NEW.on_conflict_do_update(index_elements=["uid"], set_={"pinyin": _NEW.excluded.pinyin})
)
_DROP = Prepared(delete(SearchKeyModel).where(SearchKeyModel.uid == bindparam("uid")))


def renew_search_keys(connection: Connection, keys: Mapping[str, str], spelling: str) -> None:
    """Puts these keys in the place of all that there are."""
    connection.execute(delete(SearchKeyModel))
    put_search_keys(connection, {**keys, SPELLING: spelling})


def put_search_keys(connection: Connection, keys: Mapping[str, str | None]) -> None:
    """Sets the key of each row; None removes it."""
    given = ({"uid": uid, "pinyin": key} for uid, key in keys.items() if key is not None)
    _PUT.run(connection, given)
    drop_search_keys(connection, (uid for uid, key in keys.items() if key is None))


def drop_search_keys(connection: Connection, uids: Iterable[str]) -> None:
    """Removes the keys of rows that are gone."""
    _DROP.run(connection, ({"uid": uid} for uid in uids))
