"""Commands that copy or look through the open ledger: export, backup, check.

All three are jobs: the window stays alive, and where they fail it says so.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog

from tzdesk.domain.filters import select
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk
from tzdesk.ui.commands.ledgers import LedgerCommands
from tzdesk.ui.messages import CLOSE, Question, ask, show_error, tell_failure
from tzdesk.ui.session import Said
from tzdesk.ui.told_files import saved
from tzdesk.ui.workplace import Workplace

WORKBOOK = "Excel 工作簿 (*.xlsx)"
RETRY, ELSEWHERE = "重试", "换文件夹…"
QUIET_AT_FIRST = 10_000
"""Milliseconds after the opening of a ledger that belong to the clerk alone."""


class KeepingCommands:
    """Each public method is one command."""

    def __init__(self, place: Workplace, ledgers: LedgerCommands):
        self._place, self._ledgers = place, ledgers
        self._backed_up: tuple[Path, date] | None = None
        """Of which ledger on which day a daily copy was tried last."""

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does."""
        return {
            "export": self.choose_export,
            "back_up": self.back_up,
            "check_data": self.check,
        }

    def choose_export(self) -> None:
        """导出 Excel…: what is shown, all of it where nothing is filtered."""
        from tzdesk.services.exporting import proposed_name  # noqa: PLC0415 - not at the start

        session, memory = self._place.session, self._place.memory
        if session.board is None:
            return
        name = proposed_name(session.board, filtered=not session.asked.empty)
        proposed = memory.folder("export") / name
        title = f"导出 Excel（{len(select(session.asked, session.board))} 项任务）"
        chosen, _ = QFileDialog.getSaveFileName(self._place.window, title, str(proposed), WORKBOOK)
        if chosen:
            self.export(Path(chosen).with_suffix(".xlsx"))

    def export(self, path: Path) -> None:
        """Writes the tasks that are shown to a workbook."""
        from tzdesk.services.exporting import export_ledger  # noqa: PLC0415 - not at the start

        session = self._place.session
        board = session.board
        if board is None:
            return
        rows = select(session.asked, board)

        def done(_nothing: None) -> None:
            self._place.memory.keep_folder("export", path.parent)
            self._say(f"已导出 {len(rows)} 项任务：{path.name}", path)

        self._place.jobs.run(
            "导出 Excel",
            lambda report: export_ledger(board, rows, path, report),
            done,
            lambda error: self._on_not_exported(error, path),
            lambda: self._say("已取消，没有导出。"),
        )

    def back_up(self) -> None:
        """立即备份."""
        from tzdesk.services.backups import (  # noqa: PLC0415 - not at the start
            BackupRules,
            back_up,
        )

        rules = BackupRules.of(self._place.memory.settings)
        if desk := self._place.session.desk:
            self._place.jobs.run(
                "备份台账",
                lambda _report: back_up(desk, rules=rules),
                lambda made: self._say(backed_up_words(desk, made.path), made.path),
                self._on_failed,
            )

    def last_backup(self) -> str:
        """「上次备份：今天 08:30，已核验」."""
        from tzdesk.ui.last_backup import last_backup  # noqa: PLC0415 - not at the start

        desk, settings = self._place.session.desk, self._place.memory.settings
        return last_backup(desk, settings, "上次备份") if desk else ""

    def back_up_soon(self) -> None:
        """每日备份: the first copy of the day, once the clerk has what she opened."""
        QTimer.singleShot(QUIET_AT_FIRST, self._place.window, self.back_up_daily)

    def back_up_daily(self) -> None:
        """Without a word unless it fails; once something else has ended, where that runs."""
        desk, jobs = self._place.session.desk, self._place.jobs
        if desk is None or desk.read_only or self._ledgers.is_example:
            return
        if (due := (desk.path, desk.today)) == self._backed_up:
            return
        if jobs.busy:
            once = Qt.ConnectionType.SingleShotConnection
            jobs.ended.connect(self.back_up_soon, once)
            return
        self._backed_up = due
        from tzdesk.services.backups import (  # noqa: PLC0415 - not at the start
            BackupRules,
            back_up_daily,
        )

        rules = BackupRules.of(self._place.memory.settings)
        jobs.run(
            "每日备份",
            lambda _report: back_up_daily(desk, rules),
            lambda _made: None,
            self._on_no_daily,
            wanted=False,
        )

    def check(self) -> None:
        """检查数据: the file, its history's chain, and the rows against it."""
        if desk := self._place.session.desk:
            self._place.jobs.run(
                "检查数据",
                lambda _report: [one.message for one in desk.file.check()],
                self._on_checked,
                self._on_failed,
            )

    def _on_checked(self, findings: list[str]) -> None:
        if findings:
            text = "数据检查发现问题：\n" + "\n".join(f"{one}。" for one in findings)
            ask(self._place.window, Question("检查数据", text, "建议从最近的备份恢复。"))
        else:
            self._say("台账完好，修改记录未被改动")

    def _on_not_exported(self, error: Exception, path: Path) -> None:
        if not isinstance(error, UserError):
            raise error
        verb = show_error(self._place.window, error, (CLOSE, ELSEWHERE, RETRY))
        if verb == RETRY:
            self.export(path)
        elif verb == ELSEWHERE:
            self.choose_export()

    def _on_no_daily(self, error: Exception) -> None:
        """The clerk goes on working: a line says it, and offers to try again."""
        if not isinstance(error, UserError):
            raise error
        text = f"今天的备份没有写成：{error.message}"
        self._place.session.said.emit(Said(text, (("立即备份", self.back_up),)))

    def _on_failed(self, error: Exception) -> None:
        tell_failure(self._place.window, error)

    def _say(self, text: str, path: Path | None = None) -> None:
        self._place.session.said.emit(saved(text, path) if path else Said(text))


def backed_up_words(desk: Desk, path: Path) -> str:
    """「已备份并核验：…」, and what a copy of the ledger's file does not hold."""
    from tzdesk.services.attachments import left_out_of_backups  # noqa: PLC0415 - not at the start

    files = left_out_of_backups(desk.ledger)
    left = f"；{files} 个附件不在备份中，请另行复制附件文件夹" if files else ""
    return f"已备份并核验：{path.name}{left}"
