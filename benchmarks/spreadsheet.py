"""What a clerk has today: the ledger as a workbook, opened in LibreOffice and searched for a word.

Both sides are programs of their own, started for it: they open their file, look for the word in
every row and end. Left out where LibreOffice is not installed.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.ledgers import ledger_file, open_desk, work_folder
from benchmarks.measure import Bar, Case, Sides, timed
from tzdesk.domain.filters import TaskFilter, select
from tzdesk.services.exporting import export_ledger

WORD = "绿色低碳"
_OFFICE = shutil.which("soffice")


@contextmanager
def _search(tasks: int) -> Iterator[Sides]:
    ledger = ledger_file(tasks)
    workbook = work_folder() / f"{tasks}.xlsx"
    with open_desk(ledger) as desk:
        export_ledger(desk.board(), list(desk.board()), workbook)
    command = [sys.executable, "-m", "benchmarks.spreadsheet", str(ledger)]
    yield Sides(
        timed(lambda: subprocess.run(command, check=True, capture_output=True)),
        timed(lambda: _search_in_office(workbook)),
    )


def _search_in_office(workbook: Path) -> None:
    """Opens the workbook without a window, takes its first sheet as text and looks for the word."""
    folder = work_folder() / "office"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    to_text = ["--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"]
    subprocess.run(
        [str(_OFFICE), profile, *to_text, "--outdir", str(folder), str(workbook)],
        check=True,
        capture_output=True,
    )
    text = (folder / workbook.with_suffix(".csv").name).read_text(encoding="utf-8")
    assert any(WORD in line for line in text.splitlines())


def _search_in_ledger(path: Path) -> None:
    with open_desk(path) as desk:
        assert select(TaskFilter(search=WORD), desk.board())


CASES = (
    (Case("spreadsheet", "LibreOffice opening it and searching", 1_000, Bar(1), _search),)
    if _OFFICE
    else ()
)

if __name__ == "__main__":
    _search_in_ledger(Path(sys.argv[1]))
