"""自定义列: making, renaming, ordering and removing a ledger's own columns, each one step of 撤销.

What is said in them stays with them: a column of another kind takes over what it can read, and
refuses the change where it cannot read all.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tzdesk.domain.catalogue import field_of, head_in_use
from tzdesk.domain.changes import Change, Source, created, removed
from tzdesk.domain.json_values import encode
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import (
    CustomField,
    CustomKind,
    CustomScope,
    ReportValue,
    TaskValue,
    new_uid,
)
from tzdesk.domain.text import compact, shorten
from tzdesk.errors import UserError
from tzdesk.services.desk import Desk, Written
from tzdesk.services.placing import behind, placed_before

LONGEST_NAME, LONGEST_CHOICE = 20, 30
_REFUSED = "无法修改自定义列"
_SHOWN = 16


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column should be. `renamed`: choices that go on under another word."""

    name: str
    kind: CustomKind = CustomKind.TEXT
    scope: CustomScope = CustomScope.TASK
    choices: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)


def values_of(ledger: Ledger, column_uid: str) -> list[TaskValue | ReportValue]:
    """Everything that is said in a column, in all plans and periods."""
    of_tasks, of_units = ledger.rows(TaskValue).values(), ledger.rows(ReportValue).values()
    found: list[TaskValue | ReportValue] = [one for one in of_tasks if one.field_uid == column_uid]
    return found + [one for one in of_units if one.field_uid == column_uid]


def count_values(ledger: Ledger) -> Counter[str]:
    """How much is said in each column, by its uid."""
    counts = Counter(one.field_uid for one in ledger.rows(TaskValue).values())
    counts.update(one.field_uid for one in ledger.rows(ReportValue).values())
    return counts


def add_column(desk: Desk, wish: Wish) -> Written:
    """Makes a column behind the others. Raises UserError for a name or list that cannot be."""
    column = new_column(desk.ledger, wish)
    return desk.write(created([column]), Source.SETTINGS, f"新增自定义列“{column.name}”")


def new_column(ledger: Ledger, wish: Wish) -> CustomField:
    """The row of a column behind the others. Raises UserError as `add_column`."""
    position = behind(ledger.custom_fields())
    return _wished(ledger, CustomField(uid=new_uid(), name="", position=position), wish)


def change_column(desk: Desk, column_uid: str, wish: Wish) -> Written:
    """Changes a column, and what is said in it with it. Raises UserError where that cannot be."""
    ledger = desk.ledger
    old = ledger.get(CustomField, column_uid)
    new = _wished(ledger, old, wish)
    values = values_of(ledger, column_uid)
    if values and new.scope is not old.scope:
        raise UserError(
            f"“{old.name}”已有 {len(values)} 处内容，不能改由谁填写。", "可以另建一列。", _REFUSED
        )
    changes = [*_row_changes(old, new), *_value_changes(old, new, values, wish.renamed)]
    renamed = f"改名为“{new.name}”" if new.name != old.name else ""
    title = f"自定义列“{old.name}”{renamed}" if renamed else f"修改自定义列“{old.name}”"
    return desk.write(changes, Source.SETTINGS, title)


def move_column(desk: Desk, column_uid: str, step: int) -> Written:
    """Puts a column one place up (-1) or down (1) among the others."""
    column, others = desk.ledger.get(CustomField, column_uid), desk.ledger.custom_fields()
    at = others.index(column) + step
    others.remove(column)
    before = others[at].uid if 0 <= at < len(others) else ""
    changes = placed_before(column, others, before) if at >= 0 else ()
    return desk.write(changes, Source.SETTINGS, f"调整“{column.name}”的顺序")


def remove_column(desk: Desk, column_uid: str) -> Written:
    """Removes a column and all that is said in it; 撤销 brings both back."""
    column, values = desk.ledger.get(CustomField, column_uid), values_of(desk.ledger, column_uid)
    count = f"（{len(values)} 处内容）" if values else ""
    changes = removed([*values, column])
    return desk.write(changes, Source.SETTINGS, f"删除自定义列“{column.name}”{count}")


def _wished(ledger: Ledger, column: CustomField, wish: Wish) -> CustomField:
    """The row as it should be. Raises UserError for a name or list that cannot be."""
    choices = _choices(wish) if wish.kind is CustomKind.LIST else ()
    return CustomField(
        uid=column.uid,
        name=_name(ledger, column.uid, wish.name),
        kind=wish.kind,
        choices=choices,
        scope=wish.scope,
        position=column.position,
    )


def _name(ledger: Ledger, column_uid: str, typed: str) -> str:
    name = " ".join(typed.split())
    if not name:
        raise UserError("自定义列没有名称。", "请填写名称，例如“任务来源”。")
    if len(name) > LONGEST_NAME:
        raise UserError(f"自定义列的名称不能超过 {LONGEST_NAME} 个字。", "请写得短一些。")
    if head := head_in_use(name):
        same = "" if compact(head) == compact(name) else f"“{head}”"
        raise UserError(f"“{name}”是台账已有的栏目{same}，不能作自定义列的名称。", "请换一个名称。")
    wanted = compact(name).casefold()
    for one in ledger.custom_fields():
        if one.uid != column_uid and compact(one.name).casefold() == wanted:
            raise UserError(f"已有自定义列“{one.name}”。", "请换一个名称。")
    return name


def _choices(wish: Wish) -> tuple[str, ...]:
    found = [" ".join(one.split()) for one in wish.choices]
    found = [one for one in found if one]
    if not found:
        raise UserError("列表中还没有选项。", "请至少添加一个选项。")
    if long := next((one for one in found if len(one) > LONGEST_CHOICE), None):
        shown = shorten(long, _SHOWN)
        raise UserError(f"选项“{shown}”过长，不能超过 {LONGEST_CHOICE} 个字。", "请写得短一些。")
    seen: set[str] = set()
    for one in found:
        if compact(one) in seen:
            raise UserError(f"选项“{one}”重复。", "请改掉或删除其中一个。")
        seen.add(compact(one))
    return tuple(found)


def _row_changes(old: CustomField, new: CustomField) -> Iterator[Change]:
    for name in ("name", "kind", "scope", "choices"):
        before, after = encode(getattr(old, name)), encode(getattr(new, name))
        if before != after:
            yield Change(old.entity, old.uid, name, before, after)


def _value_changes(
    old: CustomField,
    new: CustomField,
    values: list[TaskValue | ReportValue],
    renamed: Mapping[str, str],
) -> Iterator[Change]:
    """What is said, as the new column reads it."""
    reads, lost = field_of(new).read, []
    for one in values:
        reading = reads(renamed.get(one.value, one.value))
        if reading.problem:
            lost.append(one.value)
        elif reading.value != one.value:
            yield Change(one.entity, one.uid, "value", one.value, reading.value)
    if lost:
        raise _refusal(old, new, lost)


def _refusal(old: CustomField, new: CustomField, lost: list[str]) -> UserError:
    first = shorten(lost[0], _SHOWN)
    if old.kind is new.kind is CustomKind.LIST:
        used = sum(one == lost[0] for one in lost)
        return UserError(
            f"选项“{first}”还有 {used} 处在用，不能删除。",
            "请先改掉这些内容，或给选项改名。",
            _REFUSED,
        )
    return UserError(
        f"“{old.name}”中有 {len(lost)} 处内容不能作为{new.kind.label}，例如“{first}”。",
        "请先改掉这些内容，或保留原来的类型。",
        _REFUSED,
    )
