"""What pressing the verb would leave on the disk: each unit's file name, and the counts in words.

Plain values; the folder's present files are handed in.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tzdesk.errors import UserError
from tzdesk.services.dispatch_files import Existing, file_name_in
from tzdesk.services.dispatch_names import Naming, checked_pattern, workbook_names
from tzdesk.services.dispatch_scope import Earlier
from tzdesk.services.file_names import name_key
from tzdesk.ui.days import short_day
from tzdesk.ui.dialogs.dispatch.selection import UnitLine

NOBODY = "至少选一个单位"
SKIPPED = "已有同名文件，将跳过"


@dataclass(frozen=True, slots=True)
class FileOptions:
    """How files are named and what happens to those that are there."""

    pattern: str
    existing: Existing = Existing.RENAME
    zipped: bool = False


@dataclass(frozen=True, slots=True)
class Forecast:
    """`names` by unit; a unit whose file would be skipped has `SKIPPED`.

    `wrong` is what the pattern lacks; `replaced` counts files that would be written over.
    """

    names: Mapping[str, str]
    wrong: str = ""
    replaced: int = 0
    skipped: int = 0
    zipped: bool = False

    @property
    def made(self) -> int:
        """Workbooks that would come about."""
        return len(self.names) - self.skipped

    @property
    def told(self) -> str:
        """The footer's sentence."""
        if not self.names:
            return "" if self.wrong else NOBODY
        if not self.made:
            return f"{self.skipped} 个都已有同名文件，将跳过"
        if self.zipped:
            return f"将新建 1 个压缩文件，内含 {self.made} 个填报表，可随时取消。"
        new = self.made - self.replaced
        parts = [f"新建 {new} 个文件"] if new else []
        parts += [f"覆盖 {self.replaced} 个"] if self.replaced else []
        parts += [f"跳过 {self.skipped} 个"] if self.skipped else []
        return f"将{'，'.join(parts)}，可随时取消。"

    @property
    def verb(self) -> str:
        """What the default button says."""
        return f"生成 {self.made} 个填报表"


def forecast(
    chosen: Sequence[UnitLine], options: FileOptions, naming: Naming, there: Collection[str]
) -> Forecast:
    """What would become of these units' workbooks in a folder that holds the files `there`."""
    try:
        checked_pattern(options.pattern)
    except UserError as error:
        return Forecast({}, wrong=error.message)
    stems = workbook_names(options.pattern, naming, [one.name for one in chosen])
    taken = set() if options.zipped else {name_key(one) for one in there}
    before = frozenset(taken)
    names: dict[str, str] = {}
    for unit, stem in zip(chosen, stems, strict=True):
        name = file_name_in(taken, stem, options.existing)
        names[unit.uid] = name or SKIPPED
        taken.add(name_key(name or ""))
    return Forecast(
        names,
        replaced=sum(name_key(one) in before for one in names.values()),
        skipped=sum(one == SKIPPED for one in names.values()),
        zipped=options.zipped,
    )


def sample_name(pattern: str, naming: Naming, unit: str) -> str:
    """示例: one unit's file name; "" for a pattern that cannot stand."""
    try:
        return workbook_names(pattern, naming, [unit])[0] + ".xlsx"
    except UserError:
        return ""


def again_words(sent: Earlier | None, today: date) -> str:
    """What to know before a period is dispatched once more; "" the first time."""
    if sent is None:
        return ""
    day = short_day(sent.on, today)
    units = "" if sent.units is None else f" {sent.units} 个单位"
    return f"本期已于 {day} 下发过{units}；再次下发后，两次交回的都能合并。"
