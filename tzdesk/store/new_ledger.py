"""Making a ledger that holds nothing yet: complete under its name, or not there at all."""

from pathlib import Path

from tzdesk.paths import make_private_folder, write_atomically
from tzdesk.store import refusals
from tzdesk.store.engine import make_engine, tidy, writing
from tzdesk.store.explaining import Deed, explaining
from tzdesk.store.ledger_format import stamp
from tzdesk.store.models import Model
from tzdesk.store.network_share import on_network


def make_ledger(path: Path) -> None:
    """Makes an empty ledger at `path`, where nothing or an empty file may lie.

    Raises UserError.
    """
    if path.exists() and (path.is_dir() or path.stat().st_size):
        raise refusals.occupied(path)
    if on_network(path):
        raise refusals.made_on_network_share(path)
    with explaining(path, Deed.MAKING):
        make_private_folder(path.parent)
        write_atomically(path, _fill)


def _fill(path: Path) -> None:
    engine = make_engine(path)
    try:
        with writing(engine) as connection:
            Model.metadata.create_all(connection)
            stamp(connection)
    finally:
        engine.dispose()
        tidy(path)
