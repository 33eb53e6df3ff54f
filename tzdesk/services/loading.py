"""A ledger file made, or read into memory. Knows nothing of what is then done with the rows."""

from contextlib import suppress
from pathlib import Path

from tzdesk.domain.collector import no_collections, set_aside
from tzdesk.domain.ledger import Ledger
from tzdesk.errors import UserError
from tzdesk.services.readings import spelling
from tzdesk.services.search_keys import every_search_key
from tzdesk.store.ledger_file import LedgerFile
from tzdesk.store.snapshot import Snapshot
from tzdesk.store.state import START_MARK, StateMark


def new_file(path: Path) -> LedgerFile:
    """An empty ledger. Raises UserError where something lies there already."""
    file = LedgerFile.create(path)
    file.respell({}, spelling(), START_MARK)
    return file


def load_ledger(file: LedgerFile) -> tuple[Ledger, StateMark]:
    """All rows, and how far the history went when they were read."""
    with no_collections():
        snapshot = file.load()
        ledger = Ledger(snapshot.records, snapshot.pinyin)
        # A file that says nothing was not made by a desk, and is left as it is.
        said = snapshot.spelling or file.upgraded
        if said and snapshot.spelling != spelling():
            _respell(file, snapshot, ledger)
    set_aside(len(snapshot.records))
    return ledger, snapshot.mark


def _respell(file: LedgerFile, snapshot: Snapshot, ledger: Ledger) -> None:
    """Another version of the program wrote the file, and would find 长, 重, 行 in another way."""
    ledger.pinyin = every_search_key(snapshot.records)
    if not file.read_only:
        # Where it cannot be written now the next opening does it again.
        with suppress(UserError):
            file.respell(ledger.pinyin, spelling(), snapshot.mark)
