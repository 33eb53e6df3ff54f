"""The order in which returns come in leaves no trace; taking a merge back leaves none either."""

import random
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.services.merging.office import UNITS, Book, Office
from tzdesk.domain.merge import Choice
from tzdesk.domain.records import OpenCell, Report
from tzdesk.services.desk import Desk
from tzdesk.services.gathering import GatheredFile
from tzdesk.services.merge_applying import apply
from tzdesk.services.merge_plan import CellKind, Decisions
from tzdesk.services.merging import MergePlanner, gather_files

CHOICES: dict[str, Sequence[Any]] = {
    "progress": ("甲", "乙", "丙\n丁", None),
    "percent": (0, 50, 60.5, "80%", "八成", None),
    "status": ("正常推进", "滞后", "已办结", "未完成", None),
    "problem": ("甲", "资金紧张。", None),
    "contact": ("李四", "王五", None),
    "coordination": ("是", "否", "请协调", None),
}
MORE = ("区交通局", "区教委", "区民政局", "台湖镇政府")


def altered(chance: random.Random) -> Any:
    def alter(book: Book) -> None:
        for _ in range(chance.randint(6, 20)):
            name = chance.choice(list(CHOICES))
            book.put(chance.randrange(4), **{name: chance.choice(CHOICES[name])})

    return alter


def typed(office: Office, chance: random.Random, unit: str) -> None:
    """The office goes on working meanwhile."""
    readable = {"八成", "未完成", "请协调"}
    for _ in range(chance.randint(4, 10)):
        name = chance.choice(list(CHOICES))
        value = chance.choice([one for one in CHOICES[name] if one not in readable])
        office.type(unit, chance.randrange(4), **{name: value})


def gathered(office: Office, seed: int) -> list[GatheredFile]:
    """What several units hand in, and what the office typed since."""
    chance = random.Random(seed)
    paths = []
    for unit in (*UNITS, *MORE):
        paths.append(office.hand_in(unit, altered(chance)))
        typed(office, chance, unit)
    return gather_files(office.desk, paths)


@contextmanager
def copied(office: Office, folder: Path, name: object) -> Iterator[Desk]:
    path = folder / f"{name}.tzdb"
    shutil.copy(office.desk.path, path)
    with Desk.open(path, by="张三", clock=office.clock) as desk:
        yield desk


def left_by(desk: Desk) -> tuple[str, frozenset[str]]:
    """The ledger's content, and what is open."""
    return desk.file.content_hash(), frozenset(desk.ledger.rows(OpenCell))


def test_twenty_orders_and_one_by_one_lead_to_the_same(office: Office, tmp_path: Path) -> None:
    files = gathered(office, seed=1)
    outcomes = set()
    for order in range(20):
        random.Random(order).shuffle(files)
        with copied(office, tmp_path, order) as desk:
            apply(desk, MergePlanner(desk).plan(files))
            outcomes.add(left_by(desk))
    with copied(office, tmp_path, "one by one") as desk:
        for one in files:
            apply(desk, MergePlanner(desk).plan([one]))
        outcomes.add(left_by(desk))
    assert len(outcomes) == 1
    assert len(next(iter(outcomes))[1]) > 3


@pytest.mark.parametrize("seed", range(2, 7))
def test_whatever_is_typed_and_handed_in(office: Office, tmp_path: Path, seed: int) -> None:
    files = gathered(office, seed)
    desk = office.desk
    before = desk.file.content_hash()
    plan = MergePlanner(desk).plan(files)
    conflicts = [cell for one in plan.files for cell in one.of(CellKind.CONFLICT)]
    merged = apply(desk, plan)
    after = left_by(desk)
    assert merged.conflicts == len(conflicts)
    assert desk.file.check() == ()
    for one in plan.files:
        for cell in one.changes:
            report = desk.ledger.report(cell.assignment_uid, office.period().uid)
            assert getattr(report, cell.field, None) == cell.merge.theirs
    again = apply(desk, MergePlanner(desk).plan([*map(known, files)]))
    assert again.written.batch is None
    desk.undo()
    assert desk.file.content_hash() == before
    desk.redo()
    assert left_by(desk) == after
    ours = Decisions(choices={cell.key: Choice.OURS for cell in conflicts})
    with copied(office, tmp_path, "ours") as other:
        other.undo()
        apply(other, plan, ours)
        assert dict(other.ledger.rows(Report)) == dict(desk.ledger.rows(Report))


def known(one: GatheredFile) -> GatheredFile:
    """The same file when its digest is known."""
    return GatheredFile(one.path, one.name, one.sha256, one.modified)
