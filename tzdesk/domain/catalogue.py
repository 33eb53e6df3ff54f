"""The field catalogue of one ledger: the fields that all have, and its own 自定义列.

The one place that makes a column of a ledger a field. Whoever reads, shows, edits, exports or
merges goes by a catalogue; `FIELDS` alone is for what no ledger adds to.
"""

from collections.abc import Iterable, Iterator, Mapping

from tzdesk.domain.clerk_records import CustomField, CustomKind, CustomScope
from tzdesk.domain.fields import FIELDS, REPORT_FIELDS, TASK_FIELDS, Field, Kind, Scope
from tzdesk.domain.text import compact

_KINDS = {
    CustomKind.TEXT: Kind.LONG_TEXT,
    CustomKind.NUMBER: Kind.NUMBER,
    CustomKind.DATE: Kind.DATE,
    CustomKind.LIST: Kind.CHOICE,
}
_SCOPES = {CustomScope.TASK: Scope.TASK, CustomScope.REPORT: Scope.REPORT}
_WIDTHS = {
    CustomKind.TEXT: (140, 18),
    CustomKind.NUMBER: (90, 10),
    CustomKind.DATE: (92, 12),
    CustomKind.LIST: (100, 12),
}
"""In the tree and in a workbook."""


class Catalogue(Mapping[str, Field]):
    """Fields by name; a ledger's own columns behind the others, in their order."""

    def __init__(self, columns: Iterable[CustomField] = ()):
        self.custom = tuple(map(field_of, columns))
        self._fields = FIELDS | {one.name: one for one in self.custom}
        self.task = TASK_FIELDS + self._of(Scope.TASK)
        """What the clerk says of a task."""
        self.report = REPORT_FIELDS + self._of(Scope.REPORT)
        """What a unit's report holds."""

    def _of(self, scope: Scope) -> tuple[Field, ...]:
        return tuple(one for one in self.custom if one.scope is scope)

    # By identity, unlike other mappings: a catalogue is asked for many times and made once.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __getitem__(self, name: str) -> Field:
        return self._fields[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def named(self, word: str) -> Field | None:
        """The field of that name or head; width and white space of a head do not count."""
        if word in self._fields:
            return self._fields[word]
        wanted = compact(word)
        heads = ((one, (one.label, *one.synonyms)) for one in self._fields.values())
        return next((one for one, words in heads if wanted in map(compact, words)), None)


def field_of(column: CustomField) -> Field:
    """A ledger's own column as a field."""
    width, chars = _WIDTHS[column.kind]
    return Field(
        column.uid,
        column.name,
        column.name,
        _KINDS[column.kind],
        _SCOPES[column.scope],
        width,
        chars,
        choices=column.choices,
        custom=True,
    )


_OTHER_HEADS = (
    *("章节", "小节", "配合领导", "协同领导", "牵头单位", "配合单位", "单位", "领导", "已报"),
    *("上期进展", "上期进展情况", "上期完成情况", "上期情况", "行标识"),
    *("分管领导", "牵头区领导", "责任领导", "承办单位", "责任部门", "完成时间", "办理时限"),
)
"""Heads in workbooks of ours that are no fields, and other words for them."""
_MARKS = str.maketrans("", "", "*※")


def head_in_use(name: str) -> str | None:
    """The head for which workbooks and imports would take a column of that name, if there is one.

    Such a name would let a ledger's own column be read as another.
    """
    bare = compact(name).translate(_MARKS).removesuffix("(%)")
    for one in FIXED.values():
        if bare in map(compact, (one.label, one.short, *one.synonyms)):
            return one.label
    return next((head for head in _OTHER_HEADS if head == bare), None)


FIXED = Catalogue()
"""Of a ledger without columns of its own."""
