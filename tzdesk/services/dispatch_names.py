"""文件命名: from a pattern with placeholders to the name of each unit's workbook."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tzdesk.domain.text import shorten
from tzdesk.errors import UserError
from tzdesk.services.file_names import clean_stem, name_key, unlike

SUFFIX = ".xlsx"
DEFAULT_PATTERN = "{方案简称}_{单位}_{填报期}_填报表.xlsx"
PLACEHOLDERS = ("{方案简称}", "{单位}", "{填报期}", "{序号}", "{日期}")

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_LONGEST_VALUE = 40


@dataclass(frozen=True, slots=True)
class Naming:
    """What the placeholders stand for, but the unit and its number."""

    plan: str
    period: str
    day: date


def checked_pattern(pattern: str) -> str:
    """The pattern without suffix. Raises UserError for one that cannot name files apart."""
    stem = pattern.strip()
    stem = stem[: -len(SUFFIX)] if stem.lower().endswith(SUFFIX) else stem
    known = f"可用：{' '.join(PLACEHOLDERS)}"
    unknown = [one for one in _PLACEHOLDER.findall(stem) if one not in PLACEHOLDERS]
    if unknown:
        raise UserError(f"文件名中的 {unknown[0]} 没有含义。", f"{known}。")
    if "{单位}" not in stem:
        raise UserError("文件名须含 {单位}，否则各单位的文件会重名。", f"{known}。")
    return stem


def workbook_names(pattern: str, naming: Naming, units: Sequence[str]) -> list[str]:
    """A name for each unit's workbook, no two alike on any system, without suffix.

    Raises UserError as `checked_pattern`.
    """
    stem = checked_pattern(pattern)
    taken: set[str] = set()
    names: list[str] = []
    for number, unit in enumerate(units, 1):
        values = {
            "{方案简称}": naming.plan,
            "{单位}": unit,
            "{填报期}": naming.period,
            "{序号}": str(number).zfill(len(str(len(units)))),
            "{日期}": naming.day.isoformat(),
        }
        name = unlike(clean_stem(_filled(stem, values)) or "填报表", taken)
        taken.add(name_key(name))
        names.append(name)
    return names


def _filled(stem: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: shorten(values[found[0]], _LONGEST_VALUE), stem)
