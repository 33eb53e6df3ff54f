"""What stands above the panes: the window's title, and the strip that says where one is."""

from tzdesk.ui.commands.groups import CommandGroups
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.banner import Banner
from tzdesk.ui.widgets.toolbar_period import past_period

PRODUCT = "tzdesk · 台账桌面"
EXAMPLE = "这是示例台账，可以随意修改，不影响正式数据。"
INVENTED = "（演示数据，进展为虚构）"


def title(session: Session, *, is_example: bool) -> str:
    """「2023年重点工作台账 — tzdesk · 台账桌面」."""
    if session.desk is None:
        return PRODUCT
    name = f"{session.desk.path.stem}台账{INVENTED if is_example else ''}"
    return f"{name.replace('台账台账', '台账')} — {PRODUCT}"


def show_strip(banner: Banner, session: Session, groups: CommandGroups) -> None:
    """A past period, or the example, is said above everything; else nothing is."""
    past = past_period(session)
    if past:
        banner.say(
            f"正在查看往期：{past.label}，修改会记入修改记录。",
            [("回到本期", lambda: session.show_period(None))],
        )
    elif groups.ledgers.is_example:
        banner.say(
            EXAMPLE,
            [("导入正式方案…", groups.plans.import_plan), ("关闭示例", groups.ledgers.close)],
        )
    else:
        banner.end()
