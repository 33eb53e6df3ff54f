"""The one table of commands: what each is called, its keys, and what must be open for it.

Menus, toolbar, shortcuts, the shortcut sheet and the quick finder are built from it. A command is
entered here when it works, not before. Knows no widget and not what a command does.
"""

from dataclasses import dataclass
from enum import IntEnum


class Needs(IntEnum):
    """What must be there before a command can run; each contains the ones before it."""

    NOTHING = 0
    LEDGER = 1
    PLAN = 2
    TASK = 3


@dataclass(frozen=True, slots=True)
class Command:
    """One entry. `keys` is the shortcut in Qt's spelling; a command with `checked` is a switch.

    `in_place`: the tree answers the keys itself, since other panes mean something else by them;
    the menu only shows them.
    """

    name: str
    text: str
    keys: str = ""
    needs: Needs = Needs.PLAN
    checked: bool | None = None
    in_place: bool = False


COMMANDS = (
    Command("open_ledger", "打开台账…", "Ctrl+O", Needs.NOTHING),
    Command("new_ledger", "新建台账…", "", Needs.NOTHING),
    Command("open_example", "打开示例", "", Needs.NOTHING),
    Command("import_plan", "导入方案…", "Ctrl+I", Needs.NOTHING),
    Command("receive", "接收填报表…", "", Needs.NOTHING),
    Command("export", "导出 Excel…", "Ctrl+E"),
    Command("print_preview", "打印预览…"),
    Command("print", "打印…", "Ctrl+P"),
    Command("back_up", "立即备份", "", Needs.LEDGER),
    Command("quit", "退出", "", Needs.NOTHING),
    Command("undo", "撤销", "Ctrl+Z", Needs.LEDGER),
    Command("redo", "重做", "Ctrl+Y", Needs.LEDGER),
    Command("cut", "剪切", "Ctrl+X", Needs.TASK, in_place=True),
    Command("copy", "复制", "Ctrl+C", in_place=True),
    Command("paste", "粘贴", "Ctrl+V", Needs.TASK, in_place=True),
    Command("clear_cells", "清空内容", "Delete", Needs.TASK, in_place=True),
    Command("fill_down", "向下填充", "Ctrl+D", Needs.TASK, in_place=True),
    Command("fill_chosen", "填充所选", "Ctrl+Enter", Needs.TASK, in_place=True),
    Command("bulk_edit", "批量修改…", "", Needs.TASK),
    Command("select_all", "全选", "Ctrl+A", in_place=True),
    Command("search", "搜索", "Ctrl+F"),
    Command("find", "快速查找…", "Ctrl+K", Needs.NOTHING),
    Command("overview", "总览", "Ctrl+1", checked=False),
    Command("by_section", "按章节", "Ctrl+2", checked=True),
    Command("by_leader", "按领导", "Ctrl+3", checked=False),
    Command("by_unit", "按单位", "Ctrl+4", checked=False),
    Command("by_deadline", "按时限", "Ctrl+5", checked=False),
    Command("by_status", "按状态", "Ctrl+6", checked=False),
    Command("by_tag", "按标签", checked=False),
    Command("watch_unreported", "本期未报送", checked=False),
    Command("watch_overdue", "逾期", checked=False),
    Command("watch_due_soon", "临期", checked=False),
    Command("watch_coordination", "需领导协调", checked=False),
    Command("watch_doubtful", "待核实", checked=False),
    Command("watch_recent", "最近修改", checked=False),
    Command("watch_starred", "星标", checked=False),
    Command("save_view", "保存为视图…"),
    Command("filter_leaders", "牵头领导…"),
    Command("filter_units", "责任单位…"),
    Command("filter_deadlines", "时限…"),
    Command("filter_statuses", "状态…"),
    Command("filter_sections", "章节…"),
    Command("filter_tags", "标签…"),
    Command("clear_filters", "清除全部筛选", "Ctrl+L"),
    Command("compare", "与往期比较…"),
    Command("open_all", "全部展开"),
    Command("close_all", "全部折叠"),
    Command("row_compact", "紧凑", checked=False),
    Command("row_standard", "标准", checked=True),
    Command("row_relaxed", "宽松", checked=False),
    Command("columns", "列…"),
    Command("show_navigation", "导航栏", "", checked=True),
    Command("show_inspector", "详情", "F9", checked=True),
    Command("size_100", "标准 100%", "Ctrl+0", Needs.NOTHING, checked=True),
    Command("size_120", "大 120%", "", Needs.NOTHING, checked=False),
    Command("size_140", "特大 140%", "", Needs.NOTHING, checked=False),
    Command("larger", "放大", "Ctrl+=", Needs.NOTHING),
    Command("smaller", "缩小", "Ctrl+-", Needs.NOTHING),
    Command("full_screen", "全屏", "F11", Needs.NOTHING, checked=False),
    Command("edit_cell", "编辑", "F2", Needs.TASK, in_place=True),
    Command("toggle_units", "展开单位填报", needs=Needs.TASK),
    Command("mark_coordination", "标记需领导协调", needs=Needs.TASK, checked=False),
    Command("mark_star", "星标", needs=Needs.TASK, checked=False),
    Command("edit_tags", "标签…", needs=Needs.TASK),
    Command("add_task", "新增任务…"),
    Command("change_task", "修改任务…", needs=Needs.TASK),
    Command("split_task", "拆分任务…", needs=Needs.TASK),
    Command("join_task", "取消拆分", needs=Needs.TASK),
    Command("edit_sections", "章节…"),
    Command("roll_over", "结转未完成任务…"),
    Command("previous_task", "上一项", "Ctrl+PgUp", Needs.TASK),
    Command("next_task", "下一项", "Ctrl+PgDown", Needs.TASK),
    Command("attachments", "附件…", needs=Needs.TASK),
    Command("show_origin", "结转前后的任务", "", Needs.TASK),
    Command("progress", "历次进展…", "F7", Needs.TASK),
    Command("task_history", "修改记录…", "", Needs.TASK),
    Command("edit_periods", "填报期设置…"),
    Command("dispatch", "下发填报表…", "Ctrl+T"),
    Command("merge", "回收合并…", "Ctrl+M"),
    Command("open_conflicts", "待处理冲突…"),
    Command("make_return", "生成报送文件…"),
    Command("returns", "报送情况…"),
    Command("remind", "催报"),
    Command("unreported_list", "未报送单位清单…"),
    Command("manage_units", "单位管理…"),
    Command("manage_leaders", "领导管理…"),
    Command("custom_columns", "自定义列…"),
    Command("plan_settings", "方案设置…"),
    Command("whole_history", "全部修改记录…"),
    Command("check_data", "检查数据", "", Needs.LEDGER),
    Command("settings", "设置…", "", Needs.NOTHING),
    Command("manual", "操作手册", "F1", Needs.NOTHING),
    Command("shortcuts", "快捷键", "", Needs.NOTHING),
    Command("show_log", "日志", "", Needs.NOTHING),
    Command("diagnostics", "诊断包…", "", Needs.NOTHING),
    Command("about", "关于", "", Needs.NOTHING),
    Command("next_pane", "下一区域", "F6", Needs.NOTHING),
    Command("previous_pane", "上一区域", "Shift+F6", Needs.NOTHING),
)

ON_TASKS = frozenset(
    ("select_all", "open_all", "close_all", "columns", "row_compact", "row_standard", "row_relaxed")
)
"""What is about the tree alone, and rests while 总览 is shown."""

GROUPINGS = ("by_section", "by_leader", "by_unit", "by_deadline", "by_status", "by_tag")
ROWS = ("row_compact", "row_standard", "row_relaxed")
WATCHED = (
    *("watch_unreported", "watch_overdue", "watch_due_soon"),
    *("watch_coordination", "watch_doubtful", "watch_recent", "watch_starred"),
)
FILTERS = (
    *("filter_leaders", "filter_units", "filter_deadlines", "filter_statuses"),
    *("filter_sections", "filter_tags"),
)
SIZES = ("size_100", "size_120", "size_140", "larger", "smaller")

WAITING = frozenset(
    (
        *("open_ledger", "new_ledger", "open_example", "import_plan", "receive"),
        *("export", "dispatch", "merge", "make_return"),
    )
)
"""What does not begin while a job runs: no other job, and no ledger goes."""

KEYS_IN_PLACE = (
    ("Esc", "关闭弹出框；取消编辑；清空搜索"),
    ("Enter", "确定，到下一行"),
    ("Tab", "确定，到右边一格"),
    ("Alt+↓", "打开列表"),
    ("Ctrl+Enter", "在对话框中按默认按钮；编辑单元格时写入所有选中的格"),
    ("Alt+Enter", "在单元格中换行"),
    ("→ ←", "在序号列展开、折叠"),
    ("F8", "导入核对时到下一个问题；回收合并时到下一冲突"),
    ("Alt+1 / 2 / 3", "回收合并时保留台账、采用来件、两者都留"),
)
"""Keys that a place of its own answers; here only for the sheet."""


def shown_keys(keys: str) -> str:
    """Keys as they are written on the screen: PgDown is PgDn, − no hyphen."""
    shown = {"PgDown": "PgDn", "-": "−"}
    return "+".join(shown.get(part, part) for part in keys.split("+")) if keys else ""


def shortcut_rows() -> list[tuple[str, str]]:
    """The sheet 快捷键: keys and what they do, in the order of the table."""
    rows = [(shown_keys(one.keys), one.text.removesuffix("…")) for one in COMMANDS if one.keys]
    return rows + list(KEYS_IN_PLACE)
