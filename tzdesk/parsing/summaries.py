"""Status, percent, progress and problem columns of a table: the office's summary of a task.

Values are read as everywhere else; what is no allowed value is reported with a suggestion.
"""

from dataclasses import dataclass, field
from typing import Any

from tzdesk.domain.draft import Problem, ProblemKind, SummaryDraft
from tzdesk.domain.fields import SUMMARY_FIELDS, Field
from tzdesk.parsing.columns import Columns
from tzdesk.parsing.grid import Cell, Row
from tzdesk.parsing.labels import Topic
from tzdesk.parsing.names import is_empty_value

_TEXTS = ("progress", "problem", "next_step")


@dataclass(slots=True)
class SummaryReader:
    """Reads the summaries of one table's rows and collects the values that were not understood."""

    columns: Columns
    problems: list[Problem] = field(default_factory=list)

    def read(self, row: Row, known: SummaryDraft | None = None) -> SummaryDraft | None:
        """What `row` says, added to what rows above it said of the same task (`known`)."""
        values: dict[str, Any] = {}
        for one in SUMMARY_FIELDS:
            for at in self.columns.of(Topic(one.name)):
                cell = row.cell(at)
                if cell and not is_empty_value(cell.passage.folded):
                    self._read_cell(values, row, at, cell, one)
        if not values:
            return known
        before = {one.name: getattr(known, one.name, None) for one in SUMMARY_FIELDS}
        for name in _TEXTS:
            if before[name] and name in values:
                values[name] = f"{before[name]}\n{values[name]}"
        return SummaryDraft(**(before | values))

    def _read_cell(self, values: dict[str, Any], row: Row, at: int, cell: Cell, one: Field) -> None:
        reading = one.read(cell.text)
        if not reading.problem:
            values[one.name] = reading.value
            return
        word = "".join(cell.text.split())
        advice = f"，建议：{one.show(reading.suggestion)}" if reading.suggestion is not None else ""
        message = f"{self.columns.names.get(at, one.label)}“{word}”{reading.problem}{advice}"
        kind = ProblemKind.UNKNOWN_VALUE
        self.problems.append(Problem(row.lines[0], kind, message, cell.text))
