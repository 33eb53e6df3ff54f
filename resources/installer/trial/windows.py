"""Tries the Windows installer under Wine: `python -m resources.installer.trial.windows`.

What `make installer` has left in dist/ is installed over an older version, worked with by real
keys, and removed. A line for each step; the first that fails ends it. Pictures go to dist/trial.
"""

import shlex
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PureWindowsPath
from zipfile import ZipFile

from resources.installer.bytecode import compile_tree
from resources.installer.contents import TOP, Contents, read_contents
from resources.installer.steps import say
from resources.installer.trial import asked_of_windows, work
from resources.installer.trial.screen import MissedError, Screen, wait_until
from resources.installer.trial.wine import USER, Wine
from resources.installer.windows.setup_program import make_setup
from tzdesk.store.ledger_format import FORMAT
from tzdesk.store.migration import make_earlier

DIST = TOP / "dist"
OLDER = "0.0.1"
LEFT_BY_OLDER = "left-by-older.txt"
DISPLAY = 93
ANSWERS = """\
lock True False
stays True
share False True
held True
job True
frozen False 1 True
"""


class Trial:
    """One clerk's machine, from before the installation until after the removal."""

    def __init__(self, contents: Contents, screen: Screen) -> None:
        self.contents, self.screen = contents, screen
        self.program = contents.program
        self.wine = Wine(screen.display)
        self.place = USER / "AppData" / "Local" / "Programs" / self.program.name
        self.command = self.place / f"{self.program.name}-cli.exe"
        self.ledger = USER / "Documents" / "2023年重点工作.tzdb"
        self.before = self._files()

    def try_stick(self) -> None:
        """The .zip is unpacked, tests itself, and is afterwards what it was."""
        name, version = self.program.name, self.program.version
        stick = self.wine.drive / "stick"
        with ZipFile(DIST / f"{name}-{version}-windows.zip") as packed:
            packed.extractall(stick)
        fresh = _digests(stick)
        place = PureWindowsPath("C:\\stick") / name / f"{name}-cli.exe"
        checks = self.wine.answer(place, "selftest")["checks"]
        _expect(all(one["ok"] for one in checks), "selftest")
        _expect(_digests(stick) == fresh, "nothing written beside the program")
        say(f"免安装包：自检 {len(checks)} 项通过，程序文件夹没有变化")
        self._ask_windows(stick / name, place)
        shutil.rmtree(stick)

    def _ask_windows(self, folder: Path, command: PureWindowsPath) -> None:
        first = folder / "program" / "app"
        shutil.copyfile(asked_of_windows.__file__, first / "start.py")
        shutil.copytree(first, scratch := folder / "asked")
        for path in [one for one in scratch.iterdir() if one.name != "start.py"]:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        compile_tree(scratch)
        shutil.copyfile(scratch / "start.pyc", first / "start.pyc")
        _expect_text(self.wine.run(command), ANSWERS)
        say("锁、作业对象、网络盘、前台权限：由 Windows 接口实际回答")

    def install(self, setup: Path, version: str) -> None:
        """Silently, as an IT office does it."""
        shutil.copyfile(setup, self.wine.drive / setup.name)
        self.wine.run(PureWindowsPath("C:\\") / setup.name, "/S")
        (self.wine.drive / setup.name).unlink()
        key = f"Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{self.program.name}"
        _expect_text(self.wine.value(key, "DisplayVersion"), version)
        _expect_text(self._opened_by(), f'"{self.place / self.program.name}.exe" "%1"')
        links = [path for path in self.wine.home.rglob("*.lnk") if path.stem == self.program.title]
        _expect(len(links) == 2, "links on the desktop and in the start menu")

    def upgrade(self, older: Path, newer: Path) -> None:
        """Over an older version whose window is open, and gets closed for it."""
        self.install(older, OLDER)
        left = self._installed() / "program" / LEFT_BY_OLDER
        _expect(left.exists(), "the older version")
        say(f"静默安装 {OLDER}：快捷方式、文件关联、卸载信息都在")
        self.wine.open(self._link())
        self.screen.go_to(work.WINDOW)
        self.screen.picture("首次启动")
        self.install(newer, self.program.version)
        self.screen.wait_gone(work.WINDOW)
        _expect(
            not (self._installed() / "program" / LEFT_BY_OLDER).exists(),
            "nothing of the older version",
        )
        say(f"升级到 {self.program.version}：正在运行的窗口先关闭，旧文件没有留下")

    def open_older_ledger(self) -> None:
        """A double-click on a ledger of the first format; it is brought up to the present one.

        Wine does not look up the kinds of files that only one user knows; Windows does. So the
        command that is noted there is taken by hand.
        """
        self.screen.press("alt+F4")
        self.screen.wait_gone(work.WINDOW)
        older = self.wine.home / "Documents" / "旧台账.tzdb"
        make_earlier(older, 1)
        place = str(USER / "Documents" / older.name)
        self.wine.start(*shlex.split(self._opened_by().replace("%1", place).replace("\\", "\\\\")))
        self.screen.go_to(work.WINDOW)
        wait_until(lambda: _format(older) == FORMAT, "a ledger of the present format")
        kept = list((older.parent / "备份").glob("旧台账*"))
        _expect(len(kept) == 1 and _format(kept[0]) == 1, "a copy of before")
        say(f"按文件关联打开旧台账：格式 1 → {FORMAT}，升级前已备份")

    def work(self) -> None:
        """The clerk's day, begun by the link on the desktop."""
        documents = self.wine.home / "Documents"
        plan = self.wine.lay(TOP / "resources" / "2023-tongzhou-plan.txt", "plan.txt")
        self.wine.open(self._link())
        work.import_plan(self.screen, str(plan), self.wine.seen(self.ledger).exists)
        _expect(len(self._tasks()) == work.TASKS, "all tasks")
        self.screen.picture("主窗口")
        say(f"从桌面图标启动，用键盘导入方案：{work.TASKS} 项任务")
        self._start_again()
        work.send_out(self.screen, lambda: len(list(documents.glob("下发/*/*.xlsx"))) == work.UNITS)
        say(f"用键盘下发：{work.UNITS} 个填报表")
        (sent,) = documents.glob(f"下发/*/*{work.UNIT}*.xlsx")
        returned = documents / "water.xlsx"
        work.fill_in(sent, returned)
        given = str(USER / "Documents" / returned.name)
        work.merge(self.screen, given, lambda: self._percent() == work.FILLED["完成比例"])
        self.screen.picture("合并以后")
        say(f"用键盘回收合并：{work.UNIT}的填报已写入台账")

    def _start_again(self) -> None:
        """A second start brings the first window forward and ends."""
        self.wine.open(self._link()).wait(timeout=120)
        _expect(len(self.screen.windows(work.WINDOW)) == 1, "one window")
        say("再次启动：回到已打开的窗口")

    def uninstall(self) -> None:
        """Silently, with the window open; the clerk's files stay, and nothing else does."""
        self.wine.run(self.place / "uninstall.exe", "/S")
        wait_until(lambda: not self._installed().exists(), "the removal")
        self.screen.wait_gone(work.WINDOW)
        self.wine.settle()
        left = {path.parts[0] for path in self._files() - self.before}
        _expect(left == {"users"}, f"nothing outside of the clerk's folder: {left}")
        home = self.wine.home.relative_to(self.wine.drive)
        own = {path.relative_to(home).parts for path in self._files() - self.before}
        kept = {("Documents",), ("AppData", "Local", self.program.name)}
        strange = {parts for parts in own if not any(parts[: len(one)] == one for one in kept)}
        _expect(not strange, f"nothing left behind: {strange}")
        registry = (self.wine.drive.parent / "user.reg").read_text("utf-8", "replace")
        keys = [line for line in registry.splitlines() if self.program.name in line]
        _expect(not keys, f"nothing in the registry: {keys}")
        with closing(sqlite3.connect(self.wine.seen(self.ledger))) as ledger:
            (tasks,) = ledger.execute("SELECT count(*) FROM tasks").fetchone()
        _expect(tasks == work.TASKS, "the ledger")
        say("静默卸载：台账、备份、设置都在，程序文件、快捷方式、注册表没有残留")

    def _link(self) -> PureWindowsPath:
        return USER / "Desktop" / f"{self.program.title}.lnk"

    def _opened_by(self) -> str:
        """The command that is noted for a double-click on a ledger."""
        kind = self.wine.value(f"Software\\Classes\\{self.program.suffix}")
        return self.wine.value(f"Software\\Classes\\{kind}\\shell\\open\\command")

    def _installed(self) -> Path:
        return self.wine.seen(self.place)

    def _tasks(self, *words: str) -> list[Mapping[str, object]]:
        asked = self.wine.answer(self.command, "plan", "show", "--db", self.ledger, *words)
        found: list[Mapping[str, object]] = asked["tasks"]
        return found

    def _percent(self) -> object:
        tasks = self._tasks("--unit", work.UNIT)
        reports = next(one["reports"] for one in tasks if one["number"] == work.TASK)
        assert isinstance(reports, list)
        return next((one["percent"] for one in reports if one["unit"] == work.UNIT), None)

    def _files(self) -> set[Path]:
        """All files of the drive but those of Windows itself."""
        drive = self.wine.drive
        names = (path.relative_to(drive) for path in drive.rglob("*") if path.is_file())
        return {name for name in names if name.parts[0] != "windows" and "Temp" not in name.parts}


def make_older(contents: Contents) -> Path:
    """A setup program of a version before this one, with a file that this one has no more."""
    older = Contents(replace(contents.program, version=OLDER), contents.raw)
    folder = DIST / "trial" / "older"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(DIST / f"{contents.program.name}-windows", folder)
    (folder / "program" / LEFT_BY_OLDER).write_text("", "utf-8")
    target = DIST / "trial" / "older-setup.exe"
    make_setup(older, folder, target, quick=True)
    shutil.rmtree(folder)
    return target


def main() -> None:
    """All steps in order."""
    contents = read_contents()
    setup = DIST / f"{contents.program.name}-{contents.program.version}-setup.exe"
    if not setup.exists():
        raise SystemExit(f"没有 {setup.name}，请先运行 make installer。")
    pictures = DIST / "trial"
    with Screen(DISPLAY, pictures) as screen:
        trial = Trial(contents, screen)
        say(f"试装环境：{trial.wine.version}，全新的用户")
        try:
            trial.try_stick()
            trial.upgrade(make_older(contents), setup)
            trial.work()
            trial.open_older_ledger()
            trial.uninstall()
        except (MissedError, subprocess.SubprocessError):
            screen.picture("失败")
            raise
        finally:
            trial.wine.end()
    say(f"Windows 安装包试装完成，截图在 {pictures.relative_to(TOP)}")


def _digests(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in files}


def _format(ledger: Path) -> int:
    with closing(sqlite3.connect(ledger)) as connection:
        (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def _expect(ok: bool, what: str) -> None:
    if not ok:
        raise MissedError(what)


def _expect_text(found: str, wanted: str) -> None:
    if found.split() != wanted.split():
        raise MissedError(f"{found!r}, not {wanted!r}")


if __name__ == "__main__":
    main()
