"""Labels and column heads in every dialect: which words say 责任单位, 牵头领导 or 完成时限.

A small grammar – words before a noun – instead of a list of whole labels, so that 区级包保领导 or
第一责任单位 are understood as well. Knows single labels, not lines or tables.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from tzdesk.domain.draft import Role
from tzdesk.domain.fields import SUMMARY_FIELDS
from tzdesk.parsing.passage import fold


class Topic(Enum):
    """What a label or column speaks of."""

    NUMBER = "number"
    SECTION = "section"
    TEXT = "text"
    LEADER = "leader"
    UNIT = "unit"
    DEADLINE = "deadline"
    STATUS = "status"
    PERCENT = "percent"
    PROGRESS = "progress"
    PROBLEM = "problem"
    NEXT_STEP = "next_step"
    COORDINATION = "coordination"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Label:
    """A label's topic; for leaders and units the role it gives; `rank` orders rival text heads.

    `people`: a label of units that names persons as well, 责任单位及责任人.
    """

    topic: Topic
    role: Role = Role.RESPONSIBLE
    rank: int = 0
    people: bool = False


_LEAD = "牵头|主责|主要责任|主要负责|主办|主抓|主管|总负责|领衔|领办|挂帅"
_ASSIST = "协同|配合|协办|协助|协作|参与|参加|支持|支撑|保障|会办|协管|联办"
_RESPONSIBLE = "责任|承办|承担|实施|落实|负责|执行|办理|承接|业主|建设|项目|主体|整改|推进"
_LEADING = "分管|包保|包联|包抓|包干|挂点|挂牌|挂联|挂钩|联系|联点|领导|督导|督办"
_LEVEL = (
    "区级|市级|县级|镇级|州级|旗级|省级|区委|市委|县委|区政府|市政府|县政府|区|市|县|政府"
    "|第一|第二|总|主要|具体|直接|共同|部门|单位|行业|属地"
)
_MODIFIER = rf"{_LEAD}|{_ASSIST}|{_RESPONSIBLE}|{_LEVEL}"
_UNIT_NOUN = "单位|部门|主体|机构|科室|处室|股室|站所|责任方|牵头方|配合方|镇街"
_UNIT_ALONE = "总?牵头|主办|主责|承办|协办|配合|会办|责任"
"""Labels without a noun, as short notes have them: 牵头：区教委；配合：区财政局."""
_LEADER_NOUN = (
    "领导同志|领导干部|领导|责任人|负责人|牵头人|责任同志|负责同志|副?区长|副?市长|副?县长"
)
_TIME = "完成|办理|办结|工作|任务|整改|落实|计划|预计|推进|目标|最终|要求|年度|达标|建成|竣工"
_TIME_NOUN = "时限|时间|期限|节点|日期|时间节点"

_UNIT = re.compile(rf"(?:{_MODIFIER}|[和及与/、])*(?:{_UNIT_NOUN})(?:名称)?|(?:{_UNIT_ALONE})")
_LEADER = re.compile(rf"(?:{_MODIFIER}|{_LEADING}|[和及与/、])*(?:{_LEADER_NOUN})(?:姓名)?")
_JOINT = r"[及和与/、(]"
_BOTH = re.compile(
    rf"(?P<unit>{_UNIT.pattern}){_JOINT}(?:{_LEADER.pattern})\)?"
    rf"|(?:{_LEADER.pattern}){_JOINT}(?P<last>{_UNIT.pattern})\)?"
)
_DEADLINE = re.compile(
    rf"(?:截止|(?:{_TIME})*(?:{_TIME_NOUN}))(?:日期|时间|要求|安排|节点|目标)*"
    r"|(?:时间)?进度(?:要求|安排)|时间进度"
)
_TASK = (
    r"(?:年度|具体|主要|重点|工作|目标|任务|督查|督办|政府|报告)*(?:任务|事项|实事|工作)"
    r"(?:内容|名称|分解|清单|事项|要求)*"
)
_TEXT_RANKS = (
    (4, _TASK),
    (4, r"(?:重点|民生|为民)*(?:实事|工作)(?:项目|内容|任务|事项)*|议定事项|部署内容|立项内容"),
    (3, r"(?:具体|主要|工作|重点|推进|落实|整改)+(?:举措|措施|做法)|任务分解"),
    (3, r"(?:主要|具体|建设|项目|工作|任务|分解|重点|整改)*内容(?:[及与和](?:要求|规模)|摘要)?"),
    (
        2,
        r"(?:项目|任务|工作|事项|实事)名称|项目|名称|(?:反馈|督察|巡察|具体|整改)问题|问题(?:描述|表现|清单)",
    ),
    (1, r"(?:年度)?(?:工作|任务|年度|主要|建设|整改)?目标(?:任务)?|目标要求"),
)
_TEXT = tuple((Label(Topic.TEXT, rank=r), re.compile(pattern)) for r, pattern in _TEXT_RANKS)
_SECTION = re.compile(
    r"(?:任务|工作|项目|所属|指标)?(?:类别|分类|类型|大类|板块|领域|章节|篇章|方面|部分|归类)(?:名称)?"
)
_WORDS = {
    Topic.NUMBER: "序号 编号 项目序号 任务编号 任务序号 项号 号 no no.",
    Topic.REMARK: "备注 备考 说明",
    Topic.STATUS: "是否完成 完成与否 进展状态 目前状态 当前状态 工作状态 进度状态",
    Topic.PROGRESS: """
        整改进展 整改进展情况 整改落实情况
        目前进展 进展情况 推进情况 工作推进情况 目前进展情况 最新进展 当前进展 完成进展情况
        完成进展 办理情况 落实进展 任务进展情况 工作完成情况 任务完成情况 目前完成情况
    """,
    Topic.PROBLEM: "问题及原因 存在问题和困难 困难和问题 存在的主要问题 存在问题及困难",
    Topic.NEXT_STEP: """
        下步工作 下一步工作打算 下一步工作计划 下一步举措 下步计划 下步工作措施 下一步 下步打算
    """,
}
_FIXED = {word: topic for topic, words in _WORDS.items() for word in words.split()}
for _field in SUMMARY_FIELDS:
    for _word in (_field.label, _field.short, *_field.synonyms):
        _FIXED.setdefault(fold(_word).lower(), Topic(_field.name))

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@lru_cache(maxsize=1024)
def classify(text: str) -> Label | None:
    """What a whole label or column head means; white space and asides in brackets do not matter."""
    whole = "".join(fold(text).split()).strip("*:").lower()
    if both := _BOTH.fullmatch(whole):
        return Label(Topic.UNIT, _role(both["unit"] or both["last"]), people=True)
    word = _ASIDE.sub("", whole).strip("*:")
    if topic := _FIXED.get(word):
        return Label(topic)
    if _UNIT.fullmatch(word):
        return Label(Topic.UNIT, _role(word))
    if _LEADER.fullmatch(word):
        return Label(Topic.LEADER, Role.ASSIST if re.search(_ASSIST, word) else Role.LEAD)
    forms = ((Label(Topic.DEADLINE), _DEADLINE), (Label(Topic.SECTION), _SECTION), *_TEXT)
    return next((label for label, form in forms if form.fullmatch(word)), None)


def _role(word: str) -> Role:
    leads, helps = re.search(rf"{_LEAD}|第一责任", word), re.search(_ASSIST, word)
    if leads and helps:  # 牵头单位及配合单位 does not say which is which
        return Role.RESPONSIBLE
    return Role.LEAD if leads else Role.ASSIST if helps else Role.RESPONSIBLE


_DUTY_AT_END = re.compile(f"(?:{_UNIT.pattern}|{_LEADER.pattern}|{_DEADLINE.pattern})$")


def duty_label_at_end(word: str) -> int:
    """Where the longest label of a leader, unit or deadline begins that ends `word`; -1: none."""
    found = _DUTY_AT_END.search(word)
    return found.start() if found else -1
