"""The menus of the bar: which commands stand in which, in what order. Knows commands by name."""

from dataclasses import dataclass

from tzdesk.ui.command_table import FILTERS, GROUPINGS, ROWS, SIZES, WATCHED, Needs


@dataclass(frozen=True, slots=True)
class Submenu:
    """A menu in a menu; one without `entries` is filled by its owner when it opens."""

    name: str
    text: str
    entries: tuple[str, ...] = ()
    needs: Needs = Needs.PLAN


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of the bar; None is a line between groups."""

    text: str
    entries: tuple[str | Submenu | None, ...]


SEEKING = ("select_all", "search", "find")
EXCHANGE = ("dispatch", "merge", "open_conflicts", "make_return")
OUTLINE = ("add_task", "change_task", "split_task", "join_task", "edit_sections")
RETURNS = ("returns", "remind", "unreported_list")

MANAGED = ("manage_units", "manage_leaders", "custom_columns", "plan_settings")

MENUS = (
    Menu(
        "文件(&F)",
        (
            "open_ledger",
            "new_ledger",
            Submenu("recent", "最近打开", needs=Needs.NOTHING),
            "open_example",
            Submenu("plans", "方案"),
            None,
            "import_plan",
            "roll_over",
            "receive",
            "export",
            None,
            "print_preview",
            "print",
            None,
            "back_up",
            None,
            "quit",
        ),
    ),
    Menu(
        "编辑(&E)",
        (
            *("undo", "redo", Submenu("steps", "最近操作", needs=Needs.LEDGER), None),
            *("cut", "copy", "paste", "clear_cells", None),
            *("fill_down", "fill_chosen", "bulk_edit", None, *SEEKING),
        ),
    ),
    Menu(
        "视图(&V)",
        (
            "overview",
            *GROUPINGS,
            Submenu("own_groupings", "按自定义列"),
            None,
            Submenu("watch", "关注", WATCHED),
            Submenu("saved_views", "我的视图"),
            "save_view",
            None,
            Submenu("filters", "筛选", FILTERS),
            Submenu("own_filters", "按自定义列筛选"),
            "clear_filters",
            "compare",
            None,
            "open_all",
            "close_all",
            Submenu("rows", "行高", ROWS),
            "columns",
            None,
            "show_navigation",
            "show_inspector",
            Submenu("size", "字号", SIZES, Needs.NOTHING),
            Submenu("theme", "主题", needs=Needs.NOTHING),
            None,
            "full_screen",
        ),
    ),
    Menu(
        "任务(&T)",
        (
            "edit_cell",
            "toggle_units",
            "mark_coordination",
            "mark_star",
            "edit_tags",
            None,
            *OUTLINE,
            "attachments",
            None,
            "previous_task",
            "next_task",
            "show_origin",
            "progress",
            "task_history",
        ),
    ),
    Menu(
        "填报(&R)",
        (Submenu("period", "填报期"), "edit_periods", None, *EXCHANGE, None, *RETURNS),
    ),
    Menu(
        "工具(&O)",
        (*MANAGED, None, "whole_history", "check_data", None, "settings"),
    ),
    Menu("帮助(&H)", ("manual", "shortcuts", None, "show_log", "diagnostics", None, "about")),
)
