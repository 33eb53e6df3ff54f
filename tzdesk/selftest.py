"""What the installed program runs on itself: each part once, on data of its own.

A part of the composition root, like `app`: it may use every layer. Leaves nothing behind.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QImage, QPainter

from tzdesk.domain.records import Plan
from tzdesk.paths import ROOT
from tzdesk.services.backups import back_up
from tzdesk.services.desk import Desk
from tzdesk.services.editing import Edit, edit
from tzdesk.services.exporting import export_ledger
from tzdesk.services.importing import default_options, import_plan
from tzdesk.services.incoming import read_plan
from tzdesk.store.engine import connect
from tzdesk.store.ledger_format import FORMAT, format_of
from tzdesk.store.migration import make_earlier
from tzdesk.ui.theme import current_theme

PLAN = ROOT / "resources" / "2023-tongzhou-plan.txt"
NETWORK_MODULES = ("PySide6.QtNetwork", "http.client", "http.server", "urllib.request", "smtplib")


@dataclass(frozen=True, slots=True)
class Check:
    """One part; `note` says what was found."""

    name: str
    ok: bool
    note: str = ""


def run_checks() -> list[Check]:
    """All checks in order. A part that fails in any way is a finding, not an end."""
    with TemporaryDirectory(prefix="tzdesk-") as folder:
        return [_tried(name, part) for name, part in _parts(Path(folder))]


def _tried(name: str, part: Callable[[], str]) -> Check:
    try:
        return Check(name, True, part())
    except Exception as error:
        return Check(name, False, f"{type(error).__name__}: {error}")


def _parts(folder: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    ledger, workbook = folder / "自检.tzdb", folder / "自检.xlsx"
    yield "读取方案", lambda: _import(ledger)
    yield "打开台账", lambda: _reopen(ledger)
    yield "升级旧台账", lambda: _upgrade(folder / "旧台账.tzdb")
    yield "修改与撤销", lambda: _edit(ledger)
    yield "写出工作簿", lambda: _export(ledger, workbook)
    yield "读回工作簿", lambda: _read_back(workbook)
    yield "备份与核验", lambda: _back_up(ledger)
    yield "显示中文", _render
    yield "不连网络", _no_network


def _desk(path: Path) -> Desk:
    return Desk.open(path, clock=datetime.now)


def _import(path: Path) -> str:
    incoming = read_plan(PLAN)
    with Desk.create(path, clock=datetime.now) as desk:
        import_plan(desk, incoming.draft, default_options(incoming.draft, desk.today))
        return _expect(len(desk.board()), 138, "项任务")


def _reopen(path: Path) -> str:
    with _desk(path) as desk:
        findings = desk.file.check()
        if findings:
            raise ValueError(findings[0].message)
        return _expect(len(desk.ledger.rows(Plan)), 1, "个方案")


def _upgrade(path: Path) -> str:
    make_earlier(path, 1)
    with _desk(path) as desk:
        findings = desk.file.check()
        if findings:
            raise ValueError(findings[0].message)
    with closing(connect(path, read_only=True)) as connection:
        reached = format_of(connection)
    _expect(reached, FORMAT, "")
    _expect(len(list(path.parent.glob("备份/*"))), 1, "")
    return f"格式 1 → {reached}，升级前已备份"


def _edit(path: Path) -> str:
    with _desk(path) as desk:
        before = desk.file.content_hash()
        row = next(iter(desk.board()))
        written = edit(desk, [Edit(row.uid, "status", "滞后")])
        desk.undo()
        if desk.file.content_hash() != before:
            raise ValueError("content differs after undo")
        return _expect(len(written.touched), 1, "项修改")


def _export(path: Path, workbook: Path) -> str:
    with _desk(path) as desk:
        board = desk.board()
        export_ledger(board, list(board), workbook)
    return f"{workbook.stat().st_size // 1024} KB"


def _read_back(workbook: Path) -> str:
    incoming = read_plan(workbook)
    if incoming.exported is None:
        raise ValueError("not recognised as an export")
    return _expect(len(incoming.draft.tasks), 138, "项任务")


def _back_up(path: Path) -> str:
    with _desk(path) as desk:
        return back_up(desk).path.name


def _render() -> str:
    """Chinese is drawn by real glyphs: two characters differ, and neither is the missing box."""

    def picture(text: str) -> QImage:
        image = QImage(64, 64, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setFont(font)
        painter.drawText(8, 48, text)
        painter.end()
        return image

    font = QFont(current_theme().font("hero"))
    missing = "\U000f0000"
    if len({bytes(picture(one).constBits()) for one in ("台", "账", missing)}) < 3:
        raise ValueError("no Chinese font")
    return QFontInfo(font).family()


def _no_network() -> str:
    loaded = [name for name in NETWORK_MODULES if name in sys.modules]
    if loaded:
        raise ValueError(", ".join(loaded))
    return ""


def _expect(found: int, wanted: int, what: str) -> str:
    if found != wanted:
        raise ValueError(f"{found}, expected {wanted}")
    return f"{found} {what}"
