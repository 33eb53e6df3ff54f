"""Where a monkey plays: a ledger with the example's contents, and files of every kind to hit on."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from tzdesk.domain.records import RECORDS, Record
from tzdesk.services.desk import Desk
from tzdesk.services.example import PLAN_FILE
from tzdesk.ui.screen_returns import hand_in

State = Mapping[str, Mapping[str, Record]]


@dataclass(frozen=True, slots=True)
class Ground:
    """A monkey's folder: its ledger, files that can be opened and dropped, a place for new ones."""

    ledger: Path
    files: list[Path]
    out: Path


def lay_out(folder: Path, desk: Desk, *, returns: bool = True) -> Ground:
    """Fills the folder, mostly with returned workbooks, too; the desk is closed afterwards."""
    out, given = folder / "out", folder / "given"
    out.mkdir()
    given.mkdir()
    other = given / "另一本.tzdb"
    shutil.copyfile(desk.path, other)
    came = [*_hand_in(desk, given)] if returns else []
    desk.close()
    plan = Path(shutil.copy(PLAN_FILE, given))
    broken = [given / name for name in ("坏.xlsx", "坏.docx", "空.tzdb", "图.png", "名单.txt")]
    for number, path in enumerate(broken):
        path.write_bytes(b"PK" * 60 * number)
    files = [*broken, plan, other, given, *came]
    return Ground(desk.path, files, out)


def _hand_in(desk: Desk, folder: Path) -> Iterator[Path]:
    """Three workbooks, their folder and an archive of them."""
    returns = hand_in(desk, folder)
    archive = folder / "交回.zip"
    with ZipFile(archive, "w") as made:
        for path in sorted(returns.iterdir()):
            made.write(path, path.name)
            yield path
    yield from (returns, archive)


def state_of(desk: Desk) -> State:
    """All rows as they are now."""
    return {name: dict(desk.ledger.rows(kind)) for name, kind in RECORDS.items()}
