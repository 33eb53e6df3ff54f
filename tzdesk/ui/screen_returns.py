"""Pictures of sending out; returned workbooks for 回收合并: sent, altered as units would, back.

Used by `screens` only. Words are altered in the workbooks' table of texts, so that nothing heavy is
needed for a picture.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from PySide6.QtWidgets import QDialog

from tzdesk.domain.grouping import GroupBy
from tzdesk.services.desk import Desk
from tzdesk.services.dispatch_scope import uncovered
from tzdesk.services.dispatching import DispatchOptions, dispatch
from tzdesk.services.editing import Edit, edit
from tzdesk.ui.main_window import MainWindow

_TEXTS = "xl/sharedStrings.xml"
_HEALTH, _TRADE, _WATER = "区卫生健康委", "区商务局", "区水务局"
_TASK, _COLLECTIVE = "30", "各乡镇政府"


@dataclass(frozen=True, slots=True)
class _Alteration:
    """A unit writes `new` where `old` stood."""

    unit: str
    old: str
    new: str


_ALTERED = (
    _Alteration(
        _HEALTH,
        "受配套条件制约，目前仅完成一期内容，二期尚未启动。",
        "受配套条件制约，目前已完成一期内容，二期方案已送审。",
    ),
    _Alteration(_HEALTH, "配套资金未完全到位，影响后续招标。", "二期用地手续周期较长。"),
    _Alteration(_HEALTH, "前期调研已完成，实施方案待审定。", "前期调研已完成，实施方案已审定。"),
    _Alteration(_TRADE, "正常推进", "差不多了"),
)


def all_units(window: MainWindow) -> QDialog:
    """全部单位… of 总览, which is shown."""
    from tzdesk.ui.overview.all_bars import AllBars  # noqa: PLC0415 - not at the start

    page = window.pages.overview
    assert page
    assert page.found
    return AllBars(page.found, GroupBy.UNIT, window.place)


def dispatch_dialogs(window: MainWindow) -> Iterator[tuple[str, QDialog]]:
    """What 下发 opens; each with the name of its picture."""
    from tzdesk.ui.dialogs.dispatch.member_choice import (  # noqa: PLC0415 - not at the start
        Collective,
    )
    from tzdesk.ui.dialogs.dispatch.members import MembersDialog  # noqa: PLC0415 - as above
    from tzdesk.ui.dialogs.dispatch.selection import unit_lines  # noqa: PLC0415 - as above
    from tzdesk.ui.dialogs.dispatch.uncovered import UncoveredDialog  # noqa: PLC0415 - as above

    session = window.session
    desk, board = session.desk, session.board
    assert desk
    assert board
    line = next(one for one in unit_lines(desk, board) if one.name == _COLLECTIVE)
    collective = Collective(line.uid, line.name, line.tasks)
    yield "03-members", MembersDialog(session, board, collective, window)
    yield "03-uncovered", UncoveredDialog(uncovered(board), window)


def hand_in(desk: Desk, folder: Path) -> Path:
    """Sends the current period's workbooks of three units out and alters them; their folder."""
    board = desk.board()
    units = {name: desk.ledger.unit_named(name) for name in (_HEALTH, _TRADE, _WATER)}
    uids = {one.uid for one in units.values() if one}
    returns = folder / "交回"
    dispatch(desk, board, DispatchOptions(returns, unit_uids=uids))
    for path in sorted(returns.glob("*.xlsx")):
        _alter(path, [one for one in _ALTERED if one.unit in path.name])
    row = next(one for one in board if one.number == _TASK)
    part = next(one for one in row.units if one.name == _HEALTH)
    words = "配套资金尚缺两成，招标推迟到四季度。"
    period = board.period.uid if board.period else None
    edit(desk, [Edit(row.uid, "problem", words, period, part.uid)])
    return returns


def send_to_unit(desk: Desk, folder: Path) -> Path:
    """The workbook of the current period that goes to one unit."""
    unit = desk.ledger.unit_named(_TRADE)
    assert unit
    done = dispatch(desk, desk.board(), DispatchOptions(folder, unit_uids={unit.uid}))
    return done.made.files[0].path


def _alter(path: Path, alterations: list[_Alteration]) -> None:
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    texts = parts[_TEXTS].decode("utf-8")
    for one in alterations:
        # Whole cells only: the hidden sheet says the same inside longer texts.
        texts = texts.replace(f"<t>{one.old}</t>", f"<t>{one.new}</t>")
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in (parts | {_TEXTS: texts.encode("utf-8")}).items():
            archive.writestr(name, data)
