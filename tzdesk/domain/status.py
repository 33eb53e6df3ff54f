"""进展状态: the five stored statuses, and the exact table of words that returned sheets use.

Words are compared whole, never by "contains": 未完成 and 基本完成 contain 完成 and are not done.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from tzdesk.domain.text import compact


class Status(StrEnum):
    """What the office says of a task, or a unit of its part.

    The value is the word that is stored, shown and exchanged; `token` names its colours.
    """

    NOT_STARTED = "未启动"
    ON_TRACK = "正常推进"
    LATE = "滞后"
    DONE = "已完成"
    ADJUSTED = "已调整"

    @property
    def token(self) -> str:
        """The name of its shape and colours: `not_started`."""
        return self.name.lower()

    @property
    def finished(self) -> bool:
        """Whether nothing more is expected: such a task is neither overdue nor due soon."""
        return self in (Status.DONE, Status.ADJUSTED)


BAR_ORDER = (Status.DONE, Status.ON_TRACK, Status.LATE, Status.NOT_STARTED, Status.ADJUSTED)
"""Figures, counts and bars have this order everywhere, chips and lists the glossary's."""

STATUS_WORDS = tuple(status.value for status in Status)
"""The allowed values in the glossary's order."""


@dataclass(frozen=True, slots=True)
class StatusReading:
    """What a word says: a status, or nothing but perhaps a suggestion that a person must accept."""

    status: Status | None
    suggestion: Status | None = None


_TAKEN = {
    Status.DONE: """
        完成 全部完成 已全部完成 全面完成 提前完成 已提前完成 超额完成 按期完成 按时完成
        如期完成 完成年度任务 已完成年度任务 完成全年任务 已完成全年任务 完成年度目标
        已完成年度目标 办结 已办结 按期办结 提前办结 办理完毕 已办理完毕 办毕 销号
        已销号 办结销号 完成销号 已落实 已落实到位
    """,
    Status.ON_TRACK: """
        正常 推进中 正在推进 正常推进中 进行中 正在进行 正常进行 正常开展 进展正常
        进展顺利 顺利推进 有序推进 稳步推进 扎实推进 持续推进 加快推进 按计划推进
        按计划进行 按期推进 按进度推进 按时序推进 按时序进度推进 按序时推进 按序时进度推进
        序时推进 按时间节点推进 达序时 达序时进度 达到序时进度 符合序时进度 达进度
        快于序时 快于序时进度 超序时 超序时进度 超进度 在办 办理中 正在办理 落实中
        正在落实 实施中 正在实施 开展中 正在开展 在建 建设中 正在建设 施工中 正在施工
        已启动 已开展 已开工
    """,
    Status.LATE: """
        已滞后 略有滞后 严重滞后 进度滞后 进展滞后 推进滞后 滞后序时 滞后于序时进度 落后
        进度落后 落后于序时进度 慢序时 慢于序时 慢于序时进度 低于序时 低于序时进度 欠序时
        欠进度 未达序时 未达序时进度 未达到序时进度 未达进度 未按序时推进 未按序时进度推进
        未按计划推进 缓慢 进度慢 进度偏慢 进度较慢 进度缓慢 进展偏慢 进展较慢 进展缓慢
        推进较慢 推进缓慢 逾期 已逾期 超期 已超期 逾期未完成 逾期未办结 超期未完成
        超期未办结 未按期完成 未按时完成
    """,
    Status.NOT_STARTED: """
        尚未启动 暂未启动 未开始 尚未开始 未开展 尚未开展 暂未开展 未实施 尚未实施
        未推进 未开工 尚未开工 暂未开工 未动工 待启动 待实施 待开工
    """,
    Status.ADJUSTED: """
        终止 已终止 中止 已中止 取消 已取消 撤销 已撤销 暂缓 已暂缓 暂缓实施 暂缓推进
        缓办 不再实施 不再推进 停止实施 已停止实施 调出 已调出 移出 已移出
    """,
}

_ASKED = {
    Status.DONE: """
        完工 已完工 竣工 已竣工 建成 已建成 建成投用 已投用 已交付 已验收 已印发
        已出台 已开业 蓝灯
    """,
    Status.ON_TRACK: """
        基本完成 基本办结 基本建成 大部分完成 部分完成 接近完成 即将完成 收尾 收尾阶段
        待验收 试运行 预计完成 预计能够完成 预计年底完成 阶段性完成 完成阶段任务
        已完成阶段任务 已完成本期任务 完成序时任务 主体完工 基本达序时 前期 前期工作
        前期手续 谋划中 筹备中 准备中 招标中 审批中 手续办理中 长期 长期坚持 长期推进
        常态化 常态化推进 绿灯 绿
    """,
    Status.LATE: """
        未完成 未办结 未落实 有困难 有一定困难 完成有难度 推进困难 难以完成 预计不能完成
        无法完成 受阻 停滞 停工 暂停 延期 已延期 顺延 跨年 跨年度 结转下年 黄灯 黄
        红灯 红
    """,
    Status.NOT_STARTED: """
        未到期 未到时间节点 未到启动时间 无进展 暂无进展
    """,
}


def _table(groups: dict[Status, str]) -> dict[str, Status]:
    return {compact(word): status for status, words in groups.items() for word in words.split()}


_BY_WORD = _table(_TAKEN) | {status.value: status for status in Status}
_BY_SUGGESTION = _table(_ASKED)


_DRESSING = re.compile(r"\([^()]*\d[^()]*\)|^[\W\d_]+|[\W\d_]+$")
"""What people put around a word: ✓已完成, 3.滞后！, 已完成(9月底)."""


def normalise_status(text: str) -> StatusReading:
    """Looks `text` up in the table, after NFKC, without white space and closing punctuation."""
    word = compact(text).rstrip("。;,、.")
    status, bare = _BY_WORD.get(word), _DRESSING.sub("", word)
    return StatusReading(status, _BY_SUGGESTION.get(word) or (None if status else _meant(bare)))


def _meant(bare: str) -> Status | None:
    """What a word stands for once its ticks, numbers and dates are taken off: only to be asked."""
    return _BY_WORD.get(bare) or _BY_SUGGESTION.get(bare)
