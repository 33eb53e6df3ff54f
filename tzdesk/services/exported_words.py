"""What a person wrote into the office's own columns of an exported ledger, coming in.

Shown beside what the ledger says now; the chosen points become edits. Writes nothing.
"""

from collections.abc import Iterable, Iterator

from tzdesk.domain.fields import Field, Scope
from tzdesk.domain.json_values import encode
from tzdesk.domain.ledger import Ledger
from tzdesk.domain.records import CustomField, Period, Summary, Task
from tzdesk.domain.reporting import shown_summary
from tzdesk.domain.said import clerk_said
from tzdesk.domain.values import Stored
from tzdesk.exchange.ledger_reader import ExportedLedger
from tzdesk.services.comparing import Comparison, Difference
from tzdesk.services.editing import Edit
from tzdesk.services.exported import task_uids
from tzdesk.services.exported_rows import known_column


def word_differences(
    ledger: Ledger, comparison: Comparison, exported: ExportedLedger
) -> Iterator[Difference]:
    """The office's summary and the clerk's own words, where the export says others."""
    place_of = {uid: place for place, uid in enumerate(task_uids(exported))}
    columns = {one.uid: one for one in exported.records if isinstance(one, CustomField)}
    for one in exported.edits:
        place = place_of.get(one.task_uid)
        uid = comparison.pairs.get(place) if place is not None else None
        if not one.summary or uid is None:
            continue
        field = _field(ledger, one.column, columns)
        if field is None:
            continue
        old, new = field.show(_said(ledger, uid, field, exported.period)), field.show(one.value)
        if old != new:
            head = field.label if field.custom else ""
            yield Difference(one.number, field.name, old, new, uid, place, head)


def word_edits(
    ledger: Ledger, chosen: Iterable[Difference], exported: ExportedLedger
) -> list[Edit]:
    """Those of the chosen points that are the office's own words, as edits."""
    shown = exported.period
    return [
        Edit(one.task_uid, one.field, one.new, _own_period(ledger, one.task_uid, shown))
        for one in chosen
        if one.task_uid and one.field and _is_word(ledger.fields.get(one.field))
    ]


def _is_word(field: Field | None) -> bool:
    return field is not None and field.scope in (Scope.BOTH, Scope.TASK)


def _field(ledger: Ledger, name: str, columns: dict[str, CustomField]) -> Field | None:
    """The field of this ledger that a column of the export is."""
    own = known_column(ledger, columns[name]) if name in columns else None
    return ledger.fields.get(own.uid if own else name)


def _said(ledger: Ledger, task_uid: str, field: Field, shown: Period | None) -> Stored:
    if field.scope is Scope.TASK:
        return clerk_said(ledger, task_uid, field)
    value: Stored = encode(getattr(_summary(ledger, task_uid, shown), field.name, None))
    return value


def _summary(ledger: Ledger, task_uid: str, shown: Period | None) -> Summary | None:
    period = ledger.find(Period, _own_period(ledger, task_uid, shown))
    if period is None:
        return ledger.summary(task_uid, None)
    known = ledger.periods(period.plan_uid)
    return shown_summary(ledger, task_uid, [one for one in known if one.start <= period.start])


def _own_period(ledger: Ledger, task_uid: str, shown: Period | None) -> str | None:
    """The period of the task's own plan that has the exported one's uid, else its code."""
    if shown is None or ledger.find(Period, shown.uid):
        return shown.uid if shown else None
    ours = ledger.periods(ledger.get(Task, task_uid).plan_uid)
    return next((one.uid for one in ours if one.code == shown.code), None)
