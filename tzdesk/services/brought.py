"""How the ledger keeps what a return brought: values by assignment and field, as a JSON text."""

import json
from collections.abc import Mapping

from tzdesk.domain.values import Stored


def brought_text(values: Mapping[str, Mapping[str, Stored]]) -> str:
    """The text for `ReturnRecord.brought`; equal values give equal texts."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def read_brought(text: str) -> dict[str, dict[str, Stored]]:
    """The values that `brought_text` was given."""
    return {uid: dict(values) for uid, values in json.loads(text).items()}


def value_text(value: Stored) -> str:
    """One stored value for `OpenCell.base` and `theirs`."""
    return json.dumps(value, ensure_ascii=False)


def read_value(text: str) -> Stored:
    """The value that `value_text` was given."""
    found: Stored = json.loads(text)
    return found
