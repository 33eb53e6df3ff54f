"""Step 3 of 导入方案 without a window: what will be imported, under which names and rules.

A plan that the ledger knows is compared; each point can be left out. Knows no widget.
"""

from collections import Counter
from dataclasses import replace
from datetime import date

from tzdesk.domain.draft import PlanDraft
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.periods import PeriodKind, month_end
from tzdesk.services.comparing import NEW, VANISHED, Comparison, Difference
from tzdesk.services.importing import ImportOptions, compare_plan, default_options
from tzdesk.services.incoming import Incoming

_COUNTED = (
    ("工作任务", "文字改动"),
    ("完成时限", "时限"),
    ("牵头领导", "领导"),
    ("责任单位", "单位"),
    ("序号", "序号"),
    ("章节", "章节"),
    (NEW, "新增"),
    (VANISHED, "减少"),
)
_MOST = 8
_ALWAYS = ("文字改动", "时限", "新增", "减少")


class Confirmation:
    """`options` are what the fields say; `comparison.plan` is None for a plan that is new."""

    def __init__(
        self,
        draft: PlanDraft,
        ledger: Ledger | None,
        today: date,
        aliases: tuple[tuple[str, str], ...] = (),
        incoming: Incoming | None = None,
    ):
        self.draft = draft
        exported = incoming.exported if incoming else None
        self.comparison = (
            compare_plan(ledger, draft, exported, aliases) if ledger else Comparison(None)
        )
        self._left_out: set[Difference] = set()
        self._make_periods = self.comparison.plan is None
        self.options = replace(
            default_options(draft, today, self.comparison.plan),
            aliases=aliases,
            periods=PeriodKind.QUARTER if self._make_periods else None,
        )

    @property
    def known(self) -> bool:
        """Whether the ledger has this plan."""
        return self.comparison.plan is not None

    def change(self, **values: object) -> None:
        """Takes over what a field says."""
        self.options = replace(self.options, **values)  # type: ignore[arg-type]

    def make_periods(self, wanted: bool) -> None:
        """☑ 同时建立四个季度的填报期."""
        self.options = replace(self.options, periods=PeriodKind.QUARTER if wanted else None)

    def tick(self, difference: Difference, ticked: bool) -> None:
        """Takes one point of the comparison over, or leaves it out."""
        (self._left_out.discard if ticked else self._left_out.add)(difference)

    def ticked(self, difference: Difference) -> bool:
        """Whether it will be taken over."""
        return difference.selectable and difference not in self._left_out

    @property
    def chosen(self) -> tuple[Difference, ...]:
        """The points that will be taken over."""
        return tuple(one for one in self.comparison.selectable if self.ticked(one))

    @property
    def final_options(self) -> ImportOptions:
        """What the import is told."""
        return replace(self.options, chosen=self.chosen) if self.known else self.options

    @property
    def verb(self) -> str:
        """导入 138 项任务, 更新 4 项."""
        if not self.known:
            return f"导入 {len(self.draft.tasks)} 项任务"
        return f"更新 {self.updated} 项"

    @property
    def updated(self) -> int:
        """How many tasks the chosen points are about."""
        return len({one.place for one in self.chosen})

    @property
    def ready(self) -> bool:
        """Whether the verb can be pressed."""
        named = bool(self.options.title.strip() and self.options.short_title.strip())
        return named and (not self.known or bool(self.chosen) or self._renamed)

    @property
    def _renamed(self) -> bool:
        plan = self.comparison.plan
        names = ("title", "short_title", "doc_no", "issuer", "issued_on", "year", "reporting")
        return plan is not None and any(
            getattr(plan, name) != getattr(self.options, name)
            for name in (*names, "first_unit_leads")
        )

    @property
    def summary(self) -> str:
        """「7 章、138 项任务、225 条领导分工、352 条单位分工；时限 12月底 129、…」."""
        if self.known:
            return self._difference_words()
        draft = self.draft
        chapters = sum(one.parent is None for one in draft.sections)
        told = [f"{chapters} 章"] if chapters else []
        told += [
            f"{len(draft.tasks)} 项任务",
            f"{sum(len(task.leaders) for task in draft.tasks)} 条领导分工",
            f"{sum(len(task.units) for task in draft.tasks)} 条单位分工",
        ]
        told += [f"{len(draft.own)} 个自定义列"] if draft.own else []
        deadlines = self._deadlines()
        return "、".join(told) + (f"；时限 {deadlines}" if deadlines else "")

    def _deadlines(self) -> str:
        """「12月底 129、11月底 3」: the latest day first, wordings without a day at the end."""
        days = Counter(task.due_on for task in self.draft.tasks if task.due_on)
        words = Counter(
            task.deadline_text
            for task in self.draft.tasks
            if task.deadline_text and not task.due_on
        )
        told = [
            f"{_short_day(day, self.options.year)} {days[day]}"
            for day in sorted(days, reverse=True)
        ]
        told += [f"{text} {count}" for text, count in words.items()]
        return "、".join(told[:_MOST]) + (" 等" if len(told) > _MOST else "")

    def _difference_words(self) -> str:
        if not self.comparison.differences:
            return "与台账一致，没有改动"
        told = [
            f"{word} {count} 项"
            for label, word in _COUNTED
            if (count := self.comparison.count(label)) or word in _ALWAYS
        ]
        heads = {one.name: self.comparison.count(one.name) for one in self.draft.own}
        told += [f"{head} {count} 项" for head, count in heads.items() if count]
        return f"{'、'.join(told)}；已填进展全部保留"


def _short_day(day: date, year: int) -> str:
    words = f"{day.month}月底" if day == month_end(day.year, day.month) else f"{day:%m-%d}"
    return words if day.year == year else f"{day.year}年{words}"
