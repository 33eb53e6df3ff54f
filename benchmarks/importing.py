"""Importing a plan that the ledger does not know: how it grows with the tasks.

From the draft to the disk: rows, pinyin, history and its chain, one transaction, the board.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from benchmarks.ledgers import NOON, work_folder
from benchmarks.measure import Bar, Case, Side, Sides, timed
from benchmarks.plans import plan_text
from tzdesk.domain.document import document_from_text
from tzdesk.parsing import parse
from tzdesk.services.desk import Desk
from tzdesk.services.importing import default_options, import_plan


@contextmanager
def _growth(tasks: int) -> Iterator[Sides]:
    yield Sides(_import(tasks * 10), _import(tasks))


def _import(tasks: int) -> Side:
    draft = parse(document_from_text(plan_text(tasks)))
    numbers = count()

    def into_a_new_ledger() -> None:
        path = work_folder() / f"import-{tasks}-{next(numbers)}.tzdb"
        with Desk.create(path, by="张三", clock=lambda: NOON) as desk:
            import_plan(desk, draft, default_options(draft, desk.today))
            desk.board()
        path.unlink()

    return timed(into_a_new_ledger)


CASES = (
    Case("import-growth", "importing a tenth of the tasks", 2_000, Bar(11), _growth, tenfold=False),
)
