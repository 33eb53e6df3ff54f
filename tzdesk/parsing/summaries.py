"""Status, percent, progress and problem columns of a table: the office's summary of a task.

Values are read as everywhere else; what is no allowed value is reported with a suggestion.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tzdesk.domain.draft import Problem, ProblemKind, SummaryDraft
from tzdesk.domain.fields import SUMMARY_FIELDS, Field
from tzdesk.domain.values import Reading
from tzdesk.parsing.columns import Columns
from tzdesk.parsing.grid import Cell, Row
from tzdesk.parsing.labels import Topic
from tzdesk.parsing.names import is_empty_value

_TEXTS = ("progress", "problem", "next_step")
_FRACTION, _ONE = re.compile(r"0?\.\d+"), re.compile(r"1(?:\.0+)?")
_UP_TO_ONE = re.compile(r"0?\.\d+|[01](?:\.0+)?")
_ALONE_AMONG_FRACTIONS = Reading(problem="与同一列的小数不一致", suggestion=100)


def fraction_columns(columns: Columns, rows: Sequence[Row]) -> frozenset[int]:
    """The percent columns whose values are parts of 1 (0.8), written without %."""
    found = set()
    for at in columns.of(Topic.PERCENT):
        texts = [row.cell(at).passage.folded for row in rows if row.cell(at)]
        if any(map(_FRACTION.fullmatch, texts)) and all(map(_UP_TO_ONE.fullmatch, texts)):
            found.add(at)
    return frozenset(found)


@dataclass(slots=True)
class SummaryReader:
    """Reads the summaries of one table's rows and collects the values that were not understood.

    `fractions` are the columns of `fraction_columns`: a 1 in them may well mean all of it.
    """

    columns: Columns
    fractions: frozenset[int] = frozenset()
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
        alone = at in self.fractions and _ONE.fullmatch(cell.passage.folded)
        reading = _ALONE_AMONG_FRACTIONS if alone else one.read(cell.text)
        if not reading.problem:
            values[one.name] = reading.value
            return
        word = "".join(cell.text.split())
        advice = f"，建议：{one.show(reading.suggestion)}" if reading.suggestion is not None else ""
        message = f"{self.columns.names.get(at, one.label)}“{word}”{reading.problem}{advice}"
        kind = ProblemKind.UNKNOWN_VALUE
        self.problems.append(Problem(row.lines[0], kind, message, cell.text))
