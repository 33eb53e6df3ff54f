"""Any number of uids as one parameter of a statement, whatever SQLite's limit on them."""

import json
from collections.abc import Iterable

from sqlalchemy import ColumnElement, SQLColumnExpression, bindparam, func, select

_PARAMETER = "uids"


def among(column: SQLColumnExpression[str]) -> ColumnElement[bool]:
    """Whether a column is one of the uids that `listed` hands over."""
    given = func.json_each(bindparam(_PARAMETER)).table_valued("value")
    return column.in_(select(given.c.value))


def listed(uids: Iterable[str]) -> dict[str, str]:
    """The parameters of a statement with `among`."""
    return {_PARAMETER: json.dumps(list(uids))}
