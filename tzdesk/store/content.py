"""One digest for all that a ledger holds, whatever way led there: equal contents, equal digests."""

from collections.abc import Iterable
from hashlib import sha256

from tzdesk.domain.records import Record, to_row
from tzdesk.store.chain import canonical


def content_digest(records: Iterable[Record]) -> str:
    """SHA-256 over the records in the order of kind and uid, in hexadecimal digits."""
    digest = sha256()
    for record in sorted(records, key=lambda one: (one.entity, one.uid)):
        digest.update(canonical((record.entity, to_row(record))).encode())
    return digest.hexdigest()
