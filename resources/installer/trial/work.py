"""What a clerk does in the window: import the plan, send workbooks out, merge what came back.

By the keyboard alone, and the same on every system: only how a file is named differs, and that is
told. Whether it was done is asked of the ledger by whoever tries.
"""

from collections.abc import Callable
from pathlib import Path

import openpyxl

from resources.installer.trial.screen import Screen, wait_until

WINDOW, IMPORT, DISPATCH, MERGE = "台账桌面", "导入方案", "下发填报表", "回收合并"
CHOOSE_PLAN, CHOOSE_RETURN = "选择方案文件", "添加交回的填报表"
UNIT, TASK = "区水务局", "8"
TASKS, UNITS = 138, 68
"""What the bundled plan holds: tasks, and units that get a workbook."""
FILLED = {"进展状态": "正常推进", "完成比例": 80, "本期进展情况": "已完成选址，开工建设。"}


def import_plan(screen: Screen, plan: str, made: Callable[[], bool]) -> None:
    """Ctrl+I, the file by its name, and on until the ledger is `made`."""
    screen.go_to(WINDOW)
    screen.press("ctrl+i")
    screen.go_to(IMPORT)
    screen.press("space")
    _name_file(screen, CHOOSE_PLAN, plan)
    screen.go_to(f"{IMPORT} — ")
    screen.press("ctrl+Return")
    screen.picture("导入核对")
    screen.press("ctrl+Return")
    screen.wait_gone(IMPORT)
    wait_until(made, "a ledger")
    screen.go_to(f"— .*{WINDOW}")


def send_out(screen: Screen, made: Callable[[], bool]) -> None:
    """Ctrl+T and 生成, until the workbooks are `made`."""
    screen.press("ctrl+t")
    screen.go_to(DISPATCH)
    screen.picture("下发填报表")
    screen.press("ctrl+Return")
    wait_until(made, "the workbooks")
    screen.wait_gone(DISPATCH)
    screen.go_to(WINDOW)


def merge(screen: Screen, returned: str, written: Callable[[], bool]) -> None:
    """Ctrl+M, one file by its name, and 写入."""
    screen.press("ctrl+m")
    screen.go_to(MERGE)
    screen.press("space")
    _name_file(screen, CHOOSE_RETURN, returned)
    screen.go_to(MERGE)
    screen.picture("回收合并")
    screen.press("ctrl+Return")
    screen.wait_gone(MERGE)
    wait_until(written, "the return in the ledger")
    screen.go_to(WINDOW)


def fill_in(sent: Path, returned: Path) -> None:
    """A unit's clerk fills in its first task and hands the workbook back."""
    book = openpyxl.load_workbook(sent)
    sheet = book.worksheets[0]
    heads = {str(cell.value).split("\n")[0]: cell for row in sheet.iter_rows() for cell in row}
    for head, value in FILLED.items():
        place = next(cell for name, cell in heads.items() if name.startswith(head))
        sheet.cell(place.row + 1, place.column).value = value
    book.save(returned)


def _name_file(screen: Screen, dialog: str, name: str) -> None:
    screen.go_to(dialog)
    screen.press("ctrl+a")
    screen.write(name)
    screen.press("Return")
    screen.wait_gone(dialog)
