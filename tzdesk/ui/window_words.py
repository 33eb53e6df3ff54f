"""What stands above the panes: the window's title, and the strip that says where one is."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from tzdesk.ui.commands.groups import CommandGroups
from tzdesk.ui.draft_keeping import DraftKeeper
from tzdesk.ui.drafts import Draft
from tzdesk.ui.session import Session
from tzdesk.ui.widgets.banner import Banner
from tzdesk.ui.widgets.toolbar_period import past_period

PRODUCT = "tzdesk · 台账桌面"
RESCUED = "已取回上次未提交的文字"
EXAMPLE = "这是示例台账，可以随意修改，不影响正式数据。"
INVENTED, READ_ONLY = "（演示数据，进展为虚构）", "（只读）"


def title(session: Session, *, is_example: bool) -> str:
    """「2023年重点工作台账 — tzdesk · 台账桌面」; of several plans the one that is shown, too."""
    if session.desk is None:
        return PRODUCT
    mark = INVENTED if is_example else READ_ONLY if session.desk.read_only else ""
    several = len(session.desk.ledger.plans) > 1
    plan = f" · {session.board.plan.year}年方案" if several and session.board else ""
    name = f"{session.desk.path.stem}台账{mark}{plan}"
    return f"{name.replace('台账台账', '台账')} — {PRODUCT}"


def show_strip(
    banner: Banner, session: Session, groups: CommandGroups, drafts: DraftKeeper
) -> None:
    """Above everything: who else has the ledger, a text of last time, a past period, the example.

    Nothing else is said there.
    """
    other = groups.ledgers.hold.other
    if other:
        words = f"台账已在{other.elsewhere}打开，请不要两边同时修改。"
        banner.say(words, [("改为只读打开", groups.ledgers.only_read)])
        return
    if drafts.offer:
        banner.say(*_offer(drafts, drafts.offer))
        return
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


def _offer(drafts: DraftKeeper, draft: Draft) -> tuple[str, list[tuple[str, Callable[[], None]]]]:
    """「已取回上次未提交的文字：第 30 项 进展情况」; where it belongs nowhere, it can be copied."""
    words = drafts.words(draft)
    if words:
        return f"{RESCUED}：{words}", [("填入", drafts.take), ("放弃", drafts.drop)]

    def copy() -> None:
        QGuiApplication.clipboard().setText(draft.text)

    return f"{RESCUED}，所属任务已不在台账中。", [("复制", copy), ("放弃", drafts.drop)]
