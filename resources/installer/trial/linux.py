"""Tries the Linux packages: `python -m resources.installer.trial.linux [RELEASE…]`.

What `make installer` has left in dist/ is installed over an older version in a clean root of each
Debian release, worked with by real keys, and removed. A line for each step; the first that fails
ends it. Pictures go to dist/trial.
"""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from resources.installer.cache import cache_folder
from resources.installer.contents import TOP, Program, read_contents
from resources.installer.linux_desktop import home
from resources.installer.linux_package import archive_name, package_name
from resources.installer.steps import say
from resources.installer.trial import work
from resources.installer.trial.root import Root, make_root
from resources.installer.trial.screen import MissedError, Screen, wait_until
from tzdesk.store.ledger_format import FORMAT
from tzdesk.store.migration import make_earlier

DIST = TOP / "dist"
SUITES = ("bullseye", "bookworm")
"""glibc 2.31, as Kylin V10 has it, and 2.36. UOS V20's 2.28 is proved by the build alone."""
DESKTOP = ("dbus", "hicolor-icon-theme", "desktop-file-utils", "shared-mime-info", "libgtk-3-bin",
    "libglib2.0-bin", "fonts-wqy-microhei")  # fmt: skip
"""What starts menu entries and opens files by their kind, and a Chinese font."""
DISPLAY = 87
OLDER = "0.0.1"
PLAN = TOP / "resources" / "2023-tongzhou-plan.txt"
USERS = ("root", "tmp", "proc", "sys", "dev", "run", "var", "media")
"""Folders that belong to users, the system, and apt's own notes."""


class Trial:
    """One release; `root` is a copy that ends with the trial."""

    def __init__(self, root: Root, screen: Screen, program: Program, suite: str) -> None:
        self.root, self.screen, self.program, self.suite = root, screen, program, suite
        self.home = root.top / "root"
        self.before = self._files()

    def run(self) -> None:
        """All steps in order."""
        self.install()
        self.work()
        self.open_older_ledger()
        self.run_from_a_stick()
        self.uninstall()

    def install(self) -> None:
        """An older version, the new one over it; without the libraries that come along."""
        new = DIST / package_name(self.program)
        make_older(new, self.root.top / "tmp" / "older.deb", self.program)
        shutil.copy(new, self.root.top / "tmp" / "new.deb")
        for name in ("older", "new"):
            self._shell(f"apt-get -q install -y --no-install-recommends /tmp/{name}.deb")
        said = self._shell(f"dpkg-query -W -f '${{Version}}' {self.program.name}")
        _expect(said == self.program.version, said)
        for name in read_contents().raw["linux"]["carried"]:
            _expect(not self._shell(f"dpkg -l {name} 2>&1 | grep ^ii || true"), name)
        self._say(f"安装 {OLDER}，升级到 {said}；系统里没有 xcb 辅助库")
        checks = self._shell(f"{self.program.name} selftest").splitlines()
        self._say(f"自检 {len(checks)} 项通过")

    def work(self) -> None:
        """The clerk's day, begun by the menu entry."""
        shutil.copy(PLAN, self.home / "plan.txt")
        self._on_the_desktop(f"gtk-launch {self.program.id}")
        self.screen.go_to(work.WINDOW)
        self.screen.picture(f"{self.suite}-1-首次启动")
        work.import_plan(self.screen, "/root/plan.txt", lambda: bool(self._ledgers()))
        _expect(self._count("tasks") == work.TASKS, "all tasks")
        self.screen.picture(f"{self.suite}-2-主窗口")
        self._say(f"从菜单启动，用键盘导入方案：{work.TASKS} 项任务")
        work.send_out(self.screen, lambda: len(self._forms()) == work.UNITS)
        self._say(f"用键盘下发：{work.UNITS} 个填报表")
        (sent,) = [path for path in self._forms() if work.UNIT in path.name]
        work.fill_in(sent, self.home / "water.xlsx")
        work.merge(self.screen, "/root/water.xlsx", lambda: self._count("reports") == 1)
        self.screen.picture(f"{self.suite}-3-合并以后")
        self._say(f"用键盘回收合并：{work.UNIT}的填报已写入台账")

    def open_older_ledger(self) -> None:
        """By a double-click, as a file manager does it."""
        self.screen.press("alt+F4")
        self.screen.wait_gone(work.WINDOW)
        older = self.home / "旧台账.tzdb"
        make_earlier(older, 1)
        self._on_the_desktop(f"gio open /root/{older.name}")
        self.screen.go_to(work.WINDOW)
        wait_until(lambda: _format(older) == FORMAT, "a ledger of the present format")
        kept = list((self.home / "备份").glob("旧台账*"))
        _expect(len(kept) == 1 and _format(kept[0]) == 1, "a copy of before")
        self._say(f"双击打开旧台账：格式 1 → {FORMAT}，升级前已备份")
        self.screen.press("alt+F4")
        self.screen.wait_gone(work.WINDOW)

    def run_from_a_stick(self) -> None:
        """Where it is unpacked, in a folder with a blank and Chinese letters in its name."""
        stick = self.root.top / "media" / "移动 存储"
        stick.mkdir(parents=True)
        archive = archive_name(self.program)
        subprocess.run(["tar", "-C", str(stick), "-xf", str(DIST / archive)], check=True)
        place = f"/media/移动 存储/{archive.removesuffix('.tar.xz')}/{self.program.name}"
        checks = self.root.run([place, "selftest"]).splitlines()
        self._say(f"免安装包在移动存储上：自检 {len(checks)} 项通过")

    def uninstall(self) -> None:
        """The clerk's files stay, and nothing else does."""
        self._shell(f"apt-get -q purge -y {self.program.name}")
        names = (str(home(self.program)), self.program.name, self.program.id)
        left = [path for path in self._files() - self.before if any(one in path for one in names)]
        _expect(not left, f"nothing of the program: {left[:9]}")
        kept = [*self._ledgers(), self.home / "备份", self.home / ".config" / self.program.name]
        _expect(len(kept) == 4 and all(path.exists() for path in kept), f"the clerk's own: {kept}")
        _expect(self._count("tasks") == work.TASKS, "all tasks")
        self._say("卸载：台账、备份、设置都在，程序没有留下别的文件")

    def _on_the_desktop(self, command: str) -> None:
        """In a session with a bus of its own, which lasts as long as the window."""
        session = f"{command} && sleep 5 && while pidof {self.program.name}; do sleep 1; done"
        self.root.start(["dbus-run-session", "--", "sh", "-c", session])

    def _shell(self, command: str) -> str:
        return self.root.run(["env", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", command])

    def _files(self) -> set[str]:
        tops = [path for path in self.root.top.iterdir() if path.name not in USERS]
        found = (path for top in tops if not top.is_symlink() for path in top.rglob("*"))
        return {str(path.relative_to(self.root.top)) for path in found}

    def _forms(self) -> list[Path]:
        return sorted((self.home / "下发").rglob("*.xlsx"))

    def _ledgers(self) -> list[Path]:
        return sorted(self.home.glob("*.tzdb"))

    def _count(self, table: str) -> int:
        with closing(sqlite3.connect(f"{self._ledgers()[0].as_uri()}?mode=ro", uri=True)) as file:
            return int(file.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def _say(self, line: str) -> None:
        say(f"{self.suite}：{line}")


def main(suites: list[str]) -> None:
    """Tries what is in dist/ in each of the releases."""
    program = read_contents().program
    for suite in suites or SUITES:
        clean = make_root(suite, DESKTOP, {})
        copy = cache_folder("trial") / suite
        shutil.rmtree(copy, ignore_errors=True)
        subprocess.run(["cp", "-a", "--reflink=auto", str(clean.top), str(copy)], check=True)
        shutil.copy("/etc/resolv.conf", copy / "etc" / "resolv.conf")
        with Screen(DISPLAY, DIST / "trial") as screen:
            Trial(Root(copy, {"DISPLAY": screen.display}), screen, program, suite).run()
        shutil.rmtree(copy)


def make_older(package: Path, target: Path, program: Program) -> None:
    """The same package under a lower version, packed without pressing."""
    with TemporaryDirectory() as scratch:
        subprocess.run(["dpkg-deb", "-R", str(package), scratch], check=True)
        control = Path(scratch) / "DEBIAN" / "control"
        said = control.read_text("utf-8")
        newer, older = f"Version: {program.version}\n", f"Version: {OLDER}\n"
        control.write_text(said.replace(newer, older), "utf-8")
        build = ["dpkg-deb", "-Znone", "--root-owner-group", "-b", scratch, str(target)]
        subprocess.run(build, check=True, stdout=subprocess.DEVNULL)


def _format(ledger: Path) -> int:
    with closing(sqlite3.connect(f"{ledger.as_uri()}?mode=ro", uri=True)) as file:
        return int(file.execute("PRAGMA user_version").fetchone()[0])


def _expect(so: bool, what: str) -> None:
    if not so:
        raise MissedError(what)


if __name__ == "__main__":
    main(sys.argv[1:])
