"""A ledger file read into memory. Knows nothing of what is then done with the rows."""

from tzdesk.domain.collector import no_collections, set_aside
from tzdesk.domain.ledger import Ledger
from tzdesk.store.ledger_file import LedgerFile
from tzdesk.store.state import StateMark


def load_ledger(file: LedgerFile) -> tuple[Ledger, StateMark]:
    """All rows, and how far the history went when they were read."""
    with no_collections():
        snapshot = file.load()
        ledger = Ledger(snapshot.records, snapshot.pinyin)
    set_aside(len(snapshot.records))
    return ledger, snapshot.mark
