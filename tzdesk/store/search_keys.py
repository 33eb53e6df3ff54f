"""The pinyin under which rows are found; made by services from the rows' texts."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, delete
from sqlalchemy.dialects.sqlite import insert

from tzdesk.store.models import SearchKeyModel
from tzdesk.store.uid_lists import among, listed


def put_search_keys(connection: Connection, keys: Mapping[str, str | None]) -> None:
    """Sets the key of each row; None removes it."""
    rows = [{"uid": uid, "pinyin": pinyin} for uid, pinyin in keys.items() if pinyin is not None]
    if rows:
        new = insert(SearchKeyModel)
        connection.execute(
            new.on_conflict_do_update(index_elements=["uid"], set_={"pinyin": new.excluded.pinyin}),
            rows,
        )
    drop_search_keys(connection, [uid for uid, pinyin in keys.items() if pinyin is None])


def drop_search_keys(connection: Connection, uids: Collection[str]) -> None:
    """Removes the keys of rows that are gone."""
    if uids:
        connection.execute(delete(SearchKeyModel).where(among(SearchKeyModel.uid)), listed(uids))
